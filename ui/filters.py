"""Draw the filters of a table as widgets that are bound to the link."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from touchstone.evidence_map.choices import list_offered
from touchstone.links.parameters import Filter, list_set
from touchstone.markup.elements import escape_markdown
from ui.frame import Context
from ui.state import bind_widget, navigate

COLUMNS = 4
# If more values of a filter are chosen, they are counted instead of named.
_NAMED_VALUES = 4


def show_filter_menu(context: Context, filters: Sequence[Filter]) -> None:
    """Draw a popover with one widget per filter, labeled with how many are set."""
    count = len(list_set(filters, context.view.values))
    label = f"Filters ({count})" if count else "Filters"
    with st.popover(label, key=f"{context.view.page}_filters"):
        for item in filters:
            _show_filter(context, item)


def show_filters(context: Context, filters: Sequence[Filter]) -> None:
    """Draw one widget per filter, in rows of four inside an expander."""
    view = context.view
    count = len(list_set(filters, view.values))
    label = f"Filters ({count} set)" if count else "Filters"
    with st.expander(label, key=f"{view.page}_filters", type="compact"):
        for start in range(0, len(filters), COLUMNS):
            row = filters[start : start + COLUMNS]
            for column, item in zip(st.columns(COLUMNS), row, strict=False):
                with column:
                    _show_filter(context, item)


def show_set_filters(context: Context, filters: Sequence[Filter], key_suffix: str) -> None:
    """Draw one button per chosen filter value, which removes it.

    Args:
        context: The page.
        filters: The filters of the page.
        key_suffix: Where on the page the buttons are, for keys.
    """
    page = context.view.page
    for set_filter in list_set(filters, context.view.values):
        values = context.view.many(set_filter.name)
        names = context.evidence_map.choices[set_filter.parameter.choices]
        remaining = {
            value: [other_value for other_value in values if other_value != value]
            for value in values
        }
        labels = {value: names[value] for value in values}
        if len(values) > _NAMED_VALUES:
            remaining, labels = {"": []}, {"": f"{len(values)} chosen"}
        for value, name in labels.items():
            st.button(
                f"✕ {escape_markdown(f'{set_filter.title}: {name}')}",
                key=f"{page}_{key_suffix}_without_{set_filter.name}_{value}",
                on_click=navigate,
                args=(page, {set_filter.name: remaining[value]}),
            )


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
