"""Your own article: the claims of a visitor's text, to correct, and its map."""

from __future__ import annotations

import streamlit as st

from touchstone.markup.elements import render_note, render_paragraphs
from touchstone.own_article.draft import Draft, check_rows
from touchstone.wording.phrases import format_count
from ui import own_article, own_claims, own_input, own_results
from ui.frame import Context, open_page
from ui.own_article import OwnArticle

PAGE = "your_article"


def show_work(context: Context, own: OwnArticle) -> None:
    """Draw what was understood, the table beside the text, and the map of the claims."""
    st.header("What was understood", anchor="understood")
    own_claims.show_understood(own)
    st.button("Forget this article", on_click=own_article.forget)
    st.header("The claims", anchor="claims")
    show_instructions(own)
    own_claims.show_table(own)
    draft = check_rows(own.rows, own.article, own.base)
    show_problems(draft)
    left, right = st.columns(2, gap="large")
    with left:
        own_claims.show_article_text(own)
        own_claims.show_denied(own)
    with right:
        own_claims.show_change(own)
    if draft.claims:
        own_results.show_results(context, own, draft)


def show_instructions(own: OwnArticle) -> None:
    """Say what to do with the table, or why it is empty."""
    if own.rows:
        message = (
            "Check each row against the text. Untick what is not a claim, and correct the rest."
        )
    elif own.about_massage:
        message = "No claim about a skin concern was found. You can add claims of your own."
    else:
        message = (
            "No massage of skin was understood here, so no claim is suggested. The article may be "
            "about something else, too short to tell, or not in English. You can still add claims."
        )
    st.html(render_paragraphs([message], css_class="ts-plain"))


def show_problems(draft: Draft) -> None:
    """Say how many claims are accepted, and the problems of the other rows."""
    accepted = format_count(len(draft.claims), "accepted claim")
    st.html(render_note([f"{accepted}.", *draft.problems[:10]]))


with open_page(PAGE) as page_context:
    st.title("Your own article", anchor="your-article")
    page_own = own_article.current()
    if page_own is None:
        own_input.show_input(page_context)
    else:
        show_work(page_context, page_own)
