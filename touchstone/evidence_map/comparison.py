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
    """The kind of claim and the verdict for one concern and benefit; None without a claim."""

    kind: str | None
    cell: CellVerdict | None


@dataclass(frozen=True)
class ComparedBenefit:
    """One benefit that is claimed for at least one of the concerns.

    Attributes:
        benefit_id: The benefit.
        benefit: Its name.
        shared: Whether it is claimed for all compared concerns.
        cells: One cell per concern, in the requested order.
    """

    benefit_id: BenefitId
    benefit: str
    shared: bool
    cells: tuple[ComparedCell, ...]


def compare_concerns(
    evidence_map: EvidenceMap, concerns: Sequence[ConcernId]
) -> tuple[ComparedBenefit, ...]:
    """Return the benefits claimed for any of the concerns, best tested first.

    A benefit ranks by its best tested claim. In a tie, shared benefits come first, then the order
    of the pack decides.

    Args:
        evidence_map: The evidence map.
        concerns: Ids of the concerns, each once.
    """
    claims = evidence_map.claims
    concern_claims = claims.loc[claims["concern_id"].isin(concerns)]
    kinds = dict(zip(iterate_cells(concern_claims), concern_claims["kind"].tolist(), strict=True))
    compared = [
        _compare_benefit(evidence_map, benefit_id, concerns, kinds)
        for benefit_id in evidence_map.pack.benefit_ids
        if any(Cell(concern_id, benefit_id) in kinds for concern_id in concerns)
    ]
    # Even reversed, the sort keeps the order of equal items.
    return tuple(
        sorted(compared, key=lambda benefit: (_rank_benefit(benefit), benefit.shared), reverse=True)
    )


def _rank_benefit(benefit: ComparedBenefit) -> tuple[int, ...]:
    return max(rank_tested(compared.cell) for compared in benefit.cells if compared.cell)


def _compare_benefit(
    evidence_map: EvidenceMap,
    benefit_id: BenefitId,
    concerns: Sequence[ConcernId],
    kinds: Mapping[Cell, str],
) -> ComparedBenefit:
    cells = [Cell(concern_id, benefit_id) for concern_id in concerns]
    compared_cells = tuple(
        ComparedCell(kinds[cell], evidence_map.verdicts[cell])
        if cell in kinds
        else ComparedCell(None, None)
        for cell in cells
    )
    is_shared = all(compared_cell.kind for compared_cell in compared_cells)
    name = evidence_map.pack.benefit_names[benefit_id]
    return ComparedBenefit(benefit_id, name, is_shared, compared_cells)
