"""Draw every concern as a card that opens it."""

from __future__ import annotations

import streamlit as st

from touchstone.markup.concern_cards import render_concern_cards
from ui.components import read_files
from ui.frame import Context
from ui.state import navigate

KEY = "concern_cards"
_HTML = '<div class="ts-section stHtml"></div>\n'


def show_concern_cards(context: Context) -> None:
    """Draw a card for each concern; one that is picked opens through the link."""
    cards = st.components.v2.component(
        KEY, html=_HTML, js=read_files("concern_cards.js"), isolate_styles=False
    )
    names = context.evidence_map.pack.concern_names
    data = {"html": render_concern_cards(context.evidence_map, context.view.values)}
    cards(data=data, key=KEY, on_picked_change=lambda: _open_picked(names))


def _open_picked(names: dict[str, str]) -> None:
    picked = st.session_state[KEY].picked
    # The value comes from the browser and may be anything: only a concern that exists opens.
    if isinstance(picked, str) and picked in names:
        navigate("concern", {"concern": picked})
