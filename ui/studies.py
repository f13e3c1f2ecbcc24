"""Draw the studies of a concern: the chart, the study that a reader opens, what trials did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone.design.palette import Palette
from touchstone.evidence.glance import Glance, StudyRow, build_glance, list_benefits
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.markup.chart_table import ChartTable
from touchstone.markup.glance import (
    find_glance_title,
    list_glance_table,
    name_studies,
    render_not_counted,
    render_open_study,
    render_way_to_study,
    select_cells,
)
from touchstone.wording.glance import counted_sentence, guide_words, list_signs, shown_label
from touchstone.wording.notices import legend_sentence
from ui.caching import cache_by_map
from ui.chart_menu import show_chart_menu
from ui.components.page_observer import began_with
from ui.components.section import show_section
from ui.concern_sections import ConcernSections
from ui.drawing import encode_rows, show_chart
from ui.frame import Context
from ui.state import bind_widget, navigate, restore_link, write_link

if TYPE_CHECKING:
    import altair as alt

_PAGE = "concern"
_CHART_KEY = "concern_glance"
_STUDY = "study"
CHART_NAME = "The studies, row by row, with what they found"
# Session key of the concern that the visit began with, if its link opens a study.
_SHARED_KEY = "concern_shared_study"
# Session key of the number of times that a reader chose a study outside the charts.
_CHOICES_KEY = "concern_glance_choices"


def show_studies(context: Context, concern_id: ConcernId, sections: ConcernSections) -> None:
    """Draw the studies of a concern's claims at a glance, and what was done in them."""
    glance = _find_glance(context.evidence_map, concern_id)
    if glance.has_chart:
        left, right = st.columns([2, 1], gap="medium")
    else:
        left, right = st.container(), st.container()
    with left:
        show_section("glance", sections.glance)
        if glance.study_ids:
            _show_charts(context, concern_id, glance)
            _show_choice(context, glance)
    study_id = context.view.one(_STUDY)
    with right, st.container(key="concern_study_box"):
        if study_id:
            # It is brought into view, because on a phone it is below a long chart.
            study_html = render_open_study(context.evidence_map.studies[study_id])
            show_section("study", study_html, is_sought=True)
        else:
            show_section("trials", sections.trials)
    if study_id:
        # An open study is as tall as the chart, so this goes below both.
        show_section("trials", sections.trials)


def show_way_to_study(context: Context) -> None:
    """Point to the open study far below, if the visit began with a link to one.

    The note stays as long as a study is open: if it vanished, the page below it would move.
    """
    study_id, concern_id = context.view.one(_STUDY), context.view.concern_id
    # A reader who opens a study on this page already sees it.
    if began_with(_SHARED_KEY, concern_id if study_id else ""):
        st.html(render_way_to_study(context.evidence_map.studies[study_id]))


def _show_charts(context: Context, concern_id: ConcernId, glance: Glance) -> None:
    """Draw the studies that decide, and the others if a reader asks for them."""
    deciding, shown = glance.deciding, glance.shown
    if glance.has_chart:
        _show_rows(context, concern_id, deciding, counted=True)
    shows_others = bool(shown) and st.toggle(
        shown_label(glance),
        key=f"{_CHART_KEY}_all_{concern_id}",
        on_change=restore_link,
        args=(_PAGE,),
    )
    if shows_others:
        st.html(render_not_counted(glance, barred=bool(context.view.bar)))
        _show_rows(context, concern_id, shown, counted=False, key=f"{_CHART_KEY}_more")
    if glance.has_chart or shows_others:
        _show_menu(context, concern_id, glance)


def _show_rows(
    context: Context,
    concern_id: ConcernId,
    rows: Sequence[StudyRow],
    *,
    counted: bool,
    key: str = _CHART_KEY,
) -> None:
    """Draw one chart of studies; picking a row opens its study."""
    evidence_map = context.evidence_map
    # This changes after a choice outside the chart, so that an earlier row can be picked again.
    turn = f"{concern_id} {st.session_state.get(_CHOICES_KEY, 0) % 2}"

    def build(palette: Palette) -> alt.LayerChart:
        return _build_chart(evidence_map, concern_id, rows, palette, counted=counted)

    study_by_pick = {f"{row.study_id} {turn}": row.study_id for row in rows}
    chosen_id = context.view.one(_STUDY)
    # A study of another concern has no row to mark.
    marked_id = chosen_id if chosen_id in {row.study_id for row in rows} else ""
    show_chart(
        context,
        key,
        build,
        # The same for all concerns, whether or not their studies decide: with another name or
        # key, the chart would be rebuilt. What it says about this concern is above and in it.
        title=CHART_NAME,
        cache_key=(),
        rows=_encode_rows(evidence_map, concern_id, marked_id, turn, counted),
        wide=True,
        on_select=partial(_open_picked, key, study_by_pick),
    )


