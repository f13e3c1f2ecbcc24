"""Draw the charts of research with their sentences and table alternatives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone.design.palette import Palette
from touchstone.evidence.bar import list_verdicts
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_rows
from touchstone.links.view import build_path
from touchstone.markup.basis import render_overlaps
from touchstone.markup.chart_table import ChartTable
from touchstone.markup.elements import render_legend, render_note, render_paragraphs
from touchstone.wording.basis import OVERLAP_TITLE
from touchstone.wording.notices import legend_sentence
from touchstone.wording.phrases import choose_words
from ui import articles, drawing, numbers, own_bar
from ui.caching import cache_by_map
from ui.chart_menu import show_chart_menu
from ui.frame import Context
from ui.state import bind_widget

if TYPE_CHECKING:
    import altair as alt

_DESIGNS_SENTENCE = (
    "Each bar is all that studies of one kind found, the number of studies in each part. "
    "A study that found several things counts in each. "
    "Those that decide are set apart from what is only shown: steps, lab work, overviews."
)
_YEARS_SENTENCE = (
    "Each bar is the number of studies published in five years. "
    "Its dark part is those that decide a verdict."
)
_MAP_SENTENCE = "A larger circle is more studies. Neighboring methods are left out."
_SHOWN = "Shown, not counted"
_MAP_TABLE = "The map as a table"
_MAP_SIGNS = "The sign is the verdict, and · is a pair that the article does not claim."
_MAP_SIGNS_SEVERAL = "The sign is the verdict, and · is a pair that none of the articles claims."


def show_choice(
    context: Context, name: str, title: str, choices: Mapping[str, str], default: str
) -> None:
    """Draw a dropdown for a part of the link that always has a value."""
    st.selectbox(
        title,
        list(choices),
        format_func=choices.__getitem__,
        width=260,
        **bind_widget(context.view, name, default=default),
    )


def show_charts(context: Context, findings: pd.DataFrame, studies: pd.DataFrame) -> None:
    """Draw where the studies are, what they found by design, how they grew, and numbers.

    Args:
        context: The page.
        findings: See ``evidence.basis.mark_deciding``.
        studies: One row per study: ``study_id`` (str), ``year`` (int), ``decides`` (bool).
    """
    if not findings.empty:
        _show_map(context, findings, filtered=len(studies) < len(context.evidence_map.studies))
    left, right = st.columns(2, gap="large")
    if not findings.empty:
        with left:
            _show_directions(context, findings)
    with right:
        _show_years(context, studies)
    if not findings.empty:
        numbers.show_numbers(context, findings)


def _show_map(context: Context, findings: pd.DataFrame, *, filtered: bool) -> None:
    # Imported here: a page without a chart does not wait for Altair.
    from touchstone.charts.research import build_map_chart, count_map, map_title

    st.header("Where the research is, and where the gaps are", anchor="map")
    articles.show_chooser(context, "Articles whose claims the map shows")
    own_bar.show_own_bar(context)
    concerns, benefits = context.view.many("concern"), context.view.many("benefit")
    counts = count_map(context.evidence_map.cells, findings, concerns=concerns, benefits=benefits)
    if counts.empty:
        st.html(render_note([f"{_no_pair(context)} such pair, and no study is about it."]))
        return
    title = map_title(counts, filtered=filtered)
    names = list(context.evidence_map.pack.benefit_names.values())

    def build(palette: Palette) -> alt.LayerChart:
        return build_map_chart(counts, benefits=names, palette=palette, title=title)

    found = list_verdicts(context.evidence_map.bar).values()
    verdicts = {verdict.sign: verdict.name for verdict in found}
    note = f"{_MAP_SENTENCE} {legend_sentence(verdicts)}"
    signs = choose_words(context.evidence_map.article_count, _MAP_SIGNS, _MAP_SIGNS_SEVERAL)
    left, right = st.columns([62, 38], gap="large")
    with left, st.container(key="research_map_box"):
        # On a phone this box is not shown: what is said of circles stands in it, and what
        # holds for the table too beside it.
        drawing.show_chart(
            context, "research_map", build, title=title, cache_key=_cache_key(context)
        )
        st.html(render_paragraphs([_MAP_SENTENCE], css_class="ts-muted"))
    with right:
        said = [f"{title}.", signs]
        st.html(render_paragraphs(said, css_class="ts-muted"))
        st.html(render_legend(verdicts))
        columns = ["concern", "benefit", "verdict", "decide", "shown"]
        rows = counts[columns].assign(verdict=counts["sign"] + " " + counts["verdict"])
        titles = ["Concern", "Benefit", "Verdict", "Studies that decide", _SHOWN]
        name, table = "research_map", _list_table(rows, titles, title)
        show_chart_menu(context, name, build, note=note, table=table, table_name=_MAP_TABLE)


def _cache_key(context: Context) -> tuple[str, ...] | None:
    """Return what the charts depend on: the filters, and not the page of the list."""
    if context.view.one("q"):
        return None  # words of a visitor are not cached
    values = {**context.view.values, "page": "", "sort": "", "data": ""}  # noqa: PD011
    return (build_path(context.view.page, values),)


def _no_pair(context: Context) -> str:
    count = context.evidence_map.article_count
    return choose_words(count, "The article claims no", "The {n} articles claim no")


def _show_directions(context: Context, findings: pd.DataFrame) -> None:
    from touchstone.charts.research import (
        build_directions_chart,
        count_directions,
        directions_title,
        list_direction_signs,
    )

    st.header("Do better designs find less?", anchor="designs")
    counts = count_directions(findings)
    title = directions_title(counts)

    def build(palette: Palette) -> alt.LayerChart:
        return build_directions_chart(counts, palette=palette, title=title)

    signs = list_direction_signs()
    drawing.show_chart(
        context, "research_directions", build, title=title, cache_key=_cache_key(context), wide=True
    )
    st.html(render_paragraphs([_DESIGNS_SENTENCE], css_class="ts-muted") + render_legend(signs))
    note = f"{_DESIGNS_SENTENCE} {legend_sentence(signs)}"
    titles = ["Design", "What it found", "Studies"]
    table = _list_table(counts[["group", "name", "studies"]], titles, title)
    show_chart_menu(context, "research_directions", build, note=note, table=table)


def _show_years(context: Context, studies: pd.DataFrame) -> None:
    from touchstone.charts.research import (
        build_years_chart,
        count_years,
        years_title,
    )

    st.header("How the research grew", anchor="years")
    counts = count_years(studies)
    title = years_title(studies)

    def build(palette: Palette) -> alt.LayerChart:
        return build_years_chart(counts, palette=palette, title=title)

    drawing.show_chart(
        context, "research_years", build, title=title, cache_key=_cache_key(context), wide=True
    )
    st.html(render_paragraphs([_YEARS_SENTENCE], css_class="ts-muted"))
    titles = ["Years", "Studies that decide", _SHOWN]
    table = _list_table(counts[["years", "decide", "shown"]], titles, title)
    show_chart_menu(context, "research_years", build, note=_YEARS_SENTENCE, table=table)


def _list_table(frame: pd.DataFrame, titles: list[str], caption: str) -> ChartTable:
    rows = [[str(value) for value in row] for row in iterate_rows(frame, list(frame.columns))]
    return ChartTable(caption, titles, rows)


def show_overlaps(context: Context) -> None:
    """Draw, folded, which trials are inside which reviews; nothing where no claim has both."""
    if grid := _render_overlaps(context.evidence_map):
        with st.expander(OVERLAP_TITLE):
            st.html(grid)


@cache_by_map
def _render_overlaps(evidence_map: EvidenceMap) -> str:
    return render_overlaps(evidence_map)
