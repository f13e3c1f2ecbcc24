"""The plain answer about a concern: what is claimed, and what research found.

The page, the handout and the offline copy give it in the same words.
"""

from __future__ import annotations

from touchstone.claims.claims import count_naming
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import ConcernId
from touchstone.wording.articles import agreement_sentence
from touchstone.wording.claims import answer_sentence
from touchstone.wording.research import research_answer


def plain_answer(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the plain answer about a concern.

    Args:
        evidence_map: The evidence map, with the articles that are shown.
        concern_id: The concern.
    """
    name = evidence_map.pack.concern_names[concern_id]
    claims = evidence_map.claims_of(concern_id)
    naming = count_naming(evidence_map.passages_by_concern.get(concern_id, ()), concern_id)
    verdicts = evidence_map.verdicts_by_concern.get(concern_id, {})
    claimed = [verdicts[cell] for cell in iterate_cells(claims)]
    unclaimed = [item for item in verdicts.values() if item.verdict == "no-claim"]
    sentences = [
        answer_sentence(name, claims, articles=evidence_map.article_count, naming=naming),
        agreement_sentence(claims, naming),
        research_answer(name, claimed, unclaimed),
    ]
    return " ".join(filter(None, sentences))
