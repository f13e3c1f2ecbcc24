"""Chart the studies: what they found by design, and how their number grew.

Pure functions from the findings of a pack to an Altair chart or its table. Titles state the
finding and are computed from the same rows.
"""

from __future__ import annotations

import itertools
from typing import Any

import altair as alt
import pandas as pd

from touchstone.charts.theme import apply_theme
from touchstone.design.palette import Palette
from touchstone.evidence.rule import (
    DIRECTION_SIGNS,
    DIRECTIONS,
    LIKE_VERDICTS,
    NOT_STATED,
    RELATED,
    RULE,
)
from touchstone.frames import iterate_rows
from touchstone.wording.basis import count_deciding
from touchstone.wording.phrases import format_count, join_words, lower_first

# The color of each direction, as a key of ``Palette.emphases``.
FOUND_COLORS: dict[str, str] = {**LIKE_VERDICTS, NOT_STATED: "plain"}
# Names for studies that decide, by their group of designs, the strongest first.
_DESIGN_GROUPS = {
    "review": "Reviews",
    "randomized": "Randomized trials",
    "other": "Other studies",
}
_SHOWN_GROUP = "Shown, not counted"
# A group with fewer results than this is not compared.
_FEWEST_COMPARED = 10
# The axis labels the years divisible by this number. The height is in pixels.
_LABELED_YEARS = 5
_YEARS_HEIGHT = 176
# Width of a sign with its number, in pixels.
_SIGN_WIDTH = 32


def count_directions(findings: pd.DataFrame) -> pd.DataFrame:
    """Count what studies found: those that decide, by design, and those that are only shown.

    Args:
        findings: See ``evidence.basis.mark_deciding``.

    Returns:
        One row per group and direction, zeros included. The groups are the reviews, randomized
        trials and other studies that decide, and the studies that are shown and not counted.
        Columns ``group, direction, name`` (str), ``studies`` (int; a study counts once for each
        direction it found), ``share`` (float, of the group's sum).
    """
    counted = findings.loc[findings["step"] != RELATED]
    groups = counted["design"].map(RULE.groups).map(_DESIGN_GROUPS)
    groups = groups.where(counted["decides"], _SHOWN_GROUP)
    counts = counted.groupby([groups, "direction"])["study_id"].nunique()
    rows = [
        (group, direction, name, int(counts.get((group, direction), 0)))
        for group in (*_DESIGN_GROUPS.values(), _SHOWN_GROUP)
        for direction, name in DIRECTIONS.items()
    ]
    frame = pd.DataFrame(rows, columns=["group", "direction", "name", "studies"])
    totals = frame.groupby("group")["studies"].transform("sum")
    return frame.assign(share=(frame["studies"] / totals.where(totals > 0)).fillna(0.0))


def directions_title(counts: pd.DataFrame) -> str:
    """Return a title that says whether better designs find less, among studies that decide."""
    totals = counts.groupby("group")["studies"].sum()
    better = counts.loc[counts["direction"] == "supports"].set_index("group")
    groups = [group for group in _DESIGN_GROUPS.values() if totals[group]]
    if not groups:
        return "None of these studies counts toward a verdict"
    parts = [
        f"{better['studies'][group]} of {totals[group]}"
        f"{(' result' if totals[group] == 1 else ' results') if not number else ''} "
        f"from {lower_first(group)}"
        for number, group in enumerate(groups)
    ]
    shares = [better["share"][group] for group in groups]
    if len(groups) < 2 or any(totals[group] < _FEWEST_COMPARED for group in groups):
        answer = "Too few results to tell"
    elif all(one < other for one, other in itertools.pairwise(shares)):
        answer = "The better the design, the fewer found the claimed benefit"
    else:
        answer = "No clear pattern by design"
    return f"{answer}. Better: {join_words(parts)}"


