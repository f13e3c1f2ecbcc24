"""Render what research found about one cell.

The page and the offline copy draw the same blocks from here.
"""

from __future__ import annotations

from touchstone.evidence.rule import VERDICTS
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.markup.basis import list_cell_basis
from touchstone.markup.effects import render_how_much
from touchstone.markup.elements import (
    render_paragraphs,
    render_points,
)
from touchstone.markup.research import (
    render_chain,
    render_evidence,
    render_evidence_links,
)
from touchstone.wording.funding import some_sold_sentence
from touchstone.wording.verdicts import (
    WHY_NOT_SURER,
    cell_sentence,
    list_reasons,
    population_sentence,
)


def render_cell_research(evidence_map: EvidenceMap, cell: Cell, *, whole: bool = True) -> str:
    """Return what research found about one cell: sentence, note, chain and studies.

    Args:
        evidence_map: The evidence map, with the articles that are shown.
        cell: The cell.
        whole: Whether each study opens here; otherwise its name links to where it opens.
    """
    verdict = evidence_map.verdicts.get(cell)
    if verdict is None:
        return render_paragraphs([VERDICTS["not-studied"].meaning], css_class="ts-plain")
    concern = evidence_map.pack.concern_names[cell.concern_id]
    finding = cell_sentence(verdict, concern, evidence_map.article_count)
    population = population_sentence(verdict, concern)
    # Say what was tested instead before what was found about it.
    sentences = [
        *((population, finding) if verdict.is_indirect else (finding, population)),
        some_sold_sentence(verdict),
        evidence_map.pack.cell_notes.get(cell, ""),
    ]
    return (
        render_paragraphs([text for text in sentences if text], css_class="ts-plain")
        + _render_reasons(verdict)
        + render_cell_details(evidence_map, cell, whole=whole)
    )


def render_cell_details(evidence_map: EvidenceMap, cell: Cell, *, whole: bool = True) -> str:
    """Return what the verdict of a cell rests on: numbers, chain and studies.

    Args:
        evidence_map: The evidence map, with the articles that are shown.
        cell: A cell with a verdict.
        whole: See ``render_cell_research``.
    """
    verdict = evidence_map.verdicts[cell]
    concern = evidence_map.pack.concern_names[cell.concern_id]
    benefit = evidence_map.pack.benefit_names[cell.benefit_id]
    second = evidence_map.pack.name_second_step(cell.benefit_id, benefit)
    chain = evidence_map.chain(cell)
    return (
        _render_basis(evidence_map, cell)
        + render_how_much(evidence_map, cell)
        + render_chain(chain, benefit, concern, second)
        + _render_evidence(evidence_map, verdict, whole=whole)
    )


def _render_reasons(verdict: CellVerdict) -> str:
    reasons = list_reasons(verdict)
    return render_points(WHY_NOT_SURER, reasons) if reasons else ""


def _render_basis(evidence_map: EvidenceMap, cell: Cell) -> str:
    sentences = list_cell_basis(evidence_map, cell)
    return render_paragraphs([" ".join(sentences)], css_class="ts-plain") if sentences else ""


def _render_evidence(evidence_map: EvidenceMap, verdict: CellVerdict, *, whole: bool) -> str:
    render = render_evidence if whole else render_evidence_links
    return render(verdict, evidence_map.studies)
