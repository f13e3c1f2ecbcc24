"""Blocks that pages repeat: the benefits table and the charts with their table twins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from touchstone import cell_markup, links, markup, wording
from touchstone.claims import ClaimFilter, count_by_area, filter_claims
from touchstone.concern import Concern, build_concern, find_places
from touchstone.palette import Palette
from touchstone.passage_cards import PassageCard, build_cards
from ui import articles, drawing, state, take_along
from ui.data import Loaded
from ui.frame import Context
from ui.kept import keep
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


def keep_concern(loaded: Loaded, concern_id: str) -> Concern:
    """Return what is shown about one concern, put together for its first reader."""
    return keep(
        loaded,
        ("concern", concern_id),
        lambda: build_concern(
            loaded.pack,
            concern_id,
            claims=loaded.claims,
            passages=loaded.passages,
            verdicts=loaded.verdicts,
            evidence=loaded.evidence,
            studies=loaded.studies,
            several=loaded.has_several,
        ),
    )


def show_benefits(
    context: Context,
    claims: pd.DataFrame,
    cards: Mapping[str, tuple[int, ...]],
    *,
    end: str = "",
) -> None:
    """Draw the benefits of one concern as a table, in the order the reader chose.

    Args:
        context: The page.
        claims: Rows of ``claims.build_claims`` for one concern.
        cards: Numbers of the passage cards by benefit.
        end: Markup to stand below the table.
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
    loaded = context.loaded
    st.html(
        cell_markup.build_benefits(claims, loaded.verdicts, cards, articles=loaded.article_count)
        + end
    )


def show_spread(context: Context, concern_id: str, columns: Sequence[DeltaGenerator]) -> None:
    """Draw how the claims of a concern spread over the areas, beside the other concerns.

    Args:
        context: The page.
        concern_id: The concern.
        columns: Two, for the chart and for how to read it. The finding stands above them,
            see ``say_spread``.
    """
    # Imported here: a page without a chart does not wait for Altair.
    from touchstone import charts

    loaded, pack = context.loaded, context.loaded.pack

    def build_picture(palette: Palette) -> alt.LayerChart:
        return charts.build_spread_chart(
            loaded.claims,
            concern_id=concern_id,
            areas=pack.areas,
            palette=palette,
            title=find_spread(loaded, concern_id),
        )

    def list_units() -> bytes:
        return drawing.make_rows(charts.list_spread_units(loaded.claims, pack.areas, concern_id))

    spec = keep_spread(loaded, context.palette)
    units = keep(loaded, ("units", concern_id), list_units)
    letters = charts.letter_areas(pack.areas)
    legend = {letters[area_id]: name for area_id, name in pack.areas.items()}
    legend |= {"■": "filled: stated", "□": "outlined: implied"}
    left, right = columns
    with left:
        drawing.draw_spec(
            "concern_spread",
            replace(spec, rows=dict.fromkeys(spec.rows, units)),
            title=wording.spread_overview(loaded.claims),
        )
        note = f"{_SPREAD_SENTENCE} {wording.legend_sentence(legend)}"
        take_along.show_pictures(context, "concern_spread", build_picture, note=note)
    with right:
        counts = keep(loaded, ("counts",), lambda: _build_counts(loaded))
        st.html(
            markup.build_paragraphs([_SPREAD_SENTENCE], css_class="ts-muted")
            + markup.build_legend(legend)
            + markup.build_fold("The same as a table", counts)
        )


def keep_spread(loaded: Loaded, palette: Palette) -> drawing.Spec:
    """Return the spread chart, one for all concerns: the next one only moves its marks."""
    # Imported here: a page without a chart does not wait for Altair.
    from touchstone import charts

    def build(palette: Palette) -> alt.LayerChart:
        return charts.build_spread_chart(
            loaded.claims, concern_id="", areas=loaded.pack.areas, palette=palette
        )

    return drawing.keep_spec(loaded, palette, "concern_spread", build, parts=())


def find_spread(loaded: Loaded, concern_id: str) -> str:
    """Return the finding of the spread chart for a concern."""
    return wording.spread_title(
        loaded.pack.concern_names[concern_id],
        filter_claims(loaded.claims, ClaimFilter(concerns=(concern_id,))),
        loaded.claims,
        loaded.article_count,
    )


def say_spread(loaded: Loaded, concern_id: str) -> str:
    """Return heading and finding of the spread chart as markup, to stand above it."""

    def build() -> str:
        heading = markup.build_heading("How the claims spread", "spread")
        found = find_spread(loaded, concern_id)
        return heading + markup.build_paragraphs([found], css_class="ts-finding")

    return keep(loaded, ("spread", concern_id), build)


def _build_counts(loaded: Loaded) -> str:
    counts = count_by_area(loaded.pack, loaded.claims)
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
    names = context.loaded.pack.benefit_names
    places = find_places(cards, concern_id, several=several)
    st.html(markup.build_cards(cards, benefit_names=names, links=places, name_articles=several))
