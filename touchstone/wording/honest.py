"""Say about a claim what the evidence allows, in one sentence that others may quote.

Built from the verdict, its certainty, the studies, the people and the main number, so that
it never says more than the answer on a page.
"""

from __future__ import annotations

from touchstone.evidence.how_much import HowMuch
from touchstone.evidence.rule import CLEAR, DIRECTIONS
from touchstone.evidence.verdicts import CellVerdict
from touchstone.wording.effects import chance_words, main_words
from touchstone.wording.phrases import join_words, lower_first
from touchstone.wording.verdicts import (
    cell_people,
    could_be_chance,
    count_studies,
    is_to_prevent,
    list_steps,
    sure_words,
)

# What a study found, by direction: for one study, and for some of several.
_RESULTS = {
    "supports": "better results after massage",
    "no-difference": "no clear difference",
    "mixed": "mixed results",
    "against": "worse results after massage",
}


def honest_sentence(
    verdict: CellVerdict, concern: str, benefit: str, how_much: HowMuch | None
) -> str:
    """Return the sentence that the evidence allows about a claim.

    Args:
        verdict: See ``evidence.verdicts.judge_cell``.
        concern: Name of the concern.
        benefit: Short name of the benefit.
        how_much: The numbers behind it; None where no study decides.
    """
    if how_much is None:
        return _untested_sentence(verdict, concern, benefit)
    number = _number_words(how_much)
    # Beside several counts, it would look like what the last of them found.
    link = " " if len(verdict.counts) == 1 else "; one result "
    found = f"{_found_words(verdict)}{f'{link}{number}' if number else ''}"
    limits = join_words(_list_limits(verdict, concern))
    return f"{'; '.join(filter(None, [found, sure_words(verdict, concern), limits]))}."


def _untested_sentence(verdict: CellVerdict, concern: str, benefit: str) -> str:
    means = f"{lower_first(concern)} through “{lower_first(benefit)}”"
    if verdict.verdict == "below-bar":
        return f"No study that was found meets the chosen bar for whether massage improves {means}."
    if steps := list_steps([verdict]):
        tested = count_studies(steps)
        found = f"No study was found that tests if massage improves {means}"
        return f"{found}; {tested} tested a step of it."
    return f"No study was found that tests if massage improves {means}."


def _found_words(verdict: CellVerdict) -> str:
    counts, total = verdict.counts, len(verdict.deciding)
    found = [key for key in DIRECTIONS if counts.get(key)]
    codes = {reason.code for reason in verdict.reasons}
    with_what = "of a machine or a tool " if "by-device" in codes else ""
    people = cell_people(verdict) if verdict.people else "no number of people given"
    compared = " and no comparison group" if "no-comparison" in codes else ""
    about = f"{with_what}with {people}{compared}"
    if total == 1:
        return f"One study {about} found {_RESULTS[found[0]]}"
    if len(found) == 1:
        every = "Both" if total == 2 else f"All {total}"
        return f"{every} studies {about} found {_RESULTS[found[0]]}"
    parts = [f"{counts[key]} found {_RESULTS[key]}" for key in found]
    return f"Of {total} studies {about}, {join_words(parts)}"


def _number_words(how_much: HowMuch) -> str:
    effect = how_much.headline
    if effect is None:
        return ""
    chance = f"; {chance_words(effect)}" if effect.clear != CLEAR else ""
    return f"({lower_first(effect.outcome)}: {main_words(effect)}{chance})"


def _list_limits(verdict: CellVerdict, concern: str) -> list[str]:
    """Return what a reader would wrongly take for granted."""
    direct, total = verdict.direct_count, len(verdict.deciding)
    codes = {reason.code for reason in verdict.reasons}
    limits = ["the result could be chance"] if could_be_chance(verdict) else []
    if "by-device" in codes:
        limits.append("bare hands were not tested")
    if "seller-paid" in codes:
        limits.append(f"sellers paid for or wrote the {'study' if total == 1 else 'studies'}")
    if is_to_prevent(verdict.deciding):
        limits.append("no study tested it on what is there already")
    elif not direct:
        limits.append(f"no study tested {lower_first(concern)} as most people mean it")
    elif direct < total:
        limits.append(f"only {direct} of the studies treated people who have it")
    return limits
