"""The sections of the page of one concern, as HTML.

The app shows them one below the other. The offline copy, which puts all concerns into one
document, renders claims and passages itself, so that their anchors are unique.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape

from touchstone.claims.passage_cards import PassageCard, build_cards
from touchstone.evidence.cautions import STOP, Caution, split_cautions
from touchstone.evidence.protocol import summarize_protocols
from touchstone.evidence_map.answer_card import build_answer_card
from touchstone.evidence_map.answers import claims_lead, plain_answer
from touchstone.evidence_map.cells import CLAIM_SORTS, sort_claims
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.findings_summary import count_silent
from touchstone.evidence_map.trials import list_trials
from touchstone.frames import iterate_cells
from touchstone.ids import ConcernId
from touchstone.links.view import build_path
from touchstone.markup.answer_card import render_answer_card
from touchstone.markup.cautions import render_cautions, render_short_cautions
from touchstone.markup.claims import render_claims
from touchstone.markup.elements import (
    render_details,
    render_link,
    render_paragraphs,
    render_questions,
)
from touchstone.markup.passages import render_cards
from touchstone.markup.protocol import render_protocol
from touchstone.wording.articles import origin_sentence
from touchstone.wording.claims import claims_title, meaning_sentence
from touchstone.wording.findings_summary import silent_words
from touchstone.wording.phrases import choose_words
from touchstone.wording.questions import build_questions
from touchstone.wording.studies import cautions_fold_title, note_harms


def render_answer_section(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the answer card of a concern, and the meaning of its name.

    Without a claim there is no card; the plain answer takes its place.
    """
    pack, card = evidence_map.pack, build_answer_card(evidence_map, concern_id)
    if card is None:
        answer = plain_answer(evidence_map, concern_id)
        answer_html = f'<p class="ts-lede" data-say>{escape(answer)}</p>'
    else:
        answer_html = render_answer_card(card)
    meaning = meaning_sentence(pack.concern_names[concern_id], pack.concern_meanings[concern_id])
    return answer_html + render_paragraphs([meaning], css_class="ts-muted")


