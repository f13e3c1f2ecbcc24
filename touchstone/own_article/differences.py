"""Render a table that compares the claims of a visitor's article with those shown here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from touchstone.claims.claims import KINDS
from touchstone.evidence.verdicts import CellVerdict
from touchstone.ids import Cell
from touchstone.markup.elements import Column, render_kind, render_table
from touchstone.markup.research import render_certainty, render_verdict
from touchstone.own_article.draft import ComparedClaim
from touchstone.wording.verdicts import NO_CLAIM

_COLUMNS = ("Concern", "Benefit", "Your article", "Shown here", "Research found", "How sure")


def render_differences(
    compared: Iterable[ComparedClaim],
    caption: str,
    *,
    concerns: Mapping[str, str],
    benefits: Mapping[str, str],
    verdicts: Mapping[Cell, CellVerdict],
) -> str:
    """Return a table of the pairs that either article claims.

    Args:
        compared: See ``own_article.draft.compare_claims``.
        caption: What the table shows.
        concerns: Names by id.
        benefits: Names by id.
        verdicts: The verdict of each of these pairs.
    """
    rows = [
        [
            escape(concerns[item.cell.concern_id]),
            escape(benefits[item.cell.benefit_id]),
            render_kind(item.here) if item.here in KINDS else NO_CLAIM,
            render_kind(item.there) if item.there in KINDS else NO_CLAIM,
            render_verdict(verdicts[item.cell]),
            render_certainty(verdicts[item.cell].certainty),
        ]
        for item in compared
    ]
    return render_table(caption, [Column(title) for title in _COLUMNS], rows)
