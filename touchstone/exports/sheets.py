"""Write sheets of Excel workbooks.

Each sheet has a frozen heading row, filters and fitting column widths. Cells are text or
numbers, so nothing in them can run. Text stays text: a citation such as 11:15 never becomes a
time.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from touchstone.formulas import starts_like_formula
from touchstone.limits import MAX_SHEET_CELL_CHARS
from touchstone.packs.pack import Pack

Value = str | int | float

# Excel shows ##### for a longer cell that is formatted as text.
_TEXT_CHARS = 255


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet: its heading, its width in characters, and what it means."""

    title: str
    width: int
    meaning: str


def open_book(pack: Pack, target: io.BytesIO) -> xlsxwriter.Workbook:
    """Return a new workbook for a pack, written to ``target`` when it is closed."""
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    # The date of the data: the day of the export would change the bytes from day to day.
    made = datetime.fromisoformat(pack.created).replace(tzinfo=None)
    book.set_properties({"title": pack.title, "created": made})
    return book


def write_sheet(
    book: xlsxwriter.Workbook,
    name: str,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[Value | None]],
) -> None:
    """Add a sheet with one row for each of ``rows``; None and '' are blank."""
    sheet = book.add_worksheet(name)
    layout = {"text_wrap": True, "valign": "top"}
    heading = book.add_format({**layout, "bold": True, "bottom": 1})
    plain = book.add_format(layout)
    # Keeps the cell text when somebody edits it, never a date or a formula.
    text = book.add_format({**layout, "num_format": "@"})
    quoted = book.add_format({**layout, "quote_prefix": True})
    for column_index, column in enumerate(columns):
        sheet.set_column(column_index, column_index, column.width)
        sheet.write_string(0, column_index, column.title, heading)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column_index, value in enumerate(row):
            _write_cell(sheet, (last, column_index), value, (plain, text, quoted))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _write_cell(
    sheet: Worksheet,
    position: tuple[int, int],
    value: Value | None,
    formats: tuple[Format, Format, Format],
) -> None:
    plain, text, quoted = formats
    if isinstance(value, int | float):
        sheet.write_number(*position, value, plain)
    elif value:
        short = text if len(value) <= _TEXT_CHARS else plain
        chosen = quoted if starts_like_formula(value) else short
        sheet.write_string(*position, value[:MAX_SHEET_CELL_CHARS], chosen)
