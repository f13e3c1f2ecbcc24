"""Long markup that stands in the page at once."""

from __future__ import annotations

import streamlit as st

from touchstone.loading import read_asset

_HTML = '<div class="ts-sheet stHtml"></div>\n'


def show_sheet(key: str, html: str) -> None:
    """Draw markup that is all our own: of ``touchstone``, from a pack, escaped there.

    ``st.html`` has the browser look through each element of it anew at each choice, which
    takes longer than to draw it. Where a visitor's words come in, ``st.html`` it is.

    Args:
        key: Its key, one a page.
        html: Markup.
    """
    sheet = st.components.v2.component(
        "sheet", html=_HTML, js=read_asset("sheet.js"), isolate_styles=False
    )
    sheet(data={"html": html}, key=key)
