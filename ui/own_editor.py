"""Draw the dialog in which a claim of a visitor's article is added or changed."""

from __future__ import annotations

from typing import Final

import streamlit as st

from touchstone.claims.claims import KINDS
from touchstone.limits import MAX_CLAIMS_LISTED, MAX_QUOTE_CHARS
from touchstone.markup.elements import render_note
from touchstone.own_article.draft import DraftRow, check_row
from touchstone.own_article.reading.sentences import split_article
from touchstone.paging import count_list_pages
from ui.own_article import OwnArticle, current
from ui.share import asks_to_share

_PAGE = "your_article"
_PROBLEM = "own_problem"
# Fuzzy matching would also accept letters scattered over another name, and Enter would pick it.
_FILTER: Final = "contains"


def open_editor(number: int, words: str = "", concern_id: str = "") -> None:
    """Open the dialog. For callbacks.

    Args:
        number: Index of the claim to change, or one past the last for a new one.
        words: Words of the article for a new claim.
        concern_id: The concern that these words name; '' if the visitor must choose it.
    """
    own = current()
    if own is None:
        return
    row = DraftRow(concern_id, "", "stated", words, accepted=True)
    row = own.rows[number] if number < len(own.rows) else row
    own.editing = number
    st.session_state.update(
        own_words=row.words,
        own_concern=row.concern_id or None,
        own_benefit=row.benefit_id or None,
        own_kind=row.kind or "stated",
        own_sentence=None,
    )
    st.session_state.pop(_PROBLEM, None)


def show_editor(own: OwnArticle) -> None:
    """Draw the dialog if a claim is open for changes."""
    # Only one dialog can open at a time. On a slow connection, a visitor may ask for this one
    # and for the sharing dialog in the same run.
    if asks_to_share(_PAGE):
        own.editing = None
    if own.editing is None:
        return
    is_new = own.editing >= len(own.rows)
    title = "Add a claim" if is_new else f"Change claim {own.editing + 1}"
    st.dialog(title, width="medium", on_dismiss=_close)(_show_fields)(own)


def _show_fields(own: OwnArticle) -> None:
    if own.editing is None:  # saved or canceled a moment ago
        st.rerun()
    concerns, benefits = own.base.concern_names, _name_benefits(own)
    st.text_area("Words of the article", key="own_words", max_chars=MAX_QUOTE_CHARS, height=110)
    st.selectbox(
        "Or take a sentence of the article",
        _list_sentences(own),
        index=None,
        placeholder="Type a word of it",
        key="own_sentence",
        filter_mode=_FILTER,
        on_change=_take_sentence,
    )
    left, right = st.columns(2)
    for column, label, option_names, key in (
        (left, "Concern", concerns, "own_concern"),
        (right, "Benefit", benefits, "own_benefit"),
    ):
        column.selectbox(
            label,
            list(option_names),
            format_func=option_names.__getitem__,
            index=None,
            filter_mode=_FILTER,
            key=key,
        )
    st.segmented_control(
        "Kind", list(KINDS), format_func=KINDS.__getitem__, required=True, key="own_kind"
    )
    st.caption("Stated: the words say it. Implied: it takes one more step.")
    # Reserve the place of the message: if it came later, the buttons below would be redrawn and
    # lose the focus.
    message_box = st.empty()
    if st.session_state.get(_PROBLEM):
        message_box.html(render_note([st.session_state[_PROBLEM]], in_dialog=True))
    with st.container(horizontal=True):
        st.button("Save the claim", type="primary", on_click=_save, key="own_save")
        st.button("Cancel", on_click=_close, key="own_cancel")


def _name_benefits(own: OwnArticle) -> dict[str, str]:
    """Return each benefit's name, followed by its short name, so that both can be searched."""
    short_names = own.base.short_benefit_names
    return {
        key: name if short_names[key] == name else f"{name} ({short_names[key]})"
        for key, name in own.base.benefit_names.items()
    }


def _list_sentences(own: OwnArticle) -> tuple[str, ...]:
    """Return the sentences that fit into a quote, each once, in the order of the article."""
    if not own.sentences:
        texts = (sentence.text for sentence in split_article(own.article))
        own.sentences = tuple(dict.fromkeys(text for text in texts if len(text) <= MAX_QUOTE_CHARS))
    return own.sentences


def _take_sentence() -> None:
    if sentence := st.session_state["own_sentence"]:
        st.session_state["own_words"] = sentence


def _close() -> None:
    own = current()
    if own is not None:
        own.editing = None


def _save() -> None:
    """Save the claim among the others, or keep a message on why it cannot be one."""
    own, state = current(), st.session_state
    if own is None or own.editing is None:
        return
    concern, benefit, kind, words = (
        str(state.get(f"own_{name}") or "") for name in ("concern", "benefit", "kind", "words")
    )
    row = DraftRow(concern, benefit, kind, words.strip(), accepted=True)
    problem = check_row(row, own.article, own.base)
    if problem:
        state[_PROBLEM] = f"{problem[0].upper()}{problem[1:]}"
        return
    number, own.editing = own.editing, None
    is_new = number >= len(own.rows)
    own.rows = (*own.rows[:number], row, *own.rows[number + 1 :])
    state[f"own_decision_{number}"] = "accept"
    if is_new:  # it stands at the end of the list
        state["own_shown"] = "all"
        state["own_page"] = count_list_pages(len(own.rows), MAX_CLAIMS_LISTED)
