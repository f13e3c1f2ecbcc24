"""Render how much massage changed: the main number, and all numbers in a fold."""

from __future__ import annotations

from html import escape

from touchstone.evidence.studies import short_name
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.markup.elements import render_details, render_paragraphs, render_points
from touchstone.wording.effects import (
    ALSO_MEASURED,
    HOW_MUCH,
    NOTICED,
    all_numbers_title,
    how_much_sentences,
    number_sentences,
)


def render_how_much(evidence_map: EvidenceMap, cell: Cell) -> str:
    """Return the numbers behind a cell: the main one, and all of them in a fold.

    Returns:
        '' if no study decides. If no deciding study gives a number, a sentence that says so.
    """
    how_much = evidence_map.how_much(cell)
    if how_much is None:
        return ""
    studies = evidence_map.studies
    lead = " ".join(how_much_sentences(how_much, studies))
    items = "".join(
        f"<li><b>{escape(short_name(studies[effect.study_id]))}.</b> "
        f"{f'{ALSO_MEASURED}: ' if effect in how_much.aside else ''}"
        f"{escape(' '.join(number_sentences(effect)))}</li>"
        for effect in how_much.numbers
    )
    scales = {effect.scale.scale_id: effect.scale for effect in how_much.numbers if effect.scale}
    notes = [f"{scale.name}: {scale.noticeable_note}" for scale in scales.values()]
    notes_html = render_points(NOTICED, notes) if notes else ""
    numbers_html = (
        render_details(all_numbers_title(how_much), f"<ul>{items}</ul>{notes_html}")
        if items
        else ""
    )
    return (
        f"<p><b>{HOW_MUCH}</b></p>{render_paragraphs([lead], css_class='ts-plain')}{numbers_html}"
    )
