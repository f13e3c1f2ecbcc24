"""Say how much: the numbers of a study in its own unit, and whether people would notice."""

from __future__ import annotations

from collections.abc import Mapping

from touchstone.evidence.designs import DESIGNS, OBSERVATIONAL
from touchstone.evidence.effects import RISK_RATIO, STANDARD_DEVIATIONS, Effect
from touchstone.evidence.how_much import HowMuch
from touchstone.evidence.rule import CLEAR
from touchstone.evidence.studies import NOT_COMPARED, Study, short_name
from touchstone.wording.findings import COULD_BE_CHANCE, UNLIKELY_CHANCE
from touchstone.wording.phrases import capital_first, format_count, lower_first
from touchstone.wording.verdicts import describe_people

NO_NUMBER = "We have no number from the study"
HOW_MUCH = "How much"
ALSO_MEASURED = "Also measured"
NOTICED = "What people notice on these scales"
_OF_START = ("% of the start", "% of starting score")
_PERCENT = "%"
_OF_PEOPLE = " of people"
# How many results are told for something other than what the benefit names.
_NAMED_ASIDE = 3
# Units in which a difference is more or less, not higher or lower.
_TIMES = ("hours", "minutes")
# The singular of units, by their plural.
_ONE = {"hours": "hour", "points": "point", "degrees Celsius": "degree Celsius"}


def format_number(value: float) -> str:
    """Return a number as it is in the data, without trailing zeros.

    Examples:
        >>> format_number(1780.0), format_number(-2.34)
        ('1,780', '−2.34')
    """
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return text.replace("-", "−")


def format_amount(value: float, unit: str) -> str:
    """Return a number with its unit.

    Examples:
        >>> format_amount(8.0, "hours"), format_amount(67.7, "% of people")
        ('8 hours', '67.7% of people')
    """
    number = format_number(value)
    if unit.startswith(_PERCENT):
        return f"{number}{unit}"
    return f"{number} {_ONE.get(unit, unit) if value == 1 else unit}"


def groups_words(effect: Effect) -> tuple[str, str]:
    """Return the numbers of both groups, or after and before; '' for one that is not given."""
    return (
        "" if effect.massage is None else format_amount(effect.massage, effect.unit),
        "" if effect.comparison is None else format_amount(effect.comparison, effect.unit),
    )


def difference_words(effect: Effect) -> str:
    """Return the difference and which way it goes, as "2.34 points lower"; '' for none."""
    if effect.difference is None:
        return ""
    if effect.unit == RISK_RATIO:
        return f"risk ratio {format_number(effect.difference)} (1 is no difference)"
    if not effect.difference:
        return "no difference"
    way = _direction_word(effect, effect.difference)
    return f"{_size(effect, effect.difference)} {way}{_start(effect)}"


def range_words(effect: Effect) -> str:
    """Return the 95% range of the difference, as "1.74 to 2.94 lower"; '' for none."""
    low, high = effect.low, effect.high
    if low is None or high is None:
        return ""
    if effect.unit == RISK_RATIO:
        return f"{format_number(low)} to {format_number(high)}"
    if (low < 0) == (high < 0):
        near, far = sorted((abs(low), abs(high)))
        return (
            f"{format_number(near)} to {format_number(far)} {_direction_word(effect, low or high)}"
        )
    less, more = _direction_word(effect, low), _direction_word(effect, high)
    return f"{format_number(-low)} {less} to {format_number(high)} {more}"


def better_words(effect: Effect) -> str:
    """Return which way is better; '' if the study does not say."""
    return f"{effect.better} is better" if effect.better else ""


def notice_sentence(effect: Effect) -> str:
    """Return how a result compares with what people notice; '' without a named scale."""
    scale = effect.scale
    if scale is None or effect.unit != scale.unit or effect.difference is None:
        return ""
    if scale.noticeable is None:
        return "What people notice on this scale is not known."
    least = format_amount(scale.noticeable, scale.unit)
    if is_hardly_noticed(effect):
        if effect.is_against_treatment and _is_better(effect) and effect.clear == CLEAR:
            other = _other_words(effect)
            return f"Less than most people notice ({least}), but more than with {other}."
        return f"Smaller than most people notice in themselves ({least})."
    return f"As much as most people notice in themselves, or more ({least})."


