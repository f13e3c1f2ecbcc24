"""Render the parts of the offline copy: choices, matrix, articles."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from html import escape

import pandas as pd

from touchstone.articles.article import Article
from touchstone.articles.quotes import Span
from touchstone.claims.claims import Passage
from touchstone.evidence.rule import VERDICTS
from touchstone.evidence_map.choices import DISPLAY_MODES
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.matrix import build_cells, list_legend
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.limits import MAX_TEXT_CHARS
from touchstone.links.pages import CLAIM_FILTERS, PAGES, STUDY_FILTERS
from touchstone.links.parameters import Filter
from touchstone.markup.elements import render_legend, render_link
from touchstone.packs.pack import Pack
from touchstone.wording.claims import article_lines, welcome_sentence

_NO_CLAIM = VERDICTS["no-claim"]


def render_part(page_id: str, body: str) -> str:
    """Return one page of the copy; the script shows one at a time."""
    path = PAGES[page_id].path
    return f'<section class="part" id="part-{page_id}" data-part="{path}">{body}</section>'


def render_welcome(pack: Pack) -> str:
    """Return what the copy can do, with every concern as a link."""
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
    return f'<div id="welcome"><p class="ts-lede">{lede}</p>{groups}</div>'


def render_choice(
    key: str, title: str, choices: Mapping[str, str], *, part: str = "", empty: str = "All"
) -> str:
    """Return a dropdown that writes part ``part`` (default: ``key``) of the address."""
    options = "".join(
        f'<option value="{escape(value)}">{escape(name)}</option>'
        for value, name in choices.items()
    )
    return (
        f'<div class="choice"><label for="choice-{escape(key)}">{escape(title)}</label>'
        f'<select id="choice-{escape(key)}" data-name="{escape(part or key)}">'
        f'<option value="">{escape(empty)}</option>{options}</select></div>'
    )


def render_data(key: str, content: str) -> str:
    """Return JSON for the script; a tag in it cannot end the element."""
    safe = content.replace("<", "\\u003c")
    return f'<script type="application/json" id="{escape(key)}">{safe}</script>'


def render_matrix_filters(evidence_map: EvidenceMap) -> str:
    """Return the filters of the matrix and where the script says what is left."""
    return _render_filters("matrix", CLAIM_FILTERS, evidence_map) + render_choice(
        "matrix-show", "What the cells show", {"both": DISPLAY_MODES["both"]}, part="show",
        empty=DISPLAY_MODES["claim"],
    )  # fmt: skip


def render_study_filters(evidence_map: EvidenceMap) -> str:
    """Return the filters of the studies with a search box."""
    search = (
        '<div class="choice"><label for="choice-q">Search in the studies</label>'
        f'<input id="choice-q" type="search" data-name="q" maxlength="{MAX_TEXT_CHARS}"></div>'
    )
    return _render_filters("research", STUDY_FILTERS, evidence_map, search)


def render_matrix(evidence_map: EvidenceMap) -> str:
    """Return the whole matrix: each claimed cell leads to its concern.

    Args:
        evidence_map: The evidence map.
    """
    claims = evidence_map.claims
    said = build_cells(evidence_map, claims, display_mode="claim")
    found = build_cells(evidence_map, claims, display_mode="both")
    cells = said.assign(found_sign=found["sign"], found_word=found["word"])
    attributes = _list_attributes(claims)
    columns = cells.drop_duplicates("benefit_id")
    head = "".join(
        f'<th scope="col"><span>{escape(name)}</span></th>' for name in columns["benefit"]
    )
    body = "".join(
        f'<tr><th scope="row">{escape(str(concern))}</th>{_render_cells(part, attributes)}</tr>'
        for concern, part in cells.groupby("concern", sort=False)
    )
    caption = "Concerns and benefits: the claims and what research found"
    return (
        f"{_render_legends()}"
        f'<div class="ts-scroll" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="ts-table ts-matrix" id="matrix"><caption class="ts-vh">{caption}</caption>'
        f'<thead><tr><th scope="col"><span>Concern</span></th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def render_article(article: Article, passages: Iterable[Passage]) -> str:
    """Return an article whose stretches know which concerns they back."""
    spans: dict[tuple[int, int], list[tuple[Span, str]]] = {}
    for passage in passages:
        for span in passage.spans if passage.article_id == article.article_id else ():
            place = (span.section, span.paragraph)
            spans.setdefault(place, []).append((span, passage.concern_id))
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
            evidence_map.choices[item.parameter.choices],
            part=item.name,
        )
        for item in filters
        if item.is_offline
    )
    return (
        f'<div class="filters">{choices}{extra}</div>'
        f'<p class="ts-note" role="status" id="count-{part}"></p>'
    )


def _list_attributes(claims: pd.DataFrame) -> dict[Cell, str]:
    """Return the values of each claim that the script filters by, as attributes of its cell."""
    filters = [item for item in CLAIM_FILTERS if item.is_offline]
    rows = iterate_rows(claims, [item.column for item in filters])
    return {
        cell: "".join(
            f' data-{item.name}="{escape(value)}"' for item, value in zip(filters, row, strict=True)
        )
        for cell, row in zip(iterate_cells(claims), rows, strict=True)
    }


def _render_cells(
    part: pd.DataFrame,
    attributes: Mapping[Cell, str],
) -> str:
    columns = ["concern_id", "benefit_id", "benefit", "concern"]
    columns += ["sign", "word", "emphasis", "found_sign", "found_word"]
    return "".join(
        _render_cell(dict(zip(columns, row, strict=True)), attributes)
        for row in iterate_rows(part, columns)
    )


def _render_cell(
    cell: Mapping[str, str],
    attributes: Mapping[Cell, str],
) -> str:
    pair = Cell(ConcernId(cell["concern_id"]), BenefitId(cell["benefit_id"]))
    label = escape(cell["benefit"])
    if pair not in attributes:
        return (
            f'<td class="ts-cell-empty" data-label="{label}">'
            f'<span aria-hidden="true">{_NO_CLAIM.sign}</span>'
            f'<span class="ts-vh">{_NO_CLAIM.name}</span></td>'
        )
    words = f"{cell['word']}; {cell['found_word']}"
    name = f"{cell['concern']}, {cell['benefit']}: {words}"
    return (
        f'<td class="ts-cell-{cell["emphasis"]}" data-label="{label}"{attributes[pair]}>'
        f'<a href="#/?concern={pair[0]}&amp;benefit={pair[1]}" aria-label="{escape(name)}">'
        f'<span class="claim">{escape(cell["sign"])}</span>'
        f'<span class="found">{escape(cell["found_sign"])}</span>'
        f'<span class="words">{escape(words)}</span></a></td>'
    )


def _render_legends() -> str:
    return "".join(
        f'<div class="legend-{name}">{render_legend(list_legend(show))}</div>'
        for name, show in (("claim", "claim"), ("found", "both"))
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
