"""Read a PDF with pypdf.

Size, weight and distance of the lines decide which are headings and which form a
paragraph. Runs in ``worker``, because no PDF reader can promise to end.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from touchstone.errors import UploadError
from touchstone.limits import (
    MAX_ARTICLE_CHARS,
    MAX_PDF_DRAWINGS,
    MAX_PDF_PAGES,
    MAX_PDF_STREAM_BYTES,
    MAX_PDF_STREAM_PARTS,
)
from touchstone.own_article.documents.document import (
    Block,
    Document,
    build_document,
    clean_text,
    clean_title,
)
from touchstone.own_article.documents.plaintext import join_lines, looks_like_heading

_LOCKED = "The PDF is locked with a password. Save it without one, or paste its text."
_TOO_MUCH = "A page of the PDF draws too much to be read. Save its text alone, or paste it."
_NUMBER_ONLY = re.compile(r"\W*(page|p\.)?\s*\d{1,4}(\s*(of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_WRAPPED_WORD = re.compile(r"(\w{2,})[-\u2010]$")


@dataclass(frozen=True)
class Line:
    """A line of a page.

    Attributes:
        text: Its words.
        page: Index of the page.
        y: Height of its baseline in points, from the bottom of the page.
        size: Font size in points, rounded to halves.
        bold: Whether its first letters are bold.
    """

    text: str
    page: int
    y: float
    size: float
    bold: bool


def read_pdf(raw: bytes) -> Document:
    """Return the words of a PDF.

    Raises:
        UploadError: It is locked, too long, or without text. A broken one raises
            whatever pypdf raises, for which ``sandbox`` has a message.
    """
    # Imported late: the worker needs it for PDFs only.
    import pypdf
    from pypdf.errors import DependencyError, LimitReachedError

    with pypdf.apply_configuration(
        zlib_maximum_output_length=MAX_PDF_STREAM_BYTES,
        lzw_maximum_output_length=MAX_PDF_STREAM_BYTES,
        run_length_maximum_output_length=MAX_PDF_STREAM_BYTES,
        array_based_stream_maximum_output_length=MAX_PDF_STREAM_BYTES,
        stream_parsing_work_maximum_count=MAX_PDF_STREAM_PARTS,
        xform_maximum_invocations_per_extraction=MAX_PDF_DRAWINGS,
        jbig2dec_binary=None,  # starts no other program
    ):
        try:
            reader = pypdf.PdfReader(BytesIO(raw))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UploadError(_LOCKED)
            title = str(reader.metadata.title or "") if reader.metadata else ""
            lines = _read_lines(reader)
        except DependencyError as error:  # a cipher that needs another package
            raise UploadError(_LOCKED) from error
        except LimitReachedError as error:
            raise UploadError(_TOO_MUCH) from error
    blocks = _build_blocks(_drop_margins(lines))
    return build_document(blocks, title=clean_title(title), source="pdf")


def _read_lines(reader: Any) -> list[Line]:
    count = len(reader.pages)
    if count > MAX_PDF_PAGES:
        raise UploadError(
            f"The PDF has {count:,} pages; at most {MAX_PDF_PAGES} are read. "
            "Save the pages of the article alone and give those."
        )
    lines: list[Line] = []
    length = 0
    for number, page in enumerate(reader.pages):
        for line in _read_page(page, number):
            length += len(line.text)
            if length > MAX_ARTICLE_CHARS:
                raise UploadError(
                    f"The PDF has more than {MAX_ARTICLE_CHARS:,} characters, the most that are "
                    "read. Save the pages of the article alone and give those."
                )
            lines.append(line)
    return lines


def _read_page(page: Any, number: int) -> list[Line]:
    pieces: list[tuple[str, float, float, bool]] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
        name = str((font or {}).get("/BaseFont", "")).lower()
        bold = "bold" in name or "black" in name
        pieces.append((text, float(height), round(float(size) * scale * 2) / 2, bold))

    page.extract_text(visitor_text=visit)
    lines: list[Line] = []
    words: list[str] = []
    first: tuple[float, float, bool] | None = None
    for text, y, size, bold in pieces:
        for index, text_line in enumerate(text.split("\n")):
            if index:
                lines += _close_line(words, first, number)
                words, first = [], None
            if text_line.strip() and first is None:
                first = (y, size, bold)
            words.append(text_line)
    return lines + _close_line(words, first, number)


def _close_line(
    words: Sequence[str], first: tuple[float, float, bool] | None, number: int
) -> list[Line]:
    text = " ".join(clean_text("".join(words)).split())
    return [Line(text, number, *first)] if text and first else []


def _drop_margins(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without page numbers, and without what repeats on most pages."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    edges = [edge for page in pages.values() for edge in {page[0].text, page[-1].text}]
    repeated = {
        text for text, count in Counter(edges).items() if count >= 3 and count * 2 > len(pages)
    }
    kept: list[Line] = []
    for page in pages.values():
        for index, line in enumerate(page):
            is_edge = len(page) > 2 and index in (0, len(page) - 1)
            if not is_edge or (line.text not in repeated and not _NUMBER_ONLY.fullmatch(line.text)):
                kept.append(line)
    return kept


def _build_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    leading = _leading(lines)
    waiting: list[Line] = []
    for line in lines:
        is_heading = _is_heading(line, body)
        goes_on = waiting and not _is_break(waiting[-1], line, leading)
        if waiting and (is_heading != _is_heading(waiting[-1], body) or not goes_on):
            yield from _close(waiting, body)
            waiting = []
        waiting.append(line)
    yield from _close(waiting, body)


def _close(lines: Sequence[Line], body: float) -> Iterator[Block]:
    if not lines:
        return
    if _is_heading(lines[0], body):
        yield Block("heading", " ".join(line.text for line in lines))
        return
    for text in join_lines(_join_hyphenated([line.text for line in lines])):
        yield Block("paragraph", text)


def _is_heading(line: Line, body: float) -> bool:
    if line.size >= 1.12 * body:
        return len(line.text) <= 200
    return line.bold and looks_like_heading(line.text)


def _is_break(before: Line, line: Line, leading: float) -> bool:
    """Return whether a new paragraph begins with ``line``."""
    # Across pages and columns, ``join_lines`` decides whether the text goes on.
    return before.page == line.page and before.y - line.y > 1.3 * leading


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance between two lines in points."""
    gaps = Counter(
        round((before.y - line.y) * 2) / 2
        for before, line in itertools.pairwise(lines)
        if before.page == line.page and 0 < before.y - line.y < 40
    )
    return gaps.most_common(1)[0][0] if gaps else 12.0


def _join_hyphenated(lines: Sequence[str]) -> list[str]:
    """Return lines with words that were hyphenated at the margin joined."""
    joined: list[str] = []
    for line in lines:
        divided = _WRAPPED_WORD.search(joined[-1]) if joined else None
        if divided and line[:1].islower():
            head, _, rest = line.partition(" ")
            joined[-1] = joined[-1][:-1] + head
            if rest:
                joined.append(rest)
        else:
            joined.append(line)
    return joined
