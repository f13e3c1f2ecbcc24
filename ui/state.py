"""The link is the state: widgets follow the address, and write to it.

Before a widget is drawn it takes its value from the address; when the reader
changes it, the address is written first and the page runs again from there. So
a cold link, Back and a click all go the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from touchstone import links
from ui import data


def read_view(page: str) -> links.View:
    """Return what the address asks ``page`` to show."""
    raw = {name: st.query_params.get_all(name) for name in st.query_params}
    return links.parse_view(page, raw, data.load().choices)


def go_to(page: str, changes: Mapping[str, Sequence[str] | str]) -> None:
    """Write the address of the current view with ``changes``. For callbacks of ``page``."""
    # A view that is changed here is made with today's data.
    values = {**links.change_values(page, read_view(page).values, changes), "data": ""}
    st.query_params.from_dict(links.build_query(page, values))


def follow(page: str, view: links.View, name: str, *, many: bool = False) -> str:
    """Set the widget of part ``name`` to what the address says and return its key."""
    key = f"{page or 'concern'}_{name}"
    wanted = list(view.many(name)) if many else (view.one(name) or None)
    if st.session_state.get(key) != wanted:
        st.session_state[key] = wanted
    return key


def push(page: str, name: str) -> None:
    """Write what the reader chose in the widget of part ``name`` to the address."""
    go_to(page, {name: st.session_state[f"{page or 'concern'}_{name}"] or ""})
