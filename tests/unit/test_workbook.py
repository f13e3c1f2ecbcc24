"""The workbook holds what is shown, explains itself, and runs nothing."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from touchstone.exports.workbook import map_xlsx_bytes
from touchstone.formulas import harmless


def read_sheet(raw: bytes, name: str) -> list[dict[str, object]]:
    """Return the rows of a sheet by heading."""
    sheet = openpyxl.load_workbook(io.BytesIO(raw))[name]
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_every_claim_has_its_row_with_verdict_and_certainty(evidence_map, claims, verdicts):
    """The sheet of claims says what the matrix says."""
    rows = read_sheet(map_xlsx_bytes(evidence_map, claims), "Claims")

    cells = [
        verdicts[pair] for pair in zip(claims["concern_id"], claims["benefit_id"], strict=True)
    ]
    assert [row["Concern"] for row in rows] == claims["concern"].to_list()
    assert [row["Research found"] for row in rows] == [cell.name for cell in cells]
    assert [row["Certainty"] for row in rows] == [cell.certainty or None for cell in cells]
    assert [row["People"] for row in rows] == [cell.people or None for cell in cells]


def test_passages_are_exact_and_studies_are_those_of_the_claims(evidence_map, pack, claims):
    """Filtered claims bring their own passages and studies, and no others."""
    shown = claims.loc[claims["concern_id"] == "stretch-marks"]
    raw = map_xlsx_bytes(evidence_map, shown)

    quotes = {row["Words"] for row in read_sheet(raw, "Passages")}
    ids = {row["Study id"] for row in read_sheet(raw, "Studies")}
    listed = {
        item for row in read_sheet(raw, "Claims") for item in (row["Study ids"] or "").split()
    }
    own = pack.claims.loc[pack.claims["concern_id"] == "stretch-marks", "quote"]
    assert quotes == set(own)
    assert ids == set(listed)
    assert len(ids) > 1


def test_studies_say_who_paid_and_whether_harms_were_seen(evidence_map, claims):
    """What the cards tell is in the sheet, too, and a number that nobody gives is blank."""
    rows = read_sheet(map_xlsx_bytes(evidence_map, claims), "Studies")
    row = next(row for row in rows if row["Study id"] == "flament-2023")

    assert (row["Given with"], row["Paid for by"], row["Harms"]) == (
        "hands",
        "seller",
        "not-mentioned",
    )
    assert (row["Minutes a session"], row["Dropped out"]) == ("3", None)


@pytest.mark.parametrize(
    "name", ["Claims", "Passages", "Studies", "Numbers", "What the columns mean"]
)
def test_each_sheet_has_a_frozen_heading_filters_and_widths(evidence_map, claims, name: str):
    """A reader scrolls, sorts and reads without mending the file first."""
    raw = map_xlsx_bytes(evidence_map, claims)
    sheet = openpyxl.load_workbook(io.BytesIO(raw))[name]

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
    assert min(widths) >= 8


def test_every_column_is_explained(evidence_map, pack, claims):
    """A column without a meaning fails here."""
    raw = map_xlsx_bytes(evidence_map, claims)
    book = openpyxl.load_workbook(io.BytesIO(raw))
    meanings = read_sheet(raw, "What the columns mean")

    explained = {(row["Sheet"], row["Column"]) for row in meanings if row["What it means"]}
    columns = {
        (sheet.title, cell.value)
        for sheet in book.worksheets
        if sheet.title != "What the columns mean"
        for cell in sheet[1]
    }
    assert columns <= explained
    assert pack.version in meanings[-2]["What it means"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_what_looks_like_a_formula_is_text(evidence_map, claims, passages, text: str):
    """A cell of a foreign pack is shown, never run, also after somebody edits it."""
    changed = [replace(item, quote=text) for item in passages]
    raw = map_xlsx_bytes(replace(evidence_map, passages=tuple(changed)), claims)
    sheet = openpyxl.load_workbook(io.BytesIO(raw))["Passages"]

    cell = sheet["F2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert harmless(text) == f"'{text}"


def test_an_empty_choice_gives_empty_sheets(evidence_map, claims):
    """No claim shown, no row; the headings stay."""
    raw = map_xlsx_bytes(evidence_map, claims.head(0))

    assert read_sheet(raw, "Claims") == []


def test_the_same_claims_give_the_same_bytes(evidence_map, claims: pd.DataFrame):
    """Same input, same bytes."""
    assert map_xlsx_bytes(evidence_map, claims) == map_xlsx_bytes(evidence_map, claims)
