"""Draw the choice of a reader's own bar: what a study must be to count."""

from __future__ import annotations

from functools import partial

import streamlit as st

from touchstone.evidence.bar import BAR_ITEMS
from touchstone.markup.elements import render_facts, render_paragraphs
from touchstone.wording.bar import EXPLAINED, TITLE
from ui.frame import Context
from ui.state import bind_widget


def show_own_bar(context: Context, *, menu: bool = False) -> None:
    """Draw the choice, folded. The frame says when a bar is set, and offers the way back.

    Args:
        context: The page.
        menu: Whether the choice is in a row of controls, and opens over the page.
    """
    count = len(context.view.bar)
    label = f"{TITLE} ({count} set)" if count else TITLE
    fold = st.popover if menu else partial(st.expander, type="compact")
    with fold(label, key=f"{context.view.page}_own_bar"):
        st.html(render_paragraphs([EXPLAINED], css_class="ts-plain"))
        st.pills(
            "What a study must be to count",
            list(BAR_ITEMS),
            format_func=lambda key: BAR_ITEMS[key].name,
            selection_mode="multi",
            **bind_widget(context.view, "bar", many=True),
        )
        st.html(render_facts({item.name: item.meaning for item in BAR_ITEMS.values()}))
