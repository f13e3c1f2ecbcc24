"""Read a Markdown text with markdown-it.

HTML in it is read like a web page: its text stays, and nothing is run. Pictures are left out,
and so are the marks that note and blog programs add (``markdown_marks``).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from touchstone.own_article.documents.document import Block, Document, build_document, left_out
from touchstone.own_article.documents.hyphens import join_divided
from touchstone.own_article.documents.markdown_marks import plain_markdown, split_front_matter
from touchstone.own_article.documents.raised import mark_raised
from touchstone.own_article.documents.tables import join_row
from touchstone.own_article.documents.webpage import read_fragment


def read_markdown(text: str) -> Document:
    """Return a Markdown text as a document.

    Args:
        text: Clean text (``document.clean_text``).

    Raises:
        UploadError: There are no words, or too many.
    """
    title, body = split_front_matter(text)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(plain_markdown(body))
    pictures = sum(child.type == "image" for token in tokens for child in token.children or ())
    notes = left_out(pictures, "picture")
    return build_document(_read_tokens(tokens), title=title, source="md", notes=notes)


def _read_tokens(tokens: Sequence[Token]) -> Iterator[Block]:
    cells: list[str] | None = None
    for before, token in itertools.pairwise([Token("", "", 0), *tokens]):
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield from join_row([[Block("paragraph", cell)] for cell in cells or ()])
            cells = None
        elif token.type == "html_block":
            yield from read_fragment(token.content)
        elif token.type in ("fence", "code_block"):
            yield from (Block("paragraph", part) for part in token.content.split("\n\n"))
        elif token.type == "inline" and cells is not None:
            cells.append(_plain_text(token))
        elif token.type == "inline":
            is_heading = before.type == "heading_open"
            yield Block("heading" if is_heading else "paragraph", _plain_text(token))


def _plain_text(token: Token) -> str:
    """Return the text of an inline token without HTML tags and pictures."""
    words: list[str] = []
    opened = 0
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif child.type == "html_inline":
            tag = child.content.lower()
            if tag.startswith("<sup"):
                opened = len(words)
            elif tag == "</sup>":
                words[opened:] = [mark_raised("".join(words[opened:]))]
            words.append(" " if tag.startswith("<br") else "")
        elif child.type != "image":
            words.append(child.content)
    return join_divided("".join(words).split("\n"))
