"""How the claims spread over concerns and areas: the squares of the chart, and its rows."""

from __future__ import annotations

import itertools
import math
import string
import textwrap
from collections.abc import Mapping

import pandas as pd

from touchstone.claims.claims import STATED
from touchstone.ids import ConcernId

# With so many squares in a row, and so many characters of a name, a chart is readable on a
# phone. What is longer takes several rows.
SQUARES_PER_ROW = 10
NAME_CHARS = 30
# Three lines of a name take two rows.
_LINES_PER_ROW = 1.7


def letter_areas(areas: Mapping[str, str]) -> dict[str, str]:
    """Return a letter for each area id: A for the first of the pack, and so on, after Z AA."""
    pairs = ("".join(pair) for pair in itertools.product(string.ascii_uppercase, repeat=2))
    return dict(zip(areas, itertools.chain(string.ascii_uppercase, pairs), strict=False))


def list_spread_units(
    claims: pd.DataFrame, areas: Mapping[str, str], concern_id: ConcernId
) -> pd.DataFrame:
    """Return the squares of the spread chart, concerns with the most of them first.

    A concern has one row, or several where its squares or its name do not fit one.

    Args:
        claims: See ``claims.claims.build_claims``.
        areas: Names of the areas by id.
        concern_id: The concern whose row stands out.

    Returns:
        One row per claim: ``name``, with a line feed between the lines of a long one;
        ``letter`` and ``said``; ``row`` and ``place``, where it stands; ``leads``, whether
        it is the first of its concern; ``filled``; ``chosen``; ``color``, its letter in
        the chosen row and its kind elsewhere.
    """
    concerns, number = claims["concern_id"], claims.groupby("concern_id").cumcount()
    names = {
        key: "\n".join(textwrap.wrap(name, NAME_CHARS))
        for key, name in zip(concerns, claims["concern"], strict=True)
    }
    first_rows, rows = {}, 0
    for key, count in concerns.value_counts(sort=True).items():
        first_rows[key] = rows
        lines = names[key].count("\n") + 1
        rows += math.ceil(max(count / SQUARES_PER_ROW, lines / _LINES_PER_ROW))
    letter = claims["area_id"].map(letter_areas(areas))
    return claims.assign(
        name=concerns.map(names),
        letter=letter,
        row=concerns.map(first_rows) + number // SQUARES_PER_ROW,
        place=number % SQUARES_PER_ROW,
        leads=number == 0,
        filled=claims["kind"] == STATED,
        chosen=claims["concern_id"] == concern_id,
        color=letter.where(claims["concern_id"] == concern_id, claims["kind"]),
        said=claims["concern"] + ", " + claims["benefit"] + ": " + claims["kind"],
    )[["name", "letter", "row", "place", "leads", "filled", "chosen", "color", "said"]]


def list_signs(areas: Mapping[str, str]) -> dict[str, str]:
    """Return what each sign of the chart means."""
    signs = {letter: areas[area_id] for area_id, letter in letter_areas(areas).items()}
    return signs | {"■": "filled: stated", "□": "outlined: implied"}
