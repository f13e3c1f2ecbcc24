"""Render the response to a visitor's own words as HTML that cannot run scripts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from touchstone.evidence.cautions import Caution
from touchstone.markup.cautions import render_short_cautions
from touchstone.wording.own_words import cautions_lead


def render_found_cautions(cautions: Sequence[Caution]) -> str:
    """Return a short list, said aloud, of cautions that match a visitor's words; '' for none."""
    if not cautions:
        return ""
    lead = f"<p>{escape(cautions_lead(len(cautions)))}</p>"
    return f'<div class="ts-note" data-say>{lead}{render_short_cautions(cautions)}</div>'
