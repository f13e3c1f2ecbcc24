"""What changed is said aloud by screen readers: a rerun alone tells them nothing.

The same part of every page notices when the server was away, and asks for the view anew.
"""

from __future__ import annotations

import streamlit as st

from touchstone.loading import read_asset

_HTML = '<p class="vh" role="status"></p>\n'
_CSS = """
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""


# Set where the page was there before its session: see ``came_back``.
_BACK = "frame_came_back"
_KNOWN = "frame_known"


def announce_changes() -> None:
    """Mount the region that says the text of every element with ``data-say``."""
    announcer = st.components.v2.component(
        "announcer", html=_HTML, css=_CSS, js=read_asset("announce.js")
    )
    announcer(key="frame_announcer", on_back_change=_do_nothing)
    if _KNOWN not in st.session_state and _had_session():
        st.session_state[_BACK] = True
    st.session_state[_KNOWN] = True


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


def _do_nothing() -> None:
    """Have the trigger run the page: it needs a callback to be known."""
