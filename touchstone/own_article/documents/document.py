"""Build a document: the plain headings and paragraphs of a file or pasted text.

Every format reader returns this shape. White space is collapsed, and control and invisible
characters are dropped. ftfy repairs garbled letters ("itâ€™s"). Words divided at line ends are
joined, superscript reference numbers are left out, and the limits of an article are enforced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from touchstone.errors import UploadError
from touchstone.limits import MAX_ARTICLE_CHARS, MAX_BLOCKS, MAX_HEADING_CHARS, MAX_PARAGRAPH_CHARS
from touchstone.own_article.documents.hyphens import join_capital, join_strays
from touchstone.own_article.documents.raised import settle_raised

BlockKind = Literal["heading", "paragraph"]
Format = Literal["txt", "md", "html", "docx", "pdf"]

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028]")
# A soft hyphen at a line end, or where one used to be: the word continues after it.
_SOFT_END = re.compile("\u00ad[ \t]*\n[ \t]*(\\S+)[ \t]?")
_SOFT_GAP = re.compile("\u00ad[ \t]+(?=\\w)")
# Old Windows programs wrote quotes and dashes as control characters. In such a text 0x85 is an
# ellipsis; in others it ends a line.
_OLD_QUOTES = re.compile("[\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
_CONTROLS = re.compile("[\x80-\x9f]")
# Control characters, lone surrogates, noncharacters, invisible breaks inside words, tags, and
# overrides of the reading direction. Joiners stay, because Persian and emoji need them. So do
# right-to-left marks, which override nothing.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f"
    "\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_REPAIRED = "Garbled letters, such as â€™ for an apostrophe, were repaired."
_SPLIT = "Very long paragraphs were split."
# A hyphen used as a minus, as in "-30 %". A real minus sign is not taken for a dash or a bullet,
# and starts no formula in a spreadsheet.
_MINUS = re.compile(r"(?<![^\s(])-(?=\d)")
_PROGRAM_TITLE = re.compile(
    r"\.\w{2,5}$|^(microsoft word|word document|untitled|document\s?\d*$)", re.IGNORECASE
)
_CAPITAL = re.compile(r"\s*[\"'“‘«]?[^\W\d_a-z]\s*")
_SENTENCE_END = re.compile(r"[.!?。！？]['\"’”)]*\s")


@dataclass(frozen=True)
class Block:
    """One heading or paragraph: plain text without line breaks."""

    kind: BlockKind
    text: str


@dataclass(frozen=True)
class Document:
    """A file or pasted text, as plain headings and paragraphs.

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
    if "\x85" in text and not _OLD_QUOTES.search(text):
        text = text.replace("\x85", "\n")
    lines = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    if "\u00ad" in lines:
        lines = _SOFT_GAP.sub("", _SOFT_END.sub("\\1\n", lines))
    return _DROPPED.sub("", lines)


def collapse(text: str) -> str:
    """Return ``text`` on one line, each run of white space as one space."""
    return " ".join(_CONTROLS.sub(_read_control, clean_text(text)).split())


def repair(text: str) -> tuple[str, bool]:
    """Return ``text`` on one line with garbled letters repaired, and whether there were any.

    Examples:
        >>> repair("itâ€™s  good")
        ('it’s good', True)
    """
    # Imported late, because most pages read no article.
    import ftfy

    plain = collapse(text)
    fixed = ftfy.fix_encoding(plain)
    was_garbled = fixed != plain or bool(_OLD_QUOTES.search(text))
    tidy = ftfy.fix_text(
        fixed,
        fix_encoding=False,
        fix_character_width=False,
        unescape_html=False,
        uncurl_quotes=False,
    )
    return _MINUS.sub("−", join_strays(collapse(tidy))), was_garbled


def left_out(count: int, what: str) -> tuple[str, ...]:
    """Return a note about parts that were left out, or none.

    Examples:
        >>> left_out(1, "picture"), left_out(12, "picture")
        (('1 picture was left out.',), ('12 pictures were left out.',))
    """
    if not count:
        return ()
    return (
        f"{count:,} {what} was left out." if count == 1 else f"{count:,} {what}s were left out.",
    )


