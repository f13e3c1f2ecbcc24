"""Draw every concern as a card that opens it."""

from __future__ import annotations

import streamlit as st

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.markup.concern_cards import render_concern_cards
from ui.caching import cache_by_map
from ui.components import read_files
from ui.frame import Context
from ui.state import navigate

KEY = "concern_cards"
# What a card keeps of the link: ids alone, which a cache may hold.
_KEPT = ("article", "bar")
_HTML = '<div class="ts-section stHtml"></div>\n'


def show_concern_cards(context: Context) -> None:
    """Draw a card for each concern; one that is picked opens through the link."""
    cards = st.components.v2.component(
        KEY, html=_HTML, js=read_files("concern_cards.js"), isolate_styles=False
    )
    names = context.evidence_map.pack.concern_names
    kept = tuple((name, context.view.many(name)) for name in _KEPT)
    data = {"html": _render_cards(context.evidence_map, kept)}
    cards(data=data, key=KEY, on_picked_change=lambda: _open_picked(names))


@cache_by_map
def _render_cards(evidence_map: EvidenceMap, kept: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return render_concern_cards(evidence_map, dict(kept))


def _open_picked(names: dict[str, str]) -> None:
    picked = st.session_state[KEY].picked
    # The value comes from the browser and may be anything: only a concern that exists opens.
    if isinstance(picked, str) and picked in names:
        navigate("concern", {"concern": picked})
