"""Join verdicts to claims, concerns and benefits."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from touchstone.evidence.verdicts import CellVerdict
from touchstone.frames import iterate_cells
from touchstone.ids import Cell
from touchstone.packs.pack import Pack

# The orders of claims, starting with the one that they are in by default.
CLAIM_SORTS = {
    "certainty": "Best tested first",
    "article": "Article order",
    "benefit": "Benefit, A to Z",
    "kind": "Stated first",
    "area": "Area, A to Z",
}
# For each order that sorts by columns: the columns, and whether each is ascending.
_COLUMNS: Mapping[str, dict[str, bool]] = {
    "benefit": {"benefit": True},
    "kind": {"kind": False, "benefit": True},
    "area": {"area": True, "benefit": True},
}


def add_verdicts(claims: pd.DataFrame, verdicts: Mapping[Cell, CellVerdict]) -> pd.DataFrame:
    """Return ``claims.claims.build_claims`` with what research found.

    Returns:
        The same rows with the columns ``verdict`` (id), ``verdict_name`` and
        ``certainty`` (str, "0" for none).
    """
    cells = [verdicts[pair] for pair in iterate_cells(claims)]
    columns = {
        "verdict": [cell.verdict for cell in cells],
        "verdict_name": [cell.name for cell in cells],
        "certainty": [str(cell.certainty) for cell in cells],
    }
    # The dtype is explicit for a frame without rows.
    return claims.assign(
        **{
            name: pd.Series(values, index=claims.index, dtype="str")
            for name, values in columns.items()
        }
    )


def rank_tested(verdict: CellVerdict) -> tuple[bool, bool, bool, int, int, int]:
    """Return a sort key for how well a claim was tested: the larger, the better.

    A decided claim ranks above an undecided one, and one tested on people with the concern above
    others. A claim left out only by a reader's own bar ranks above one tested in a step. Then
    come the certainty and the number of studies.
    """
    return (
        verdict.is_decided,
        # People with the concern were treated.
        verdict.is_decided and bool(verdict.direct_count),
        # Tested the whole way, but below a reader's own bar.
        verdict.verdict == "below-bar",
        verdict.certainty,
        len(verdict.deciding),
        len(verdict.others),
    )


def sort_claims(claims: pd.DataFrame, order: str) -> pd.DataFrame:
    """Return claims in one of ``CLAIM_SORTS``; any other name keeps their order.

    Args:
        claims: See ``EvidenceMap.claims_of``.
        order: A key of ``CLAIM_SORTS``.
    """
    if order == "article":
        return claims.sort_index()
    columns = _COLUMNS.get(order)
    return claims.sort_values(list(columns), ascending=[*columns.values()]) if columns else claims


def group_verdicts(
    verdicts: Mapping[Cell, CellVerdict],
) -> dict[str, dict[Cell, CellVerdict]]:
    """Return the verdicts of each concern that has any."""
    by_concern: dict[str, dict[Cell, CellVerdict]] = {}
    for pair, cell in verdicts.items():
        by_concern.setdefault(pair[0], {})[pair] = cell
    return by_concern


def list_cells(pack: Pack, verdicts: Mapping[Cell, CellVerdict]) -> pd.DataFrame:
    """Return a frame of the cells that are claimed or have a finding.

    Returns:
        One row per cell, in the order of the pack: ``concern_id, concern, benefit_id,
        benefit, sign, verdict`` (str, the verdict's name), ``claimed`` (bool).
    """
    rows = [
        (
            concern_id,
            pack.concern_names[concern_id],
            benefit_id,
            pack.benefit_names[benefit_id],
            cell.sign,
            cell.name,
            cell.verdict != "no-claim",
        )
        for (concern_id, benefit_id), cell in verdicts.items()
    ]
    columns = ["concern_id", "concern", "benefit_id", "benefit", "sign", "verdict", "claimed"]
    positions = {
        key: position for position, key in enumerate((*pack.concern_names, *pack.benefit_names))
    }
    rows.sort(key=lambda row: (positions[row[0]], positions[row[2]]))
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({**dict.fromkeys(columns, "str"), "claimed": "bool"})
