"""Draw the numbers of studies, one axis at a time, on Research and in an open cell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone.design.palette import Palette
from touchstone.evidence.axes import (
    Axis,
    choose_axis,
    list_axes,
    select_cell_axes,
    select_massage,
    select_offered_axes,
)
from touchstone.evidence.effects import Effect
from touchstone.frames import iterate_rows
from touchstone.ids import Cell
from touchstone.markup.chart_table import ChartTable
from touchstone.markup.elements import (
    render_details,
    render_heading,
    render_legend,
    render_paragraphs,
    render_points,
)
from touchstone.wording import headings
from touchstone.wording.notices import legend_sentence
from touchstone.wording.numbers import (
    SIGNS,
    TABLE_TITLES,
    axis_name,
    axis_sentences,
    axis_title,
    effect_point,
    effect_row,
    scale_sentences,
)
from ui.chart_menu import show_chart_menu
from ui.drawing import show_chart
from ui.frame import Context
from ui.state import bind_widget

if TYPE_CHECKING:
    import altair as alt

_NO_SHARED_SCALE = "No massage results that match the filters share a scale."
_NOTHING_ON_SCALE = "No massage result that matches the filters is on this scale."


def show_numbers(context: Context, findings: pd.DataFrame) -> None:
    """Draw the numbers of studies on the axis that a reader chooses.

    Args:
        context: The page.
        findings: The findings whose numbers may be drawn, see ``filter_findings``.
    """
    st.header(headings.NUMBERS, anchor="numbers")
    axes = {axis.axis_id: axis for axis in _list_offered_axes(context, findings)}
    if not axes:
        st.html(render_paragraphs([_NO_SHARED_SCALE], css_class="ts-muted"))
        return
    names = {key: _name_axis(context, axis) for key, axis in axes.items()}
    linked_id = context.view.one("scale")
    if linked_id and linked_id not in names:
        # The link names a scale whose numbers do not pass the filters.
        names[linked_id] = context.evidence_map.choices["axis"][linked_id]
    default = choose_axis(axes.values()).axis_id
    left, right = st.columns([38, 62], gap="large")
    left.selectbox(
        "Scale or unit",
        list(names),
        format_func=names.__getitem__,
        **bind_widget(context.view, "scale", default=default),
    )
    axis = axes.get(linked_id or default)
    if axis is None:
        left.html(render_paragraphs([_NOTHING_ON_SCALE], css_class="ts-muted"))
        return
    title = axis_title(axis, names[axis.axis_id])
    with left:
        _show_sentences(context, axis, title)
        st.html(render_legend(SIGNS))
    with right:
        _show_axis(context, "research_numbers", axis, title)
    # As wide as the page: the table has many columns.
    _show_menu(context, axis, title)
    if axis.scale is not None:
        st.html(_render_scale(axis))


def show_cell_numbers(context: Context, cell: Cell) -> None:
    """Draw the numbers of a cell on each axis that three or more of them share."""
    effects = context.evidence_map.effects_by_cell.get(cell, ())
    evidence = context.evidence_map.evidence.get(cell, ())
    axes = select_cell_axes(cell.benefit_id, select_massage(effects, evidence))
    if axes:
        st.html(render_heading(headings.NUMBERS, "numbers", 3) + render_legend(SIGNS))
    for number, axis in enumerate(axes):
        title = axis_title(axis, _name_axis(context, axis))
        _show_sentences(context, axis, title)
        _show_axis(context, f"matrix_numbers_{number}", axis, title)
        st.html(_render_in_words(context, axis, title) + _render_scale(axis))


def _show_sentences(context: Context, axis: Axis, title: str) -> None:
    sentences = " ".join(axis_sentences(axis, context.evidence_map.studies))
    st.html(
        render_paragraphs([f"{title}."], css_class="ts-finding")
        + render_paragraphs([sentences], css_class="ts-muted")
    )


def _list_table(context: Context, axis: Axis, title: str) -> ChartTable:
    studies = context.evidence_map.studies
    effects = (*axis.drawn, *axis.silent)
    rows = [effect_row(effect, studies[effect.study_id]) for effect in effects]
    return ChartTable(title, TABLE_TITLES, rows)


def _render_in_words(context: Context, axis: Axis, title: str) -> str:
    """Return the numbers as sentences, because a cell's column is too narrow for a table."""
    studies = context.evidence_map.studies
    points = [effect_point(effect, studies[effect.study_id]) for effect in axis.drawn]
    return render_details("The same in words", render_points(title, points))


def _render_scale(axis: Axis) -> str:
    """Return what is known about a named scale, folded; '' for an axis without one."""
    if axis.scale is None:
        return ""
    paragraphs_html = render_paragraphs(scale_sentences(axis.scale), css_class="ts-plain")
    return render_details("About this scale", paragraphs_html)


def _show_menu(context: Context, axis: Axis, title: str) -> None:
    sentences = " ".join(axis_sentences(axis, context.evidence_map.studies))
    build = partial(_build_chart, context, axis, title=title)
    note = f"{sentences} {legend_sentence(SIGNS)}"
    table = _list_table(context, axis, title)
    show_chart_menu(context, "research_numbers", build, note=note, table=table)


def _show_axis(context: Context, key: str, axis: Axis, title: str) -> None:
    build = partial(_build_chart, context, axis)
    cache_key = (axis.axis_id, *(effect.effect_id for effect in axis.effects))
    show_chart(context, key, build, title=title, cache_key=cache_key, wide=True)


def _build_chart(
    context: Context, axis: Axis, palette: Palette, *, title: str = ""
) -> alt.LayerChart:
    # Imported here: a page without a chart does not wait for Altair.
    from touchstone.charts.numbers import build_numbers_chart

    studies = context.evidence_map.studies
    return build_numbers_chart(axis, studies, palette=palette, title=title)


def _name_axis(context: Context, axis: Axis) -> str:
    return axis_name(axis, context.evidence_map.pack.benefit_names, context.evidence_map.studies)


def _list_offered_axes(context: Context, findings: pd.DataFrame) -> Iterable[Axis]:
    passing_keys = set(iterate_rows(findings, ("concern_id", "benefit_id", "study_id")))
    effects: dict[str, list[Effect]] = {}
    for cell, cell_effects in context.evidence_map.effects_by_cell.items():
        massage = select_massage(cell_effects, context.evidence_map.evidence.get(cell, ()))
        passing_effects = [effect for effect in massage if (*cell, effect.study_id) in passing_keys]
        effects.setdefault(cell.benefit_id, []).extend(passing_effects)
    return select_offered_axes(list_axes(effects))
