"""Draw the text of a visitor's article, and the sentences in it that made no claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.markup.elements import render_paragraphs
from touchstone.own_article.claim_card import (
    UNGUARDED,
    list_touching,
    list_unguarded,
    render_touched,
    render_unclaimed,
)
from touchstone.own_article.decisions import OPPOSITE
from touchstone.own_article.draft import find_words, list_claimed
from touchstone.text import shorten
from touchstone.wording.claims import LEFT_OUT, TOUCHED_LEAD, UNMATCHED
from touchstone.wording.phrases import format_count
from ui.components.pick_words import KEY, show_text, split_pieces
from ui.own_article import OwnArticle, current
from ui.own_claims import show_list_page
from ui.own_editor import open_editor
from ui.own_overstated import dismiss_in_sentence

if TYPE_CHECKING:
    from touchstone.own_article.touched_cautions import TouchedCaution
    from touchstone.own_article.unclaimed import UnclaimedSentence

# Letters of a sentence that the button about it names.
_SHOWN = 60


def list_unmatched(own: OwnArticle) -> tuple[UnclaimedSentence, ...]:
    """Return the sentences that are in no claim, or that go too far in a rejected one alone.

    They are looked for anew when a claim is changed or a mark dismissed, and not for each turn
    of a page.
    """
    # Imported here: a visitor without an article does not wait for the reader of articles.
    from touchstone.own_article.unclaimed import (
        drop_dismissed,
        select_rejected,
        select_unmatched,
    )

    made_of = tuple((row.words, row.accepted) for row in own.rows), frozenset(own.dismissed)
    if own.left_unmatched is None or own.left_unmatched[0] != made_of:
        # What stands with a caution already is not listed again, but for strong words.
        told = list_touching(own.touched, (*own.unmatched, *own.left_out))
        left = select_unmatched(own.unmatched, own.rows)
        kept = [item for item in left if item.overstated or item.sentence not in told]
        kept = [*select_rejected(own.suggested, own.rows), *kept]
        own.left_unmatched = made_of, drop_dismissed(kept, own.dismissed)
    return own.left_unmatched[1]


def pick_left_out(own: OwnArticle) -> tuple[UnclaimedSentence, ...]:
    """Return the sentences that warn, deny, doubt or ask and are in no accepted claim.

    What was dismissed in them is left out.
    """
    from touchstone.own_article.unclaimed import drop_dismissed

    claimed = list_claimed(own.rows)
    left_out = (item for item in own.left_out if item.sentence not in claimed)
    return drop_dismissed(left_out, own.dismissed)


def show_touched(own: OwnArticle, evidence_map: EvidenceMap) -> None:
    """Draw the cautions that the article speaks of, with its sentences."""
    lead = render_paragraphs([TOUCHED_LEAD], css_class="ts-plain")
    unclaimed, touched = (*list_unmatched(own), *pick_left_out(own)), pick_touched(own)
    st.html(lead + render_touched(evidence_map, touched, unclaimed))
    opposites = list_unguarded(evidence_map, touched)
    for text in (text for item in touched for text in item.sentences if text in opposites):
        opposites.discard(text)  # a sentence may touch several cautions
        st.button(
            f"Dismiss “{UNGUARDED}” ({shorten(text, _SHOWN)})",
            on_click=dismiss_in_sentence,
            args=(text, OPPOSITE),
            type="tertiary",
            key=f"own_dismiss_opposite_{text}",
        )


def pick_touched(own: OwnArticle) -> tuple[TouchedCaution, ...]:
    """Return the cautions that the article speaks of, without what was dismissed in them."""
    from touchstone.own_article.touched_cautions import drop_dismissed_opposites

    return drop_dismissed_opposites(own.touched, own.dismissed)


def show_unmatched(own: OwnArticle, evidence_map: EvidenceMap | None) -> None:
    """Draw the sentences that matched no claim, each with a way to add it as one.

    Args:
        own: The visitor's article.
        evidence_map: The map that is shown here, which answers for concerns without a claim too;
            None where the article is about other concerns.
    """
    st.html(render_paragraphs([UNMATCHED], css_class="ts-plain"))
    listed = list_unmatched(own)

    def show(number: int) -> None:
        st.html(render_unclaimed(number + 1, listed[number], evidence_map))
        name = f"unmatched sentence {number + 1}"
        _show_adding(own, listed[number], name, f"own_match_{number}")

    show_list_page("own_unmatched_page", "Sentences", range(len(listed)), show)


def show_left_out(own: OwnArticle) -> None:
    """Draw the sentences that warn, deny, doubt or ask, each with a way to claim it after all."""
    listed = pick_left_out(own)

    def show(number: int) -> None:
        item = listed[number]
        st.html(render_unclaimed(number + 1, item))
        _show_adding(own, item, f"left-out sentence {number + 1}", f"own_deny_{number}")

    # What goes too far in them must be seen.
    is_open = any(item.overstated for item in listed)
    with st.expander(format_count(len(listed), "sentence"), expanded=is_open, type="compact"):
        st.html(render_paragraphs([f"{LEFT_OUT} You can still add one."], css_class="ts-plain"))
        show_list_page("own_left_page", "Sentences", range(len(listed)), show)


def _show_adding(own: OwnArticle, item: UnclaimedSentence, name: str, key: str) -> None:
    """Draw the buttons that open a sentence as a new claim, and dismiss what is marked in it.

    Args:
        own: The visitor's article.
        item: The sentence.
        name: A name that no other sentence has.
        key: A key that no other has.
    """
    concern_id = item.concern_ids[0] if len(item.concern_ids) == 1 else ""
    with st.container(horizontal=True, key=f"{key}_row"):
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
        denied=[item.sentence for item in own.left_out],
        on_pick=_add_words,
    )

    st.caption("Marked: the words of accepted claims. Dotted: left out.")


def _add_words() -> None:
    own, picked = current(), st.session_state[KEY].picked
    # The value comes from the browser and may be anything: only words of the article are taken.
    if own and isinstance(picked, str) and (words := find_words(own.article, [picked])):
        open_editor(len(own.rows), words)
