"""Research: every study, where they are, what they found, and how they grew."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from touchstone.evidence.basis import mark_deciding
from touchstone.evidence.studies import (
    STUDY_SORTS,
    Study,
    filter_findings,
    filter_studies,
)
from touchstone.exports.tables import studies_csv_bytes, studies_json_bytes, studies_ris_bytes
from touchstone.limits import MAX_STUDIES_LISTED, MAX_TEXT_CHARS
from touchstone.links.pages import STUDY_FILTERS
from touchstone.markup.elements import render_note
from touchstone.markup.glossary import explain_designs
from touchstone.markup.research import render_studies
from touchstone.paging import find_list_page, list_page_numbers
from touchstone.wording import headings
from touchstone.wording.basis import count_deciding
from touchstone.wording.notices import COUNT_NOTE
from ui import filters, research_blocks
from ui.downloads import Download, show_downloads
from ui.frame import Context, open_page
from ui.state import bind_widget, navigate

PAGE = "research"


def choose_studies(context: Context) -> list[Study]:
    """Draw filters and search, and return the studies that pass."""
    view = context.view
    filters.show_filters(context, STUDY_FILTERS)
    st.text_input(
        "Search in the studies",
        max_chars=MAX_TEXT_CHARS,
        placeholder="For example, collagen or burn",
        **bind_widget(view, "q"),
    )
    sort = view.one("sort") or "newest"
    return filter_studies(context.evidence_map.index, view.values, sort=sort, query=view.one("q"))


def show_count(context: Context, studies: list[Study]) -> None:
    """Say how many studies are left, with one reset."""
    total = len(context.evidence_map.studies)
    deciding = sum(study.study_id in context.evidence_map.claims_by_study for study in studies)
    apart = f" {count_deciding(deciding, len(studies) - deciding)}." if studies else ""
    with st.container(horizontal=True, vertical_alignment="center", key="research_count"):
        st.html(render_note([f"{len(studies)} of {total} studies.{apart}"]))
        if len(studies) < total:
            none = {**{item.name: "" for item in STUDY_FILTERS}, "q": "", "page": ""}
            st.button("Reset filters", on_click=navigate, args=(PAGE, none))


def show_studies(context: Context, studies: list[Study]) -> None:
    """Draw one page of the studies, each to be opened, and the exports of all of them."""
    st.header("The studies", anchor="studies")
    research_blocks.show_choice(context, "sort", "Order", STUDY_SORTS, "newest")
    page = find_list_page(len(studies), MAX_STUDIES_LISTED, context.view.one("page"))
    order = STUDY_SORTS[context.view.one("sort") or "newest"]
    caption = f"Studies, page {page.number}. Order: {order}"
    listed = render_studies(page.select(studies), context.evidence_map, caption=caption)
    st.html(explain_designs() + listed)
    if page.count > 1:
        numbers = {str(item): f"{item} of {page.count}" for item in list_page_numbers(page)}
        research_blocks.show_choice(context, "page", "Page of the list", numbers, "1")
    show_exports(context, studies)


def show_exports(context: Context, studies: list[Study]) -> None:
    """Offer exactly the studies that the filters leave."""
    pack = context.evidence_map.pack
    ris = "application/x-research-info-systems"
    files = {
        "CSV": Download("csv", "text/csv", partial(studies_csv_bytes, pack, studies)),
        "JSON": Download("json", "application/json", partial(studies_json_bytes, pack, studies)),
        "RIS for Zotero and EndNote": Download("ris", ris, partial(studies_ris_bytes, studies)),
    }
    show_downloads(PAGE, "Download as {}", files, name="touchstone-studies")


def show_page(context: Context) -> None:
    """Draw the page from the filters down."""
    st.title(headings.RESEARCH, anchor="research")
    studies = choose_studies(context)
    show_count(context, studies)
    if not studies:
        st.html(render_note(["No study passes. Loosen a filter or change the search."]))
        return
    ids = [study.study_id for study in studies]
    findings = filter_findings(context.evidence_map.index, context.view.values)
    if context.view.one("q"):
        findings = findings.loc[findings["study_id"].isin(ids)]
    deciding = context.evidence_map.claims_by_study
    findings = mark_deciding(findings, deciding)
    frame = pd.DataFrame(
        {
            "study_id": ids,
            "year": [study.year for study in studies],
            "decides": [study_id in deciding for study_id in ids],
        }
    )
    research_blocks.show_charts(context, findings, frame)
    research_blocks.show_overlaps(context)
    st.caption(COUNT_NOTE)
    show_studies(context, studies)


with open_page(PAGE) as page_context:
    show_page(page_context)
