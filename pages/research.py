"""Research: what the studies found, by design, year, number and pair, and the list of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from touchstone.evidence.basis import classify_studies, mark_deciding
from touchstone.evidence.studies import Study, filter_findings, filter_studies, search_studies
from touchstone.limits import LEAST_STUDIES_CHARTED, MAX_TEXT_CHARS
from touchstone.links.pages import STUDY_FILTERS
from touchstone.links.parameters import Chosen
from touchstone.markup.elements import render_contents, render_note
from touchstone.wording import headings
from touchstone.wording.notices import COUNT_NOTE
from ui import articles, filters, numbers, own_bar, research_blocks, study_list
from ui.frame import Context, open_page
from ui.state import bind_widget

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


def show_page(context: Context) -> None:
    """Draw the page from the filters down."""
    st.title(headings.RESEARCH, anchor="research")
    evidence_map, chosen = context.evidence_map, context.view.values  # noqa: PD011
    studies = choose_studies(context)
    findings = find_findings(context, chosen)
    frame = classify_studies(studies, findings, evidence_map.standings)
    study_list.show_count(context, frame, "top")
    if not studies:
        st.html(render_note(["No study passes. Loosen a filter or change the search."]))
        return
    is_search = bool(context.view.one("q"))
    is_many = len(studies) >= LEAST_STUDIES_CHARTED
    is_filtered = len(studies) < len(evidence_map.studies)
    if is_search:
        # A reader who searches wants the studies first, not what they have in common.
        study_list.show_study_list(context, studies)
    elif is_many and not findings.empty:
        st.html(render_contents(headings.RESEARCH_CONTENTS, "On this page"))
    if is_many:
        research_blocks.show_charts(context, findings, frame)
    if is_many or not is_search:
        show_pairs(context, findings, is_filtered=is_filtered)
    if not is_search:
        study_list.show_study_list(context, studies, frame if is_filtered else None)
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
    # A click in the map filters by pair. The map keeps all pairs, so that another can be picked.
    pair_findings = findings
    if context.view.many("concern") or context.view.many("benefit"):
        values = {**context.view.values, "concern": (), "benefit": ()}  # noqa: PD011
        pair_findings = find_findings(context, values)
    research_blocks.show_map(context, pair_findings, is_filtered=is_filtered)
    st.caption(COUNT_NOTE)


def find_findings(context: Context, chosen: Chosen) -> pd.DataFrame:
    """Return the findings that pass filters and search, see ``mark_deciding``."""
    index, query = context.evidence_map.index, context.view.one("q")
    findings = filter_findings(index, chosen)
    if query:
        findings = findings.loc[findings["study_id"].isin(search_studies(index, query))]
    return mark_deciding(findings, context.evidence_map.standings)


with open_page(PAGE) as page_context:
    show_page(page_context)
