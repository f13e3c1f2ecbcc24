"""Draw the first page: the finding of the whole map, every concern, and what stands out."""

from __future__ import annotations

import streamlit as st

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.markup.basis import render_map_basis
from touchstone.markup.concern_cards import render_concern_cards
from touchstone.markup.findings_summary import render_finding, render_surprises
from ui.caching import cache_by_map
from ui.components.section import show_section
from ui.frame import Context

# The parts of the link that a card keeps: only ids, which may be cached.
_KEPT_PARAMETERS = ("article", "bar")


def show_finding(context: Context) -> None:
    """Draw the finding and every claim as a square."""
    st.html(_render_finding(context.evidence_map))


def show_concerns(context: Context) -> None:
    """Draw a card for each concern, what stands out, and what the verdicts rest on."""
    kept_values = tuple((name, context.view.many(name)) for name in _KEPT_PARAMETERS)
    html = _render_concerns(context.evidence_map, kept_values)
    show_section("concerns", html, picks_in=context.evidence_map)


@cache_by_map
def _render_finding(evidence_map: EvidenceMap) -> str:
    return render_finding(evidence_map)


@cache_by_map
def _render_concerns(
    evidence_map: EvidenceMap, kept_values: tuple[tuple[str, tuple[str, ...]], ...]
) -> str:
    return (
        render_concern_cards(evidence_map, dict(kept_values))
        + render_surprises(evidence_map)
        + render_map_basis(evidence_map)
    )
