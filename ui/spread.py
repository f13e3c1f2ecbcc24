"""The chart of how the claims spread, with how to read it and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from touchstone.claims.spread import list_signs, list_spread_units
from touchstone.design.palette import Palette
from touchstone.ids import ConcernId
from touchstone.markup.spread import ASK, find_spread, render_guide
from touchstone.wording.claims import spread_overview
from touchstone.wording.notices import legend_sentence
from ui.drawing import show_chart
from ui.frame import Context
from ui.take_along import show_pictures

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
        rows = list_spread_units(claims, areas, concern_id)
        show_chart(context, _NAME, build, title=spread_overview(claims), cache_key=(), rows=rows)
    guide.html(render_guide(evidence_map))
    note = f"{ASK} {legend_sentence(list_signs(areas))}"
    show_pictures(context, _NAME, build_picture, note=note)
