"""Render what was done in the studies of a concern as HTML that cannot run scripts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from touchstone.evidence.protocol import Protocol
from touchstone.evidence_map.trials import Trial, pick_counting
from touchstone.markup.cautions import render_source_link
from touchstone.markup.elements import render_details, render_paragraphs, render_stats
from touchstone.wording.protocol import group_title, intro_sentences, tell_aspects

_ASPECTS = "By whom, where, how long, how often"
_EACH_STUDY = "Each study on its own"


def render_protocol(deciding: Protocol, others: Protocol, trials: Sequence[Trial]) -> str:
    """Return what was done in the studies that decide, with folds for each one and the others.

    If none decides, the others take their place.

    Args:
        deciding: What was done in the studies that decide.
        others: What was done in the others.
        trials: Each study on its own.
    """
    intro = render_paragraphs(intro_sentences(deciding.count, others.count), css_class="ts-muted")
    first, *later = [item for item in (deciding, others) if item.count] or [deciding]
    main_html = intro
    if first.count:
        # Folded on a narrow page, since the answer card has the short form.
        narrow = "ts-fold ts-fold-narrow"
        each = _render_trials(trials)
        main_html = render_details(
            _ASPECTS, intro + _render_aspects(first) + each, css_class=narrow
        )
    folded = "".join(
        render_details(group_title(item.count, decides=False), _render_aspects(item))
        for item in later
    )
    return main_html + folded


def _render_trials(trials: Sequence[Trial]) -> str:
    """Return a fold with what each counting study did and found; if none counts, the others."""
    if not trials:
        return ""
    items = "".join(
        f"<li>{render_source_link(item.study)}: {escape(item.words)}</li>"
        for item in pick_counting(trials)
    )
    return render_details(_EACH_STUDY, f'<ul class="ts-trials">{items}</ul>')


def _render_aspects(protocol: Protocol) -> str:
    return render_stats(tell_aspects(protocol))
