"""Say what numbers on one axis show, and how to read them."""

from __future__ import annotations

from collections.abc import Mapping

from touchstone.evidence.axes import Axis
from touchstone.evidence.effects import EFFECT_KINDS, STANDARD_DEVIATIONS, Effect, Scale
from touchstone.evidence.rule import CLEAR
from touchstone.evidence.studies import Study, short_name
from touchstone.wording.effects import (
    difference_words,
    format_amount,
    format_number,
    range_words,
)
from touchstone.wording.findings import count_chance_words
from touchstone.wording.phrases import capital_first, format_count, join_words
from touchstone.wording.verdicts import describe_people

HONEST = (
    "Nothing is pooled or converted here, and two units never share an axis. "
    "Related methods are left out."
)
SIGNS = {
    "● filled": "two groups compared",
    "○ hollow": "before and after, with nothing to compare",
    "◆": "pooled by a review",
    "line": "95% range, where the study gives one",
}
# The labels at the two ends of an axis, by which way is better.
_SIDES = {
    "lower": ("← better", "worse →"),
    "higher": ("← worse", "better →"),
    "": ("← lower", "higher →"),
}
TABLE_TITLES = ("Study", "Outcome", "Difference", "95% range", "When", "People", "How")
TOO_SMALL = "too small to notice"


def axis_name(axis: Axis, benefits: Mapping[str, str], studies: Mapping[str, Study]) -> str:
    """Return the name of an axis in a list of choices.

    Args:
        axis: The axis.
        benefits: Names of the benefits by id.
        studies: The studies by id.
    """
    # "mL" stays as it is.
    unit = axis.unit if axis.unit[1:2].isupper() else capital_first(axis.unit)
    if axis.scale is not None:
        return f"{axis.scale.name}, {axis.unit}"
    if axis.benefit_id:
        return f"{unit} · {benefits[axis.benefit_id]}"
    where = f" · {short_name(studies[axis.study_id])}" if axis.study_id else ""
    return f"{unit}{where}{f' ({axis.better} is better)' if axis.better else ''}"


def axis_title(axis: Axis, name: str) -> str:
    """Return the finding of an axis.

    It says how many differences are noticeable, or else how many point to better, and how many of
    these could be chance.

    Args:
        axis: The axis.
        name: See ``axis_name``.
    """
    total = len(axis.drawn)
    if axis.noticeable is not None and axis.better:
        count = sum(_is_noticeable(axis, effect) for effect in axis.drawn)
        if total == 1:
            size = "large enough" if count else "too small"
            return f"{name}: the one difference is {size} for a person to notice"
        verb = "is" if count <= 1 else "are"
        counted = f"{count or 'none'} of {total} differences {verb}"
        return f"{name}: {counted} large enough for a person to notice"
    if not axis.better:
        return f"{name}: {format_count(total, 'difference')}"
    better = [effect for effect in axis.drawn if _is_better(axis, effect)]
    count = len(better)
    verb = "points" if count <= 1 else "point"
    studies = len({effect.study_id for effect in axis.drawn})
    counted = f"{count or 'none'} of {format_count(total, 'number')}"
    source = f" from {format_count(studies, 'study', 'studies')}" if total > 1 else ""
    chance = count_chance_words(sum(effect.clear != CLEAR for effect in better), total)
    return f"{name}: {counted}{source} {verb} to better{f', {chance}' if chance else ''}"


def axis_sentences(axis: Axis, studies: Mapping[str, Study]) -> list[str]:
    """Return how to read an axis, and what is not drawn on it."""
    how = f"massage minus its comparison, or after minus before, in {axis.unit}"
    if axis.is_ratio:
        how = "a risk ratio, where 1 is no difference"
    sentences = [f"Each row is one number from a study: {how}."]
    if len(axis.drawn) > len({effect.study_id for effect in axis.drawn}):
        sentences.append("Several numbers of one study are not separate votes.")
    if axis.noticeable is not None:
        least = format_amount(axis.noticeable, axis.unit)
        sentences.append(
            f"Differences in the shaded band, under {least}, are too small for a person to notice."
        )
    if axis.unit == STANDARD_DEVIATIONS:
        sentences.append(
            "A standard deviation is how far apart people usually are; it is not an everyday unit."
        )
    sentences += [HONEST, *([_silent_sentence(axis, studies)] if axis.silent else [])]
    return sentences


