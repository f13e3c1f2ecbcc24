"""The sections of the page of one concern, as HTML.

The app draws them one below the other; the offline copy puts all concerns into one
document, so that anchors get the concern as a prefix.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from touchstone.claims.passage_cards import PassageCard, build_cards, number_cards_by_benefit
from touchstone.evidence.protocol import summarize_protocols
from touchstone.evidence.studies import STOP, list_cautions
from touchstone.evidence_map.answer_card import build_answer_card
from touchstone.evidence_map.answers import plain_answer
from touchstone.evidence_map.cells import CLAIM_SORTS, sort_claims
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import ConcernId
from touchstone.links.view import build_path
from touchstone.markup.answer_card import render_answer_card
from touchstone.markup.cells import render_benefits, render_claim_blocks
from touchstone.markup.elements import render_answer, render_cards, render_details
from touchstone.markup.elements import render_questions as render_question_list
from touchstone.markup.protocol import render_protocol
from touchstone.markup.research import render_cautions
from touchstone.wording.questions import build_questions


def render_answer_section(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the answer card of a concern, the plain answer, and what its name means."""
    concerns = evidence_map.pack.concerns
    meanings = dict(zip(concerns["concern_id"], concerns["description"], strict=True))
    card = build_answer_card(evidence_map, concern_id)
    answer = render_answer(plain_answer(evidence_map, concern_id), meanings[concern_id])
    return (render_answer_card(card) if card else "") + answer


def render_cautions_section(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the cautions for a concern and what stops everyone, the others to be opened."""
    own, general = (
        list_cautions(evidence_map.pack, evidence_map.studies, key) for key in (concern_id, None)
    )
    shown = [*own, *(item for item in general if item.severity == STOP)]
    more = [item for item in general if item.severity != STOP]
    listed = render_cautions(shown) if shown else ""
    folded = render_details(f"{len(more)} more for everyone", render_cautions(more))
    return listed + (folded if more else "")


def render_benefits_section(
    evidence_map: EvidenceMap, concern_id: ConcernId, *, order: str = "", prefix: str = ""
) -> str:
    """Return the benefits that are claimed for a concern as a table.

    Args:
        evidence_map: The evidence map.
        concern_id: The concern.
        order: A key of ``CLAIM_SORTS`` where a reader can change the order.
        prefix: See ``markup.elements.render_cards``.
    """
    claims = sort_claims(evidence_map.claims_of(concern_id), order)
    cards = number_cards_by_benefit(list_cards(evidence_map, concern_id))
    return render_benefits(
        evidence_map, claims, cards, prefix=prefix, order=CLAIM_SORTS.get(order, "")
    )


def render_passages_section(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the passages behind the claims, each with a link to its place in its article."""
    return render_passages(evidence_map, concern_id, list_cards(evidence_map, concern_id))


def render_research_section(
    evidence_map: EvidenceMap, concern_id: ConcernId, *, whole: bool = True
) -> str:
    """Return what research found, claim by claim, each to be opened.

    Args:
        evidence_map: The evidence map.
        concern_id: The concern.
        whole: See ``markup.cells.render_cell_research``.
    """
    return render_claim_blocks(evidence_map, evidence_map.claims_of(concern_id), whole=whole)


def render_protocol_section(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return what was done in the studies behind the claims: described, never advised."""
    cells = iterate_cells(evidence_map.claims_of(concern_id))
    verdicts = [evidence_map.verdicts[cell] for cell in cells]
    return render_protocol(*summarize_protocols(verdicts, evidence_map.studies))


def render_questions_section(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return three questions to take to a professional."""
    name = evidence_map.pack.concern_names[concern_id]
    cells = iterate_cells(evidence_map.claims_of(concern_id))
    verdicts = [evidence_map.verdicts[cell] for cell in cells]
    return render_question_list(build_questions(name, verdicts))


def list_cards(evidence_map: EvidenceMap, concern_id: ConcernId) -> tuple[PassageCard, ...]:
    """Return the passage cards of a concern."""
    passages = evidence_map.passages_by_concern.get(concern_id, ())
    return build_cards(evidence_map.pack.articles, passages)


def render_passages(
    evidence_map: EvidenceMap, concern_id: ConcernId, cards: Sequence[PassageCard]
) -> str:
    """Return passage cards, each with a link to its place in its article.

    Args:
        evidence_map: The evidence map; where its pack holds several articles, they are named.
        concern_id: The concern.
        cards: See ``claims.passage_cards.build_cards``.
    """
    several = evidence_map.has_several
    return render_cards(
        cards,
        benefit_names=evidence_map.pack.benefit_names,
        links=_find_addresses(
            cards, {"concern": concern_id, "bar": sorted(evidence_map.bar)}, several=several
        ),
        name_articles=several,
    )


def _find_addresses(
    cards: Sequence[PassageCard], kept: Mapping[str, Sequence[str]], *, several: bool
) -> dict[int, str]:
    paths = {
        key: build_path("article", {**kept, "article": key if several else ""})
        for key in {card.article_id for card in cards}
    }
    return {
        card.number: f"{paths[card.article_id].lstrip('/')}#{card.section_id}" for card in cards
    }
