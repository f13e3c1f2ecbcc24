"""Compare two or three concerns, benefit by benefit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.cells import rank_tested
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import BenefitId, Cell, ConcernId


@dataclass(frozen=True)
class ComparedCell:
    """What one concern has for one benefit; kind and cell are None without a claim."""

    kind: str | None
    cell: CellVerdict | None


@dataclass(frozen=True)
class ComparedBenefit:
    """One benefit that at least one of the concerns is said to gain.

    Attributes:
        benefit_id: The benefit.
        benefit: Its name.
        shared: Whether all compared concerns are said to gain it.
        cells: One cell a concern, in the order that was asked for.
    """

    benefit_id: BenefitId
    benefit: str
    shared: bool
    cells: tuple[ComparedCell, ...]


def compare_concerns(
    evidence_map: EvidenceMap, concerns: Sequence[ConcernId]
) -> tuple[ComparedBenefit, ...]:
    """Return the benefits of the concerns, the best tested first, for whichever it was tested.

    Of those that were tested alike, the shared come first, then the order of the pack.

    Args:
        evidence_map: The evidence map.
        concerns: Ids of the concerns, each once.
    """
    claims = evidence_map.claims
    chosen = claims.loc[claims["concern_id"].isin(concerns)]
    kinds = dict(zip(iterate_cells(chosen), chosen["kind"].tolist(), strict=True))
    compared = [
        _compare_benefit(evidence_map, benefit_id, concerns, kinds)
        for benefit_id in evidence_map.pack.benefit_ids
        if any(Cell(concern_id, benefit_id) in kinds for concern_id in concerns)
    ]
    # Reversed, the sort keeps the order of those that are equal.
    return tuple(sorted(compared, key=lambda item: (_rank(item), item.shared), reverse=True))


def _rank(item: ComparedBenefit) -> tuple[int, ...]:
    return max(rank_tested(found.cell) for found in item.cells if found.cell)


def _compare_benefit(
    evidence_map: EvidenceMap,
    benefit_id: BenefitId,
    concerns: Sequence[ConcernId],
    kinds: Mapping[Cell, str],
) -> ComparedBenefit:
    cells = [Cell(concern_id, benefit_id) for concern_id in concerns]
    compared = tuple(
        ComparedCell(kinds[cell], evidence_map.verdicts[cell])
        if cell in kinds
        else ComparedCell(None, None)
        for cell in cells
    )
    shared = all(item.kind for item in compared)
    name = evidence_map.pack.benefit_names[benefit_id]
    return ComparedBenefit(benefit_id, name, shared, compared)
