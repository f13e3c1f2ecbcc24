"""How do the claims spread over concerns and areas: which squares, in which rows?

What the chart on the page and the picture of it both draw.
"""

from __future__ import annotations

import itertools
import string
from collections.abc import Mapping

import pandas as pd

from touchstone.claims.claims import STATED
from touchstone.ids import ConcernId
from touchstone.limits import MAX_ROWS_DRAWN, MAX_SQUARES_DRAWN


def letter_areas(areas: Mapping[str, str]) -> dict[str, str]:
    """Return a letter for each area id: A for the first of the pack, and so on, after Z AA."""
    pairs = ("".join(pair) for pair in itertools.product(string.ascii_uppercase, repeat=2))
    return dict(zip(areas, itertools.chain(string.ascii_uppercase, pairs), strict=False))


def cut_spread(claims: pd.DataFrame, concern_id: ConcernId) -> pd.DataFrame:
    """Return the claims that the spread chart draws: all, or of very many a part.

    The concerns with the most claims and the chosen one, each with its first claims.

    Args:
        claims: See ``claims.claims.build_claims``.
        concern_id: The chosen concern.
    """
    counts = claims["concern_id"].value_counts()
    if len(counts) <= MAX_ROWS_DRAWN and counts.max() <= MAX_SQUARES_DRAWN:
        return claims
    concerns = {*counts.index[:MAX_ROWS_DRAWN], concern_id}
    kept = claims.loc[claims["concern_id"].isin(concerns)]
    return kept.loc[kept.groupby("concern_id").cumcount() < MAX_SQUARES_DRAWN]


def spread_sentence(drawn: pd.DataFrame, claims: pd.DataFrame) -> str:
    """Return which part of the claims the spread chart draws, or '' for all."""
    if len(drawn) == len(claims):
        return ""
    shown, total = (frame["concern_id"].nunique() for frame in (drawn, claims))
    return (
        f"Drawn here: {shown:,} of {total:,} concerns, those with the most claims and this one. "
        f"A row ends after {MAX_SQUARES_DRAWN} squares. The table counts them all."
    )


def list_spread_units(
    claims: pd.DataFrame, areas: Mapping[str, str], concern_id: ConcernId
) -> pd.DataFrame:
    """Return the squares of the spread chart.

    Args:
        claims: See ``claims.claims.build_claims``.
        areas: Names of the areas by id.
        concern_id: The concern whose row stands out.

    Returns:
        One row per claim: ``concern, letter, said`` (str), ``place`` (int, its place in the
        row), ``filled`` and ``chosen`` (bool).
    """
    return claims.assign(
        letter=claims["area_id"].map(letter_areas(areas)),
        place=claims.groupby("concern_id").cumcount(),
        filled=claims["kind"] == STATED,
        chosen=claims["concern_id"] == concern_id,
        said=claims["concern"] + ", " + claims["benefit"] + ": " + claims["kind"],
    )[["concern", "letter", "place", "filled", "chosen", "said"]]


def order_rows(units: pd.DataFrame) -> list[str]:
    """Return the names of the concerns in the order of their rows: most squares first.

    Args:
        units: See ``list_spread_units``.
    """
    return [str(name) for name in units["concern"].value_counts(sort=True).index]


def list_signs(areas: Mapping[str, str]) -> dict[str, str]:
    """Return what each sign of the chart means."""
    signs = {letter: areas[area_id] for area_id, letter in letter_areas(areas).items()}
    return signs | {"■": "filled: stated", "□": "outlined: implied"}
