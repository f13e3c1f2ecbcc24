"""Blocks that pages repeat: the benefits table and the charts with their table twins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone import cell_markup, links, markup, paging, wording
from touchstone.concern import Concern, build_concern, build_passages
from touchstone.limits import MAX_BENEFITS_DRAWN, MAX_CARDS_DRAWN
from touchstone.paging import Part
from touchstone.palette import Palette
from touchstone.passage_cards import PassageCard, build_cards, number_cards_by_benefit
from ui import articles, pager, state, take_along
from ui.data import Loaded
from ui.frame import Context
from ui.kept import keep
from ui.research import build_cell_research

if TYPE_CHECKING:
    import altair as alt

_SORT_COLUMNS = {
    "benefit": ["benefit"],
    "kind": ["kind", "benefit"],
    "area": ["area", "benefit"],
    "certainty": ["certainty", "benefit"],
}


def keep_concern(loaded: Loaded, concern_id: str) -> Concern:
    """Return what is shown about one concern, put together for its first reader."""
    return keep(
        loaded,
        ("concern", concern_id),
        lambda: build_concern(
            loaded.pack,
            concern_id,
            claims=loaded.claims_of(concern_id),
            passages=loaded.passages_by_concern.get(concern_id, ()),
            verdicts=loaded.verdicts_by_concern.get(concern_id, {}),
            studies=loaded.studies,
        ),
    )


@dataclass(frozen=True)
class Benefits:
    """The benefits of a concern that a page shows.

    Attributes:
        order: A key of ``links.SORTS``.
        part: Which part of them all.
        rows: Those of ``claims.build_claims``, in order.
    """

    order: str
    part: Part
    rows: pd.DataFrame


def cut_benefits(context: Context, claims: pd.DataFrame) -> Benefits:
    """Return the benefits of one concern in the order the reader chose, of very many a part.

    Args:
        context: The page.
        claims: Rows of ``claims.build_claims`` for one concern.
    """
    order = context.view.one("sort") or "article"
    if order in _SORT_COLUMNS:
        descending = order in ("kind", "certainty")
        claims = claims.sort_values(_SORT_COLUMNS[order], ascending=not descending)
    part = paging.find_part(len(claims), MAX_BENEFITS_DRAWN, context.view.one("page"))
    return Benefits(order, part, claims.iloc[part.start : part.stop])


def show_benefits(
    context: Context, benefits: Benefits, cards: Sequence[PassageCard], shown: Part, *, end: str
) -> None:
    """Draw the benefits of one concern as a table.

    Args:
        context: The page.
        benefits: See ``cut_benefits``.
        cards: All passage cards of the concern.
        shown: Those of them that the page shows.
        end: Markup to stand below the table.
    """
    key = state.follow("", context.view, "sort")
    st.session_state[key] = benefits.order
    st.radio(
        "Order of the table",
        list(links.SORTS),
        key=key,
        format_func=links.SORTS.__getitem__,
        horizontal=True,
        on_change=state.push,
        args=("", "sort"),
    )
    loaded, part = context.loaded, benefits.part
    table = pager.build_cut([paging.part_sentence(part, "benefits")])
    table += cell_markup.build_benefits(
        benefits.rows,
        loaded.verdicts,
        number_cards_by_benefit(cards),
        articles=loaded.article_count,
        elsewhere=_find_elsewhere(context, shown),
    )
    if part.is_all:
        st.html(table + end)
        return
    st.html(table)
    pager.show_parts(context, "page", "Benefits to show", part, size=MAX_BENEFITS_DRAWN)
    st.html(end)


def _find_elsewhere(context: Context, shown: Part) -> dict[int, str]:
    """Return the addresses of the passage cards that another page of the list shows."""
    view = context.view
    places: dict[int, str] = {}
    for number in range(1, shown.total + 1):
        if not shown.start < number <= shown.stop:
            page = paging.find_part_of(number - 1, shown.total, MAX_CARDS_DRAWN).number
            changes = {"passages": str(page)}
            path = links.build_path("", links.change_values("", view.values, changes))
            places[number] = path.lstrip("/")
    return places


def show_matrix_pictures(
    context: Context, cells: pd.DataFrame, title: str, legend: Mapping[str, str]
) -> None:
    """Offer the heatmap of ``matrix.build_cells`` as a picture."""

    def build(palette: Palette) -> alt.LayerChart:
        # Imported here: only who saves the picture waits for Altair.
        from touchstone import charts

        return charts.build_matrix_chart(
            cells,
            palette=palette,
            title=title,
            concern_id=context.view.one("concern"),
            cell=context.view.one("cell"),
        )

    take_along.show_pictures(context, "matrix_chart", build, note=wording.legend_sentence(legend))


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
        concern_id, benefit_id = cell.split(".")
        pack = context.loaded.pack
        names[cell] = f"{pack.concern_names[concern_id]} · {pack.benefit_names[benefit_id]}"
    st.selectbox(
        "Open a cell",
        list(names),
        key=state.follow("matrix", context.view, "cell"),
        format_func=names.__getitem__,
        index=None,
        placeholder="Choose a cell, or click one",
        on_change=state.push,
        args=("matrix", "cell"),
    )
    if not cell:
        st.caption("The passages behind a cell open here.")
        return
    _show_open_cell(context, cell, names[cell])


def _show_open_cell(context: Context, cell: str, name: str) -> None:
    concern_id, benefit_id = cell.split(".")
    passages = context.loaded.passages_by_pair.get((concern_id, benefit_id), ())
    st.header(markup.escape_markdown(name), anchor="cell")
    if not passages:
        articles.show_no_claim(context, concern_id, benefit_id)
    else:
        articles.show_count(context, passages)
        cards = build_cards(context.loaded.pack.articles, passages)
        part = paging.find_part(len(cards), MAX_CARDS_DRAWN)
        pack, several = context.loaded.pack, context.loaded.has_several
        st.html(build_passages(pack, concern_id, part.cut(cards), several=several))
        if not part.is_all:
            said = paging.part_sentence(part, "passages")
            pager.say_cut([f"{said} The page of the concern holds the others."])
    st.html(build_cell_research(context, concern_id, benefit_id))
    st.page_link(
        "streamlit_app.py",
        label=f"All about {wording.lower_first(context.loaded.pack.concern_names[concern_id])}",
        query_params=links.build_query(
            "", {"concern": concern_id, "article": context.view.many("article")}
        ),
    )
