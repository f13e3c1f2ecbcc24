"""Charts of the studies: where they are, what they found by design, how they grew.

Pure functions from the findings of a pack to an Altair chart or its table. Titles state the
finding and are computed from the same rows.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from touchstone.charts.claims import CELL_SIZE, HEADER_HEIGHT, LABEL_WIDTH
from touchstone.charts.theme import LABEL_SIZE, WIDE_TITLE_CHARS, apply_theme
from touchstone.design.palette import Palette
from touchstone.evidence.rule import DIRECTIONS, RELATED, RULE
from touchstone.frames import iterate_cells
from touchstone.wording.basis import count_deciding
from touchstone.wording.phrases import format_count, join_words, lower_first

DIRECTION_SIGNS = {
    "supports": "▲",
    "mixed": "◆",
    "no-difference": "■",
    "against": "▼",
    "not-stated": "?",
}
# Which color of ``Palette.emphases`` a direction has.
FOUND_COLORS = {
    "supports": "better",
    "mixed": "mixed",
    "no-difference": "no-difference",
    "against": "worse",
    "not-stated": "plain",
}
# What studies that decide are called by their group of designs, the strongest first.
_DESIGN_GROUPS = {
    "review": "Reviews",
    "randomized": "Randomized trials",
    "other": "Other studies",
}
_SHOWN_GROUP = "Shown, not counted"
# Fewer results of a kind than this are not compared.
_FEWEST_COMPARED = 10
YEARS_A_BAR = 5
# How far the axis of years goes, in longest bars.
_LABEL_ROOM = 1.5


def count_map(
    cells: pd.DataFrame,
    findings: pd.DataFrame,
    *,
    concerns: Sequence[str] = (),
    benefits: Sequence[str] = (),
) -> pd.DataFrame:
    """Count the studies of each claimed or studied cell.

    Args:
        cells: See ``evidence_map.cells.list_cells``.
        findings: The findings to count, see ``evidence.basis.mark_deciding``.
        concerns: Ids of the concerns to show; none for all.
        benefits: Ids of the benefits to show; none for all.

    Returns:
        The rows of ``cells`` that the article claims or a counted study speaks to,
        with ``studies`` (int, related ones left out), and how many of these ``decide`` and
        how many are ``shown`` and not counted (int).
    """
    counted = findings.loc[findings["step"] != RELATED]
    studies = _count_by_cell(cells, counted)
    decide = _count_by_cell(cells, counted.loc[counted["decides"]])
    kept = cells.assign(studies=studies, decide=decide, shown=studies - decide)
    kept = kept.loc[kept["claimed"] | (kept["studies"] > 0)]
    for column, chosen in (("concern_id", concerns), ("benefit_id", benefits)):
        kept = kept.loc[kept[column].isin(chosen)] if chosen else kept
    return kept


def _count_by_cell(cells: pd.DataFrame, findings: pd.DataFrame) -> pd.Series[int]:
    found = findings.groupby(["concern_id", "benefit_id"], sort=False)["study_id"].nunique()
    # A dictionary: asking a frame for each of very many pairs takes seconds.
    counts = dict(zip(found.index.tolist(), found.tolist(), strict=True))
    studies = [counts.get(pair, 0) for pair in iterate_cells(cells)]
    return pd.Series(studies, index=cells.index, dtype="int64")


def map_title(counts: pd.DataFrame, *, filtered: bool) -> str:
    """Return where the research is and where it is not.

    Args:
        counts: See ``count_map``, at least one row.
        filtered: Whether filters leave out studies, which the title then says.
    """
    claimed = counts.loc[counts["claimed"]]
    gaps = int((claimed["studies"] == 0).sum())
    most = counts.sort_values("studies").iloc[-1]
    return (
        f"{gaps} of {len(claimed)} claims have no study{' among these' if filtered else ''}. "
        f"Most studied is “{most['benefit']}” for {lower_first(most['concern'])}: "
        f"{count_deciding(most['decide'], most['shown'])}"
    )


def build_map_chart(
    counts: pd.DataFrame, *, benefits: Sequence[str], palette: Palette, title: str
) -> alt.LayerChart:
    """Draw the evidence map: a circle a cell, its size by studies, its sign by verdict.

    Args:
        counts: See ``count_map``.
        benefits: Names of the benefits in the order of the columns.
        palette: Colors of the mode.
        title: The finding, printed above.
    """
    apart = itertools.starmap(count_deciding, zip(counts["decide"], counts["shown"], strict=True))
    drawn = counts.assign(
        said=counts["concern"] + ", " + counts["benefit"] + ": " + counts["verdict"] + ", "
        + pd.Series(list(apart), index=counts.index, dtype="str")
    )[["concern", "benefit", "studies", "sign", "said"]]  # fmt: skip
    base = alt.Chart().encode(
        y=alt.Y("concern:N", sort=None).title(None).axis(grid=True, labelLimit=LABEL_WIDTH),
        x=alt.X("benefit:N", sort=list(benefits))
        .title(None)
        .axis(
            grid=True, orient="top", labelAngle=-90, labelLimit=HEADER_HEIGHT, labelOverlap=False
        ),
        tooltip=alt.Tooltip("said:N", title="Cell"),
        description="said:N",
    )
    chart = alt.layer(
        _draw_circles(base, palette),
        base.mark_text(fontSize=LABEL_SIZE).encode(text="sign:N"),
        data=drawn,
        width=alt.Step(CELL_SIZE),
        height=alt.Step(CELL_SIZE),
    )
    return apply_theme(chart, palette=palette, title=title, title_chars=WIDE_TITLE_CHARS)


def _draw_circles(base: alt.Chart, palette: Palette) -> alt.Chart:
    # The rim is what a circle is seen by: its fill has to be light under the sign.
    circles: alt.Chart = base.mark_point(
        filled=True, fill=palette.soft, stroke=palette.accent, opacity=1
    ).encode(
        size=alt.Size("studies:Q", scale=alt.Scale(range=[0, 700], zero=True), legend=None),
        strokeWidth=alt.when("datum.studies > 0").then(alt.value(1.5)).otherwise(alt.value(0)),
    )
    return circles


def count_directions(findings: pd.DataFrame) -> pd.DataFrame:
    """Count what the studies found: those that decide by design, and those that are shown.

    Args:
        findings: See ``evidence.basis.mark_deciding``.

    Returns:
        One row per kind (reviews, randomized trials and other studies that decide, and what
        is shown and not counted) and direction, zeros included: ``group, direction, name``
        (str), ``studies`` (int; a study counts once for each direction it found),
        ``share`` (float, of the kind's sum).
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
    """Return whether better designs find less, of the studies that decide."""
    totals = counts.groupby("group")["studies"].sum()
    better = counts.loc[counts["direction"] == "supports"].set_index("group")
    groups = [group for group in _DESIGN_GROUPS.values() if totals[group]]
    if not groups:
        return "None of these studies decides a verdict"
    parts = [
        f"{better['studies'][group]} of {totals[group]}{' results' if not number else ''} "
        f"of {lower_first(group)}"
        for number, group in enumerate(groups)
    ]
    shares = [better["share"][group] for group in groups]
    if len(groups) < 2 or any(totals[group] < _FEWEST_COMPARED for group in groups):
        answer = "Too few results to tell"
    elif all(one < other for one, other in itertools.pairwise(shares)):
        answer = "The better the design, the fewer found the claimed benefit"
    else:
        answer = "No clear pattern by design"
    return f"{answer}. The claimed benefit was found in {join_words(parts)}"


def build_directions_chart(counts: pd.DataFrame, *, palette: Palette, title: str) -> alt.LayerChart:
    """Draw the share of each direction by kind of design, each share with its sign."""
    order = list(DIRECTIONS)
    drawn = counts.loc[counts["studies"] > 0].assign(
        sign=lambda frame: frame["direction"].map(DIRECTION_SIGNS),
        place=lambda frame: frame["direction"].map(order.index),
        said=lambda frame: frame["group"] + ", " + frame["name"] + ": "
        + frame["studies"].astype(str) + " studies",
    )[["group", "direction", "place", "share", "studies", "sign", "said"]]  # fmt: skip
    swatches = [palette.emphases[FOUND_COLORS[direction]] for direction in order]
    fills = alt.Scale(domain=order, range=[swatch.fill for swatch in swatches])
    inks = alt.Scale(domain=order, range=[swatch.ink for swatch in swatches])
    base = alt.Chart().encode(
        y=alt.Y("group:N", sort=None).title(None),
        x=alt.X("share:Q", stack="zero").title(None).axis(None),
        order="place:Q",
        tooltip=alt.Tooltip("said:N", title="Found"),
        description="said:N",
    )
    bars = base.mark_bar(stroke=palette.background, strokeWidth=2).encode(
        color=alt.Color("direction:N", scale=fills, legend=None)
    )
    signs = base.transform_calculate(label="datum.sign + ' ' + datum.studies").mark_text(
        align="left", dx=6
    )
    signs = signs.transform_filter("datum.share > 0.06").encode(
        x=alt.X("share:Q", stack="zero", bandPosition=0),
        text="label:N",
        color=alt.Color("direction:N", scale=inks, legend=None),
    )
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
    """Count studies in spans of five years.

    Args:
        studies: One row per study; columns ``year`` (int), ``decides`` (bool).

    Returns:
        One row per span from the first to the last, zeros included: ``start`` (int),
        ``years`` (str, "2015 to 2019"), ``studies`` (int), and how many of these ``decide``
        and how many are ``shown`` and not counted (int).
    """
    columns = ["start", "years", "studies", "decide", "shown"]
    starts = studies["year"] // YEARS_A_BAR * YEARS_A_BAR
    if starts.empty:
        return pd.DataFrame({name: [] for name in columns})
    spans = range(int(starts.min()), int(starts.max()) + 1, YEARS_A_BAR)
    total = starts.value_counts()
    decide = starts[studies["decides"]].value_counts()
    rows = [
        (start, f"{start} to {start + YEARS_A_BAR - 1}", *_split(start, total, decide))
        for start in spans
    ]
    return pd.DataFrame(rows, columns=columns)


def _split(start: int, total: pd.Series[int], decide: pd.Series[int]) -> tuple[int, int, int]:
    every, deciding = int(total.get(start, 0)), int(decide.get(start, 0))
    return every, deciding, every - deciding


def years_title(studies: pd.DataFrame) -> str:
    """Return from when on half of the studies are, and how many of those that decide."""
    if studies.empty:
        return "No study"
    middle = int(studies["year"].median())
    newer = studies["year"] >= middle
    found = format_count(len(studies), "study", "studies")
    title = f"{int(newer.sum())} of {found} are from {middle} or later"
    deciding = int(studies["decides"].sum())
    if not deciding:
        return title
    newest = int((newer & studies["decides"]).sum())
    return f"{title}, and {newest} of the {deciding} that {_verb(deciding)} a verdict"


def _verb(count: int) -> str:
    return "decides" if count == 1 else "decide"


def build_years_chart(counts: pd.DataFrame, *, palette: Palette, title: str) -> alt.LayerChart:
    """Draw the number of studies by span of years, those that decide as the dark part."""
    apart = zip(counts["studies"], counts["decide"], strict=True)
    said = [
        f"{every}, {decide} {_verb(decide)}" if decide else str(every) for every, decide in apart
    ]
    drawn = counts.assign(said=said)[["years", "studies", "decide", "said"]]
    # The order is named: a layer that leaves out spans without a study would put them last.
    base = alt.Chart().encode(y=alt.Y("years:N", sort=drawn["years"].tolist()).title(None))
    # Room for the words behind the longest bar.
    scale = alt.Scale(domain=[0, _LABEL_ROOM * max(drawn["studies"], default=1)])
    every = alt.X("studies:Q", scale=scale).title(None).axis(None)
    look: dict[str, Any] = {"height": 18, "stroke": palette.accent, "strokeWidth": 1}
    chart = alt.layer(
        base.transform_filter("datum.studies > 0")
        .mark_bar(fill=palette.soft, **look)
        .encode(x=every),
        base.transform_filter("datum.decide > 0")
        .mark_bar(fill=palette.accent, **look)
        .encode(x=alt.X("decide:Q")),
        base.mark_text(align="left", dx=5, fontWeight=400).encode(x=every, text="said:N"),
        data=drawn,
        height=alt.Step(26),
    )
    return apply_theme(chart, palette=palette, title=title)
