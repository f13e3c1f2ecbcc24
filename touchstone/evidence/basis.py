"""Find what verdicts rest on: how few studies, shared by how many claims.

Pure functions of verdicts and findings. ``wording.basis`` turns their results into sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import pandas as pd

from touchstone.evidence.bar import NO_BAR, Bar
from touchstone.evidence.findings import Evidence, is_review
from touchstone.evidence.rule import RELATED, RULE, WHOLE
from touchstone.evidence.studies import Study
from touchstone.evidence.verdicts import (
    CellVerdict,
    Contents,
    count_people,
    decides,
    judge_cell,
)
from touchstone.frames import iterate_rows
from touchstone.ids import Cell, ConcernId

Verdicts = Mapping[Cell, CellVerdict]
# The standing of a finding: it decides a claim, or the reason it does not. The standings
# closest to deciding come first. A study without a finding has the standing of a caution.
Standing = Literal[
    "decides", "inside", "bar", "unclaimed", "not-stated", "design", "step", "related", "caution"
]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
# Study, concern, benefit and step of a finding.
FindingKey = tuple[str, str, str, str]


@dataclass(frozen=True)
class Basis:
    """What the decided claims in a set of claims rest on.

    Attributes:
        claims: How many claims there are.
        decided: How many of them studies decided.
        studies: How many studies decided them.
        people: The smallest number of people who can have taken part; 0 if no study says.
        single: How many of the decided claims rest on one study.
        indirect: How many of the decided claims were tested only on something near the concern.
        alike: The largest number of decided claims that rest on the same studies, two or more;
            0 for none.
        alike_studies: How many studies those claims share.
    """

    claims: int
    decided: int
    studies: int
    people: int
    single: int
    indirect: int
    alike: int = 0
    alike_studies: int = 0


@dataclass(frozen=True)
class SplitBasis:
    """What claims rest on, with the few concerns set apart that most studies are about.

    Attributes:
        everything: The basis of all claims.
        apart: The concerns with the most studies, until they cover more than half of them.
        apart_studies: How many of the studies are about those concerns.
        has_rest: Whether studies decide a claim about any other concern.
    """

    everything: Basis
    apart: tuple[ConcernId, ...]
    apart_studies: int
    has_rest: bool


@dataclass(frozen=True)
class Shared:
    """How the studies behind one claim also decide other claims.

    Attributes:
        studies: How many studies decide the claim.
        sharing: How many of them also decide another claim.
        claims: How many other claims those studies decide.
    """

    studies: int
    sharing: int
    claims: int


@dataclass(frozen=True)
class LeftOut:
    """The verdict of a claim without one of the studies that decide it."""

    study_id: str
    cell: CellVerdict


def list_claims_by_study(verdicts: Verdicts) -> dict[str, frozenset[Cell]]:
    """Return the claims that each study decides, by study id."""
    claims: dict[str, set[Cell]] = {}
    for pair, cell in verdicts.items():
        if cell.is_decided:
            for finding in cell.deciding:
                claims.setdefault(finding.study_id, set()).add(pair)
    return {study_id: frozenset(pairs) for study_id, pairs in claims.items()}


def list_standings(verdicts: Verdicts) -> dict[FindingKey, Standing]:
    """Return the standing of each finding: that it decides a claim, or why it does not."""
    return {
        (finding.study_id, *pair, finding.step): _find_standing(finding, cell)
        for pair, cell in verdicts.items()
        for finding in (*cell.deciding, *cell.shown)
    }


def _find_standing(finding: Evidence, cell: CellVerdict) -> Standing:
    if finding in cell.inside:
        return "inside"
    if finding in cell.deciding:
        return "decides" if cell.is_decided else "unclaimed"
    if decides(finding):
        return "bar"
    if finding.step == RELATED:
        return "related"
    if finding.step != WHOLE:
        return "step"
    return "not-stated" if finding.design in RULE.groups else "design"


def judge_studies(
    findings: pd.DataFrame, standings: Mapping[FindingKey, Standing]
) -> dict[str, Standing]:
    """Return the standing of each study: that of its finding closest to deciding a claim.

    Args:
        findings: Rows of ``evidence.studies.StudyIndex.findings``.
        standings: See ``list_standings``.
    """
    closest: dict[str, Standing] = {}
    for key in iterate_rows(findings, ("study_id", "concern_id", "benefit_id", "step")):
        study_id, standing = key[0], standings[key]
        closest[study_id] = min(closest.get(study_id, standing), standing, key=STANDINGS.index)
    return closest


def classify_studies(
    studies: Iterable[Study], findings: pd.DataFrame, standings: Mapping[FindingKey, Standing]
) -> pd.DataFrame:
    """Return the standing of each study as a frame.

    Args:
        studies: The studies, in the order of the rows.
        findings: See ``judge_studies``.
        standings: See ``list_standings``.

    Returns:
        One row per study: ``study_id`` (str), ``year`` (int), ``standing`` (str; ``caution``
        for a study without a finding), ``decides`` (bool).
    """
    judged = judge_studies(findings, standings)
    rows = [(item.study_id, item.year, judged.get(item.study_id, "caution")) for item in studies]
    frame = pd.DataFrame(rows, columns=["study_id", "year", "standing"])
    return frame.assign(decides=frame["standing"] == "decides")


def mark_deciding(findings: pd.DataFrame, standings: Mapping[FindingKey, Standing]) -> pd.DataFrame:
    """Return findings with the column ``decides`` (bool): whether each one decides a claim.

    Args:
        findings: Rows of ``evidence.studies.StudyIndex.findings``.
        standings: See ``list_standings``.
    """
    keys = iterate_rows(findings, ("study_id", "concern_id", "benefit_id", "step"))
    are_deciding = [standings[key] == "decides" for key in keys]
    return findings.assign(decides=pd.Series(are_deciding, index=findings.index, dtype="bool"))


def find_basis(verdicts: Verdicts) -> Basis:
    """Return what claims rest on.

    Args:
        verdicts: The verdicts of the claims; pairs that are not claimed are ignored.
    """
    claimed = [cell for cell in verdicts.values() if cell.verdict != "no-claim"]
    decided = [cell for cell in claimed if cell.is_decided]
    # Each study counts once: its people are the same, whichever claim it decides.
    studies = {finding.study_id: finding for cell in decided for finding in cell.deciding}
    set_counts = Counter(_list_study_ids(cell.deciding) for cell in decided)
    shared = [(count, len(ids)) for ids, count in set_counts.items() if len(ids) > 1 and count > 1]
    alike, alike_studies = max(shared, default=(0, 0))
    return Basis(
        claims=len(claimed),
        decided=len(decided),
        studies=len(studies),
        people=count_people(studies.values()),
        single=sum(count for ids, count in set_counts.items() if len(ids) == 1),
        indirect=sum(cell.is_indirect for cell in decided),
        alike=alike,
        alike_studies=alike_studies,
    )


def split_basis(verdicts: Verdicts) -> SplitBasis:
    """Return what claims rest on, with the concerns set apart that most studies are about."""
    studies: dict[ConcernId, set[str]] = {}
    for study_id, pairs in list_claims_by_study(verdicts).items():
        for pair in pairs:
            studies.setdefault(pair.concern_id, set()).add(study_id)
    everything = find_basis(verdicts)
    apart: list[ConcernId] = []
    covered: set[str] = set()
    for concern_id in sorted(studies, key=lambda key: (-len(studies[key]), key)):
        if 2 * len(covered) > everything.studies:
            break
        apart.append(concern_id)
        covered |= studies[concern_id]
    return SplitBasis(everything, tuple(apart), len(covered), len(apart) < len(studies))


def find_shared(claims_by_study: Mapping[str, frozenset[Cell]], pair: Cell) -> Shared:
    """Return how the studies behind one claim also decide other claims.

    Args:
        claims_by_study: See ``list_claims_by_study``.
        pair: The claim.
    """
    deciding = {study_id: pairs for study_id, pairs in claims_by_study.items() if pair in pairs}
    sharing = [pairs for pairs in deciding.values() if len(pairs) > 1]
    return Shared(len(deciding), len(sharing), len(frozenset().union(*sharing) - {pair}))


def leave_one_out(
    evidence: Iterable[Evidence], cell: CellVerdict, contents: Contents, bar: Bar = NO_BAR
) -> list[LeftOut]:
    """Return each deciding study whose removal would change the verdict or its certainty.

    Args:
        evidence: All findings of the cell.
        cell: Its verdict.
        contents: Trials that are known to be inside a review, by review. Without the review,
            these trials count on their own.
        bar: The reader's own bar.
    """
    if not cell.is_decided:
        return []
    evidence = list(evidence)
    verdicts_without = [
        LeftOut(
            study_id,
            judge_cell(
                [finding for finding in evidence if finding.study_id != study_id],
                claimed=True, contents=contents, bar=bar,
            ),
        )
        for study_id in sorted(_list_study_ids(cell.deciding))
    ]  # fmt: skip
    full_verdict = (cell.verdict, cell.certainty)
    return [
        left_out
        for left_out in verdicts_without
        if (left_out.cell.verdict, left_out.cell.certainty) != full_verdict
    ]


@dataclass(frozen=True)
class Overlap:
    """Trials and reviews about one claim, and which trials are known to be inside a review.

    Attributes:
        pair: The claim.
        reviews: Ids of the reviews, those that decide first.
        trials: Ids of the trials and other single studies, those that decide first.
        inside: Pairs of a trial and a review that is known to include it. For every other
            pair, this is not known.
        deciding: Ids of the reviews and trials that decide the claim.
    """

    pair: Cell
    reviews: tuple[str, ...]
    trials: tuple[str, ...]
    inside: frozenset[tuple[str, str]]
    deciding: frozenset[str]


def find_overlaps(verdicts: Verdicts, contents: Contents) -> list[Overlap]:
    """Return the claims where people may be counted in both a review and a trial.

    Each claim lists the reviews and trials that decide it, and every trial that is known to
    be inside a review, with that review.

    Args:
        verdicts: The verdicts; pairs that are not claimed are ignored.
        contents: Trials that are known to be inside a review, by review.
    """
    overlaps = (
        _find_overlap(pair, cell, contents)
        for pair, cell in verdicts.items()
        if cell.verdict != "no-claim"
    )
    return [overlap for overlap in overlaps if overlap.reviews and overlap.trials]


def _find_overlap(pair: Cell, cell: CellVerdict, contents: Contents) -> Overlap:
    study_ids = _list_study_ids((*cell.deciding, *cell.shown))
    inside = frozenset(
        (trial, review)
        for review in study_ids & contents.keys()
        for trial in contents[review] & study_ids
    )
    decided = cell.deciding if cell.is_decided else ()
    reviews = {finding.study_id for finding in decided if is_review(finding)}
    trials = {finding.study_id for finding in decided if not is_review(finding)}
    deciding = frozenset(reviews | trials)
    return Overlap(
        pair,
        _sort_study_ids(reviews | {review for _, review in inside}, deciding),
        _sort_study_ids(trials | {trial for trial, _ in inside}, deciding),
        inside,
        deciding,
    )


def _sort_study_ids(study_ids: Collection[str], deciding: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(study_ids, key=lambda key: (key not in deciding, key)))


def _list_study_ids(evidence: Iterable[Evidence]) -> frozenset[str]:
    return frozenset(finding.study_id for finding in evidence)
