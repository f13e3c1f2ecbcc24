"""Draw parts of the benefit matrix page: the grid, the open cell, and the grid as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone.claims.passage_cards import build_cards
from touchstone.design.palette import Palette
from touchstone.evidence_map.claim_filters import filter_claims
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.matrix import build_cells
from touchstone.ids import Cell, parse_cell
from touchstone.links.pages import CLAIM_FILTERS
from touchstone.links.view import build_query
from touchstone.markup.cells import render_cell_details, render_cell_research
from touchstone.markup.concern import render_passages
from touchstone.markup.grid import render_grid
from touchstone.markup.open_cell import (
    name_cell,
    render_cell_card,
    render_cell_heading,
    render_way_back,
)
from touchstone.wording.notices import legend_sentence
from touchstone.wording.phrases import lower_first
from ui.articles import show_article_count, show_no_claim
from ui.caching import cache_by_map
from ui.chart_menu import list_pictures
from ui.components.section import show_section
from ui.downloads import Download
from ui.frame import Context
from ui.numbers import show_cell_numbers
from ui.state import bind_widget, navigate

if TYPE_CHECKING:
    import altair as alt


def draw_matrix(context: Context, display_mode: str, title: str) -> tuple[pd.DataFrame, str]:
    """Return the cells of the filtered claims (see ``build_cells``), and their grid as HTML."""
    view = context.view
    chosen = tuple((item.name, view.many(item.name)) for item in CLAIM_FILTERS)
    return _draw_matrix(context.evidence_map, chosen, display_mode, title, view.concern_id)


@cache_by_map
def _draw_matrix(
    evidence_map: EvidenceMap,
    chosen: tuple[tuple[str, tuple[str, ...]], ...],
    display_mode: str,
    title: str,
    concern_id: str,
) -> tuple[pd.DataFrame, str]:
    shown = filter_claims(evidence_map.claims, dict(chosen))
    cells = build_cells(evidence_map, shown, display_mode=display_mode)
    return cells, render_grid(cells, caption=title, concern_id=concern_id)


def list_matrix_pictures(
    context: Context, cells: pd.DataFrame, title: str, legend: Mapping[str, str]
) -> dict[str, Download]:
    """Return the heatmap of ``cells`` (see ``evidence_map.matrix.build_cells``) as pictures."""

    def build(palette: Palette) -> alt.LayerChart:
        # Imported here: only a reader who saves the picture waits for Altair.
        from touchstone.charts.matrix import build_matrix_chart

        return build_matrix_chart(
            cells,
            palette=palette,
            title=title,
            concern_id=context.view.concern_id,
            cell=context.view.one("cell"),
        )

    return list_pictures(context, build, legend_sentence(legend))


def choose_cell(context: Context, shown: pd.DataFrame) -> Cell | None:
    """Draw the cell chooser and return the open cell, or None."""
    names = dict(
        zip(
            shown["concern_id"] + "." + shown["benefit_id"],
            shown["concern"] + " · " + shown["benefit"],
            strict=True,
        )
    )
    cell = context.view.one("cell")
    if cell and cell not in names:
        names[cell] = name_cell(context.evidence_map.pack, parse_cell(cell))
    st.selectbox(
        "Open a cell",
        list(names),
        format_func=names.__getitem__,
        index=None,
        placeholder="Choose a cell, or click one",
        **bind_widget(context.view, "cell"),
    )
    return parse_cell(cell) if cell else None


def show_cell(context: Context, cell: Cell) -> None:
    """Draw the details of the open cell: verdict and number first, then the passages."""
    evidence_map = context.evidence_map
    passages = evidence_map.passages_by_pair.get(cell, ())
    heading = render_cell_heading(evidence_map.pack, cell)
    st.button("Close", key="matrix_cell_close", on_click=navigate, args=("matrix", {"cell": ""}))
    if not passages:
        st.html(heading)
        show_no_claim(context, cell)
        # With a verdict, only its details are missing; without one, say that nobody studied it.
        render = render_cell_details if cell in evidence_map.verdicts else render_cell_research
        st.html(render(evidence_map, cell))
    else:
        show_section("cell", heading + render_cell_card(evidence_map, cell))
        show_article_count(context, passages)
        cards = build_cards(evidence_map.pack.articles, passages)
        st.html(render_passages(evidence_map, cell.concern_id, cards))
        with st.expander("Every study, and the whole way", type="compact"):
            st.html(render_cell_details(evidence_map, cell))
    show_cell_numbers(context, cell)
    _show_ways_on(context, cell)


def _show_ways_on(context: Context, cell: Cell) -> None:
    chosen, concern = context.view.chosen, context.evidence_map.pack.concern_names[cell.concern_id]
    with st.container(horizontal=True, key="matrix_cell_links"):
        if context.evidence_map.evidence.get(cell):
            pair = {"concern": cell.concern_id, "benefit": cell.benefit_id, **chosen}
            query = build_query("research", pair)
            st.page_link("pages/research.py", label="Its studies", query_params=query)
        query = build_query("concern", {"concern": cell.concern_id, **chosen})
        label = f"All about {lower_first(concern)}"
        st.page_link("streamlit_app.py", label=label, query_params=query)
    st.html(render_way_back())
