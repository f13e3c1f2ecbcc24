"""Blocks that pages repeat: the benefits table and the charts with their table twins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from touchstone import links, markup, research_markup, wording
from touchstone.claims import count_by_area
from touchstone.passage_cards import PassageCard, build_cards
from ui import articles, state
from ui.frame import Context
from ui.research import build_cell_research

_BENEFIT_COLUMNS = (
    "Benefit",
    "How it is said to work",
    "The article",
    "Research found",
    "How sure",
    "Area of the article",
    "Passages",
)
_SEVERAL_COLUMNS = {"The article": "The articles", "Area of the article": "Area"}
_BENEFIT_FIELDS = (
    "benefit", "how_it_works", "kind", "articles", "area", "concern_id", "benefit_id",
)  # fmt: skip
_SORT_COLUMNS = {
    "benefit": ["benefit"],
    "kind": ["kind", "benefit"],
    "area": ["area", "benefit"],
    "certainty": ["certainty", "benefit"],
}


def show_benefits(
    context: Context, claims: pd.DataFrame, cards: Mapping[str, tuple[int, ...]]
) -> None:
    """Draw the benefits of one concern as a table, in the order the reader chose.

    Args:
        context: The page.
        claims: Rows of ``claims.build_claims`` for one concern.
        cards: Numbers of the passage cards by benefit.
    """
    order = context.view.one("sort") or "article"
    key = state.follow("", context.view, "sort")
    st.session_state[key] = order
    st.radio(
        "Order of the table",
        list(links.SORTS),
        key=key,
        format_func=links.SORTS.__getitem__,
        horizontal=True,
        on_change=state.push,
        args=("", "sort"),
    )
    if order in _SORT_COLUMNS:
        descending = order in ("kind", "certainty")
        claims = claims.sort_values(_SORT_COLUMNS[order], ascending=not descending)
    rows = [
        (
            markup.build_text(benefit),
            markup.build_text(how),
            markup.build_kind(kind) + _build_share(context, count),
            research_markup.build_verdict(context.loaded.verdicts[concern_id, benefit_id]),
            research_markup.build_certainty(
                context.loaded.verdicts[concern_id, benefit_id].certainty
            ),
            markup.build_text(area),
            markup.build_passage_links(cards[benefit_id]),
        )
        for benefit, how, kind, count, area, concern_id, benefit_id in zip(
            *(claims[column] for column in _BENEFIT_FIELDS), strict=True
        )
    ]
    several = _SEVERAL_COLUMNS if context.loaded.article_count > 1 else {}
    columns = [markup.Column(several.get(title, title)) for title in _BENEFIT_COLUMNS]
    st.html(markup.build_table(wording.benefits_title(context.loaded.article_count), columns, rows))


def _build_share(context: Context, count: int) -> str:
    shown = context.loaded.article_count
    return markup.build_share(count, shown) if shown > 1 else ""


def show_spread(context: Context, concern_id: str, claims: pd.DataFrame) -> None:
    """Draw how the claims of a concern spread over the areas, beside the other concerns."""
    # Imported here: a page without a chart does not wait for Altair.
    from touchstone import charts

    pack = context.loaded.pack
    title = wording.spread_title(
        pack.concern_names[concern_id], claims, context.loaded.claims, context.loaded.article_count
    )
    st.header("How the claims spread", anchor="spread")
    chart = charts.build_spread_chart(
        context.loaded.claims,
        concern_id=concern_id,
        areas=pack.areas,
        palette=context.palette,
        title=title,
    )
    left, right = st.columns(2, gap="large")
    left.altair_chart(chart, key="concern_spread", alt=title, width="content")
    letters = charts.letter_areas(pack.areas)
    legend = {letters[area_id]: name for area_id, name in pack.areas.items()}
    with right:
        st.html(
            markup.build_paragraphs(
                ["Each square is one claim. Its letter is the area:"], css_class="ts-muted"
            )
        )
        st.html(markup.build_legend({**legend, "■": "filled: stated", "□": "outlined: implied"}))
        with st.expander("The same as a table"):
            st.html(_build_counts_table(count_by_area(pack, context.loaded.claims)))


def _build_counts_table(counts: pd.DataFrame) -> str:
    wide = counts.pivot_table(index="concern", columns="area", values="claims", sort=False)
    columns = [markup.Column("Concern"), *(markup.Column(str(name)) for name in wide.columns)]
    rows = [
        [markup.build_text(str(name)), *(str(int(value)) for value in values)]
        for name, *values in wide.itertuples()
    ]
    return markup.build_table("Claims of each concern in each area", columns, rows)


def show_matrix_chart(context: Context, cells: pd.DataFrame, title: str) -> None:
    """Draw the heatmap of ``matrix.build_cells``; a click opens a cell through the link."""
    # Imported here: a page without a chart does not wait for Altair.
    from touchstone import charts

    chart = charts.build_matrix_chart(
        cells,
        palette=context.palette,
        title=title,
        concern_id=context.view.one("concern"),
        cell=context.view.one("cell"),
    )
    key = "matrix_chart"
    st.altair_chart(
        chart, key=key, alt=title, width="content", on_select=_open_clicked, selection_mode="cell"
    )


def _open_clicked() -> None:
    picked = st.session_state["matrix_chart"]["selection"].get("cell") or []
    if picked:
        state.go_to("matrix", {"cell": f"{picked[0]['concern_id']}.{picked[0]['benefit_id']}"})


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
    passages = [
        passage
        for passage in context.loaded.passages
        if (passage.concern_id, passage.benefit_id) == (concern_id, benefit_id)
    ]
    st.header(markup.escape_markdown(name), anchor="cell")
    if not passages:
        articles.show_no_claim(context, concern_id, benefit_id)
    else:
        articles.show_count(context, passages)
        show_passages(context, concern_id, build_cards(context.loaded.pack.articles, passages))
    st.html(build_cell_research(context, concern_id, benefit_id))
    st.page_link(
        "streamlit_app.py",
        label=f"All about {wording.lower_first(context.loaded.pack.concern_names[concern_id])}",
        query_params=links.build_query(
            "", {"concern": concern_id, "article": context.view.many("article")}
        ),
    )


def show_passages(context: Context, concern_id: str, cards: Sequence[PassageCard]) -> None:
    """Draw each paragraph that backs a claim, its words marked."""
    several = context.loaded.has_several
    paths = {
        key: links.build_path("article", {"concern": concern_id, "article": key if several else ""})
        for key in context.loaded.pack.articles
    }
    places = {
        card.number: f"{paths[card.article_id].lstrip('/')}#{card.section_id}" for card in cards
    }
    names = context.loaded.pack.benefit_names
    st.html(markup.build_cards(cards, benefit_names=names, links=places, name_articles=several))
