"""Blocks about research that pages repeat: the cell, its chain and its studies."""

from __future__ import annotations

import streamlit as st

from touchstone import cell_markup, research_markup
from touchstone.studies import list_cautions
from ui.data import Loaded
from ui.frame import Context
from ui.kept import keep


def show_cautions(context: Context, concern_id: str) -> None:
    """Draw the cautions for a concern, then those for everyone, the most severe first."""
    _, own = _keep_cautions(context.loaded, concern_id)
    count, general = _keep_cautions(context.loaded, "")
    st.header("Before you massage", anchor="cautions")
    if own:
        st.html(own)
    with st.expander(f"For everyone, whatever the concern ({count})", expanded=not own):
        st.html(general)


def _keep_cautions(loaded: Loaded, concern_id: str) -> tuple[int, str]:
    def build() -> tuple[int, str]:
        cautions = list_cautions(loaded.pack, loaded.studies, concern_id)
        return len(cautions), research_markup.build_cautions(cautions) if cautions else ""

    return keep(loaded, ("cautions", concern_id), build)


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
