"""Hold a visitor's article and claims in the visitor's session."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from touchstone.articles.article import Article
from touchstone.evidence.bar import Bar
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.own_article.documents import Document
from touchstone.own_article.draft import DraftRow
from touchstone.packs.pack import Pack
from touchstone.packs.sources import Sources

if TYPE_CHECKING:
    from touchstone.own_article.decisions import Dismissed
    from touchstone.own_article.overstatements import Overstatement
    from touchstone.own_article.strong_words import StrongWords
    from touchstone.own_article.touched_cautions import TouchedCaution
    from touchstone.own_article.unclaimed import Unclaimed, UnclaimedSentence

# The session key of the article. The keys of the widgets share its prefix.
KEY = "own_article"
# Session keys of the text box, and of the article whose text is being corrected in it.
TEXT, BEFORE = "own_text", "own_before"
_PREFIX = "own_"
# A claim's cell and words, the cells of all accepted claims with these words, and the own bar.
ComparedWords = tuple[Cell, str, frozenset[Cell], Bar]
# State of components. Streamlit drops it with the page, but a callback may still read it after
# the article was forgotten, when a visitor pressed two things at once.
_COMPONENT_KEYS = ("own_pick", "own_grid")


@dataclass
class OwnArticle:
    """A visitor's article and its claims, changed in place as the visitor works.

    Attributes:
        document: The document that the visitor submitted, as read.
        meta: Metadata of the article.
        article: The article.
        base: The pack with the concerns, benefits and research: the shown one, or the visitor's.
        sources: The files of a visitor's pack; None for the shown one.
        left_out: Sentences that warn, deny, doubt or ask.
        about_massage: Whether the article is about massage at all.
        rows: The claims that the visitor works on.
        strong_words: Words that often say more than the evidence allows.
        touched: The cautions that the article touches on.
        unmatched: Sentences about massage or skin that match none of the suggested claims.
        suggested: The sentences behind the suggested claims.
        editing: Index of the claim that is open for changes, or one past the last for a new
            one; None while none is open.
        sentences: Sentences that the editor offers as a claim's words; filled on first use.
        built: What the map of the accepted claims was built from, and that map.
        unclaimed: What ``own_unclaimed.find_now`` last worked on, and what it found.
        overstated: What the words of a claim overstate, by all that it depends on.
        dismissed: Marks that the visitor dismissed: cell, words and kind.
    """

    document: Document
    meta: dict[str, str]
    article: Article
    base: Pack
    sources: Sources | None
    left_out: tuple[UnclaimedSentence, ...]
    about_massage: bool
    rows: tuple[DraftRow, ...]
    strong_words: StrongWords
    touched: tuple[TouchedCaution, ...]
    unmatched: tuple[UnclaimedSentence, ...]
    suggested: tuple[UnclaimedSentence, ...] = ()
    editing: int | None = None
    sentences: tuple[str, ...] = ()
    built: tuple[object, EvidenceMap] | None = None
    unclaimed: tuple[object, Unclaimed] | None = None
    overstated: dict[ComparedWords, tuple[Overstatement, ...]] = field(default_factory=dict)
    dismissed: set[Dismissed] = field(default_factory=set)


def current() -> OwnArticle | None:
    """Return the visitor's article, or None."""
    found: OwnArticle | None = st.session_state.get(KEY)
    return found


def correct_text() -> None:
    """Open the text of the article for correction, and keep the work on it for later."""
    own = current()
    if own is not None:
        forget()
        st.session_state[BEFORE] = own


def keep_text() -> None:
    """Go back to the work on an article whose text was opened for correction."""
    own = being_corrected()
    if own is not None:
        forget()
        st.session_state[KEY] = own


def being_corrected() -> OwnArticle | None:
    """Return the article whose text is being corrected, or None."""
    found: OwnArticle | None = st.session_state.get(BEFORE)
    return found


def forget() -> None:
    """Delete the visitor's article and all widget state."""
    for key in list(st.session_state):
        if str(key).startswith(_PREFIX) and key not in _COMPONENT_KEYS:
            del st.session_state[key]
