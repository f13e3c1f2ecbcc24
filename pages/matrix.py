"""Benefit matrix: every concern beside every benefit, and the words behind each cell."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from touchstone.evidence_map.claim_filters import filter_claims, find_tight_filters
from touchstone.evidence_map.matrix import (
    build_cells,
    list_legend,
)
from touchstone.exports.tables import claims_csv_bytes, map_json_bytes
from touchstone.frames import iterate_cells
from touchstone.links.pages import CLAIM_FILTERS
from touchstone.links.parameters import list_set
from touchstone.markup.basis import render_map_basis
from touchstone.markup.elements import render_legend, render_note
from touchstone.markup.glossary import explain_claims
from touchstone.wording.articles import agreement_title, no_claims_sentence
from touchstone.wording.claims import count_shown, matrix_title
from touchstone.wording.phrases import join_words
from touchstone.wording.research import verdicts_title
from ui import articles, blocks, filters, own_bar
from ui.components import grid
from ui.downloads import XLSX, Download, show_downloads
from ui.frame import Context, open_page
from ui.state import bind_widget, navigate

PAGE = "matrix"


def show_count(context: Context, shown: pd.DataFrame) -> None:
    """Say what the filters leave, with one reset."""
    with st.container(horizontal=True, vertical_alignment="center", key="matrix_count"):
        st.html(render_note([count_shown(shown, context.evidence_map.claims)]))
        if list_set(CLAIM_FILTERS, context.view.values):
            none = {item.name: "" for item in CLAIM_FILTERS}
            st.button("Reset filters", on_click=navigate, args=(PAGE, none))


def show_empty(context: Context) -> None:
    """Say which filter to loosen, or that what is shown claims nothing at all."""
    claims = context.evidence_map.claims
    if claims.empty:
        st.html(render_note([no_claims_sentence(context.evidence_map.article_count)]))
        return
    tight = find_tight_filters(claims, context.view.values)
    titles = join_words([f"“{item.title}”" for item in tight], "or")
    st.html(render_note([f"No claim passes these filters. Loosen {titles}."]))


def choose_show(context: Context) -> str:
    """Draw the switch of what the cells show and return what is chosen."""
    return st.radio(
        "What the cells show",
        list(context.evidence_map.choices["show"]),
        format_func=context.evidence_map.choices["show"].__getitem__,
        horizontal=True,
        **bind_widget(context.view, "show", default="claim"),
    )


def make_title(context: Context, shown: pd.DataFrame, show: str) -> str:
    """Return the finding that the matrix shows."""
    if show == "claim":
        return matrix_title(shown)
    if show == "articles":
        return agreement_title(shown, context.evidence_map.article_count)
    pairs = iterate_cells(shown)
    return verdicts_title(context.evidence_map.verdicts[pair] for pair in pairs)


def show_matrix(context: Context, shown: pd.DataFrame) -> None:
    """Draw the grid and, beside it, the open cell."""
    evidence_map, show = context.evidence_map, choose_show(context)
    cells = build_cells(evidence_map, shown, display_mode=show)
    legend = list_legend(show, evidence_map.article_count, evidence_map.bar)
    basis = render_map_basis(evidence_map, list(iterate_cells(shown)))
    st.html(render_legend(legend) + explain_claims() + basis)
    left, right = st.columns([68, 32], gap="large")
    title = make_title(context, shown, show)
    with left:
        grid.show_grid(context, cells, title)
        blocks.show_matrix_pictures(context, cells, title, legend)
    with right, st.container(key="matrix_cell_box"):
        blocks.show_cell(context, shown)
    show_exports(context, shown)


def show_exports(context: Context, shown: pd.DataFrame) -> None:
    """Offer exactly the claims that the filters leave."""
    evidence_map = context.evidence_map
    files = {
        "Excel": Download("xlsx", XLSX, partial(make_workbook, context, shown)),
        "CSV": Download("csv", "text/csv", partial(claims_csv_bytes, evidence_map, shown)),
        "JSON": Download("json", "application/json", partial(make_json, context, shown)),
    }
    show_downloads(PAGE, "Download what is shown ({})", files, name="touchstone-matrix")


def make_json(context: Context, shown: pd.DataFrame) -> bytes:
    """Return the shown claims as JSON."""
    return map_json_bytes(context.evidence_map, set(iterate_cells(shown)))


def make_workbook(context: Context, shown: pd.DataFrame) -> bytes:
    """Return the shown claims as an Excel workbook."""
    # Imported here: only a reader who takes the workbook waits for its library.
    from touchstone.exports.workbook import map_xlsx_bytes

    return map_xlsx_bytes(context.evidence_map, shown)


with open_page(PAGE) as page_context:
    st.title("Which benefit is claimed for which concern", anchor="matrix")
    articles.show_chooser(page_context)
    filters.show_filters(page_context, CLAIM_FILTERS)
    own_bar.show_own_bar(page_context)
    page_claims = filter_claims(page_context.evidence_map.claims, page_context.view.values)
    show_count(page_context, page_claims)
    if page_claims.empty:
        show_empty(page_context)
    else:
        show_matrix(page_context, page_claims)
