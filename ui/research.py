"""Blocks about research that pages repeat: the cell, its chain and its studies."""

from __future__ import annotations

import streamlit as st

from touchstone import cell_markup, research_markup
from touchstone.studies import list_cautions
from ui.frame import Context


def show_cautions(context: Context, concern_id: str) -> None:
    """Draw the cautions for a concern, then those for everyone, the most severe first."""
    pack, studies = context.loaded.pack, context.loaded.studies
    own, general = (list_cautions(pack, studies, key) for key in (concern_id, ""))
    st.header("Before you massage", anchor="cautions")
    if own:
        st.html(research_markup.build_cautions(own))
    with st.expander(f"For everyone, whatever the concern ({len(general)})", expanded=not own):
        st.html(research_markup.build_cautions(general))


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
