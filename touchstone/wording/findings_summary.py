"""Say what the whole map finds, for the first page."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from touchstone.evidence.rule import CERTAINTY_WORDS, VERDICTS, VerdictId
from touchstone.evidence.verdicts import CellVerdict, count_sure
from touchstone.wording.phrases import (
    capital_first,
    choose_words,
    format_count,
    lower_first,
    spell_number,
)
from touchstone.wording.verdicts import NEAR_WORDS, directions_words

SQUARES = "Every claim as a square"
SKIP_SQUARES = "Skip the squares"
WHICH = "Which one is yours?"
SURPRISES = "What stands out"
NOT_FINDINGS = "These are an article's claims, not findings."
FOUND_LINK = "See what studies found"


def finding_sentence(
    claims: int, tested: int, sure: int, *, is_barred: bool = False, listed: int = 0
) -> str:
    """Return the finding of a map: how many claims were tested, and how many are sure.

    Args:
        claims: How many claims there are.
        tested: How many of them studies decided.
        sure: How many of these have at least three dots.
        is_barred: Whether a reader's own bar decides which studies count.
        listed: How many claims a list beside it has, if it may have several for the same
            concern and benefit; 0 if there is no such list.
    """
    counted = f"{format_count(claims, 'claim')} for massage"
    if listed and listed != claims:
        pairs = f"{format_count(claims, 'pair')} of concern and benefit"
        counted = f"{pairs} in {format_count(listed, 'claim')} for massage"
    if not tested and is_barred:
        return f"Of {counted}, none has a study that meets your bar."
    if not tested:
        return f"Of {counted}, none was tested."
    were = "was" if tested == 1 else "were"
    is_sure = "is" if sure < 2 else "are"
    sure_words = f"{spell_number(sure)} {is_sure} fairly certain" if sure else "none is certain"
    found = f"{tested} {were} tested"
    if is_barred:
        found = f"{tested} {'has' if tested == 1 else 'have'} a study that meets your bar"
    return f"Of {counted}, {found}, and {sure_words}."


def matrix_finding(cells: Collection[CellVerdict], *, listed: int = 0) -> str:
    """Return the finding of the claims that a matrix shows, see ``finding_sentence``."""
    decided = [cell for cell in cells if cell.is_decided]
    is_barred = any(cell.verdict == "below-bar" for cell in cells)
    return finding_sentence(
        len(cells), len(decided), count_sure(decided), is_barred=is_barred, listed=listed
    )


def source_sentence(
    articles: int, concerns: int, *, studies: int, abstracts: int, deciding: int
) -> str:
    """Return where the claims come from, and how much research is shown beside them.

    Args:
        articles: How many articles are shown.
        concerns: How many concerns there are.
        studies: How many studies were read.
        abstracts: How many of them were read as an abstract.
        deciding: How many of them decide a claim.
    """
    says = choose_words(articles, "An article says", "{n} articles say")
    partly = f", {abstracts} as abstracts" if abstracts else ""
    read = f"{format_count(studies, 'study', 'studies')}{partly}"
    count = "counts toward a verdict" if deciding == 1 else "count toward the verdicts"
    return (
        f"{says} what massage does for {format_count(concerns, 'skin concern')}. "
        f"We read {read}; {deciding or 'none'} {count}."
    )


def counts_words(counts: Mapping[VerdictId, int]) -> dict[str, str]:
    """Return how many claims have each verdict, by sign, as "3 Better"."""
    return {VERDICTS[key].sign: f"{count} {VERDICTS[key].name}" for key, count in counts.items()}


def square_words(concern: str, benefit: str, verdict: CellVerdict) -> str:
    """Return what a square says: the claim, its verdict and its certainty."""
    phrases = [f"{concern}, {lower_first(benefit)}: {verdict.name}"]
    if verdict.is_decided:
        phrases.append(lower_first(CERTAINTY_WORDS[verdict.certainty]))
    if verdict.is_indirect:
        phrases.append(NEAR_WORDS)
    return ", ".join(phrases)


def untested_words(concern: str, claims: int) -> tuple[str, str]:
    """Return a title and a sentence on the concern with the most untested claims."""
    return (
        f"{capital_first(spell_number(claims))} claims for "
        f"{lower_first(concern)}, none tested the whole way.",
        "At most, a step from massage to this concern was studied.",
    )


def mixed_words(concern: str, verdict: CellVerdict) -> tuple[str, str]:
    """Return a title and a sentence on the most studied claim with mixed results."""
    studies = format_count(len(verdict.deciding), "study", "studies")
    return (
        f"{concern}: {studies}, and still mixed.",
        f"They do not agree: {directions_words(verdict)}.",
    )


def indirect_words(concern: str, verdict: CellVerdict) -> tuple[str, str]:
    """Return a title and a sentence on a claim that was tested on something else."""
    name, studies = lower_first(concern), format_count(len(verdict.deciding), "study", "studies")
    return (
        f"None of the {studies} on {name} treated what most people mean by it.",
        "They tested something else instead. The concern's page says what.",
    )


def silent_words(silent: int, deciding: int) -> tuple[str, str]:
    """Return a title and a sentence on the deciding studies that do not mention harms."""
    if deciding == 1:
        title = "The study that counts does not mention harms."
    elif silent == deciding:
        none = "Neither study" if deciding == 2 else f"None of the {deciding} studies"
        title = f"{none} that {'counts' if deciding == 2 else 'count'} mentions harms."
    else:
        verb = "does" if silent == 1 else "do"
        title = f"{silent} of the {deciding} studies that count {verb} not mention harms."
    return title, "That does not mean that there were none."
