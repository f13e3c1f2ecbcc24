"""Render the claims of a visitor's article beside the research, and its unclaimed sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from touchstone.articles.article import OPENING_TITLE, Article
from touchstone.articles.quotes import find_text, locate_quote, merge_spans
from touchstone.evidence.cautions import pick_cautions
from touchstone.evidence_map.answer_card import find_best_tested, find_headline
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.markup.cautions import render_cautions
from touchstone.markup.claims import render_found
from touchstone.markup.elements import (
    render_kind,
    render_link,
    render_paragraphs,
    render_points,
)
from touchstone.markup.passages import mark_text
from touchstone.markup.research import render_tile
from touchstone.own_article.card_notes import CardNotes
from touchstone.own_article.draft import DraftRow
from touchstone.text import in_quotation_marks, quotation_marks, shorten
from touchstone.wording.phrases import format_count, join_words

if TYPE_CHECKING:  # these load libraries that only reading an article needs
    from touchstone.own_article.overstatements import ByKind, Overstatement
    from touchstone.own_article.strong_words import OverstatementKind
    from touchstone.own_article.touched_cautions import TouchedCaution
    from touchstone.own_article.unclaimed import Unclaimed, UnclaimedSentence

_BEYOND = "Goes further than the evidence"
_STRONG = "Words that often go too far"
UNGUARDED = "May say the opposite of this caution"
_OPPOSITE_NOTE = (
    f'<div class="ts-honest"><p><b>{UNGUARDED}</b>: it does not warn the reader.</p></div>'
)
# Severities of cautions that an article must not contradict. Milder ones only advise restraint,
# so naming gua sha is no fault.
_STRICT = ("stop", "ask-first")
# Most sentences that are shown with one caution.
_TOUCHING = 5
# Most characters of a passage that a reason quotes.
_QUOTED_CHARS = 60
# Most characters of a sentence that tell which one above is meant.
_POINTED_CHARS = 30
_OF_CARE = frozenset({"medical", "safety"})
_NOT_ON_MAP = "Not on your map."
_NO_TILE = '<span class="ts-tile ts-tile-off" aria-hidden="true">–</span>'


@dataclass(frozen=True)
class TouchedPart:
    """A part of what is shown about the cautions that an article touches on.

    Attributes:
        html: The part.
        opposite: The sentence at its end if it may say the opposite of the caution; '' if the
            part ends otherwise.
    """

    html: str
    opposite: str = ""


def name_paragraph(section: int, paragraph: int) -> str:
    """Return the anchor of the paragraph at this position in the article."""
    return f"own-text-{section}-{paragraph}"


def render_claim_card(
    number: int,
    row: DraftRow,
    article: Article,
    evidence_map: EvidenceMap,
    *,
    linked: bool = False,
    notes: CardNotes,
    with_advice: bool = True,
) -> str:
    """Return a claim as one row: verdict tile, name, the article's words, what research found.

    Args:
        number: Its number among the claims of the article, from 1.
        row: The claim.
        article: The article that the words come from.
        evidence_map: The evidence map of the article's accepted claims.
        linked: Whether the full text is on the same page, so that the row can link to the words.
        notes: What it says about its words, see ``list_card_notes``.
        with_advice: Whether an explanation adds what would hold. Readers who cannot change the
            article do not need it.
    """
    pack, cell = evidence_map.pack, row.cell
    verdict = evidence_map.verdicts.get(cell)
    if row.accepted and verdict:
        tile, research_html = render_tile(verdict), render_found(evidence_map, cell)
    else:
        tile, research_html = _NO_TILE, f'<p class="ts-muted">{_NOT_ON_MAP}</p>'
    return (
        f'<article class="ts-claim">{tile}'
        f'<div><p class="ts-muted">{_render_location(number, row, article, linked=linked)}</p>'
        f'<h3 class="ts-claim-name">{escape(pack.concern_names[cell.concern_id])}: '
        f"{escape(pack.benefit_names[cell.benefit_id])}</h3><p>{render_kind(row.kind)}</p></div>"
        f'<div class="ts-claim-words">{_render_words(row, notes)}'
        f"{_render_overstated(notes, with_advice=with_advice)}</div>"
        f'<div class="ts-claim-found">{research_html}</div></article>'
    )


def render_unclaimed(
    number: int, item: UnclaimedSentence, evidence_map: EvidenceMap | None = None
) -> str:
    """Return an unclaimed sentence, with its words that often go too far.

    Args:
        number: Its number among those of its kind, from 1.
        item: The sentence.
        evidence_map: To add what research found for the concerns it names; None to leave it out.
    """
    status = f"left out · {item.why}" if item.why else "not matched"
    status = "is a heading" if item.is_heading else status
    return (
        f'<article class="ts-left-out"><p class="ts-muted">Sentence {number} {escape(status)}</p>'
        f"{render_strong(item.sentence, item.overstated)}"
        f"{_render_answers(evidence_map, item) if evidence_map else ''}</article>"
    )


def _render_answers(evidence_map: EvidenceMap, item: UnclaimedSentence) -> str:
    """Return what research found for the concerns a sentence names, one sentence for each.

    A decided verdict is left out beside a promise about care, because it would seem to
    support the promise.
    """
    promises_care = _OF_CARE.intersection(kind.kind_id for kind, _ in item.overstated)
    concern_ids = (key for key in item.concern_ids if key in evidence_map.pack.concern_names)
    cells = ((key, find_best_tested(evidence_map, key)) for key in concern_ids)
    headlines = [
        find_headline(evidence_map, key)
        for key, cell in cells
        if cell and not (promises_care and evidence_map.verdicts[cell].is_decided)
    ]
    return render_paragraphs(headlines, css_class="ts-muted") if headlines else ""


def render_touched(
    evidence_map: EvidenceMap,
    touched: Sequence[TouchedCaution],
    unclaimed: Iterable[UnclaimedSentence] = (),
) -> str:
    """Return the cautions that an article touches on, see ``list_touched_parts``."""
    return "".join(part.html for part in list_touched_parts(evidence_map, touched, unclaimed))


def list_touched_parts(
    evidence_map: EvidenceMap,
    touched: Sequence[TouchedCaution],
    unclaimed: Iterable[UnclaimedSentence] = (),
) -> list[TouchedPart]:
    """Return the cautions that an article touches on, most severe first, with its sentences.

    Under each caution, sentences without a word of caution come first. A sentence that touches
    on several cautions is shown in full once.

    Args:
        evidence_map: The evidence map.
        touched: The cautions.
        unclaimed: Unclaimed sentences, whose words that often go too far are marked.
    """
    beyond = _map_beyond(unclaimed)
    sentences = _sort_touching(touched, beyond)
    opposites = list_opposites(evidence_map, touched)
    parts: list[TouchedPart] = []
    shown: set[str] = set()
    for caution in pick_cautions(evidence_map.pack, evidence_map.studies, sentences, most=None):
        texts, css_class = sentences[caution.caution_id], "ts-left-out"
        html = render_cautions([caution])
        for text in texts[:_TOUCHING]:
            html += (
                _same_as_above(text) if text in shown else render_strong(text, beyond.get(text, ()))
            )
            is_opposite = caution.advice in opposites.get(text, ())
            html += _OPPOSITE_NOTE if is_opposite else ""
            if is_opposite and text not in shown:
                parts.append(TouchedPart(f'<div class="{css_class}">{html}</div>', text))
                html, css_class = "", "ts-left-out ts-goes-on"
            shown.add(text)
        if html := html + _count_more(len(texts)):
            parts.append(TouchedPart(f'<div class="{css_class}">{html}</div>'))
    return parts


def list_opposites(
    evidence_map: EvidenceMap, touched: Sequence[TouchedCaution]
) -> dict[str, list[str]]:
    """Return the sentences that may say the opposite of a caution, each with the advice.

    Where the advice is to take care, only force goes against it.
    """
    touched_by_id = {item.caution_id: item for item in touched}
    cautions = pick_cautions(
        evidence_map.pack, evidence_map.studies, list(touched_by_id), most=None
    )
    advice_by_text: dict[str, list[str]] = {}
    for caution in cautions:
        item = touched_by_id[caution.caution_id]
        contrary = item.unguarded if caution.severity in _STRICT else item.forceful
        for text in item.sentences:
            if text in contrary:
                advice_by_text.setdefault(text, []).append(caution.advice)
    return advice_by_text


def list_to_check(evidence_map: EvidenceMap, unclaimed: Unclaimed) -> list[tuple[str, str]]:
    """Return sentences to check, each with the reasons.

    A sentence is listed if it may say the opposite of a caution, or if it is unclaimed and
    its words often go too far.
    """
    reasons_by_text = {
        text: [f"{UNGUARDED}: {item}" for item in advice]
        for text, advice in list_opposites(evidence_map, unclaimed.touched).items()
    }
    for sentence in unclaimed.beyond:
        reasons = list_overstated_words(sentence.overstated)
        reasons_by_text.setdefault(sentence.sentence, []).extend(reasons)
    return [(text, " ".join(reasons)) for text, reasons in reasons_by_text.items()]


def list_touching(
    touched: Iterable[TouchedCaution], unclaimed: Iterable[UnclaimedSentence]
) -> set[str]:
    """Return the sentences that ``render_touched`` prints."""
    sentences = _sort_touching(touched, _map_beyond(unclaimed))
    return {text for texts in sentences.values() for text in texts[:_TOUCHING]}


def _map_beyond(unclaimed: Iterable[UnclaimedSentence]) -> dict[str, ByKind]:
    return {item.sentence: item.overstated for item in unclaimed if item.overstated}


def _sort_touching(
    touched: Iterable[TouchedCaution], beyond: Mapping[str, ByKind]
) -> dict[str, list[str]]:
    """Return the sentences of each caution, starting with those that an editor must see."""
    return {
        item.caution_id: sorted(
            item.sentences, key=lambda text: (text not in item.unguarded, text not in beyond)
        )
        for item in touched
    }


def render_strong(sentence: str, overstated: ByKind) -> str:
    """Return a sentence with the words that often go too far marked and listed."""
    reasons = list_overstated_words(overstated)
    note_html = f'<div class="ts-honest">{render_points(_STRONG, reasons)}</div>' if reasons else ""
    return f"{_render_quote(sentence, overstated)}{note_html}"


def _same_as_above(text: str) -> str:
    start = in_quotation_marks(shorten(text, _POINTED_CHARS))
    return render_paragraphs([f"The same sentence as above: {start}"], css_class="ts-muted")


def _count_more(count: int) -> str:
    more = format_count(count - _TOUCHING, "more sentence")
    return render_paragraphs([f"{more} with its words."]) if count > _TOUCHING else ""


def _render_words(row: DraftRow, notes: CardNotes) -> str:
    """Return the marked words of a claim, any claim above with the same words, and the reason."""
    reason_html = render_paragraphs([row.why], css_class="ts-muted") if row.why else ""
    beyond = ", where they go further than the evidence" if notes.is_told_there else ""
    same_html = f'<p class="ts-muted">The same words as claim {notes.same_as}{beyond}.</p>'
    return (
        f"{_render_quote(row.words, notes.overstated)}"
        f"{same_html if notes.same_as else ''}{reason_html}"
    )


def _render_quote(words: str, overstated: ByKind = ()) -> str:
    """Return words of the article in quotation marks, with the overstatements marked."""
    marks = [mark for _, group in overstated for mark in group]
    spans = [span for mark in marks for span in find_text(words, mark.words)]
    before, after = quotation_marks(words)
    return f"<blockquote>{before}{mark_text(words, merge_spans(spans))}{after}</blockquote>"


def _render_overstated(notes: CardNotes, *, with_advice: bool) -> str:
    """Return which words go further than the evidence, and why, unless that is explained above."""
    reasons = [
        f"{reason} {_explain(kind, with_advice=with_advice)}"
        if kind.kind_id not in notes.explained
        else reason
        for (kind, _), reason in zip(
            notes.overstated, list_overstated_words(notes.overstated), strict=True
        )
    ]
    return f'<div class="ts-honest">{render_points(_BEYOND, reasons)}</div>' if reasons else ""


def _explain(kind: OverstatementKind, *, with_advice: bool) -> str:
    return f"{kind.explanation} {kind.instead}" if with_advice else kind.explanation


def list_overstated_words(overstated: ByKind) -> list[str]:
    """Return the words that go too far, one sentence for each kind."""
    return [f"{kind.name}: {_name_all(marks)}." for kind, marks in overstated]


def _name_all(marks: Iterable[Overstatement]) -> str:
    return join_words(list(dict.fromkeys(map(_name, marks))))


def _name(item: Overstatement) -> str:
    """Return marked words as a reason quotes them; a whole sentence is not repeated."""
    return "told as a plain fact" if item.is_sentence else f"“{shorten(item.words, _QUOTED_CHARS)}”"


def _render_location(number: int, row: DraftRow, article: Article, *, linked: bool) -> str:
    """Return the number of a claim, and the section where its words begin if it has a title."""
    spans = locate_quote(article, row.words)
    title = article.sections[spans[0].section].title if spans else OPENING_TITLE
    name = f"Claim {number}" if title == OPENING_TITLE else f"Claim {number} · {title}"
    if not linked or not spans:
        return escape(name)
    return render_link(f"#{name_paragraph(spans[0].section, spans[0].paragraph)}", name)
