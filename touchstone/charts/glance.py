"""Chart the studies of a concern as an effect direction plot.

Each direction has a lane and each study a row. With several claims, a study has a row below each
claim that it speaks to. A sign's shape, lane and name give the direction. Its fill says whether
the study could tell the result from chance, and its size how many people took part.

Source:
    Boon and Thomson 2021, Research Synthesis Methods 12:29: the effect direction plot revisited.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from touchstone.charts.research import FOUND_COLORS
from touchstone.charts.theme import LABEL_SIZE, SIGN_SIZE, WIDE_TITLE_CHARS, apply_theme
from touchstone.design.palette import Palette
from touchstone.evidence.findings import Evidence
from touchstone.evidence.glance import StudyRow
from touchstone.evidence.rule import CLEAR, DIRECTION_SIGNS, POINTING
from touchstone.evidence.studies import Study, short_name
from touchstone.wording.glance import describe_mark, list_evidence_details, name_people

# Name of the chart parameter that holds the picked study.
PICKED = "study"
LINE = 17
ROW_GAP = 8
HEAD = LINE + 8
LANES = ("Worse", "Neither", "Better")
_LANE_OF = {"against": 0, "supports": 2}
_BETWEEN = 1
# A saved picture is as wide as the chart on a desktop.
PICTURE_WIDTH = 720
# Wide enough for a column that says on whom, to the right of the study's details.
_IS_WIDE = "width >= 690"
# Narrow lanes are as wide as their names; on the narrowest screens the names may touch.
_LANE = f"({_IS_WIDE} ? 70 : min(47, width / 7))"
_LANES_START = f"width - {len(LANES)} * {_LANE}"
_WHOM_START = 224
# Longer text ends in an ellipsis; the sign's tooltip and the table give it in full.
_NAME_WIDTH = f"{_IS_WIDE} ? {_WHOM_START - 12} : {_LANES_START} - 8"
# Characters per line: of a study's details, to fit a phone, and of the column that says on whom.
DETAILS_CHARS, WHOM_CHARS = 30, 42
WHOM_LINES = 3
SMALLEST, LARGEST = 110, 420
# Signs stop growing at this many people.
MANY_PEOPLE = 2_000
_SHAPES = {
    "supports": "triangle-up",
    "mixed": "diamond",
    "no-difference": "square",
    "against": "triangle-down",
}
_COLUMNS = (
    "part", "study_id", "pick", "lane", "lane2", "y", "y2", "text", "details", "whom", "direction",
    "look", "size", "filled", "said", "chosen",
)  # fmt: skip


def list_glance_parts(
    rows: Iterable[StudyRow],
    *,
    studies: Mapping[str, Study],
    benefits: Mapping[str, str],
    finding: str = "",
    chosen: str = "",
    counted: bool = True,
    turn: str = "",
) -> pd.DataFrame:
    """Return every part that the chart draws, with its vertical position in pixels.

    Args:
        rows: The studies, in the order of the rows.
        studies: Every study by id.
        benefits: Names of the benefits by id, in the order of the claims.
        finding: What the chart says, for screen readers.
        chosen: The study whose row is marked, or ''.
        counted: Whether the findings decide. If not, they are drawn in gray.
        turn: Part of each row's ``pick``. Changing it lets a reader pick the same row again.

    Returns:
        One row per part. ``part`` is ``finding``, ``lane`` (the background of a direction),
        ``head`` (its name), ``claim`` (a benefit, if there are several), ``row`` (a study) or
        ``sign``. ``y`` and ``y2`` are the top and bottom; ``y`` of a sign is its center.
        ``lane`` and ``lane2`` are the sides, counted in lanes from 0; ``lane`` of a sign or head
        is its center. ``pick`` is the study and the turn.
    """
    rows, y = list(rows), float(HEAD)
    parts: list[dict[str, Any]] = [{"part": "finding", "y": 0, "said": finding}]
    for benefit_id, benefit in benefits.items():
        if len(benefits) > 1:
            parts.append({"part": "claim", "y": y + ROW_GAP, "text": benefit})
            y += HEAD + ROW_GAP
        for row, item in _list_findings(rows, benefit_id):
            study = studies[row.study_id]
            words = _tell_study(study, item)
            bottom = y + LINE * _count_lines(words) + ROW_GAP
            shared = {
                "study_id": row.study_id,
                "pick": f"{row.study_id} {turn}",
                "chosen": row.study_id == chosen,
            }
            sign = _describe_sign(item, short_name(study), benefit, counted=counted)
            parts.append({"part": "row", "y": y, "y2": bottom, **words, **shared})
            parts.append({"part": "sign", "y": (y + bottom) / 2, **sign, **shared})
            y = bottom
    return pd.DataFrame([*_list_lanes(y), *parts], columns=_COLUMNS)


def _list_findings(
    rows: Iterable[StudyRow], benefit_id: str
) -> Iterator[tuple[StudyRow, Evidence]]:
    for row in rows:
        yield from ((row, item) for found, item in row.found if found == benefit_id)


def _tell_study(study: Study, item: Evidence) -> dict[str, str]:
    """Return the text of a study's row in lines, without splitting any one detail."""
    details = ", ".join(
        part.replace(" ", "\N{NO-BREAK SPACE}") for part in list_evidence_details(item)
    )
    return {
        "text": f"{short_name(study)}, {name_people(item)}",
        "details": textwrap.fill(details, DETAILS_CHARS),
        "whom": textwrap.fill(study.population, WHOM_CHARS, max_lines=WHOM_LINES, placeholder="…"),
    }