def build_directions_chart(counts: pd.DataFrame, *, palette: Palette, title: str) -> alt.LayerChart:
    """Draw each direction by group of designs, with its sign and number.

    All bars have the same length, so that readers compare shares. A group with fewer than ten
    results gets a shorter bar, a tenth of the full length per result: shares of so few mislead.
    """
    order = list(DIRECTIONS)
    totals = counts.groupby("group")["studies"].transform("sum").clip(lower=_FEWEST_COMPARED)
    bar_length = counts["studies"] / totals
    end = bar_length.groupby(counts["group"]).cumsum()
    drawn = counts.assign(part=bar_length, start=end - bar_length, end=end).loc[
        counts["studies"] > 0
    ]
    drawn = drawn.assign(
        label=drawn["direction"].map(DIRECTION_SIGNS) + " " + drawn["studies"].astype(str),
        said=[
            f"{group}, {lower_first(name)}: {format_count(count, 'study', 'studies')}"
            for group, name, count in iterate_rows(drawn, ("group", "name", "studies"))
        ],
    )[["group", "direction", "part", "start", "end", "label", "said"]]
    swatches = [palette.emphases[FOUND_COLORS[direction]] for direction in order]
    fills = alt.Scale(domain=order, range=[swatch.fill for swatch in swatches])
    inks = alt.Scale(domain=order, range=[swatch.ink for swatch in swatches])
    base = alt.Chart().encode(
        y=alt.Y("group:N", sort=None).title(None),
        x=alt.X("start:Q", scale=alt.Scale(domain=[0, 1])).title(None).axis(None),
        tooltip=alt.Tooltip("said:N", title="Found"),
        description="said:N",
    )
    bars = base.mark_bar(stroke=palette.background, strokeWidth=2).encode(
        x2="end:Q", color=alt.Color("direction:N", scale=fills, legend=None)
    )
    # A part too narrow for its number shows none. Its tooltip and the table give the number.
    signs = base.transform_filter(f"datum.part * width > {_SIGN_WIDTH}").mark_text(
        align="left", dx=6
    )
    signs = signs.encode(text="label:N", color=alt.Color("direction:N", scale=inks, legend=None))
    chart: alt.LayerChart = (
        alt.layer(bars, signs, data=drawn)
        .resolve_scale(color="independent")
        .properties(height=alt.Step(44))
    )
    return apply_theme(chart, palette=palette, title=title)


def list_direction_signs() -> dict[str, str]:
    """Return the signs of the directions with their names, for a legend."""
    return {DIRECTION_SIGNS[direction]: name for direction, name in DIRECTIONS.items()}


def count_years(studies: pd.DataFrame) -> pd.DataFrame:
    """Count studies by year.

    Args:
        studies: One row per study; columns ``year`` (int), ``decides`` (bool).

    Returns:
        One row per year from the first to the last, zeros included: ``year``, how many
        ``studies`` there are, how many of these ``decide``, and how many are ``shown`` and
        not counted (all int).
    """
    years = studies["year"]
    year_range = range(int(years.min()), int(years.max()) + 1) if len(years) else range(0)
    total, decide = years.value_counts(), years[studies["decides"]].value_counts()
    rows = [(year, int(total.get(year, 0)), int(decide.get(year, 0))) for year in year_range]
    counts = pd.DataFrame(rows, columns=["year", "studies", "decide"], dtype="int64")
    return counts.assign(shown=counts["studies"] - counts["decide"])


def years_title(studies: pd.DataFrame) -> str:
    """Return a title: how many studies are from the median year or later, and how many decide."""
    if studies.empty:
        return "No study"
    middle = int(studies["year"].median())
    if len(studies) == 1:
        return f"1 study, from {middle}"
    newer = studies["year"] >= middle
    study_count = format_count(len(studies), "study", "studies")
    title = f"{int(newer.sum())} of {study_count} are from {middle} or later"
    deciding = int(studies["decides"].sum())
    if not deciding:
        return title
    newest = int((newer & studies["decides"]).sum())
    return f"{title}, and {newest} of the {deciding} that {_verb(deciding)} toward a verdict"


def _verb(count: int) -> str:
    return "counts" if count == 1 else "count"


def build_years_chart(counts: pd.DataFrame, *, palette: Palette, title: str) -> alt.LayerChart:
    """Draw the number of studies by year, with those that decide in the stronger color."""
    tooltips = [
        f"{year}: {format_count(studies, 'study', 'studies')}, {count_deciding(decide, shown)}"
        for year, studies, decide, shown in iterate_rows(
            counts, ("year", "studies", "decide", "shown")
        )
    ]
    drawn = counts.assign(said=tooltips)[["year", "studies", "decide", "said"]]
    # Every year has a place on the axis, even without a study.
    years = alt.Scale(domain=drawn["year"].tolist())
    named = f"datum.value % {_LABELED_YEARS} ? '' : datum.label"
    base = (
        alt.Chart()
        .encode(
            x=alt.X("year:O", scale=years)
            .title(None)
            .axis(labelAngle=0, labelExpr=named, labelOverlap=False, labelFlush=False),
            tooltip=alt.Tooltip("said:N", title="Year"),
            description="said:N",
        )
        .transform_filter("datum.studies > 0")
    )
    every = alt.Y("studies:Q").title(None).axis(grid=True, tickCount=4, format="d")
    look: dict[str, Any] = {"stroke": palette.accent, "strokeWidth": 1}
    chart = alt.layer(
        base.mark_bar(fill=palette.soft, **look).encode(y=every),
        base.mark_bar(fill=palette.accent, **look).encode(y=alt.Y("decide:Q")),
        data=drawn,
        height=_YEARS_HEIGHT,
    )
    return apply_theme(chart, palette=palette, title=title)
