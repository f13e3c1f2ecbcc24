"""The finding of the whole map on the first page, rendered once for all readers."""

from __future__ import annotations

import streamlit as st

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.markup.basis import render_map_basis
from touchstone.markup.findings_summary import render_finding, render_surprises
from ui.caching import cache_by_map
from ui.frame import Context


def show_finding(context: Context) -> None:
    """Draw the finding and every claim as a square."""
    st.html(_render_finding(context.evidence_map))


def show_surprises(context: Context) -> None:
    """Draw what stands out, and what the verdicts rest on."""
    st.html(_render_surprises(context.evidence_map))


@cache_by_map
def _render_finding(evidence_map: EvidenceMap) -> str:
    return render_finding(evidence_map)


@cache_by_map
def _render_surprises(evidence_map: EvidenceMap) -> str:
    return render_surprises(evidence_map) + render_map_basis(evidence_map)
