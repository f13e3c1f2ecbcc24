"""Render what was done in the studies of a concern as lists that cannot run."""

from __future__ import annotations

from touchstone.evidence.protocol import Protocol
from touchstone.markup.elements import render_details, render_paragraphs, render_stats
from touchstone.wording.protocol import group_title, intro_sentences, tell_aspects

_ASPECTS = "By whom, where, how long, how often"


def render_protocol(deciding: Protocol, others: Protocol) -> str:
    """Return what was done in the studies that decide; the others are to be opened.

    Where none decides, the others stand in their place.

    Args:
        deciding: What was done in the studies that decide.
        others: What was done in the others.
    """
    intro = render_paragraphs(intro_sentences(deciding.count, others.count), css_class="ts-muted")
    first, *rest = [item for item in (deciding, others) if item.count] or [deciding]
    shown = intro
    if first.count:
        # Folded where the page is narrow: the answer card has the short form.
        narrow = "ts-fold ts-fold-narrow"
        shown = render_details(_ASPECTS, intro + _render_aspects(first), css_class=narrow)
    folded = "".join(
        render_details(group_title(item.count, decides=False), _render_aspects(item))
        for item in rest
    )
    return shown + folded


def _render_aspects(protocol: Protocol) -> str:
    return render_stats(tell_aspects(protocol))
