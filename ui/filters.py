"""Filters that two pages share: one multiselect a dimension, in rows of four."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from touchstone.links.pages import PAGES
from touchstone.links.view import View
from ui.frame import Context
from ui.state import bind_widget

COLUMNS = 4


def count_set(view: View, names: Mapping[str, str]) -> int:
    """Return how many of the filters are set."""
    return sum(bool(view.many(name)) for name in names)


def show_filters(context: Context, titles: Mapping[str, str]) -> None:
    """Draw one multiselect for each part of the link in ``titles``, inside an expander."""
    view = context.view
    count = count_set(view, titles)
    label = f"Filters ({count} set)" if count else "Filters"
    with st.expander(label, expanded=bool(count), key=f"{view.page}_filters"):
        names = list(titles)
        for start in range(0, len(names), COLUMNS):
            row = names[start : start + COLUMNS]
            for column, name in zip(st.columns(COLUMNS), row, strict=False):
                with column:
                    _show_filter(context, name, titles[name])


def _show_filter(context: Context, name: str, title: str) -> None:
    view = context.view
    choices = context.evidence_map.choices[name]
    if PAGES[view.page].find_parameter(name).is_list:
        st.multiselect(
            title,
            list(choices),
            format_func=choices.__getitem__,
            placeholder="All",
            **bind_widget(view, name, many=True),
        )
        return
    st.selectbox(
        title,
        list(choices),
        format_func=choices.__getitem__,
        index=None,
        placeholder="Any",
        **bind_widget(view, name),
    )
