"""Charts of the claims: how they spread, and the matrix as a picture.

Pure functions from a tidy frame to an Altair chart: a base, its layers, then their
composition. Marks carry only the columns they draw.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from touchstone.charts.theme import LABEL_SIZE, LETTER_SIZE, WIDE_TITLE_CHARS, apply_theme
from touchstone.claims.spread import letter_areas, list_spread_units
from touchstone.design.palette import Palette
from touchstone.evidence.verdicts import format_pips
from touchstone.ids import ConcernId

ROW_HEIGHT = 26
# Labels and five squares fit 288 px: a phone, or a desktop at 400 %.
UNIT_WIDTH = 22
CELL_SIZE = 28
# Between two cells, as a share of one.
_CELL_GAP = 0.1
LABEL_WIDTH = 200
LABEL_LINE = 15
# The side of a square with its frame.
SQUARE = 18
ROW_NAME_WIDTH = 215
HEADER_HEIGHT = 260
# Between the names of the rows and their first square.
LABEL_GAP = 8


def build_spread_chart(
    claims: pd.DataFrame,
    *,
    concern_id: ConcernId,
    areas: Mapping[str, str],
    palette: Palette,
    title: str = "",
) -> alt.LayerChart:
    """Draw every claim as a lettered square, one row a concern, the chosen row marked.

    The concern decides rows of the data alone. Without a title, the specification is the
    same for all concerns, so that a browser which shows one draws the next in place.

    Args:
        claims: See ``claims.claims.build_claims``.
        concern_id: The concern whose row stands out.
        areas: Names of the areas by id.
        palette: Colors of the mode.
        title: The finding, printed above; '' where it stands beside the chart.
    """
    units = list_spread_units(claims, areas, concern_id)
    # A row without a square is one that a long name needs.
    order = alt.Scale(domain=list(range(int(units["row"].max()) + 1)))
    rows = alt.Chart().encode(y=alt.Y("row:O", scale=order).axis(None))
    chart = alt.layer(
        *_name_rows(rows),
        *_draw_squares(rows.encode(x=alt.X("place:O").axis(None)), areas, palette),
        data=units,
        width=alt.Step(UNIT_WIDTH),
        height=alt.Step(ROW_HEIGHT),
    )
    return apply_theme(chart, palette=palette, title=title)


def _name_rows(rows: alt.Chart) -> list[alt.Chart]:
    """Return the names of the concerns, that of the chosen one in bold."""
    names = rows.encode(x=alt.value(-LABEL_GAP), text="name:N")
    look: dict[str, Any] = {
        "align": "right",
        "aria": False,  # each square says its concern
        "fontSize": LABEL_SIZE,
        "limit": LABEL_WIDTH,
        "lineBreak": "\n",
        "lineHeight": LABEL_LINE,
    }
    return [
        names.transform_filter("datum.leads && !datum.chosen").mark_text(fontWeight=400, **look),
        names.transform_filter("datum.leads && datum.chosen").mark_text(fontWeight=700, **look),
    ]


def _draw_squares(
    base: alt.Chart, areas: Mapping[str, str], palette: Palette
) -> tuple[alt.Chart, alt.Chart]:
    """Return a square for each claim, filled where it is stated, and the letters on them."""
    letters = list(letter_areas(areas).values())
    # Of very many areas some share a color: it is the letter that tells them apart.
    colors = list(itertools.islice(itertools.cycle(palette.areas), len(letters)))
    # Only the chosen row has the colors of areas: the others are there to compare with.
    scale = alt.Scale(
        domain=[*letters, "stated", "implied"], range=[*colors, palette.line, palette.muted]
    )
    squares = base.mark_square(size=SQUARE**2, strokeWidth=2, opacity=1).encode(
        fill=alt.Fill("color:N", scale=scale, legend=None),
        stroke=alt.Stroke("color:N", scale=scale, legend=None),
        fillOpacity=alt.when("datum.filled").then(alt.value(1)).otherwise(alt.value(0)),
        tooltip=alt.Tooltip("said:N", title="Claim"),
        description="said:N",
    )
    signs = base.mark_text(fontSize=LETTER_SIZE, aria=False).encode(
        text="letter:N",
        color=alt.when("datum.filled && datum.chosen")
        .then(alt.value(palette.on_area))
        .otherwise(alt.value(palette.ink)),
    )
    return squares, signs


def build_matrix_chart(
    cells: pd.DataFrame,
    *,
    palette: Palette,
    title: str,
    concern_id: str = "",
    cell: str = "",
) -> alt.LayerChart:
    """Draw the matrix: a row a concern under its group, a column a benefit under its area.

    It is a picture to be saved; the page draws the grid of ``markup.grid``.

    Args:
        cells: See ``evidence_map.matrix.build_cells``, at least one row.
        palette: Colors of the mode.
        title: The finding, printed above.
        concern_id: The row to mark, or ''.
        cell: The open cell as ``concern.benefit``, or ''.
    """
    drawn = cells.assign(
        open=cells["concern_id"] + "." + cells["benefit_id"] == cell,
        said=cells["concern"] + ", " + cells["benefit"] + ": " + cells["word"],
        pips=[format_pips(dots) for dots in cells["dots"]],
    )[["concern_id", "benefit_id", "emphasis", "sign", "pips", "open", "said"]]
    base = alt.Chart().encode(
        y=_head_rows(cells, concern_id, palette),
        x=_head_columns(cells, palette),
        description="said:N",
    )
    opened = base.transform_filter("datum.open").mark_rect(
        fillOpacity=0, stroke=palette.ink, strokeWidth=3, cornerRadius=4
    )
    chart = alt.layer(
        *_draw_cells(base, palette),
        opened,
        data=drawn,
        width=alt.Step(CELL_SIZE),
        height=alt.Step(CELL_SIZE),
    )
    return apply_theme(chart, palette=palette, title=title, title_chars=WIDE_TITLE_CHARS)


def _head_rows(cells: pd.DataFrame, concern_id: str, palette: Palette) -> alt.Y:
    rows, labels = _with_headings(cells, "group", "concern_id", "concern")
    axis = alt.Axis(
        labelExpr=_label_expression(labels),
        labelLimit=ROW_NAME_WIDTH,
        labelFontWeight=_when_row(concern_id),
        labelFontStyle=_when_heading("italic", "normal"),
        labelColor=_when_heading(palette.muted, palette.ink),
    )
    scale = alt.Scale(domain=rows, paddingInner=_CELL_GAP)
    return alt.Y("concern_id:N", scale=scale, axis=axis, title=None)


def _head_columns(cells: pd.DataFrame, palette: Palette) -> alt.X:
    columns, labels = _with_headings(cells, "area", "benefit_id", "benefit")
    axis = alt.Axis(
        orient="top",
        labelExpr=_label_expression(labels),
        labelAngle=-90,
        labelAlign="left",
        labelLimit=HEADER_HEIGHT,
        labelFontStyle=_when_heading("italic", "normal"),
        labelColor=_when_heading(palette.muted, palette.ink),
        labelOverlap=False,
    )
    scale = alt.Scale(domain=columns, paddingInner=_CELL_GAP)
    return alt.X("benefit_id:N", scale=scale, axis=axis, title=None)


def _draw_cells(base: alt.Chart, palette: Palette) -> list[alt.Chart]:
    """Return the fill or the frame of each cell, and its sign and dots in readable ink."""
    emphases = palette.emphases
    fills = alt.Scale(
        domain=list(emphases), range=[emphasis.fill for emphasis in emphases.values()]
    )
    inks = alt.Scale(domain=list(emphases), range=[emphasis.ink for emphasis in emphases.values()])
    ink = alt.Color("emphasis:N", scale=inks, legend=None)
    framed = base.mark_rect(cornerRadius=4, fillOpacity=0, stroke=palette.edge, strokeWidth=1)
    return [
        base.mark_rect(cornerRadius=4).encode(
            fill=alt.Fill("emphasis:N", scale=fills, legend=None)
        ),
        framed.transform_filter("datum.emphasis == 'step'"),
        framed.transform_filter("datum.emphasis == 'gap'").encode(strokeDash=alt.value([3, 2])),
        base.transform_filter("!datum.pips").mark_text().encode(text="sign:N", color=ink),
        base.transform_filter("datum.pips").mark_text(dy=-3).encode(text="sign:N", color=ink),
        base.transform_filter("datum.pips")
        .mark_text(dy=7, fontSize=LETTER_SIZE)
        .encode(text="pips:N", color=ink),
    ]


def _with_headings(
    cells: pd.DataFrame, heading: str, key: str, label: str
) -> tuple[list[str], dict[str, str]]:
    """Return the axis domain with one extra entry before each group, and all labels."""
    domain: list[str] = []
    labels: dict[str, str] = {}
    for number, (name, part) in enumerate(cells.groupby(heading, sort=False)):
        entry = f"#{number}"
        domain.append(entry)
        labels[entry] = str(name)
        named = dict(zip(part[key], part[label], strict=True))
        domain += named
        labels |= named
    return domain, labels


def _label_expression(labels: Mapping[str, str]) -> str:
    pairs = ", ".join(f"{_quote(key)}: {_quote(value)}" for key, value in labels.items())
    return f"({{{pairs}}})[datum.value]"


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")
    return f"'{escaped}'"


def _when_row(concern_id: str) -> dict[str, object]:
    return _when(f"datum.value == {_quote(concern_id)}", 700, 400)


def _when_heading(yes: str, no: str) -> dict[str, object]:
    return _when("substring(datum.value, 0, 1) == '#'", yes, no)


def _when(test: str, yes: object, no: object) -> dict[str, object]:
    return {"condition": {"test": test, "value": yes}, "value": no}
