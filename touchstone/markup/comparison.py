"""Render concerns side by side."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from touchstone.evidence.studies import Caution
from touchstone.evidence_map.comparison import ComparedBenefit, ComparedCell
from touchstone.markup.elements import Column, render_kind, render_link, render_table
from touchstone.markup.research import render_cautions, render_certainty, render_verdict
from touchstone.wording import headings
from touchstone.wording.phrases import join_words
from touchstone.wording.verdicts import NO_CLAIM


def render_way_to_comparison(anchor: str) -> str:
    """Return that a link compares concerns, with the way to the comparison far below."""
    link = render_link(f"#{anchor}", "Read the comparison")
    return f'<p class="ts-note ts-way">This link compares concerns. {link}</p>'


def render_comparison(compared: Sequence[ComparedBenefit], names: Sequence[str]) -> str:
    """Return concerns side by side: a row a benefit, a column a concern.

    Args:
        compared: See ``evidence_map.comparison.compare_concerns``.
        names: Names of the concerns, in the same order.
    """
    columns = [Column("Benefit"), *(Column(name) for name in names)]
    rows = [
        [
            escape(item.benefit) + (" (shared)" if item.shared else ""),
            *(_render_compared(cell) for cell in item.cells),
        ]
        for item in compared
    ]
    return render_table(f"Benefits side by side: {join_words(names)}", columns, rows, say=True)


def render_compared_cautions(cautions: Sequence[Sequence[Caution]], names: Sequence[str]) -> str:
    """Return the cautions of each concern under its name."""
    parts = [
        f"<p><b>{headings.CAUTIONS}: {escape(name)}</b></p>"
        + (render_cautions(own) if own else "<p>No special warnings; the general ones apply.</p>")
        for name, own in zip(names, cautions, strict=True)
    ]
    return f'<div class="ts-groups">{"".join(f"<div>{part}</div>" for part in parts)}</div>'


def _render_compared(item: ComparedCell) -> str:
    if item.kind is None or item.cell is None:
        return NO_CLAIM
    certainty = f"<br>{render_certainty(item.cell.certainty)}" if item.cell.certainty else ""
    return f"{render_kind(item.kind)}<br>{render_verdict(item.cell)}{certainty}"
