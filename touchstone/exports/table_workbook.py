"""Write the tables of ``exports.tables`` as Excel workbooks with the same cells as the CSV."""

from __future__ import annotations

import io

from touchstone.exports.sheets import SheetColumn, open_book, write_sheet
from touchstone.exports.tables import Rows, list_table
from touchstone.packs.pack import Pack, list_filled_tables
from touchstone.wording.notices import NOTICE, data_sentence

# Limits on column widths, in characters; within them, a column fits its content.
_NARROW, _WIDE = 8, 60


def table_xlsx_bytes(pack: Pack, name: str, table: Rows) -> bytes:
    """Return one table of a pack or of a chart as a workbook, with a sheet on its source.

    Args:
        pack: Where the table comes from.
        name: Name of the sheet.
        table: Content of the sheet.
    """
    drawn = io.BytesIO()
    book = open_book(pack, drawn)
    write_sheet(book, name, _list_columns(table), table.rows)
    write_sheet(book, "Source", _SOURCE, _list_sources(pack))
    book.close()
    return drawn.getvalue()


def pack_xlsx_bytes(pack: Pack) -> bytes:
    """Return every table of a pack as a workbook, one sheet each, with what the columns mean."""
    drawn = io.BytesIO()
    book = open_book(pack, drawn)
    tables = list_filled_tables(pack)
    for name in tables:
        listed = list_table(pack.tables[name])
        write_sheet(book, name, _list_columns(listed), listed.rows)
    meanings = [
        (name, field.name, field.title, field.description)
        for name, table in tables.items()
        for field in table.fields
    ]
    columns = [
        SheetColumn(title, width, "")
        for title, width in (("Sheet", 18), ("Column", 24), ("Title", 30), ("Meaning", 90))
    ]
    write_sheet(book, "What the columns mean", columns, meanings)
    write_sheet(book, "Source", _SOURCE, _list_sources(pack))
    book.close()
    return drawn.getvalue()


_SOURCE = (SheetColumn("Source", 90, ""),)


def _list_sources(pack: Pack) -> list[tuple[str]]:
    source = f"{pack.title}. {data_sentence(pack.created, pack.version)}"
    return [(source,), (NOTICE,)]


def _list_columns(table: Rows) -> list[SheetColumn]:
    widths = [
        max((len(str(row[number])) for row in table.rows), default=0)
        for number in range(len(table.columns))
    ]
    return [
        SheetColumn(title, min(max(width, len(title), _NARROW) + 2, _WIDE), "")
        for title, width in zip(table.columns, widths, strict=True)
    ]
