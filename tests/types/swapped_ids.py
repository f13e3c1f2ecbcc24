"""Errors that the type checker must report: an unused ``type: ignore`` fails ``make types``."""

from __future__ import annotations

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import BenefitId, Cell, ConcernId


def swap_ids(evidence_map: EvidenceMap, concern_id: ConcernId, benefit_id: BenefitId) -> None:
    """Pass a benefit where a concern belongs, and a plain pair where a cell belongs."""
    Cell(benefit_id, concern_id)  # type: ignore[arg-type]  # swapped
    evidence_map.verdicts[concern_id, benefit_id]  # type: ignore[index]  # no cell
    evidence_map.claims_of(benefit_id)  # type: ignore[arg-type]  # a benefit
