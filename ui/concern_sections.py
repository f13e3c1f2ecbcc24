"""Render the page of a concern as HTML sections, once for all readers."""

from __future__ import annotations

from dataclasses import dataclass

from touchstone.evidence_map.answer_card import find_best_tested
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.markup.concern import (
    render_answer_section,
    render_cautions_section,
    render_claims_lead,
    render_claims_section,
    render_passages_section,
    render_protocol_section,
    title_claims,
)
from touchstone.markup.concern_cards import render_near_concerns
from touchstone.markup.elements import render_details, render_heading
from touchstone.markup.glance import render_glance
from touchstone.markup.glossary import explain_claims
from touchstone.markup.honest import render_honest
from touchstone.wording import headings
from ui.caching import cache_by_map


@dataclass(frozen=True)
class ConcernSections:
    """The sections of a concern's page, as HTML. Shared by all readers: never change it.

    Attributes:
        name: The name of the concern, as the main heading.
        answer: The answer card, and what may honestly be said about its claim.
        cautions: The cautions, then the heading and the lead of the claims.
        claims: The claims, each beside what research found; '' without claims, as are all
            sections below.
        glance: The finding of the chart of studies, and how to read it.
        trials: What was done in studies.
        passages: The passages behind the claims, and links to similar concerns.
    """

    name: str
    answer: str
    cautions: str
    claims: str = ""
    glance: str = ""
    trials: str = ""
    passages: str = ""


@cache_by_map
def render_sections(
    evidence_map: EvidenceMap, concern_id: ConcernId, order: str
) -> ConcernSections:
    """Return the sections of a concern.

    Args:
        evidence_map: The map of the chosen pack; its identity is part of the cache key.
        concern_id: The concern.
        order: A key of ``evidence_map.cells.CLAIM_SORTS``: the order of the claims.
    """
    name = render_heading(evidence_map.pack.concern_names[concern_id], "answer", 1)
    answer = render_answer_section(evidence_map, concern_id)
    if cell := find_best_tested(evidence_map, concern_id):
        answer += render_details(headings.HONEST, render_honest(evidence_map, cell, titled=False))
    cautions = render_heading(headings.CAUTIONS, "cautions")
    cautions += render_cautions_section(evidence_map, concern_id)
    if evidence_map.claims_of(concern_id).empty:
        return ConcernSections(name, answer, cautions)
    passages = render_details(headings.PASSAGES, render_passages_section(evidence_map, concern_id))
    return ConcernSections(
        name=name,
        answer=answer,
        # The page draws the choice of the order between this lead and the claims.
        cautions=cautions
        + render_heading(title_claims(evidence_map, concern_id), "benefits")
        + render_claims_lead(evidence_map, concern_id),
        # Older links lead to #research; the research is now beside each claim.
        claims=f'<div id="research">{render_claims_section(evidence_map, concern_id, order=order)}'
        f"</div>{explain_claims()}",
        glance=render_glance(evidence_map, concern_id),
        trials=render_heading(headings.PROTOCOL, "protocol")
        + render_protocol_section(evidence_map, concern_id),
        passages=f'<div id="passages">{passages}</div>'
        + render_near_concerns(evidence_map, concern_id),
    )