def _count_lines(words: Mapping[str, str]) -> int:
    return max(2 + words["details"].count("\n"), 1 + words["whom"].count("\n"))


def _list_lanes(bottom: float) -> Iterator[dict[str, Any]]:
    """Yield the lanes, down to the last row, each with its name."""
    for number, name in enumerate(LANES):
        yield {"part": "lane", "lane": number, "lane2": number + 1, "y": 0, "y2": bottom}
        yield {"part": "head", "lane": number + 0.5, "y": ROW_GAP / 2, "text": name}


def _describe_sign(item: Evidence, name: str, benefit: str, *, counted: bool) -> dict[str, Any]:
    share = min(1.0, math.sqrt(item.people / MANY_PEOPLE))
    return {
        "lane": _LANE_OF.get(item.direction, _BETWEEN) + 0.5,
        "direction": item.direction,
        "look": item.direction if counted else "uncounted",
        "text": DIRECTION_SIGNS[item.direction],
        "size": round(SMALLEST + share * (LARGEST - SMALLEST)),
        # Chance does not apply to a result that points nowhere, so its sign is filled.
        "filled": item.clear == CLEAR or item.direction not in POINTING,
        "said": describe_mark(name, item, benefit),
    }


def build_glance_chart(parts: pd.DataFrame, *, palette: Palette, title: str = "") -> alt.LayerChart:
    """Draw the studies of a concern, as wide as the container.

    Without a title, the specification is the same for all concerns. A browser that shows one
    concern can therefore draw the next in the same chart.

    Args:
        parts: See ``list_glance_parts``; at least one study.
        palette: Colors of the mode.
        title: The finding, printed above the chart; '' if the page shows it.
    """
    # On a page, the content sets the height and the page sets the width.
    width, height = (PICTURE_WIDTH, float(parts["y2"].max())) if title else (1, 1)
    pixels = alt.Scale(domain=[0, 1], range=[0, 1], nice=False, zero=False)
    base = alt.Chart().encode(y=alt.Y("y:Q", scale=pixels).axis(None))
    chart = alt.layer(
        *_draw_ground(base, palette),
        *_draw_words(base, palette),
        *_draw_signs(base, palette),
        _select(base, "finding")
        .mark_point(opacity=0, size=1)
        .encode(x=alt.value(0), description="said:N"),
        data=parts,
        width=width,
        height=height,
    )
    return apply_theme(chart, palette=palette, title=title, title_chars=WIDE_TITLE_CHARS)


