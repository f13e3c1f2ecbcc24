"""Draw the address of a view, with buttons that copy and share it."""

from __future__ import annotations

import streamlit as st

from ui.components import read_files

_HTML = """
<div class="ts-copy">
  <div>
    <input type="text" readonly aria-label="Link to exactly this view">
    <button type="button" data-act="copy">Copy link</button>
    <button type="button" data-act="share" hidden>Share …</button>
  </div>
  <p role="status"></p>
  <p hidden>Some sites block downloads, files and copying here.
    <a target="_blank" rel="noopener">Open this view in its own window</a></p>
</div>
"""


def show_copy_link(query: str, key: str) -> None:
    """Draw the address of the view that this page shows.

    Args:
        query: The part of the link after the question mark, or ''.
        key: Its key, unique on the page.
    """
    # Not in a shadow root, which keyboard users of the dialog could not reach.
    copy_link = st.components.v2.component(
        "copy_link",
        html=_HTML,
        css=read_files("copy_link.css"),
        js=read_files("copying.js", "copy_link.js"),
        isolate_styles=False,
    )
    copy_link(data={"query": query}, key=key)
