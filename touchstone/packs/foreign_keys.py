"""Check that each id that points to another table is in it.

Frictionless checks everything else in a table. For these ids, it would open the other table
again for each column, which took half the time of a check.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from touchstone.errors import Problem
from touchstone.limits import MAX_HINTS, MAX_TABLE_ERRORS
from touchstone.nearest import find_nearest
from touchstone.packs.csv_tables import RawTable
from touchstone.packs.schema import ForeignKey, Table
from touchstone.packs.sources import standard_tables
from touchstone.packs.unseen import drop_unseen, explain_unseen
from touchstone.text import shorten

# What a row is called, for each table that others point to.
_SINGULAR = {
    "concerns": "concern",
    "benefits": "benefit",
    "studies": "study",
    "effects": "effect",
    "scales": "scale",
    "overstatements": "kind",
}


def find_unknown_ids(
    table: Table, raw: RawTable, sound: Mapping[str, RawTable]
) -> dict[tuple[int, str], Problem]:
    """Return a problem for each id that the other table lacks, by row and column.

    Args:
        table: The shape of the table to check.
        raw: Its rows.
        sound: The tables that ids may point to, without broken ones: each of those would make
            every row that points to it wrong.
    """
    problems: dict[tuple[int, str], Problem] = {}
    for key in table.foreign_keys:
        if key.table not in sound:
            continue
        target_cells = list(_list_cells(sound[key.table], key.target))
        known_ids = {cell for _, cell in target_cells}
        for row, cell in _list_cells(raw, key.column):
            if cell and cell not in known_ids and len(problems) < MAX_TABLE_ERRORS:
                candidates = [item for _, item in target_cells] if len(problems) < MAX_HINTS else []
                message = _explain_unknown_id(key, cell, candidates)
                problems[row, key.column] = Problem(table.path, row, key.column, message)
    return problems


def _list_cells(raw: RawTable, column: str) -> Iterator[tuple[int, str]]:
    """Yield the row number and cell of a column for each row of the right length."""
    if column not in raw.header:
        return
    column_index = raw.header.index(column)
    for row, cells in raw.rows:
        if len(cells) == len(raw.header):
            yield row, cells[column_index]


def _explain_unknown_id(key: ForeignKey, cell: str, known: Sequence[str]) -> str:
    unseen = explain_unseen(cell)
    if unseen and _is_known_without_unseen(cell, known):
        return unseen
    nearest = find_nearest(cell, known)
    suggestion = f" Did you mean '{nearest}'?" if nearest else ""
    complaint = unseen or f"'{shorten(cell)}' is not a known {_SINGULAR[key.table]}."
    return f"{complaint}{suggestion} Use an id from {standard_tables()[key.table].path}."


def _is_known_without_unseen(cell: str, known: Collection[str]) -> bool:
    return not known or drop_unseen(cell) in known
