"""Read a Markdown text with markdown-it.

HTML in it is read like a web page: its words stay, nothing is run. Code and pictures
are left out. The front matter is not parsed as YAML, which could expand to any size; only
its title is looked for.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from touchstone.own_article.documents.document import Block, Document, build_document, pictures_note
from touchstone.own_article.documents.webpage import read_fragment

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,10000}?)\n---[ \t]*(\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*(.+)$", re.MULTILINE)


def read_markdown(text: str) -> Document:
    """Return the words of a Markdown text.

    Args:
        text: Clean text (``document.clean_text``).

    Raises:
        UploadError: There are no words, or too many.
    """
    front_matter = _FRONT_MATTER.match(text)
    titled = _TITLE.search(front_matter[1]) if front_matter else None
    title = titled[1].strip().strip("\"'") if titled else ""
    body = text[front_matter.end() :] if front_matter else text
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    pictures = sum(child.type == "image" for token in tokens for child in token.children or ())
    notes = pictures_note(pictures)
    return build_document(_read_tokens(tokens), title=title, source="md", notes=notes)


def _read_tokens(tokens: Sequence[Token]) -> Iterator[Block]:
    for before, token in itertools.pairwise([Token("", "", 0), *tokens]):
        if token.type == "html_block":
            yield from read_fragment(token.content)
        elif token.type == "inline":
            is_heading = before.type == "heading_open"
            yield Block("heading" if is_heading else "paragraph", _plain_text(token))


def _plain_text(token: Token) -> str:
    """Return the words of a line without HTML tags and pictures."""
    words: list[str] = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif child.type == "html_inline":
            words.append(" " if child.content.lower().startswith("<br") else "")
        elif child.type != "image":
            words.append(child.content)
    return "".join(words)
