"""Render cautions as lists, each caution with its severity and its source."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from touchstone.evidence.cautions import SEVERITIES, STOP, Caution
from touchstone.evidence.studies import Study, short_name
from touchstone.markup.elements import render_outside_link
from touchstone.wording.phrases import join_words
from touchstone.wording.studies import keep_off_sentences, shorten_advice

_SIGNS = {"stop": "✕", "ask-first": "?", "go-gently": "~"}


def render_cautions(cautions: Sequence[Caution]) -> str:
    """Return cautions as a list."""
    return _render_list([_render_item(item, item.advice) for item in cautions])


def render_short_cautions(cautions: Sequence[Caution], stops: Sequence[Caution] = ()) -> str:
    """Return cautions as a list, without their reasons.

    Args:
        cautions: The cautions, one per line.
        stops: Cautions that say in a few words what nobody may massage; all share one line.
    """
    items = [_render_item(item, shorten_advice(item.advice)) for item in cautions]
    if stops:
        keep_off_html = escape(" ".join(keep_off_sentences(stops)))
        sources = join_words([render_source_link(item.study) for item in stops])
        items.append(
            _render_line(
                STOP, f"{keep_off_html} {'Source' if len(stops) == 1 else 'Sources'}: {sources}."
            )
        )
    return _render_list(items)


def render_source_link(study: Study) -> str:
    """Return the short name of a study as a link to its source outside Touchstone."""
    return render_outside_link(study.url, short_name(study), read_first="Source")


def _render_list(items: Sequence[str]) -> str:
    return f'<ul class="ts-cautions">{"".join(items)}</ul>'


def _render_item(item: Caution, advice: str) -> str:
    return _render_line(item.severity, f"{escape(advice)} {_render_source(item.study)}")


def _render_line(severity: str, advice: str) -> str:
    return (
        f'<li><span class="ts-kind ts-severity" data-severity="{escape(severity)}">'
        f'<span aria-hidden="true">{_SIGNS[severity]}</span> {escape(SEVERITIES[severity])}</span> '
        f"<span>{advice}</span></li>"
    )


def _render_source(study: Study) -> str:
    # Short, since it ends each line of a list. Screen readers and print have the full name.
    name = f'Source<span class="ts-vh"> {escape(short_name(study))}</span>'
    return f'<a href="{escape(study.url)}" rel="noopener" target="_blank">{name}</a>'
