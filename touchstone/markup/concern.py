"""What is shown about one concern?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from touchstone.claims.passage_cards import PassageCard, build_cards
from touchstone.evidence.studies import list_cautions
from touchstone.evidence_map.answers import plain_answer
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import ConcernId
from touchstone.links.view import build_path
from touchstone.markup.elements import render_answer, render_cards, render_fold, render_heading
from touchstone.markup.research import render_cautions
from touchstone.wording.questions import build_questions


@dataclass(frozen=True)
class Concern:
    """What is shown about one concern. The app keeps it for all readers: never change it.

    Attributes:
        answer: Markup of the plain answer and of what to beware of.
        claims: Its rows of ``claims.claims.build_claims``.
        cards: Its passages, see ``claims.passage_cards.build_cards``.
        questions: What to ask a professional.
    """

    answer: str
    claims: pd.DataFrame
    cards: tuple[PassageCard, ...]
    questions: tuple[str, str, str]


def build_concern(evidence_map: EvidenceMap, concern_id: ConcernId) -> Concern:
    """Return what is shown about one concern."""
    pack, claims = evidence_map.pack, evidence_map.claims_of(concern_id)
    meanings = dict(zip(pack.concerns["concern_id"], pack.concerns["description"], strict=True))
    verdicts = [evidence_map.verdicts[cell] for cell in iterate_cells(claims)]
    passages = evidence_map.passages_by_concern.get(concern_id, ())
    return Concern(
        answer=render_answer(plain_answer(evidence_map, concern_id), meanings[concern_id])
        + render_heading("Before you massage", "cautions")
        + render_all_cautions(evidence_map, concern_id),
        claims=claims,
        cards=tuple(build_cards(pack.articles, passages)),
        questions=build_questions(pack.concern_names[concern_id], verdicts),
    )


def render_passages(
    evidence_map: EvidenceMap, concern_id: ConcernId, cards: Sequence[PassageCard]
) -> str:
    """Return passages of a concern as markup, each with a link to its place in its article.

    Args:
        evidence_map: The evidence map; where its pack holds several articles, they are named.
        concern_id: The concern.
        cards: See ``claims.passage_cards.build_cards``.
    """
    several = evidence_map.has_several
    return render_cards(
        cards,
        benefit_names=evidence_map.pack.benefit_names,
        links=_find_places(cards, concern_id, several=several),
        name_articles=several,
    )


def _find_places(
    cards: Sequence[PassageCard], concern_id: ConcernId, *, several: bool
) -> dict[int, str]:
    paths = {
        key: build_path("article", {"concern": concern_id, "article": key if several else ""})
        for key in {card.article_id for card in cards}
    }
    return {
        card.number: f"{paths[card.article_id].lstrip('/')}#{card.section_id}" for card in cards
    }


def render_all_cautions(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the cautions for a concern, then those for everyone, the most severe first."""
    own, general = (
        list_cautions(evidence_map.pack, evidence_map.studies, key) for key in (concern_id, None)
    )
    title = f"For everyone, whatever the concern ({len(general)})"
    return (render_cautions(own) if own else "") + render_fold(
        title, render_cautions(general), opened=not own
    )
