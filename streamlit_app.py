"""Your concern: pick a skin concern, see what massage is said to do for it."""

from __future__ import annotations

import streamlit as st

from touchstone.limits import MAX_BENEFITS_DRAWN, MAX_CARDS_DRAWN, MAX_PILLS
from touchstone.links.view import SORTS
from touchstone.markup.elements import render_paragraphs
from touchstone.wording.claims import pills_sentence, welcome_sentence
from ui import articles, compare, finder_box, pager, state, take_along
from ui.ahead import FIELD, find_ahead
from ui.concern_sheets import (
    ARTICLE_ORDER,
    BENEFITS,
    PASSAGES,
    TOP,
    Sheets,
    keep_concern,
    keep_sheets,
)
from ui.frame import Context, open_page
from ui.sheet import show_sheet

PAGE = ""


def choose_concern(context: Context) -> str:
    """Draw the dropdown and the box for own words; return the chosen concern, or ''."""
    left, right = st.columns(2)
    with right:
        finder_box.show_box()
    left.selectbox(
        FIELD,
        list(context.evidence_map.pack.concern_names),
        key=state.follow(PAGE, context.view, "concern"),
        format_func=context.evidence_map.concern_options.__getitem__,
        index=None,
        placeholder="Choose or type a concern",
        on_change=state.push,
        args=(PAGE, "concern"),
    )
    finder_box.show_found(context)
    articles.show_chooser(context)
    return context.view.concern_id


def welcome(context: Context) -> None:
    """Show what the page can do, with every concern as a choice."""
    count = context.evidence_map.article_count
    st.title("Find your skin concern", anchor="welcome")
    st.html(render_paragraphs([welcome_sentence(count)], css_class="ts-lede"))
    names, groups = context.evidence_map.pack.concern_names, context.evidence_map.pack.groups
    most = len(names) if len(names) <= MAX_PILLS else max(1, MAX_PILLS // len(groups))
    if most < len(names):
        pager.say_cut([pills_sentence(len(names), len(groups), most)])
    for group, part in context.evidence_map.pack.concerns.groupby("group", sort=False):
        st.pills(
            str(group),
            list(part["concern_id"].head(most)),
            format_func=names.__getitem__,
            key=f"concern_pills_{group}",
            required=True,  # the second of two quick taps takes nothing back
            on_change=choose_pill,
            args=(f"concern_pills_{group}",),
        )


def choose_pill(key: str) -> None:
    """Show the concern of the pill that was tapped."""
    if st.session_state[key]:
        state.go_to(PAGE, {"concern": st.session_state[key]})


def show_concern(context: Context) -> None:
    """Show everything about the chosen concern, the plain answer first."""
    sheets = keep_sheets(context.evidence_map, context.view)
    ahead = find_ahead(context)
    show_sheet(TOP, sheets.top, last=not sheets.benefits, ahead=ahead, field=FIELD)
    if sheets.benefits:
        show_claims(context, sheets)
    concern_id = context.view.concern_id
    compare.show_compare(context, concern_id)
    take_along.show_handout(context, concern_id, keep_concern(context.evidence_map, concern_id))


def show_claims(context: Context, sheets: Sheets) -> None:
    """Show the claims about one concern: table, chart, passages, research."""
    choose_order(context)
    if sheets.part.is_all:
        show_sheet(BENEFITS, sheets.benefits + sheets.spread)
    else:
        show_sheet(BENEFITS, sheets.benefits)
        title = "Benefits to show"
        pager.show_parts(context, "page", title, sheets.part, size=MAX_BENEFITS_DRAWN)
        show_sheet("spread", sheets.spread)
    take_along.show_spread_pictures(context, context.view.concern_id)
    if sheets.cards.is_all:
        show_sheet(PASSAGES, sheets.passages + sheets.research, last=True)
    else:
        show_sheet(PASSAGES, sheets.passages)
        title = "Passages to show"
        pager.show_parts(context, "passages", title, sheets.cards, size=MAX_CARDS_DRAWN)
        show_sheet("research", sheets.research, last=True)


def choose_order(context: Context) -> None:
    """Draw the choice of the order of the table."""
    key = state.follow(PAGE, context.view, "sort")
    st.session_state[key] = context.view.one("sort") or ARTICLE_ORDER
    st.radio(
        "Order of the table",
        list(SORTS),
        key=key,
        format_func=SORTS.__getitem__,
        horizontal=True,
        on_change=state.push,
        args=(PAGE, "sort"),
    )


with open_page(PAGE, "Your concern") as page_context:
    if choose_concern(page_context):
        show_concern(page_context)
    else:
        # One block: it goes at once when a sheet takes its place, and nothing jumps.
        with st.container(key="concern_welcome"):
            welcome(page_context)
