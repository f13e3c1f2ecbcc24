"""Render the report on a visitor's article: each claim with its words and what research found.

It is the body of a self-contained web page that can be saved, printed and passed on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from touchstone.articles.article import Article
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.markup.cells import render_cell_research
from touchstone.markup.concern import render_cautions_section
from touchstone.markup.elements import render_details, render_note, render_paragraphs
from touchstone.markup.honest import render_honest
from touchstone.markup.markdown import render_markdown
from touchstone.own_article.card_notes import list_card_notes
from touchstone.own_article.claim_card import (
    list_opposites,
    render_claim_card,
    render_strong,
    render_touched,
    render_unclaimed,
)
from touchstone.own_article.draft import DraftRow
from touchstone.packs.pack import Pack
from touchstone.text import in_quotation_marks
from touchstone.wording.bar import file_bar_sentence
from touchstone.wording.claims import (
    LEFT_OUT,
    TOUCHED,
    TOUCHED_LEAD,
    UNMATCHED,
    article_lines,
    beyond_sentence,
    opposites_sentence,
    strong_sentence,
    unmatched_title,
)
from touchstone.wording.findings_summary import matrix_finding
from touchstone.wording.headings import CAUTIONS
from touchstone.wording.method import seen_sentence
from touchstone.wording.notices import NOTICE, data_sentence
from touchstone.wording.phrases import format_day

if TYPE_CHECKING:  # these load libraries that only reading an article needs
    from touchstone.own_article.overstatements import ByKind
    from touchstone.own_article.touched_cautions import TouchedCaution
    from touchstone.own_article.unclaimed import Unclaimed, UnclaimedSentence

_INTRODUCTION = (
    "Claims about skin concerns in this article, beside what published research found. "
    "What else it says was not checked."
)
_NOT_ALL = (
    "The program finds many such words and dangers, but not all: no mark does not mean no problem."
)
_LEFT_OUT_TITLE = "Cautions, denials, doubts and questions"
_OPPOSITES = "Said about dangers, without a warning"
_BEYOND_TITLE = "Also said, with words that often go too far"
_BEYOND = "These sentences match no claim of the map, so they were not compared with any study."


def render_report(
    article: Article,
    rows: Sequence[DraftRow],
    unclaimed: Unclaimed,
    evidence_map: EvidenceMap,
    overstated: Mapping[int, ByKind],
    *,
    made: str,
    for_readers: bool = False,
) -> str:
    """Return the body of the report.

    Args:
        article: The article.
        rows: The claims that the visitor worked on; only accepted ones are reported.
        unclaimed: What the article says besides the accepted claims.
        evidence_map: The map of the accepted claims.
        overstated: What the words of each claim overstate, by its index in ``rows``.
        made: Date of the report, ``YYYY-MM-DD``.
        for_readers: Whether to leave out what only an editor needs. Overstatements that were
            neither fixed nor dismissed are still shown, also those in unclaimed sentences.
    """
    pack, touched = evidence_map.pack, unclaimed.touched
    header_lines = [_INTRODUCTION, *article_lines(article.meta), f"Made on {format_day(made)}."]
    if for_readers:
        accepted = [number for number, row in enumerate(rows) if row.accepted]
        overstated = {at: overstated.get(number, ()) for at, number in enumerate(accepted)}
        rows = [replace(rows[number], why="") for number in accepted]
    opposites = list_opposites(evidence_map, touched)
    are_beyond = [bool(overstated.get(at)) for at, row in enumerate(rows) if row.accepted]
    summary = _summarize(evidence_map, len(opposites), are_beyond, len(unclaimed.beyond))
    claims = _render_claims(article, rows, evidence_map, overstated, with_advice=not for_readers)
    beyond_html = unclaimed_html = ""
    if for_readers:
        dangers_html = _render_opposites(evidence_map, touched, opposites.keys())
        beyond_html = _render_beyond(unclaimed.beyond)
    else:
        dangers_html = _render_touched(evidence_map, touched, unclaimed.beyond)
        unmatched = unclaimed.unmatched
        unclaimed_html = _render_unclaimed(unmatched_title(len(unmatched)), UNMATCHED, unmatched)
        unclaimed_html += _render_unclaimed(_LEFT_OUT_TITLE, LEFT_OUT, unclaimed.left_out)
    return (
        f'<header><p class="ts-brand">Touchstone</p><h1>{escape(name_report(article))}</h1>'
        f"{render_paragraphs(header_lines, css_class='ts-muted')}</header>"
        f"<main>{render_note(summary)}{dangers_html}<h2>The claims</h2>{''.join(claims)}"
        f"{beyond_html}{_render_cautions(evidence_map, touched)}{unclaimed_html}</main>"
        f'<footer class="ts-foot">{_render_method(pack)}<p><strong>{escape(NOTICE)}</strong></p>'
        f"<p>Touchstone. {escape(data_sentence(pack.created, pack.version))}</p></footer>"
    )


def name_report(article: Article) -> str:
    """Return the title of the report: a bare title of the article would read as ours."""
    return f"What research says about {in_quotation_marks(article.title)}"


def _summarize(
    evidence_map: EvidenceMap, opposites: int, are_beyond: Sequence[bool], others: int
) -> list[str]:
    """Return what was found, and how many sentences and claims an editor must look at.

    Args:
        evidence_map: The map of the claims.
        opposites: How many sentences may say the opposite of a caution.
        are_beyond: For each claim that is listed, whether it goes further than the evidence.
        others: How many sentences without a claim have words that often go too far.
    """
    claimed = [evidence_map.verdicts[cell] for cell in iterate_cells(evidence_map.claims)]
    sentences = [opposites_sentence(opposites)] if opposites else []
    sentences += [matrix_finding(claimed, listed=len(are_beyond))]
    sentences += [beyond_sentence(sum(are_beyond), len(are_beyond))] if any(are_beyond) else []
    sentences += [strong_sentence(others)] if others else []
    bar_sentence = file_bar_sentence(evidence_map.bar)
    return [*sentences, _NOT_ALL, *([bar_sentence] if bar_sentence else [])]


def _render_claims(
    article: Article,
    rows: Sequence[DraftRow],
    evidence_map: EvidenceMap,
    overstated: Mapping[int, ByKind],
    *,
    with_advice: bool,
) -> Iterable[str]:
    accepted = [at for at, row in enumerate(rows) if row.accepted]
    for at, notes in list_card_notes(rows, overstated, accepted).items():
        row = rows[at]
        yield render_claim_card(
            at + 1, row, article, evidence_map, notes=notes, with_advice=with_advice
        )
        yield render_honest(evidence_map, row.cell, linked=False, with_button=False)
        research = render_cell_research(evidence_map, row.cell)
        yield render_details("Studies and reasons", research, css_class="ts-cell-block")


def _render_method(pack: Pack) -> str:
    """Return how the studies were found and read, with the pack's own text about it."""
    method_html = render_paragraphs([seen_sentence(pack)], css_class="ts-plain")
    if text := pack.texts.get("about_evidence", ""):
        method_html += render_markdown(text)
    return method_html


