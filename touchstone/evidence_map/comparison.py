"""How do two or three concerns compare, benefit by benefit?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from touchstone.evidence.verdicts import CellVerdict
from touchstone.frames import iterate_pairs

MOST_COMPARED = 3


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

    benefit_id: str
    benefit: str
    shared: bool
    cells: tuple[ComparedCell, ...]


def compare_concerns(
    concerns: Sequence[str],
    claims: pd.DataFrame,
    benefits: Mapping[str, str],
    verdicts: Mapping[tuple[str, str], CellVerdict],
) -> tuple[ComparedBenefit, ...]:
    """Return the benefits of the concerns: shared ones first, then in the order of the pack.

    Args:
        concerns: Ids of the concerns, each once.
        claims: See ``claims.claims.build_claims``.
        benefits: Names of the benefits by id, in the order of the pack.
        verdicts: See ``evidence.verdicts.judge_pack``.
    """
    own = claims.loc[claims["concern_id"].isin(concerns)]
    kinds = dict(zip(iterate_pairs(own), own["kind"].tolist(), strict=True))
    compared = [
        _compare_benefit(benefit_id, name, concerns, kinds, verdicts)
        for benefit_id, name in benefits.items()
        if any((concern_id, benefit_id) in kinds for concern_id in concerns)
    ]
    return tuple(sorted(compared, key=lambda item: not item.shared))


def _compare_benefit(
    benefit_id: str,
    name: str,
    concerns: Sequence[str],
    kinds: Mapping[tuple[str, str], str],
    verdicts: Mapping[tuple[str, str], CellVerdict],
) -> ComparedBenefit:
    pairs = [(concern_id, benefit_id) for concern_id in concerns]
    cells = tuple(
        ComparedCell(kinds[pair], verdicts[pair]) if pair in kinds else ComparedCell(None, None)
        for pair in pairs
    )
    shared = all(cell.kind for cell in cells)
    return ComparedBenefit(benefit_id, name, shared, cells)
