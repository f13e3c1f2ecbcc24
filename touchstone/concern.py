"""What is shown about one concern?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from touchstone.answers import plain_answer
from touchstone.cell_markup import build_claim_blocks
from touchstone.claims import ClaimFilter, Passage, filter_claims
from touchstone.handout import Handout, build_handout
from touchstone.markup import build_answer
from touchstone.pack import Pack
from touchstone.passage_cards import PassageCard, build_cards
from touchstone.studies import Study
from touchstone.verdicts import CellVerdict, Evidence


@dataclass(frozen=True)
class Concern:
    """What is shown about one concern. The app keeps it for all readers: never change it.

    Attributes:
        answer: Markup of the plain answer.
        claims: Its rows of ``claims.build_claims``.
        cards: Its passages, see ``passage_cards.build_cards``.
        research: Markup of what research found, claim by claim.
        handout: The sheet to take along, without an address.
    """

    answer: str
    claims: pd.DataFrame
    cards: tuple[PassageCard, ...]
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
    """
    own = filter_claims(claims, ClaimFilter(concerns=(concern_id,)))
    own_passages = [item for item in passages if item.concern_id == concern_id]
    meanings = dict(zip(pack.concerns["concern_id"], pack.concerns["description"], strict=True))
    answer = plain_answer(pack, concern_id, claims=own, passages=own_passages, verdicts=verdicts)
    return Concern(
        answer=build_answer(answer, meanings[concern_id]),
        claims=own,
        cards=tuple(build_cards(pack.articles, own_passages)),
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
