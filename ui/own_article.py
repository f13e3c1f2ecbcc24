"""What a visitor gave and made of it. It stays in the visitor's session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from touchstone.articles.article import Article
from touchstone.own_article.documents import Document
from touchstone.own_article.draft import DraftRow
from touchstone.packs.pack import Pack
from touchstone.packs.sources import Sources

if TYPE_CHECKING:
    from touchstone.own_article.reading.suggest import DeniedSentence

# Everything that a visitor gave stands under this one key of the session, and what the
# widgets hold under keys that begin alike.
KEY = "own_article"
_PREFIX = "own_"
# What was picked in the text or in the grid. Streamlit drops it with the page; who pressed
# two things at once has its callback run after all else was forgotten.
_PICKED = ("own_pick", "own_grid")


@dataclass
class Own:
    """What a visitor gave and made of it; changed in place as the visitor works.

    Attributes:
        document: The words that were understood.
        meta: What the article says of itself.
        article: The article.
        base: Gives concerns, benefits and research: the shown pack, or the visitor's.
        sources: The files of a visitor's pack; None for the shown one.
        denied: Sentences that deny or doubt.
        about_massage: Whether the article is about massage at all.
        rows: The table as it is now.
        start: The table as it was drawn first; edits are kept by the widget.
        drawn: How often the table was begun anew.
    """

    document: Document
    meta: dict[str, str]
    article: Article
    base: Pack
    sources: Sources | None
    denied: tuple[DeniedSentence, ...]
    about_massage: bool
    rows: tuple[DraftRow, ...]
    start: tuple[DraftRow, ...]
    drawn: int = 0


def current() -> Own | None:
    """Return what the visitor gave, or None."""
    found: Own | None = st.session_state.get(KEY)
    return found


def forget() -> None:
    """Drop everything that the visitor gave."""
    for key in list(st.session_state):
        if str(key).startswith(_PREFIX) and key not in _PICKED:
            del st.session_state[key]
