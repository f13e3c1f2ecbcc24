"""Draw the marks that a visitor dismissed, each with a way to bring it back."""

from __future__ import annotations

import hashlib

import streamlit as st

from touchstone.markup.elements import escape_markdown, render_paragraphs
from touchstone.own_article.claim_card import UNGUARDED
from touchstone.own_article.decisions import OPPOSITE
from touchstone.text import shorten
from ui.own_article import OwnArticle, current
from ui.own_claims import show_list_page

_LEAD = "They are gone from this page and from the page for readers."


def show_dismissed(own: OwnArticle) -> None:
    """Draw the dismissed marks, folded; nothing if there are none."""
    # Several claims with the same words share one mark.
    marks = sorted({(words, kind_id) for _, words, kind_id in own.dismissed})
    if not marks:
        return

    def show(index: int) -> None:
        words, kind_id = marks[index]
        known = own.strong_words.kinds.get(kind_id)
        name = UNGUARDED if kind_id == OPPOSITE else known.name if known else kind_id
        # A key that no other mark takes over: with it, that mark's button would get the focus, and
        # a second Enter would bring back a second mark.
        digest = hashlib.sha256(f"{kind_id} {words}".encode()).hexdigest()
        st.button(
            f"Bring back “{name}” ({escape_markdown(shorten(words))})",
            on_click=_bring_back,
            args=(words, kind_id),
            type="tertiary",
            key=f"own_bring_back_{digest}",
        )

    with st.expander("Dismissed marks", type="compact"):
        st.html(render_paragraphs([_LEAD], css_class="ts-plain"))
        show_list_page("own_dismissed_page", "Marks", range(len(marks)), show)


def _bring_back(words: str, kind_id: str) -> None:
    own = current()
    if own is not None:
        own.dismissed -= {mark for mark in own.dismissed if mark[1:] == (words, kind_id)}
