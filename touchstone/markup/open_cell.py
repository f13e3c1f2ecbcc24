"""Render the open cell of the matrix: its verdict and number first, then on whom and why."""

from __future__ import annotations

from html import escape

from touchstone.evidence.rule import DIRECTIONS, LIKE_VERDICTS
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.answer_card import AnswerCard, build_cell_card
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.markup.answer_card import render_number
from touchstone.markup.elements import render_stats
from touchstone.markup.honest import render_honest
from touchstone.markup.research import (
    render_certainty,
    render_found_signs,
    render_tile,
    render_verdict_words,
)
from touchstone.packs.pack import Pack
from touchstone.wording.verdicts import could_be_chance_words

# Anchor of the heading of the open cell.
ANCHOR = "cell"
_BACK = "Back to the cell"


def name_cell(pack: Pack, cell: Cell) -> str:
    """Return the name of a cell: its concern and its benefit."""
    return f"{pack.concern_names[cell.concern_id]} · {pack.benefit_names[cell.benefit_id]}"


def render_way_back() -> str:
    """Return the link from the open cell back to its place in the grid."""
    return f'<p class="ts-back"><a href="#matrix" data-back>{_BACK}</a></p>'


def render_cell_heading(pack: Pack, cell: Cell) -> str:
    """Return the heading of the open cell."""
    return f'<h2 id="{ANCHOR}">{escape(name_cell(pack, cell))}</h2>'


def render_cell_card(evidence_map: EvidenceMap, cell: Cell) -> str:
    """Return what research found about a claim, the answer first."""
    card = build_cell_card(evidence_map, cell)
    rows = render_stats(dict(card.rows), css_class="ts-answer-rows")
    return (
        f'<div class="ts-open">{_render_verdict(card)}'
        f'<p class="ts-open-said">{escape(card.headline)}</p>{render_number(card)}'
        f"{_render_counts(card.verdict)}{rows}{render_honest(evidence_map, cell)}</div>"
    )


def _render_verdict(card: AnswerCard) -> str:
    verdict = card.verdict
    certainty = f"<br>{render_certainty(verdict.certainty)}" if verdict.certainty else ""
    return (
        f'<p class="ts-answer-verdict">{render_tile(verdict)}'
        f"<span>{render_verdict_words(verdict, card.kicker)}{certainty}</span></p>"
    )


def _render_counts(verdict: CellVerdict) -> str:
    """Return how many deciding studies found each result, with one sign per study."""
    if not verdict.is_decided or len(verdict.deciding) < 2:
        return ""
    items = "".join(
        f"<li>{render_found_signs(verdict, direction)} "
        f"<span><b>{count}</b> {_tell_count(verdict, direction)}</span></li>"
        for direction in LIKE_VERDICTS
        if (count := verdict.counts.get(direction))
    )
    return f'<ul class="ts-counts">{items}</ul>'


def _tell_count(verdict: CellVerdict, direction: str) -> str:
    words = DIRECTIONS[direction].lower()
    chance = could_be_chance_words(verdict, direction)
    return escape(f"{words}, {chance}" if chance else words)
