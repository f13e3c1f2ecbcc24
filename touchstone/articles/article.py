"""Parse an article: its front matter, sections and paragraphs.

Emphasis and links keep their words and lose their Markdown, so that quotes are compared
with what a reader sees. ``articles.quotes`` finds the quotes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt
from markdown_it.token import Token

from touchstone.errors import TouchstoneError
from touchstone.limits import (
    MAX_FRONT_MATTER_CHARS,
    MAX_MARKDOWN_BRACKETS,
    MAX_MARKDOWN_PARAGRAPH_CHARS,
)
from touchstone.text import slugify_unlike

REQUIRED_META = ("title", "author", "based_on", "language", "published", "licence")
OPENING_TITLE = "Opening"
# Front matter value for something that nobody has provided.
NOT_GIVEN = "Not given"


class ArticleError(TouchstoneError):
    """An article cannot be parsed. Raised by ``parse_article``."""


@dataclass(frozen=True)
class Section:
    """One ``##`` section of an article.

    Attributes:
        section_id: The heading as an anchor, unique in the article.
        title: The heading.
        paragraphs: Plain text, one string per paragraph, list item or other heading.
    """

    section_id: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """An article: its front matter, and its sections in order.

    Attributes:
        article_id: File name without ``.md``.
        meta: Front matter, each value as written. Values that are not text are left out.
        sections: All sections, including those with only a heading.
    """

    article_id: str
    meta: dict[str, str]
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The title from the front matter, or the id if there is none."""
        return self.meta.get("title", self.article_id)


def parse_article(article_id: str, text: str) -> Article:
    """Return the article in ``text``.

    Args:
        article_id: File name without ``.md``.
        text: Markdown with YAML front matter.

    Raises:
        ArticleError: The front matter cannot be read or lacks a required entry, or
            the text would take too long to parse.
    """
    try:
        post = frontmatter.loads(text, handler=_TextHandler())
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0)
        raise ArticleError(
            f"the front matter cannot be read near line {line + 2}. "
            "Write it as 'name: value' lines between two lines of '---'."
        ) from error
    meta = {
        key: value
        for key, value in post.metadata.items()
        if isinstance(key, str) and isinstance(value, str)
    }
    missing = [name for name in REQUIRED_META if not meta.get(name, "").strip()]
    if missing:
        raise ArticleError(
            f"the front matter lacks {', '.join(missing)}. "
            f"It needs {', '.join(REQUIRED_META)}, between two lines of '---' at the top."
        )
    problem = find_tiring_markdown(post.content)
    if problem:
        raise ArticleError(problem)
    return Article(article_id, meta, _parse_sections(post.content))


def find_tiring_markdown(text: str) -> str:
    """Return why a Markdown text would take too long to parse, or ''."""
    longest = max(map(len, re.split(r"\n\s*\n", text)))
    if longest > MAX_MARKDOWN_PARAGRAPH_CHARS:
        return (
            f"a paragraph has {longest:,} characters; the limit is "
            f"{MAX_MARKDOWN_PARAGRAPH_CHARS:,}. Put blank lines between paragraphs."
        )
    # An escaped bracket does not open a link.
    brackets = re.sub(r"\\.", "", text).count("[")
    if brackets > MAX_MARKDOWN_BRACKETS:
        return (
            f"the text holds {brackets:,} square brackets; the limit is "
            f"{MAX_MARKDOWN_BRACKETS:,}. Remove those that are not needed."
        )
    return ""


class _TextHandler(YAMLHandler):
    """Reads every value as text, so that "no" and 2026-11-31 stay as written."""

    def load(self, fm: str, **_: object) -> Any:
        """Return the entries of the front matter."""
        if len(fm) > MAX_FRONT_MATTER_CHARS:
            raise ArticleError(
                f"the front matter has {len(fm):,} characters; the limit is "
                f"{MAX_FRONT_MATTER_CHARS:,}. Shorten it."
            )
        return yaml.load(fm, Loader=yaml.BaseLoader)  # noqa: S506  # makes nothing but text


def _parse_sections(markdown: str) -> tuple[Section, ...]:
    sections: list[Section] = []
    title, paragraphs, taken_ids = "", list[str](), set[str]()
    for kind, text in _list_blocks(MarkdownIt("commonmark", {"html": False}).parse(markdown)):
        if kind == "heading":
            _close_section(sections, title, paragraphs, taken_ids)
            title, paragraphs = text, []
        else:
            paragraphs.append(text)
    _close_section(sections, title, paragraphs, taken_ids)
    return tuple(sections)


def _close_section(
    sections: list[Section], title: str, paragraphs: Sequence[str], taken_ids: set[str]
) -> None:
    if not paragraphs and not title:
        return
    title = title or OPENING_TITLE
    section_id = slugify_unlike(title, taken_ids)
    taken_ids.add(section_id)
    sections.append(Section(section_id, title, tuple(paragraphs)))


def _list_blocks(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    blocks: list[tuple[str, str]] = []
    for previous, token in itertools.pairwise(tokens):
        if token.type != "inline":
            continue
        is_section = previous.type == "heading_open" and previous.tag == "h2"
        text = _plain_text(token)
        if text:
            blocks.append(("heading" if is_section else "paragraph", text))
    return blocks


def _plain_text(token: Token) -> str:
    texts = [
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children or ()
    ]
    return " ".join("".join(texts).split())
