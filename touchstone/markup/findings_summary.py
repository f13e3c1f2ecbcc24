"""Render the finding of the whole map for the first page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from touchstone.evidence.rule import LIKE_VERDICTS
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.findings_summary import FindingsSummary, summarize_findings
from touchstone.frames import iterate_cells
from touchstone.ids import Cell, ConcernId
from touchstone.links.view import build_path
from touchstone.markup.elements import render_legend, render_link
from touchstone.markup.research import (
    find_tile_class,
    render_found_signs,
    render_near_entry,
    render_small_squares,
)
from touchstone.wording.findings_summary import (
    FOUND_LINK,
    NOT_FINDINGS,
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


@dataclass(frozen=True)
class _Surprise:
    """Something that stands out in a map.

    Attributes:
        title: What it is.
        text: What it means.
        drawing_html: Markup that draws the claims or studies it is about; '' for none.
        concern_id: The concern that it is about, or None.
        address: The link to that concern, or ''.
    """

    title: str
    text: str
    drawing_html: str = ""
    concern_id: ConcernId | None = None
    address: str = ""


def render_finding(evidence_map: EvidenceMap) -> str:
    """Return the finding in a sentence, and every claim as a square that opens its cell."""
    summary, title = summarize_findings(evidence_map), _find_title(evidence_map)
    source = source_sentence(
        evidence_map.article_count,
        len(evidence_map.pack.concerns),
        studies=summary.studies,
        abstracts=summary.abstracts,
        deciding=summary.deciding,
    )
    entries = counts_words(summary.counts)
    near = render_near_entry(summary.near) if summary.near else ""
    squares = "".join(_render_square(evidence_map, cell) for cell in summary.cells)
    return (
        '<section class="ts-finding-page"><div>'
        f'<h1 id="welcome">{escape(title)}</h1>'
        f'<p class="ts-lede">'
        f"{escape(source)}"
        f'</p></div><nav aria-label="{SQUARES}">'
        f'<a class="ts-vh ts-skip" href="#which">{SKIP_SQUARES}</a>'
        f'<div class="ts-squares">{squares}</div>{render_legend(entries, extra=near)}'
        "</nav></section>"
        f'<h2 id="which">{WHICH}</h2>'
    )


def render_claims_notice(evidence_map: EvidenceMap, bar: Iterable[str]) -> str:
    """Return a notice that these are claims, not findings, with what studies found.

    Args:
        evidence_map: The evidence map.
        bar: The reader's own bar, which the link to the findings keeps.
    """
    kept = {"article": evidence_map.chosen_articles, "bar": sorted(bar)}
    link = render_link(build_path("concern", kept).lstrip("/") or "./", FOUND_LINK)
    sentences = [NOT_FINDINGS, _find_title(evidence_map)]
    return f'<p class="ts-note">{escape(" ".join(sentences))} {link}</p>'


def render_surprises(evidence_map: EvidenceMap) -> str:
    """Return what stands out in the map; '' if nothing does."""
    surprises = _list_surprises(evidence_map, summarize_findings(evidence_map))[:_SURPRISES_SHOWN]
    if not surprises:
        return ""
    items = "".join(_render_surprise(item) for item in surprises)
    return f'<h2 id="surprises">{SURPRISES}</h2><div class="ts-groups">{items}</div>'


def _render_surprise(item: _Surprise) -> str:
    title = escape(item.title)
    if item.concern_id:
        title = (
            f'<a data-concern="{escape(item.concern_id)}" href="{escape(item.address)}">{title}</a>'
        )
    return (
        f'<div class="ts-surprise">{item.drawing_html}<h3>{title}</h3>'
        f'<p class="ts-muted">{escape(item.text)}</p></div>'
    )


def _find_title(evidence_map: EvidenceMap) -> str:
    summary = summarize_findings(evidence_map)
    return finding_sentence(
        len(summary.cells), summary.tested, summary.sure, is_barred=bool(evidence_map.bar)
    )


def _render_square(evidence_map: EvidenceMap, cell: Cell) -> str:
    pack, verdict = evidence_map.pack, evidence_map.verdicts[cell]
    concern, benefit = pack.concern_names[cell.concern_id], pack.benefit_names[cell.benefit_id]
    label = escape(square_words(concern, benefit, verdict))
    near = " near" if verdict.is_indirect else ""
    values = {**evidence_map.kept_in_links, "cell": str(cell)}
    address = build_path("matrix", values).lstrip("/")
    return (
        f'<a class="{find_tile_class(verdict)}{near}" href="{escape(address)}" '
        f'aria-label="{label}" title="{label}">{escape(verdict.sign)}</a>'
    )


def _list_surprises(evidence_map: EvidenceMap, summary: FindingsSummary) -> list[_Surprise]:
    """Return everything that stands out in the map."""
    names, verdicts = evidence_map.pack.concern_names, evidence_map.verdicts
    kept = evidence_map.kept_in_links

    def build_surprise(
        concern_id: ConcernId, words: tuple[str, str], drawing_html: str
    ) -> _Surprise:
        address = build_path("concern", {**kept, "concern": concern_id}).lstrip("/")
        return _Surprise(*words, drawing_html, concern_id, address)

    surprises: list[_Surprise] = []
    if summary.untested and summary.untested[1] > 1:
        concern_id, count = summary.untested
        claims = iterate_cells(evidence_map.claims_of(concern_id))
        drawing_html = render_small_squares(verdicts[cell] for cell in claims)
        surprises.append(
            build_surprise(concern_id, untested_words(names[concern_id], count), drawing_html)
        )
    for cell, words in ((summary.mixed, mixed_words), (summary.indirect, indirect_words)):
        if cell and len(verdicts[cell].deciding) > 1:
            title_and_text = words(names[cell.concern_id], verdicts[cell])
            surprises.append(
                build_surprise(cell.concern_id, title_and_text, _draw_studies(verdicts[cell]))
            )
    if summary.silent:
        surprises.append(_Surprise(*silent_words(summary.silent, summary.deciding)))
    return surprises


def _draw_studies(verdict: CellVerdict) -> str:
    """Return a sign for each study that decides; the words beside the signs count them."""
    signs = "".join(render_found_signs(verdict, direction) for direction in LIKE_VERDICTS)
    return f"<div>{signs}</div>"
