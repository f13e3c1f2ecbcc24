"""Put the pieces of a page in reading order.

Columns and boxes that stand side by side are read one after the other, in whatever order a
program drew them. Each is a region of lines.
"""

from __future__ import annotations

import itertools
import math
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from touchstone.own_article.documents.hyphens import join_capital
from touchstone.own_article.documents.pdf_pieces import Piece
from touchstone.own_article.documents.raised import mark_raised

# The widest space between words, in font sizes of the text; by what factor a space may exceed the
# median of its row; and how many spaces a row needs for a median.
_WIDEST_SPACE = 1.2
_SPREAD = 1.3
_FEW_SPACES = 3
# Least width of a gutter in font sizes of the text, by the number of lines on its shorter side;
# and beside more lines.
_GUTTERS = {1: 2.0, 2: 1.2, 3: 1.0, 4: 0.7}
_GUTTER = 0.25
# A gutter narrower than this many font sizes needs a straight edge: at least this share of the
# lines on its right begin at the same place.
_NARROW = 2.0
_STRAIGHT = 0.6
# How many pieces ahead to look for the other side of a gutter.
_AHEAD = 8
_SIGN_CHARS = 4
# In line spacings: lines farther apart do not belong together.
_APART = 1.7
# How many pieces ahead to look for the one below another.
_BELOW = 60
# A single letter at least this many times as large as the text is a drop cap.
_CAPITAL = 1.7
# In font sizes of its line, superscript is smaller than the first and higher than the second.
_SMALL = 0.85
_RAISED = 0.15
# Notes and captions are smaller than this share of the size of the text.
_NOTES = 0.92


@dataclass(frozen=True)
class _Gutter:
    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left

    def narrowed(self, piece: Piece) -> _Gutter:
        """Return what a piece leaves of the gutter, with a negative width if it crosses it."""
        before, after = piece.right <= self.right, piece.left >= self.left
        if before and (not after or self.right - piece.right >= piece.left - self.left):
            return _Gutter(max(self.left, piece.right), self.right)
        if after:
            return _Gutter(self.left, min(self.right, piece.left))
        return _Gutter(0, -1)


def order_page(pieces: Sequence[Piece], size: float) -> list[list[Piece]]:
    """Return the regions of a page in reading order, each as a list of its lines.

    Args:
        pieces: The pieces of one page.
        size: Font size of the text.
    """
    upright = [piece for piece in pieces if not piece.turned]
    turned = [[piece] for piece in pieces if piece.turned]
    upright = _join_capitals(_sort(upright), size)
    leading = find_leading(upright, size)
    regions = [_build_lines(region) for region in _split(upright, size, leading)]
    return [*(group for region in regions for group in _separate_notes(region, size)), *turned]


def _separate_notes(lines: Sequence[Piece], size: float) -> Iterator[list[Piece]]:
    """Yield a region in parts: small lines are notes or captions that interrupt the text."""
    for _, group in itertools.groupby(lines, key=lambda line: line.size < _NOTES * size):
        yield list(group)


