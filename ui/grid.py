"""The matrix as one grid: heatmap, table and keyboard at once."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from touchstone import grid_markup
from touchstone.loading import read_asset
from ui import state
from ui.frame import Context

KEY = "matrix_grid"
# Anchor of the heading of the open cell.
ANCHOR = "cell"
_HTML = """
<div id="grid"></div>
<p id="hint" aria-hidden="true"></p>
<p id="said" class="vh" role="status"></p>
"""


def show_grid(context: Context, cells: pd.DataFrame, title: str) -> None:
    """Draw the cells of ``matrix.build_cells``; a cell that is picked opens through the link.

    Args:
        context: The page.
        cells: See ``matrix.build_cells``.
        title: The finding that the grid shows.
    """
    cell = context.view.one("cell")
    names = context.loaded.choices["cell"]
    concern_id = context.view.one("concern")
    data = {
        "grid": grid_markup.build_grid(cells, caption=title, concern_id=concern_id),
        "cell": cell,
        "said": f"Open: {names[cell]}." if cell else "No cell is open.",
        "anchor": ANCHOR,
    }
    # The files end in a newline, without which Streamlit takes them for paths.
    draw = st.components.v2.component(
        KEY, html=_HTML, css=read_asset("grid.css"), js=read_asset("grid.js")
    )

    def open_picked() -> None:
        picked = st.session_state[KEY].picked
        # The value comes from the browser: only a cell that there is may open.
        if picked in names:
            state.go_to("matrix", {"cell": picked})

    draw(data=data, key=KEY, on_picked_change=open_picked)
