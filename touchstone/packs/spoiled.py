"""Name what a spreadsheet did to the cells of a table, and say how to mend it.

A spreadsheet that opens a CSV file by a double click may read its letters in another encoding,
and takes citations and ids for times and dates. Saved again, the table looks sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from touchstone.errors import Problem
from touchstone.packs.csv_tables import RawTable
from touchstone.packs.sources import standard_tables
from touchstone.text import shorten

# 05:01, 122:09:00, 11:15 AM; but not 11:15, which a citation may be.
_TIME = r"0\d:\d\d|\d{1,3}:\d\d:\d\d(?: ?[AP]M)?|\d{1,2}:\d\d ?[AP]M"
# 2005-03-01, 01.03.2005, 3/1/05, 1-Mar-05, 5-Mar, Mar-05; but not 10 August 2017.
_DATE = r"\d{4}-\d\d-\d\d|\d{1,2}([./-])\d{1,2}\1(?:\d\d|\d{4})"
_MONTH = r"(?=.*\d)(?:\d{1,2}-)?[A-Z][a-z]{2}(?:-\d\d|-\d{4})?"
_MADE = re.compile(rf"{_TIME}|{_DATE}|{_MONTH}", re.ASCII)
_OPEN = "open it by Data, From Text/CSV"


def check_spoiled(sound: Mapping[str, RawTable]) -> Iterator[Problem]:
    """Yield one problem for each table with garbled letters, one for each column with times.

    Times and dates are warnings: a source may really be cited by a date.
    """
    for name, raw in sound.items():
        table = standard_tables()[name]
        garbled: list[tuple[int, str, str]] = []
        made: dict[str, list[tuple[int, str]]] = {}
        texts = {field.name for field in table.fields if field.type == "string"}
        for row, cells in raw.rows:
            for column, cell in zip(raw.header, cells, strict=False):
                if not cell.isascii() and is_garbled(cell):
                    garbled.append((row, column, cell))
                elif column in texts and _MADE.fullmatch(cell):
                    made.setdefault(column, []).append((row, cell))
        if garbled:
            row, column, cell = garbled[0]
            yield Problem(table.path, row, column, _explain_garbled(cell, len(garbled) - 1))
        for column, found in made.items():
            row, cell = found[0]
            message = _explain_made(cell, len(found) - 1)
            yield Problem(table.path, row, column, message, warning=True)


def is_garbled(text: str) -> bool:
    """Return whether letters of ``text`` were read in another encoding than written.

    Examples:
        >>> is_garbled("JankoviÄ‡ S"), is_garbled("Janković S")
        (True, False)
    """
    return _mend(text) != text


def _mend(text: str) -> str:
    # Imported here: only letters that are not ASCII wait for it.
    import ftfy
    from ftfy.badness import is_bad

    return ftfy.fix_encoding(text) if is_bad(text) else text


def _explain_garbled(cell: str, others: int) -> str:
    before, after = _cut_to_difference(cell, _mend(cell))
    more = f" The table has {others:,} more." if others else ""
    return (
        f"'{before}' has garbled letters, for '{after}'.{more} A spreadsheet read the file in "
        f"another encoding. Take the file from before, {_OPEN}, choose UTF-8, and save it as CSV "
        "UTF-8."
    )


def _cut_to_difference(cell: str, mended: str) -> tuple[str, str]:
    """Return the first word that differs, garbled and mended."""
    pairs = zip(cell.split(), mended.split(), strict=False)
    words = next(((a, b) for a, b in pairs if a != b), (cell, mended))
    return shorten(words[0]), shorten(words[1])


def _explain_made(cell: str, others: int) -> str:
    more = f" The column has {others:,} more." if others else ""
    return (
        f"'{cell}' is a time or a date, as spreadsheets make them of what was typed.{more} "
        f"If it was something else, take the file from before, {_OPEN}, and set the column to Text."
    )
