"""What does the map look like as a file for other tools?

Pure functions: the same input gives the same bytes. Cells that a spreadsheet
would run as a formula are made harmless.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

import pandas as pd

from touchstone.claims import Passage, build_passages, pair_kinds
from touchstone.pack import Pack

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


def map_json_bytes(pack: Pack) -> bytes:
    """Return the whole map as JSON, one entry a claimed pair, sorted by concern and benefit.

    Shape: ``{"data_version", "data_date", "claims": [{"concern", "benefit", "kind",
    "passages": [{"article", "section", "section_title", "quote"}]}]}``.
    """
    by_pair = _passages_by_pair(pack)
    claims = [
        {
            "concern": pair[0],
            "benefit": pair[1],
            "kind": kind,
            "passages": [
                {
                    "article": passage.article_id,
                    "section": passage.section_id,
                    "section_title": passage.section_title,
                    "quote": passage.quote,
                }
                for passage in by_pair[pair]
            ],
        }
        for pair, kind in sorted(pair_kinds(pack).items())
    ]
    content = {"data_version": pack.version, "data_date": pack.created, "claims": claims}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def map_csv_bytes(pack: Pack) -> bytes:
    """Return the whole map as CSV, one row a passage, sorted by concern and benefit."""
    by_pair = _passages_by_pair(pack)
    rows = [
        [*pair, kind, passage.article_id, passage.section_id, passage.quote, pack.version]
        for pair, kind in sorted(pair_kinds(pack).items())
        for passage in by_pair[pair]
    ]
    columns = ["concern", "benefit", "kind", "article", "section", "quote", "data_version"]
    return csv_bytes(columns, rows)


def _passages_by_pair(pack: Pack) -> dict[tuple[str, str], list[Passage]]:
    found: dict[tuple[str, str], list[Passage]] = {}
    for passage in build_passages(pack):
        found.setdefault((passage.concern_id, passage.benefit_id), []).append(passage)
    return found