def _render_touched(
    evidence_map: EvidenceMap,
    touched: Sequence[TouchedCaution],
    unclaimed: Iterable[UnclaimedSentence],
) -> str:
    if not touched:
        return ""
    lead = render_paragraphs([TOUCHED_LEAD])
    return f"<h2>{TOUCHED}</h2>{lead}{render_touched(evidence_map, touched, unclaimed)}"


def _render_opposites(
    evidence_map: EvidenceMap, touched: Sequence[TouchedCaution], opposites: Set[str]
) -> str:
    """Return the sentences that may say the opposite of a caution, under that caution, or ''."""
    narrowed = [
        replace(item, sentences=tuple(text for text in item.sentences if text in opposites))
        for item in touched
    ]
    opposed = [item for item in narrowed if item.sentences]
    return f"<h2>{_OPPOSITES}</h2>{render_touched(evidence_map, opposed)}" if opposed else ""


def _render_cautions(evidence_map: EvidenceMap, touched: Sequence[TouchedCaution]) -> str:
    claimed_ids = set(evidence_map.claims["concern_id"])
    concern_ids = [key for key in evidence_map.pack.concern_ids if key in claimed_ids]
    if not concern_ids:
        return ""
    touched_ids = [item.caution_id for item in touched]
    section = render_cautions_section(evidence_map, *concern_ids, touched=touched_ids)
    return f"<h2>{CAUTIONS}</h2>{section}"


def _render_unclaimed(title: str, lead: str, sentences: Sequence[UnclaimedSentence]) -> str:
    if not sentences:
        return ""
    items = (render_unclaimed(number, item) for number, item in enumerate(sentences, start=1))
    return f"<h2>{escape(title)}</h2>{render_paragraphs([lead])}{''.join(items)}"


def _render_beyond(sentences: Iterable[UnclaimedSentence]) -> str:
    """Return the unclaimed sentences whose words often go too far."""
    sentences_html = (render_strong(item.sentence, item.overstated) for item in sentences)
    html = "".join(
        f'<article class="ts-left-out">{sentence_html}</article>'
        for sentence_html in sentences_html
    )
    return f"<h2>{_BEYOND_TITLE}</h2>{render_paragraphs([_BEYOND])}{html}" if html else ""
