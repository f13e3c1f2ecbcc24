"""Render what was done in the studies of a concern as a table that cannot run."""

from __future__ import annotations

from touchstone.evidence.protocol import Protocol
from touchstone.markup.elements import Column, render_paragraphs, render_table, render_text
from touchstone.wording import headings
from touchstone.wording.protocol import ASPECTS, aspect_words, group_title, intro_sentences


def render_protocol(deciding: Protocol, others: Protocol) -> str:
    """Return what was done: a row an aspect, studies that decide apart from the others.

    Args:
        deciding: What was done in the studies that decide.
        others: What was done in the others.
    """
    intro = render_paragraphs(intro_sentences(deciding.count, others.count), css_class="ts-plain")
    shown = [(item, item is deciding) for item in (deciding, others) if item.count]
    if not shown:
        return intro
    columns = [Column("What was done")]
    columns += [Column(group_title(item.count, decides=decides)) for item, decides in shown]
    rows = [
        [
            render_text(title),
            *(render_text(aspect_words(item, aspect)) for item, _ in shown),
        ]
        for aspect, title in ASPECTS.items()
    ]
    return intro + render_table(headings.PROTOCOL, columns, rows)
