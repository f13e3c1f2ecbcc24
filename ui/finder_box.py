"""Draw the box for a visitor's own words, and what those may mean."""

from __future__ import annotations

import streamlit as st

from touchstone.evidence.cautions import pick_cautions
from touchstone.ids import ConcernId
from touchstone.limits import MAX_TYPED_CHARS
from touchstone.markup.elements import escape_markdown, render_note
from touchstone.markup.own_words import render_found_cautions
from touchstone.wording.own_words import describe_answer, opened_sentence
from ui import data
from ui.frame import Context
from ui.state import navigate, restore_link

_KEY = "concern_words"


def show_box(*, is_chosen: bool) -> None:
    """Draw the box. Its words stay in the session and never enter the link.

    Args:
        is_chosen: Whether a concern is open. On a phone, its name then needs the room.
    """
    st.text_input(
        "Or say it in your own words",
        key=_KEY,
        # No max_chars: a browser would silently drop the excess, and on a phone Streamlit would
        # print its counter over the words.
        placeholder="In your words" if is_chosen else "Or in your words",
        label_visibility="collapsed",
        on_change=_open_found,
    )


def show_found(context: Context) -> None:
    """Draw what the words are about, and a button for each concern that they may mean.

    Cautions that the words touch come first, even if their concern is already open.
    """
    words = _read_words()
    if not words:
        return
    answer = data.load_finder().find(words)
    evidence_map = context.evidence_map
    names = evidence_map.pack.concern_names
    open_id = context.view.concern_id
    lines = describe_answer(words, answer, names, open_id)
    if answer.offered == (open_id,):
        lines = [" ".join([*lines, opened_sentence()])]
    cautions = pick_cautions(evidence_map.pack, evidence_map.studies, answer.cautions)
    # Warnings of harm come before what was understood.
    st.html(render_found_cautions(cautions) + render_note(lines))
    near_ids = (answer.near,) if answer.near else ()
    others = [item for item in answer.offered or near_ids if item != open_id]
    if not others:
        return
    with st.container(horizontal=True, key="concern_found"):
        for concern_id in others:
            st.button(
                escape_markdown(names[concern_id]),
                key=f"concern_found_{concern_id}",
                on_click=_open_concern,
                args=(concern_id,),
            )


def _read_words() -> str:
    """Return the typed words, cut to the length that is searched."""
    return str(st.session_state.get(_KEY, ""))[:MAX_TYPED_CHARS].strip()


def _open_found() -> None:
    """Open the concern that the words mean, if they mean exactly one and nothing is urgent."""
    restore_link("concern")
    # Keep no more than is searched: the box itself has no limit.
    st.session_state[_KEY] = _read_words()
    answer = data.load_finder().find(st.session_state[_KEY])
    if len(answer.found) == 1 and not answer.is_urgent:
        navigate("concern", {"concern": answer.found[0].concern_id})


def _open_concern(concern_id: ConcernId) -> None:
    # The words stay, since they may mean other concerns too.
    navigate("concern", {"concern": concern_id})
