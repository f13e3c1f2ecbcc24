"""Chart where the studies are: a circle for each pair of a concern and a benefit.

Pure functions from the findings of a pack to an Altair chart or its table. The title states
the finding and is computed from the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import altair as alt
import pandas as pd

from touchstone.charts.matrix import LABEL_WIDTH
from touchstone.charts.theme import LABEL_SIZE, WIDE_TITLE_CHARS, apply_theme
from touchstone.design.palette import Palette
from touchstone.evidence.rule import RELATED
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import Cell
from touchstone.wording.basis import count_deciding
from touchstone.wording.phrases import format_count, lower_first

PICK = "pair"
_ROW_HEIGHT, _COLUMN_WIDTH = 34, 56
_HEADER_HEIGHT = 170
# Width of the largest circle: at most so many pixels, and at most this share of its column.
_WIDEST = 30
_SHARE_OF_COLUMN = 0.52


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
        concerns: Ids of the chosen concerns. Empty means all.
        benefits: Ids of the chosen benefits. Empty means all.

    Returns:
        The rows of ``cells`` that the article claims or a study speaks to, with added columns.
        ``studies`` (int) is how many studies there are; of these, ``decide`` decide, and
        ``shown`` are shown and not counted. ``related`` is how many more are of a related
        method. ``chosen`` (bool) is whether the cell is chosen.
    """
    is_related, pairs = findings["step"] == RELATED, list(iterate_cells(cells))
    kinds = (findings.loc[~is_related], findings.loc[findings["decides"]], findings)
    studies, decide, everything = (
        pd.Series(_count_studies(pairs, kind), index=cells.index, dtype="int64") for kind in kinds
    )
    chosen = pd.Series(data=True, index=cells.index)
    for column, ids in (("concern_id", concerns), ("benefit_id", benefits)):
        chosen &= cells[column].isin(ids) if ids else True
    counted = cells.assign(
        studies=studies, decide=decide, shown=studies - decide, related=everything - studies,
        chosen=chosen,
    )  # fmt: skip
    return counted.loc[counted["claimed"] | (studies > 0)]


def _count_studies(pairs: Iterable[Cell], findings: pd.DataFrame) -> list[int]:
    found = findings.groupby(["concern_id", "benefit_id"], sort=False)["study_id"].nunique()
    # A dictionary, because looking up very many pairs in a frame takes seconds.
    counts = dict(zip(found.index.tolist(), found.tolist(), strict=True))
    return [counts.get(pair, 0) for pair in pairs]


def map_title(counts: pd.DataFrame, *, filtered: bool) -> str:
    """Return the title of the map: where the research is and where it is not.

    Args:
        counts: See ``count_map``; at least one row is chosen.
        filtered: Whether filters leave out studies; the title then says so.
    """
    counts = counts.loc[counts["chosen"]]
    claimed = counts.loc[counts["claimed"]]
    gaps = int((claimed["studies"] == 0).sum())
    most = counts.sort_values("studies").iloc[-1]
    if len(counts) == 1:
        apart = _count_apart(most["studies"], most["decide"], most["shown"], most["related"])
        return f"“{most['benefit']}” for {lower_first(most['concern'])}. {apart}"
    among = " among these" if filtered else ""
    gap_words = f"{gaps} of {format_count(len(claimed), 'claim')} "
    gap_words += f"{'has' if gaps == 1 else 'have'} no study{among}"
    if not gaps:
        # With filters, claims without a study may not be shown at all.
        every = "Every claim that is shown" if filtered else "Every claim"
        gap_words = f"{every} has a study{among}"
    gap_sentence = f"{gap_words}. " if len(claimed) else ""
    return (
        f"{gap_sentence}Most studied is “{most['benefit']}” for {lower_first(most['concern'])}: "
        f"{count_deciding(most['decide'], most['shown'])}"
    )


def list_map_parts(
    counts: pd.DataFrame, *, headers: Mapping[str, str], emphases: Sequence[str]
) -> pd.DataFrame:
    """Return what the chart draws, one row per cell: names, sizes, sign and words.

    Args:
        counts: See ``count_map``.
        headers: Column header of each benefit, by id.
        emphases: Fill for the studies that decide, a key of ``Palette.emphases`` for each row
            of ``counts``.
    """
    columns = ("concern", "benefit", "verdict", "studies", "decide", "shown", "related")
    descriptions = [
        f"{concern}, {lower_first(benefit)}: {lower_first(verdict)}. "
        f"{_count_apart(studies, decide, shown, related)}"
        for concern, benefit, verdict, studies, decide, shown, related in iterate_rows(
            counts, columns
        )
    ]
    kept = ["concern_id", "benefit_id", "concern", "short", "sign", "studies"]
    # Chosen cells stand out only if there are others that are not chosen.
    some = not counts["chosen"].all()
    state = [
        "chosen" if some and chosen else "left-out" if some else "all"
        for chosen in counts["chosen"]
    ]
    headed = counts.assign(short=counts["benefit_id"].map(headers))
    return headed[[*kept, "decide"]].assign(said=descriptions, state=state, emphasis=emphases)


