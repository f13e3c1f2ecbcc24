"""Compare two or three concerns side by side, on the page Your concern."""

from __future__ import annotations

import streamlit as st

from touchstone.evidence.cautions import list_cautions
from touchstone.evidence_map.comparison import compare_concerns
from touchstone.ids import ConcernId
from touchstone.limits import MAX_COMPARED
from touchstone.markup.comparison import (
    render_compared_cautions,
    render_comparison,
    render_way_to_comparison,
)
from touchstone.markup.elements import render_note
from touchstone.wording.claims import shared_benefits_sentence
from ui.components.page_observer import began_with
from ui.frame import Context
from ui.state import write_link

# Session key of the concern that the visit began with, if its link compares concerns.
_SHARED_KEY = "concern_shared_compare"


def show_way_to_comparison(context: Context) -> None:
    """Point to the comparison far below, if the visit began with a link to it."""
    if began_with(_SHARED_KEY, context.view.concern_id if context.view.many("compare") else ""):
        st.html(render_way_to_comparison())


def show_compare(context: Context, concern_id: ConcernId) -> None:
    """Draw the choice of concerns to compare with, in a fold, and the comparison."""
    names = context.evidence_map.pack.concern_names
    others = [key for key in context.evidence_map.pack.concern_ids if key != concern_id]
    compared_ids = [ConcernId(key) for key in context.view.many("compare") if key in others]
    key = "concern_compare"
    st.session_state[key] = compared_ids[: MAX_COMPARED - 1]
    label = "Compare with other concerns"
    with st.expander(label, expanded=bool(compared_ids), key=f"{key}_fold", type="compact"):
        st.multiselect(
            f"Up to {MAX_COMPARED - 1} others",
            others,
            key=key,
            format_func=names.__getitem__,
            max_selections=MAX_COMPARED - 1,
            # "Select all" would choose more than the limit allows.
            select_all=False,
            placeholder="Choose a concern",
            on_change=write_link,
            args=("concern", "compare"),
        )
    if len(compared_ids) >= MAX_COMPARED:
        st.html(render_note([f"At most {MAX_COMPARED} concerns are compared at once."]))
    if compared_ids:
        _show_table(context, (concern_id, *compared_ids[: MAX_COMPARED - 1]))


def _show_table(context: Context, concerns: tuple[ConcernId, ...]) -> None:
    evidence_map = context.evidence_map
    names = [evidence_map.pack.concern_names[key] for key in concerns]
    compared = compare_concerns(evidence_map, concerns)
    shared_benefits = [item.benefit for item in compared if item.shared]
    sentence = shared_benefits_sentence(
        len(shared_benefits), len(compared), len(concerns), evidence_map.article_count
    )
    st.html(
        render_comparison(evidence_map, concerns, compared)
        + render_note([sentence], css_class="ts-muted")
        + render_compared_cautions(
            [list_cautions(evidence_map.pack, evidence_map.studies, key) for key in concerns], names
        )
    )
