"""Render the Markdown texts of a pack."""

from __future__ import annotations

from markdown_it import MarkdownIt


def render_markdown(text: str) -> str:
    """Return Markdown as HTML; raw HTML is escaped, and images are not loaded."""
    return str(MarkdownIt("commonmark", {"html": False}).disable("image").render(text))
