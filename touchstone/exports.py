"""What does the map look like as a file for other tools?

Pure functions: the same input gives the same bytes. Cells that a spreadsheet
would run as a formula are made harmless.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import pandas as pd

from touchstone.claims import Passage

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """Return ``text`` so that a spreadsheet shows it and does not run it.

    Examples:
        >>> harmless("=1+1"), harmless("calm skin")
        ("'=1+1", 'calm skin')
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as UTF-8 CSV with a header row and harmless cells."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8")


def claims_csv_bytes(passages: Sequence[Passage], claims: pd.DataFrame) -> bytes:
    """Return the passages behind ``claims`` as CSV, one row a passage.

    Args:
        passages: See ``claims.build_passages``.
        claims: The rows of ``claims.build_claims`` that are shown.
    """
    columns = ["concern_id", "concern", "benefit_id", "benefit", "area", "kind"]
    rows: list[list[str]] = []
    for values in zip(*(claims[column] for column in columns), strict=True):
        pair = (values[0], values[2])
        rows += [
            [*values, passage.kind, passage.article_id, passage.section_title, passage.quote]
            for passage in passages
            if (passage.concern_id, passage.benefit_id) == pair
        ]
    extra = ["passage_kind", "article_id", "section", "quote"]
    return csv_bytes([*columns, *extra], rows)
