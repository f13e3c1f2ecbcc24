"""Render what the tables of a pack hold, and what changed in them."""

from __future__ import annotations

from html import escape

from touchstone.markup.elements import (
    Column,
    render_details,
    render_facts,
    render_table,
)
from touchstone.packs.pack import Pack, list_filled_tables
from touchstone.packs.schema import Field, Table
from touchstone.wording.phrases import format_count, format_day

_CHANGES_SHOWN = 3
_COLUMNS = [Column(title) for title in ("Column", "Title", "What it holds")]


def render_tables(pack: Pack) -> str:
    """Return a folded list of what each table holds and what its columns mean."""
    tables = list_filled_tables(pack)
    folds = "".join(_render_table(pack, name, table) for name, table in tables.items())
    return render_details(f"What the {len(tables)} tables hold, column by column", folds)


def render_changes(pack: Pack) -> str:
    """Return the latest changes to the data, with the earlier ones folded."""
    changes = [(f"{item.version}, {format_day(item.date)}", item.text) for item in pack.changes]
    latest, earlier = dict(changes[:_CHANGES_SHOWN]), dict(changes[_CHANGES_SHOWN:])
    listed = render_facts(latest or {"None": "No change is listed."})
    if not earlier:
        return listed
    return listed + render_details(f"Earlier changes: {len(earlier)}", render_facts(earlier))


def _render_table(pack: Pack, name: str, table: Table) -> str:
    rows = format_count(len(pack.tables[name]), "row")
    fields = [
        [escape(text) for text in (field.name, field.title, _describe_field(field))]
        for field in table.fields
    ]
    return render_details(
        f"{table.title}: {rows}. {table.description}",
        render_table(f"Columns of {table.path}", _COLUMNS, fields),
    )


def _describe_field(field: Field) -> str:
    """Return what a column holds, and which values it allows."""
    allowed = f" One of: {', '.join(field.allowed)}." if field.allowed else ""
    return f"{field.description}{allowed}"
