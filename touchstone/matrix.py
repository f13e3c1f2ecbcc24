"""Which cell of the matrix is in which state once filters are applied?

A state says what the article claims; a cell that a filter leaves out is never
shown as one without a claim.
"""

from __future__ import annotations

import pandas as pd

from touchstone.pack import Pack

# What a cell of the matrix shows, by state: its sign and its word.
CELL_SIGNS = {"stated": "S", "implied": "I", "none": "·", "hidden": ""}
CELL_WORDS = {
    "stated": "Stated",
    "implied": "Implied",
    "none": "No claim",
    "hidden": "Left out by a filter",
}


def build_cells(pack: Pack, claims: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """Return the cells of the rows and columns that still hold a shown claim.

    Args:
        pack: Gives the order of rows and columns.
        claims: All claims, see ``claims.build_claims``.
        shown: The claims that the filters let through.

    Returns:
        One row per concern and benefit in the order of the pack: ``concern_id,
        concern, group, benefit_id, benefit, area, state`` (``stated``, ``implied``,
        ``none`` for no claim, ``hidden`` for a claim that a filter leaves out).
    """
    rows = pack.concerns.loc[pack.concerns["concern_id"].isin(shown["concern_id"])]
    columns = pack.benefits.loc[pack.benefits["benefit_id"].isin(shown["benefit_id"])]
    cells = (
        rows[["concern_id", "name", "group"]]
        .rename(columns={"name": "concern"})
        .merge(
            columns[["benefit_id", "name", "area"]].rename(columns={"name": "benefit"}),
            how="cross",
        )
    )
    kinds = dict(zip(_pairs(shown), shown["kind"], strict=True))
    claimed = set(_pairs(claims))
    states = [kinds.get(pair, "hidden" if pair in claimed else "none") for pair in _pairs(cells)]
    return cells.assign(state=states)


def _pairs(frame: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(frame["concern_id"], frame["benefit_id"], strict=True))
