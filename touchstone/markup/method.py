"""Render how studies were found and left out, and the self-check of the method, as HTML."""

from __future__ import annotations

from html import escape

from touchstone.evidence.study_flow import StudyFlow
from touchstone.frames import iterate_rows
from touchstone.markup.elements import (
    Column,
    render_details,
    render_link,
    render_paragraphs,
    render_table,
)
from touchstone.packs.pack import Pack
from touchstone.wording import headings
from touchstone.wording.method import FLOW_NOTE, flow_rows, left_out_title
from touchstone.wording.phrases import capital_first
from touchstone.wording.self_check import INTRO, SELF_CHECK, CheckItem, self_check_title


def render_flow(pack: Pack, flow: StudyFlow) -> str:
    """Return what became of the papers that were found, and the list of those left out.

    Args:
        pack: The data pack.
        flow: See ``evidence.study_flow.trace_studies``.
    """
    rows = [
        [escape(words), f"<b>{count:,}</b>" if is_sum else f"{count:,}"]
        for words, count, is_sum in flow_rows(flow)
    ]
    table = render_table(headings.FLOW, [Column("What became of them"), Column("Papers")], rows)
    note = render_paragraphs([FLOW_NOTE], css_class="ts-muted")
    return note + table + (_render_left_out(pack, flow) if flow.left_out_count else "")


def render_self_check(*, linked: bool = True) -> str:
    """Return the self-check against SWiM and GRADE, folded under how many items are met.

    Args:
        linked: Whether the places that are named are links.
    """
    columns = [
        Column(title) for title in ("Item", "Met or not", "How, or what is missing", "Where")
    ]
    rows = [
        [
            escape(item.item),
            escape(item.status),
            escape(item.how),
            _render_place(item, linked=linked),
        ]
        for item in SELF_CHECK
    ]
    intro = render_paragraphs([INTRO], css_class="ts-muted")
    table = render_table(headings.SELF_CHECK, columns, rows)
    return intro + render_details(self_check_title(), table)


def _render_left_out(pack: Pack, flow: StudyFlow) -> str:
    columns = [Column(title) for title in ("Paper", "Reason", "Detail")]
    rows = [
        [escape(paper), escape(capital_first(reason)), escape(detail)]
        for paper, reason, detail in iterate_rows(
            pack.tables["left_out"], ("reference", "reason", "detail")
        )
    ]
    title = left_out_title(flow)
    return render_details(title, render_table(title, columns, rows))


def _render_place(item: CheckItem, *, linked: bool) -> str:
    if item.target.endswith(".py"):
        return f"{escape(item.place)}: <code>{escape(item.target)}</code>"
    return render_link(item.target, item.place) if linked else escape(item.place)