@cache_by_map
def _encode_rows(
    evidence_map: EvidenceMap,
    concern_id: ConcernId,
    chosen: str,
    turn: str,
    counted: bool,  # noqa: FBT001  # part of the cache key
) -> bytes:
    glance = _find_glance(evidence_map, concern_id)
    rows = glance.deciding if counted else glance.shown
    chart_rows = _list_chart_rows(
        evidence_map, concern_id, rows, chosen=chosen, turn=turn, counted=counted
    )
    return encode_rows(chart_rows)


def _open_picked(key: str, study_by_pick: Mapping[str, str]) -> None:
    """Open the study whose row was picked; ignore anything else from a browser."""
    match st.session_state[key]:
        case {"selection": {"study": [{"pick": str(pick)}, *_]}} if pick in study_by_pick:
            navigate(_PAGE, {_STUDY: study_by_pick[pick]})


def _list_chart_rows(
    evidence_map: EvidenceMap,
    concern_id: ConcernId,
    rows: Sequence[StudyRow],
    *,
    chosen: str = "",
    turn: str = "",
    counted: bool,
) -> pd.DataFrame:
    from touchstone.charts.glance import list_glance_parts

    names = evidence_map.pack.benefit_names
    benefits = list_benefits(rows, select_cells(evidence_map, concern_id))
    return list_glance_parts(
        rows,
        studies=evidence_map.studies,
        benefits={key: names[key] for key in benefits},
        finding=find_glance_title(evidence_map, concern_id),
        chosen=chosen,
        counted=counted,
        turn=turn,
    )


def _build_chart(
    evidence_map: EvidenceMap,
    concern_id: ConcernId,
    rows: Sequence[StudyRow],
    palette: Palette,
    *,
    counted: bool,
    title: str = "",
) -> alt.LayerChart:
    # Imported here: only a reader of a chart that is not cached, or who saves it, waits for Altair.
    from touchstone.charts.glance import build_glance_chart

    chart_rows = _list_chart_rows(evidence_map, concern_id, rows, counted=counted)
    return build_glance_chart(chart_rows, palette=palette, title=title)


def _show_choice(context: Context, glance: Glance) -> None:
    """Draw a dropdown of the studies, which works with the keyboard too."""
    evidence_map, study_id = context.evidence_map, context.view.one(_STUDY)
    names = dict(name_studies(evidence_map, glance.study_ids))
    if study_id:
        # A link may name a study of another concern.
        names |= name_studies(evidence_map, [study_id])
    bound = bind_widget(context.view, _STUDY)
    st.selectbox(
        "Open a study",
        list(names),
        label_visibility="collapsed",
        format_func=names.__getitem__,
        index=None,
        placeholder="Open a study, or choose its row" if glance.has_chart else "Open a study",
        key=bound["key"],
        on_change=_open_chosen,
        args=bound["args"],
    )


def _open_chosen(page: str, name: str) -> None:
    st.session_state[_CHOICES_KEY] = st.session_state.get(_CHOICES_KEY, 0) + 1
    write_link(page, name)


def _show_menu(context: Context, concern_id: ConcernId, glance: Glance) -> None:
    counted = glance.has_chart
    rows = glance.deciding if counted else glance.shown
    title, note = _describe_chart(context.evidence_map, concern_id)

    def build(palette: Palette) -> alt.LayerChart:
        return _build_chart(
            context.evidence_map, concern_id, rows, palette, counted=counted, title=title
        )

    table = _list_table(context.evidence_map, concern_id)
    show_chart_menu(context, _CHART_KEY, build, note=note, table=table)


@cache_by_map
def _find_glance(evidence_map: EvidenceMap, concern_id: ConcernId) -> Glance:
    return build_glance(select_cells(evidence_map, concern_id))


@cache_by_map
def _describe_chart(evidence_map: EvidenceMap, concern_id: ConcernId) -> tuple[str, str]:
    """Return the finding of the chart, and how to read it."""
    glance = _find_glance(evidence_map, concern_id)
    title = find_glance_title(evidence_map, concern_id)
    rows = glance.deciding if glance.has_chart else glance.shown
    guide, signs = guide_words(rows), list_signs(rows)
    return title, f"{counted_sentence(glance)} {guide} {legend_sentence(signs)}"


@cache_by_map
def _list_table(evidence_map: EvidenceMap, concern_id: ConcernId) -> ChartTable:
    return list_glance_table(evidence_map, concern_id)
