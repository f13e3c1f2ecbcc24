"""The content of a chart as a table, folded on the page and offered as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from touchstone.markup.elements import Column, render_details, render_table

SAME = "The same as a table"


@dataclass(frozen=True)
class ChartTable:
    """What a chart shows, as plain text.

    Attributes:
        caption: The finding.
        titles: Column titles.
        rows: Rows of cells, one cell per title.
    """

    caption: str
    titles: Sequence[str]
    rows: Sequence[Sequence[str]]


def render_chart_table(table: ChartTable, name: str = SAME) -> str:
    """Return the table, folded under ``name``."""
    rows = [[escape(text) for text in row] for row in table.rows]
    columns = [Column(title) for title in table.titles]
    body = render_table(table.caption, columns, rows, scrolls=True)
    return render_details(name, body, css_class="ts-twin")
