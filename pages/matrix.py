"""Benefit matrix: every concern beside every benefit, and the words behind each cell."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from touchstone import claims as claim_rules
from touchstone import exports, markup, matrix, wording
from ui import blocks, state
from ui.frame import Context, open_page

PAGE = "matrix"
FILTERS = {
    "group": "Concern group",
    "area": "Area of the article",
    "kind": "Kind of claim",
    "concerns": "Single concerns",
    "benefits": "Single benefits",
}
SIGNS = {
    sign or " ": word
    for sign, word in zip(matrix.CELL_SIGNS.values(), matrix.CELL_WORDS.values(), strict=True)
    if sign
}


def choose_filters(context: Context) -> claim_rules.ClaimFilter:
    """Draw one filter per dimension and return what is chosen."""
    view = context.view
    chosen = claim_rules.ClaimFilter(**{name: view.many(name) for name in FILTERS})
    count = sum(bool(view.many(name)) for name in FILTERS)
    label = f"Filters ({count} set)" if count else "Filters"
    with st.expander(label, expanded=bool(count), key="matrix_filters"):
        for column, (name, title) in zip(st.columns(len(FILTERS)), FILTERS.items(), strict=True):
            choices = context.loaded.choices[name]
            column.multiselect(
                title,
                list(choices),
                key=state.follow(PAGE, view, name, many=True),
                format_func=choices.__getitem__,
                placeholder="All",
                on_change=state.push,
                args=(PAGE, name),
            )
    return chosen


def show_count(context: Context, shown: pd.DataFrame, chosen: claim_rules.ClaimFilter) -> None:
    """Say what the filters leave, with one reset."""
    with st.container(horizontal=True, vertical_alignment="center", key="matrix_count"):
        st.html(markup.build_note([wording.count_shown(shown, context.loaded.claims)]))
        if chosen != claim_rules.ClaimFilter():
            none = dict.fromkeys(FILTERS, "")
            st.button("Reset filters", on_click=state.go_to, args=(PAGE, none))


def show_empty(context: Context, chosen: claim_rules.ClaimFilter) -> None:
    """Say which filter to loosen."""
    tight = claim_rules.find_tight_filters(context.loaded.claims, chosen)
    titles = wording.join_words([f"“{FILTERS[name]}”" for name in tight], "or")
    st.html(markup.build_note([f"No claim passes these filters. Loosen {titles}."]))


def show_matrix(context: Context, shown: pd.DataFrame) -> None:
    """Draw the heatmap and, beside it, the open cell; then the same as a table."""
    cells = matrix.build_cells(context.loaded.pack, context.loaded.claims, shown)
    st.html(markup.build_legend(SIGNS))
    left, right = st.columns([68, 32], gap="large")
    with left, st.container(key="matrix_chart_box"):
        blocks.show_matrix_chart(context, cells, wording.matrix_title(shown))
    with right:
        blocks.show_cell(context, shown)
    st.header("The same as a table", anchor="table")
    st.html(markup.build_matrix(cells, caption=wording.matrix_title(shown)))
    st.download_button(
        "Download what is shown (CSV)",
        exports.claims_csv_bytes(context.loaded.passages, shown),
        file_name="touchstone-matrix.csv",
        mime="text/csv",
        on_click="ignore",
        key="matrix_csv",
    )


with open_page(PAGE, "Benefit matrix") as page_context:
    st.title("Which benefit is claimed for which concern", anchor="matrix")
    page_filter = choose_filters(page_context)
    page_claims = claim_rules.filter_claims(page_context.loaded.claims, page_filter)
    show_count(page_context, page_claims, page_filter)
    if page_claims.empty:
        show_empty(page_context, page_filter)
    else:
        show_matrix(page_context, page_claims)
