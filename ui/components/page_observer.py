"""Observe in the browser what a run on the server cannot tell.

Screen readers are told what changed. The place that a link names is brought into view, and so
is the top of a list whose page was turned. On a phone the answer to a choice takes the focus, so
that the keyboard goes. The page runs again after its session was lost, and after the device
turned dark or light.
"""

from __future__ import annotations

import streamlit as st

from ui.components import read_files
from ui.state import restore_link

SCRIPT = read_files("leaving.js", "bring_into_view.js", "page_observer.js")
_HTML = '<p class="ts-vh" role="status" aria-busy="true"></p>\n'
_LOST = "page_session_was_lost"
_RUNS = "page_runs"


def observe_page(page: str = "") -> None:
    """Mount the observer of ``page``; it says each text with ``data-say`` when it changes."""
    observer = st.components.v2.component(
        "page_observer",
        html=_HTML,
        js=SCRIPT,
        isolate_styles=False,
    )
    observer(key="page_observer", on_again_change=lambda: restore_link(page))
    if _RUNS not in st.session_state and _had_session():
        st.session_state[_LOST] = True
    st.session_state[_RUNS] = st.session_state.get(_RUNS, 0) + 1


def is_opening() -> bool:
    """Return whether this is the first run of its session, in which nobody chose anything."""
    return bool(st.session_state.get(_RUNS) == 1)


def began_with(key: str, what: str) -> bool:
    """Return whether the visit began with something that its link names, and still has it.

    Args:
        key: Where the session keeps it.
        what: What the link names now; '' for nothing.
    """
    if is_opening():
        st.session_state[key] = what
    return bool(what) and st.session_state.get(key) == what


def session_was_lost() -> bool:
    """Return whether this page is older than its session, which a restart took away.

    The view is in the address. What a visitor gave was in the session, and is gone.
    """
    return _LOST in st.session_state


def acknowledge_loss() -> None:
    """Take what was lost as given again."""
    st.session_state.pop(_LOST, None)


def _had_session() -> bool:
    # Streamlit's front end names its subprotocol, its token and the session that it had; a
    # page that only opens has had none.
    asked = st.context.headers.get("Sec-WebSocket-Protocol", "")
    return len(str(asked).split(",")) > 2
