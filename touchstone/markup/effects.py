"""Render how much: the numbers of studies as a table, and the main one in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from touchstone.evidence.effects import Effect
from touchstone.evidence.studies import Study, short_name
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.markup.elements import Column, render_paragraphs, render_table, render_text
from touchstone.wording.effects import (
    HOW_MUCH,
    better_words,
    chance_words,
    difference_words,
    groups_words,
    how_much_sentences,
    how_sized_words,
    notice_sentence,
    range_words,
)
from touchstone.wording.phrases import capital_first
from touchstone.wording.verdicts import describe_people

_COLUMNS = (
    "Study", "Outcome", "With massage", "Compared with", "Difference", "95% range", "When",
    "People", "To know",
)  # fmt: skip


def render_how_much(evidence_map: EvidenceMap, cell: Cell) -> str:
    """Return the numbers behind a cell: the main one in words, all of them as a table.

    Returns:
        '' where no study decides; "gives no number" where none gives one.
    """
    found = evidence_map.how_much(cell)
    if found is None:
        return ""
    studies = evidence_map.studies
    lead = how_much_sentences(found, studies)
    rows = [_list_cells(effect, studies) for effect in found.numbers]
    caption = f"{HOW_MUCH}: the numbers of the studies that decide, in their own units"
    table = render_table(caption, [Column(title) for title in _COLUMNS], rows) if rows else ""
    return f"<p><b>{HOW_MUCH}</b></p>{render_paragraphs([' '.join(lead)])}{table}"


def _list_cells(effect: Effect, studies: Mapping[str, Study]) -> list[str]:
    massage, comparison = groups_words(effect)
    notes = [how_sized_words(effect), chance_words(effect), better_words(effect)]
    known = "; ".join(filter(None, [*notes, notice_sentence(effect).rstrip(".")]))
    texts = [
        short_name(studies[effect.study_id]),
        capital_first(effect.outcome),
        massage or "not given",
        comparison or "not given",
        difference_words(effect) or "not given",
        range_words(effect) or "not given",
        effect.measured_at or "not stated",
        describe_people(effect.people),
        capital_first(known),
    ]
    return [render_text(text) for text in texts]
