"""Long markup that stands in the page at once."""

from __future__ import annotations

import streamlit as st

from touchstone.resources import read_asset
from ui.watch import is_opening

_HTML = '<div class="ts-sheet stHtml"></div>\n'


def show_sheet(place: str, html: str, *, ahead: str = "", field: str = "") -> None:
    """Draw markup that is all our own: of ``touchstone``, from a pack, escaped there.

    ``st.html`` has the browser look through each element of it anew at each choice, which
    takes longer than to draw it. Where a visitor's words come in, ``st.html`` it is.

    Args:
        place: Its place, one a page.
        html: Markup.
        ahead: Address of what the other choices show, see ``ui.ahead``; '' for none.
        field: Label of the dropdown in which they are chosen.
    """
    sheet = st.components.v2.component(
        "sheet", html=_HTML, js=read_asset("sheet.js"), isolate_styles=False
    )
    data = {
        "html": html,
        "place": place,
        "opens": is_opening(),
        "ahead": ahead,
        "field": field,
    }
    sheet(data=data, key=f"sheet_{place}")
