"""Render what stands above one page of a list."""

from __future__ import annotations

from html import escape


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
