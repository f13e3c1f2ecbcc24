"""Render the parts of the offline copy: choices, matrix, articles."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from html import escape

import pandas as pd

from touchstone.articles.article import Article
from touchstone.articles.quotes import Span
from touchstone.claims.claims import KINDS, Passage
from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.rule import DIRECTIONS, VERDICTS
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.choices import DISPLAY_MODES
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.matrix import build_cells, list_legend
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.links.pages import PAGES
from touchstone.markup.elements import render_legend, render_link
from touchstone.packs.pack import Pack
from touchstone.text import slugify
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


def render_matrix_filters(pack: Pack) -> str:
    """Return the filters of the matrix and where the script says what is left."""
    verdicts = {str(key): item.name for key, item in VERDICTS.items() if key != "no-claim"}
    filters: dict[str, tuple[str, Mapping[str, str]]] = {
        "group": ("Concern group", pack.groups),
        "area": ("Area of the article", pack.areas),
        "kind": ("Kind of claim", KINDS),
        "verdict": ("Verdict of research", verdicts),
    }
    return _render_filters("matrix", filters) + render_choice(
        "matrix-show", "What the cells show", {"both": DISPLAY_MODES["both"]}, part="show",
        empty=DISPLAY_MODES["claim"],
    )  # fmt: skip


def render_study_filters(pack: Pack) -> str:
    """Return the filters of the studies with a search box."""
    filters: dict[str, tuple[str, Mapping[str, str]]] = {
        "concern": ("Concern", pack.concern_names),
        "benefit": ("Benefit", pack.benefit_names),
        "design": ("Design", {key: design.name for key, design in DESIGNS.items()}),
        "direction": ("What it found", DIRECTIONS),
    }
    search = (
        '<div class="choice"><label for="choice-q">Search in the studies</label>'
        '<input id="choice-q" type="search" data-name="q" maxlength="80"></div>'
    )
    return _render_filters("research", filters, search)


def render_matrix(evidence_map: EvidenceMap) -> str:
    """Return the whole matrix: each claimed cell leads to its concern.

    Args:
        evidence_map: The evidence map.
    """
    claims, verdicts = evidence_map.claims, evidence_map.verdicts
    said = build_cells(evidence_map, claims, display_mode="claim")
    found = build_cells(evidence_map, claims, display_mode="both")
    cells = said.assign(found_sign=found["sign"], found_word=found["word"])
    kinds = dict(zip(iterate_cells(claims), claims["kind"].tolist(), strict=True))
    columns = cells.drop_duplicates("benefit_id")
    head = "".join(
        f'<th scope="col" data-area="{slugify(area)}"><span>{escape(name)}</span></th>'
        for name, area in zip(columns["benefit"], columns["area"], strict=True)
    )
    body = "".join(
        f'<tr data-group="{slugify(part["group"].iloc[0])}">'
        f'<th scope="row">{escape(str(concern))}</th>'
        f"{_render_cells(part, kinds, verdicts)}</tr>"
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
    part: str, filters: Mapping[str, tuple[str, Mapping[str, str]]], extra: str = ""
) -> str:
    choices = "".join(
        render_choice(f"{part}-{name}", title, choices, part=name)
        for name, (title, choices) in filters.items()
    )
    return (
        f'<div class="filters">{choices}{extra}</div>'
        f'<p class="ts-note" role="status" id="count-{part}"></p>'
    )


def _render_cells(
    part: pd.DataFrame,
    kinds: Mapping[Cell, str],
    verdicts: Mapping[Cell, CellVerdict],
) -> str:
    columns = ["concern_id", "benefit_id", "benefit", "area", "concern"]
    columns += ["sign", "word", "emphasis", "found_sign", "found_word"]
    return "".join(
        _render_cell(dict(zip(columns, row, strict=True)), kinds, verdicts)
        for row in iterate_rows(part, columns)
    )


def _render_cell(
    cell: Mapping[str, str],
    kinds: Mapping[Cell, str],
    verdicts: Mapping[Cell, CellVerdict],
) -> str:
    pair = Cell(ConcernId(cell["concern_id"]), BenefitId(cell["benefit_id"]))
    area, label = slugify(cell["area"]), escape(cell["benefit"])
    if pair not in kinds:
        return (
            f'<td class="ts-cell-empty" data-area="{area}" data-label="{label}">'
            f'<span aria-hidden="true">{_NO_CLAIM.sign}</span>'
            f'<span class="ts-vh">{_NO_CLAIM.name}</span></td>'
        )
    words = f"{cell['word']}; {cell['found_word']}"
    name = f"{cell['concern']}, {cell['benefit']}: {words}"
    return (
        f'<td class="ts-cell-{cell["emphasis"]}" data-area="{area}" data-label="{label}" '
        f'data-kind="{kinds[pair]}" data-verdict="{verdicts[pair].verdict}">'
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
