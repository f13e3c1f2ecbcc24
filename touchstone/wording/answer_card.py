"""The few words of the answer card of a concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from touchstone.evidence.how_much import HowMuch
from touchstone.evidence.rule import CERTAINTY_WORDS, CLEAR, VERDICTS
from touchstone.evidence.studies import SEVERITIES, Caution, Study, short_name
from touchstone.evidence.verdicts import CellVerdict, find_direction
from touchstone.wording.effects import chance_words, judged_words, range_words, silent_sentence
from touchstone.wording.phrases import capital_first, format_count, lower_first
from touchstone.wording.studies import shorten_advice
from touchstone.wording.verdicts import (
    aim_sentence,
    cell_people,
    cell_sentence,
    count_directions,
    count_studies,
    directness_sentence,
    found_words,
    list_groups,
    list_reasons,
    list_steps,
    population_sentence,
)

# Reasons that a card names; the cell names all.
_NAMED_REASONS = 2


def kicker_words(verdict: CellVerdict) -> str:
    """Return a verdict with its count, as "Better in 16 of 17 studies"."""
    counted = count_directions(verdict) if verdict.is_decided else ""
    if not counted:
        return verdict.name
    direction = find_direction(verdict.deciding)
    if direction:
        return f"{verdict.name} in {verdict.counts[direction]} of {len(verdict.deciding)} studies"
    return f"{verdict.name}: {counted}"


def card_lines(verdict: CellVerdict, concern: str) -> list[str]:
    """Return how many people took part, and what was tested where it was something else."""
    if not verdict.is_decided:
        return [text] if (text := tested_apart_words([verdict])) else []
    counted = count_directions(verdict) or "1 study"
    lines = [f"{counted}, {cell_people(verdict)}"]
    if not verdict.direct_count:
        lines.append(aim_sentence(verdict.deciding, concern))
    return lines


def headline_sentence(verdict: CellVerdict, concern: str) -> str:
    """Return the answer about a concern in at most twelve words.

    Args:
        verdict: The verdict of the claim that was tested best.
        concern: Name of the concern.
    """
    name = lower_first(concern)
    if verdict.verdict == "below-bar":
        return f"{VERDICTS['below-bar'].name}."
    if not verdict.is_decided:
        if list_steps([verdict]):
            return f"We found no direct test for {name}."
        return f"We found no study of massage for {name}."
    aims = {item.aim for item in verdict.deciding}
    if not verdict.direct_count and "prevent" not in aims:
        return f"Not tested on {name} as most people mean it."
    return f"{found_words(verdict, concern)}."


def cell_headline(verdict: CellVerdict, concern: str, articles: int) -> str:
    """Return what research found about one claim, without the counts.

    Where no deciding study is direct, what was tested instead comes first.
    """
    if not verdict.is_decided:
        return cell_sentence(verdict, concern, articles)
    found = f"{found_words(verdict, concern)}."
    return found if verdict.direct_count else f"{aim_sentence(verdict.deciding, concern)} {found}"


def tested_words(verdict: CellVerdict, concern: str) -> str:
    """Return by which studies, on how many people, and on whom a claim was tested."""
    about = capital_first(f"{count_studies(verdict.deciding)}, {cell_people(verdict)}.")
    if not verdict.direct_count:
        return f"{about} Tested on: {list_groups(verdict.deciding)}."
    return f"{about} {population_sentence(verdict, concern)}"


def number_words(how_much: HowMuch, studies: Mapping[str, Study]) -> str:
    """Return the main number with range and source, and how many studies give none."""
    effect = how_much.headline
    if effect is None:
        return silent_sentence(how_much)
    source = short_name(studies[effect.study_id])
    within = f" (range {text})" if (text := range_words(effect)) else ""
    chance = f" {capital_first(chance_words(effect))}." if effect.clear != CLEAR else ""
    alone = " No comparison group." if effect.kind == "before-after" else ""
    said = f"{capital_first(effect.outcome)}: {judged_words(effect)}{within}."
    return f"{said}{chance}{alone} {source}. {silent_sentence(how_much)}".rstrip()


def on_whom_words(verdict: CellVerdict, concern: str) -> str:
    """Return how many people were treated, and whether they had the concern."""
    return f"{capital_first(cell_people(verdict))}. {directness_sentence(verdict, concern)}"


def how_sure_words(verdict: CellVerdict, *, where: str = "below") -> str:
    """Return the certainty, and the first reasons why it is not higher.

    Args:
        verdict: The verdict.
        where: Where the other reasons stand.
    """
    reasons = list_reasons(verdict)
    more = len(reasons) - _NAMED_REASONS
    rest = [f"{format_count(more, 'more reason')} {where}."] if more > 0 else []
    return " ".join([f"{CERTAINTY_WORDS[verdict.certainty]}.", *reasons[:_NAMED_REASONS], *rest])


def other_claims_words(others: Mapping[str, CellVerdict]) -> str:
    """Return how the other claims fared that studies decided, by name of the benefit."""
    return " ".join(f"{benefit}: {lower_first(cell.name)}." for benefit, cell in others.items())


def tested_apart_words(cells: Iterable[CellVerdict]) -> str:
    """Return which studies tested a step of any claim of a concern; '' for none."""
    steps = list_steps(cells)
    return f"A step of it: {count_studies(steps)}." if steps else ""


def general_caution_words(stops: int) -> str:
    """Return that a concern has no caution of its own, and how many stop everyone."""
    first = "No special warning for this concern."
    return f"{first} {format_count(stops, 'thing stops', 'things stop')} everyone: see below."


def caution_words(caution: Caution) -> str:
    """Return one thing to beware of."""
    return f"{SEVERITIES[caution.severity]}. {shorten_advice(caution.advice)}"
