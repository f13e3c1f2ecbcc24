"""Draw the frame that all pages share: name, navigation, notices, sharing and footer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from touchstone.design.palette import DARK, LIGHT, Palette
from touchstone.errors import PackError, describe_problems
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.links.pages import PAGES
from touchstone.links.view import View, build_query
from touchstone.markup.elements import (
    escape_markdown,
    render_brand,
    render_details,
    render_footer,
    render_note,
    render_paragraphs,
)
from touchstone.resources import ASSETS, read_style
from touchstone.wording.bar import BACK, bar_sentences
from touchstone.wording.notices import WHAT_CHANGED, changed_sentences, overdue_sentence
from ui import data
from ui.components.page_observer import observe_page
from ui.log_redaction import redact_logs
from ui.share import find_address, show_share
from ui.state import navigate, open_view

NAME = "Touchstone"
# Our own file, because Streamlit fetches named icons from a font service.
_ICON = ASSETS / "favicon.svg"


@dataclass(frozen=True)
class Context:
    """What a page is given: the map, the view that the link asks for, colors and address.

    On pages that show claims, the map is limited to the chosen articles. ``address`` is the
    full address of the view, which handouts and pictures carry.
    """

    evidence_map: EvidenceMap
    view: View
    palette: Palette
    address: str


@contextmanager
def open_page(page: str) -> Iterator[Context]:
    """Draw the frame around a page; if the pack is refused, show its problems instead."""
    redact_logs()
    try:
        evidence_map = data.load()
    except PackError as error:
        _set_up(f"{PAGES[page].title} · {NAME}")
        observe_page()
        _show_refusal(error)
        st.stop()
    view = open_view(page)
    concern_name = (
        evidence_map.pack.concern_names.get(view.concern_id, "") if page == "concern" else ""
    )
    title = f"{concern_name or PAGES[page].title} · {NAME}"
    _set_up(title)
    _show_header(view)
    _show_notes(page, view)
    _show_age(evidence_map, view)
    if PAGES[page].shows_claims:
        evidence_map = data.select(view.many("article"), view.bar)
    if PAGES[page].shows_verdicts and view.bar:
        _show_bar(view)
    palette = DARK if st.context.theme.type == "dark" else LIGHT
    address = find_address(page, view, evidence_map.pack.version)
    yield Context(evidence_map, view, palette, address)
    show_share(page, view, evidence_map.pack.version, address, title)
    _show_footer(evidence_map)


def _set_up(title: str) -> None:
    st.set_page_config(page_title=title, page_icon=_ICON, layout="wide")
    # Streamlit sets the color scheme of the page only; dialogs and menus are outside it.
    scheme = f":root {{ color-scheme: {st.context.theme.type or 'light dark'}; }}"
    if st.context.theme.type == "dark":
        # This turns the charts light on paper, see print.css.
        scheme += ":root { --paper-chart: invert(1) hue-rotate(180deg); }"
    st.html(f"<style>{read_style('style.css', 'print.css')}{scheme}</style>")


def _show_refusal(error: PackError) -> None:
    with st.container(key="frame_nav"):
        st.html(render_brand(NAME))
    st.title("The data pack cannot be shown")
    st.html(render_note(describe_problems(error.problems)))


def _show_header(view: View) -> None:
    observe_page(view.page)
    with st.container(horizontal=True, vertical_alignment="center", key="frame_nav", gap="small"):
        st.html(render_brand(NAME), width="content")
        with st.container(horizontal=True, key="frame_links", gap="small"):
            _show_links(view)
        # On a phone, this replaces the links: the style sheet shows one or the other.
        with st.popover("Menu", type="tertiary", width="content", key="frame_menu"):
            _show_links(view)


def _show_links(view: View) -> None:
    kept_values = {"concern": view.concern_id, **view.chosen}
    for page in PAGES.values():
        query = build_query(page.page_id, kept_values)
        st.page_link(page.file, label=page.title, query_params=query)


def read_today() -> date:
    """Return today's date in UTC; tests set another."""
    return datetime.now(tz=UTC).date()


def _show_age(evidence_map: EvidenceMap, view: View) -> None:
    pack = evidence_map.pack
    overdue_note = overdue_sentence(pack.next_check, read_today())
    changes = changed_sentences(view.one("data"), pack.version, pack.changes)
    if sentences := [*changes[:1], *([overdue_note] if overdue_note else [])]:
        # Older changes are folded, so that they do not push the answer off the screen.
        older_html = (
            render_details(WHAT_CHANGED, render_paragraphs(changes[1:])) if changes[1:] else ""
        )
        st.html(render_note(sentences) + older_html)


def _show_notes(page: str, view: View) -> None:
    if not view.notes:
        return
    st.html(render_note([note.message for note in view.notes]))
    # Two unknown values of a link may be near the same name, which is offered only once.
    suggestions = {
        (note.parameter, note.suggestion): note for note in view.notes if note.suggestion
    }
    for note in suggestions.values():
        # A button, not a link: Streamlit does not change the address when a link leads to the
        # page that is already open, so the reader would share the broken address.
        st.button(
            f"Show {escape_markdown(note.label)}",
            key=f"frame_mend_{note.parameter}_{note.suggestion}",
            on_click=navigate,
            args=(page, {note.parameter: view.take_suggestion(note)}),
        )


def _show_bar(view: View) -> None:
    """Say that the verdicts are judged by the reader's own bar, and offer the way back to ours."""
    with st.container(horizontal=True, vertical_alignment="center", key="frame_bar"):
        st.html(render_note(bar_sentences(view.bar), css_class="ts-note ts-bar"))
        st.button(BACK, key="frame_bar_back", on_click=navigate, args=(view.page, {"bar": ""}))


def _show_footer(evidence_map: EvidenceMap) -> None:
    pack = evidence_map.pack
    st.html(render_footer(pack.created, pack.version))
