"""Keep the words of an SVG drawing in their places where its font is not installed.

Office and drawing programs take another font then, and wider words would run into each other
or out of the picture. Each line of words says how long it is in our font, so that programs fit
the other one to it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lxml import etree
from PIL import ImageFont

from touchstone.resources import font_folders

_SVG = "{http://www.w3.org/2000/svg}"
# Source Sans by both of its names, then what most machines have and is nearly as narrow.
_FAMILY = "'Source Sans Pro', 'Source Sans 3', Arial, Helvetica, sans-serif"
_SEMIBOLD = 600
_MEASURED_AT = 100


def fit_words(svg: str) -> str:
    """Return the drawing with the length of each line of words, and fonts that most have.

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
    """Return the length of a line in pixels, set as ``text`` says."""
    weight = text.get("font-weight", "normal")
    is_bold = weight == "bold" or (weight.isdecimal() and int(weight) >= _SEMIBOLD)
    font = _load_font(is_bold=is_bold, is_italic=text.get("font-style") == "italic")
    size = float(text.get("font-size", "16px").removesuffix("px"))
    return font.getlength(words) * size / _MEASURED_AT


@lru_cache
def _load_font(*, is_bold: bool, is_italic: bool) -> ImageFont.FreeTypeFont:
    # The italic of regular weight is called "It", without its weight.
    name = ("Semibold" if is_bold else "" if is_italic else "Regular") + ("It" if is_italic else "")
    path = Path(font_folders()[0]) / f"SourceSansPro-{name}.ttf"
    return ImageFont.truetype(str(path), _MEASURED_AT)