def _select(base: alt.Chart, part: str) -> alt.Chart:
    return base.transform_filter(f"datum.part == '{part}'")


def _build_lane_axis() -> alt.X:
    """Return the horizontal position in the lanes, which are at the right end."""
    ends = [alt.ExprRef(_LANES_START), alt.ExprRef("width")]
    scale = alt.Scale(domain=[0, len(LANES)], range=ends, nice=False, zero=False)
    return alt.X("lane:Q", scale=scale).axis(None)


def _draw_ground(base: alt.Chart, palette: Palette) -> Sequence[alt.Chart]:
    """Return the lanes and, on top of them, the rows, which can be picked."""
    picked = alt.selection_point(name=PICKED, fields=["pick"], toggle=False)
    lanes = _select(base, "lane").mark_rect(
        fill=palette.surface, stroke=palette.background, strokeWidth=4, aria=False
    )
    rows = _select(base, "row").encode(x=alt.value(0), x2=alt.value("width"))
    return (
        lanes.encode(x=_build_lane_axis(), x2="lane2:Q", y2="y2:Q"),
        rows.mark_rule(color=palette.line, aria=False),
        rows.mark_rect(fillOpacity=0, cursor="pointer", aria=False, cornerRadius=4)
        .encode(
            y2="y2:Q",
            stroke=alt.when("datum.chosen")
            .then(alt.value(palette.accent))
            .otherwise(alt.value("transparent")),
            strokeWidth=alt.value(3),
        )
        .add_params(picked),
    )


def _draw_words(base: alt.Chart, palette: Palette) -> Sequence[alt.Chart]:
    look: dict[str, Any] = {
        "aria": False,  # each sign describes its study
        "baseline": "top",
        "fontSize": LABEL_SIZE,
        "lineBreak": "\n",
        "lineHeight": LINE,
    }
    rows = _select(base, "row").encode(x=alt.value(4))
    limit = alt.ExprRef(_NAME_WIDTH)
    bounded: dict[str, Any] = {**look, "align": "left", "cursor": "pointer", "limit": limit}
    quiet: dict[str, Any] = {"fontWeight": 400, "color": palette.muted}
    top = ROW_GAP / 2
    return (
        _select(base, "head")
        .mark_text(fontWeight=600, **look)
        .encode(x=_build_lane_axis(), text="text:N"),
        _select(base, "claim")
        .mark_text(align="left", fontWeight=600, limit=alt.ExprRef("width - 8"), **look)
        .encode(x=alt.value(4), text="text:N"),
        rows.mark_text(dy=top, fontWeight=600, **bounded).encode(text="text:N"),
        rows.mark_text(dy=top + LINE, **quiet, **bounded).encode(text="details:N"),
        # A font size of 0 hides the text where there is no room for it.
        rows.mark_text(
            dy=top,
            **quiet,
            **{**bounded, "limit": 0, "fontSize": alt.ExprRef(f"{_IS_WIDE} ? {LABEL_SIZE} : 0")},
        ).encode(x=alt.value(_WHOM_START), text="whom:N"),
    )


def _draw_signs(base: alt.Chart, palette: Palette) -> Sequence[alt.Chart]:
    """Return the signs: hollow if a result could be chance, "?" if none was stated."""
    colors = {
        **{key: palette.emphases[found].fill for key, found in FOUND_COLORS.items()},
        "uncounted": palette.muted,
    }
    scale = alt.Scale(domain=list(colors), range=list(colors.values()))
    shapes = alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))
    signs = _select(base, "sign").encode(
        x=_build_lane_axis(),
        description="said:N",
        tooltip=alt.Tooltip("said:N", title="Study"),
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
