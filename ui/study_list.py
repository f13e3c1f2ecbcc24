"""Draw the studies that pass filters and search: how many, one page of them, and exports."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from touchstone.evidence.studies import STUDY_SORTS, Study
from touchstone.exports.ris import studies_ris_bytes
from touchstone.exports.tables import list_studies, studies_csv_bytes, studies_json_bytes
from touchstone.limits import MAX_STUDIES_LISTED
from touchstone.links.pages import STUDY_FILTERS
from touchstone.markup.elements import render_details, render_note, render_paragraphs
from touchstone.markup.glossary import explain_designs
from touchstone.markup.research import render_studies
from touchstone.packs.pack import Pack
from touchstone.paging import find_list_page
from touchstone.wording.basis import counted_sentences, why_not_title
from ui import filters, research_blocks
from ui.downloads import Download, show_downloads
from ui.frame import Context
from ui.state import navigate

_PAGE = "research"


def show_count(context: Context, studies: pd.DataFrame, key_suffix: str) -> None:
    """Say how many studies pass and how many count, with buttons that remove filters.

    Args:
        context: The page.
        studies: See ``evidence.basis.classify_studies``.
        key_suffix: Where on the page this is, for keys.
    """
    passing_count, total = len(studies), len(context.evidence_map.studies)
    standings = studies["standing"].to_list()
    is_barred = bool(context.view.bar)
    sentences = counted_sentences(standings, is_barred=is_barred) if passing_count else [""]
    count_message, *reasons = sentences
    count_html = render_note([f"{passing_count} of {total} studies. {count_message}".rstrip()])
    if reasons:
        count_html += render_details(why_not_title(standings), render_paragraphs(reasons))
    st.html(count_html)
    if passing_count < total:
        with st.container(horizontal=True, gap="small", key=f"research_{key_suffix}"):
            filters.show_set_filters(context, STUDY_FILTERS, key_suffix)
            cleared = {**{item.name: "" for item in STUDY_FILTERS}, "q": "", "page": ""}
            st.button(
                "Reset filters",
                key=f"research_{key_suffix}_reset",
                on_click=navigate,
                args=(_PAGE, cleared),
            )


def show_study_list(
    context: Context, studies: list[Study], counted: pd.DataFrame | None = None
) -> None:
    """Draw one page of the studies, each of which can be opened, and exports of all of them.

    Args:
        context: The page.
        studies: The studies.
        counted: The ``studies`` of ``show_count``; None if the count is already just above.
    """
    st.header("The studies", anchor="studies")
    if counted is not None:
        show_count(context, counted, "list")
    research_blocks.show_choice(context, "sort", "Order", STUDY_SORTS, "newest")
    page = find_list_page(len(studies), MAX_STUDIES_LISTED, context.view.one("page"))
    order = STUDY_SORTS[context.view.one("sort") or "newest"]
    caption = f"Studies, page {page.number}. Order: {order}"
    list_html = render_studies(page.select(studies), context.evidence_map, caption=caption)
    st.html(explain_designs() + list_html)
    if page.count > 1:
        # The labels do not depend on the number of pages. A browser that goes back sends the
        # label that it showed, which the list might no longer have.
        numbers = {str(number): str(number) for number in range(1, page.count + 1)}
        title = f"Page of the list, 1 to {page.count}"
        research_blocks.show_choice(context, "page", title, numbers, "1")
    _show_exports(context, studies)


def _show_exports(context: Context, studies: list[Study]) -> None:
    """Offer exactly the studies that pass the filters as downloads."""
    pack = context.evidence_map.pack
    files = {
        "Excel": Download("xlsx", partial(_make_workbook, pack, studies)),
        "CSV": Download("csv", partial(studies_csv_bytes, pack, studies)),
        "JSON": Download("json", partial(studies_json_bytes, pack, studies)),
        "RIS for Zotero and EndNote": Download("ris", partial(studies_ris_bytes, studies)),
    }
    show_downloads(_PAGE, "Download as {}", files, name="touchstone-studies")
    st.caption(
        "If your program garbles letters such as ć when importing the RIS file, "
        "choose UTF-8 in that program."
    )


def _make_workbook(pack: Pack, studies: list[Study]) -> bytes:
    """Return the studies as an Excel workbook."""
    # Imported here: only a reader who downloads the workbook waits for its library.
    from touchstone.exports.table_workbook import table_xlsx_bytes

    return table_xlsx_bytes(pack, "Studies", list_studies(pack, studies))
