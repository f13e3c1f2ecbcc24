"""Render texts of a pack that are written in Markdown."""

from __future__ import annotations

from markdown_it import MarkdownIt


def render_markdown(text: str) -> str:
    """Return Markdown as markup; HTML in it is text, and it fetches no picture."""
    return str(MarkdownIt("commonmark", {"html": False}).disable("image").render(text))
