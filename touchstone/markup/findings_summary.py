"""Render the finding of the whole map for the first page."""

from __future__ import annotations

from html import escape

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.findings_summary import FindingsSummary, summarize_findings
from touchstone.ids import Cell, ConcernId
from touchstone.links.view import build_path
from touchstone.markup.elements import render_legend, render_link
from touchstone.markup.research import find_tile_class
from touchstone.wording.findings_summary import (
    SKIP_SQUARES,
    SQUARES,
    SURPRISES,
    WHICH,
    counts_words,
    finding_sentence,
    indirect_words,
    mixed_words,
    silent_words,
    source_sentence,
    square_words,
    untested_words,
)

_SURPRISES_SHOWN = 3


def render_finding(evidence_map: EvidenceMap) -> str:
    """Return the finding in a sentence, and every claim as a square that opens it."""
    summary = summarize_findings(evidence_map)
    title = finding_sentence(
        len(summary.cells), summary.tested, summary.sure, is_barred=bool(evidence_map.bar)
    )
    squares = "".join(_render_square(evidence_map, cell) for cell in summary.cells)
    return (
        '<section class="ts-finding-page"><div>'
        f'<h1 id="welcome">{escape(title)}</h1>'
        f'<p class="ts-lede">'
        f"{escape(source_sentence(evidence_map.article_count, len(evidence_map.pack.concerns)))}"
        f'</p></div><nav aria-label="{SQUARES}">'
        f'<a class="ts-vh ts-skip" href="#which">{SKIP_SQUARES}</a>'
        f'<div class="ts-squares">{squares}</div>{render_legend(counts_words(summary.counts))}'
        "</nav></section>"
        f'<h2 id="which">{WHICH}</h2>'
    )


def render_surprises(evidence_map: EvidenceMap) -> str:
    """Return what stands out in the map; '' where nothing does."""
    told = _list_surprises(evidence_map, summarize_findings(evidence_map))[:_SURPRISES_SHOWN]
    if not told:
        return ""
    items = "".join(
        f"<div><p><b>{render_link(address, title) if address else escape(title)}</b></p>"
        f"<p>{escape(text)}</p></div>"
        for address, (title, text) in told
    )
    return f'<h2 id="surprises">{SURPRISES}</h2><div class="ts-groups">{items}</div>'


def _render_square(evidence_map: EvidenceMap, cell: Cell) -> str:
    pack, verdict = evidence_map.pack, evidence_map.verdicts[cell]
    concern, benefit = pack.concern_names[cell.concern_id], pack.benefit_names[cell.benefit_id]
    said = escape(square_words(concern, benefit, verdict))
    kept = {"article": evidence_map.chosen_articles, "bar": sorted(evidence_map.bar)}
    values = {**kept, "cell": str(cell)}
    address = build_path("matrix", values).lstrip("/")
    return (
        f'<a class="{find_tile_class(verdict)}" href="{escape(address)}" '
        f'aria-label="{said}" title="{said}">{escape(verdict.sign)}</a>'
    )


def _list_surprises(
    evidence_map: EvidenceMap, summary: FindingsSummary
) -> list[tuple[str, tuple[str, str]]]:
    """Return what stands out, each with the address of its concern; '' where it is of none."""
    names, verdicts = evidence_map.pack.concern_names, evidence_map.verdicts
    kept = {"article": evidence_map.chosen_articles, "bar": sorted(evidence_map.bar)}

    def find_address(concern_id: ConcernId) -> str:
        return build_path("concern", {**kept, "concern": concern_id}).lstrip("/")

    told: list[tuple[str, tuple[str, str]]] = []
    if summary.untested and summary.untested[1] > 1:
        concern_id, count = summary.untested
        told.append((find_address(concern_id), untested_words(names[concern_id], count)))
    for cell, words in ((summary.mixed, mixed_words), (summary.indirect, indirect_words)):
        if cell and len(verdicts[cell].deciding) > 1:
            said = words(names[cell.concern_id], len(verdicts[cell].deciding))
            told.append((find_address(cell.concern_id), said))
    if summary.silent:
        told.append(("", silent_words(summary.silent, summary.deciding)))
    return told
