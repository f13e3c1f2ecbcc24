"""Draw what a visitor's article says outside its claims: cautions and unclaimed sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.markup.elements import escape_markdown, render_paragraphs
from touchstone.own_article.claim_card import (
    UNGUARDED,
    list_opposites,
    list_touched_parts,
    list_touching,
    render_unclaimed,
)
from touchstone.own_article.decisions import OPPOSITE
from touchstone.text import shorten
from touchstone.wording.claims import (
    LEFT_OUT,
    TOUCHED_LEAD,
    UNMATCHED,
    opposites_sentence,
    strong_sentence,
)
from touchstone.wording.phrases import format_count
from ui.own_article import OwnArticle
from ui.own_claims import show_list_page
from ui.own_editor import open_editor
from ui.own_overstated import dismiss_in_sentence

if TYPE_CHECKING:
    from touchstone.own_article.unclaimed import Unclaimed, UnclaimedSentence


def find_now(own: OwnArticle) -> Unclaimed:
    """Return what the article says outside its claims as they are now.

    The search is repeated when a claim changes or a mark is dismissed, not when the visitor
    turns a page.
    """
    # Imported here: a visitor without an article does not wait for the code that reads articles.
    from touchstone.own_article.unclaimed import find_unclaimed

    inputs = tuple((row.words, row.accepted) for row in own.rows), frozenset(own.dismissed)
    if own.unclaimed is None or own.unclaimed[0] != inputs:
        unclaimed = find_unclaimed(
            own.unmatched,
            own.suggested,
            own.left_out,
            own.touched,
            rows=own.rows,
            dismissed=own.dismissed,
            told=list_touching(own.touched, (*own.unmatched, *own.left_out)),
        )
        own.unclaimed = inputs, unclaimed
    return own.unclaimed[1]


def list_warnings(own: OwnArticle, evidence_map: EvidenceMap) -> list[str]:
    """Return what an editor must know about other sentences: too far, or against a caution."""
    unclaimed = find_now(own)
    marked_count, opposite_count = (
        len(unclaimed.beyond),
        len(list_opposites(evidence_map, unclaimed.touched)),
    )
    return [
        *([strong_sentence(marked_count)] if marked_count else []),
        *([f"{opposites_sentence(opposite_count)} See “Cautions”."] if opposite_count else []),
    ]


def show_touched(own: OwnArticle, evidence_map: EvidenceMap) -> None:
    """Draw the cautions that the article touches on, with the sentences that do so.

    Below each sentence that may say the opposite of a caution is a button that dismisses this.
    """
    unclaimed = find_now(own)
    texts = dict.fromkeys(text for item in own.touched for text in item.sentences)
    # Numbers that no dismissal changes: a button that took over the key of the one before it
    # would take over the focus, too, and a second Enter would dismiss a second sentence.
    numbers = {text: number for number, text in enumerate(texts)}
    html = render_paragraphs([TOUCHED_LEAD], css_class="ts-plain")
    # In a container, so that what stands below keeps its place, and open folds stay open.
    with st.container(key="own_touched"):
        for part in list_touched_parts(evidence_map, unclaimed.touched, unclaimed.beyond):
            html += part.html
            if part.opposite:
                st.html(html)
                html = ""
                _show_opposite(part.opposite, numbers[part.opposite])
        if html:
            st.html(html)


def _show_opposite(text: str, number: int) -> None:
    """Draw the button that dismisses a sentence as no opposite of a caution."""
    st.button(
        f"Dismiss “{UNGUARDED}” ({escape_markdown(shorten(text))})",
        on_click=dismiss_in_sentence,
        args=(text, OPPOSITE),
        type="tertiary",
        key=f"own_dismiss_opposite_{number}",
    )


def show_unmatched(own: OwnArticle, evidence_map: EvidenceMap | None) -> None:
    """Draw the sentences that matched no claim, each with a way to add it as one.

    Args:
        own: The visitor's article.
        evidence_map: The map that is shown here, which also answers for concerns without a
            claim. None if the visitor's pack names other concerns or benefits.
    """
    st.html(render_paragraphs([UNMATCHED], css_class="ts-plain"))
    unmatched = find_now(own).unmatched

    def show_sentence(number: int) -> None:
        st.html(render_unclaimed(number + 1, unmatched[number], evidence_map))
        name = f"unmatched sentence {number + 1}"
        _show_adding(own, unmatched[number], name, f"own_match_{number}")

    show_list_page("own_unmatched_page", "Sentences", range(len(unmatched)), show_sentence)


def show_left_out(own: OwnArticle) -> None:
    """Draw the sentences that warn, deny, doubt or ask, each with a way to claim it after all."""
    left_out = find_now(own).left_out

    def show_sentence(number: int) -> None:
        item = left_out[number]
        st.html(render_unclaimed(number + 1, item))
        _show_adding(own, item, f"left-out sentence {number + 1}", f"own_deny_{number}")

    # If any goes too far, the fold is open, so that it is seen.
    is_open = any(item.overstated for item in left_out)
    with st.expander(format_count(len(left_out), "sentence"), expanded=is_open, type="compact"):
        st.html(render_paragraphs([f"{LEFT_OUT} You can still add one."], css_class="ts-plain"))
        show_list_page("own_left_page", "Sentences", range(len(left_out)), show_sentence)


def _show_adding(own: OwnArticle, item: UnclaimedSentence, name: str, key: str) -> None:
    """Draw the buttons that open a sentence as a new claim, and those that dismiss its marks.

    Args:
        own: The visitor's article.
        item: The sentence.
        name: Its name, which no other sentence has.
        key: Its key, which no other widget has.
    """
    concern_id = item.concern_ids[0] if len(item.concern_ids) == 1 else ""
    with st.container(horizontal=True, key=f"{key}_row"):
        if not item.is_heading:
            st.button(
                f"Add {name} as a claim",
                on_click=open_editor,
                args=(len(own.rows), item.sentence, concern_id),
                type="tertiary",
                key=key,
            )
        for kind, _ in item.overstated:
            st.button(
                f"Dismiss “{kind.name}” ({name})",
                on_click=dismiss_in_sentence,
                args=(item.sentence, kind.kind_id),
                type="tertiary",
                key=f"{key}_{kind.kind_id}",
            )
