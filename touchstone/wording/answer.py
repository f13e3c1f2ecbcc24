"""What is the plain answer about a concern: what is claimed, and what research found?

The page, the handout and the offline copy give it in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from touchstone.claims.claims import Passage, count_naming
from touchstone.evidence.verdicts import CellVerdict
from touchstone.packs.pack import Pack
from touchstone.wording.articles import agreement_sentence
from touchstone.wording.claims import answer_sentence
from touchstone.wording.research import research_answer


def plain_answer(
    pack: Pack,
    concern_id: str,
    *,
    claims: pd.DataFrame,
    passages: Iterable[Passage],
    verdicts: Mapping[tuple[str, str], CellVerdict],
) -> str:
    """Return the plain answer about a concern.

    Args:
        pack: The data pack, with the articles that are shown.
        concern_id: The concern.
        claims: Its rows of ``claims.claims.build_claims``.
        passages: See ``claims.claims.build_passages``.
        verdicts: See ``evidence.verdicts.judge_pack``.
    """
    name, naming = pack.concern_names[concern_id], count_naming(passages, concern_id)
    cells = [verdicts[concern_id, benefit_id] for benefit_id in claims["benefit_id"]]
    unclaimed = [
        cell
        for pair, cell in verdicts.items()
        if pair[0] == concern_id and cell.verdict == "no-claim"
    ]
    sentences = [
        answer_sentence(name, claims, articles=len(pack.articles), naming=naming),
        agreement_sentence(claims, naming),
        research_answer(name, cells, unclaimed),
    ]
    return " ".join(filter(None, sentences))
