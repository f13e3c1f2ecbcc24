"""Charts of the studies: where they are, what they found by design, how they grew.

Pure functions from the findings of a pack to an Altair chart or its table. Titles state the
finding and are computed from the same rows.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import pandas as pd

from touchstone.charts.claims import CELL_SIZE, HEADER_HEIGHT, LABEL_WIDTH
from touchstone.charts.theme import LABEL_SIZE, WIDE_TITLE_CHARS, apply_theme
from touchstone.design.palette import Palette
from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.rule import DIRECTIONS, RELATED
from touchstone.frames import iterate_cells
from touchstone.wording.phrases import format_count, lower_first

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
_DESIGN_GROUPS = {"review": "Reviews", "trial": "Trials"}
_OTHER_GROUP = "Other studies"
YEARS_A_BAR = 5


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
        findings: The findings to count, see ``evidence.studies.filter_findings``.
        concerns: Ids of the concerns to show; none for all.
        benefits: Ids of the benefits to show; none for all.

    Returns:
        The rows of ``cells`` that the article claims or a counted study speaks to,
        with ``studies`` (int, related ones left out).
    """
    counted = findings.loc[findings["step"] != RELATED]
    found = counted.groupby(["concern_id", "benefit_id"], sort=False)["study_id"].nunique()
    # A dictionary: asking a frame for each of very many pairs takes seconds.
    counts = dict(zip(found.index.tolist(), found.tolist(), strict=True))
    studies = [counts.get(pair, 0) for pair in iterate_cells(cells)]
    kept = cells.assign(studies=pd.Series(studies, index=cells.index, dtype="int64"))
    kept = kept.loc[kept["claimed"] | (kept["studies"] > 0)]
    for column, chosen in (("concern_id", concerns), ("benefit_id", benefits)):
        kept = kept.loc[kept[column].isin(chosen)] if chosen else kept
    return kept


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
        f"{gaps} of {len(claimed)} claims have no study{' among these' if filtered else ''}; "
        f"most studied is “{most['benefit']}” for {lower_first(most['concern'])} "
        f"({most['studies']})"
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
    drawn = counts.assign(
        said=counts["concern"] + ", " + counts["benefit"] + ": " + counts["verdict"] + ", "
        + counts["studies"].astype(str) + " studies"
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
    """Count what the studies found, by kind of design.

    Returns:
        One row per kind (reviews, trials, other studies) and direction, zeros
        included: ``group, direction, name`` (str), ``studies`` (int; a study counts
        once for each direction it found), ``share`` (float, of the kind's sum).
    """
    counted = findings.loc[findings["step"] != RELATED]
    groups = counted["design"].map(
        {
            key: _DESIGN_GROUPS.get(design.counted_as, _OTHER_GROUP)
            for key, design in DESIGNS.items()
        }
    )
    counts = counted.groupby([groups, "direction"])["study_id"].nunique()
    rows = [
        (group, direction, name, int(counts.get((group, direction), 0)))
        for group in (*_DESIGN_GROUPS.values(), _OTHER_GROUP)
        for direction, name in DIRECTIONS.items()
    ]
    frame = pd.DataFrame(rows, columns=["group", "direction", "name", "studies"])
    totals = frame.groupby("group")["studies"].transform("sum")
    return frame.assign(share=(frame["studies"] / totals.where(totals > 0)).fillna(0.0))


def directions_title(counts: pd.DataFrame) -> str:
    """Return whether better designs find less."""
    support = counts.loc[counts["direction"] == "supports"].set_index("group")["share"]
    parts = [f"{round(100 * share)}% of {str(group).lower()}" for group, share in support.items()]
    reviews, trials, other = support
    answer = (
        "The better the design, the fewer support it"
        if reviews < trials < other
        else ("No clear pattern by design")
    )
    return f"{answer}: {', '.join(parts)}"


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
        studies: One row per study; column ``year`` (int).

    Returns:
        One row per span from the first to the last, zeros included: ``start`` (int),
        ``years`` (str, "2015 to 2019"), ``studies`` (int).
    """
    starts = studies["year"] // YEARS_A_BAR * YEARS_A_BAR
    if starts.empty:
        return pd.DataFrame({"start": [], "years": [], "studies": []})
    spans = range(int(starts.min()), int(starts.max()) + 1, YEARS_A_BAR)
    rows = [
        (start, f"{start} to {start + YEARS_A_BAR - 1}", int((starts == start).sum()))
        for start in spans
    ]
    return pd.DataFrame(rows, columns=["start", "years", "studies"])


def years_title(studies: pd.DataFrame) -> str:
    """Return from when on half of the studies are."""
    if studies.empty:
        return "No study"
    middle = int(studies["year"].median())
    newer = int((studies["year"] >= middle).sum())
    return f"{newer} of {format_count(len(studies), 'study', 'studies')} are from {middle} or later"


def build_years_chart(counts: pd.DataFrame, *, palette: Palette, title: str) -> alt.LayerChart:
    """Draw the number of studies by span of years."""
    base = alt.Chart().encode(
        y=alt.Y("years:N", sort=None).title(None),
        x=alt.X("studies:Q").title(None).axis(None),
    )
    bars = base.mark_bar(height=18)
    numbers = base.mark_text(align="left", dx=5, fontWeight=400).encode(text="studies:Q")
    chart = alt.layer(bars, numbers, data=counts[["years", "studies"]], height=alt.Step(26))
    return apply_theme(chart, palette=palette, title=title)