def is_hardly_noticed(effect: Effect) -> bool:
    """Return whether a result is smaller than what people are known to notice on its scale."""
    scale = effect.scale
    if scale is None or scale.noticeable is None or effect.unit != scale.unit:
        return False
    return effect.difference is not None and abs(effect.difference) < scale.noticeable


def is_small(effect: Effect) -> bool:
    """Return whether what massage did is less than most people notice.

    A gain over another treatment does not show how much massage itself did.
    """
    return is_hardly_noticed(effect) and not effect.is_against_treatment


def hardly_noticed_words(effect: Effect) -> str:
    """Return words to append to a result that is less than most people notice; else ''."""
    return ", less than most people notice" if is_hardly_noticed(effect) else ""


def source_words(effect: Effect, study: Study) -> str:
    """Return the study behind a number, and what the name of the study leaves out.

    For a pooled number, this is the kind of massage. For an observational study, it is the
    design, because nobody was treated.
    """
    kind = f", {lower_first(study.intervention)}" if effect.kind == "pooled" else ""
    if study.design == OBSERVATIONAL:
        kind = f", {DESIGNS[study.design].name}"
    return f"{short_name(study)}{kind}"


def one_group_words(effect: Effect, study: Study) -> str:
    """Return whether a number is the change in a study's only group or in one of several.

    Returns '' for any other number.
    """
    if effect.kind != "before-after":
        return ""
    is_alone = study.comparator_kind == NOT_COMPARED
    return "no comparison group" if is_alone else "change in one group"


def chance_words(effect: Effect) -> str:
    """Return whether the study could tell the result from chance."""
    return {
        "yes": f"{UNLIKELY_CHANCE}, by the study's own test",
        "no": COULD_BE_CHANCE,
    }.get(effect.clear, "not tested against chance")


def how_sized_words(effect: Effect) -> str:
    """Return how the numbers were obtained, if a reader must know it; else ''."""
    source = "review" if effect.kind == "pooled" else "study"
    words = {
        "before-after": "before and after, no comparison",
        "pooled": "pooled by a review",
    }.get(effect.kind, "")
    if effect.unit == STANDARD_DEVIATIONS:
        words = "; ".join(filter(None, [words, f"the {source} gives no size in everyday units"]))
    return capital_first(words)


def judged_words(effect: Effect) -> str:
    """Return the main numbers, and whether a difference is for the better."""
    return f"{main_words(effect)}{_judged(effect)}"


def main_words(effect: Effect) -> str:
    """Return the numbers of an outcome: both groups if they are given, else the difference."""
    massage, comparison = groups_words(effect)
    difference = difference_words(effect)
    if massage and comparison:
        # The outcome already says whose share it is.
        massage, comparison = (text.removesuffix(_OF_PEOPLE) for text in (massage, comparison))
        if effect.kind == "before-after":
            return f"{comparison} before, {massage} after"
        other = _other_words(effect) if effect.is_against_treatment else ""
        compared = f"with {other}" if other else "in the comparison group"
        return f"{massage} with massage, {comparison} {compared}"
    if not difference:
        return massage
    than = f" than with {_other_words(effect)}" if effect.is_against_treatment else ""
    return f"{difference}{than}"


def effect_sentences(effect: Effect, study: str) -> list[str]:
    """Return one outcome in short sentences: what, how much, how sure, and how noticeable.

    Args:
        effect: The outcome, with a number.
        study: The short name of its study.
    """
    return [
        f"{capital_first(effect.outcome)}: {judged_words(effect)} ({study}).",
        *([f"{capital_first(chance_words(effect))}."] if effect.clear != CLEAR else []),
        *_list_detail_sentences(effect),
    ]


def number_sentences(effect: Effect) -> list[str]:
    """Return one outcome in short sentences, including both groups and the difference."""
    difference = difference_words(effect)
    compared = difference and effect.massage is not None and effect.comparison is not None
    known = [chance_words(effect), better_words(effect)]
    return [
        f"{capital_first(effect.outcome)}: {main_words(effect)}.",
        *([f"That is {difference}."] if compared else []),
        *_list_detail_sentences(effect),
        f"{capital_first('; '.join(filter(None, known)))}.",
    ]


