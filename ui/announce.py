"""What changed is said aloud by screen readers: a rerun alone tells them nothing."""

from __future__ import annotations

import streamlit as st

from touchstone.loading import read_asset

_HTML = '<p class="vh" role="status"></p>\n'
_CSS = """
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""


def announce_changes() -> None:
    """Mount the region that says the text of every element with ``data-say``."""
    announcer = st.components.v2.component(
        "announcer", html=_HTML, css=_CSS, js=read_asset("announce.js")
    )
    announcer(key="frame_announcer")