def title_claims(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return how many claims there are for a concern, and how many were tested."""
    cells = iterate_cells(evidence_map.claims_of(concern_id))
    return claims_title([evidence_map.verdicts[cell] for cell in cells])


def render_claims_lead(evidence_map: EvidenceMap, concern_id: ConcernId, *, href: str = "") -> str:
    """Return what is claimed, where the article comes from, and a link to the article.

    Args:
        evidence_map: The evidence map.
        concern_id: The concern.
        href: Address of the article; '' for its page in the app.
    """
    articles = evidence_map.pack.articles
    sentences = [
        claims_lead(evidence_map, concern_id),
        *(origin_sentence(item.meta) for item in articles.values() if len(articles) == 1),
    ]
    link_parameters = {"concern": concern_id, "bar": sorted(evidence_map.bar)}
    words = choose_words(len(articles), "Read the article", "Read the {n} articles")
    link = render_link(href or build_path("article", link_parameters).lstrip("/"), words)
    lead_html = escape(" ".join(filter(None, sentences)))
    return f'<p class="ts-muted ts-claims-lead">{lead_html} {link}</p>'


def render_cautions_section(
    evidence_map: EvidenceMap, *concern_ids: ConcernId, touched: Collection[str] = ()
) -> str:
    """Return, in short, the cautions for concerns and those that stop everyone; fold the rest.

    The fold has every caution in full, with its reason.

    Args:
        evidence_map: The evidence map.
        concern_ids: The concerns.
        touched: Ids of other cautions that are also shown unfolded.
    """
    own, general = split_cautions(evidence_map.pack, evidence_map.studies, *concern_ids)
    short_cautions, stops, more = list[Caution](own), list[Caution](), list[Caution]()
    for item in general:
        if item.severity != STOP and item.caution_id not in touched:
            more.append(item)
        else:
            is_named = item.severity == STOP and item.keep_off and item.caution_id not in touched
            (stops if is_named else short_cautions).append(item)
    unfolded_cautions = [*short_cautions, *stops]
    short_html = render_short_cautions(short_cautions, stops) if unfolded_cautions else ""
    title = cautions_fold_title(len(unfolded_cautions), len(more))
    full_html = render_details(title, render_cautions([*unfolded_cautions, *more]))
    silent = _render_harms(evidence_map, concern_ids)
    return short_html + silent + (full_html if unfolded_cautions or more else "")


def _render_harms(evidence_map: EvidenceMap, concern_ids: Iterable[ConcernId]) -> str:
    """Return how many deciding studies say nothing about harms, and what the others say."""
    cells = (cell for key in concern_ids for cell in iterate_cells(evidence_map.claims_of(key)))
    ids = {item.study_id for cell in cells for item in evidence_map.verdicts[cell].deciding}
    studies = [evidence_map.studies[key] for key in sorted(ids)]
    silent = count_silent(studies)
    sentences = [*(silent_words(silent, len(ids)) if silent else ()), *note_harms(studies)]
    return (
        render_paragraphs([" ".join(sentences)], css_class="ts-muted ts-harms") if sentences else ""
    )


def render_claims_section(
    evidence_map: EvidenceMap, concern_id: ConcernId, *, order: str = ""
) -> str:
    """Return the claims of a concern, each a row that opens to show its studies.

    Args:
        evidence_map: The evidence map.
        concern_id: The concern.
        order: A key of ``CLAIM_SORTS`` if a reader can change the order.
    """
    claims = sort_claims(evidence_map.claims_of(concern_id), order)
    cards = list_cards(evidence_map, concern_id)
    links = _find_addresses(evidence_map, concern_id, cards)
    return render_claims(evidence_map, claims, cards, links, order=CLAIM_SORTS.get(order, ""))


def render_passages_section(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the passages behind the claims, each with a link to its place in its article."""
    return render_passages(evidence_map, concern_id, list_cards(evidence_map, concern_id))


def render_protocol_section(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return what was done in the studies behind the claims: described, never advised."""
    cells = iterate_cells(evidence_map.claims_of(concern_id))
    verdicts = [evidence_map.verdicts[cell] for cell in cells]
    protocols = summarize_protocols(verdicts, evidence_map.studies)
    return render_protocol(*protocols, list_trials(evidence_map, concern_id))


def render_questions_section(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return three questions to take to a professional."""
    name = evidence_map.pack.concern_names[concern_id]
    cells = iterate_cells(evidence_map.claims_of(concern_id))
    verdicts = [evidence_map.verdicts[cell] for cell in cells]
    return render_questions(build_questions(name, verdicts))


def list_cards(evidence_map: EvidenceMap, concern_id: ConcernId) -> tuple[PassageCard, ...]:
    """Return the passage cards of a concern."""
    passages = evidence_map.passages_by_concern.get(concern_id, ())
    return build_cards(evidence_map.pack.articles, passages)


def render_passages(
    evidence_map: EvidenceMap, concern_id: ConcernId, cards: Sequence[PassageCard]
) -> str:
    """Return passage cards, each with a link to its place in its article.

    Args:
        evidence_map: The evidence map. If its pack holds several articles, cards name theirs.
        concern_id: The concern.
        cards: See ``claims.passage_cards.build_cards``.
    """
    return render_cards(
        cards,
        benefit_names=evidence_map.pack.benefit_names,
        links=_find_addresses(evidence_map, concern_id, cards),
        name_articles=evidence_map.has_several,
    )


def _find_addresses(
    evidence_map: EvidenceMap, concern_id: ConcernId, cards: Sequence[PassageCard]
) -> dict[int, str]:
    """Return the address of each card's place in its article, by card number."""
    kept = {"concern": concern_id, "bar": sorted(evidence_map.bar)}
    paths = {
        key: build_path("article", {**kept, "article": key if evidence_map.has_several else ""})
        for key in {card.article_id for card in cards}
    }
    return {
        card.number: f"{paths[card.article_id].lstrip('/')}#{card.section_id}" for card in cards
    }
