"""Parse the bytes of a CSV file into rows, or say why they are not a table.

This covers what can be checked before the values of cells: encoding, separators, quotes,
header, size. Harmless differences are ignored: a byte-order mark, CRLF, no final newline, blank
lines at the end, the order of the columns, Excel's line that names the separator, and the
apostrophe in front of text that starts like a formula. ``checking`` judges the cells.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchstone.errors import Problem
from touchstone.formulas import restore
from touchstone.limits import MAX_CELL_CHARS, MAX_TABLE_ROWS
from touchstone.nearest import find_nearest
from touchstone.packs.schema import Table
from touchstone.packs.unseen import explain_unseen
from touchstone.text import shorten

# The first bytes of files that are not text, and what such a file is.
_SIGNATURES = {
    b"PK\x03\x04": "an Excel workbook or another zip file",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"%PDF": "a PDF",
}
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Line feeds and tabs are allowed in a quoted cell; other control characters are not.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Excel hides this line and does not count it as a row.
_SEPARATOR_LINE = re.compile(r'\A"?sep=[,;|\t]?"?[,;]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_SAVE_AS_CSV = "Save it as CSV UTF-8 (comma separated)."
_SAVE_AS_TEXT = "Save it as plain text in UTF-8."


@dataclass(frozen=True)
class RawTable:
    """A CSV file as rows of text.

    Attributes:
        header: Column names, as in the file.
        rows: Data rows with the row number that a spreadsheet shows (header is 1);
            blank lines at the end are left out.
        problems: What is wrong with the file. If one is an error, the rows may be empty.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    problems: tuple[Problem, ...]


def parse_table(table: Table, raw: bytes) -> RawTable:
    """Return the rows of a CSV file, or why it has none."""
    text = decode_text(table.path, raw)
    if isinstance(text, Problem):
        return RawTable((), (), (text,))
    text = _SEPARATOR_LINE.sub("", text)
    if not text.strip():
        columns = ",".join(table.columns)
        return _refuse(table, f"the file is empty. Its first row must be: {columns}")
    if text.count("\n") + text.count("\r") > 2 * MAX_TABLE_ROWS:
        return _refuse(table, _too_many_rows())
    records = _parse_records(table, text)
    if isinstance(records, Problem):
        return RawTable((), (), (records,))
    return _check_shape(table, records)


def decode_text(path: str, raw: bytes) -> str | Problem:
    """Return the text of a file, or the problem that keeps it from being UTF-8 text."""
    save_hint = _SAVE_AS_CSV if path.endswith(".csv") else _SAVE_AS_TEXT
    for signature, name in _SIGNATURES.items():
        if raw.startswith(signature):
            return Problem(path, 0, "", f"this is {name}, not text. {save_hint}")
    if raw.startswith(_UTF_16):
        return Problem(path, 0, "", f"the file is in UTF-16. {save_hint}")
    if b"\x00" in raw:
        row = _count_row(raw, raw.index(b"\x00"))
        return Problem(path, row, "", f"the file holds a NUL byte, so it is not text. {save_hint}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = _count_row(raw, error.start)
        byte = f"0x{raw[error.start]:02x}"
        return Problem(path, row, "", f"the byte {byte} is not UTF-8. {save_hint}")


def _refuse(table: Table, message: str) -> RawTable:
    return RawTable((), (), (Problem(table.path, 0, "", message),))


def _too_many_rows() -> str:
    return (
        f"the table has more than the limit of {MAX_TABLE_ROWS:,} rows. Split it or leave rows out."
    )


def _count_row(raw: bytes, offset: int) -> int:
    return raw[:offset].count(b"\n") + 1


def read_records(text: str) -> list[tuple[str, ...]]:
    """Return the rows of a checked CSV text, header first, without blank rows at the end.

    Raises:
        csv.Error: The text was not checked, and has wrong quotation marks or too long a cell.
    """
    return _drop_blank_end(
        [tuple(record) for record in _iterate_records(_SEPARATOR_LINE.sub("", text))]
    )


def _drop_blank_end(records: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    while records and not any(cell.strip() for cell in records[-1]):
        records.pop()
    return records


def _parse_records(table: Table, text: str) -> list[tuple[str, ...]] | Problem:
    records: list[tuple[str, ...]] = []
    try:
        # Not extend: after an error, the number of rows read so far shows where it is.
        for record in _iterate_records(text):
            records.append(tuple(record))  # noqa: PERF401
    except csv.Error as error:
        row = len(records) + 1
        if "field limit" in str(error):
            message = f"a cell is longer than the limit of {MAX_CELL_CHARS:,} characters."
        elif "end of data" in str(error):
            message = 'a quotation mark (") is opened here and never closed. Close or remove it.'
        else:
            message = 'a quotation mark (") stands inside a cell. Double it: ""'
        return Problem(table.path, row, "", message)
    return _drop_blank_end(records)


def _iterate_records(text: str) -> Iterator[list[str]]:
    # The csv module has one limit for the whole process. It may be larger, so ours is checked too.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL_CHARS))
    for record in csv.reader(io.StringIO(text, newline=""), strict=True):
        if any(len(cell) > MAX_CELL_CHARS for cell in record):
            raise csv.Error("field limit")
        yield [restore(cell) for cell in record]


def _check_shape(table: Table, records: Sequence[tuple[str, ...]]) -> RawTable:
    if not records:
        return _refuse(table, "the file has no header row.")
    header, body = records[0], records[1:]
    problems = list(_check_header(table, header))
    if any(not problem.warning for problem in problems):
        return RawTable(header, (), tuple(problems))
    if not body and not table.optional:
        problems.append(Problem(table.path, 0, "", "the table has a header and no rows. Add one."))
    if len(body) > MAX_TABLE_ROWS:
        return _refuse(table, _too_many_rows())
    rows = tuple(enumerate(body, start=2))
    problems += [
        Problem(table.path, row, name, f"'{shorten(cell)}' holds a control character. Remove it.")
        for row, record in rows
        for name, cell in zip(header, record, strict=False)
        if _CONTROL.search(cell)
    ]
    return RawTable(header, rows, tuple(problems))


def _check_header(table: Table, header: Sequence[str]) -> Iterator[Problem]:
    expected = table.columns
    if len(header) == 1 and len(expected) > 1:
        for separator, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if separator in header[0]:
                message = f"the columns are separated by {name}, not commas. {_SAVE_AS_CSV}"
                yield Problem(table.path, 1, "", message)
                return
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield Problem(table.path, 1, shorten(name), "this column is there twice. Remove one.")
    unknown_columns = [name for name in header if name not in expected]
    for name in expected:
        if name not in header and not table.field(name).optional:
            hint = _suggest_column(name, unknown_columns)
            yield Problem(table.path, 1, name, f"this column is missing.{hint}")
    for name in dict.fromkeys(unknown_columns):
        message = f"this column is not known, and is ignored. Known: {', '.join(expected)}."
        yield Problem(table.path, 1, shorten(name) or "(no name)", message, warning=True)


def _suggest_column(name: str, unknown_columns: Sequence[str]) -> str:
    """Return which unknown column is probably the missing one, and what to do."""
    for column in unknown_columns:
        unseen = explain_unseen(column)
        if unseen.startswith(f"'{name}' "):
            return f" The column {unseen}"
    nearest = find_nearest(name, [column.strip() for column in unknown_columns])
    return f" Is it the column '{shorten(nearest)}'? Rename it." if nearest else " Add it."
