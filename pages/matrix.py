"""Benefit matrix: every concern beside every benefit, and what is behind each cell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from touchstone.evidence_map.choices import DEFAULT_MODE, list_offered_modes
from touchstone.evidence_map.claim_filters import filter_claims, find_tight_filters
from touchstone.evidence_map.matrix import list_legend
from touchstone.exports.tables import claims_csv_bytes, map_json_bytes
from touchstone.frames import iterate_cells
from touchstone.links.pages import CLAIM_FILTERS
from touchstone.links.parameters import list_set
from touchstone.markup.basis import render_map_basis
from touchstone.markup.elements import render_note, render_paragraphs
from touchstone.markup.glossary import explain_claims
from touchstone.markup.grid import render_grid_legend, render_grid_title
from touchstone.wording.articles import agreement_title, no_claims_sentence
from touchstone.wording.claims import count_shown, matrix_title
from touchstone.wording.findings_summary import matrix_finding
from touchstone.wording.phrases import join_words
from ui import articles, blocks, filters, own_bar
from ui.chart_menu import show_save_buttons
from ui.components import grid
from ui.downloads import Download
from ui.frame import Context, open_page
from ui.state import bind_widget, navigate

PAGE = "matrix"
_PICK_HINT = "Pick a cell to see what studies found, on whom, and the words behind it."


def show_page(context: Context) -> None:
    """Draw the finding, one row of controls, and the grid with its open cell."""
    claims = context.evidence_map.claims
    shown = filter_claims(claims, context.view.values)
    display_mode = context.view.one("show") or DEFAULT_MODE
    title = make_title(context, shown, display_mode)
    st.html(render_grid_title(title))
    articles.show_chooser(context)
    cells, grid_html = blocks.draw_matrix(context, display_mode, title)
    legend = list_legend(display_mode, context.evidence_map.article_count, context.evidence_map.bar)
    pictures = blocks.list_matrix_pictures(context, cells, title, legend)
    show_controls(context, shown, pictures)
    if shown.empty:
        show_empty(context)
    else:
        st.html(render_grid_legend(cells, legend))
        show_matrix(context, shown, grid_html)


def make_title(context: Context, shown: pd.DataFrame, show: str) -> str:
    """Return the finding that the matrix shows."""
    if shown.empty:
        return "Which benefit is claimed for which concern"
    if show == "claim":
        return matrix_title(shown)
    if show == "articles":
        return agreement_title(shown, context.evidence_map.article_count)
    return matrix_finding([context.evidence_map.verdicts[pair] for pair in iterate_cells(shown)])


def show_controls(context: Context, shown: pd.DataFrame, pictures: Mapping[str, Download]) -> None:
    """Draw what the cells show, the filters, the reader's own bar and what can be saved."""
    modes = list_offered_modes(context.evidence_map.choices["show"], context.view.one("show"))
    with st.container(horizontal=True, vertical_alignment="center", key="matrix_controls"):
        st.radio(
            "What the cells show",
            list(modes),
            format_func=modes.__getitem__,
            horizontal=True,
            label_visibility="collapsed",
            **bind_widget(context.view, "show", default=DEFAULT_MODE),
        )
        filters.show_filter_menu(context, CLAIM_FILTERS)
        own_bar.show_own_bar(context, menu=True)
        if not shown.empty:
            with st.popover("Save", key="matrix_save"):
                show_save_buttons("matrix", list_files(context, shown))
                show_save_buttons("matrix_chart", pictures)
        if list_set(CLAIM_FILTERS, context.view.values):
            cleared = {item.name: "" for item in CLAIM_FILTERS}
            st.button("Reset filters", type="tertiary", on_click=navigate, args=(PAGE, cleared))
        count_message = count_shown(shown, context.evidence_map.claims)
        st.html(render_note([count_message], css_class="ts-muted"))


def list_files(context: Context, shown: pd.DataFrame) -> dict[str, Download]:
    """Return exactly the claims that pass the filters, as files."""
    evidence_map = context.evidence_map
    files = {
        "Excel": Download("xlsx", partial(make_map_workbook, context, shown)),
        "CSV": Download("csv", partial(claims_csv_bytes, evidence_map, shown)),
        "JSON": Download("json", partial(make_json, context, shown)),
    }
    return {f"Download what is shown ({name})": download for name, download in files.items()}


def show_empty(context: Context) -> None:
    """Say which filter to loosen, or that the shown articles claim nothing at all."""
    claims = context.evidence_map.claims
    if claims.empty:
        st.html(render_note([no_claims_sentence(context.evidence_map.article_count)]))
        return
    tight_filters = find_tight_filters(claims, context.view.values)
    titles = join_words([f"“{item.title}”" for item in tight_filters], "or")
    st.html(render_note([f"No claim passes these filters. Loosen {titles}."]))


def show_matrix(context: Context, shown: pd.DataFrame, grid_html: str) -> None:
    """Draw the grid with the open cell beside it, or in a drawer on a narrow screen."""
    explanations = explain_claims() + render_map_basis(
        context.evidence_map, list(iterate_cells(shown))
    )
    with st.container(key="matrix_layout"):
        with st.container(key="matrix_grid_box"):
            grid.show_grid(context, grid_html)
        with st.container(key="matrix_cell_box"):
            cell = blocks.choose_cell(context, shown)
            if cell:
                with st.container(key="matrix_cell_open"):
                    blocks.show_cell(context, cell)
            else:
                st.html(render_paragraphs([_PICK_HINT], css_class="ts-muted") + explanations)
    if cell:
        st.html(explanations)


def make_json(context: Context, shown: pd.DataFrame) -> bytes:
    """Return the shown claims as JSON."""
    return map_json_bytes(context.evidence_map, set(iterate_cells(shown)))


def make_map_workbook(context: Context, shown: pd.DataFrame) -> bytes:
    """Return the shown claims as an Excel workbook."""
    # Imported here: only a reader who downloads the workbook waits for its library.
    from touchstone.exports.workbook import map_xlsx_bytes

    return map_xlsx_bytes(context.evidence_map, shown)


with open_page(PAGE) as page_context:
    show_page(page_context)
