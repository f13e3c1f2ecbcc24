"""The chart of the studies of a concern: an effect direction plot.

A row a study, a column a benefit; of a single benefit, a column a direction. Shape, place and
name of a sign say the direction, its fill whether the study could tell it from chance, its size
how many people took part.

Source:
    Boon and Thomson 2021, Research Synthesis Methods 12:29: the effect direction plot revisited.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from touchstone.charts.research import FOUND_COLORS
from touchstone.charts.theme import LABEL_SIZE, SIGN_SIZE, apply_theme
from touchstone.design.palette import Palette
from touchstone.evidence.findings import Evidence
from touchstone.evidence.glance import StudyRow
from touchstone.evidence.rule import CLEAR, DIRECTION_SIGNS, NOT_STATED
from touchstone.wording.glance import describe_mark, list_details, name_people

# The parameter whose value is the study that was picked.
PICKED = "study"
LINE = 17
ROW_GAP = 8
HEAD_GAP = 6
# The columns of a single benefit: its studies stand where they point.
_LANES = {
    "against": "Points to worse",
    "no-difference": "Mixed, no different or not stated",
    "supports": "Points to better",
}
_LANE_OF = {"mixed": "no-difference", NOT_STATED: "no-difference"}
# By number of columns: how wide the names of the rows and a column are. All fit a phone, the
# last ones made a little smaller.
_WIDTHS = {2: (236, 48), 3: (216, 38)}
_NARROW = (204, 32)
# What a letter takes on average, and one of bold type.
CHARACTER, BOLD_CHARACTER = 6.0, 6.3
SMALLEST, LARGEST = 110, 420
# From so many people on, a sign gets no larger.
MANY_PEOPLE = 2_000
_SHAPES = {
    "supports": "triangle-up",
    "mixed": "diamond",
    "no-difference": "square",
    "against": "triangle-down",
}
_COLUMNS = (
    "part", "study_id", "pick", "x", "y", "x2", "y2", "text", "direction", "look", "size", "filled",
    "said", "chosen",
)  # fmt: skip


@dataclass(frozen=True)
class GlanceSize:
    """How wide the parts of the chart are, in pixels.

    Attributes:
        label: The names of the rows.
        column: Each column.
        width: The whole chart.
    """

    label: int
    column: int
    width: int

    def center(self, number: int) -> float:
        """Return the middle of a column, counted from 0."""
        return self.label + (number + 0.5) * self.column


def measure_glance(columns: int) -> GlanceSize:
    """Return how wide the parts of a chart with so many columns are."""
    label, column = _WIDTHS.get(columns, _NARROW)
    return GlanceSize(label, column, label + columns * column)


def list_glance_parts(
    rows: Iterable[StudyRow],
    *,
    names: Mapping[str, str],
    benefits: Mapping[str, str],
    finding: str = "",
    chosen: str = "",
    counted: bool = True,
    turn: str = "",
) -> pd.DataFrame:
    """Return everything that the chart draws, with its place in pixels.

    Args:
        rows: The studies, in the order of the rows.
        names: Short names of the studies by id.
        benefits: Names of the benefits by id, in the order of the columns.
        finding: What the chart says, for screen readers.
        chosen: The study whose row is marked, or ''.
        counted: Whether the findings decide; others are drawn in gray.
        turn: What sets a row apart from the same row drawn before, so that it can be picked
            again.

    Returns:
        One row per part: ``part`` is ``finding``, ``head`` (the name of a column), ``column``
        (its line), ``row`` (the ground of a study), ``name``, ``details`` or ``sign``; ``x``,
        ``y``, ``x2``, ``y2`` are where it stands; ``pick`` is the study and the turn.
    """
    columns = _LANES if len(benefits) == 1 else benefits
    size = measure_glance(len(columns))
    heads, top = _list_heads(columns, size)
    parts: list[dict[str, Any]] = [{"part": "finding", "x": 0, "y": 0, "said": finding}]
    y = top
    for row in rows:
        lines = _wrap_details(row.about, size)
        bottom = y + LINE * (1 + len(lines)) + ROW_GAP
        shared = {
            "study_id": row.study_id,
            "pick": f"{row.study_id} {turn}",
            "chosen": row.study_id == chosen,
        }
        name = f"{names[row.study_id]}, {name_people(row.about)}"
        parts.append({"part": "row", "x": 0, "x2": size.width, "y": y, "y2": bottom, **shared})
        parts.append({"part": "name", "x": 4, "y": y + ROW_GAP / 2, "text": name, **shared})
        details = {"part": "details", "x": 4, "y": y + ROW_GAP / 2 + LINE, **shared}
        parts.append({**details, "text": "\n".join(lines)})
        for benefit_id, item in row.found:
            sign = _describe_sign(item, names[row.study_id], benefits[benefit_id], counted=counted)
            column = _find_column(columns, benefit_id, item)
            place = {"x": size.center(column), "y": (y + bottom) / 2}
            parts.append({"part": "sign", **place, **sign, **shared})
        y = bottom
    for part in heads:
        part.update({"y2": y} if part["part"] == "column" else {})
    return pd.DataFrame([*heads, *parts], columns=_COLUMNS)


def _find_column(columns: Mapping[str, str], benefit_id: str, item: Evidence) -> int:
    """Return the column of a finding, counted from 0."""
    lane = _LANE_OF.get(item.direction, item.direction)
    return list(columns).index(lane if columns is _LANES else benefit_id)


def _wrap_details(item: Evidence, size: GlanceSize) -> list[str]:
    """Return what a study is in lines; what belongs together stays in one."""
    details = ", ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in list_details(item))
    return textwrap.wrap(details, int(size.label / CHARACTER))


def _list_heads(columns: Mapping[str, str], size: GlanceSize) -> tuple[list[dict[str, Any]], float]:
    """Return the names of the columns, the last one on top, each with its line down."""
    parts: list[dict[str, Any]] = []
    y = 0.0
    for number, name in reversed(list(enumerate(columns.values()))):
        right = size.label + (number + 1) * size.column
        lines = textwrap.wrap(name, int(right / BOLD_CHARACTER) - 1)
        parts.append({"part": "head", "x": right - 2, "y": y, "text": "\n".join(lines)})
        y += LINE * len(lines)
        parts.append({"part": "column", "x": size.center(number), "y": y + 2})
        y += HEAD_GAP
    return parts, y + HEAD_GAP


def _describe_sign(item: Evidence, name: str, benefit: str, *, counted: bool) -> dict[str, Any]:
    share = min(1.0, math.sqrt(item.people / MANY_PEOPLE))
    return {
        "direction": item.direction,
        "look": item.direction if counted else "uncounted",
        "text": DIRECTION_SIGNS[item.direction],
        "size": round(SMALLEST + share * (LARGEST - SMALLEST)),
        "filled": item.clear == CLEAR,
        "said": describe_mark(name, item, benefit),
    }


def build_glance_chart(parts: pd.DataFrame, *, palette: Palette, title: str = "") -> alt.LayerChart:
    """Draw the studies of a concern, a row a study.

    Without a title, the specification is the same for all concerns: it is as large as what it
    holds, so that a browser which shows one draws the next in place.

    Args:
        parts: See ``list_glance_parts``, at least one study.
        palette: Colors of the mode.
        title: The finding, printed above; '' where it stands beside the chart.
    """
    width, height = (parts["x2"].max(), parts["y2"].max()) if title else (1, 1)
    # Places are pixels already.
    pixels = alt.Scale(domain=[0, 1], range=[0, 1], nice=False, zero=False)
    base = alt.Chart().encode(
        x=alt.X("x:Q", scale=pixels).axis(None), y=alt.Y("y:Q", scale=pixels).axis(None)
    )
    chart = alt.layer(
        *_draw_ground(base, palette),
        *_draw_words(base, palette),
        *_draw_signs(base, palette),
        base.transform_filter("datum.part == 'finding'")
        .mark_point(opacity=0, size=1)
        .encode(description="said:N"),
        data=parts,
        width=float(width),
        height=float(height),
    )
    return apply_theme(chart, palette=palette, title=title)


def _draw_ground(base: alt.Chart, palette: Palette) -> Sequence[alt.Chart]:
    """Return the lines of the columns and, above them, the rows, which can be picked."""
    picked = alt.selection_point(name=PICKED, fields=["pick"], toggle=False)
    lines = base.transform_filter("datum.part == 'column'").mark_rule(
        color=palette.line, aria=False
    )
    rows = base.transform_filter("datum.part == 'row'").mark_rect(
        fillOpacity=0, cursor="pointer", aria=False, cornerRadius=4
    )
    rules = base.transform_filter("datum.part == 'row'").mark_rule(color=palette.line, aria=False)
    ends = {"x2": "x2:Q", "y2": "y2:Q"}
    return (
        lines.encode(y2="y2:Q"),
        rules.encode(x2="x2:Q"),
        rows.encode(
            **ends,
            stroke=alt.when("datum.chosen")
            .then(alt.value(palette.accent))
            .otherwise(alt.value("transparent")),
            strokeWidth=alt.value(3),
        ).add_params(picked),
    )


def _draw_words(base: alt.Chart, palette: Palette) -> Sequence[alt.Chart]:
    look: dict[str, Any] = {
        "aria": False,  # each sign says its study
        "baseline": "top",
        "fontSize": LABEL_SIZE,
        "lineBreak": "\n",
        "lineHeight": LINE,
    }
    words = base.encode(text="text:N")
    return (
        words.transform_filter("datum.part == 'head'").mark_text(
            align="right", fontWeight=600, **look
        ),
        words.transform_filter("datum.part == 'name'").mark_text(
            align="left", fontWeight=600, cursor="pointer", **look
        ),
        words.transform_filter("datum.part == 'details'").mark_text(
            align="left", fontWeight=400, color=palette.muted, cursor="pointer", **look
        ),
    )


def _draw_signs(base: alt.Chart, palette: Palette) -> Sequence[alt.Chart]:
    """Return the signs: filled where clear, hollow elsewhere, "?" where none was stated."""
    colors = {
        **{key: palette.emphases[found].fill for key, found in FOUND_COLORS.items()},
        "uncounted": palette.muted,
    }
    scale = alt.Scale(domain=list(colors), range=list(colors.values()))
    shapes = alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))
    signs = base.transform_filter("datum.part == 'sign'").encode(
        description="said:N", tooltip=alt.Tooltip("said:N", title="Study")
    )
    stated = signs.transform_filter("datum.direction != 'not-stated'")
    return (
        stated.mark_point(strokeWidth=2, opacity=1, cursor="pointer").encode(
            shape=alt.Shape("direction:N", scale=shapes, legend=None),
            size=alt.Size("size:Q", scale=None),
            stroke=alt.Stroke("look:N", scale=scale, legend=None),
            fill=alt.when("datum.filled")
            .then(alt.Fill("look:N", scale=scale, legend=None))
            .otherwise(alt.value(palette.background)),
        ),
        signs.transform_filter("datum.direction == 'not-stated'")
        .mark_text(fontSize=SIGN_SIZE, fontWeight=600, color=palette.muted, cursor="pointer")
        .encode(text="text:N"),
    )
