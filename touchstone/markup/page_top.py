"""Render what stands above one page of a list, and the way out of a page inside another."""

from __future__ import annotations

from html import escape

_INSIDE = (
    "A file cannot be taken here: this page stands inside another site's page, or cookies are "
    "blocked."
)
_OUTSIDE = "Open it in its own window"


def render_page_top(anchor: str, words: str, turns: int) -> str:
    """Return which items a page of a list has; the page observer leads there.

    Args:
        anchor: Its id.
        words: Which items the page has.
        turns: How often the pages were turned.
    """
    return (
        f'<p class="ts-muted ts-page-top" id="{escape(anchor)}" data-turn="{turns}" '
        f'tabindex="-1">{escape(words)}</p>'
    )


def render_way_out(address: str) -> str:
    """Return that no file is taken inside the page of another site, with the way out of it."""
    link = f'<a href="{escape(address)}" target="_blank" rel="noopener">{_OUTSIDE}</a>'
    return f'<div class="ts-note"><p>{_INSIDE}</p><p>{link}, or paste the text.</p></div>'
