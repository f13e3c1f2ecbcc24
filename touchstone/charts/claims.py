"""Charts of the claims: how they spread, and the matrix as a picture.

Pure functions from a tidy frame to an Altair chart: a base, its layers, then their
composition. Marks carry only the columns they draw.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import altair as alt
import pandas as pd

from touchstone.charts.theme import LABEL_SIZE, LETTER_SIZE, WIDE_TITLE_CHARS, apply_theme
from touchstone.claims.spread import letter_areas, list_spread_units, order_rows
from touchstone.design.palette import Palette
from touchstone.ids import ConcernId

ROW_HEIGHT = 26
# Labels and five squares fit 288 px: a phone, or a desktop at 400 %.
UNIT_WIDTH = 22
CELL_SIZE = 28
LABEL_WIDTH = 190
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

    Args:
        claims: See ``claims.claims.build_claims``.
        concern_id: The concern whose row stands out.
        areas: Names of the areas by id.
        palette: Colors of the mode.
        title: The finding, printed above; '' where it stands beside the chart.
    """
    units = list_spread_units(claims, areas, concern_id)
    order = order_rows(units)
    used = list(letter_areas(areas).values())
    # Only the chosen row has color: the other rows are there to compare with.
    # Of very many areas some share a color: it is the letter that tells them apart.
    colors = list(itertools.islice(itertools.cycle(palette.areas), len(used)))
    scale = alt.Scale(domain=used, range=colors)
    rows = alt.Chart().encode(y=alt.Y("concern:N", sort=order).title(None).axis(None))
    names = rows.transform_filter("datum.place === 0").encode(
        x=alt.value(-LABEL_GAP), text="concern:N", description="concern:N"
    )
    names = names.mark_text(align="right", fontSize=LABEL_SIZE, limit=LABEL_WIDTH, fontWeight=400)
    chosen = names.transform_filter("datum.chosen").mark_text(
        align="right", fontSize=LABEL_SIZE, limit=LABEL_WIDTH, fontWeight=700
    )
    labels = [names.transform_filter("!datum.chosen"), chosen]
    base = rows.encode(
        x=alt.X("place:O").axis(None),
        tooltip=alt.Tooltip("said:N", title="Claim"),
        description="said:N",
    )
    stated = (
        base.transform_filter("datum.filled")
        .mark_square(size=361, opacity=1)
        .encode(
            fill=alt.when("datum.chosen")
            .then(alt.Fill("letter:N", scale=scale, legend=None))
            .otherwise(alt.value(palette.line))
        )
    )
    implied = (
        base.transform_filter("!datum.filled")
        .mark_square(size=289, strokeWidth=2, fillOpacity=0)
        .encode(
            stroke=alt.when("datum.chosen")
            .then(alt.Stroke("letter:N", scale=scale, legend=None))
            .otherwise(alt.value(palette.muted))
        )
    )
    letters_on = base.mark_text(fontSize=LETTER_SIZE).encode(
        text="letter:N",
        color=alt.when("datum.filled && datum.chosen")
        .then(alt.value(palette.on_area))
        .otherwise(alt.value(palette.ink)),
    )
    # A layer without a mark would be a picture without a name.
    layers = [stated] if units["filled"].any() else []
    layers += [] if units["filled"].all() else [implied]
    chart = alt.layer(
        *labels,
        *layers,
        letters_on,
        data=units,
        width=alt.Step(UNIT_WIDTH),
        height=alt.Step(ROW_HEIGHT),
    )
    return apply_theme(chart, palette=palette, title=title)


def build_matrix_chart(
    cells: pd.DataFrame,
    *,
    palette: Palette,
    title: str,
    concern_id: str = "",
    cell: str = "",
) -> alt.LayerChart:
    """Draw the matrix: a row a concern under its group, a column a benefit under its area.

    A click selects a cell: selection ``cell`` with fields ``concern_id, benefit_id``.

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
    )[["concern_id", "benefit_id", "tone", "sign", "open", "said"]]
    rows, row_labels = _with_headings(cells, "group", "concern_id", "concern")
    columns, column_labels = _with_headings(cells, "area", "benefit_id", "benefit")
    pick = alt.selection_point(name="cell", fields=["concern_id", "benefit_id"], toggle=False)
    base = alt.Chart().encode(
        y=alt.Y("concern_id:N", scale=alt.Scale(domain=rows))
        .title(None)
        .axis(
            labelExpr=_label_expression(row_labels),
            labelLimit=LABEL_WIDTH + 25,
            labelFontWeight=_when_row(concern_id),
            labelFontStyle=_when_heading("italic", "normal"),
            labelColor=_when_heading(palette.muted, palette.ink),
        ),
        x=alt.X("benefit_id:N", scale=alt.Scale(domain=columns))
        .title(None)
        .axis(
            orient="top",
            labelExpr=_label_expression(column_labels),
            labelAngle=-90,
            labelAlign="left",
            labelLimit=HEADER_HEIGHT,
            labelFontStyle=_when_heading("italic", "normal"),
            labelColor=_when_heading(palette.muted, palette.ink),
            labelOverlap=False,
        ),
        tooltip=alt.Tooltip("said:N", title="Cell"),
        description="said:N",
    )
    tones = palette.tones
    fills = alt.Scale(domain=list(tones), range=[tone.fill for tone in tones.values()])
    inks = alt.Scale(domain=list(tones), range=[tone.ink for tone in tones.values()])
    rects = (
        base.mark_rect(cornerRadius=4, stroke=palette.background, strokeWidth=3, cursor="pointer")
        .encode(fill=alt.Fill("tone:N", scale=fills, legend=None))
        .add_params(pick)
    )
    signs = base.mark_text(cursor="pointer").encode(
        text="sign:N", color=alt.Color("tone:N", scale=inks, legend=None)
    )
    opened = base.transform_filter("datum.open").mark_rect(
        fillOpacity=0, stroke=palette.ink, strokeWidth=3, cornerRadius=4
    )
    chart = alt.layer(
        rects, signs, opened, data=drawn, width=alt.Step(CELL_SIZE), height=alt.Step(CELL_SIZE)
    )
    return apply_theme(chart, palette=palette, title=title, title_chars=WIDE_TITLE_CHARS)


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
