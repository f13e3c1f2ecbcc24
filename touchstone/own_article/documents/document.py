"""Build a document: the plain headings and paragraphs of a file or pasted text.

Every format reader returns this shape. White space is collapsed, control and invisible
characters are dropped, garbled letters ("itâ€™s") are repaired by ftfy, and the limits of
an article are enforced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from touchstone.errors import UploadError
from touchstone.limits import MAX_ARTICLE_CHARS, MAX_BLOCKS, MAX_HEADING_CHARS, MAX_PARAGRAPH_CHARS

BlockKind = Literal["heading", "paragraph"]
Format = Literal["txt", "md", "html", "docx", "pdf"]

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")
# Control characters, lone surrogates, noncharacters, invisible breaks inside words, tags, and
# overrides of the reading direction. Joiners stay, which Persian and emoji need, and so do
# right-to-left marks, which override nothing.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f"
    "\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_REPAIRED = "Garbled letters, such as â€™ for an apostrophe, were repaired."
_SPLIT = "Very long paragraphs were split."
# A hyphen that is a minus, such as that of "-30 %". As a minus sign it is no dash, no bullet,
# and starts no formula in a spreadsheet.
_MINUS = re.compile(r"(?<![^\s(])-(?=\d)")
_SENTENCE_END = re.compile(r"[.!?。！？]['\"’”)]*\s")


@dataclass(frozen=True)
class Block:
    """One heading or paragraph: plain text without line breaks."""

    kind: BlockKind
    text: str


@dataclass(frozen=True)
class Document:
    """The words of a file or of a pasted text.

    Attributes:
        title: Its own title, or ''.
        blocks: Headings and paragraphs in order; at least one holds a letter.
        format: The format it was read from.
        notes: Sentences that tell the visitor what was left out or repaired.
    """

    title: str
    blocks: tuple[Block, ...]
    format: Format
    notes: tuple[str, ...] = ()


def clean_text(text: str) -> str:
    r"""Return ``text`` with plain line ends and without control or invisible characters.

    Examples:
        >>> clean_text("mas\u00adsage\r\nof \u202eskin")
        'massage\nof skin'
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return _DROPPED.sub("", lines)


def collapse(text: str) -> str:
    """Return ``text`` on one line, each run of white space as one space."""
    return " ".join(clean_text(text).split())


def repair(text: str) -> tuple[str, bool]:
    """Return ``text`` on one line with garbled letters repaired, and whether there were any.

    Examples:
        >>> repair("itâ€™s  good")
        ('it’s good', True)
    """
    # Imported late: most pages read no article.
    import ftfy

    plain = collapse(text)
    fixed = ftfy.fix_encoding(plain)
    tidy = ftfy.fix_text(
        fixed,
        fix_encoding=False,
        fix_character_width=False,
        unescape_html=False,
        uncurl_quotes=False,
    )
    return _MINUS.sub("−", collapse(tidy)), fixed != plain


def pictures_note(count: int) -> tuple[str, ...]:
    """Return a note about pictures that were left out, or none.

    Examples:
        >>> pictures_note(1), pictures_note(12)
        (('1 picture was left out.',), ('12 pictures were left out.',))
    """
    if not count:
        return ()
    return (f"{count:,} {'picture was' if count == 1 else 'pictures were'} left out.",)


def check_length(text: str) -> None:
    """Refuse a text that is too long.

    Raises:
        UploadError: It has more than ``MAX_ARTICLE_CHARS`` characters.
    """
    if len(text) > MAX_ARTICLE_CHARS:
        raise UploadError(
            f"The text has {len(text):,} characters; at most {MAX_ARTICLE_CHARS:,} are read. "
            "Give a part of it, such as one chapter."
        )


def build_document(
    blocks: Iterable[Block], *, title: str, source: Format, notes: Iterable[str] = ()
) -> Document:
    """Return a document of clean blocks. Reading stops at the first limit that is passed.

    A first heading that repeats the title, or stands where there is none, becomes the
    title.

    Raises:
        UploadError: There are no words, or too many.
    """
    kept: list[Block] = []
    length, split, repaired = 0, False, False
    for block in blocks:
        text, changed = repair(block.text)
        repaired = repaired or changed
        length += len(text)
        if length > MAX_ARTICLE_CHARS or len(kept) >= MAX_BLOCKS:
            raise UploadError(_too_long())
        pieces = list(_split_long(text)) if text else []
        split = split or len(pieces) > 1
        kind: BlockKind = block.kind if len(text) <= MAX_HEADING_CHARS else "paragraph"
        kept += [Block(kind, piece) for piece in pieces]
    title = collapse(title)[:MAX_HEADING_CHARS].strip()
    if kept and kept[0].kind == "heading" and title in ("", kept[0].text):
        title = kept.pop(0).text
    if not any(char.isalpha() for block in kept for char in block.text):
        raise UploadError(_no_words(source))
    changes = [*([_REPAIRED] if repaired else []), *([_SPLIT] if split else [])]
    return Document(title, tuple(kept), source, (*notes, *changes))


def _too_long() -> str:
    return (
        f"The text is too long: at most {MAX_ARTICLE_CHARS:,} characters "
        f"in {MAX_BLOCKS:,} paragraphs are read. Give a part of it, such as one chapter."
    )


def _no_words(source: Format) -> str:
    if source == "pdf":
        return (
            "No text was found in the PDF. It may be scanned, so that its pages are pictures. "
            "Give a PDF with text that can be selected, or paste the text."
        )
    return "No words were found. Give an article with sentences in it."


def _split_long(text: str) -> Iterator[str]:
    while len(text) > MAX_PARAGRAPH_CHARS:
        window = text[: MAX_PARAGRAPH_CHARS + 1]
        ends = [found.end() for found in _SENTENCE_END.finditer(window)]
        cut = ends[-1] if ends else window.rfind(" ") + 1
        if cut <= 0:
            raise UploadError(
                f"The text has more than {MAX_PARAGRAPH_CHARS:,} characters without a space. "
                "That is no article. Give text with words and sentences."
            )
        yield text[:cut].strip()
        text = text[cut:]
    yield text