def aside_words(how_much: HowMuch, studies: Mapping[str, Study]) -> str:
    """Return in short what was measured besides what the benefit names; '' for nothing."""
    return " ".join(
        _tell_aside(effect, studies[effect.study_id]) for effect in how_much.aside[:_NAMED_ASIDE]
    )


def _tell_aside(effect: Effect, study: Study) -> str:
    result_words = (
        f"{capital_first(effect.outcome)}: {main_words(effect)}{hardly_noticed_words(effect)}"
    )
    chance = chance_words(effect) if effect.clear != CLEAR else ""
    source_and_limits = ", ".join(
        filter(None, [short_name(study), one_group_words(effect, study), chance])
    )
    return f"{result_words} ({source_and_limits})."


def all_numbers_title(how_much: HowMuch) -> str:
    """Return the heading of all numbers behind a cell."""
    numbers = format_count(len(how_much.numbers), "number")
    return f"{numbers} from the studies that count"


def _list_detail_sentences(effect: Effect) -> list[str]:
    return [
        *([f"The 95% range: {text}."] if (text := range_words(effect)) else []),
        f"{_when_words(effect)}.",
        *([f"{text}."] if (text := how_sized_words(effect)) else []),
        *([text] if (text := notice_sentence(effect)) else []),
    ]


def how_much_sentences(how_much: HowMuch, studies: Mapping[str, Study]) -> list[str]:
    """Return the main number behind a cell in sentences, and how many studies give none."""
    silent = [text] if (text := silent_sentence(how_much)) else []
    if how_much.headline is None:
        return silent
    name = short_name(studies[how_much.headline.study_id])
    return [*effect_sentences(how_much.headline, name), *silent]


def silent_sentence(how_much: HowMuch) -> str:
    """Return how many deciding studies give a number, or that none is useful; '' if all do."""
    count = len(how_much.silent)
    if how_much.numbers and how_much.headline is None:
        return "No study that counts reports the claimed result in an everyday unit."
    if not count:
        return ""
    if not how_much.numbers:
        every = "either study" if count == 2 else f"any of the {count} studies"
        several = f"We have no number from {every}"
        return f"{NO_NUMBER if count == 1 else several}."
    given = len({effect.study_id for effect in how_much.numbers})
    return f"We have a number from {given} of {given + count} studies."


def _other_words(effect: Effect) -> str:
    return "other treatments" if effect.kind == "pooled" else "another treatment"


def _is_better(effect: Effect) -> bool:
    """Return whether a difference is for the better; False if there is none."""
    return bool(
        (difference := effect.difference) and (difference > 0) == (effect.better == "higher")
    )


def _when_words(effect: Effect) -> str:
    people = describe_people(effect.people)
    when = f"When: {effect.measured_at}; {people}" if effect.measured_at else people
    return capital_first(when)


def _size(effect: Effect, value: float) -> str:
    scale = effect.scale
    if scale is not None and scale.low == 0 and scale.high and effect.unit == scale.unit:
        highest = format_amount(scale.high, scale.unit)
        return f"{format_number(abs(value))} of {highest}"
    if not effect.unit.startswith(_PERCENT):
        return format_amount(abs(value), effect.unit)
    # Two percentages differ by percentage points, not by a percentage of either.
    if effect.massage is not None and effect.comparison is not None:
        return f"{format_number(abs(value))} percentage point{'' if abs(value) == 1 else 's'}"
    return f"{format_number(abs(value))}%"


def _start(effect: Effect) -> str:
    return " than at the start" if effect.unit in _OF_START else ""


def _direction_word(effect: Effect, value: float) -> str:
    if effect.unit.startswith(_TIMES):
        return "less" if value < 0 else "more"
    return "lower" if value < 0 else "higher"


def _judged(effect: Effect) -> str:
    """Return whether a difference is for the better; '' if both groups are given."""
    both = effect.massage is not None and effect.comparison is not None
    if both or not effect.difference or not effect.better or effect.unit == RISK_RATIO:
        return ""
    return f", which is {'better' if _is_better(effect) else 'worse'}"
