"""Keep the state in the link: widgets take their values from the address, and write to it.

Before a widget is drawn, it takes its value from the address. When the reader changes it,
the address is written first, and the page runs again from the new address. So a cold link,
the Back button and a click all follow the same path.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

import streamlit as st

from touchstone.links.view import View, build_query, change_values, parse_view
from ui import data

_WRITTEN_KEY = "link_written"


class BoundWidget(TypedDict):
    """The arguments that bind a widget to the link."""

    key: str
    on_change: Callable[[str, str], None]
    args: tuple[str, str]


@dataclass(frozen=True)
class _WrittenLink:
    """What was last written to the address.

    Attributes:
        page: Id of the page.
        seen: The query that the browser sent when the change was made.
        query: The query that was written.
    """

    page: str
    seen: dict[str, list[str]]
    query: dict[str, str]


def read_view(page: str) -> View:
    """Return what the address asks ``page`` to show."""
    return parse_view(page, _read_query(), data.load().choices)


def open_view(page: str) -> View:
    """Return what ``page`` is to show in this run."""
    written = st.session_state.get(_WRITTEN_KEY)
    # If the browser sends the old address again without a choice, the reader went back to it.
    if written and (written.page != page or written.seen == _read_query()):
        del st.session_state[_WRITTEN_KEY]
    return read_view(page)


def _read_query() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def navigate(page: str, changes: Mapping[str, Sequence[str] | str]) -> None:
    """Write the address of the current view with ``changes``. For callbacks of ``page``."""
    seen_query = _read_query()
    # On a slow connection, a reader may choose again before the browser knows of the first
    # choice. It then still sends the old address, and the first choice would be lost.
    restore_link(page)
    # A view that is changed here is based on today's data.
    values = {**change_values(page, read_view(page).values, changes), "data": ""}
    query = build_query(page, values)
    st.query_params.from_dict(query)
    st.session_state[_WRITTEN_KEY] = _WrittenLink(page, seen_query, query)


def restore_link(page: str) -> None:
    """Keep a choice that the browser does not know of yet. For callbacks that change no view.

    Their run comes with the address from before the choice, and would look like going back.
    """
    written = st.session_state.get(_WRITTEN_KEY)
    if written and written.page == page and written.seen == _read_query():
        st.query_params.from_dict(written.query)


def bind_widget(view: View, name: str, *, many: bool = False, default: str = "") -> BoundWidget:
    """Set a widget to the value of a link parameter, and return what binds it to the link.

    Args:
        view: What the link asks for.
        name: Name of the parameter.
        many: Whether the widget holds a list.
        default: What is chosen if the link names nothing; '' for nothing.

    Returns:
        Keyword arguments of the widget.
    """
    key = _widget_key(view.page, name)
    value = list(view.many(name)) if many else (view.one(name) or default or None)
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return {"key": key, "on_change": write_link, "args": (view.page, name)}


def write_link(page: str, name: str) -> None:
    """Write the reader's choice in a bound widget to the address."""
    navigate(page, {name: st.session_state[_widget_key(page, name)] or ""})


def _widget_key(page: str, name: str) -> str:
    return f"{page}_{name}"