def _count_apart(studies: int, decide: int, shown: int, related: int) -> str:
    apart = [count_deciding(decide, shown)] if studies else []
    if related:
        apart.append(f"{related} of a related method {'is' if related == 1 else 'are'} listed")
    every = format_count(studies + related, "study", "studies")
    return f"{every}: {', '.join(apart)}" if apart else "No study"


def build_map_chart(
    parts: pd.DataFrame, *, benefits: Sequence[str], palette: Palette, title: str
) -> alt.LayerChart:
    """Draw the evidence map: a ring for all studies of a pair, its disc for those that decide.

    Args:
        parts: See ``list_map_parts``.
        benefits: Column headers, in order.
        palette: Colors of the mode.
        title: The finding, printed above the chart; '' if the page shows it.
    """
    # Set the order: a layer that leaves out pairs without a study would put their rows last.
    concerns = list(dict.fromkeys(parts["concern"]))
    base = alt.Chart().encode(
        y=alt.Y("concern:N", sort=concerns).title(None).axis(grid=True, labelLimit=LABEL_WIDTH),
        x=alt.X("short:N", sort=list(benefits)).title(None).axis(
            grid=True, orient="top", labelAngle=-50, labelLimit=_HEADER_HEIGHT, labelOverlap=False
        ),
        opacity=alt.when("datum.state == 'left-out'").then(alt.value(0.3)).otherwise(alt.value(1)),
    )  # fmt: skip
    count = parts["short"].nunique()
    chart = alt.layer(
        *_draw_circles(base, palette, count),
        base.mark_text(
            fontSize=LABEL_SIZE, align="left", dx=alt.ExprRef(f"0.2 * width / {count}"), aria=False
        ).encode(text="sign:N"),
        _draw_targets(base, palette),
        data=parts,
        # For a chart that does not fill the page: one with few columns, or a saved picture.
        width=alt.Step(_COLUMN_WIDTH),
        height=alt.Step(_ROW_HEIGHT),
    )  # fmt: skip
    return apply_theme(chart, palette=palette, title=title, title_chars=WIDE_TITLE_CHARS)


def _draw_circles(base: alt.Chart, palette: Palette, count: int) -> list[alt.Chart]:
    largest = alt.ExprRef(f"pow(min({_WIDEST}, {_SHARE_OF_COLUMN} * width / {count}), 2)")
    aside = alt.ExprRef(f"-0.12 * width / {count}")
    most = alt.Scale(rangeMin=0, rangeMax=largest, zero=True)
    fills = {name: swatch.fill for name, swatch in palette.emphases.items()}
    scale = alt.Scale(domain=list(fills), range=list(fills.values()))
    # Screen readers get all of this from the target of each pair.
    ring = base.mark_circle(
        # Filled, because an empty ring is the sign for "not studied".
        filled=False, stroke=palette.edge, strokeWidth=1.5, fill=palette.surface,
        xOffset=aside, aria=False,
    ).transform_filter("datum.studies > 0")  # fmt: skip
    disc = base.mark_circle(
        stroke=palette.ink, strokeWidth=1, xOffset=aside, aria=False
    ).transform_filter("datum.decide > 0")
    return [
        ring.encode(size=alt.Size("studies:Q", scale=most, legend=None)),
        disc.encode(
            size=alt.Size("decide:Q", scale=most, legend=None),
            fill=alt.Fill("emphasis:N", scale=scale, legend=None),
        ),
    ]


def _draw_targets(base: alt.Chart, palette: Palette) -> alt.Chart:
    """Draw the click target: the whole cell, because a circle may be as small as a dot."""
    targets: alt.Chart = (
        base.mark_rect(fill="transparent", cursor="pointer", cornerRadius=4)
        .encode(
            tooltip=alt.Tooltip("said:N", title="Pair"),
            description="said:N",
            stroke=alt.when("datum.state == 'chosen'")
            .then(alt.value(palette.ink))
            .otherwise(alt.value("transparent")),
            strokeWidth=alt.value(2),
        )
        .add_params(alt.selection_point(name=PICK, fields=["concern_id", "benefit_id"]))
    )
    return targets
