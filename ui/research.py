"""Blocks about research that pages repeat: the cell, its chain and its studies."""

from __future__ import annotations

from touchstone.markup import cells as cell_markup
from ui.frame import Context


def render_cell_research(context: Context, concern_id: str, benefit_id: str) -> str:
    """Return what research found about one cell: sentence, note, chain and studies."""
    evidence_map, pair = context.evidence_map, (concern_id, benefit_id)
    return cell_markup.render_cell_research(
        pair,
        evidence_map.verdicts.get(pair),
        evidence_map.evidence.get(pair, []),
        pack=evidence_map.pack,
        studies=evidence_map.studies,
    )
