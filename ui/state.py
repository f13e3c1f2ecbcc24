"""The link is the state: widgets follow the address, and write to it.

Before a widget is drawn it takes its value from the address; when the reader
changes it, the address is written first and the page runs again from there. So
a cold link, Back and a click all go the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from touchstone.links.view import View, build_query, change_values, parse_view
from ui import data

_WRITTEN = "link_written"


@dataclass(frozen=True)
class _Written:
    """What was last written to the address.

    Attributes:
        page: Page path.
        seen: The address that the browser named when it asked for the change.
        query: The address that it was given.
    """

    page: str
    seen: dict[str, list[str]]
    query: dict[str, str]


def read_view(page: str) -> View:
    """Return what the address asks ``page`` to show."""
    return parse_view(page, _list_raw(), data.load().choices)


def open_view(page: str) -> View:
    """Return what ``page`` is to show in this run."""
    written = st.session_state.get(_WRITTEN)
    # The address from before without a choice: the reader went back to it.
    if written and (written.page != page or written.seen == _list_raw()):
        del st.session_state[_WRITTEN]
    return read_view(page)


def _list_raw() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def go_to(page: str, changes: Mapping[str, Sequence[str] | str]) -> None:
    """Write the address of the current view with ``changes``. For callbacks of ``page``."""
    seen = _list_raw()
    # On a slow line a second choice is made before the browser has heard of the first: it
    # still names the address from before, and the first choice would be lost.
    stay(page)
    # A view that is changed here is made with today's data.
    values = {**change_values(page, read_view(page).values, changes), "data": ""}
    query = build_query(page, values)
    st.query_params.from_dict(query)
    st.session_state[_WRITTEN] = _Written(page, seen, query)


def stay(page: str) -> None:
    """Keep a choice that the browser has not heard of. For callbacks that change no view.

    Their run names the address from before the choice, as one does that goes back.
    """
    written = st.session_state.get(_WRITTEN)
    if written and written.page == page and written.seen == _list_raw():
        st.query_params.from_dict(written.query)


def follow(page: str, view: View, name: str, *, many: bool = False) -> str:
    """Set the widget of part ``name`` to what the address says and return its key."""
    key = f"{page or 'concern'}_{name}"
    wanted = list(view.many(name)) if many else (view.one(name) or None)
    if st.session_state.get(key) != wanted:
        st.session_state[key] = wanted
    return key


def push(page: str, name: str) -> None:
    """Write what the reader chose in the widget of part ``name`` to the address."""
    go_to(page, {name: st.session_state[f"{page or 'concern'}_{name}"] or ""})
