"""Say what verdicts rest on, and what they would be without one study.

Studies that decide are counted apart from those that are only shown.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from touchstone.evidence.basis import Basis, LeftOut, Overlap, Shared, SplitBasis, Standing
from touchstone.evidence.findings import FoundOf
from touchstone.evidence.rule import RULE, STEPS, WHOLE
from touchstone.evidence.studies import Study, short_name
from touchstone.evidence.verdicts import CellVerdict
from touchstone.wording.findings import name_direction
from touchstone.wording.phrases import format_count, join_words, lower_first

TITLE = "What the verdicts rest on"
OVERLAP_TITLE = "Which trials are inside which reviews"
INSIDE = "Inside"
NOT_KNOWN = "Not known"
# More studies than this are counted instead of named.
_NAMED_STUDIES = 3
# Why studies do not count. Each phrase follows the number of studies.
_WHY_NOT: Mapping[Standing, str] = {
    "inside": "inside a review that counts",
    "bar": "below your bar",
    "unclaimed": "on what is not claimed",
    "not-stated": "without a stated result",
    "design": "of a design that never counts",
    "step": "on a part of the way",
    "related": "of a related method",
    "caution": "for a caution only",
}
_REASONS_A_LINE = 3
# How many of the things that a study is about are named; the rest are counted.
_NAMED_OUTCOMES = 2
# With fewer studies than this, nothing is said about what most of them are about.
_FEWEST_TO_SPLIT = 10


def count_deciding(deciding: int, shown: int) -> str:
    """Return how many studies count and how many do not, as "17 count, 10 more are shown".

    Args:
        deciding: How many decide.
        shown: How many others are shown but not counted.
    """
    counting = f"{deciding} {'counts' if deciding == 1 else 'count'}"
    are = "is" if shown == 1 else "are"
    if not shown:
        return counting
    if not deciding:
        return f"{shown} {are} shown and not counted"
    return f"{counting}, {shown} more {are} shown"


def counted_sentences(standings: Sequence[Standing], *, is_barred: bool = False) -> list[str]:
    """Return how many of some studies count and why, then why the others do not.

    Args:
        standings: How each study stands, see ``evidence.basis.judge_studies``; at least one.
        is_barred: Whether a reader's own bar decides which studies count.
    """
    counting, total = standings.count("decides"), len(standings)
    verb, who = ("counts", "it") if counting == 1 else ("count", "they")
    named = f"{counting} of {total}" if counting else f"None of the {total}"
    if total == 1 and not counting:
        return ["It does not count.", *_list_reasons(standings)]
    if counting == total:
        named = f"All {total}" if total > 1 else "It"
    because = f" {verb}, because {who} tested the whole way from massage to a claimed concern"
    because += f" and {'meets' if counting == 1 else 'meet'} your bar" if is_barred else ""
    return [f"{named}{because if counting else ' counts'}.", *_list_reasons(standings)]


def why_not_title(standings: Sequence[Standing]) -> str:
    """Return the title of the reasons that ``counted_sentences`` gives."""
    return f"Why {'the others' if 'decides' in standings else 'these'} do not count"


def _list_reasons(standings: Sequence[Standing]) -> list[str]:
    """Return why some of the studies do not count, the most frequent reasons first."""
    reasons = Counter(_WHY_NOT[key] for key in standings if key != "decides")
    clauses = [f"{count} {words}" for words, count in reasons.most_common()]
    first_line, second_line = (
        "; ".join(clauses[:_REASONS_A_LINE]),
        "; ".join(clauses[_REASONS_A_LINE:]),
    )
    return [
        *([f"Not counted: {first_line}."] if first_line else []),
        *([f"Not counted either: {second_line}."] if second_line else []),
    ]


def pointing_words(directions: Mapping[str, Sequence[FoundOf]]) -> str:
    """Return where a study points and for what, as "Points in favor: calm (part)".

    Findings that are only a link, or that could be chance, are listed separately.

    Args:
        directions: See ``evidence.findings.list_found_by_study``; empty for that of a caution.
    """
    parts = []
    for key, findings in directions.items():
        for linked, is_chance in itertools.product((False, True), repeat=2):
            kind = linked, is_chance
            some = [item for item in findings if (item.is_link, item.is_chance) == kind]
            name = name_direction(key, linked=linked, is_chance=is_chance)
            parts += [f"{name}: {_join_findings(some)}"] if some else []
    return ". ".join(parts) or "used for a caution only"


def _join_findings(found: Sequence[FoundOf]) -> str:
    whole = {item.benefit for item in found if item.step == WHOLE}
    # If a benefit was tested the whole way, its first step is not named again.
    found = [item for item in found if item.step != STEPS[0] or item.benefit not in whole]
    named = [_name_found(item) for item in found[:_NAMED_OUTCOMES]]
    more = len(found) - len(named)
    return "; ".join(named) + (f" and {more} more" if more else "")


def _name_found(item: FoundOf) -> str:
    benefit, concern = lower_first(item.benefit), lower_first(item.concern)
    if item.step == STEPS[0]:
        return f"{benefit} (part)"
    if item.step == STEPS[1]:
        return f"from {benefit} to {concern} (part)"
    part = "the whole way" if item.step == WHOLE else "related method"
    return f"{benefit} for {concern} ({part})"


def decides_words(claims: int) -> str:
    """Return how many claims a study decides, or that it is only shown."""
    return format_count(claims, "claim") if claims else "none, only shown"


def basis_sentences(
    split: SplitBasis, names: Mapping[str, str], *, is_barred: bool = False
) -> list[str]:
    """Return what claims rest on; [] if studies decide none.

    Args:
        split: See ``evidence.basis.split_basis``.
        names: Names of the concerns by id.
        is_barred: Whether a reader's own bar decides which studies count.
    """
    whole = split.everything
    if not whole.decided:
        return []
    is_one = whole.decided == 1
    tested = f"{'was' if is_one else 'were'} tested the whole way"
    if is_barred:
        tested = f"{'has' if is_one else 'have'} a study that meets your bar"
    sentences = [f"Of {format_count(whole.claims, 'claim')}, {whole.decided} {tested}."]
    if whole.indirect:
        which = "all of these" if whole.indirect == whole.decided else f"{whole.indirect} of these"
        subject = "it" if is_one else which
        sentences.append(f"For {subject}, studies tested something else instead of the concern.")
    if split.has_rest and whole.studies >= _FEWEST_TO_SPLIT:
        apart = join_words([lower_first(names[key]) for key in split.apart], "or")
        sentences.append(
            f"Of the {format_count(whole.studies, 'study', 'studies')} that count, "
            f"{split.apart_studies} are about {apart}."
        )
    else:
        sentences.append(f"{_resting_words(whole)}.")
    counted = (
        (whole.single if whole.single > 1 else 0, "on a single study each"),
        (whole.alike, f"on the same {whole.alike_studies} studies"),
    )
    if nonempty_groups := [(count, words) for count, words in counted if count]:
        (count, words), *others = nonempty_groups
        parts = [f"{count} claims rest {words}", *(f"{total} {basis}" for total, basis in others)]
        sentences.append(f"In all, {', and '.join(parts)}.")
    return sentences


def _resting_words(basis: Basis) -> str:
    verb = "rests" if basis.decided == 1 else "rest"
    studies = format_count(basis.studies, "study", "studies")
    people = f", with at least {format_count(basis.people, 'person', 'people')}"
    claims = format_count(basis.decided, "tested claim")
    return f"{claims} {verb} on {studies}{people if basis.people else ''}"


def shared_studies_sentence(shared: Shared) -> str:
    """Return how many studies a claim rests on, and how many other claims these decide.

    Args:
        shared: See ``evidence.basis.find_shared``; at least one study.
    """
    first = f"This rests on {format_count(shared.studies, 'study', 'studies')}"
    if not shared.sharing:
        return f"{first}."
    claims = format_count(shared.claims, "other claim")
    if shared.studies == 1:
        return f"{first}, which also counts for {claims}."
    verb = "counts for" if shared.sharing == 1 else "count for"
    which = "all of them" if shared.sharing == shared.studies else f"{shared.sharing} of them"
    between = " between them" if shared.sharing > 1 else ""
    return f"{first}; {which} also {verb} {claims}{between}."


def fragile_words(
    left_out: Sequence[LeftOut], cell: CellVerdict, studies: Mapping[str, Study]
) -> str:
    """Return in a few words what a verdict would be without one study; '' if no different."""
    return " ".join(
        f"Without {_name_studies(ids, studies)}: “{lower_first(name)}”."
        for name, ids in _group_changed(left_out, cell).items()
    )


def _group_changed(left_out: Sequence[LeftOut], cell: CellVerdict) -> dict[str, list[str]]:
    """Return the studies whose removal changes a verdict, by the name of the new verdict."""
    changed: dict[str, list[str]] = {}
    for item in left_out:
        if item.cell.verdict != cell.verdict:
            changed.setdefault(item.cell.name, []).append(item.study_id)
    return changed


def left_out_sentences(
    left_out: Sequence[LeftOut], cell: CellVerdict, studies: Mapping[str, Study]
) -> list[str]:
    """Return what a decided claim would be without one of its studies; [] if it has only one.

    Args:
        left_out: See ``evidence.basis.leave_one_out``.
        cell: The verdict of the claim.
        studies: Every study by id.
    """
    if len(cell.deciding) == 1:
        return []
    others = _group_changed(left_out, cell).items()
    changed = {f"this would be: {name}": ids for name, ids in others}
    sentences = [] if changed else ["No single study changes this verdict."]
    for item in left_out:
        if item.cell.verdict == cell.verdict:
            words = f"the certainty would be {item.cell.certainty} of {RULE.highest}"
            changed.setdefault(words, []).append(item.study_id)
    return [
        *sentences,
        *(f"Without {_name_studies(ids, studies)} {words}." for words, ids in changed.items()),
    ]


def _name_studies(study_ids: Collection[str], studies: Mapping[str, Study]) -> str:
    if len(study_ids) > _NAMED_STUDIES:
        return f"any one of {len(study_ids)} studies"
    return join_words([short_name(studies[key]) for key in study_ids], "or")


def overlap_sentences(overlaps: Iterable[Overlap]) -> list[str]:
    """Return how many trials are known to be inside a review, and what is not known."""
    overlaps = list(overlaps)
    inside = sum(len(item.inside) for item in overlaps)
    pairs = sum(len(item.reviews) * len(item.trials) for item in overlaps)
    return [
        f"Below are {format_count(pairs, 'pair')} of a study and a review on the same claim.",
        f"Of {inside}, we know that the study is inside the review; of {pairs - inside}, "
        "it is not known.",
        "“Not known” never means no: we did not see the review's list of studies.",
        "So the people of studies and reviews are never added up.",
    ]


def count_overlap(overlap: Overlap) -> str:
    """Return how many studies and reviews a grid has, and how many pairs are known to overlap."""
    studies = format_count(len(overlap.trials), "study", "studies")
    reviews = format_count(len(overlap.reviews), "review")
    inside = format_count(len(overlap.inside), "pair") if overlap.inside else "no pair"
    return f"{studies}, {reviews}, {inside} known to be inside"
