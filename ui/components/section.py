"""Draw long markup as one section of a page."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from touchstone.evidence_map.evidence_map import EvidenceMap
from ui.components import read_files
from ui.components.page_observer import is_opening
from ui.state import navigate

SCRIPT = read_files("leaving.js", "copying.js", "section.js")
_HTML = '<div class="ts-section stHtml"></div>\n'


def show_section(
    name: str, html: str, *, is_sought: bool = False, picks_in: EvidenceMap | None = None
) -> None:
    """Draw markup that is all our own: rendered by ``touchstone`` from a pack, and escaped there.

    ``st.html`` makes the browser check each element again after each choice, which takes longer
    than drawing it. Markup with a visitor's words must still use ``st.html``.

    Args:
        name: Its name, unique on the page.
        html: Markup.
        is_sought: Whether a choice made elsewhere leads to it, so that it comes into view.
        picks_in: The map whose concerns its links open without a page load; None if no link
            does so.
    """
    section = st.components.v2.component(
        "section",
        html=_HTML,
        js=SCRIPT,
        isolate_styles=False,
    )
    key = f"section_{name}"
    component_data = {"name": name, "html": html, "isOpening": is_opening(), "isSought": is_sought}
    if picks_in is None:
        section(data=component_data, key=key)
        return
    names = picks_in.pack.concern_names
    section(
        data={**component_data, "picks": True},
        key=key,
        on_picked_change=lambda: _open_picked_concern(key, names),
    )


def _open_picked_concern(key: str, names: Collection[str]) -> None:
    picked = st.session_state[key].picked
    # The value comes from the browser and may be anything: only a concern that exists opens.
    if isinstance(picked, str) and picked in names:
        navigate("concern", {"concern": picked})
