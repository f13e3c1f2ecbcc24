"""Draw long markup as one section of a page."""

from __future__ import annotations

import streamlit as st

from ui.components import read_files
from ui.components.page_observer import is_opening

_HTML = '<div class="ts-section stHtml"></div>\n'


def show_section(name: str, html: str, *, ahead: str = "", field: str = "") -> None:
    """Draw markup that is all our own: of ``touchstone``, from a pack, escaped there.

    ``st.html`` has the browser look through each element of it anew at each choice, which
    takes longer than to draw it. Where a visitor's words come in, ``st.html`` it is.

    Args:
        name: Its name, which no other section of the page has.
        html: Markup.
        ahead: Address of what the other choices show, see ``ui.ahead``; '' for none.
        field: Label of the dropdown in which they are chosen.
    """
    section = st.components.v2.component(
        "section", html=_HTML, js=read_files("section.js"), isolate_styles=False
    )
    data = {
        "html": html,
        "name": name,
        "opens": is_opening(),
        "ahead": ahead,
        "field": field,
    }
    section(data=data, key=f"section_{name}")
