"""The workbook holds the claims shown, explains itself, and runs no formulas."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest

from touchstone.exports.workbook import map_xlsx_bytes
from touchstone.formulas import harmless


def read_sheet(raw: bytes, name: str) -> list[dict[str, object]]:
    """Return each row of a sheet as cells by column heading."""
    sheet = openpyxl.load_workbook(io.BytesIO(raw))[name]
    heads, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_every_claim_has_its_row_with_verdict_and_certainty(evidence_map, claims, verdicts):
    """The sheet of claims agrees with the matrix."""
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
    """The sheet has the details of the cards, and a number that was not stated is blank."""
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
    """A reader can scroll, sort and read without formatting the file first."""
    raw = map_xlsx_bytes(evidence_map, claims)
    sheet = openpyxl.load_workbook(io.BytesIO(raw))[name]

    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
    assert min(widths) >= 8


def test_every_column_is_explained(evidence_map, pack, claims):
    """No column is added to a sheet without saying what it means."""
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
    """Text from a visitor's pack is shown and never run, even after somebody edits the cell."""
    changed = [replace(item, quote=text) for item in passages]
    raw = map_xlsx_bytes(replace(evidence_map, passages=tuple(changed)), claims)
    sheet = openpyxl.load_workbook(io.BytesIO(raw))["Passages"]

    cell = sheet["F2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert harmless(text) == f"'{text}"


def test_an_empty_choice_gives_empty_sheets(evidence_map, claims):
    """If no claim is shown, the sheet has its headings and no rows."""
    raw = map_xlsx_bytes(evidence_map, claims.head(0))

    assert read_sheet(raw, "Claims") == []


def test_the_same_claims_give_the_same_bytes(evidence_map, claims: pd.DataFrame):
    """Exports are reproducible, so two files of the same view can be compared."""
    assert map_xlsx_bytes(evidence_map, claims) == map_xlsx_bytes(evidence_map, claims)
