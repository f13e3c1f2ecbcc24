"""Say what was found for the steps of a claim that nobody tested the whole way."""

from __future__ import annotations

from collections.abc import Mapping

from touchstone.evidence.chain import Chain
from touchstone.evidence.rule import NOT_STATED, RELATED, WHOLE, VerdictId
from touchstone.evidence.verdicts import CellVerdict, count_by_device, count_sold
from touchstone.wording.phrases import (
    capital_first,
    format_count,
    join_words,
    lower_first,
    spell_number,
)
from touchstone.wording.research import link_basis, list_tested_links
from touchstone.wording.verdicts import list_steps

# What was found for a step of a claim: the verb of the studies, and the answer they lean to.
_LEANING: Mapping[VerdictId, tuple[str, str]] = {
    "better": ("suggest", "yes"),
    "points-to-better": ("lean", "toward yes"),
    "points-to-worse": ("lean", "toward the opposite"),
    "worse": ("suggest", "the opposite"),
}
_UNDECIDED: Mapping[VerdictId, str] = {
    "mixed": "Results are mixed",
    "no-difference": "No clear difference was found",
    "only-a-step": "Only lab work or overviews were found",
}


def tell_untested(
    verdict: CellVerdict, concern: str, benefit: str, chain: Chain, second: str
) -> tuple[str, str]:
    """Say that nobody tested a claim the whole way, and what was found for its steps.

    Args:
        verdict: See ``evidence.verdicts.judge_cell``.
        concern: Name of the concern.
        benefit: Short name of the benefit.
        chain: What was found for each step of the claim.
        second: What studies of the second step are about, usually the benefit.

    Returns:
        The sentence on the claim, and the sentences on its steps; '' if there are none.
    """
    concern, benefit = lower_first(concern), lower_first(benefit)
    study = f"No study of massage for {concern} by way of {benefit}"
    if verdict.verdict == "below-bar":
        return f"{study} meets the chosen bar.", ""
    # A finding of the whole way that does not count is not a study of a step.
    has_steps = any(item.step != WHOLE for item in list_steps([verdict]))
    only = (
        ", only of a step along the way" if verdict.verdict == "only-a-step" and has_steps else ""
    )
    none = f"{study} was found{only}."
    steps = (
        (chain.first, f"Does massage bring {benefit}?"),
        (chain.second, f"Would {lower_first(second)} help with {concern}?"),
    )
    # Steps that nobody tested for this concern may have been tested for another one.
    asked = steps if list_tested_links(chain) else ()
    sentences = [f"{question} {_step_sentence(link)}" for link, question in asked]
    if related := len({item.study_id for item in verdict.others if item.step == RELATED}):
        counted = format_count(related, "related study is", "related studies are")
        sentences.append(f"{counted} not counted.")
    return none, " ".join(sentences)


def _step_sentence(link: CellVerdict) -> str:
    """Return what was found for one step of a claim, and what limits it."""
    found, basis = _UNDECIDED.get(link.verdict, "No study was found"), link_basis(link)
    if link.verdict in _LEANING:
        verb, what = _LEANING[link.verdict]
        is_one = len(link.deciding) == 1
        found = f"{f'One study {verb}s' if is_one else f'Studies {verb}'} {what}"
    sentences = [f"{found} ({basis})" if basis else found, *_list_step_limits(link)]
    return " ".join(f"{text}." for text in sentences)


def _list_step_limits(link: CellVerdict) -> list[str]:
    """Return what limits the studies of a step, with counts.

    These are devices, sellers who paid for or wrote a study, and missing directions.
    """
    total, by_device, sold = len(link.deciding), count_by_device(link), count_sold(link)
    if total == 1:
        counts_and_words = (
            (by_device, "it used a machine or a tool"),
            (sold, "a seller paid for or wrote it"),
        )
    else:
        every = "both" if total == 2 else "all"
        who = every if by_device == total else by_device
        counts_and_words = (
            (by_device, f"{who} used a machine or a tool"),
            (sold, f"sellers paid for or wrote {sold}"),
        )
    parts = [words for count, words in counts_and_words if count]
    of = f"Of the {total}, " if 1 < total != by_device else ""
    limits = [capital_first(f"{of}{join_words(parts)}")] if parts else []
    if unclear := {item.study_id for item in list_steps([link]) if item.direction == NOT_STATED}:
        verb = "study states" if len(unclear) == 1 else "studies state"
        limits.append(f"{capital_first(spell_number(len(unclear)))} more {verb} no direction")
    return limits
