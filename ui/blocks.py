"""Blocks of the benefit matrix: what stands behind a cell, and the matrix as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone.claims.passage_cards import build_cards
from touchstone.design.palette import Palette
from touchstone.ids import Cell, parse_cell
from touchstone.links.view import build_query
from touchstone.markup import elements
from touchstone.markup.cells import render_cell_research
from touchstone.markup.concern import render_passages
from touchstone.packs.pack import Pack
from touchstone.wording.notices import legend_sentence
from touchstone.wording.phrases import lower_first
from ui.articles import show_article_count, show_no_claim
from ui.chart_menu import show_chart_menu
from ui.frame import Context
from ui.numbers import show_cell_numbers
from ui.state import bind_widget

if TYPE_CHECKING:
    import altair as alt


def show_matrix_pictures(
    context: Context, cells: pd.DataFrame, title: str, legend: Mapping[str, str]
) -> None:
    """Offer the heatmap of ``evidence_map.matrix.build_cells`` as a picture."""

    def build(palette: Palette) -> alt.LayerChart:
        # Imported here: only a reader who saves the picture waits for Altair.
        from touchstone.charts.claims import build_matrix_chart

        return build_matrix_chart(
            cells,
            palette=palette,
            title=title,
            concern_id=context.view.concern_id,
            cell=context.view.one("cell"),
        )

    show_chart_menu(context, "matrix_chart", build, note=legend_sentence(legend))


def show_cell(context: Context, shown: pd.DataFrame) -> None:
    """Draw the chooser of a cell and what stands behind the open one."""
    names = dict(
        zip(
            shown["concern_id"] + "." + shown["benefit_id"],
            shown["concern"] + " · " + shown["benefit"],
            strict=True,
        )
    )
    cell = context.view.one("cell")
    if cell and cell not in names:
        names[cell] = _name_cell(context.evidence_map.pack, parse_cell(cell))
    st.selectbox(
        "Open a cell",
        list(names),
        format_func=names.__getitem__,
        index=None,
        placeholder="Choose a cell, or click one",
        **bind_widget(context.view, "cell"),
    )
    if not cell:
        st.caption("The passages behind a cell open here.")
        return
    _show_open_cell(context, parse_cell(cell), names[cell])


def _name_cell(pack: Pack, cell: Cell) -> str:
    return f"{pack.concern_names[cell.concern_id]} · {pack.benefit_names[cell.benefit_id]}"


def _show_open_cell(context: Context, cell: Cell, name: str) -> None:
    passages = context.evidence_map.passages_by_pair.get(cell, ())
    st.header(elements.escape_markdown(name), anchor="cell")
    if not passages:
        show_no_claim(context, cell)
    else:
        show_article_count(context, passages)
        cards = build_cards(context.evidence_map.pack.articles, passages)
        st.html(render_passages(context.evidence_map, cell.concern_id, cards))
    st.html(render_cell_research(context.evidence_map, cell))
    show_cell_numbers(context, cell)
    st.page_link(
        "streamlit_app.py",
        label=f"All about {lower_first(context.evidence_map.pack.concern_names[cell.concern_id])}",
        query_params=build_query("concern", {"concern": cell.concern_id, **context.view.chosen}),
    )
