"""Draw the text of a visitor's article, and the sentences in it that are no claims."""

from __future__ import annotations

import streamlit as st

from touchstone.markup.elements import render_paragraphs
from touchstone.own_article.claim_card import render_left_out
from touchstone.own_article.draft import find_words
from ui.components.pick_words import KEY, show_text, split_pieces
from ui.own_article import OwnArticle, current
from ui.own_claims import show_list_page
from ui.own_editor import open_editor

_LEFT_OUT = "These sentences warn, deny, doubt or ask, so none is a claim. You can still add one."


def show_left_out(own: OwnArticle) -> None:
    """Draw the sentences that warn, deny, doubt or ask, each with a way to claim it after all."""
    st.html(render_paragraphs([_LEFT_OUT], css_class="ts-plain"))
    claimed = {row.words for row in own.rows if row.accepted}

    def show(number: int) -> None:
        item = own.denied[number]
        st.html(render_left_out(number + 1, item))
        if item.sentence in claimed:
            st.caption("It is a claim now.")
            return
        st.button(
            f"Add sentence {number + 1} as a claim",
            on_click=open_editor,
            args=(len(own.rows), item.sentence),
            type="tertiary",
            key=f"own_deny_{number}",
        )

    show_list_page("own_left_page", "Sentences", range(len(own.denied)), show)


def show_article_text(own: OwnArticle) -> None:
    """Draw the article with the words of the accepted claims marked."""
    st.html(render_paragraphs(["Tap a sentence to make it a claim."], css_class="ts-plain"))
    spans = split_pieces(own.article)
    chosen = 0
    if len(spans) > 1:
        chosen = st.selectbox(
            "Part of the text",
            range(len(spans)),
            format_func=lambda number: f"Part {number + 1} of {len(spans)}",
            key="own_part",
        )
    show_text(
        own.article,
        spans[chosen],
        quotes=[row.words for row in own.rows if row.accepted],
        denied=[item.sentence for item in own.denied],
        on_pick=_add_words,
    )

    st.caption("Marked: the words of accepted claims. Dotted: left out.")


def _add_words() -> None:
    own, picked = current(), st.session_state[KEY].picked
    # The value comes from the browser and may be anything: only words of the article are taken.
    if own and isinstance(picked, str) and (words := find_words(own.article, [picked])):
        open_editor(len(own.rows), words)
