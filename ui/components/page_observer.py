"""Observe in the browser what a run on the server cannot see.

The observer announces changes to screen readers. It brings into view the place that a link
names, the top of a list after its page was turned, and the place that a reader goes back to. On
a phone, it moves the focus to the answer after a choice, so that the keyboard closes. The page
runs again after its session was lost, and after the device switched to dark or light.
"""

from __future__ import annotations

import streamlit as st

from ui.components import read_files
from ui.state import restore_link

SCRIPT = read_files("leaving.js", "bring_into_view.js", "go_back.js", "page_observer.js")
_HTML = '<p class="ts-vh" role="status" aria-busy="true"></p>\n'
_LOST_KEY = "page_session_was_lost"
_RUNS_KEY = "page_runs"


def observe_page(page: str = "") -> None:
    """Mount the observer of ``page``; it announces each text with ``data-say`` that changes."""
    observer = st.components.v2.component(
        "page_observer",
        html=_HTML,
        js=SCRIPT,
        isolate_styles=False,
    )
    observer(key="page_observer", on_again_change=lambda: restore_link(page))
    if _RUNS_KEY not in st.session_state and _had_session():
        st.session_state[_LOST_KEY] = True
    st.session_state[_RUNS_KEY] = st.session_state.get(_RUNS_KEY, 0) + 1


def is_opening() -> bool:
    """Return whether this is the first run of its session, before any choice."""
    return bool(st.session_state.get(_RUNS_KEY) == 1)


def began_with(key: str, what: str) -> bool:
    """Return whether the visit began with something that its link names, and still has it.

    Args:
        key: Session key of what the visit began with.
        what: What the link names now; '' for nothing.
    """
    if is_opening():
        st.session_state[key] = what
    return bool(what) and st.session_state.get(key) == what


def session_was_lost() -> bool:
    """Return whether this page is older than its session, because a restart ended the former one.

    The view is in the address. A visitor's input was in the session, and is gone.
    """
    return _LOST_KEY in st.session_state


def acknowledge_loss() -> None:
    """Forget that the session was lost, because the visitor has submitted an article again."""
    st.session_state.pop(_LOST_KEY, None)


def _had_session() -> bool:
    # Streamlit's front end sends its subprotocol, its token and the id of the session that it
    # had. A page that is only opening has had none.
    protocols = st.context.headers.get("Sec-WebSocket-Protocol", "")
    return len(str(protocols).split(",")) > 2
