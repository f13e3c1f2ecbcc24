"""Draw the map of a visitor's article beside research and the shown article."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from touchstone.claims.passage_cards import build_cards
from touchstone.design.palette import Palette
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.matrix import build_cells, list_legend
from touchstone.exports.html_file import render_page
from touchstone.exports.tables import claims_csv_bytes
from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.markup.claims import render_claims
from touchstone.markup.concern import render_cautions_section
from touchstone.markup.elements import (
    render_note,
    render_paragraphs,
    render_points,
)
from touchstone.markup.grid import render_grid, render_grid_legend
from touchstone.markup.passages import render_cards
from touchstone.own_article.claim_card import list_overstated_words, list_to_check
from touchstone.own_article.differences import render_differences
from touchstone.own_article.draft import (
    WHERE_NAMES,
    Draft,
    build_own_pack,
    compare_claims,
)
from touchstone.own_article.report_page import render_report
from touchstone.resources import read_style, read_web_fonts
from touchstone.wording import headings
from touchstone.wording.claims import differs_sentence, matrix_title, own_sentence
from touchstone.wording.notices import legend_sentence
from ui import data
from ui.chart_menu import show_chart_menu
from ui.components import grid
from ui.downloads import Download, show_downloads
from ui.frame import Context, read_today
from ui.own_article import OwnArticle
from ui.own_keep import show_pack_download
from ui.own_overstated import list_overstated
from ui.own_unclaimed import find_now

if TYPE_CHECKING:
    import altair as alt

# What each file is, and what it is for.
_REPORT_POINTS = (
    "A report to read and pass on",
    ("Web pages, with each claim beside its verdict. They open anywhere and can be printed.",
     "The report is for you: it says what goes too far and what to check.",
     "The page for readers has the claims, what may honestly be said, and the cautions. "
     "It marks what goes too far, until you fix the text or dismiss the mark.",
     "You cannot restore your work from either."),
)  # fmt: skip
_TABLE_POINTS = (
    "A table to work with",
    ("One row for each passage, with verdict, certainty and what goes too far.",
     "For Excel, with what else to check, or as plain CSV.",
     "You cannot restore your work from it."),
)  # fmt: skip
_PACK_POINTS = (
    "Your work, to continue later",
    ("A data pack: the article, its claims and the research.",
     "Opens here again, at “Open saved work”, with what you rejected and dismissed.",
     "A copy of Touchstone can run on it."),
)  # fmt: skip
# Anchor that a cell leads to.
_CONCERNS_ANCHOR = "concerns"
PARTS = {
    "map": "Map", _CONCERNS_ANCHOR: "By concern", "differs": "Differences", "download": "Take home",
}  # fmt: skip


def build_context(context: Context, own: OwnArticle, draft: Draft) -> Context:
    """Return the context of the page with the map of the accepted claims.

    The map is rebuilt when the claims, the metadata or the reader's own bar change, not when
    the visitor turns a page.
    """
    inputs = (draft.claims, tuple(own.meta.items()), context.view.bar)
    if own.built is None or own.built[0] != inputs:
        pack = build_own_pack(own.base, own.article, draft.claims)
        own.built = inputs, data.build_own(pack, context.view.bar)
    return replace(context, evidence_map=own.built[1])


def show_results(context: Context, own: OwnArticle, draft: Draft) -> None:
    """Draw everything that follows from the accepted claims."""
    st.header("The map of your article", anchor="map")
    _show_matrix(context)
    st.header("Concern by concern", anchor=_CONCERNS_ANCHOR)
    _show_concern(context)
    st.header("How it differs from the article shown here", anchor="differs")
    _show_differences(context)
    st.header("Take it home", anchor="download")
    _show_files(context, own, draft)


def _show_matrix(context: Context) -> None:
    # Imported late: a visit without an article does not wait for Altair.
    from touchstone.charts.matrix import build_matrix_chart

    claims, pack = context.evidence_map.claims, context.evidence_map.pack
    cells = build_cells(context.evidence_map, claims, display_mode="claim")
    title = matrix_title(claims)
    st.html(render_note([own_sentence(claims, len(pack.concern_names))]))
    legend = list_legend("claim")
    st.html(render_paragraphs([f"{title}."], css_class="ts-finding"))
    st.html(render_grid_legend(cells, legend))

    def build_chart(palette: Palette) -> alt.LayerChart:
        return build_matrix_chart(cells, palette=palette, title=title)

    grid.draw_grid(
        "own_grid",
        render_grid(cells, caption=title),
        names=context.evidence_map.choices["cell"],
        cell=_find_open_cell(),
        anchor=_CONCERNS_ANCHOR,
        on_pick=lambda picked: st.session_state.update(
            own_cell=picked, own_look=picked.partition(".")[0]
        ),
    )
    st.caption("Choose a cell to jump to its concern below.")
    show_chart_menu(context, "own_chart", build_chart, note=legend_sentence(legend))


def _find_open_cell() -> str:
    """Return the last picked cell if its concern is still chosen below, or ''."""
    cell = str(st.session_state.get("own_cell", ""))
    return cell if cell.partition(".")[0] == st.session_state.get("own_look") else ""


def _show_concern(context: Context) -> None:
    evidence_map = context.evidence_map
    pack, claimed_ids = evidence_map.pack, set(evidence_map.claims["concern_id"])
    if st.session_state.get("own_look") not in claimed_ids:
        st.session_state.pop("own_look", None)  # its last claim was rejected
    concern_id = st.selectbox(
        "Concern to look at",
        [key for key in pack.concern_ids if key in claimed_ids],
        format_func=pack.concern_names.__getitem__,
        key="own_look",
    )
    claims = evidence_map.claims_of(concern_id)
    passages = [passage for passage in evidence_map.passages if passage.concern_id == concern_id]
    cards = build_cards(pack.articles, passages)
    st.html(render_claims(evidence_map, claims, cards, {}))
    st.subheader(headings.CAUTIONS, anchor="own-cautions")
    st.html(render_cautions_section(evidence_map, ConcernId(concern_id)))
    st.subheader(headings.PASSAGES, anchor="own-passages")
    st.html(render_cards(cards, benefit_names=pack.benefit_names, links={}))


def _show_differences(context: Context) -> None:
    evidence_map, shown_map = context.evidence_map, data.select((), context.view.bar)
    concerns = {**evidence_map.pack.concern_names, **shown_map.pack.concern_names}
    benefits = {**evidence_map.pack.benefit_names, **shown_map.pack.benefit_names}
    cells = itertools.starmap(
        Cell, itertools.product(map(ConcernId, concerns), map(BenefitId, benefits))
    )
    compared = compare_claims(evidence_map.claims, shown_map.claims, cells)
    # The verdict of a pair that only the other map claims comes from that map.
    own_verdicts = {
        pair: cell for pair, cell in evidence_map.verdicts.items() if cell.verdict != "no-claim"
    }
    claims_by_where = {
        where: [compared_claim for compared_claim in compared if compared_claim.where == where]
        for where in WHERE_NAMES
    }
    st.html(render_note([differs_sentence(*map(len, claims_by_where.values()))]))
    for where, claims in claims_by_where.items():
        if claims:
            table = render_differences(
                claims,
                WHERE_NAMES[where],
                concerns=concerns,
                benefits=benefits,
                verdicts={**shown_map.verdicts, **own_verdicts},
            )
            label = f"{WHERE_NAMES[where]} ({len(claims)})"
            with st.expander(label, expanded=where == "only-here", type="compact"):
                st.html(table)


def _show_files(context: Context, own: OwnArticle, draft: Draft) -> None:
    """Draw the files to take home, each below a description of its use."""
    name, shown = own.article.article_id, context.evidence_map
    report, table, pack = st.columns(3, gap="large")
    with report:
        st.html(render_points(*_REPORT_POINTS))
        show_downloads(
            "own_report", "Download the {}",
            {"report": Download("html", partial(make_report, own, shown))},
            name=f"{name}-report",
        )  # fmt: skip
        page = Download("html", partial(make_report, own, shown, for_readers=True))
        show_downloads("own_page", "Download the {}", {"page for readers": page}, name=name)
    with table:
        st.html(render_points(*_TABLE_POINTS))
        files = {
            "Excel": Download("xlsx", partial(make_claims_workbook, own, shown)),
            "CSV": Download("csv", partial(make_claims_csv, own, shown)),
        }
        show_downloads("own_table", "Claims as {}", files, name=f"{name}-claims")
    with pack:
        st.html(render_points(*_PACK_POINTS))
        show_pack_download(own, draft, "own_zip_download", "Download the data pack (zip)")
        commands = f"python -m touchstone check {name}\nTOUCHSTONE_DATA={name} make run"
        with st.expander("Run a copy on it", type="compact"):
            st.code(commands, language=None, wrap_lines=True)


def make_report(own: OwnArticle, shown: EvidenceMap, *, for_readers: bool = False) -> bytes:
    """Return the report on a visitor's article as a self-contained web page.

    Args:
        own: The visitor's article.
        shown: The map of its accepted claims.
        for_readers: Whether to leave out what only an editor needs.
    """
    body = render_report(
        own.article,
        own.rows,
        find_now(own),
        shown,
        list_overstated(own, shown),
        made=read_today().isoformat(),
        for_readers=for_readers,
    )
    style = read_web_fonts() + read_style("style.css", "handout.css")
    return render_page(f"{own.article.title} · Touchstone", body, style=style).encode("utf-8")


def make_claims_csv(own: OwnArticle, shown: EvidenceMap) -> bytes:
    """Return the visitor's accepted claims as a CSV file, with what goes too far in each."""
    return claims_csv_bytes(shown, shown.claims, beyond=_list_beyond(own, shown))


def make_claims_workbook(own: OwnArticle, shown: EvidenceMap) -> bytes:
    """Return the same claims as an Excel workbook, with the studies and what else to check."""
    # Imported here: only a visitor who asks for the file waits for its library.
    from touchstone.exports.workbook import map_xlsx_bytes

    beyond, to_check = _list_beyond(own, shown), list_to_check(shown, find_now(own))
    return map_xlsx_bytes(shown, shown.claims, beyond=beyond, to_check=to_check)


def _list_beyond(own: OwnArticle, shown: EvidenceMap) -> dict[tuple[Cell, str], str] | None:
    """Return the words that go further than the evidence, by the cell and quote of their claim.

    Return None if the pack does not say what goes too far.
    """
    if not own.strong_words.kinds:
        return None
    return {
        (own.rows[number].cell, own.rows[number].quote): " ".join(list_overstated_words(overstated))
        for number, overstated in list_overstated(own, shown).items()
    }
