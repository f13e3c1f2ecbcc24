"""Leave out the margins of pages: running heads, page numbers, and lines added by printing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from touchstone.own_article.documents.pdf_pieces import Piece

_NUMBER = re.compile(
    r"\W*(page|p\.|seite)?\s*(\d{1,4}|[ivxl]{1,6})(\s*(of|/|von)\s*\d{1,4})?\W*", re.IGNORECASE
)
# What browsers print above and below a page.
_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(:\d{2})?( ?[AP]M)?( .{1,200})?"
    r"|(https?|file)://\S+( \d{1,4}/\d{1,4})?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
# How many groups of lines to examine at the top and at the bottom of a page, and the most lines
# of a margin: a larger group is text.
_GROUPS = 2
_GROUP_LINES = 3
# The heads of left and right pages differ, so each is on only half of the pages.
_SHARE = 0.4
# In line spacings: lines farther apart do not belong together, if they differ in size and if
# they do not.
_LINE = 0.6
_APART = 1.4
_NOTE = "Running heads, page numbers and the like were left out."

_LineKey = tuple[str, int]


def drop_margins(
    pages: Sequence[Sequence[Piece]], leading: float
) -> tuple[list[list[Piece]], list[str]]:
    """Return the pages without their margins, and a note if anything was left out.

    Args:
        pages: The pieces of each page.
        leading: The usual distance between lines.
    """
    candidates = [
        [*_find_outer(page, leading), *_find_outer(page, leading, direction=-1)] for page in pages
    ]
    counted = Counter(
        line_key for page in candidates for line_key in {_describe(item) for item in page}
    )
    wanted = max(2, _SHARE * len(pages))
    dropped = {
        id(piece)
        for page in candidates
        for piece in page
        if counted[_describe(piece)] >= wanted
        or _NUMBER.fullmatch(piece.text)
        or any(_PRINTED.fullmatch(item.text) for item in page if round(item.y) == round(piece.y))
    }
    trimmed_pages = [[piece for piece in page if id(piece) not in dropped] for page in pages]
    if not any(trimmed_pages):  # all pages are alike
        return [list(page) for page in pages], []
    return trimmed_pages, [_NOTE] if dropped else []


def _describe(piece: Piece) -> _LineKey:
    """Return what a running head has in common on all pages: words, digits masked, and height."""
    return _DIGITS.sub("#", piece.text), round(piece.y / 4)


def _find_outer(page: Sequence[Piece], leading: float, *, direction: int = 1) -> list[Piece]:
    """Return the pieces that stand apart at the top (1) or at the bottom (-1) of a page."""
    pieces = sorted(
        (item for item in page if not item.turned), key=lambda item: -direction * item.y
    )
    groups: list[list[Piece]] = []
    for piece in pieces:
        last = groups[-1][-1] if groups else None
        if last is None or _stands_apart(last, piece, leading):
            if len(groups) > _GROUPS:
                break
            groups.append([])
        groups[-1].append(piece)
    # The last group is the text.
    margins = [
        group for group in groups[:-1] if len({round(item.y) for item in group}) <= _GROUP_LINES
    ]
    return [piece for group in margins for piece in group]


def _stands_apart(piece: Piece, other: Piece, leading: float) -> bool:
    gap = abs(piece.y - other.y)
    return gap > _APART * leading or (gap > _LINE * leading and abs(piece.size - other.size) >= 1)
