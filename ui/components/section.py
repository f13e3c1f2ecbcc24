"""Draw long markup as one section of a page."""

from __future__ import annotations

import streamlit as st

from ui.components import read_files
from ui.components.page_observer import is_opening

_HTML = '<div class="ts-section stHtml"></div>\n'


def show_section(name: str, html: str, *, is_sought: bool = False) -> None:
    """Draw markup that is all our own: of ``touchstone``, from a pack, escaped there.

    ``st.html`` has the browser check each element of it anew after each choice, which takes
    longer than drawing it. Where a visitor's words come in, ``st.html`` it is.

    Args:
        name: Its name, which no other section of the page has.
        html: Markup.
        is_sought: Whether a choice made elsewhere leads to it, so that it comes into view.
    """
    section = st.components.v2.component(
        "section", html=_HTML, js=read_files("copying.js", "section.js"), isolate_styles=False
    )
    section(
        data={"name": name, "html": html, "isOpening": is_opening(), "isSought": is_sought},
        key=f"section_{name}",
    )
