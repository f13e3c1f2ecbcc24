"""Blocks that pages repeat: the benefits table and the charts with their table twins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone import cell_markup, links, markup, paging, wording
from touchstone.claims import count_by_area
from touchstone.limits import MAX_BENEFITS_DRAWN, MAX_CARDS_DRAWN
from touchstone.paging import Part
from touchstone.palette import Palette
from touchstone.passage_cards import PassageCard, build_cards, number_cards_by_benefit
from ui import articles, pager, state, take_along
from ui.frame import Context
from ui.research import build_cell_research

if TYPE_CHECKING:
    import altair as alt

_SPREAD_SENTENCE = "Each square is one claim. Its letter is the area:"
_SORT_COLUMNS = {
    "benefit": ["benefit"],
    "kind": ["kind", "benefit"],
    "area": ["area", "benefit"],
    "certainty": ["certainty", "benefit"],
}


def show_benefits(
    context: Context, claims: pd.DataFrame, cards: Sequence[PassageCard], shown: Part
) -> pd.DataFrame:
    """Draw the benefits of one concern as a table, in the order the reader chose.

    Args:
        context: The page.
        claims: Rows of ``claims.build_claims`` for one concern.
        cards: All its passage cards.
        shown: Those of them that the page shows.

    Returns:
        The rows that are drawn: all, or of very many a part.
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
    part = paging.find_part(len(claims), MAX_BENEFITS_DRAWN, context.view.one("page"))
    claims = claims.iloc[part.start : part.stop]
    pager.say_cut([paging.part_sentence(part, "benefits")])
    table = cell_markup.build_benefits(
        claims,
        context.loaded.verdicts,
        number_cards_by_benefit(cards),
        articles=context.loaded.article_count,
        elsewhere=_find_elsewhere(context, shown),
    )
    st.html(table)
    pager.show_parts(context, "page", "Benefits to show", part, size=MAX_BENEFITS_DRAWN)
    return claims


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


def show_spread(context: Context, concern_id: str, claims: pd.DataFrame) -> None:
    """Draw how the claims of a concern spread over the areas, beside the other concerns."""
    # Imported here: a page without a chart does not wait for Altair.
    from touchstone import charts

    pack = context.loaded.pack
    title = wording.spread_title(
        pack.concern_names[concern_id], claims, context.loaded.claims, context.loaded.article_count
    )
    st.header("How the claims spread", anchor="spread")

    drawn = charts.cut_spread(context.loaded.claims, concern_id)

    def build(palette: Palette) -> alt.LayerChart:
        return charts.build_spread_chart(
            drawn,
            concern_id=concern_id,
            areas=pack.areas,
            palette=palette,
            title=title,
        )

    letters = charts.letter_areas(pack.areas)
    legend = {letters[area_id]: name for area_id, name in pack.areas.items()}
    legend |= {"■": "filled: stated", "□": "outlined: implied"}
    left, right = st.columns(2, gap="large")
    with left:
        st.altair_chart(
            build(context.palette), theme=None, key="concern_spread", alt=title, width="content"
        )
        note = f"{_SPREAD_SENTENCE} {wording.legend_sentence(legend)}"
        take_along.show_pictures(context, "concern_spread", build, note=note)
    with right:
        st.html(markup.build_paragraphs([_SPREAD_SENTENCE], css_class="ts-muted"))
        st.html(markup.build_legend(legend))
        pager.say_cut([charts.spread_sentence(drawn, context.loaded.claims)])
        with st.expander("The same as a table"):
            part = set(drawn["concern_id"]) if len(drawn) < len(context.loaded.claims) else None
            st.html(_build_counts_table(count_by_area(pack, context.loaded.claims, part)))


def _build_counts_table(counts: pd.DataFrame) -> str:
    wide = counts.pivot_table(index="concern", columns="area", values="claims", sort=False)
    columns = [markup.Column("Concern"), *(markup.Column(str(name)) for name in wide.columns)]
    rows = [
        [markup.build_text(str(name)), *(str(int(value)) for value in values)]
        for name, *values in wide.itertuples()
    ]
    return markup.build_table("Claims of each concern in each area", columns, rows)


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
        show_passages(context, concern_id, part.cut(cards))
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


def show_passages(context: Context, concern_id: str, cards: Sequence[PassageCard]) -> None:
    """Draw each paragraph that backs a claim, its words marked."""
    several = context.loaded.has_several
    paths = {
        key: links.build_path("article", {"concern": concern_id, "article": key if several else ""})
        for key in {card.article_id for card in cards}
    }
    places = {
        card.number: f"{paths[card.article_id].lstrip('/')}#{card.section_id}" for card in cards
    }
    names = context.loaded.pack.benefit_names
    st.html(markup.build_cards(cards, benefit_names=names, links=places, name_articles=several))
