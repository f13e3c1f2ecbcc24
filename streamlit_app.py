"""Your concern: pick a skin concern, see what massage is said to do for it."""

from __future__ import annotations

import streamlit as st

from touchstone import markup, wording
from touchstone.concern import Concern
from ui import articles, blocks, compare, finder_box, state, take_along
from ui.frame import Context, open_page
from ui.sheet import show_sheet

PAGE = ""
HEADINGS = {
    anchor: markup.build_heading(title, anchor)
    for anchor, title in {
        "passages": "The passages behind the claims",
        "research": "What research found",
        "compare": "Compare with other concerns",
    }.items()
}


def choose_concern(context: Context) -> str:
    """Draw the dropdown and the box for own words; return the chosen concern, or ''."""
    concerns = context.loaded.pack.concerns
    groups = dict(zip(concerns["concern_id"], concerns["group"], strict=True))
    names = context.loaded.pack.concern_names
    left, right = st.columns(2)
    with right:
        finder_box.show_box()
    left.selectbox(
        "Your skin concern",
        list(names),
        key=state.follow(PAGE, context.view, "concern"),
        format_func=lambda concern_id: f"{names[concern_id]} · {groups[concern_id]}",
        index=None,
        placeholder="Choose or type a concern",
        on_change=state.push,
        args=(PAGE, "concern"),
    )
    finder_box.show_found(context)
    articles.show_chooser(context)
    return context.view.one("concern")


def welcome(context: Context) -> None:
    """Show what the page can do, with every concern as a choice."""
    count = context.loaded.article_count
    st.title("Find your skin concern", anchor="welcome")
    st.html(markup.build_paragraphs([wording.welcome_sentence(count)], css_class="ts-lede"))
    names = context.loaded.pack.concern_names
    for group, part in context.loaded.pack.concerns.groupby("group", sort=False):
        st.pills(
            str(group),
            list(part["concern_id"]),
            format_func=names.__getitem__,
            key=f"concern_pills_{group}",
            on_change=choose_pill,
            args=(f"concern_pills_{group}",),
        )


def choose_pill(key: str) -> None:
    """Show the concern of the pill that was tapped."""
    if st.session_state[key]:
        state.go_to(PAGE, {"concern": st.session_state[key]})


def show_concern(context: Context, concern_id: str) -> None:
    """Show everything about one concern, the plain answer first."""
    loaded = context.loaded
    concern = blocks.keep_concern(loaded, concern_id)
    st.title(markup.escape_markdown(loaded.pack.concern_names[concern_id]), anchor="answer")
    if concern.claims.empty:
        st.html(concern.answer + HEADINGS["compare"])
    else:
        show_claims(context, concern_id, concern)
    compare.show_compare(context, concern_id)
    take_along.show_handout(context, concern_id, concern.handout)


def show_claims(context: Context, concern_id: str, concern: Concern) -> None:
    """Show the claims about one concern: table, chart, passages, research."""
    title = wording.benefits_title(context.loaded.article_count)
    # Few elements, each of them long: every one of them costs the browser about the same.
    st.html(concern.answer + markup.build_heading(title, "benefits"))
    # What is read first is sent first, wherever it stands: passages, then the chart.
    benefits = st.container(key="concern_benefits")
    spread = st.columns(2, gap="large")
    show_sheet(
        "concern_passages",
        HEADINGS["passages"]
        + concern.passages
        + HEADINGS["research"]
        + concern.research
        + HEADINGS["compare"],
    )
    blocks.show_spread(context, concern_id, spread)
    with benefits:
        end = blocks.say_spread(context.loaded, concern_id)
        blocks.show_benefits(context, concern.claims, concern.cards, end=end)


with open_page(PAGE, "Your concern") as page_context:
    chosen = choose_concern(page_context)
    if chosen:
        show_concern(page_context, chosen)
    else:
        welcome(page_context)
