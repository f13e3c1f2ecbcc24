"""Name what a spreadsheet did to the cells of a table, and say how to repair it.

A spreadsheet that opens a CSV file on a double-click may read it in the wrong encoding, and
takes citations and ids for times and dates. Once saved again, the damaged table looks valid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from touchstone.errors import Problem
from touchstone.packs.csv_tables import RawTable
from touchstone.packs.schema import Field, Table
from touchstone.packs.sources import standard_tables
from touchstone.text import shorten

# 05:01, 122:09:00, 11:15 AM; but not 11:15, which may be a citation.
_TIME = r"0\d:\d\d|\d{1,3}:\d\d:\d\d(?: ?[AP]M)?|\d{1,2}:\d\d ?[AP]M"
# 2005-03-01, 01.03.2005, 3/1/05, 1-Mar-05, 5-Mar, Mar-05; but not 10 August 2017.
_DATE = r"\d{4}-\d\d-\d\d|\d{1,2}([./-])\d{1,2}\1(?:\d\d|\d{4})"
_MONTH = r"(?=.*\d)(?:\d{1,2}-)?[A-Z][a-z]{2}(?:-\d\d|-\d{4})?"
_TIME_OR_DATE = re.compile(rf"{_TIME}|{_DATE}|{_MONTH}", re.ASCII)
# Nothing longer matches. Most cells are longer, and need no look.
_DATE_CHARS = 13
# What programs write in place of a letter that they cannot represent: Ta?han.
_LOST_LETTER = re.compile(r"\ufffd|(?<=[^\W\d_])\?(?=[^\W\d_])")
_REOPEN = "open it by Data, From Text/CSV"


@dataclass(frozen=True)
class _Rule:
    """How a kind of spoiled cell is found and reported.

    Attributes:
        finds: Returns whether a cell is spoiled.
        explain: Returns the message from the first spoiled cell and the text of ``count_more``.
        is_sure: Whether the pack is refused. If not, there is only a warning, since the cell may
            be intended.
        by_column: Whether each column is reported. If not, each table is reported once, since a
            file is garbled as a whole.
    """

    finds: Callable[[str], bool]
    explain: Callable[[str, str], str]
    is_sure: bool = False
    by_column: bool = False


def check_spoiled(sound: Mapping[str, RawTable]) -> Iterator[Problem]:
    """Yield one problem for each table or column that was spoiled, at its first spoiled cell."""
    for name, raw in sound.items():
        table = standard_tables()[name]
        spoiled_cells: dict[tuple[_Rule, str], list[tuple[int, str, str]]] = {}
        for rule, row, column, cell in _find_cells(table, raw):
            key = (rule, column if rule.by_column else "")
            spoiled_cells.setdefault(key, []).append((row, column, cell))
        for (rule, shared_column), ((row, column, cell), *others) in spoiled_cells.items():
            message = rule.explain(
                cell, count_more("column" if shared_column else "table", len(others))
            )
            yield Problem(table.path, row, column, message, warning=not rule.is_sure)


def _find_cells(table: Table, raw: RawTable) -> Iterator[tuple[_Rule, int, str, str]]:
    """Yield each rule that finds a cell, with the row, the column and the text of the cell."""
    rules = {field.name: _pick_rules(field) for field in table.fields}
    for row, cells in raw.rows:
        for column, cell in zip(raw.header, cells, strict=False):
            yield from (
                (rule, row, column, cell) for rule in rules.get(column, ()) if rule.finds(cell)
            )


def _pick_rules(field: Field) -> Sequence[_Rule]:
    """Return the rules for a column.

    Numbers cannot be spoiled this way, and a quote that is in its article is right whatever it
    holds. A column with a pattern may hold a "?", as addresses do.
    """
    if field.type != "string" or field.name == "quote":
        return ()
    return (
        (_GARBLED_RULE, _DATE_RULE)
        if field.pattern
        else (_GARBLED_RULE, _LOST_LETTER_RULE, _DATE_RULE)
    )


def is_garbled(text: str) -> bool:
    """Return whether ``text`` was read in a different encoding than it was written in.

    Examples:
        >>> is_garbled("JankoviÄ‡ S"), is_garbled("Janković S")
        (True, False)
    """
    return not text.isascii() and _fix_encoding(text) != text


def _fix_encoding(text: str) -> str:
    # Imported here: only text that is not ASCII needs it.
    import ftfy
    from ftfy.badness import is_bad

    return ftfy.fix_encoding(text) if is_bad(text) else text


def _has_lost_letter(text: str) -> bool:
    return ("?" in text or "\ufffd" in text) and _LOST_LETTER.search(text) is not None


def _is_time_or_date(text: str) -> bool:
    return len(text) <= _DATE_CHARS and _TIME_OR_DATE.fullmatch(text) is not None


def count_more(holder: str, count: int) -> str:
    """Return a sentence on how many more cells have the same problem, or ''."""
    return f" The {holder} has {count:,} more." if count else ""


def explain_garbled(cell: str, more: str) -> str:
    """Return what a garbled cell was, and how to repair the file.

    Args:
        cell: See ``is_garbled``.
        more: See ``count_more``.
    """
    garbled, repaired = _cut_to_difference(cell, _fix_encoding(cell))
    return (
        f"'{garbled}' has garbled letters, for '{repaired}'.{more} A spreadsheet read the file in "
        f"another encoding. Go back to the earlier file, {_REOPEN}, choose UTF-8, and save it as "
        "CSV UTF-8."
    )


def _cut_to_difference(cell: str, mended: str) -> tuple[str, str]:
    """Return the first word that differs, as garbled and as repaired."""
    pairs = zip(cell.split(), mended.split(), strict=False)
    difference = next(
        ((word, mended_word) for word, mended_word in pairs if word != mended_word), (cell, mended)
    )
    return shorten(difference[0]), shorten(difference[1])


def _explain_date(cell: str, more: str) -> str:
    return (
        f"'{cell}' is a time or a date. A spreadsheet may have made it from other text. "
        f"If so, go back to the earlier file. Then {_REOPEN}, and set the column to Text.{more}"
    )


def _explain_lost_letter(cell: str, more: str) -> str:
    word = next(word for word in cell.split() if _has_lost_letter(word))
    return (
        f"'{shorten(word)}' seems to have lost a letter. That happens to a table that is saved as "
        f"CSV without UTF-8. If so, go back to the earlier file, and save it as CSV UTF-8.{more}"
    )


_GARBLED_RULE = _Rule(is_garbled, explain_garbled, is_sure=True)
_LOST_LETTER_RULE = _Rule(_has_lost_letter, _explain_lost_letter)
_DATE_RULE = _Rule(_is_time_or_date, _explain_date, by_column=True)
