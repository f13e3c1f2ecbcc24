"""Blocks about research that pages repeat: the cell, its chain and its studies."""

from __future__ import annotations

from touchstone.markup import cells as cell_markup
from ui.frame import Context


def build_cell_research(context: Context, concern_id: str, benefit_id: str) -> str:
    """Return what research found about one cell: sentence, note, chain and studies."""
    loaded, pair = context.loaded, (concern_id, benefit_id)
    return cell_markup.build_cell_research(
        pair,
        loaded.verdicts.get(pair),
        loaded.evidence.get(pair, []),
        pack=loaded.pack,
        studies=loaded.studies,
    )
