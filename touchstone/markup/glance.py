"""Render what surrounds the chart of a concern's studies: finding, signs and table."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.findings import Evidence
from touchstone.evidence.glance import Glance, build_glance
from touchstone.evidence.studies import Study, short_name
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell, ConcernId
from touchstone.markup.chart_table import ChartTable
from touchstone.markup.elements import (
    render_heading,
    render_legend,
    render_link,
    render_paragraphs,
)
from touchstone.markup.research import render_study
from touchstone.wording import headings
from touchstone.wording.glance import (
    BELOW_BAR,
    WHY_NOT_COUNTED,
    counted_sentence,
    describe_finding,
    describe_given_with,
    describe_payer,
    glance_title,
    guide_words,
    list_signs,
    shown_title,
    study_sentence,
)
from touchstone.wording.phrases import capital_first
from touchstone.wording.verdicts import describe_people

_COLUMNS = (
    "Study", "Benefit", "It found", "Counted", "Design", "People", "Given", "Who paid",
)  # fmt: skip


def select_cells(evidence_map: EvidenceMap, concern_id: ConcernId) -> dict[str, CellVerdict]:
    """Return the verdict of each claim about a concern, by benefit id."""
    claims = evidence_map.claims_of(concern_id)["benefit_id"].tolist()
    return {key: evidence_map.verdicts[Cell(concern_id, key)] for key in claims}


def find_glance_title(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the finding of the chart, see ``wording.glance.glance_title``."""
    names = evidence_map.pack.benefit_names
    cells = select_cells(evidence_map, concern_id)
    return glance_title(
        evidence_map.pack.concern_names[concern_id],
        {names[key]: cell for key, cell in cells.items()},
    )


def render_glance(evidence_map: EvidenceMap, concern_id: ConcernId) -> str:
    """Return the heading, the finding and how to read the chart."""
    glance = build_glance(select_cells(evidence_map, concern_id))
    title = find_glance_title(evidence_map, concern_id)
    sentences = [counted_sentence(glance)]
    if glance.has_chart:
        sentences.append(guide_words(glance.deciding))
    else:
        studies = evidence_map.studies
        sentences += [
            study_sentence(short_name(studies[row.study_id]), row.about) for row in glance.deciding
        ]
    return (
        render_heading(headings.GLANCE, "glance")
        + render_paragraphs([f"{title}."], css_class="ts-finding")
        + render_paragraphs([" ".join(sentences)], css_class="ts-muted")
        + (render_legend(list_signs(glance.deciding)) if glance.has_chart else "")
    )


def render_not_counted(glance: Glance, *, barred: bool) -> str:
    """Return the text above the chart of the studies that do not count.

    Args:
        glance: The studies of a concern.
        barred: Whether a reader's own bar leaves some out.
    """
    sentences = [
        WHY_NOT_COUNTED,
        *([BELOW_BAR] if barred else []),
        guide_words(glance.shown, is_first=not glance.has_chart),
    ]
    return (
        render_paragraphs([shown_title(glance)], css_class="ts-finding")
        + render_paragraphs([" ".join(filter(None, sentences))], css_class="ts-muted")
        + render_legend(list_signs(glance.shown))
    )


def list_glance_table(evidence_map: EvidenceMap, concern_id: ConcernId) -> ChartTable:
    """Return every finding on the claims about a concern, as a table."""
    glance = build_glance(select_cells(evidence_map, concern_id))
    rows = [
        _list_cells(evidence_map, item, benefit_id, counted=counted)
        for study_rows, counted in ((glance.deciding, True), (glance.shown, False))
        for row in study_rows
        for benefit_id, item in row.found
    ]
    return ChartTable(find_glance_title(evidence_map, concern_id), _COLUMNS, rows)


def _list_cells(
    evidence_map: EvidenceMap, item: Evidence, benefit_id: str, *, counted: bool
) -> list[str]:
    return [
        short_name(evidence_map.studies[item.study_id]),
        evidence_map.pack.benefit_names[benefit_id],
        describe_finding(item),
        "Yes, it counts" if counted else "No, shown only",
        capital_first(DESIGNS[item.design].name),
        describe_people(item.people),
        describe_given_with(item) or "not read for this",
        describe_payer(item) or "not read for this",
    ]


def render_open_study(study: Study) -> str:
    """Return a study that is open, with a message for screen readers that it opened."""
    said = escape(f"{short_name(study)} is open.")
    return f'<p class="ts-vh" data-say>{said}</p>' + render_study(study, anchor=True, opened=True)


def render_way_to_study(study: Study) -> str:
    """Return a note that this address opens a study, with a link to it."""
    link = render_link(f"#study-{study.study_id}", f"Read {short_name(study)}")
    return f'<p class="ts-note ts-way">This link opens a study. {link}</p>'


def name_studies(evidence_map: EvidenceMap, study_ids: Iterable[str]) -> dict[str, str]:
    """Return the name and title of each study, by id, for a list of choices."""
    studies = evidence_map.studies
    return {key: f"{short_name(studies[key])}: {studies[key].title}" for key in study_ids}
