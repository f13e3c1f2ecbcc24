"""Lay out how the claims spread over concerns and areas.

The chart on the page and the saved picture draw the same rows.
"""

from __future__ import annotations

import itertools
import string
from collections.abc import Mapping

import pandas as pd

from touchstone.claims.claims import STATED
from touchstone.ids import ConcernId


def letter_areas(areas: Mapping[str, str]) -> dict[str, str]:
    """Return a letter for each area id: A for the first of the pack, and so on, after Z AA."""
    pairs = ("".join(pair) for pair in itertools.product(string.ascii_uppercase, repeat=2))
    return dict(zip(areas, itertools.chain(string.ascii_uppercase, pairs), strict=False))


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
