"""Render every concern as a card with the verdict of its best-tested claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from touchstone.evidence_map.answer_card import find_best_tested, find_differing
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import ConcernId
from touchstone.links.view import build_path
from touchstone.markup.elements import render_heading
from touchstone.markup.research import render_certainty, render_small_squares, render_verdict
from touchstone.wording.answer_card import (
    apart_words,
    card_lines,
    near_sentence,
    other_claims_words,
)
from touchstone.wording.headings import NEAR
from touchstone.wording.phrases import lower_first

# Width of a group by its number of cards; a wide page fits as many cards as there are widths.
_WIDTHS = ("ts-of-one", "ts-of-two", "ts-of-three", "ts-of-four", "ts-of-five")
_CARDS_A_ROW = len(_WIDTHS)


def render_concern_cards(
    evidence_map: EvidenceMap, values: Mapping[str, Sequence[str] | str]
) -> str:
    """Return every concern as a card that links to it, group by group.

    Args:
        evidence_map: The evidence map.
        values: The parameters of the current link, which the cards keep.
    """
    concerns = evidence_map.pack.concerns
    members = {
        str(group): part["concern_id"].tolist()
        for group, part in concerns.groupby("group", sort=False)
    }
    groups = "".join(
        _render_group(evidence_map, group, members[group], values)
        for group in _fill_rows({group: len(ids) for group, ids in members.items()})
    )
    return f'<div class="ts-card-groups">{groups}</div>'


def _fill_rows(sizes: Mapping[str, int]) -> list[str]:
    """Return the groups in an order that lets small ones share a row of a wide page.

    Args:
        sizes: How many cards each group has.

    Examples:
        >>> _fill_rows({"tone": 2, "lines": 5, "scars": 2})
        ['tone', 'scars', 'lines']
    """
    remaining, order = list(sizes), list[str]()
    while remaining:
        row: list[str] = []
        for group in remaining:
            if not row or sum(sizes[item] for item in (*row, group)) <= _CARDS_A_ROW:
                row.append(group)
        order += row
        remaining = [group for group in remaining if group not in row]
    return order


def _render_group(
    evidence_map: EvidenceMap,
    group: str,
    concerns: Sequence[ConcernId],
    values: Mapping[str, Sequence[str] | str],
) -> str:
    """Return the cards of a group that is as wide as they need."""
    cards = "".join(_render_card(evidence_map, key, values, squares=True) for key in concerns)
    return (
        f'<div class="{_WIDTHS[min(len(concerns), _CARDS_A_ROW) - 1]}">'
        f'<h3 class="ts-card-group">{escape(group)}</h3>'
        f'<div class="ts-concerns">{cards}</div></div>'
    )


def render_near_concerns(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the related concerns of a concern as cards; '' if there are none."""
    near = evidence_map.pack.related_concerns(concern_id)
    kept = evidence_map.kept_in_links
    cards = "".join(_render_card(evidence_map, key, kept, brief=True) for key in near)
    if not near:
        return ""
    return f'{render_heading(NEAR, "near")}<div class="ts-concerns ts-near">{cards}</div>'


def _render_card(
    evidence_map: EvidenceMap,
    concern_id: ConcernId,
    values: Mapping[str, Sequence[str] | str],
    *,
    squares: bool = False,
    brief: bool = False,
) -> str:
    """Return the card of a concern.

    Args:
        evidence_map: The evidence map.
        concern_id: The concern.
        values: Parameters that the card's link keeps.
        squares: Whether to add every claim as a small square.
        brief: Whether to leave out the lines below verdict and certainty.
    """
    name = evidence_map.pack.concern_names[concern_id]
    cells = iterate_cells(evidence_map.claims_of(concern_id))
    tested = any(evidence_map.verdicts[cell].is_decided for cell in cells)
    address = build_path("concern", {**values, "concern": concern_id}).lstrip("/")
    link = f' data-concern="{escape(concern_id)}" href="{escape(address)}"'
    return (
        f'<a class="ts-concern"{" data-tested" if tested else ""}{link}>'
        f"<b>{escape(name)}</b>{_render_finding(evidence_map, concern_id, brief=brief)}"
        f"{_render_squares(evidence_map, concern_id) if squares else ''}</a>"
    )


def _render_finding(evidence_map: EvidenceMap, concern_id: ConcernId, *, brief: bool) -> str:
    cell = find_best_tested(evidence_map, concern_id)
    if cell is None:
        return ""
    verdict = evidence_map.verdicts[cell]
    name = evidence_map.pack.concern_names[concern_id]
    short = evidence_map.pack.short_benefit_names[cell.benefit_id]
    second = evidence_map.pack.name_second_step(cell.benefit_id, short)
    apart = apart_words(verdict, name, short, second)
    lines = [apart] if apart and not verdict.is_decided else card_lines(verdict)
    # The verdict above is that of one claim only.
    differing = find_differing(evidence_map, concern_id, verdict) if verdict.is_decided else {}
    lines += [other_claims_words(differing)] if differing else []
    certainty = f"<div>{render_certainty(verdict.certainty)}</div>" if verdict.is_decided else ""
    benefit_html = f": {escape(lower_first(short))}" if verdict.is_decided else ""
    lines_html = "".join(
        f'<div class="ts-muted">{escape(line)}</div>' for line in lines if not brief
    )
    near = near_sentence(verdict, name)
    before = f"<div>{escape(near)}</div>" if near else ""
    return f"{before}<div>{render_verdict(verdict)}{benefit_html}</div>{certainty}{lines_html}"


def _render_squares(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return every claim as a small square; '' without claims."""
    claims = iterate_cells(evidence_map.claims_of(concern_id))
    return render_small_squares(evidence_map.verdicts[claim] for claim in claims)
