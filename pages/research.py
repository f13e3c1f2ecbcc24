"""Research: what every study found by design, when, how much and where, and the list of them."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from touchstone.evidence.basis import classify_studies, mark_deciding
from touchstone.evidence.studies import (
    STUDY_SORTS,
    Study,
    filter_findings,
    filter_studies,
    search_studies,
)
from touchstone.exports.ris import studies_ris_bytes
from touchstone.exports.tables import list_studies, studies_csv_bytes, studies_json_bytes
from touchstone.limits import LEAST_STUDIES_CHARTED, MAX_STUDIES_LISTED, MAX_TEXT_CHARS
from touchstone.links.pages import STUDY_FILTERS
from touchstone.links.parameters import Chosen
from touchstone.markup.elements import (
    render_contents,
    render_details,
    render_note,
    render_paragraphs,
)
from touchstone.markup.glossary import explain_designs
from touchstone.markup.research import render_studies
from touchstone.packs.pack import Pack
from touchstone.paging import find_list_page
from touchstone.wording import headings
from touchstone.wording.basis import counted_sentences, why_not_title
from touchstone.wording.notices import COUNT_NOTE
from ui import articles, filters, numbers, own_bar, research_blocks
from ui.downloads import XLSX, Download, show_downloads
from ui.frame import Context, open_page
from ui.state import bind_widget, navigate

PAGE = "research"


def choose_studies(context: Context) -> list[Study]:
    """Draw filters and search, and return the studies that pass."""
    view = context.view
    filters.show_filters(context, STUDY_FILTERS)
    own_bar.show_own_bar(context)
    articles.show_chooser(context, "Articles whose claims count")
    st.text_input(
        "Search in the studies",
        max_chars=MAX_TEXT_CHARS,
        placeholder="For example, collagen, burn or seller",
        **bind_widget(view, "q"),
    )
    sort = view.one("sort") or "newest"
    return filter_studies(context.evidence_map.index, view.values, sort=sort, query=view.one("q"))


def show_count(context: Context, studies: pd.DataFrame, place: str) -> None:
    """Say how many studies are left and which of them count, with what to take away.

    Args:
        context: The page.
        studies: See ``evidence.basis.classify_studies``.
        place: Where it stands, for keys.
    """
    left, total = len(studies), len(context.evidence_map.studies)
    standings = studies["standing"].to_list()
    first, *reasons = counted_sentences(standings) if left else [""]
    said = render_note([f"{left} of {total} studies. {first}".rstrip()])
    if reasons:
        said += render_details(why_not_title(standings), render_paragraphs(reasons))
    st.html(said)
    if left < total:
        with st.container(horizontal=True, gap="small", key=f"research_{place}"):
            filters.show_set_filters(context, STUDY_FILTERS, place)
            none = {**{item.name: "" for item in STUDY_FILTERS}, "q": "", "page": ""}
            st.button(
                "Reset filters", key=f"research_{place}_reset", on_click=navigate, args=(PAGE, none)
            )


def show_study_list(
    context: Context, studies: list[Study], counted: pd.DataFrame | None = None
) -> None:
    """Draw one page of the studies, each to be opened, and the exports of all of them.

    Args:
        context: The page.
        studies: The studies.
        counted: See ``show_count``; None where that stands just above.
    """
    st.header("The studies", anchor="studies")
    if counted is not None:
        show_count(context, counted, "list")
    research_blocks.show_choice(context, "sort", "Order", STUDY_SORTS, "newest")
    page = find_list_page(len(studies), MAX_STUDIES_LISTED, context.view.one("page"))
    order = STUDY_SORTS[context.view.one("sort") or "newest"]
    caption = f"Studies, page {page.number}. Order: {order}"
    listed = render_studies(page.select(studies), context.evidence_map, caption=caption)
    st.html(explain_designs() + listed)
    if page.count > 1:
        # Each is called the same however many there are: going back, a browser asks for what
        # it showed, and would name a page that the list no longer has.
        numbers = {str(item): str(item) for item in range(1, page.count + 1)}
        title = f"Page of the list, 1 to {page.count}"
        research_blocks.show_choice(context, "page", title, numbers, "1")
    show_exports(context, studies)


def show_exports(context: Context, studies: list[Study]) -> None:
    """Offer exactly the studies that the filters leave."""
    pack = context.evidence_map.pack
    ris = "application/x-research-info-systems"
    files = {
        "Excel": Download("xlsx", XLSX, partial(make_studies_workbook, pack, studies)),
        "CSV": Download("csv", "text/csv", partial(studies_csv_bytes, pack, studies)),
        "JSON": Download("json", "application/json", partial(studies_json_bytes, pack, studies)),
        "RIS for Zotero and EndNote": Download("ris", ris, partial(studies_ris_bytes, studies)),
    }
    show_downloads(PAGE, "Download as {}", files, name="touchstone-studies")
    st.caption("If an import of the RIS file garbles letters such as ć, choose UTF-8 there.")


def make_studies_workbook(pack: Pack, studies: list[Study]) -> bytes:
    """Return the studies as an Excel workbook."""
    # Imported here: only a reader who takes the workbook waits for its library.
    from touchstone.exports.table_workbook import table_xlsx_bytes

    return table_xlsx_bytes(pack, "Studies", list_studies(pack, studies))


def show_page(context: Context) -> None:
    """Draw the page from the filters down."""
    st.title(headings.RESEARCH, anchor="research")
    evidence_map, chosen = context.evidence_map, context.view.values  # noqa: PD011
    studies = choose_studies(context)
    findings = find_findings(context, chosen)
    frame = classify_studies(studies, findings, evidence_map.standings)
    show_count(context, frame, "top")
    if not studies:
        st.html(render_note(["No study passes. Loosen a filter or change the search."]))
        return
    is_search = bool(context.view.one("q"))
    is_many = len(studies) >= LEAST_STUDIES_CHARTED
    is_filtered = len(studies) < len(evidence_map.studies)
    if is_search:
        # Whoever searches wants the studies, and not what they have in common.
        show_study_list(context, studies)
    elif is_many and not findings.empty:
        st.html(render_contents(headings.RESEARCH_CONTENTS, "On this page"))
    if is_many:
        research_blocks.show_charts(context, findings, frame)
    if is_many or not is_search:
        show_pairs(context, findings, is_filtered=is_filtered)
    if not is_search:
        show_study_list(context, studies, frame if is_filtered else None)
    research_blocks.show_overlaps(context)


def show_pairs(context: Context, findings: pd.DataFrame, *, is_filtered: bool) -> None:
    """Draw the numbers of the studies, and the map of what they are about.

    Args:
        context: The page.
        findings: See ``find_findings``.
        is_filtered: Whether filters or a search leave out studies.
    """
    if not findings.empty:
        numbers.show_numbers(context, findings)
    # The map keeps the pairs that its own click leaves out, so that another can be picked.
    around = findings
    if context.view.many("concern") or context.view.many("benefit"):
        aside = {**context.view.values, "concern": (), "benefit": ()}  # noqa: PD011
        around = find_findings(context, aside)
    research_blocks.show_map(context, around, is_filtered=is_filtered)
    st.caption(COUNT_NOTE)


def find_findings(context: Context, chosen: Chosen) -> pd.DataFrame:
    """Return the findings that filters and search let through, see ``mark_deciding``."""
    index, query = context.evidence_map.index, context.view.one("q")
    findings = filter_findings(index, chosen)
    if query:
        findings = findings.loc[findings["study_id"].isin(search_studies(index, query))]
    return mark_deciding(findings, context.evidence_map.standings)


with open_page(PAGE) as page_context:
    show_page(page_context)
