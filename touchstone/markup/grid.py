"""Render the matrix as a grid: heat map, table and keyboard navigation in one.

Rows are concerns under their group, columns are benefits above their area. Each cell has a
sign, and an accessible name that includes all it shows. The grid's script sets which cell is
open and which has the focus, so that the markup stays the same while a reader moves around.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from touchstone.evidence.verdicts import format_pips
from touchstone.frames import iterate_rows
from touchstone.markup.research import render_near_entry
from touchstone.wording.phrases import format_count

# With at most this many columns, the names of the benefits are not rotated.
_FEW = 4
# With fewer columns than this, the name of an area would break inside a word.
_LEAST_SPAN = 3
_FIELDS = (
    "group", "concern_id", "concern", "benefit_id", "benefit", "area", "sign", "word", "emphasis",
    "dots", "near",
)  # fmt: skip
_STRENGTHS = ("better-1", "better-2", "better")
_FILL = "Fill and dots: how sure"
_NO_CLAIM = "Dot alone: no claim"


def render_grid_title(title: str) -> str:
    """Return the title of the matrix page, which is its finding."""
    return f'<h1 id="matrix" class="ts-matrix-title">{escape(title)}</h1>'


def render_grid_legend(cells: pd.DataFrame, legend: Mapping[str, str]) -> str:
    """Return the signs of the cells shown, in their colors, with how often each occurs.

    Args:
        cells: See ``evidence_map.matrix.build_cells``.
        legend: What each sign means, see ``evidence_map.matrix.list_legend``.
    """
    claimed = cells.loc[cells["emphasis"] != "empty"].groupby("sign", sort=False)["emphasis"]
    counted = {str(sign): (len(found), str(found.iloc[0])) for sign, found in claimed}
    items = "".join(
        f'<li><b class="ts-fill {counted[sign][1]}">{escape(sign)}</b> '
        f"<b>{counted[sign][0]}</b> {escape(word)}</li>"
        for sign, word in legend.items()
        if sign in counted
    )
    scale = ""
    if cells["dots"].any():
        fills = "".join(f'<b class="ts-fill {name}"></b>' for name in _STRENGTHS)
        scale = f'<li><span class="ts-strengths" aria-hidden="true">{fills}</span> {_FILL}</li>'
    near = render_near_entry() if cells["near"].any() else ""
    # Hidden on a phone, where the grid is a list that leaves these cells out.
    none = f'<li class="ts-no-claim">{_NO_CLAIM}</li>'
    return f'<ul class="ts-legend ts-grid-legend">{items}{scale}{near}{none}</ul>'


def render_grid(cells: pd.DataFrame, *, caption: str, concern_id: str = "") -> str:
    """Return the matrix as a grid whose cells can be reached by keyboard and opened.

    Args:
        cells: See ``evidence_map.matrix.build_cells``.
        caption: What the grid shows: its finding.
        concern_id: The row to mark, or ''.

    Source:
        WAI-ARIA Authoring Practices, pattern "grid": one tab stop, arrow keys between
        the cells.
    """
    columns = cells.drop_duplicates("benefit_id")
    groups: dict[str, list[str]] = {}
    # One pass over all rows: making a frame per row would take longer than its markup.
    for (group, key, name), row in itertools.groupby(
        iterate_rows(cells, _FIELDS), key=operator.itemgetter(0, 1, 2)
    ):
        drawn = _render_row(name, row, marked=key == concern_id)
        groups.setdefault(group, []).append(drawn)
    body = "".join(
        _render_group(group, rows, span=len(columns) + 1) for group, rows in groups.items()
    )
    rows = format_count(cells["concern_id"].nunique(), "concern")
    few = ' class="few"' if len(columns) <= _FEW else ""
    return (
        f'<table{few} role="grid" aria-readonly="true"><caption class="ts-vh">'
        f"{escape(caption)}. {rows} by {format_count(len(columns), 'benefit')}.</caption>"
        f'<thead role="rowgroup">{_render_benefits(columns)}</thead>{body}'
        f"{_render_areas(columns)}</table>"
    )


def _render_areas(columns: pd.DataFrame) -> str:
    """Return the areas of the article below their columns; '' if any of them lacks room."""
    spans = columns.groupby("area", sort=False).size()
    if len(columns) > _FEW and spans.min() < _LEAST_SPAN:
        return ""
    heads = "".join(
        f'<th role="columnheader" scope="colgroup" colspan="{len(rows)}">'
        f"<span>{escape(str(area))}</span></th>"
        for area, rows in columns.groupby("area", sort=False)
    )
    row = f'<tr role="row" class="areas"><td role="gridcell"></td>{heads}</tr>'
    return f'<tfoot role="rowgroup">{row}</tfoot>'


def _render_benefits(columns: pd.DataFrame) -> str:
    heads = "".join(
        f'<th role="columnheader" scope="col" aria-label="{escape(name)}" title="{escape(name)}">'
        f"<span>{escape(short)}</span></th>"
        for name, short in iterate_rows(columns, ("benefit", "short_name"))
    )
    return f'<tr role="row"><th role="columnheader" scope="col">Concern</th>{heads}</tr>'


def _render_group(group: str, rows: Iterable[str], *, span: int) -> str:
    head = (
        f'<tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="{span}">'
        f"{escape(group)}</th></tr>"
    )
    return f'<tbody role="rowgroup">{head}{"".join(rows)}</tbody>'


def _render_row(concern: str, row: Iterable[tuple[Any, ...]], *, marked: bool) -> str:
    mark = ' class="marked" aria-current="true"' if marked else ""
    return (
        f'<tr role="row" data-row{mark}><th role="rowheader" scope="row">{escape(concern)}</th>'
        f"{_render_cells(row)}</tr>"
    )


def _render_cells(row: Iterable[tuple[Any, ...]]) -> str:
    drawn, area = [], None
    for _, concern_id, concern, benefit_id, benefit, own_area, sign, word, *look in row:
        emphasis, dots, near = look
        first = f"{' near' if near else ''}{' first' if own_area != area else ''}"
        pips = f"<i>{format_pips(dots)}</i>" if dots else ""
        drawn.append(
            f'<td role="gridcell" tabindex="-1" class="{escape(emphasis)}{first}" '
            f'data-cell="{escape(concern_id)}.{escape(benefit_id)}" '
            f'aria-label="{escape(f"{concern}, {benefit}: {word}")}">'
            f'<b>{escape(sign)}{pips}</b><span class="benefit">{escape(benefit)}</span>'
            f'<span class="word">{escape(word)}</span></td>'
        )
        area = own_area
    return "".join(drawn)
