"""Draw the social preview, 1200 x 630: name, tagline and a real part of the matrix."""

from __future__ import annotations

import textwrap
from html import escape

from touchstone.design.palette import LIGHT
from touchstone.evidence.rule import VERDICTS
from touchstone.evidence_map.evidence_map import build_evidence_map
from touchstone.evidence_map.matrix import build_cells
from touchstone.exports.preview import HEIGHT, WIDTH, draw_text
from touchstone.packs.loading import load_pack
from touchstone.resources import ASSETS, SHIPPED_FOLDER
from touchstone.wording.notices import TAGLINE

CONCERNS = ("fine-lines", "wrinkles", "loss-of-elasticity", "stretch-marks", "other-scars")
BENEFITS = ("collagen", "elasticity", "cell-renewal", "fewer-aging-signs", "scar-softening")
_CELL, _LEFT, _TOP, _KEY = 60, 850, 296, 518


def draw_preview() -> str:
    """Return the preview as SVG, with cells from the shipped data."""
    tagline = "".join(
        draw_text(90, 310 + 44 * number, line, size=32, fill=LIGHT.muted)
        for number, line in enumerate(textwrap.wrap(TAGLINE, 30))
    )
    mark = (ASSETS / "favicon.svg").read_text(encoding="utf-8")
    mark = mark.replace("<svg ", '<svg x="90" y="100" width="84" height="84" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img">'
        f"<title>Touchstone: {escape(TAGLINE)}</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{LIGHT.background}"/>'
        f'<rect width="{WIDTH}" height="12" fill="{LIGHT.accent}"/>'
        f"{mark}{draw_text(90, 256, 'Touchstone', size=68, family='serif', weight=700)}"
        f"{tagline}{_draw_key()}{_draw_cells()}</svg>\n"
    )


def _draw_cells() -> str:
    pack = load_pack(SHIPPED_FOLDER)
    evidence_map = build_evidence_map(pack)
    cells = build_cells(evidence_map, evidence_map.claims, display_mode="both")
    cells = cells.set_index(["concern_id", "benefit_id"])
    heads = "".join(
        _turned(_LEFT + place * _CELL + 33, _TOP - 12, pack.benefit_names[benefit_id])
        for place, benefit_id in enumerate(BENEFITS)
    )
    rows = "".join(
        draw_text(
            _LEFT - 18, _TOP + row * _CELL + 33, pack.concern_names[name], size=21, anchor="end"
        )
        for row, name in enumerate(CONCERNS)
    )
    drawn = "".join(
        _draw_cell(row, place, *cells.loc[(concern_id, benefit_id), ["sign", "emphasis", "dots"]])
        for row, concern_id in enumerate(CONCERNS)
        for place, benefit_id in enumerate(BENEFITS)
    )
    return heads + rows + drawn


def _draw_cell(row: int, place: int, sign: str, emphasis: str, dots: int) -> str:
    swatch = LIGHT.emphases[emphasis]
    x, y, size = _LEFT + place * _CELL, _TOP + row * _CELL, _CELL - 8
    dash = {"step": ' stroke-dasharray="none"', "gap": ' stroke-dasharray="5 4"'}.get(emphasis, "")
    frame = f' stroke="{LIGHT.edge}" stroke-width="2"{dash}' if dash else ""
    box = (
        f'<rect x="{x}" y="{y}" width="{size}" height="{size}" rx="6" fill="{swatch.fill}"{frame}/>'
    )
    middle = x + size // 2
    lift = 6 if dots else 0
    text = draw_text(middle, y + 34 - lift, sign, size=23, fill=swatch.ink, anchor="middle")
    first = middle - 4 * (dots - 1)
    pips = "".join(
        f'<circle cx="{first + 8 * number}" cy="{y + size - 10}" r="2.5" fill="{swatch.ink}"/>'
        for number in range(dots)
    )
    return box + text + pips


def _draw_key() -> str:
    places = {
        "better": (90, 0),
        "points-to-better": (350, 0),
        "mixed": (90, 1),
        "not-studied": (350, 1),
        "only-a-step": (90, 2),
    }
    parts = [
        draw_text(x, _KEY + 32 * line, VERDICTS[name].sign, size=20, fill=LIGHT.muted)
        + draw_text(x + 24, _KEY + 32 * line, VERDICTS[name].name, size=20, fill=LIGHT.muted)
        for name, (x, line) in places.items()
    ]
    return "".join(parts) + draw_text(
        350, _KEY + 64, "• to ••••: how sure", size=20, fill=LIGHT.muted
    )


def _turned(x: int, y: int, words: str) -> str:
    text = draw_text(0, 0, words, size=20, fill=LIGHT.muted)
    return f'<g transform="translate({x} {y}) rotate(-90)">{text}</g>'
