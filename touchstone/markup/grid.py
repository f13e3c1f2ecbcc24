"""Render the matrix as a grid: heat map, table and keyboard navigation in one.

Rows are concerns under their group, columns are benefits under their area. Each cell has a
sign and an accessible name that says everything. The script of the grid sets which cell is
open and which has the focus, so that the markup stays the same while a reader moves about.
"""

from __future__ import annotations

from html import escape

import pandas as pd

from touchstone.frames import iterate_rows
from touchstone.wording.phrases import format_count

# With no more columns than this, the names of the benefits are not turned.
_FEW = 4


def render_grid(cells: pd.DataFrame, *, caption: str, concern_id: str = "") -> str:
    """Return the matrix as a grid of cells that can be walked and opened.

    Args:
        cells: See ``evidence_map.matrix.build_cells``.
        caption: What the grid shows: its finding.
        concern_id: The row to mark, or ''.

    Source:
        WAI-ARIA Authoring Practices, pattern "grid": one stop of the tab key, arrow
        keys between the cells.
    """
    columns = cells.drop_duplicates("benefit_id")
    body = "".join(
        _render_group(str(group), rows, concern_id, span=len(columns) + 1)
        for group, rows in cells.groupby("group", sort=False)
    )
    rows = format_count(cells["concern_id"].nunique(), "concern")
    few = ' class="few"' if len(columns) <= _FEW else ""
    return (
        f'<table{few} role="grid" aria-readonly="true"><caption>{escape(caption)}. '
        f"{rows} by {format_count(len(columns), 'benefit')}.</caption>"
        f'<thead role="rowgroup">{_render_areas(columns)}{_render_benefits(columns)}</thead>'
        f"{body}</table>"
    )


def _render_areas(columns: pd.DataFrame) -> str:
    heads = "".join(
        f'<th role="columnheader" scope="colgroup" colspan="{len(rows)}">'
        f"<span>{escape(str(area))}</span></th>"
        for area, rows in columns.groupby("area", sort=False)
    )
    return f'<tr role="row" class="areas"><td role="gridcell"></td>{heads}</tr>'


def _render_benefits(columns: pd.DataFrame) -> str:
    heads = "".join(
        f'<th role="columnheader" scope="col"><span>{escape(name)}</span></th>'
        for name in columns["benefit"]
    )
    return f'<tr role="row"><th role="columnheader" scope="col">Concern</th>{heads}</tr>'


def _render_group(group: str, rows: pd.DataFrame, concern_id: str, *, span: int) -> str:
    body = "".join(
        _render_row(str(name), row, marked=str(key) == concern_id)
        for (key, name), row in rows.groupby(["concern_id", "concern"], sort=False)
    )
    head = (
        f'<tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="{span}">'
        f"{escape(group)}</th></tr>"
    )
    return f'<tbody role="rowgroup">{head}{body}</tbody>'


def _render_row(concern: str, row: pd.DataFrame, *, marked: bool) -> str:
    mark = ' class="marked" aria-current="true"' if marked else ""
    return (
        f'<tr role="row" data-row{mark}><th role="rowheader" scope="row">{escape(concern)}</th>'
        f"{_render_cells(row)}</tr>"
    )


def _render_cells(row: pd.DataFrame) -> str:
    fields = ("concern_id", "benefit_id", "concern", "benefit", "sign", "word", "emphasis")
    return "".join(
        f'<td role="gridcell" tabindex="-1" class="{escape(emphasis)}" '
        f'data-cell="{escape(concern_id)}.{escape(benefit_id)}" '
        f'aria-label="{escape(f"{concern}, {benefit}: {word}")}">'
        f'<span class="benefit">{escape(benefit)}</span><b>{escape(sign)}</b>'
        f'<span class="word">{escape(word)}</span></td>'
        for concern_id, benefit_id, concern, benefit, sign, word, emphasis in iterate_rows(
            row, fields
        )
    )
