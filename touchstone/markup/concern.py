"""What is shown about one concern?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from touchstone.claims.claims import Passage
from touchstone.claims.passage_cards import PassageCard, build_cards
from touchstone.evidence.studies import Study, list_cautions
from touchstone.evidence.verdicts import CellVerdict
from touchstone.frames import iterate_pairs
from touchstone.links.view import build_path
from touchstone.markup import elements
from touchstone.markup.elements import render_answer
from touchstone.markup.research import render_cautions
from touchstone.packs.pack import Pack
from touchstone.wording.answer import plain_answer
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


def build_concern(
    pack: Pack,
    concern_id: str,
    *,
    claims: pd.DataFrame,
    passages: Sequence[Passage],
    verdicts: Mapping[tuple[str, str], CellVerdict],
    studies: Mapping[str, Study],
) -> Concern:
    """Return what is shown about one concern.

    Args:
        pack: The data pack.
        concern_id: The concern.
        claims: Its rows of ``evidence_map.cells.add_verdicts``.
        passages: Its passages, see ``claims.claims.build_passages``.
        verdicts: Its verdicts, see ``evidence.verdicts.judge_pack``.
        studies: See ``evidence.studies.build_studies``.
    """
    meanings = dict(zip(pack.concerns["concern_id"], pack.concerns["description"], strict=True))
    answer = plain_answer(pack, concern_id, claims=claims, passages=passages, verdicts=verdicts)
    return Concern(
        answer=render_answer(answer, meanings[concern_id])
        + elements.render_heading("Before you massage", "cautions")
        + render_all_cautions(pack, studies, concern_id),
        claims=claims,
        cards=tuple(build_cards(pack.articles, passages)),
        questions=build_questions(
            pack.concern_names[concern_id], [verdicts[pair] for pair in iterate_pairs(claims)]
        ),
    )


def render_passages(
    pack: Pack, concern_id: str, cards: Sequence[PassageCard], *, several: bool
) -> str:
    """Return passages of a concern as markup, each with a link to its place in its article.

    Args:
        pack: The data pack.
        concern_id: The concern.
        cards: See ``claims.passage_cards.build_cards``.
        several: Whether the whole pack holds several articles, which are then named.
    """
    return elements.render_cards(
        cards,
        benefit_names=pack.benefit_names,
        links=_find_places(cards, concern_id, several=several),
        name_articles=several,
    )


def _find_places(cards: Sequence[PassageCard], concern_id: str, *, several: bool) -> dict[int, str]:
    paths = {
        key: build_path("article", {"concern": concern_id, "article": key if several else ""})
        for key in {card.article_id for card in cards}
    }
    return {
        card.number: f"{paths[card.article_id].lstrip('/')}#{card.section_id}" for card in cards
    }


def render_all_cautions(pack: Pack, studies: Mapping[str, Study], concern_id: str) -> str:
    """Return the cautions for a concern, then those for everyone, the most severe first."""
    own, general = (list_cautions(pack, studies, key) for key in (concern_id, ""))
    title = f"For everyone, whatever the concern ({len(general)})"
    return (render_cautions(own) if own else "") + elements.render_fold(
        title, render_cautions(general), opened=not own
    )
