"""Draw what a reader can take along: a concern's handout, and questions for a professional."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.exports.handout import PAPERS, Handout, Paper, add_sheet, build_handout
from touchstone.ids import ConcernId
from touchstone.limits import MAX_GIVER_CHARS
from touchstone.markup.concern import render_questions_section
from touchstone.markup.elements import render_heading
from touchstone.wording import headings
from ui.caching import cache_by_map
from ui.components.section import show_section
from ui.downloads import show_download
from ui.frame import Context


def show_handout(context: Context, concern_id: ConcernId) -> None:
    """Draw the questions to take along and the handout as files."""
    show_section(
        "take_along",
        render_heading(headings.TAKE_ALONG, "take-along")
        + _render_questions(context.evidence_map, concern_id),
    )
    _show_files(context, concern_id)


# A fragment that runs alone after each letter: readers type a name and press a button right away.
@st.fragment
def _show_files(context: Context, concern_id: ConcernId) -> None:
    with st.popover("Get the handout", key="concern_handout"):
        _show_choices(context, concern_id)


def _show_choices(context: Context, concern_id: ConcernId) -> None:
    st.caption("One page for you or a client, with sources, link and QR code.")
    giver = st.text_input(
        "Your name or practice on it (optional)",
        max_chars=MAX_GIVER_CHARS,
        live=True,
        key="concern_giver",
    )
    with_sheet = st.checkbox(
        "A second page for people who give massage: what trials did, what to watch out for, "
        "what to say",
        key="concern_sheet",
    )

    def handout() -> Handout:
        built = build_handout(
            context.evidence_map, concern_id, address=context.address, giver=giver
        )
        return add_sheet(built, context.evidence_map, concern_id) if with_sheet else built

    with st.container(horizontal=True):
        _show_pdf(handout, concern_id)
        show_download(
            "Handout as a web page",
            f"touchstone-{concern_id}.html",
            partial(_make_html, handout),
            key="concern_handout_html",
        )


@cache_by_map
def _render_questions(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    return render_questions_section(evidence_map, concern_id)


def _show_pdf(handout: Callable[[], Handout], concern_id: ConcernId) -> None:
    for paper, name in PAPERS.items():
        show_download(
            f"Handout as PDF, {name}",
            f"touchstone-{concern_id}-{name.lower()}.pdf",
            partial(_make_pdf, handout, paper),
            key=f"concern_handout_{paper}",
        )


def _make_pdf(handout: Callable[[], Handout], paper: Paper) -> bytes:
    # Imported here, like the HTML below: only a reader who downloads a handout waits for it.
    from touchstone.exports.handout_pdf import handout_pdf_bytes

    return handout_pdf_bytes(handout(), paper)


def _make_html(handout: Callable[[], Handout]) -> bytes:
    from touchstone.exports.handout_html import handout_html_bytes

    return handout_html_bytes(handout())
