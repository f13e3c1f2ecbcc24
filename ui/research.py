"""Blocks about research that pages repeat: the cell, its chain and its studies."""

from __future__ import annotations

import streamlit as st

from touchstone import markup, research_markup, research_words
from touchstone.chain import build_chain
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
    loaded = context.loaded
    cell = loaded.verdicts.get((concern_id, benefit_id))
    concern = loaded.pack.concern_names[concern_id]
    benefit = loaded.pack.benefit_names[benefit_id]
    if cell is None:
        return markup.build_paragraphs(["We found no study of this pair."], css_class="ts-plain")
    sentences = [
        research_words.cell_sentence(cell, concern, loaded.article_count),
        research_words.certainty_sentence(cell),
        research_words.CELL_NOTES.get((concern_id, benefit_id), ""),
    ]
    evidence = loaded.evidence.get((concern_id, benefit_id), [])
    chain = research_markup.build_chain(build_chain(evidence), benefit, concern)
    return (
        markup.build_paragraphs([text for text in sentences if text], css_class="ts-plain")
        + chain
        + research_markup.build_evidence(evidence, loaded.studies)
    )
