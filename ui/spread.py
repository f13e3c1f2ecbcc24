"""The chart of how the claims spread, with how to read it and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from touchstone.claims.spread import list_signs, list_spread_units
from touchstone.design.palette import Palette
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.markup.chart_table import ChartTable
from touchstone.markup.spread import ASK, find_spread, list_spread_table, render_guide
from touchstone.wording.claims import spread_overview
from touchstone.wording.notices import legend_sentence
from ui.caching import cache_by_map
from ui.chart_menu import show_chart_menu
from ui.drawing import encode_rows, show_chart
from ui.frame import Context

if TYPE_CHECKING:
    import altair as alt

_NAME = "concern_spread"


def show_spread(context: Context, concern_id: ConcernId) -> None:
    """Draw every claim as a square, the row of one concern marked."""
    evidence_map = context.evidence_map
    areas, claims = evidence_map.pack.areas, evidence_map.claims

    def build(palette: Palette, title: str = "") -> alt.LayerChart:
        # Imported here: only a reader who sees the chart anew, or saves it, waits for Altair.
        from touchstone.charts.claims import build_spread_chart

        return build_spread_chart(
            claims, concern_id=concern_id, areas=areas, palette=palette, title=title
        )

    def build_picture(palette: Palette) -> alt.LayerChart:
        return build(palette, find_spread(evidence_map, concern_id))

    chart, guide = st.columns(2, gap="medium")
    with chart:
        # Its name is that of the whole chart: with another, it would be built anew.
        rows = _encode_rows(evidence_map, concern_id)
        show_chart(context, _NAME, build, title=_describe(evidence_map), cache_key=(), rows=rows)
    guide.html(_render_guide(evidence_map))
    note = f"{ASK} {legend_sentence(list_signs(areas))}"
    table = _list_table(evidence_map)
    show_chart_menu(context, _NAME, build_picture, note=note, table=table)


@cache_by_map
def _encode_rows(evidence_map: EvidenceMap, concern_id: ConcernId) -> bytes:
    return encode_rows(list_spread_units(evidence_map.claims, evidence_map.pack.areas, concern_id))


@cache_by_map
def _describe(evidence_map: EvidenceMap) -> str:
    return spread_overview(evidence_map.claims)


@cache_by_map
def _render_guide(evidence_map: EvidenceMap) -> str:
    return render_guide(evidence_map)


@cache_by_map
def _list_table(evidence_map: EvidenceMap) -> ChartTable:
    return list_spread_table(evidence_map)
