"""Read a PDF with PDFium.

PDFium opens most files, even those that only forbid copying, and gives the position of each
letter. ``pdf_layout`` puts columns and boxes in order. The size, weight and spacing of lines
decide which are headings and which form a paragraph. Runs in ``worker``, because no PDF reader
is guaranteed to finish.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from touchstone.errors import UploadError
from touchstone.limits import MAX_ARTICLE_CHARS, MAX_PDF_PAGES
from touchstone.own_article.documents.document import (
    Block,
    Document,
    build_document,
    clean_title,
    left_out,
)
from touchstone.own_article.documents.pdf_layout import find_leading, join_drawn_words, order_page
from touchstone.own_article.documents.pdf_margins import drop_margins
from touchstone.own_article.documents.pdf_pieces import PageText, Piece
from touchstone.own_article.documents.plaintext import LABEL, join_lines, looks_like_heading

_LOCKED = "The PDF is locked with a password. Save it without one, or paste its text."
_FINISHED = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")
_GOES_ON = re.compile(r"[\"'“‘(\[]?[^\W_A-Z]")
# Columns of one text differ in width by no more than this share.
_ALIKE = 0.2
_SAME_SIZE = 0.5
_COLUMN_LINES = 2
_TAIL = 20
# In line spacings: a gap above the first ends a paragraph, unless a sentence continues; a gap
# above the second always does.
_NEAR = 1.3
_FAR = 2.2
_HEADING_CHARS = 200


def read_pdf(raw: bytes) -> Document:
    """Return the text of a PDF as a document.

    Raises:
        UploadError: It is locked, too long, or without text. A broken one raises
            whatever PDFium raises; ``sandbox`` turns that into a message.
    """
    try:
        file = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise UploadError(_LOCKED) from error
        raise
    drawn, broken_note = _read_pages(file)
    size = _find_size(drawn)
    whole = [join_drawn_words(page, size) for page in drawn]
    leading = find_leading([piece for page in whole for piece in page], size)
    pages, notes = drop_margins(whole, leading)
    regions = [region for page in pages for region in order_page(page, size)]
    blocks = _build_blocks(_order_regions(regions), size, leading)
    title = clean_title(str(file.get_metadata_value("Title") or ""))
    return build_document(blocks, title=title, source="pdf", notes=[*broken_note, *notes])


def _read_pages(file: Any) -> tuple[list[list[Piece]], tuple[str, ...]]:
    """Return the pieces of each page, and a note about pages that are broken."""
    if len(file) > MAX_PDF_PAGES:
        raise UploadError(
            f"The PDF has {len(file):,} pages; at most {MAX_PDF_PAGES} are read. "
            "Save only the pages of the article and upload those."
        )
    pages: list[list[Piece]] = []
    length = 0
    broken_count = 0
    for number in range(len(file)):
        try:
            text = PageText(file[number], number)
        except pypdfium2.PdfiumError:  # this page cannot be read
            broken_count += 1
            continue
        length += text.count
        if length > MAX_ARTICLE_CHARS:
            raise UploadError(
                f"The PDF has more than {MAX_ARTICLE_CHARS:,} characters, the most that are "
                "read. Save only the pages of the article and upload those."
            )
        pages.append(text.read_pieces())
    return pages, left_out(broken_count, "broken page")


def _find_size(pages: Sequence[Sequence[Piece]]) -> float:
    """Return the font size that most characters have."""
    sizes = Counter[float]()
    for page in pages:
        for piece in page:
            sizes[piece.size] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _order_regions(regions: list[list[Piece]]) -> list[list[Piece]]:
    """Return the regions, joined where a text continues, so that each sentence is whole.

    A box, a caption or a note between the halves of a sentence is moved after them.
    """
    remaining = list(reversed(regions))
    flows: list[list[Piece]] = []
    while remaining:
        region = remaining.pop()
        if flows and not _is_finished(flows[-1]) and not _goes_on(flows[-1], region):
            following = remaining[-1] if remaining else []
            if following and _goes_on(flows[-1], following):
                remaining[-1], region = region, following
        if flows and (_goes_on(flows[-1], region) or _is_alike(flows[-1], region)):
            flows[-1] = [*flows[-1], *region]
        else:
            flows.append(region)
    return flows


def _is_finished(region: Sequence[Piece]) -> bool:
    return bool(_FINISHED.search(region[-1].text))


def _goes_on(region: Sequence[Piece], following: Sequence[Piece]) -> bool:
    """Return whether a sentence that is unfinished in a region continues in the following one."""
    is_same = abs(region[-1].size - following[0].size) <= _SAME_SIZE
    return is_same and not _is_finished(region) and bool(_GOES_ON.match(following[0].text))


def _is_alike(region: Sequence[Piece], following: Sequence[Piece]) -> bool:
    """Return whether the following region may be another column of the same text."""
    if len(following) < _COLUMN_LINES or not _is_finished(region):
        return False
    # The last lines of a flow belong to its last column.
    line_groups = (region[-_TAIL:], following[:_TAIL])
    widths = [max(line.right - line.left for line in lines) for lines in line_groups]
    is_same = abs(region[-1].size - following[0].size) <= _SAME_SIZE
    is_label = bool(LABEL.match(following[0].text))
    return is_same and not is_label and (1 - _ALIKE) * max(widths) <= min(widths)


def _build_blocks(flows: Sequence[Sequence[Piece]], size: float, leading: float) -> Iterator[Block]:
    for flow in flows:
        waiting: list[Piece] = []
        for line in flow:
            is_heading = _is_heading(line, size)
            goes_on = waiting and not _is_break(waiting[-1], line, leading)
            if waiting and (is_heading != _is_heading(waiting[-1], size) or not goes_on):
                yield from _close(waiting, size)
                waiting = []
            waiting.append(line)
        yield from _close(waiting, size)


def _close(lines: Sequence[Piece], size: float) -> Iterator[Block]:
    if not lines:
        return
    if _is_heading(lines[0], size):
        yield Block("heading", " ".join(line.text for line in lines))
        return
    for text in join_lines([line.text for line in lines]):
        yield Block("paragraph", text)


def _is_heading(line: Piece, size: float) -> bool:
    if line.size >= 1.12 * size:
        return len(line.text) <= _HEADING_CHARS
    return line.bold and looks_like_heading(line.text)


def _is_break(before: Piece, line: Piece, leading: float) -> bool:
    """Return whether a new paragraph begins with ``line``."""
    # Across pages and columns, ``join_lines`` decides whether the text continues.
    gap = (before.y - line.y) / leading if before.page == line.page else 0.0
    return gap > (_FAR if _goes_on([before], [line]) else _NEAR)
