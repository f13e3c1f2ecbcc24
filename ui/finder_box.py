"""Draw the box for a visitor's own words and the concerns that they may mean."""

from __future__ import annotations

import streamlit as st

from touchstone.ids import ConcernId
from touchstone.limits import MAX_QUERY_CHARS
from touchstone.markup.elements import escape_markdown, render_note
from touchstone.wording.claims import found_sentence, not_covered_sentence
from ui import data
from ui.frame import Context
from ui.state import navigate, restore_link

_KEY = "concern_words"


def show_box() -> None:
    """Draw the box. Its words stay in the session and out of the link."""
    st.text_input(
        "Or say it in your own words",
        key=_KEY,
        max_chars=MAX_QUERY_CHARS,
        placeholder="Or in your own words",
        label_visibility="collapsed",
        on_change=restore_link,
        args=("concern",),
    )


def show_found(context: Context) -> None:
    """Draw a button for each concern that the words may mean, best first."""
    words = st.session_state.get(_KEY, "").strip()
    if not words:
        return
    found = data.load_finder().find(words)
    names = context.evidence_map.pack.concern_names
    lines = [found_sentence(names[item.concern_id], item.words) for item in found]
    st.html(render_note(lines or [not_covered_sentence(words)]))
    with st.container(horizontal=True, key="concern_found"):
        for item in found:
            st.button(
                escape_markdown(names[item.concern_id]),
                key=f"concern_found_{item.concern_id}",
                on_click=_choose,
                args=(item.concern_id,),
            )


def _choose(concern_id: ConcernId) -> None:
    st.session_state[_KEY] = ""
    navigate("concern", {"concern": concern_id})
