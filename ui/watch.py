"""What a page must notice by itself in the browser, which a run on the server cannot tell.

That something changed, which screen readers are told; that a link names a place in the
page; that the server was away or the device turned dark, so that the view is asked for anew.
"""

from __future__ import annotations

import streamlit as st

from touchstone.resources import read_asset
from ui.state import restore_link

_HTML = '<p class="vh" role="status" aria-busy="true"></p>\n'
_CSS = """
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""


# Set where the page was there before its session: see ``came_back``.
_BACK = "frame_came_back"
_RUNS = "frame_runs"


def watch_page(page: str = "") -> None:
    """Mount what watches ``page``; it says each text with ``data-say`` when it changes."""
    watcher = st.components.v2.component("watch", html=_HTML, css=_CSS, js=read_asset("watch.js"))
    watcher(key="frame_watch", on_again_change=lambda: restore_link(page))
    if _RUNS not in st.session_state and _had_session():
        st.session_state[_BACK] = True
    st.session_state[_RUNS] = st.session_state.get(_RUNS, 0) + 1


def is_opening() -> bool:
    """Return whether this is the first run of its session, in which nobody chose anything."""
    return bool(st.session_state.get(_RUNS) == 1)


def came_back() -> bool:
    """Return whether this page is older than its session, which a restart took away.

    The view is in the address. What a visitor gave was in the session, and is gone.
    """
    return _BACK in st.session_state


def settle() -> None:
    """Take what was lost as given again."""
    st.session_state.pop(_BACK, None)


def _had_session() -> bool:
    # Streamlit's browser half asks for its subprotocol, and names its token and the
    # session that it had; a page that is opened has had none.
    asked = st.context.headers.get("Sec-WebSocket-Protocol", "")
    return len(str(asked).split(",")) > 2
