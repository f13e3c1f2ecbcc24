"""Say what research found about a cell: how sure, on whom, to what end, and why.

This is the only place where verdicts, certainties and their reasons become words.
``wording.rule`` explains the rule itself. Counts are of studies, never of rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.findings import Evidence, is_review
from touchstone.evidence.rule import DIRECTIONS, POINTING, VERDICTS, VerdictId
from touchstone.evidence.verdicts import (
    CellVerdict,
    Reason,
    count_clear,
    counts_as_step,
    decides,
)
from touchstone.wording.articles import no_claim_sentence
from touchstone.wording.findings import count_chance_words
from touchstone.wording.funding import funding_sentence
from touchstone.wording.phrases import capital_first, format_count, join_words, lower_first

# Shown in a table where nothing is claimed.
NO_CLAIM = f"{VERDICTS['no-claim'].sign} {VERDICTS['no-claim'].name}"
WHY_NOT_SURER = "Why not more certain?"
NEAR_WORDS = "tested on something else"
# What a sentence says by certainty. {verb} and {verbs} come from ``_VERBS``, {it} is the concern.
_FOUND: Mapping[VerdictId, Mapping[int, str]] = {
    "better": {
        4: "Massage {verbs} {it}",
        3: "Massage probably {verbs} {it}",
        2: "Massage may {verb} {it}",
    },
    "points-to-better": {
        4: "Massage may {verb} {it}",
        3: "Massage may {verb} {it}",
        2: "Massage may {verb} {it}",
        1: "It is very uncertain whether massage {verbs} {it}",
    },
    "mixed": {
        3: "Massage probably {verbs} {it} in some cases, and not in others",
        2: "Massage may {verb} {it}, or may not",
        1: "It is very uncertain whether massage {verbs} {it}",
    },
    "no-difference": {
        4: "Massage makes no clear difference to {it}",
        3: "Massage probably makes no clear difference to {it}",
        2: "Massage may make no clear difference to {it}",
        1: "It is very uncertain whether massage makes a difference to {it}",
    },
    "points-to-worse": {
        4: "Massage may make {it} worse",
        3: "Massage may make {it} worse",
        2: "Massage may make {it} worse",
        1: "It is very uncertain whether massage makes {it} worse",
    },
    "worse": {
        4: "Massage makes {it} worse",
        3: "Massage probably makes {it} worse",
        2: "Massage may make {it} worse",
    },
}
_VERBS = {
    frozenset({"prevent"}): ("prevent", "prevents"),
    frozenset({"reduce"}): ("improve", "improves"),
}
_BOTH_VERBS = ("prevent or improve", "prevents or improves")
_POINTING = ("points-to-better", "points-to-worse")
# The order of the directions in a count.
_COUNTED = ("supports", "no-difference", "mixed", "against")
# How many groups of people one sentence names.
_NAMED_GROUPS = 3
_REASONS: Mapping[str, str] = {
    "weaker-design-decides": "no randomized trial or review counts",
    "not-blinded": "{judges} may have known who got massage",
    "no-comparison": "no study compared massage with going without it",
    "mixed": "the results do not agree",
    "by-device": "every study used a machine or a tool",
    "indirect": "{studies} treated people with this concern to reduce it",
    "few-people": "only {took_part}",
    "very-few-people": "only {took_part}",
    "people-unknown": "no study says how many people took part",
    "seller-paid": "{sellers}",
    "single-study": "only one study counts",
}

# The same for a single study.
_SINGLE_REASONS: Mapping[str, str] = {
    "not-blinded": "those who judged the result may have known who got massage",
    "no-comparison": "nobody went without massage for comparison",
    "by-device": "the study used a machine or a tool",
    "indirect": "it did not treat people with this concern to reduce it",
}


def count_studies(evidence: Iterable[Evidence]) -> str:
    """Return the studies counted by kind, as "2 trials and 1 review"."""
    designs = {item.study_id: DESIGNS[item.design] for item in evidence}
    nouns = dict.fromkeys(design.counted_as for design in DESIGNS.values())
    parts: list[str] = []
    for noun in nouns:
        found = [design for design in designs.values() if design.counted_as == noun]
        if found:
            parts.append(format_count(len(found), noun, found[0].counted_plural))
    return join_words(parts)


def describe_people(people: int | None, *, is_least: bool = False) -> str:
    """Return how many people took part, or that no number is given.

    Args:
        people: How many; None or 0 if no number is given.
        is_least: Whether more may have taken part.
    """
    if not people:
        return "number of people not given"
    return f"{'at least ' if is_least else ''}{format_count(people, 'person', 'people')}"


def cell_people(cell: CellVerdict) -> str:
    """Return how many people took part in what decides a cell."""
    return describe_people(cell.people, is_least=cell.is_least_number)


def directions_words(cell: CellVerdict, *, says_chance: bool = True) -> str:
    """Return how many deciding studies found what, as "3 of 5 better, 2 no different".

    For better and for worse, it adds how many could be chance, if any.

    Args:
        cell: See ``evidence.verdicts.judge_cell``.
        says_chance: Whether to add that. Parentheses have no room for further parentheses.

    Returns:
        '' if fewer than two decide.
    """
    counts, total = cell.counts, len(cell.deciding)
    if total < 2:
        return ""
    parts: list[str] = []
    for direction in (key for key in _COUNTED if counts.get(key)):
        of_total = "" if parts else f" of {total}"
        chance = could_be_chance_words(cell, direction) if says_chance else ""
        note = f" ({chance})" if chance else ""
        parts.append(f"{counts[direction]}{of_total} {DIRECTIONS[direction].lower()}{note}")
    return ", ".join(parts)


def could_be_chance_words(cell: CellVerdict, direction: str) -> str:
    """Return how many deciding studies of a direction could be chance, as "1 could be chance".

    Returns:
        '' if none could, if it was not recorded, and for no difference and mixed results.
    """
    found = [item for item in cell.deciding if item.direction == direction]
    if direction not in POINTING or not all(item.clear for item in found):
        return ""
    return count_chance_words(len(found) - count_clear(cell, direction), len(found))


def cell_sentence(cell: CellVerdict, concern: str, articles: int = 1) -> str:
    """Return what research found about a cell, with a verb as sure as the certainty.

    Args:
        cell: See ``evidence.verdicts.judge_cell``.
        concern: Name of the concern.
        articles: How many articles are shown.
    """
    if cell.verdict == "no-claim":
        return no_claim_sentence(articles)
    if cell.verdict in ("not-studied", "below-bar"):
        return VERDICTS[cell.verdict].meaning
    if cell.verdict == "only-a-step":
        return (
            f"No study tested the whole way, so we do not know if massage improves "
            f"{lower_first(concern)} this way. "
            f"{capital_first(count_studies(list_steps([cell])))} tested a step of it."
        )
    counted = directions_words(cell)
    counted = f"{counted}. " if counted else ""
    about = f"{counted}{count_studies(cell.deciding)}, {cell_people(cell)}"
    inside = f" {text}" if (text := overlap_sentence(cell)) else ""
    return f"{found_words(cell, concern)}. {about}.{inside}"


def overlap_sentence(cell: CellVerdict) -> str:
    """Say that what decides may overlap: trials with reviews, or reviews with each other.

    It is known for only a few trials which reviews they are inside. '' if nothing can overlap.
    """
    reviews = len({item.study_id for item in cell.deciding if is_review(item)})
    if not cell.has_both_kinds:
        return "The reviews may share trials." if reviews > 1 else ""
    if reviews == 1:
        return "Some trials may also be in the review."
    return "Some trials may also be in the reviews, which may share trials."


def found_words(cell: CellVerdict, concern: str) -> str:
    """Return what was found, with a verb as sure as the certainty, without a period."""
    found = sure_words(cell, concern)
    if cell.verdict == "mixed":
        return f"Results are mixed: {found}"
    chance = f", and {chance_sentence(cell)}" if could_be_chance(cell) else ""
    return f"{capital_first(found)}{chance}"


def could_be_chance(cell: CellVerdict) -> bool:
    """Return whether studies point one way, and none could tell its result from chance."""
    return cell.verdict in _POINTING and not cell.is_clear


def chance_sentence(cell: CellVerdict) -> str:
    """Say that the result could be chance, or that nobody tested that, in lower case."""
    tested = any(item.clear != "not-tested" for item in cell.deciding)
    return "the result could be chance" if tested else "the result was not tested against chance"


def sure_words(cell: CellVerdict, concern: str) -> str:
    """Return what may be said about a cell that studies decided, for the middle of a sentence."""
    aims = frozenset(item.aim for item in cell.deciding)
    verb, verbs = _VERBS.get(aims, _BOTH_VERBS)
    text = _FOUND[cell.verdict][cell.certainty]
    return lower_first(text.format(it=lower_first(concern), verb=verb, verbs=verbs))


def population_sentence(cell: CellVerdict, concern: str) -> str:
    """Return on whom and for what purpose massage was tested; '' if no study decides.

    If no deciding study is direct, it says what was tested instead.
    """
    if not cell.is_decided:
        return ""
    return f"{directness_sentence(cell, concern)} {others_sentence(cell)}".rstrip()


def others_sentence(cell: CellVerdict) -> str:
    """Return who took part in studies that did not treat the concern; '' if all or none did."""
    if cell.direct_count in (0, len(cell.deciding)):
        return ""
    others = [item for item in cell.deciding if not item.direct]
    were = "The other was" if len(others) == 1 else "The others were"
    return f"{were} on: {list_groups(others)}."


def directness_sentence(cell: CellVerdict, concern: str) -> str:
    """Return whether people with the concern were treated, or what was tested instead.

    Args:
        cell: A cell that studies decided.
        concern: Name of the concern.
    """
    if not cell.direct_count:
        return instead_sentence(cell.deciding, concern)
    if cell.direct_count == len(cell.deciding):
        return f"Tested on: {list_groups(cell.deciding)}."
    return (
        f"{cell.direct_count} of {len(cell.deciding)} studies treated people with "
        f"{lower_first(concern)}."
    )


def instead_sentence(deciding: Collection[Evidence], concern: str) -> str:
    """Return what was tested instead of the concern as most people mean it.

    Args:
        deciding: Findings that decide, none of them direct.
        concern: Name of the concern.
    """
    tested = "Tested on" if is_to_prevent(deciding) else "Tested instead"
    return f"{aim_sentence(deciding, concern)} {tested}: {list_groups(deciding)}."


def aim_sentence(deciding: Collection[Evidence], concern: str) -> str:
    """Return the purpose of what was tested instead.

    For the arguments, see ``instead_sentence``.
    """
    name = lower_first(concern)
    if is_to_prevent(deciding):
        return f"Tested for prevention, not on existing {name}."
    return f"Not tested on {name} as most people mean it."


def is_to_prevent(deciding: Collection[Evidence]) -> bool:
    """Return whether the studies only tested if massage prevents the concern."""
    return {item.aim for item in deciding} == {"prevent"}


def list_groups(deciding: Iterable[Evidence], *, in_short: bool = False) -> str:
    """Return who was treated: the first few groups, and how many studies each had.

    Args:
        deciding: The findings of studies.
        in_short: Whether to leave out the counts and never name an extra group.
    """
    studies: dict[str, set[str]] = {}
    for item in deciding:
        if item.tested_on:
            studies.setdefault(item.tested_on, set()).add(item.study_id)
    # Naming a single remaining group takes no more room than counting it.
    most = _NAMED_GROUPS if in_short or len(studies) > _NAMED_GROUPS + 1 else len(studies)
    is_counted = not in_short and 1 < len(studies) < len(set().union(*studies.values()))
    group_names = [
        f"{group} ({len(ids)})" if is_counted else group for group, ids in studies.items()
    ]
    # Semicolons, because the groups contain commas.
    groups_words = "; ".join(group_names[:most])
    more = len(studies) - most
    return f"{groups_words}; and {format_count(more, 'other group')}" if more > 0 else groups_words


def list_reasons(cell: CellVerdict) -> list[str]:
    """Return what pulled the certainty down, one sentence each."""
    reasons = [text for reason in cell.reasons if (text := explain_reason(cell, reason))]
    return [f"{capital_first(text)}." for text in reasons]


def certainty_sentence(cell: CellVerdict) -> str:
    """Return what pulled the certainty down, or '' if nothing did or there is no certainty."""
    reasons = list_reasons(cell)
    return f"{WHY_NOT_SURER} {' '.join(reasons)}" if reasons else ""


def explain_reason(cell: CellVerdict, reason: Reason) -> str:
    """Return why the certainty is not higher, for the middle of a sentence; '' for a start."""
    total = len(cell.deciding)
    studies = f"only {reason.value} of {total} studies" if reason.value else "no study"
    alone = _SINGLE_REASONS if total == 1 else {}
    text = alone.get(reason.code, _REASONS.get(reason.code, ""))
    sellers = lower_first(funding_sentence(cell.deciding).rstrip("."))
    verb = "are known to have taken part" if cell.is_least_number else "took part"
    took_part = f"{describe_people(reason.value)} {verb}"
    # In the other studies, they are known not to have known the treatment.
    open_ones = f"in {total - reason.value} of {total} studies, those who judged"
    judges = open_ones if reason.value else "those who judged the results"
    return text.format(took_part=took_part, studies=studies, sellers=sellers, judges=judges)


def list_steps(cells: Iterable[CellVerdict]) -> list[Evidence]:
    """Return the findings of cells that count as a step studied.

    A finding that would decide but does not meet a reader's own bar is not one of them.
    """
    return [
        item for cell in cells for item in cell.others if counts_as_step(item) and not decides(item)
    ]
