"""Read the pieces of text on a PDF page with PDFium: words, position, size and weight.

A piece is text on one baseline without a wide gap in it. A rotated page is read upright; text
that is rotated on its page is only marked as such.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from touchstone.own_article.documents.document import clean_text

# PDFium's code for a hyphen at the end of a line.
_HYPHEN = 2
_NONE = (0xFFFE, 0xFFFF)
_BOLD = ("bold", "black", "heavy")
_BOLD_WEIGHT = 600
# In font sizes: a wider gap ends a piece; between two text objects, a narrower one is enough.
_GAP = 0.7
_GAP_BETWEEN_DRAWINGS = 0.3
_SPACE = 0.2
# In font sizes: baselines farther apart are different ones.
_BASELINE = 0.12
_TURNED = 0.2


@dataclass(frozen=True)
class Piece:
    """Text on one baseline of a page, in points from the lower left corner of the page.

    Attributes:
        text: Its words.
        page: Index of the page.
        left: Where it begins.
        right: Where it ends.
        y: Height of its baseline.
        size: Font size, rounded to halves.
        bold: Whether its letters are bold.
        turned: Whether it is rotated on its page.
    """

    text: str
    page: int
    left: float
    right: float
    y: float
    size: float
    bold: bool = False
    turned: bool = False

    @property
    def top(self) -> float:
        """The approximate height of the top of its capitals."""
        return self.y + 0.75 * self.size


class _Char(NamedTuple):
    char_index: int
    text: str
    left: float
    right: float
    y: float


class PageText:
    """The characters of one page, as PDFium gives them."""

    def __init__(self, page: Any, number: int) -> None:
        """Open the text of a page."""
        self._number = number
        self._turns: int = page.get_rotation()
        self._width, self._height = page.get_width(), page.get_height()
        self._text: Any = page.get_textpage()
        self.count: int = self._text.count_chars()
        self._box, self._x, self._y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()

    def read_pieces(self) -> list[Piece]:
        """Return the pieces in the order in which they were drawn."""
        pieces: list[Piece] = []
        run: list[_Char] = []
        is_spaced, is_turned, size = False, False, 0.0
        for index, text in self._read_letters():
            if not text:
                is_spaced = True
                continue
            char = _Char(index, text, *self._measure(index))
            if not run or self._ends(run[-1], char, size, is_turned=is_turned):
                pieces += self._close(run, is_turned=is_turned)
                run, size, is_turned = [], self._size_at(index), self._is_turned(index)
            elif is_spaced or char.left - run[-1].right > _SPACE * size:
                char = char._replace(text=f" {text}")
            run.append(char)
            is_spaced = False
        return pieces + self._close(run, is_turned=is_turned)

    def _read_letters(self) -> Iterator[tuple[int, str]]:
        """Yield the index and the text of each character, '' for a space or an invalid code."""
        unicode_at, text = pdfium.FPDFText_GetUnicode, self._text.raw
        for index in range(self.count):
            code = unicode_at(text, index)
            if code == _HYPHEN:
                yield index, "-"
            elif code > 32 and code not in _NONE and code < 0x110000:
                yield index, chr(code).strip()
            else:
                yield index, ""

    def _measure(self, index: int) -> tuple[float, float, float]:
        """Return where a character begins and ends, and its baseline, on the upright page."""
        text, box, x, y = self._text.raw, self._box, self._x, self._y
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        if not self._turns:
            return box.left, box.right, y.value
        start, end = self._turn(box.left, box.bottom), self._turn(box.right, box.top)
        return min(start[0], end[0]), max(start[0], end[0]), self._turn(x.value, y.value)[1]

    def _turn(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of a rotated page in the coordinates of the upright page."""
        match self._turns:
            case 90:
                return y, self._height - x
            case 180:
                return self._width - x, self._height - y
        return self._width - y, x

    def _is_turned(self, index: int) -> bool:
        angle = pdfium.FPDFText_GetCharAngle(self._text, index) + math.radians(self._turns)
        return float(min(angle % math.tau, -angle % math.tau)) > _TURNED

    def _ends(self, last: _Char, char: _Char, size: float, *, is_turned: bool) -> bool:
        if is_turned:
            return not self._is_turned(char.char_index)
        if abs(char.y - last.y) > max(0.5, _BASELINE * size):
            return True
        gap = char.left - last.right
        if abs(gap) > _GAP * size:
            return True
        is_wide = gap > _GAP_BETWEEN_DRAWINGS * size
        return is_wide and self._drawing_of(last) != self._drawing_of(char)

    def _drawing_of(self, char: _Char) -> int:
        drawing = pdfium.FPDFText_GetTextObject(self._text, char.char_index)
        return ctypes.cast(drawing, ctypes.c_void_p).value or 0

    def _close(self, run: list[_Char], *, is_turned: bool) -> list[Piece]:
        text = " ".join(clean_text("".join(char.text for char in run)).split())
        if not text:
            return []
        middle = run[len(run) // 2].char_index
        left, right = min(char.left for char in run), max(char.right for char in run)
        size = round(self._size_at(middle) * 2) / 2
        is_bold = self._is_bold(middle)
        return [Piece(text, self._number, left, right, run[0].y, size, is_bold, is_turned)]

    def _size_at(self, index: int) -> float:
        matrix = pdfium.FS_MATRIX()
        size: float = pdfium.FPDFText_GetFontSize(self._text, index)
        if pdfium.FPDFText_GetMatrix(self._text, index, matrix):
            size *= math.hypot(matrix.c, matrix.d) or 1.0
        return max(size, 1.0)

    def _is_bold(self, index: int) -> bool:
        weight: int = pdfium.FPDFText_GetFontWeight(self._text, index)
        if weight >= _BOLD_WEIGHT:
            return True
        name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._text, index, name, len(name), flags)
        font_name = name.value[:length].decode("utf-8", "replace").lower()
        return any(word in font_name for word in _BOLD)
