"""Draw the text of a visitor's article, in which a sentence can be picked."""

from __future__ import annotations

import streamlit as st

from touchstone.markup.elements import render_paragraphs
from touchstone.own_article.draft import find_words
from ui.components.pick_words import KEY, show_text, split_pieces
from ui.own_article import OwnArticle, current
from ui.own_editor import open_editor


def show_article_text(own: OwnArticle) -> None:
    """Draw the article with the words of the accepted claims marked."""
    st.html(render_paragraphs(["Tap a sentence to make it a claim."], css_class="ts-plain"))
    pieces = split_pieces(own.article)
    piece_index = 0
    if len(pieces) > 1:
        piece_index = st.selectbox(
            "Part of the text",
            range(len(pieces)),
            format_func=lambda number: f"Part {number + 1} of {len(pieces)}",
            key="own_part",
        )
    show_text(
        own.article,
        pieces[piece_index],
        quotes=[row.words for row in own.rows if row.accepted],
        denied=[item.sentence for item in own.left_out],
        on_pick=_add_words,
    )

    st.caption("Marked: the words of accepted claims. Dotted: left out.")


def _add_words() -> None:
    own, picked = current(), st.session_state[KEY].picked
    # The value comes from the browser and may be anything: accept only words of the article.
    if own and isinstance(picked, str) and (words := find_words(own.article, [picked])):
        open_editor(len(own.rows), words)