def scale_sentences(scale: Scale) -> list[str]:
    """Return what a scale measures, and what is known about the difference that people notice."""
    low, high = scale.low, scale.high
    ends = low is not None and high is not None
    return [
        f"{scale.what_it_measures}.",
        *([f"It runs from {low:g} to {high:g}."] if ends else []),
        f"{scale.better.capitalize()} is better.",
        scale.noticeable_note,
        f"Source: {scale.source}.",
    ]


def axis_sides(axis: Axis) -> tuple[str, str]:
    """Return the labels at the left and right ends of an axis."""
    return _SIDES[axis.better]


def effect_name(effect: Effect, study: Study) -> str:
    """Return the study of a number, and how many people it is about if the study says so."""
    people = f", {describe_people(effect.people)}" if effect.people else ""
    return f"{short_name(study)}{people}"


def effect_details(effect: Effect) -> str:
    """Return what was measured, when, and whether there was nothing to compare with."""
    how = "before and after" if effect.kind == "before-after" else ""
    parts = [capital_first(effect.outcome), effect.measured_at, how]
    return ", ".join(part for part in parts if part)


def describe_number(effect: Effect, study: Study) -> str:
    """Return what a screen reader says for a dot: study, outcome, number, and kind of number."""
    number = f"{effect_value(effect)} {effect.unit}"
    return (
        f"{effect_name(effect, study)}. {capital_first(effect.outcome)}: {number}. "
        f"{EFFECT_KINDS[effect.kind]}"
    )


def effect_value(effect: Effect) -> str:
    """Return a difference with its range, as "−2.34 (−2.94 to −1.74)"; '' for none."""
    if effect.difference is None:
        return ""
    value = format_number(effect.difference)
    if effect.low is None or effect.high is None:
        return value
    return f"{value} ({format_number(effect.low)} to {format_number(effect.high)})"


def effect_row(effect: Effect, study: Study) -> tuple[str, ...]:
    """Return the table cells for one outcome, in the order of ``TABLE_TITLES``."""
    return (
        short_name(study),
        capital_first(effect.outcome),
        difference_words(effect) or "not given",
        range_words(effect) or "not given",
        effect.measured_at or "not stated",
        f"{effect.people:,}" if effect.people else "not given for this result",
        EFFECT_KINDS[effect.kind],
    )


def effect_point(effect: Effect, study: Study) -> str:
    """Return one number in short sentences."""
    span = range_words(effect)
    return (
        f"{effect_name(effect, study)}. {effect_details(effect)}. "
        f"{capital_first(difference_words(effect))}.{f' The 95% range: {span}.' if span else ''}"
    )


def _silent_sentence(axis: Axis, studies: Mapping[str, Study]) -> str:
    count = len(axis.silent)
    what = "number" if not any(effect.has_number for effect in axis.silent) else "difference"
    names = list(dict.fromkeys(short_name(studies[item.study_id]) for item in axis.silent))
    outcomes = format_count(count, "more outcome")
    have = "has" if count == 1 else "have"
    return f"{outcomes} {have} no {what}: {join_words(names)}."


def _is_better(axis: Axis, effect: Effect) -> bool:
    difference = effect.difference or 0.0
    null = 1.0 if axis.is_ratio else 0.0
    return difference < null if axis.better == "lower" else difference > null


def _is_noticeable(axis: Axis, effect: Effect) -> bool:
    assert axis.noticeable is not None
    return _is_better(axis, effect) and abs(effect.difference or 0.0) >= axis.noticeable