def clean_title(title: str) -> str:
    """Return the title in a file, or '' if a program put it there.

    Examples:
        >>> clean_title("Skin and touch"), clean_title("draft-3.docx"), clean_title("Untitled 1")
        ('Skin and touch', '', '')
    """
    return "" if _PROGRAM_TITLE.search(title.strip()) else title


def check_length(text: str) -> None:
    """Refuse a text that is too long.

    Raises:
        UploadError: It has more than ``MAX_ARTICLE_CHARS`` characters.
    """
    if len(text) > MAX_ARTICLE_CHARS:
        raise UploadError(
            f"The text has {len(text):,} characters; at most {MAX_ARTICLE_CHARS:,} are read. "
            "Use only part of it, such as one chapter."
        )


def build_document(
    blocks: Iterable[Block], *, title: str, source: Format, notes: Iterable[str] = ()
) -> Document:
    """Return a document of clean blocks.

    Reading stops at the first limit that is exceeded. A heading at the start becomes the title
    if it repeats the title, or if there is none.

    Raises:
        UploadError: There are no words, too many, or too many characters without a space.
    """
    clean_blocks: list[Block] = []
    length, was_split, was_repaired, references = 0, False, False, 0
    for block in _join_capitals(blocks):
        settled, count = settle_raised(block.text)
        references += count
        text, was_garbled = repair(settled)
        was_repaired = was_repaired or was_garbled
        length += len(text)
        if length > MAX_ARTICLE_CHARS or len(clean_blocks) >= MAX_BLOCKS:
            raise UploadError(_too_long())
        pieces = list(_split_long(text)) if text else []
        was_split = was_split or len(pieces) > 1
        kind: BlockKind = block.kind if len(text) <= MAX_HEADING_CHARS else "paragraph"
        clean_blocks += [Block(kind, piece) for piece in pieces]
    title = collapse(title)[:MAX_HEADING_CHARS].strip()
    if clean_blocks and clean_blocks[0].kind == "heading" and title in ("", clean_blocks[0].text):
        title = clean_blocks.pop(0).text
    if not any(char.isalpha() for block in clean_blocks for char in block.text):
        raise UploadError(_no_words(source))
    changes = [*([_REPAIRED] if was_repaired else []), *([_SPLIT] if was_split else [])]
    reference_note = left_out(references, "reference number")
    return Document(title, tuple(clean_blocks), source, (*notes, *reference_note, *changes))


def _join_capitals(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, joining a drop cap in a block of its own to the next block."""
    drop_cap: Block | None = None
    for block in blocks:
        text = block.text.lstrip()
        if drop_cap and block.kind == "paragraph" and text[:1].islower():
            yield Block("paragraph", join_capital(drop_cap.text.strip(), text))
            drop_cap = None
            continue
        if drop_cap:
            yield drop_cap
        drop_cap = block if _CAPITAL.fullmatch(block.text) else None
        if not drop_cap:
            yield block
    if drop_cap:
        yield drop_cap


def _read_control(found: re.Match[str]) -> str:
    return found[0].encode("latin-1").decode("cp1252", "ignore")


def _too_long() -> str:
    return (
        f"The text is too long: at most {MAX_ARTICLE_CHARS:,} characters "
        f"in {MAX_BLOCKS:,} paragraphs are read. Use only part of it, such as one chapter."
    )


def _no_words(source: Format) -> str:
    if source == "pdf":
        return (
            "No text was found in the PDF. It may be scanned, so that its pages are pictures. "
            "Upload a PDF with text that can be selected, or paste the text."
        )
    return "No words were found. Add an article with sentences in it."


def _split_long(text: str) -> Iterator[str]:
    while len(text) > MAX_PARAGRAPH_CHARS:
        window = text[: MAX_PARAGRAPH_CHARS + 1]
        ends = [found.end() for found in _SENTENCE_END.finditer(window)]
        cut = ends[-1] if ends else window.rfind(" ") + 1
        if cut <= 0:
            raise UploadError(
                f"The text has more than {MAX_PARAGRAPH_CHARS:,} characters without a space. "
                "That is not an article. Add text with words and sentences."
            )
        yield text[:cut].strip()
        text = text[cut:]
    yield text
