"""Make the fonts of the web-page handout: those of the printed one, cut to the letters it needs.

Run ``python -m tests.handout_fonts`` to rewrite them. Under the SIL Open Font License, a font that
was cut may not keep its name, so these have names of their own.
"""

from __future__ import annotations

import io
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from touchstone.resources import FONTS, WEB_FONTS, WebFont, font_folders

# Latin with accents, dashes and quotation marks, and the signs used with numbers.
_RANGES = (
    range(0x20, 0x7F), range(0xA0, 0x180), range(0x2010, 0x2028),
    (0x202F, 0x20AC, 0x2122, 0x2212, 0x2264, 0x2265),
)  # fmt: skip
LETTERS = frozenset(code for part in _RANGES for code in part)
_SOURCES = {"Touchstone Sans": "SourceSansPro", "Touchstone Serif": "SourceSerifPro"}
_STYLES = {"400": "Regular", "600 700": "Semibold", "700": "Bold"}
# Name records that must stay in a font: copyright, license, and where to find the license.
_LEGAL = (0, 13, 14)


def build_font(font: WebFont) -> bytes:
    """Return a font as WOFF; the same font always gives the same bytes."""
    name = f"{_SOURCES[font.family]}-{_STYLES[font.weight]}"
    paths = (Path(folder, f"{name}.otf") for folder in font_folders())
    cut = TTFont(next(path for path in paths if path.is_file()), recalcTimestamp=False)
    options = subset.Options(
        layout_features=["kern", "liga", "ccmp", "mark"],
        hinting=False,
        desubroutinize=True,
        name_IDs=[*_LEGAL],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(cut)
    for number, words in ((1, font.family), (2, _STYLES[font.weight])):
        cut["name"].setName(words, number, 3, 1, 0x409)
    if "CFF " in cut:
        cff = cut["CFF "].cff
        cff.fontNames = [f"{font.family}-{_STYLES[font.weight]}".replace(" ", "")]
        for key in ("FullName", "FamilyName"):
            setattr(cff[0], key, font.family)
    cut.flavor = "woff"
    written = io.BytesIO()
    cut.save(written)
    return written.getvalue()


if __name__ == "__main__":
    FONTS.mkdir(exist_ok=True)
    for item in WEB_FONTS:
        (FONTS / item.file).write_bytes(build_font(item))
