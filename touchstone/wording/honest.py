"""Say what the evidence allows about a claim, in a few sentences that others may quote.

The sentences are built from the verdict, its certainty, the studies, the people and the main
number, so they never say more than the answer on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from touchstone.evidence.chain import Chain
from touchstone.evidence.designs import OBSERVATIONAL
from touchstone.evidence.effects import Effect
from touchstone.evidence.findings import Evidence, compares
from touchstone.evidence.how_much import HowMuch, speaks_for_all
from touchstone.evidence.rule import CLEAR, DIRECTIONS, NOT_STATED, RULE
from touchstone.evidence.studies import NOT_COMPARED, Study, short_name
from touchstone.evidence.verdicts import CellVerdict, count_by_device, count_sold, is_half_sold
from touchstone.wording.answer_card import name_device
from touchstone.wording.effects import (
    better_words,
    chance_words,
    hardly_noticed_words,
    main_words,
    one_group_words,
)
from touchstone.wording.honest_steps import tell_untested
from touchstone.wording.phrases import (
    capital_first,
    format_all,
    join_words,
    lower_first,
    spell_number,
)
from touchstone.wording.verdicts import (
    cell_people,
    chance_sentence,
    could_be_chance,
    could_be_chance_words,
    describe_people,
    directness_sentence,
    others_sentence,
    overlap_sentence,
    sure_words,
)

# What was found, by direction. The words fit one study as well as several.
_RESULTS = {
    "supports": "pointed to better results after massage",
    "no-difference": "found no clear difference",
    "mixed": "found mixed results",
    "against": "pointed to worse results after massage",
}
# Up to this many studies, the words say for each one what was done.
_DONE_TOLD = 2
# How many limits the first sentence about them holds.
_LIMITS_TOLD = 2
# For a claim of a visitor's own article that the article shown here does not make.
NOT_SOUGHT = "Touchstone gathered studies for other claims, so some on this one may be missing."


@dataclass(frozen=True)
class HonestWords:
    """What the evidence allows us to say about a claim.

    Attributes:
        short: How sure one can be, what was found, and what a reader would wrongly take for
            granted. It can be printed as it is. '' if there is no claim.
        details: The main number with its study, and what else limits the answer.
    """

    short: str
    details: str

    @property
    def whole(self) -> str:
        """The short words, followed by the details."""
        return f"{self.short} {self.details}".strip()


def honest_words(
    verdict: CellVerdict,
    concern: str,
    benefit: str,
    how_much: HowMuch | None,
    studies: Mapping[str, Study],
    chain: Chain,
    *,
    second: str,
    is_one_of_several: bool = False,
) -> HonestWords:
    """Return what the evidence allows us to say about a claim.

    Args:
        verdict: See ``evidence.verdicts.judge_cell``.
        concern: Name of the concern.
        benefit: Short name of the benefit.
        how_much: The numbers behind it; None if no study decides.
        studies: Every study by id.
        chain: What was found for each step of the claim.
        second: What studies of the second step are about, usually the benefit.
        is_one_of_several: Whether another claim about the concern was also tested, so that
            the benefit must be named.
    """
    if how_much is None:
        return HonestWords(*tell_untested(verdict, concern, benefit, chain, second))
    claim = f" (claim: {lower_first(benefit)})" if is_one_of_several else ""
    effect = how_much.headline
    number = _number_words(verdict, effect, studies[effect.study_id]) if effect else ""
    direct, payers = directness_sentence(verdict, concern), _payer_words(verdict)
    # If fewer than half treated people with the concern, the short words must say so.
    is_short_of = Fraction(verdict.direct_count, len(verdict.deciding)) < RULE.half
    told_number = number if effect and speaks_for_all(effect, verdict) else ""
    short = (
        f"{name_device(capital_first(sure_words(verdict, concern)), verdict)}{claim}",
        capital_first(_found_words(verdict, how_much)),
        _done_words(verdict, studies),
        _device_words(verdict),
        told_number,
        capital_first(join_words(_list_limits(verdict))),
        direct if is_short_of else "",
        payers if is_half_sold(verdict) else "",
    )
    details = (
        overlap_sentence(verdict),
        "" if told_number else number,
        _count_limits(verdict, how_much),
        "" if is_half_sold(verdict) else payers,
        "" if is_short_of else direct,
        others_sentence(verdict),
    )
    return HonestWords(_join_sentences(short), _join_sentences(details))


def _join_sentences(parts: Iterable[str]) -> str:
    return " ".join(f"{text.rstrip('.')}." for text in parts if text)


def _found_words(verdict: CellVerdict, how_much: HowMuch) -> str:
    counts, total = verdict.counts, len(verdict.deciding)
    directions = [key for key in DIRECTIONS if counts.get(key)]
    with_what = f" of {_name_devices(verdict)}" if count_by_device(verdict) == total else ""
    people = cell_people(verdict) if verdict.people else "no number of people given"
    # Without it, the number could be that of each study.
    in_all = " in all" if verdict.people and total > 1 else ""
    is_uncompared = sum(map(_is_before_after, verdict.deciding)) == total
    compared = " and no comparison group" if is_uncompared else ""
    sample_words = f"with {people}{in_all}{compared}"
    if total == 1:
        return f"one study{with_what} {sample_words} {_RESULTS[directions[0]]}"
    words = {key: _result_words(verdict, key, how_much) for key in directions}
    if len(directions) == 1:
        sample_words = f", {sample_words}," if in_all else f" {sample_words}"
        return f"{format_all(total)} studies{with_what}{sample_words} {words[directions[0]]}"
    first, *others = [f"{counts[key]} {words[key]}" for key in directions]
    others_clause = f"of the others, {join_words(others)}"
    if len(others) == 1:
        others_count = counts[directions[1]]
        others_clause = (
            f"the other{'' if others_count == 1 else f' {others_count}'} {words[directions[1]]}"
        )
    return f"of {total} studies{with_what} {sample_words}, {first}. {capital_first(others_clause)}"


def _device_words(verdict: CellVerdict) -> str:
    """Return how many studies used a device if that is most of them, but not all; else ''."""
    by_device, total = count_by_device(verdict), len(verdict.deciding)
    is_most = RULE.half < Fraction(by_device, total) < 1
    return f"{by_device} of the {total} used a machine or a tool" if is_most else ""


def _name_devices(verdict: CellVerdict) -> str:
    return join_words(sorted({f"a {item.given_with}" for item in verdict.deciding}), "or")


def _result_words(verdict: CellVerdict, direction: str, how_much: HowMuch) -> str:
    """Return what the studies with one direction found.

    It adds how many could be chance, if any, and how many of the rest had no comparison.
    """
    chance = could_be_chance_words(verdict, direction)
    if not chance:
        return _RESULTS[direction]
    found = (item for item in verdict.deciding if item.direction == direction)
    changes = sum(item.clear == CLEAR and _is_change(item, how_much) for item in found)
    more = f", {changes} more had no comparison" if changes else ""
    return f"{_RESULTS[direction]} ({chance}{more})"


def _number_words(verdict: CellVerdict, effect: Effect, study: Study) -> str:
    """Return the main number, with the study it is from if several studies decide."""
    one_group = one_group_words(effect, study)
    if len(verdict.deciding) > 1:
        people = describe_people(effect.people) if effect.people else ""
        done = "" if _tells_done(verdict) else f": {lower_first(study.intervention)}"
        source_details = [f"{short_name(study)}{done}", people, one_group]
    else:
        # The words about the study already say that it has no comparison group.
        source_details = [one_group if study.comparator_kind != NOT_COMPARED else ""]
    source_note = "; ".join(filter(None, source_details))
    source_note = f" ({source_note})" if source_note else ""
    chance = f". {capital_first(chance_words(effect))}" if effect.clear != CLEAR else ""
    better = f" ({text})" if (text := better_words(effect)) else ""
    result_words = f"{main_words(effect)}{hardly_noticed_words(effect)}"
    return f"{capital_first(effect.outcome)}{better}: {result_words}{source_note}{chance}"


def _done_words(verdict: CellVerdict, studies: Mapping[str, Study]) -> str:
    """Return what was done in one or two studies; '' for more.

    If there are more, the main number says what was done in its study.
    """
    if not _tells_done(verdict):
        return ""
    done = (lower_first(studies[item.study_id].intervention) for item in verdict.deciding)
    return f"What was done: {'; '.join(dict.fromkeys(done))}"


def _tells_done(verdict: CellVerdict) -> bool:
    return len(verdict.deciding) <= _DONE_TOLD


def _count_limits(verdict: CellVerdict, how_much: HowMuch) -> str:
    """Return limits that a reader would not expect and that some, but not all, studies have."""
    total = len(verdict.deciding)
    # A study with a second group may still report only the change in one.
    change_count = sum(_is_change(item, how_much) for item in verdict.deciding)
    counted = (
        (change_count, "{n} reported only a change from the start"),
        (_count_designs(verdict, "controlled-trial"), "{n} did not assign people by chance"),
        (0 if _device_words(verdict) else count_by_device(verdict), "{n} used a machine or a tool"),
        (_count_designs(verdict, OBSERVATIONAL), "{n} only observed or surveyed people"),
    )
    some = [(count, words) for count, words in counted if 0 < count < total]
    if not some:
        return ""
    first = join_words([words.format(n=count) for count, words in some[:_LIMITS_TOLD]])
    other_limits = join_words([words.format(n=spell_number(n)) for n, words in some[_LIMITS_TOLD:]])
    return f"Of the {total}, {first}{f'. {capital_first(other_limits)}' if other_limits else ''}"


def _list_limits(verdict: CellVerdict) -> list[str]:
    """Return limits of all studies that a reader would not expect."""
    total = len(verdict.deciding)
    limits = [chance_sentence(verdict)] if could_be_chance(verdict) else []
    is_uncompared = sum(map(_is_before_after, verdict.deciding)) == total
    if not is_uncompared and not any(map(compares, verdict.deciding)):
        limits.append("no study compared massage with going without it")
    by_hand = [item for item in verdict.deciding if item.given_with not in RULE.devices]
    if not by_hand:
        limits.append("bare hands were not tested")
    elif len(by_hand) < total and all(map(_is_before_after, by_hand)):
        these = "only study" if len(by_hand) == 1 else "studies"
        limits.append(f"the {these} without a device had no comparison group")
    if count_sold(verdict) == total:
        limits.append(
            "a seller paid for or wrote the study"
            if total == 1
            else "sellers paid for or wrote the studies"
        )
    return limits


def _payer_words(verdict: CellVerdict) -> str:
    """Return how many studies sellers paid for or wrote, and how many payers are not known.

    Returns '' if sellers are behind none of the studies, or behind all.
    """
    total, sold = len(verdict.deciding), count_sold(verdict)
    if sold in (0, total):
        return ""
    unknown = len({item.study_id for item in verdict.deciding if item.funding == NOT_STATED})
    unknown_clause = f"; for {unknown}, it is not known who paid" if unknown else ""
    return f"Sellers paid for or wrote {sold} of the {total}{unknown_clause}"


def _count_designs(verdict: CellVerdict, design: str) -> int:
    return len({item.study_id for item in verdict.deciding if item.design == design})


def _is_change(item: Evidence, how_much: HowMuch) -> bool:
    """Return whether a study, or its deciding outcome, only shows how one group changed."""
    return _is_before_after(item) or item.effect_id in how_much.changes


def _is_before_after(item: Evidence) -> bool:
    return item.comparator_kind == NOT_COMPARED
