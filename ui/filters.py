"""The filters of a table, drawn as widgets that are bound to the link."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from touchstone.evidence_map.choices import list_offered
from touchstone.links.parameters import Filter, list_set
from ui.frame import Context
from ui.state import bind_widget

COLUMNS = 4


def show_filter_menu(context: Context, filters: Sequence[Filter]) -> None:
    """Draw one control that opens to a widget for each filter, with how many are set."""
    count = len(list_set(filters, context.view.values))
    label = f"Filters ({count})" if count else "Filters"
    with st.popover(label, key=f"{context.view.page}_filters"):
        for item in filters:
            _show_filter(context, item)


def show_filters(context: Context, filters: Sequence[Filter]) -> None:
    """Draw one widget for each filter, in rows of four inside an expander."""
    view = context.view
    count = len(list_set(filters, view.values))
    label = f"Filters ({count} set)" if count else "Filters"
    with st.expander(label, expanded=bool(count), key=f"{view.page}_filters"):
        for start in range(0, len(filters), COLUMNS):
            row = filters[start : start + COLUMNS]
            for column, item in zip(st.columns(COLUMNS), row, strict=False):
                with column:
                    _show_filter(context, item)


def _show_filter(context: Context, item: Filter) -> None:
    choices = list_offered(
        context.evidence_map.choices[item.parameter.choices],
        context.evidence_map.bar,
        context.view.many(item.name),
    )
    if item.parameter.is_list:
        st.multiselect(
            item.title,
            list(choices),
            format_func=choices.__getitem__,
            placeholder="All",
            **bind_widget(context.view, item.name, many=True),
        )
        return
    st.selectbox(
        item.title,
        list(choices),
        format_func=choices.__getitem__,
        index=None,
        placeholder="Any",
        **bind_widget(context.view, item.name),
    )
