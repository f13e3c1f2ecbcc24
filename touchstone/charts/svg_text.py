"""Keep the text of an SVG drawing in place where its font is not installed.

Office and drawing programs then use another font, and wider words would overlap or leave the
picture. So each line of text states its length in our font, and programs fit their font to it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lxml import etree
from PIL import ImageFont

from touchstone.resources import font_folders

_SVG = "{http://www.w3.org/2000/svg}"
# Source Sans by both of its names, then common fonts that are nearly as narrow.
_FAMILY = "'Source Sans Pro', 'Source Sans 3', Arial, Helvetica, sans-serif"
_SEMIBOLD = 600
_MEASURED_AT = 100


def fit_words(svg: str) -> str:
    """Return the drawing with the length of each line of text, and with fallback fonts.

    Args:
        svg: A drawing in Source Sans.
    """
    root = etree.fromstring(svg.encode("utf-8"))
    for text in root.iter(f"{_SVG}text"):
        text.set("font-family", _FAMILY)
        for line in (text, *text.iter(f"{_SVG}tspan")):
            words = " ".join((line.text or "").split())
            if len(words) > 1:
                line.set("textLength", f"{_measure(words, text):.1f}")
                line.set("lengthAdjust", "spacingAndGlyphs")
    drawn: str = etree.tostring(root, encoding="unicode")
    return drawn


def _measure(words: str, text: etree._Element) -> float:
    """Return the length of a line in pixels, in the font that ``text`` sets."""
    weight = text.get("font-weight", "normal")
    is_bold = weight == "bold" or (weight.isdecimal() and int(weight) >= _SEMIBOLD)
    font = _load_font(is_bold=is_bold, is_italic=text.get("font-style") == "italic")
    size = float(text.get("font-size", "16px").removesuffix("px"))
    return font.getlength(words) * size / _MEASURED_AT


@lru_cache
def _load_font(*, is_bold: bool, is_italic: bool) -> ImageFont.FreeTypeFont:
    # The file of the regular italic is named "It", without a weight.
    name = ("Semibold" if is_bold else "" if is_italic else "Regular") + ("It" if is_italic else "")
    path = Path(font_folders()[0]) / f"SourceSansPro-{name}.ttf"
    return ImageFont.truetype(str(path), _MEASURED_AT)
