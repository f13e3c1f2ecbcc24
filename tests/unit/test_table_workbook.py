"""Every table is also a workbook, in which a spreadsheet has no types to guess."""

from __future__ import annotations

import csv
import io

import openpyxl

from touchstone.evidence.bar import NO_BAR
from touchstone.evidence.studies import build_index
from touchstone.exports.table_workbook import pack_xlsx_bytes, table_xlsx_bytes
from touchstone.exports.tables import Rows, csv_bytes, list_chart, list_studies, list_table
from touchstone.limits import MAX_SHEET_CELL_CHARS
from touchstone.markup.chart_table import ChartTable


def read_sheets(raw: bytes) -> dict[str, Rows]:
    """Return the columns and rows of each sheet."""
    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True)
    read = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    return {name: Rows(list(heads), rows) for name, (heads, *rows) in read.items()}


def blank(rows: Rows) -> list[tuple[object, ...]]:
    """Return the cells of rows, with empty text as None."""
    return [tuple(None if cell == "" else cell for cell in row) for row in rows.rows]


def test_a_workbook_holds_every_table_cell_by_cell(pack):
    """Citations, versions and ids stay text, and numbers stay numbers."""
    raw = pack_xlsx_bytes(pack)
    sheets = read_sheets(raw)

    for name, frame in pack.tables.items():
        table = list_table(frame)
        assert sheets[name].columns == table.columns
        assert blank(sheets[name]) == blank(table), name
    assert pack.version in str(sheets["Source"].rows)
    assert raw == pack_xlsx_bytes(pack)


def test_text_stays_text_when_a_cell_is_edited(pack):
    """A citation that somebody corrects does not turn into a time."""
    raw = table_xlsx_bytes(pack, "Data", Rows(["a"], [["11:15"], [5], ["=1"]]))
    cells = [row[0] for row in openpyxl.load_workbook(io.BytesIO(raw))["Data"].iter_rows(2)]

    assert [cell.data_type for cell in cells] == ["s", "n", "s"]
    assert [cell.number_format for cell in cells[:2]] == ["@", "General"]
    assert cells[2].quotePrefix


def test_studies_and_charts_are_the_same_in_excel_and_csv(pack):
    """A chart's text becomes a number only if the number is written the same way."""
    studies = list_studies(pack, list(build_index(pack).studies.values()))
    chart = list_chart(
        ChartTable("", ["Year", "Range"], [["2001", "3-5"], ["1.50", "nan"]]), NO_BAR
    )

    for table in (studies, chart):
        raw = table_xlsx_bytes(pack, "Data", table)
        assert blank(read_sheets(raw)["Data"]) == blank(table)
        text = csv_bytes(table.columns, table.rows).decode("utf-8-sig")
        assert len(list(csv.reader(io.StringIO(text, newline="")))) == len(table.rows) + 1
    assert chart.rows == [[2001, "3-5"], ["1.50", "nan"]]


def test_a_cell_that_is_too_long_for_excel_is_cut(pack):
    """Beyond Excel's own limit, the cell would silently be blank."""
    raw = table_xlsx_bytes(pack, "Data", Rows(["a"], [["x" * (MAX_SHEET_CELL_CHARS + 9)]]))

    assert len(read_sheets(raw)["Data"].rows[0][0]) == MAX_SHEET_CELL_CHARS
