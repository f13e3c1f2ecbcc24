"""Your concern: pick a skin concern, and read what massage is said and found to do for it."""

from __future__ import annotations

import streamlit as st

from touchstone.evidence_map.cells import CLAIM_SORTS
from touchstone.ids import ConcernId
from touchstone.markup.elements import render_contents
from touchstone.wording.headings import CONCERN_CONTENTS
from ui import articles, compare, finder_box, first_page, own_bar, take_along
from ui.components.prefetch import FIELD, prefetch_sections
from ui.components.section import show_section
from ui.concern_sections import render_sections
from ui.frame import Context, open_page
from ui.state import bind_widget
from ui.studies import show_studies, show_way_to_study

PAGE = "concern"
USUAL_ORDER = next(iter(CLAIM_SORTS))
# Fewer claims are seen at a glance and need no choice of order.
SORTED_FROM = 4


def choose_concern(context: Context) -> ConcernId:
    """Draw the dropdown and the box for a visitor's own words; return the chosen concern, or ''."""
    is_chosen = bool(context.view.concern_id)
    with st.container(horizontal=True, wrap=not is_chosen, key="concern_choice"):
        st.selectbox(
            FIELD,
            list(context.evidence_map.pack.concern_names),
            format_func=context.evidence_map.pack.concern_names.__getitem__,
            index=None,
            placeholder="Pick a concern",
            label_visibility="collapsed",
            **bind_widget(context.view, "concern"),
        )
        finder_box.show_box(is_chosen=is_chosen)
    finder_box.show_found(context)
    articles.show_chooser(context)
    return context.view.concern_id


def show_welcome(context: Context) -> None:
    """Give the finding of the whole map, and offer every concern."""
    first_page.show_finding(context)
    first_page.show_concerns(context)


def show_concern(context: Context, concern_id: ConcernId) -> None:
    """Show everything about a concern, the plain answer first."""
    order = context.view.one("sort") or USUAL_ORDER
    sections = render_sections(context.evidence_map, concern_id, order)
    show_section("name", sections.name)
    if sections.claims:
        show_way_to_study(context)
        compare.show_way_to_comparison(context)
    show_section("answer", sections.answer)
    if sections.claims:
        st.html(render_contents(CONCERN_CONTENTS, "On this page"))
    show_section("cautions", sections.cautions)
    if sections.claims:
        choose_order(context, concern_id)
        show_section("claims", sections.claims)
        own_bar.show_own_bar(context)
        show_studies(context, concern_id, sections)
        show_section("passages", sections.passages, picks_in=context.evidence_map)
    compare.show_compare(context, concern_id)
    take_along.show_handout(context, concern_id)


def choose_order(context: Context, concern_id: ConcernId) -> None:
    """Draw the choice of the order of the claims, if there are enough to need one."""
    is_long = len(context.evidence_map.claims_of(concern_id)) >= SORTED_FROM
    # Always drawn, so that what is below keeps its place and is not redrawn.
    order_box = st.container(key="concern_order")
    if not is_long and not context.view.one("sort"):
        return
    order_box.radio(
        "Order of the claims",
        list(CLAIM_SORTS),
        format_func=CLAIM_SORTS.__getitem__,
        horizontal=True,
        **bind_widget(context.view, "sort", default=USUAL_ORDER),
    )


with open_page(PAGE) as page_context:
    page_concern = choose_concern(page_context)
    if page_concern:
        show_concern(page_context, page_concern)
    else:
        # One block, so that it disappears at once when a section replaces it, and nothing jumps.
        with st.container(key="concern_welcome"):
            show_welcome(page_context)

# Comes last, so that nothing waits for it.
if page_concern:
    prefetch_sections(page_context)
