"""Render the handout as a PDF of one page, or of two if the second was requested.

Typst produces a tagged file (PDF/UA-1) with selectable text and embedded fonts. The words are
passed as data, so none of them can act as markup.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import lru_cache
from typing import Any

import typst
from pypdf import PdfReader

from touchstone.design.palette import LIGHT
from touchstone.evidence.rule import CERTAINTY_WORDS
from touchstone.evidence.verdicts import format_dots
from touchstone.evidence_map.answer_card import AnswerCard
from touchstone.exports.handout import WORDS, Handout, Paper
from touchstone.links.sharing import build_qr_svg
from touchstone.resources import font_folders, read_asset
from touchstone.wording.effects import notice_sentence

# Font sizes in points. The largest that fits is used, or the last if none fits.
SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)


def handout_pdf_bytes(handout: Handout, paper: Paper = "a4") -> bytes:
    """Return the handout as a PDF, the same bytes for the same handout.

    Args:
        handout: See ``exports.handout.build_handout``.
        paper: ``a4`` or ``us-letter``.
    """
    content = {
        **asdict(replace(handout, card=None)),
        **WORDS,
        "card": _describe_card(handout.card) if handout.card else None,
        "colors": asdict(LIGHT),
        "qr": build_qr_svg(handout.address),
    }
    data = json.dumps(content, ensure_ascii=False)
    pages = 2 if handout.sheet else 1
    size, drawn = _find_size(lambda size: _set_page(data, paper, size, SIZES[-1]), pages)
    if handout.sheet:
        # The second page holds less, so its words can be larger.
        _, drawn = _find_size(lambda sheet_size: _set_page(data, paper, size, sheet_size), pages)
    return drawn


def _find_size(draw: Callable[[float], bytes], pages: int) -> tuple[float, bytes]:
    """Return the largest size at which a file has ``pages`` pages, else the last, and the file."""
    size, drawn = SIZES[0], b""
    for size in SIZES:
        drawn = draw(size)
        if len(PdfReader(io.BytesIO(drawn)).pages) == pages:
            break
    return size, drawn


def _describe_card(card: AnswerCard) -> dict[str, Any]:
    certainty = CERTAINTY_WORDS.get(card.verdict.certainty, "")
    return {
        "sign": card.verdict.sign,
        "kicker": card.kicker,
        "benefit": card.instead or card.benefit,
        "certainty": f"{format_dots(card.verdict.certainty)} {certainty}" if certainty else "",
        "headline": card.headline,
        "number": " ".join(filter(None, [card.number, _tell_noticed(card)])),
        "rows": card.rows,
    }


def _tell_noticed(card: AnswerCard) -> str:
    return notice_sentence(card.effect) if card.effect else ""


def _set_page(data: str, paper: Paper, size: float, sheet_size: float) -> bytes:
    inputs = {
        "handout": data, "paper": paper, "size": str(size), "sheet_size": str(sheet_size),
    }  # fmt: skip
    try:
        return _compile(inputs, tagged_for_all=True)
    except typst.TypstError:
        # A character that our fonts lack violates the standard. A pack in another script
        # still gets a tagged handout, with a box in place of that character.
        return _compile(inputs, tagged_for_all=False)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=list(font_folders()))


def _compile(inputs: dict[str, str], *, tagged_for_all: bool) -> bytes:
    return typst.compile(
        read_asset("handout.typ").encode("utf-8"),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs=inputs,
        pdf_standards="ua-1" if tagged_for_all else None,
    )
