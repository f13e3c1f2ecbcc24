"""Chart numbers on one axis: a dot and its range for each, the largest studies first.

Source:
    Cochrane Handbook, chapter 12: single results side by side, without a summary of our own.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from touchstone.charts.theme import LABEL_SIZE, apply_theme
from touchstone.design.palette import Palette
from touchstone.evidence.axes import Axis
from touchstone.evidence.effects import EFFECT_KINDS, Effect
from touchstone.evidence.studies import Study
from touchstone.wording.numbers import (
    TOO_SMALL,
    axis_sides,
    describe_number,
    effect_details,
    effect_name,
    effect_value,
)

LINE = 17
ROW_GAP = 12
# Heights in pixels: the strip with a row's dot, the words above the first row, a group title.
STRIP = 22
HEAD = 24
GROUP = 30
# Narrow enough for a phone. The page may draw it wider; a saved picture has this width.
WIDTH = 320
DETAIL_CHARS = 52
# A name and a value fit side by side in 280 pixels if they have at most this many characters.
NARROW_CHARS = 46
# Room beyond the outermost mark, as a share of the whole range.
_ROOM = 0.06
_COLUMNS = (
    "part", "x", "y", "x2", "y2", "text", "kind", "said",
)  # fmt: skip


def list_number_parts(axis: Axis, studies: Mapping[str, Study]) -> pd.DataFrame:
    """Return every part that the chart draws: ``x`` in the unit of the axis, ``y`` in pixels.

    Args:
        axis: The axis, with at least one number that is drawn.
        studies: The studies by id.

    Returns:
        One row per part. ``part`` is ``row`` (the line above a row), ``name``, ``value``,
        ``details``, ``range``, ``dot``, ``group`` (words above the pools of reviews),
        ``note`` (words above the bands), ``band``, ``edge``, ``zero`` or ``end``.
    """
    parts: list[dict[str, Any]] = []
    y = float(HEAD * (2 if axis.noticeable is not None else 1))
    null = 1.0 if axis.is_ratio else 0.0
    if axis.noticeable is not None:
        parts.append({"part": "note", "x": null, "y": HEAD, "text": TOO_SMALL})
    for title, effects in _group_effects(axis):
        if title:
            parts.append({"part": "group", "y": y + ROW_GAP, "text": title})
            y += GROUP
        for effect in effects:
            row, y = _list_row(effect, studies[effect.study_id], y)
            # Vertical lines cover only the strips with dots, so that none runs through words.
            strip = {"y": y - STRIP - ROW_GAP / 2, "y2": y - ROW_GAP / 2}
            parts += [*row, {"part": "zero", "x": null, **strip}]
            if (least := axis.noticeable) is not None:
                parts.append({"part": "band", "x": -least, "x2": least, **strip})
                parts += [{"part": "edge", "x": x, **strip} for x in (-least, least)]
    parts.append({"part": "end", "y": y, "y2": y})
    return pd.DataFrame(parts, columns=_COLUMNS)


def _group_effects(axis: Axis) -> list[tuple[str, Sequence[Effect]]]:
    """Return the numbers of single studies, then, separately, those that reviews pooled."""
    order = list(EFFECT_KINDS)
    drawn = sorted(
        axis.drawn, key=lambda item: (order.index(item.kind), -item.people, item.effect_id)
    )
    single = [effect for effect in drawn if effect.kind != "pooled"]
    pooled = [effect for effect in drawn if effect.kind == "pooled"]
    groups = [("", single), ("Pooled by reviews", pooled)]
    return [(title, effects) for title, effects in groups if effects]


def _list_row(effect: Effect, study: Study, y: float) -> tuple[list[dict[str, Any]], float]:
    lines = textwrap.wrap(effect_details(effect), DETAIL_CHARS)
    name, value = effect_name(effect, study), effect_value(effect)
    # Side by side, long ones would overlap in the narrowest chart.
    is_long = len(name) + len(value) > NARROW_CHARS
    words = y + ROW_GAP / 2
    below = words + LINE * (2 if is_long else 1)
    middle = below + LINE * len(lines) + STRIP / 2
    parts: list[dict[str, Any]] = [
        {"part": "row", "y": y},
        {"part": "name", "y": words, "text": name},
        {"part": "value", "y": below - LINE, "text": value},
        {"part": "details", "y": below, "text": "\n".join(lines)},
        {"part": "dot", "x": effect.difference, "y": middle, "kind": _find_sign_kind(effect),
         "said": describe_number(effect, study)},
    ]  # fmt: skip
    if effect.low is not None and effect.high is not None:
        parts.append({"part": "range", "x": effect.low, "x2": effect.high, "y": middle})
    return parts, middle + STRIP / 2 + ROW_GAP / 2


def _find_sign_kind(effect: Effect) -> str:
    return effect.kind if effect.kind in ("before-after", "pooled") else "compared"


def find_domain(axis: Axis) -> tuple[float, float]:
    """Return the ends of the axis, which spans all numbers, ranges, no difference and the band."""
    least = axis.noticeable or 0.0
    values = [1.0] if axis.is_ratio else [-least, 0.0, least]
    for effect in axis.drawn:
        values += [
            value for value in (effect.difference, effect.low, effect.high) if value is not None
        ]
    if axis.is_ratio:
        return min(values) / 1.3, max(values) * 1.3
    room = (max(values) - min(values)) * _ROOM
    return min(values) - room, max(values) + room


def build_numbers_chart(
    axis: Axis, studies: Mapping[str, Study], *, palette: Palette, title: str = ""
) -> alt.LayerChart:
    """Draw an axis: dots, ranges, no difference, and the band of what is too small to notice.

    Args:
        axis: The axis, with at least one number that is drawn.
        studies: The studies by id.
        palette: Colors of the mode.
        title: The finding, printed above the chart; '' if the page shows it.
    """
    parts = list_number_parts(axis, studies)
    height = float(parts["y2"].max())
    kind: Any = "log" if axis.is_ratio else "linear"
    across = alt.Scale(type=kind, domain=list(find_domain(axis)), nice=False, zero=False)
    down = alt.Scale(domain=[height, 0], nice=False, zero=False)
    ticks = alt.Axis(orient="bottom", tickCount=5, labelFlush=True, labelColor=palette.muted)
    base = alt.Chart().encode(y=alt.Y("y:Q", scale=down).axis(None))
    placed = base.encode(x=alt.X("x:Q", scale=across).axis(ticks).title(None))
    chart = alt.layer(
        *_draw_ground(base, placed, palette),
        *_draw_words(base, placed, axis, palette),
        *_draw_marks(placed, palette),
        data=parts,
        width=WIDTH,
        height=height,
    )
    return apply_theme(chart, palette=palette, title=title)


def _only(chart: alt.Chart, part: str) -> alt.Chart:
    filtered: alt.Chart = chart.transform_filter(f"datum.part == '{part}'")
    return filtered


def _draw_ground(base: alt.Chart, placed: alt.Chart, palette: Palette) -> Sequence[alt.Chart]:
    ends = {"x2": "x2:Q", "y2": "y2:Q"}
    down = _only(placed, "edge").mark_rule(color=palette.muted, strokeDash=[4, 4], aria=False)
    zero = _only(placed, "zero").mark_rule(color=palette.ink, strokeWidth=1.5, aria=False)
    return (
        _only(placed, "band").mark_rect(color=palette.surface, aria=False).encode(**ends),
        down.encode(y2="y2:Q"),
        zero.encode(y2="y2:Q"),
        _only(base, "row")
        .mark_rule(color=palette.line, aria=False)
        .encode(x=alt.value(0), x2=alt.value("width")),
    )


def _draw_words(
    base: alt.Chart, placed: alt.Chart, axis: Axis, palette: Palette
) -> Sequence[alt.Chart]:
    look: dict[str, Any] = {
        "aria": False,  # each dot describes its study
        "baseline": "top",
        "fontSize": LABEL_SIZE,
        "lineBreak": "\n",
        "lineHeight": LINE,
    }
    left = base.encode(x=alt.value(0), text="text:N")
    right = base.encode(x=alt.value("width"), text="text:N")
    first, last = axis_sides(axis)
    end = _only(base, "end").encode(y=alt.value(0))
    ends = (
        end.mark_text(align="left", fontWeight=600, **look).encode(
            x=alt.value(0), text=alt.value(first)
        ),
        end.mark_text(align="right", fontWeight=600, **look).encode(
            x=alt.value("width"), text=alt.value(last)
        ),
    )
    quiet = {"fontWeight": 400, "color": palette.muted, **look}
    return (
        *ends,
        _only(placed, "note").mark_text(align="center", **quiet).encode(text="text:N"),
        _only(left, "name").mark_text(align="left", fontWeight=600, **look),
        _only(left, "details").mark_text(align="left", **quiet),
        _only(left, "group").mark_text(align="left", fontWeight=600, fontStyle="italic", **look),
        _only(right, "value").mark_text(align="right", fontWeight=400, **look),
    )


def _draw_marks(placed: alt.Chart, palette: Palette) -> Sequence[alt.Chart]:
    looks = ["compared", "before-after", "pooled"]
    shapes = alt.Scale(domain=looks, range=["circle", "circle", "diamond"])
    dots = _only(placed, "dot").mark_point(
        stroke=palette.accent, strokeWidth=2, size=110, opacity=1
    )
    return (
        _only(placed, "range")
        .mark_rule(color=palette.accent, strokeWidth=2, aria=False)
        .encode(x2="x2:Q"),
        dots.encode(
            shape=alt.Shape("kind:N", scale=shapes, legend=None),
            fill=alt.when("datum.kind == 'before-after'")
            .then(alt.value(palette.background))
            .otherwise(alt.value(palette.accent)),
            description="said:N",
            tooltip=alt.Tooltip("said:N", title="Number"),
        ),
    )
