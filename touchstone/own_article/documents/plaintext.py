"""Find the headings and paragraphs of a plain text from the form of its lines.

``pdf`` uses the same rules for lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from touchstone.own_article.documents.document import Block
from touchstone.own_article.documents.hyphens import join_divided

HEADING_WORDS = 12
HEADING_CHARS = 80
# Longer lines were not wrapped by hand: each is a paragraph.
WRAP_WIDTH = 120

# White space except the control character that is an ellipsis in some texts.
_SPACE = re.compile(r"[^\S\x85]+")
_UNDERLINE = re.compile(r"\s*([=\-~*_#^])\1{2,}\s*")
_SPACED_RULE = re.compile(r"\s*([*\-_])(\s\1){2,}\s*")
# What mail programs put before each quoted line; ">5" and ">=" mean something else.
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+(?![\d=])", re.MULTILINE)
# A label that changes the meaning of what follows, so it must not become a separate heading.
_TURNING = re.compile(r"\W*(myth|fact|fiction|false|true|warning|caution|note|beware)\s?\d*:", re.I)
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_BULLET = re.compile(r"\s*[-*+•‣▪◦·●○■□–—\uf0b7\uf0a7]\s+")
_NUMBER = re.compile(r"\s*(\d{1,3}|[a-z])[.)]\s+")
LABEL = re.compile(r"[^\W\d_][\w'’-]*(\s[\w'’-]+){0,2}:")
_FINAL = re.compile(r"[.!,;…]['\"’”)]*$")
_SENTENCE_END = re.compile(r"[.!?:…。！？]['\"’”)]*$")


def read_blocks(text: str) -> Iterator[Block]:
    """Yield the headings and paragraphs of a plain text.

    Args:
        text: Clean text (``document.clean_text``).
    """
    chunks = _split_chunks(_QUOTED.sub("", text))
    for number, chunk in enumerate(chunks):
        is_last = number == len(chunks) - 1
        is_label = bool(_TURNING.fullmatch(chunk[0].strip()))
        if len(chunk) == 1 and not is_last and not is_label and looks_like_heading(chunk[0]):
            yield Block("heading", _heading_text(chunk[0]))
        else:
            yield from _read_chunk(chunk)


def looks_like_heading(line: str) -> bool:
    """Return whether a line on its own looks like a heading.

    It must be short, begin with a capital or a number, and not end like a sentence. A heading
    in Markdown always counts.

    Examples:
        >>> looks_like_heading("Fewer signs of aging"), looks_like_heading("It fades scars.")
        (True, False)
        >>> looks_like_heading("2.1 What research says"), looks_like_heading("- soft skin")
        (True, False)
    """
    line = line.strip()
    if _MARKDOWN_HEADING.fullmatch(line):
        return True
    first = line.lstrip("\"'“‘(¿¡")[:1]
    return (
        0 < len(line) <= HEADING_CHARS
        and len(line.split()) <= HEADING_WORDS
        and any(char.isalpha() for char in line)
        and (first.isupper() or first.isdigit())
        and not _FINAL.search(line)
        and not _BULLET.match(line)
    )


def join_lines(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs in lines that have no blank line between them.

    A wrapped line continues in the next one. A paragraph ends where a sentence ends well
    before the margin; a bullet or a number opens a new one. A label, such as "Myth:", stays
    with the text that follows it.
    """
    width = max((len(line) for line in lines), default=0)
    paragraphs: list[list[str]] = []
    starts_paragraph = True
    for line in lines:
        if starts_paragraph or _opens_item(line) or width > WRAP_WIDTH:
            paragraphs.append([])
        paragraphs[-1].append(_BULLET.sub("", line, count=1) if _opens_item(line) else line)
        is_short = len(line) < 0.7 * width and not LABEL.fullmatch(line.strip())
        starts_paragraph = is_short and bool(_SENTENCE_END.search(line.rstrip()))
    return [text for text in map(_join_wrapped, paragraphs) if text]


def _split_chunks(text: str) -> list[list[str]]:
    chunks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip() and not _SPACED_RULE.fullmatch(line):
            chunks[-1].append(line.rstrip())
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _read_chunk(lines: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks in lines that have no blank line between them."""
    waiting: list[str] = []
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if waiting and _UNDERLINE.fullmatch(line) and not following.strip() and len(waiting) > 1:
            continue  # a rule below a paragraph
        if _UNDERLINE.fullmatch(line):
            continue
        if _is_heading_in_chunk(line, following, starts=not waiting):
            yield from (Block("paragraph", text) for text in join_lines(waiting))
            waiting = []
            yield Block("heading", _heading_text(line))
        else:
            waiting.append(line)
    yield from (Block("paragraph", text) for text in join_lines(waiting))


def _is_heading_in_chunk(line: str, following: str, *, starts: bool) -> bool:
    """Return whether a line is a heading even though text follows without a blank line."""
    if _MARKDOWN_HEADING.fullmatch(line):
        return True
    if not following or _TURNING.fullmatch(line.strip()) or not looks_like_heading(line):
        return False
    if _UNDERLINE.fullmatch(following):
        return True
    letters = [char for char in line if char.isalpha()]
    if len(letters) > 3 and all(char.isupper() for char in letters):
        return True
    is_short = len(line) < 0.6 * len(following)
    in_list = _NUMBER.match(line) and _NUMBER.match(following)
    return bool(starts and is_short and not in_list and not _opens_item(following))


def _opens_item(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBER.match(line))


def _heading_text(line: str) -> str:
    marked = _MARKDOWN_HEADING.fullmatch(line)
    return _SPACE.sub(" ", marked[1] if marked else line).strip()


def _join_wrapped(lines: Sequence[str]) -> str:
    return _SPACE.sub(" ", join_divided(lines)).strip()
