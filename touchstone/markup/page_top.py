"""Render the line above one page of a list, and the way out of an embedded page."""

from __future__ import annotations

from html import escape

_INSIDE = (
    "Files cannot be uploaded here: this page is embedded in another site, or cookies are blocked."
)
_OUTSIDE = "Open it in its own window"


def render_page_top(anchor: str, words: str, turns: int) -> str:
    """Return a line that the page observer leads to when its number of turns changes.

    Args:
        anchor: Id of the line.
        words: Such as which items the page of a list has.
        turns: How often the reader has changed what follows it.
    """
    return (
        f'<p class="ts-muted ts-page-top" id="{escape(anchor)}" data-turn="{turns}" '
        f'tabindex="-1">{escape(words)}</p>'
    )


def render_way_out(address: str) -> str:
    """Return a note that an embedded page cannot take a file, with a link out of it."""
    link = f'<a href="{escape(address)}" target="_blank" rel="noopener">{_OUTSIDE}</a>'
    return f'<div class="ts-note"><p>{_INSIDE}</p><p>{link}, or paste the text.</p></div>'
