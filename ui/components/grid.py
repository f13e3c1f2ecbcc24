"""Draw the matrix as one grid: a heat map and a table that the keyboard can walk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from touchstone.markup.elements import render_note
from touchstone.markup.open_cell import ANCHOR, name_cell
from touchstone.resources import read_asset
from ui.components import read_files
from ui.frame import Context
from ui.state import navigate

SCRIPT = read_asset("walk_grid.js") + read_files("leaving.js", "bring_into_view.js", "grid.js")
KEY = "matrix_grid"
_STYLES = ("visually_hidden.css", "fills.css", "grid.css", "print.css")
_HTML = """
<div class="ts-grid"></div>
<p class="ts-grid-hint" aria-hidden="true"></p>
<p id="keys" hidden></p>
<p id="said" class="ts-vh" role="status"></p>
"""

_GONE_MESSAGE = "That cell no longer exists: this page's data changed. Pick another cell."


def show_grid(context: Context, grid_html: str) -> None:
    """Draw a grid; picking a cell opens it through the link.

    Args:
        context: The page.
        grid_html: See ``markup.grid.render_grid``.
    """
    open_cell = context.view.cell
    draw_grid(
        KEY,
        grid_html,
        names=context.evidence_map.choices["cell"],
        cell=context.view.one("cell"),
        anchor=ANCHOR,
        heading=name_cell(context.evidence_map.pack, open_cell) if open_cell else "",
        on_pick=lambda picked: navigate("matrix", {"cell": picked}),
    )


def draw_grid(
    key: str,
    grid_html: str,
    *,
    names: Mapping[str, str],
    on_pick: Callable[[str], None],
    anchor: str,
    heading: str | None = None,
    cell: str = "",
) -> None:
    """Draw a grid of cells that can be walked and picked.

    Args:
        key: Its key, unique on the page.
        grid_html: See ``markup.grid.render_grid``.
        names: Names of the cells that may be picked, by ``concern.benefit``.
        on_pick: Called with the cell that was picked.
        anchor: Id of the element that the open cell leads to, which is brought into view.
        heading: Text of that element, if it is beside the grid on a wide screen, and in a drawer
            that takes the focus on a narrow one. '' while no cell is open; None if the element
            is below the grid on every screen.
        cell: The open cell, or ''.
    """
    component_data = {
        "grid": grid_html,
        "cell": cell,
        "said": f"Open: {names[cell]}." if cell else "No cell is open.",
        "anchor": anchor,
        "beside": heading is not None,
        "heading": heading,
    }
    component = st.components.v2.component(
        KEY,
        html=_HTML,
        css="".join(map(read_asset, _STYLES)),
        js=SCRIPT,
    )
    note_box = st.container()
    take_picked = partial(_take_picked, key, cell, names=names, on_pick=on_pick)
    component_state = component(data=component_data, key=key, on_picked_change=take_picked)
    # After a restart of the server, the first run has the value but no callback yet.
    if (
        isinstance(component_state.picked, str)
        and component_state.picked
        and component_state.picked not in names
    ):
        st.session_state[f"{key}_gone"] = cell
    # Shown until another cell opens: the page may run again by itself before anybody reads it.
    if st.session_state.get(f"{key}_gone") == cell:
        note_box.html(render_note([_GONE_MESSAGE]))


def _take_picked(
    key: str, cell: str, *, names: Mapping[str, str], on_pick: Callable[[str], None]
) -> None:
    picked = st.session_state[key].picked
    # The value comes from the browser and may be anything: only a cell that exists opens.
    if not isinstance(picked, str) or not picked:
        return
    if picked in names:
        st.session_state.pop(f"{key}_gone", None)
        on_pick(picked)
    else:
        # Tapped in a page that was drawn before the data changed.
        st.session_state[f"{key}_gone"] = cell
