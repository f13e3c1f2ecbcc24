"""Render the parts of the offline copy: choices, matrix, articles."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping
from html import escape

from touchstone.articles.article import Article
from touchstone.articles.quotes import Span
from touchstone.claims.claims import Passage
from touchstone.evidence_map.choices import list_display_modes, list_offered
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.matrix import LEFT_OUT, build_cells, list_legend
from touchstone.frames import iterate_cells
from touchstone.limits import MAX_TEXT_CHARS
from touchstone.links.pages import CLAIM_FILTERS, PAGES, STUDY_FILTERS
from touchstone.links.parameters import Filter
from touchstone.markup.basis import render_map_basis
from touchstone.markup.elements import render_link
from touchstone.markup.grid import render_grid, render_grid_legend
from touchstone.wording.claims import article_lines, welcome_sentence

_DISPLAY_MODES = ("both", "claim")


def render_part(page_id: str, body: str) -> str:
    """Return one page of the copy; the script shows one at a time."""
    path = PAGES[page_id].path
    return f'<section class="part" id="part-{page_id}" data-part="{path}">{body}</section>'


def render_welcome(evidence_map: EvidenceMap) -> str:
    """Return what the copy can do, what the verdicts rest on, and every concern as a link."""
    pack = evidence_map.pack
    groups = "".join(
        f"<h2>{escape(str(group))}</h2><ul>"
        + "".join(
            f"<li>{render_link(f'#/?concern={concern_id}', name)}</li>"
            for concern_id, name in zip(part["concern_id"], part["name"], strict=True)
        )
        + "</ul>"
        for group, part in pack.concerns.groupby("group", sort=False)
    )
    lede = escape(welcome_sentence(len(pack.articles)))
    return (
        f'<div id="welcome"><p class="ts-lede">{lede}</p>'
        f"{render_map_basis(evidence_map)}{groups}</div>"
    )


def render_choice(
    key: str, title: str, choices: Mapping[str, str], *, parameter: str = "", empty: str = "All"
) -> str:
    """Return a dropdown that sets ``parameter`` of the address (default: ``key``)."""
    options = "".join(
        f'<option value="{escape(value)}">{escape(name)}</option>'
        for value, name in choices.items()
    )
    return (
        f'<div class="choice"><label for="choice-{escape(key)}">{escape(title)}</label>'
        f'<select id="choice-{escape(key)}" data-name="{escape(parameter or key)}">'
        f'<option value="">{escape(empty)}</option>{options}</select></div>'
    )


def render_data(key: str, content: str) -> str:
    """Return JSON for the script, escaped so that no tag in it can end the element."""
    safe = content.replace("<", "\\u003c")
    return f'<script type="application/json" id="{escape(key)}">{safe}</script>'


def render_matrix_filters(evidence_map: EvidenceMap) -> str:
    """Return the filters of the matrix, a line for the count, and the choice of cell content."""
    names = list_display_modes(evidence_map.pack)
    first, *others = _DISPLAY_MODES
    return _render_filters("matrix", CLAIM_FILTERS, evidence_map) + render_choice(
        "matrix-show",
        "What the cells show",
        {mode: names[mode] for mode in others},
        parameter="show",
        empty=names[first],
    )


def render_study_filters(evidence_map: EvidenceMap) -> str:
    """Return the filters of the studies with a search box, and a line for the count."""
    search = (
        '<div class="choice"><label for="choice-q">Search in the studies</label>'
        f'<input id="choice-q" type="search" data-name="q" maxlength="{MAX_TEXT_CHARS}"></div>'
    )
    return _render_filters("research", STUDY_FILTERS, evidence_map, search)


def render_matrix(evidence_map: EvidenceMap) -> str:
    """Return the matrix in each display mode, and the values by which the script filters it."""
    claims = evidence_map.claims
    columns = {item.column: item.name for item in CLAIM_FILTERS if item.is_offline}
    values = claims[list(columns)].rename(columns=columns).to_dict("records")
    index = dict(zip(map(str, iterate_cells(claims)), values, strict=True))
    grids = "".join(_render_grid(evidence_map, mode) for mode in _DISPLAY_MODES)
    return grids + render_data("claims", json.dumps(index, separators=(",", ":")))


def _render_grid(evidence_map: EvidenceMap, display_mode: str) -> str:
    cells = build_cells(evidence_map, evidence_map.claims, display_mode=display_mode)
    title = list_display_modes(evidence_map.pack)[display_mode]
    legend = render_grid_legend(cells, list_legend(display_mode, evidence_map.article_count))
    return (
        f'<div data-mode="{display_mode}" data-title="{escape(title)}" '
        f'data-left-out="{LEFT_OUT}">{legend}'
        f'<div class="ts-grid">{render_grid(cells, caption=title)}</div>'
        '<p class="ts-grid-hint" aria-hidden="true"></p></div>'
    )


def render_article(article: Article, passages: Iterable[Passage]) -> str:
    """Return an article, each stretch of text marked with the concerns that it backs."""
    spans: dict[tuple[int, int], list[tuple[Span, str]]] = {}
    for passage in passages:
        for span in passage.spans if passage.article_id == article.article_id else ():
            paragraph_key = (span.section, span.paragraph)
            spans.setdefault(paragraph_key, []).append((span, passage.concern_id))
    sections = "".join(
        f"<h2>{escape(section.title)}</h2>"
        + "".join(
            f"<p>{_render_stretches(text, spans.get((number, index), []))}</p>"
            for index, text in enumerate(section.paragraphs)
        )
        for number, section in enumerate(article.sections)
    )
    about = " ".join(article_lines(article.meta))
    return (
        f'<article class="ts-prose" id="article-{escape(article.article_id)}">'
        f"<h1>{escape(article.title)}</h1>"
        f'<div class="ts-muted">{escape(about)}</div>'
        f"{sections}</article>"
    )


def _render_filters(
    part: str, filters: Iterable[Filter], evidence_map: EvidenceMap, extra: str = ""
) -> str:
    choices = "".join(
        render_choice(
            f"{part}-{item.name}",
            item.title,
            list_offered(evidence_map.choices[item.parameter.choices], evidence_map.bar),
            parameter=item.name,
        )
        for item in filters
        if item.is_offline
    )
    return (
        f'<div class="filters">{choices}{extra}</div>'
        f'<p class="ts-note" role="status" id="count-{part}"></p>'
    )


def _render_stretches(text: str, spans: Iterable[tuple[Span, str]]) -> str:
    spans = list(spans)
    edges = {0, len(text), *(edge for span, _ in spans for edge in (span.start, span.end))}
    parts: list[str] = []
    for start, end in itertools.pairwise(sorted(edges)):
        concerns = sorted({name for span, name in spans if span.start <= start < span.end})
        piece = escape(text[start:end])
        backs = " ".join(concerns)
        parts.append(f'<span data-backs="{escape(backs)}">{piece}</span>' if concerns else piece)
    return "".join(parts)
