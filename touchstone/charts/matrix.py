"""Draw the matrix as a chart that can be saved as a picture.

Pure functions from a tidy frame to an Altair chart: a base, its layers, then their
composition. The data hold only the columns that are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from touchstone.charts.theme import LETTER_SIZE, WIDE_TITLE_CHARS, apply_theme
from touchstone.design.palette import Palette
from touchstone.evidence.verdicts import format_pips

CELL_SIZE = 28
# Gap between two cells, as a share of the distance from one cell to the next.
_CELL_GAP = 0.1
LABEL_WIDTH = 200
ROW_NAME_WIDTH = 215
HEADER_HEIGHT = 260


def build_matrix_chart(
    cells: pd.DataFrame,
    *,
    palette: Palette,
    title: str,
    concern_id: str = "",
    cell: str = "",
) -> alt.LayerChart:
    """Draw the matrix: a row per concern, a column per benefit, under groups and areas.

    The chart is for saving as a picture; the page shows the grid of ``markup.grid`` instead.

    Args:
        cells: See ``evidence_map.matrix.build_cells``, at least one row.
        palette: Colors of the mode.
        title: The finding, printed above the chart.
        concern_id: The row to mark, or ''.
        cell: The open cell as ``concern.benefit``, or ''.
    """
    drawn = cells.assign(
        open=cells["concern_id"] + "." + cells["benefit_id"] == cell,
        said=cells["concern"] + ", " + cells["benefit"] + ": " + cells["word"],
        pips=[format_pips(dots) for dots in cells["dots"]],
    )[["concern_id", "benefit_id", "emphasis", "sign", "pips", "open", "said"]]
    base = alt.Chart().encode(
        y=_build_row_axis(cells, concern_id, palette),
        x=_build_column_axis(cells, palette),
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


def _build_row_axis(cells: pd.DataFrame, concern_id: str, palette: Palette) -> alt.Y:
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


def _build_column_axis(cells: pd.DataFrame, palette: Palette) -> alt.X:
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
    for number, (name, group_cells) in enumerate(cells.groupby(heading, sort=False)):
        entry = f"#{number}"
        domain.append(entry)
        labels[entry] = str(name)
        names = dict(zip(group_cells[key], group_cells[label], strict=True))
        domain += names
        labels |= names
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
