"""How does text without a format become an article?

For Markdown and plain text: headings are marked with ``#``, or are lines in
capitals; blank lines and list marks begin a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from touchstone.articles import OPENING_TITLE, Article, Section, slugify

_HEADING = re.compile(r"^#{1,6}\s+(.*?)[\s#]*$")
_LIST_MARK = re.compile(r"^\s*(?:[-*+•~>=]+[)>.]?|\d{1,3}[.)])\s+")
_MARKS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`")
_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\([^)\s]{0,500}\)")


def article_from_text(article_id: str, text: str) -> Article:
    """Return an article from plain text or simple Markdown; no text is refused.

    Args:
        article_id: What the article is to be called.
        text: The text; an opening ``# heading`` gives the title.
    """
    title, sections = "", list[Section]()
    heading, paragraphs = OPENING_TITLE, list[str]()
    for kind, content in _blocks(text):
        if kind == "paragraph":
            paragraphs.append(content)
            continue
        if not title and not sections and not paragraphs and kind == "title":
            title = content
            continue
        _close(sections, heading, paragraphs)
        heading, paragraphs = content, []
    _close(sections, heading, paragraphs)
    return Article(article_id, {"title": title or article_id}, tuple(sections))


def _close(sections: list[Section], heading: str, paragraphs: list[str]) -> None:
    if paragraphs or heading != OPENING_TITLE:
        section_id = f"{slugify(heading)}-{len(sections) + 1}"
        sections.append(Section(section_id, heading, tuple(paragraphs)))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield ("title", ...), ("heading", ...) and ("paragraph", ...) in order."""
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        found = _HEADING.match(line)
        is_heading = found is not None or _is_capitals(line)
        begins = _LIST_MARK.match(line)
        if lines and (is_heading or begins or not line.strip()):
            yield "paragraph", _plain(" ".join(lines))
            lines = []
        if is_heading:
            content = _plain(found[1] if found else line)
            if content:
                yield ("title" if line.startswith("# ") else "heading"), content
        elif line.strip():
            lines.append(line[begins.end() :] if begins else line)


def _is_capitals(line: str) -> bool:
    letters = [char for char in line if char.isalpha()]
    return len(letters) > 3 and len(line) < 80 and all(char.isupper() for char in letters)


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", text)).split()) or " ".join(text.split())
