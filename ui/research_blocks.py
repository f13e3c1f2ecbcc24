"""Draw the charts of the page Research, with their sentences and table alternatives."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone.design.palette import Palette
from touchstone.evidence.bar import list_verdicts
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.matrix import fill_verdict
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import Cell
from touchstone.links.view import View, build_path
from touchstone.markup.basis import render_overlaps
from touchstone.markup.chart_table import ChartTable
from touchstone.markup.elements import render_legend, render_note, render_paragraphs
from touchstone.markup.page_top import render_page_top
from touchstone.wording.basis import OVERLAP_TITLE
from touchstone.wording.notices import legend_sentence
from touchstone.wording.phrases import choose_words
from ui import drawing
from ui.caching import cache_by_map
from ui.chart_menu import show_chart_menu
from ui.frame import Context
from ui.state import bind_widget, navigate

if TYPE_CHECKING:
    import altair as alt

_DESIGNS_SENTENCE = (
    "Each bar shows all results from one kind of study, with the number in each part. "
    "A study with different results counts once for each. "
    "Bars with fewer than ten results are shorter. "
    "Results that count are separate from those only shown: steps, lab work, overviews. "
    "Related methods are left out."
)
_YEARS_SENTENCE = (
    "Each bar shows how many studies were published in a year. "
    "The part in the stronger color counts toward a verdict."
)
_MAP_SENTENCE = (
    "A ring shows all studies of a pair, and its disc shows those that count. "
    "Larger means more studies. Related methods are left out."
)
_CLICK_HINT = "Click a pair to list its studies below; the filters Concern and Benefit do the same."
_NOT_COUNTED = "Shown, not counted"
_EVERY_PAIR = "Every pair as a table"
_MAP_SIGNS = "The sign is the verdict, and · is a pair that the article does not claim."
_MAP_SIGNS_SEVERAL = "The sign is the verdict, and · is a pair that none of the articles claims."
_NO_PAIR = "None of these studies is of massage itself."
_NOT_STUDIED = "such pair, and no study of massage is about it."
_NARROW_SCREEN = "The chart needs a wider screen. The table below has the same."
_MAP_NAME = "research_map"
# Session key of how often a reader picked a pair in the map.
_PICKS_KEY = "research_map_picks"
# With fewer columns than this, the map is only as wide as they need.
_FEW_COLUMNS = 6


def show_choice(
    context: Context, name: str, title: str, choices: Mapping[str, str], default: str
) -> None:
    """Draw a dropdown for a parameter of the link that always has a value."""
    st.selectbox(
        title,
        list(choices),
        format_func=choices.__getitem__,
        width=260,
        **bind_widget(context.view, name, default=default),
    )


def show_charts(context: Context, findings: pd.DataFrame, studies: pd.DataFrame) -> None:
    """Draw what the studies found, by design, and how many were published each year.

    Args:
        context: The page.
        findings: See ``evidence.basis.mark_deciding``.
        studies: One row per study: ``study_id`` (str), ``year`` (int), ``decides`` (bool).
    """
    left, right = st.columns([56, 44], gap="large")
    if not findings.empty:
        with left:
            _show_directions(context, findings)
    with right if not findings.empty else left:
        _show_years(context, studies)


def show_map(context: Context, findings: pd.DataFrame, *, is_filtered: bool) -> None:
    """Draw how many studies each pair has; picking a pair filters the list.

    Args:
        context: The page.
        findings: The findings that pass all filters except concern and benefit.
        is_filtered: Whether filters or a search leave out studies.
    """
    st.header("Where the research is, and where the gaps are", anchor="map")
    view = context.view
    counts, title = _count_pairs(
        context.evidence_map, _cache_key(context), findings, view, is_filtered
    )
    if not counts["chosen"].any():
        st.html(
            render_note([_NO_PAIR if view.one("q") else f"{_tell_no_pair(context)} {_NOT_STUDIED}"])
        )
        return
    signs = choose_words(context.evidence_map.article_count, _MAP_SIGNS, _MAP_SIGNS_SEVERAL)
    st.html(render_paragraphs([f"{title}."], css_class="ts-finding"))
    if len(counts) == 1:
        return  # the title says all that a single mark would
    verdict_list = list_verdicts(context.evidence_map.bar).values()
    verdicts = {verdict.sign: verdict.name for verdict in verdict_list}
    _draw_map(context, counts, title, verdicts, lead=f"{_MAP_SENTENCE} {signs}")


@cache_by_map
def _count_pairs(
    evidence_map: EvidenceMap,
    cache_key: tuple[str, ...] | None,  # noqa: ARG001  # part of the cache key
    _findings: pd.DataFrame,
    _view: View,
    # This follows from the key.
    _is_filtered: bool,  # noqa: FBT001  # the cache takes arguments by position
) -> tuple[pd.DataFrame, str]:
    """Return how many studies are about each pair, and the title of the map."""
    # Imported here: a page without a chart does not wait for Altair.
    from touchstone.charts.research_map import count_map, map_title

    concerns, benefits = _view.many("concern"), _view.many("benefit")
    counts = count_map(evidence_map.cells, _findings, concerns=concerns, benefits=benefits)
    if _view.one("q"):
        # A pair without a study that matches the search is not a gap in the research.
        counts = counts.loc[counts["studies"] > 0]
    return counts, map_title(counts, filtered=_is_filtered) if counts["chosen"].any() else ""


def _draw_map(
    context: Context, counts: pd.DataFrame, title: str, verdicts: dict[str, str], *, lead: str
) -> None:
    from touchstone.charts.research_map import build_map_chart

    headers = context.evidence_map.pack.short_benefit_names
    map_rows, encoded_rows, table = _list_map_rows(
        context.evidence_map, _cache_key(context), counts, title
    )

    def build(palette: Palette, title: str = "") -> alt.LayerChart:
        return build_map_chart(map_rows, benefits=[*headers.values()], palette=palette, title=title)

    st.html(render_paragraphs([_NARROW_SCREEN], css_class="ts-muted ts-phone-only"))
    # A new chart once no pair is chosen, so that the pair picked before can be picked again.
    key = _MAP_NAME if counts["chosen"].all() else f"{_MAP_NAME}_chosen"
    with st.container(key="research_map_box"):
        # The box is hidden on a phone, so everything about the chart is inside it.
        # With few studies left, charts above the map go, and the page would slip away under it.
        picks = int(st.session_state.get(_PICKS_KEY, 0))
        st.html(render_page_top("research-map-top", f"{lead} {_CLICK_HINT}", picks))
        st.html(render_legend(verdicts, colored=True))
        drawing.show_chart(
            context,
            key,
            build,
            title=title,
            cache_key=_cache_key(context, "concern", "benefit"),
            rows=encoded_rows,
            wide=map_rows["short"].nunique() >= _FEW_COLUMNS,
            on_select=partial(_pick_pair, key, set(iterate_cells(counts))),
        )
    show_chart_menu(
        context,
        _MAP_NAME,
        partial(build, title=title),
        note=f"{lead} {legend_sentence(verdicts)}",
        table=table,
        table_name=_EVERY_PAIR,
    )


@cache_by_map
def _list_map_rows(
    evidence_map: EvidenceMap,
    cache_key: tuple[str, ...] | None,  # noqa: ARG001  # part of the cache key
    _counts: pd.DataFrame,
    _title: str,
) -> tuple[pd.DataFrame, bytes, ChartTable]:
    """Return the rows that the map draws: as a frame, in Arrow format, and as a table."""
    from touchstone.charts.research_map import list_map_parts

    cells = [evidence_map.verdicts[pair] for pair in iterate_cells(_counts)]
    fills = [fill_verdict(cell.verdict, cell.certainty) for cell in cells]
    map_rows = list_map_parts(
        _counts, headers=evidence_map.pack.short_benefit_names, emphases=fills
    )
    return map_rows, drawing.encode_rows(map_rows), _list_pairs(_counts, _title)


def _list_pairs(counts: pd.DataFrame, title: str) -> ChartTable:
    columns = ["concern", "benefit", "verdict", "decide", "shown", "related"]
    rows = counts.loc[counts["chosen"], columns]
    rows = rows.assign(verdict=counts["sign"] + " " + counts["verdict"])
    titles = [
        "Concern",
        "Benefit",
        "Verdict",
        "Studies that count",
        _NOT_COUNTED,
        "Related methods",
    ]
    return _list_table(rows, titles, title)


def _pick_pair(key: str, offered_cells: Collection[Cell]) -> None:
    """List the studies of the pair that was picked; ignore anything else from a browser."""
    match st.session_state[key]:
        case {"selection": {"pair": [{"concern_id": str(concern), "benefit_id": str(benefit)}]}}:
            if (concern, benefit) in offered_cells:
                st.session_state[_PICKS_KEY] = int(st.session_state.get(_PICKS_KEY, 0)) + 1
                navigate("research", {"concern": concern, "benefit": benefit})


def _cache_key(context: Context, *ignored_names: str) -> tuple[str, ...] | None:
    """Return what the charts depend on: the filters, but not the order or page of the list.

    Args:
        context: The page.
        ignored_names: Names of filters that a chart does not depend on.

    Returns:
        The key, or None while a search is set.
    """
    if context.view.one("q"):
        return None  # words of a visitor are not cached
    ignored = dict.fromkeys(("page", "sort", "scale", "data", *ignored_names), "")
    values = {**context.view.values, **ignored}  # noqa: PD011
    return (build_path(context.view.page, values),)


def _tell_no_pair(context: Context) -> str:
    count = context.evidence_map.article_count
    return choose_words(count, "The article claims no", "The {n} articles claim no")


def _show_directions(context: Context, findings: pd.DataFrame) -> None:
    from touchstone.charts.research import (
        build_directions_chart,
        list_direction_signs,
    )

    st.header("Do better designs find less?", anchor="designs")
    counts, table = _count_results(context.evidence_map, _cache_key(context), findings)
    title = table.caption

    def build(palette: Palette, title: str = "") -> alt.LayerChart:
        return build_directions_chart(counts, palette=palette, title=title)

    signs = list_direction_signs()
    st.html(render_paragraphs([f"{title}."], css_class="ts-finding"))
    drawing.show_chart(
        context, "research_directions", build, title=title, cache_key=_cache_key(context), wide=True
    )
    st.html(
        render_paragraphs([_DESIGNS_SENTENCE], css_class="ts-muted")
        + render_legend(signs, colored=True)
    )
    note = f"{_DESIGNS_SENTENCE} {legend_sentence(signs)}"
    picture = partial(build, title=title)
    show_chart_menu(context, "research_directions", picture, note=note, table=table)


@cache_by_map
def _count_results(
    evidence_map: EvidenceMap,  # noqa: ARG001  # part of the cache key, like the next
    cache_key: tuple[str, ...] | None,  # noqa: ARG001
    _findings: pd.DataFrame,
) -> tuple[pd.DataFrame, ChartTable]:
    from touchstone.charts.research import count_directions, directions_title

    counts = count_directions(_findings)
    titles = ["Design", "What it found", "Results"]
    table = _list_table(counts[["group", "name", "studies"]], titles, directions_title(counts))
    return counts, table


def _show_years(context: Context, studies: pd.DataFrame) -> None:
    from touchstone.charts.research import build_years_chart

    st.header("How the research grew", anchor="years")
    counts, table = _count_years(context.evidence_map, _cache_key(context), studies)
    title = table.caption

    def build(palette: Palette, title: str = "") -> alt.LayerChart:
        return build_years_chart(counts, palette=palette, title=title)

    st.html(render_paragraphs([f"{title}."], css_class="ts-finding"))
    drawing.show_chart(
        context, "research_years", build, title=title, cache_key=_cache_key(context), wide=True
    )
    st.html(render_paragraphs([_YEARS_SENTENCE], css_class="ts-muted"))
    picture = partial(build, title=title)
    show_chart_menu(context, "research_years", picture, note=_YEARS_SENTENCE, table=table)


@cache_by_map
def _count_years(
    evidence_map: EvidenceMap,  # noqa: ARG001  # part of the cache key, like the next
    cache_key: tuple[str, ...] | None,  # noqa: ARG001
    _studies: pd.DataFrame,
) -> tuple[pd.DataFrame, ChartTable]:
    from touchstone.charts.research import count_years, years_title

    counts, titles = count_years(_studies), ["Year", "Studies that count", _NOT_COUNTED]
    table = _list_table(counts[["year", "decide", "shown"]], titles, years_title(_studies))
    return counts, table


def _list_table(frame: pd.DataFrame, titles: list[str], caption: str) -> ChartTable:
    rows = [[str(value) for value in row] for row in iterate_rows(frame, list(frame.columns))]
    return ChartTable(caption, titles, rows)


def show_overlaps(context: Context) -> None:
    """Draw, folded, which reviews include which trials, if any claim has both."""
    if overlaps_html := _render_overlaps(context.evidence_map):
        with st.expander(OVERLAP_TITLE, type="compact"):
            st.html(overlaps_html)


@cache_by_map
def _render_overlaps(evidence_map: EvidenceMap) -> str:
    return render_overlaps(evidence_map)
