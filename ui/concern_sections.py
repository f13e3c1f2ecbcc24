"""The page of one concern as HTML sections, rendered once and cached for all readers."""

from __future__ import annotations

from dataclasses import dataclass

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.markup.concern import (
    render_answer_section,
    render_benefits_section,
    render_cautions_section,
    render_passages_section,
    render_protocol_section,
    render_research_section,
)
from touchstone.markup.elements import render_heading
from touchstone.markup.glance import render_glance
from touchstone.markup.glossary import explain_claims
from touchstone.markup.spread import render_finding
from touchstone.wording import headings
from touchstone.wording.claims import benefits_title
from ui.caching import cache_by_map


@dataclass(frozen=True)
class ConcernSections:
    """What stands on the page of a concern. Shared by all readers: never change it.

    Attributes:
        answer: Its name and the plain answer.
        cautions: What to beware of.
        benefits: The table of the benefits; '' without claims, like those below.
        glance: The finding of the chart of studies, and how to read it.
        spread: The finding of the chart of claims.
        passages: The passages behind the claims.
        research: What research found, claim by claim, and what was done in studies.
    """

    answer: str
    cautions: str
    benefits: str = ""
    glance: str = ""
    spread: str = ""
    passages: str = ""
    research: str = ""


@cache_by_map
def render_sections(
    evidence_map: EvidenceMap, concern_id: ConcernId, order: str
) -> ConcernSections:
    """Return the sections of a concern.

    Args:
        evidence_map: The map of the chosen pack; its identity is the key of the cache.
        concern_id: The concern.
        order: A key of ``evidence_map.cells.CLAIM_SORTS``: the order of the table.
    """
    name = evidence_map.pack.concern_names[concern_id]
    answer = render_heading(name, "answer", 1) + render_answer_section(evidence_map, concern_id)
    cautions = render_heading(headings.CAUTIONS, "cautions")
    cautions += render_cautions_section(evidence_map, concern_id)
    compare = render_heading("Compare with other concerns", "compare")
    if evidence_map.claims_of(concern_id).empty:
        return ConcernSections(answer, cautions + compare)
    return ConcernSections(
        answer=answer,
        # The choice of the order stands between the heading and the table.
        cautions=cautions + render_heading(benefits_title(evidence_map.article_count), "benefits"),
        benefits=render_benefits_section(evidence_map, concern_id, order=order) + explain_claims(),
        glance=render_glance(evidence_map, concern_id),
        spread=render_finding(evidence_map, concern_id),
        passages=render_heading(headings.PASSAGES, "passages")
        + render_passages_section(evidence_map, concern_id),
        research=render_heading(headings.RESEARCH, "research")
        + render_research_section(evidence_map, concern_id)
        + render_heading(headings.PROTOCOL, "protocol")
        + render_protocol_section(evidence_map, concern_id)
        + compare,
    )
