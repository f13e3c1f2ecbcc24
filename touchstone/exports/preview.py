"""Draw the preview picture of a shared link: the answer about a concern, 1200 x 630 pixels."""

from __future__ import annotations

import textwrap
from html import escape

from touchstone.charts.pictures import png_bytes
from touchstone.design.css_tokens import FONTS
from touchstone.design.palette import LIGHT
from touchstone.evidence.rule import CERTAINTY_WORDS
from touchstone.evidence.verdicts import CellVerdict, format_dots
from touchstone.evidence_map.answer_card import build_answer_card
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.matrix import fill_verdict
from touchstone.ids import ConcernId
from touchstone.wording.answer_card import card_lines
from touchstone.wording.notices import NOTICE

WIDTH, HEIGHT = 1200, 630
_LEFT, _TILE = 80, 104
# Characters that fill a line of the headline, and a line of the text below it.
_HEADLINE_CHARS, _LINE_CHARS = 42, 84


def preview_png_bytes(evidence_map: EvidenceMap, concern_id: ConcernId) -> bytes:
    """Return the answer about a concern as a PNG file; b'' if nothing is claimed for it."""
    svg = draw_answer(evidence_map, concern_id)
    return png_bytes(svg, scale=1) if svg else b""


def draw_answer(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the answer about a concern as SVG: verdict, headline, and how many took part."""
    card = build_answer_card(evidence_map, concern_id)
    if card is None:
        return ""
    name = evidence_map.pack.concern_names[concern_id]
    headline = "".join(
        draw_text(_LEFT, 394 + 58 * number, line, size=50, family="serif", weight=700)
        for number, line in enumerate(textwrap.wrap(card.headline, _HEADLINE_CHARS))
    )
    text_lines = textwrap.wrap(". ".join(card_lines(card.verdict)[:1]), _LINE_CHARS)
    notice = NOTICE.partition(".")[0] + "."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{LIGHT.background}"/>'
        f'<rect width="{WIDTH}" height="12" fill="{LIGHT.accent}"/>'
        f"{draw_text(_LEFT, 84, 'Touchstone', size=32, family='serif', weight=700)}"
        f"{draw_text(_LEFT, 158, name, size=40, weight=600)}"
        f"{_draw_verdict(card.verdict, card.kicker)}{headline}"
        f"{draw_text(_LEFT, 548, text_lines[0] if text_lines else '', size=26, fill=LIGHT.muted)}"
        f"{draw_text(_LEFT, 596, notice, size=24, fill=LIGHT.muted)}</svg>\n"
    )


def _draw_verdict(verdict: CellVerdict, kicker: str) -> str:
    swatch = LIGHT.emphases[fill_verdict(verdict.verdict, verdict.certainty)]
    middle, beside = _LEFT + _TILE // 2, _LEFT + _TILE + 32
    # Drawn separately: one line with the dots in it would be set in another typeface.
    sure = (
        draw_text(beside, 290, format_dots(verdict.certainty), size=30)
        + draw_text(beside + 92, 290, CERTAINTY_WORDS[verdict.certainty], size=30)
        if verdict.certainty
        else ""
    )
    return (
        f'<rect x="{_LEFT}" y="200" width="{_TILE}" height="{_TILE}" rx="8" fill="{swatch.fill}" '
        f'stroke="{LIGHT.edge}" stroke-width="2"/>'
        f"{draw_text(middle, 270, verdict.sign, size=50, fill=swatch.ink, anchor='middle')}"
        f"{draw_text(beside, 244, kicker, size=34, weight=600)}{sure}"
    )


def draw_text(
    x: int,
    y: int,
    words: str,
    *,
    size: int,
    fill: str = LIGHT.ink,
    family: str = "sans",
    weight: int = 400,
    anchor: str = "start",
) -> str:
    """Return one line of text as SVG.

    Args:
        x: Horizontal position, in pixels from the left.
        y: Baseline, in pixels from the top.
        words: Plain text.
        size: Font size, in pixels.
        fill: Color.
        family: A key of ``FONTS``.
        weight: Font weight.
        anchor: Which end of the text is at ``x``, a value of SVG's ``text-anchor``.
    """
    fonts = FONTS[family].replace('"', "'")
    return (
        f'<text x="{x}" y="{y}" font-family="{fonts}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'
    )