def _sort(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces from the top of a page to its bottom, and from left to right in a row."""
    return sorted(pieces, key=lambda piece: (-piece.y, piece.left))


def _split(pieces: Sequence[Piece], size: float, leading: float) -> Iterator[list[Piece]]:
    """Yield the pieces of each region; ``pieces`` are sorted from the top."""
    single: list[Piece] = []
    index = 0
    while index < len(pieces):
        band = _find_band(pieces, index, size, leading)
        if band is None:
            single.append(pieces[index])
            index += 1
            continue
        end, gutter = band
        pieces_above = _take_above(single, gutter, leading, pieces[index].y)
        if single:
            yield single
        band_pieces = [*pieces_above, *pieces[index:end]]
        middle = (gutter.left + gutter.right) / 2
        for is_left in (True, False):
            side = [piece for piece in band_pieces if (piece.right <= middle) == is_left]
            yield from _split(side, size, leading)
        single, index = [], end
    if single:
        yield single


def _find_band(
    pieces: Sequence[Piece], start: int, size: float, leading: float
) -> tuple[int, _Gutter] | None:
    """Return the end and the gutter of the band of columns that starts at a piece, or None."""
    first = pieces[start]
    for other in pieces[start + 1 : start + 1 + _AHEAD]:
        if first.y - other.y > _APART * leading:
            return None
        low, high = sorted((first, other), key=lambda piece: piece.left)
        gutter = _Gutter(low.right, high.left)
        if gutter.width < _GUTTER * size:
            continue
        end = start
        while end < len(pieces):
            narrowed = gutter.narrowed(pieces[end])
            if narrowed.width < _GUTTER * size:
                break
            gutter, end = narrowed, end + 1
        end = _trim(pieces, start, end, gutter, leading)
        if _is_band(pieces[start:end], gutter, size):
            return end, gutter
    return None


def _trim(pieces: Sequence[Piece], start: int, end: int, gutter: _Gutter, leading: float) -> int:
    """Return the end of a band without the heading of the text below it."""
    if end == len(pieces):
        return end
    while end - start > 2:
        last = pieces[end - 1]
        heights_above = [
            piece.y for piece in pieces[start : end - 1]
            if (piece.left >= gutter.right) == (last.left >= gutter.right)
        ]  # fmt: skip
        if heights_above and min(heights_above) - last.y <= _APART * leading:
            break
        end -= 1
    return end


def _is_band(band: Sequence[Piece], gutter: _Gutter, size: float) -> bool:
    """Return whether pieces form columns, and are not beside a gap by chance."""
    right = [piece for piece in band if piece.left >= gutter.right]
    left = [piece for piece in band if piece.left < gutter.right]
    row_count = min(len(_list_rows(left)), len(_list_rows(right)))
    if not row_count or not _stand_beside(left, right) or all(map(_is_sign, left)):
        return False
    if gutter.width < _GUTTERS.get(row_count, _GUTTER) * size:
        return False
    starts = [min(piece.left for piece in row) for row in _list_rows(right)]
    edge = Counter(round(start) for start in starts).most_common(1)[0][0]
    straight = sum(abs(start - edge) <= 1 for start in starts)
    return gutter.width >= _NARROW * size or straight >= _STRAIGHT * len(starts)


def _stand_beside(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    tops = min(max(piece.top for piece in side) for side in (left, right))
    return tops > max(min(piece.y for piece in side) for side in (left, right))


def _is_sign(piece: Piece) -> bool:
    """Return whether a piece is a bullet, the number of an item, or a line number."""
    return len(piece.text) <= _SIGN_CHARS and not piece.text.isalpha()


def _list_rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    by_height = sorted(pieces, key=lambda piece: round(piece.y))
    rows = itertools.groupby(by_height, key=lambda piece: round(piece.y))
    return [list(row) for _, row in rows]


def _take_above(single: list[Piece], gutter: _Gutter, leading: float, top: float) -> list[Piece]:
    """Remove from the pieces before a band those that begin its columns, and return them."""
    pieces_above: list[Piece] = []
    tops = {True: top, False: top}
    while single:
        piece = single[-1]
        is_left = piece.right <= gutter.left
        if not is_left and piece.left < gutter.right:
            break
        if piece.y - tops[is_left] > _APART * leading:
            break
        tops[is_left] = piece.y
        pieces_above.insert(0, single.pop())
    return pieces_above


def join_drawn_words(pieces: Sequence[Piece], size: float) -> list[Piece]:
    """Return the pieces, joining the words of justified lines that were drawn one by one.

    The usual gap in a row tells spaces between words from a gutter.
    """
    joined: list[Piece] = []
    for _, items in itertools.groupby(_sort(pieces), key=lambda piece: round(piece.y * 2)):
        row = list(items)
        gaps = [after.left - before.right for before, after in itertools.pairwise(row)]
        spaces = [gap for gap in gaps if 0 < gap <= _WIDEST_SPACE * size]
        most = _SPREAD * statistics.median(spaces) if len(spaces) >= _FEW_SPACES else 0.0
        for piece, gap in zip(row, [math.inf, *gaps], strict=True):
            is_space = (
                not piece.turned
                and 0 < gap <= min(most, _WIDEST_SPACE * size)
                and piece.size == joined[-1].size
            )
            if is_space:
                text = f"{joined[-1].text} {piece.text}"
                joined[-1] = replace(joined[-1], text=text, right=piece.right)
            else:
                joined.append(piece)
    return joined


def _build_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines of a region, each as one piece."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        line = next((line for line in lines[:-4:-1] if _is_beside(line, piece)), None)
        if line is None:
            lines.append([piece])
        else:
            line.append(piece)
    built = [_join_line(sorted(line, key=lambda piece: piece.left)) for line in lines]
    return sorted(built, key=lambda line: -line.y)


def _is_beside(line: Sequence[Piece], piece: Piece) -> bool:
    """Return whether a piece overlaps a line enough in height to belong to it, even if raised."""
    base = max(line, key=lambda other: other.size)
    shared = min(base.top, piece.top) - max(base.y, piece.y)
    return shared >= 0.5 * 0.75 * min(base.size, piece.size)


def _join_line(line: Sequence[Piece]) -> Piece:
    base = max(line, key=lambda piece: (piece.size, len(piece.text)))
    text, right = "", line[0].left
    for piece in line:
        is_close = piece.left - right <= 0.2 * base.size
        is_small = piece.size < _SMALL * base.size
        if is_small and piece.y - base.y > _RAISED * base.size:
            text += mark_raised(piece.text)
        else:
            text += ("" if is_close or not text else " ") + piece.text
        right = max(right, piece.right)
    return replace(base, text=text, left=line[0].left, right=right)


def _join_capitals(pieces: list[Piece], size: float) -> list[Piece]:
    """Return the pieces with drop caps joined to the line that they begin."""
    capitals = [
        piece for piece in pieces
        if piece.size >= _CAPITAL * size and len(piece.text.strip("\"'“‘«")) == 1
        and piece.text[-1].isalpha()
    ]  # fmt: skip
    for capital in capitals:
        beside = [
            piece for piece in pieces
            if piece.size < capital.size and capital.y - 0.2 * size <= piece.y <= capital.top
            and -0.2 * size <= piece.left - capital.right <= 2 * size
        ]  # fmt: skip
        if beside:
            first = max(beside, key=lambda piece: piece.y)
            text = join_capital(capital.text, first.text)
            joined = replace(first, text=text, left=capital.left)
            pieces = [
                joined if piece is first else piece for piece in pieces if piece is not capital
            ]
    return pieces


def find_leading(pieces: Sequence[Piece], size: float) -> float:
    """Return the usual distance between lines, in points."""
    ordered = sorted(pieces, key=lambda piece: (piece.page, -piece.y))
    gaps = Counter(
        round((piece.y - below.y) * 2) / 2
        for index, piece in enumerate(ordered)
        if (below := _find_below(piece, ordered[index + 1 : index + 1 + _BELOW], size))
    )
    return gaps.most_common(1)[0][0] if gaps else 1.2 * size


def _find_below(piece: Piece, following: Sequence[Piece], size: float) -> Piece | None:
    """Return the next piece below another one, or None if none is near."""
    for other in following:
        gap = piece.y - other.y
        if other.page != piece.page or gap > 4 * size:
            return None
        if gap > 0.5 * size and other.left < piece.right and other.right > piece.left:
            return other
    return None
