"""Summarize the whole map: how many claims were tested, and what stands out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from touchstone.evidence.rule import VERDICTS, VerdictId
from touchstone.evidence.studies import ABSTRACT, NOT_MENTIONED, Study
from touchstone.evidence.verdicts import CellVerdict, count_sure
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import Cell, ConcernId


@dataclass(frozen=True)
class FindingsSummary:
    """What a whole map finds.

    Attributes:
        cells: The claims by verdict, in the order of the rule; then the surest first, those
            with most deciding studies first, and in the order of the pack.
        counts: How many claims have each verdict, in the order of the rule.
        tested: How many claims studies decided.
        sure: How many of them have at least three dots.
        near: How many of them were tested only on something near the concern.
        studies: How many studies the pack holds.
        abstracts: How many of all studies were read only as an abstract.
        deciding: How many of all studies decide a claim.
        silent: How many of the deciding studies do not mention harms.
        untested: Of the concerns with no tested claim, the one with the most claims, and how
            many it has; or None.
        mixed: Of the claims with mixed results, the one with the most studies; or None.
        indirect: Of the decided claims without a direct study, the one with the most studies; or
            None.
    """

    cells: tuple[Cell, ...]
    counts: dict[VerdictId, int]
    tested: int
    sure: int
    near: int
    studies: int
    abstracts: int
    deciding: int
    silent: int
    untested: tuple[ConcernId, int] | None
    mixed: Cell | None
    indirect: Cell | None


def summarize_findings(evidence_map: EvidenceMap) -> FindingsSummary:
    """Return what the whole map finds."""
    verdicts = evidence_map.verdicts
    cells = sorted(
        iterate_cells(evidence_map.claims), key=lambda cell: _rank_verdict(verdicts[cell])
    )
    decided_cells = [cell for cell in cells if verdicts[cell].is_decided]
    deciding_ids = {
        finding.study_id for cell in decided_cells for finding in verdicts[cell].deciding
    }
    studies = evidence_map.studies
    return FindingsSummary(
        cells=tuple(cells),
        counts={
            key: count
            for key in VERDICTS
            if (count := sum(verdicts[cell].verdict == key for cell in cells))
        },
        tested=len(decided_cells),
        sure=count_sure(verdicts[cell] for cell in decided_cells),
        near=sum(verdicts[cell].is_indirect for cell in decided_cells),
        studies=len(studies),
        abstracts=sum(study.seen == ABSTRACT for study in studies.values()),
        deciding=len(deciding_ids),
        silent=count_silent(studies[key] for key in deciding_ids),
        untested=_find_untested(evidence_map, cells),
        mixed=_find_largest(
            evidence_map, (cell for cell in decided_cells if verdicts[cell].verdict == "mixed")
        ),
        indirect=_find_largest(
            evidence_map, (cell for cell in decided_cells if verdicts[cell].is_indirect)
        ),
    )


def _rank_verdict(verdict: CellVerdict) -> tuple[int, int, int]:
    return (
        list(VERDICTS).index(verdict.verdict),
        -verdict.certainty,
        -len(verdict.deciding),
    )


def _find_untested(
    evidence_map: EvidenceMap, cells: Iterable[Cell]
) -> tuple[ConcernId, int] | None:
    claim_counts: dict[ConcernId, int] = {}
    for cell in cells:
        claim_counts[cell.concern_id] = claim_counts.get(cell.concern_id, 0) + 1
    tested_ids = {
        cell.concern_id
        for cell in cells
        # A claim below a reader's own bar was tested as well.
        if (verdict := evidence_map.verdicts[cell]).is_decided or verdict.verdict == "below-bar"
    }
    untested_ids = [
        concern_id
        for concern_id in evidence_map.pack.concern_ids
        if concern_id in claim_counts.keys() - tested_ids
    ]
    largest_id = max(untested_ids, key=lambda concern_id: claim_counts[concern_id], default=None)
    return None if largest_id is None else (largest_id, claim_counts[largest_id])


def _find_largest(evidence_map: EvidenceMap, cells: Iterable[Cell]) -> Cell | None:
    return max(cells, key=lambda cell: len(evidence_map.verdicts[cell].deciding), default=None)


def count_silent(studies: Iterable[Study]) -> int:
    """Return how many studies do not say whether harms were seen."""
    return sum(study.harms == NOT_MENTIONED for study in studies)
