"""Draw the claims of a visitor's article as cards to accept, reject and change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.limits import MAX_CLAIMS_LISTED
from touchstone.markup.elements import render_details
from touchstone.markup.honest import render_honest
from touchstone.markup.page_top import render_page_top
from touchstone.own_article.card_notes import CardNotes, list_card_notes
from touchstone.own_article.claim_card import render_claim_card
from touchstone.paging import ListPage, find_list_page
from touchstone.wording.headings import HONEST
from ui.components.pick_words import split_pieces
from ui.components.section import show_section
from ui.own_article import OwnArticle, current
from ui.own_editor import open_editor
from ui.own_overstated import dismiss

if TYPE_CHECKING:
    from touchstone.own_article.overstatements import ByKind

_DECISIONS = {"accept": "Accept", "reject": "Reject"}
_SHOWN_CHOICES = {"all": "All", "accept": "Accepted", "reject": "Rejected", "beyond": "Too far"}


def show_claims(
    own: OwnArticle, evidence_map: EvidenceMap, overstated: Mapping[int, ByKind]
) -> None:
    """Draw one page of the claims, and the button that adds one.

    Args:
        own: The visitor's article.
        evidence_map: The map of its accepted claims.
        overstated: What goes too far in them, see ``own_overstated.list_overstated``.
    """
    if own.rows:
        st.session_state.setdefault("own_shown", "all")
        shown_choice = st.segmented_control(
            "Show",
            list(_SHOWN_CHOICES),
            format_func=_SHOWN_CHOICES.__getitem__,
            required=True,
            key="own_shown",
        )
        numbers = [
            number
            for number, row in enumerate(own.rows)
            if (shown_choice not in _DECISIONS or row.accepted == (shown_choice == "accept"))
            and (shown_choice != "beyond" or overstated.get(number))
        ]
        if not numbers:
            description = (
                "goes too far"
                if shown_choice == "beyond"
                else f"is {_SHOWN_CHOICES[shown_choice or 'all'].lower()}"
            )
            st.caption(f"No claim {description}.")
        notes = list_card_notes(
            own.rows, overstated, _find_page("own_page", numbers).select(numbers)
        )
        show_list_page(
            "own_page",
            "Claims",
            numbers,
            lambda number: _show_claim(own, evidence_map, number, notes[number]),
            version=len(own.rows),
        )
    st.button(
        "Add a claim", on_click=open_editor, args=(len(own.rows),), type="primary", key="own_add"
    )


def show_list_page(
    key: str, name: str, items: Sequence[int], show: Callable[[int], None], *, version: int = 0
) -> None:
    """Draw one page of a list, and the page numbers below it.

    Args:
        key: Session key of the page number.
        name: What the items are called.
        items: The items.
        show: Draws one item.
        version: Must change when code sets the page through ``key``, or the page numbers below
            would not follow.
    """
    page = _find_page(key, items)
    if page.count > 1:
        words = f"{name} {page.start + 1} to {page.stop} of {len(items)}"
        turn_count = int(st.session_state.get(f"{key}_turns", 0))
        st.html(render_page_top(f"{key}_top", words, turn_count))
    for index in page.select(items):
        show(index)
    if page.count > 1:
        # The value of this widget cannot be set later, so a changed list gets a new widget.
        widget_key = f"{key}_{page.count}_{version}"
        st.pagination(
            page.count,
            default=page.number,
            max_visible_pages=5,
            key=widget_key,
            on_change=_turn_page,
            args=(key, widget_key),
        )


def _find_page(key: str, items: Sequence[int]) -> ListPage:
    return find_list_page(len(items), MAX_CLAIMS_LISTED, str(st.session_state.get(key, 1)))


def _turn_page(key: str, widget_key: str) -> None:
    state = st.session_state
    state[key], state[f"{key}_turns"] = state[widget_key], state.get(f"{key}_turns", 0) + 1


def _show_claim(own: OwnArticle, evidence_map: EvidenceMap, number: int, notes: CardNotes) -> None:
    row = own.rows[number]
    st.session_state.setdefault(_decision_key(number), "accept" if row.accepted else "reject")
    is_whole = len(split_pieces(own.article)) == 1
    card = render_claim_card(
        number + 1, row, own.article, evidence_map, linked=is_whole, notes=notes
    )
    st.html(card)
    # Drawn even if there is nothing to say, so that the controls below keep the focus.
    honest_html = _render_honest(own, evidence_map, row.cell) if row.accepted else ""
    details_title = f"{HONEST} ({number + 1})"
    show_section(
        f"own_honest_{number}", render_details(details_title, honest_html) if honest_html else ""
    )
    _show_controls(number, notes.overstated)


def _render_honest(own: OwnArticle, evidence_map: EvidenceMap, cell: Cell) -> str:
    # No link: a visitor who follows one leaves the work on the article.
    is_shown = own.sources is None
    return render_honest(evidence_map, cell, linked=False, titled=False, addressed=is_shown)


def _show_controls(number: int, overstated: ByKind) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"own_card_{number}"):
        st.segmented_control(
            f"Claim {number + 1}",
            list(_DECISIONS),
            format_func=_DECISIONS.__getitem__,
            required=True,
            label_visibility="collapsed",
            key=_decision_key(number),
            on_change=_decide,
            args=(number,),
        )
        st.button(
            f"Change claim {number + 1}",
            on_click=open_editor,
            args=(number,),
            type="tertiary",
            key=f"own_change_{number}",
        )
        for kind, _ in overstated:
            st.button(
                f"Dismiss “{kind.name}” ({number + 1})",
                on_click=dismiss,
                args=(number, kind.kind_id),
                type="tertiary",
                key=f"own_dismiss_{number}_{kind.kind_id}",
            )


def _decision_key(number: int) -> str:
    return f"own_decision_{number}"


def _decide(number: int) -> None:
    """Accept or reject a claim. The article may be gone if two buttons are pressed at once."""
    own = current()
    if own is not None and number < len(own.rows):
        accepted = st.session_state[_decision_key(number)] == "accept"
        changed_row = replace(own.rows[number], accepted=accepted)
        own.rows = (*own.rows[:number], changed_row, *own.rows[number + 1 :])
