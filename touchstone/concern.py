"""What is shown about one concern?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from touchstone import links, markup
from touchstone.answers import plain_answer
from touchstone.cell_markup import build_claim_blocks
from touchstone.claims import ClaimFilter, Passage, filter_claims
from touchstone.handout import Handout, build_handout
from touchstone.markup import build_answer
from touchstone.pack import Pack
from touchstone.passage_cards import PassageCard, build_cards, number_cards_by_benefit
from touchstone.research_markup import build_cautions
from touchstone.studies import Study, list_cautions
from touchstone.verdicts import CellVerdict, Evidence


@dataclass(frozen=True)
class Concern:
    """What is shown about one concern. The app keeps it for all readers: never change it.

    Attributes:
        answer: Markup of the plain answer and of what to beware of.
        claims: Its rows of ``claims.build_claims``.
        cards: Numbers of the passages by benefit, see ``passage_cards``.
        passages: Markup of the passages behind the claims.
        research: Markup of what research found, claim by claim.
        handout: The sheet to take along, without an address.
    """

    answer: str
    claims: pd.DataFrame
    cards: Mapping[str, tuple[int, ...]]
    passages: str
    research: str
    handout: Handout


def build_concern(
    pack: Pack,
    concern_id: str,
    *,
    claims: pd.DataFrame,
    passages: Sequence[Passage],
    verdicts: Mapping[tuple[str, str], CellVerdict],
    evidence: Mapping[tuple[str, str], list[Evidence]],
    studies: Mapping[str, Study],
    several: bool,
) -> Concern:
    """Return what is shown about one concern.

    Args:
        pack: The data pack.
        concern_id: The concern.
        claims: All claims, see ``verdicts.add_verdicts``.
        passages: All passages, see ``claims.build_passages``.
        verdicts: See ``verdicts.judge_pack``.
        evidence: See ``verdicts.collect_evidence``.
        studies: See ``studies.build_studies``.
        several: Whether the whole pack holds several articles, which are then named.
    """
    own = filter_claims(claims, ClaimFilter(concerns=(concern_id,)))
    own_passages = [item for item in passages if item.concern_id == concern_id]
    meanings = dict(zip(pack.concerns["concern_id"], pack.concerns["description"], strict=True))
    answer = plain_answer(pack, concern_id, claims=own, passages=own_passages, verdicts=verdicts)
    cards = build_cards(pack.articles, own_passages)
    return Concern(
        answer=build_answer(answer, meanings[concern_id])
        + markup.build_heading("Before you massage", "cautions")
        + build_all_cautions(pack, studies, concern_id),
        claims=own,
        cards=number_cards_by_benefit(cards),
        passages=_build_passages(pack, concern_id, cards, several=several),
        research=build_claim_blocks(pack, own, verdicts, evidence, studies=studies),
        handout=build_handout(
            pack,
            concern_id,
            claims=own,
            passages=own_passages,
            verdicts=verdicts,
            studies=studies,
            address="",
        ),
    )


def _build_passages(
    pack: Pack, concern_id: str, cards: Sequence[PassageCard], *, several: bool
) -> str:
    names = pack.benefit_names
    return markup.build_cards(
        cards,
        benefit_names=names,
        links=find_places(cards, concern_id, several=several),
        name_articles=several,
    )


def find_places(cards: Sequence[PassageCard], concern_id: str, *, several: bool) -> dict[int, str]:
    """Return the address of each card's place in its article, by card number.

    Args:
        cards: See ``passage_cards.build_cards``.
        concern_id: The concern that the article then marks.
        several: Whether the whole pack holds several articles.
    """
    return {card.number: _find_place(card, concern_id, several=several) for card in cards}


def _find_place(card: PassageCard, concern_id: str, *, several: bool) -> str:
    chosen = {"concern": concern_id, "article": card.article_id if several else ""}
    path = links.build_path("article", chosen)
    return f"{path.lstrip('/')}#{card.section_id}"


def build_all_cautions(pack: Pack, studies: Mapping[str, Study], concern_id: str) -> str:
    """Return the cautions for a concern, then those for everyone, the most severe first."""
    own, general = (list_cautions(pack, studies, key) for key in (concern_id, ""))
    title = f"For everyone, whatever the concern ({len(general)})"
    return (build_cautions(own) if own else "") + markup.build_fold(
        title, build_cautions(general), opened=not own
    )
