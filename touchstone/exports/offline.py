"""How does the whole map become one HTML file that needs no server and no network?

The same sentences and blocks as the pages, written once; a small script of our own
shows one part at a time, filters, and keeps the view in the address. Without the
script the file is one long document in which every link still leads somewhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from html import escape

import pandas as pd
from markdown_it import MarkdownIt

from touchstone.claims.claims import Passage, build_claims, build_passages, group_by_concern
from touchstone.claims.passage_cards import build_cards, number_cards_by_benefit
from touchstone.errors import OutputError
from touchstone.evidence.studies import (
    STUDY_SORTS,
    Study,
    build_studies,
    sort_studies,
    summarize_directions,
)
from touchstone.evidence.verdicts import CellVerdict, Evidence, collect_evidence, judge_pack
from touchstone.evidence_map.cells import add_verdicts, group_verdicts
from touchstone.exports.html_file import render_page
from touchstone.exports.offline_html import (
    render_article,
    render_choice,
    render_data,
    render_matrix,
    render_matrix_filters,
    render_part,
    render_study_filters,
    render_welcome,
)
from touchstone.frames import iterate_rows
from touchstone.markup import research as research_markup
from touchstone.markup.cells import render_benefits, render_claim_blocks
from touchstone.markup.concern import render_all_cautions
from touchstone.markup.elements import (
    render_answer,
    render_brand,
    render_cards,
    render_link,
    render_questions,
)
from touchstone.packs.pack import Pack, find_excess
from touchstone.resources import read_about, read_asset, read_style
from touchstone.wording.answer import plain_answer
from touchstone.wording.claims import COUNT_NOTE, NOTICE, TAGLINE, benefits_title, format_day
from touchstone.wording.questions import build_questions
from touchstone.wording.research import pick_examples

PARTS = {
    "": "Your concern",
    "matrix": "Benefit matrix",
    "research": "Research",
    "article": "Article",
    "about": "About",
}
_SORT = next(iter(STUDY_SORTS))


@dataclass(frozen=True)
class _Map:
    """A pack and what every part asks of it."""

    pack: Pack
    claims: pd.DataFrame
    passages: tuple[Passage, ...]
    verdicts: dict[tuple[str, str], CellVerdict]
    evidence: dict[tuple[str, str], list[Evidence]]
    studies: dict[str, Study]

    @cached_property
    def passages_by_concern(self) -> dict[str, list[Passage]]:
        """The passages of each concern that has any."""
        return group_by_concern(self.passages)

    @cached_property
    def verdicts_by_concern(self) -> dict[str, dict[tuple[str, str], CellVerdict]]:
        """The verdicts of each concern that has any."""
        return group_verdicts(self.verdicts)


def offline_html_bytes(pack: Pack, *, address: str = "") -> bytes:
    """Return the whole map as one HTML file, the same bytes for the same pack.

    Args:
        pack: The data pack.
        address: Where the living map is, printed at the foot; '' when it is nowhere.

    Raises:
        OutputError: The pack is too large for one file.
    """
    excess = find_excess(pack)
    if excess:
        raise OutputError(excess)
    verdicts = judge_pack(pack)
    claims = add_verdicts(build_claims(pack), verdicts)
    whole = _Map(
        pack, claims, build_passages(pack), verdicts, collect_evidence(pack), build_studies(pack)
    )
    links = " ".join(render_link(f"#/{part}", name) for part, name in PARTS.items())
    body = (
        f'<header class="head">{render_brand("Touchstone", TAGLINE)}'
        f'<nav aria-label="Parts">{links}</nav></header>'
        '<main><p class="ts-note" id="note" role="status" hidden></p>'
        '<p class="ts-vh" id="said" role="status"></p>'
        f"{_render_concerns(whole)}{_render_matrix(whole)}{_render_research(whole)}"
        f"{_render_articles(whole)}{_render_about(whole)}</main>{_render_foot(pack, address)}"
        f"{render_data('index', _index(whole))}"
    )
    style = read_style("style.css", "offline.css")
    page = render_page(
        "Touchstone: massage and skin", body, style=style, script=read_asset("offline.js")
    )
    return page.encode("utf-8")


def _render_concerns(whole: _Map) -> str:
    names = whole.pack.concern_names
    body = (
        "<h1>Your skin concern</h1>"
        + render_choice("concern", "Choose a concern", names, empty="Choose")
        + render_welcome(whole.pack)
        + "".join(_render_concern(whole, concern_id) for concern_id in names)
    )
    return render_part("", body)


def _render_concern(whole: _Map, concern_id: str) -> str:
    pack, name = whole.pack, whole.pack.concern_names[concern_id]
    claims = whole.claims.loc[whole.claims["concern_id"] == concern_id]
    cells = [whole.verdicts[concern_id, benefit_id] for benefit_id in claims["benefit_id"]]
    meanings = dict(zip(pack.concerns["concern_id"], pack.concerns["description"], strict=True))
    answer = plain_answer(
        pack,
        concern_id,
        claims=claims,
        passages=whole.passages_by_concern.get(concern_id, ()),
        verdicts=whole.verdicts_by_concern.get(concern_id, {}),
    )
    return (
        f'<article class="concern" data-concern="{escape(concern_id)}" '
        f'id="concern-{escape(concern_id)}"><h2 class="name">{escape(name)}</h2>'
        f"{render_answer(answer, meanings[concern_id])}<h3>Before you massage</h3>"
        f"{render_all_cautions(pack, whole.studies, concern_id)}"
        f"{_render_claims(whole, concern_id, claims)}<h3>Take it along</h3>"
        f"{render_questions(build_questions(name, cells))}</article>"
    )


def _render_claims(whole: _Map, concern_id: str, claims: pd.DataFrame) -> str:
    if claims.empty:
        return ""
    pack, prefix = whole.pack, f"{concern_id}-"
    own = whole.passages_by_concern.get(concern_id, ())
    cards = build_cards(pack.articles, own)
    places = {
        card.number: f"#/article?concern={concern_id}&article={card.article_id}" for card in cards
    }
    blocks = render_claim_blocks(
        pack, claims, whole.verdicts, whole.evidence, studies=whole.studies, whole=False
    )
    articles = len(pack.articles)
    table = render_benefits(
        claims, whole.verdicts, number_cards_by_benefit(cards), articles=articles, prefix=prefix
    )
    passages = render_cards(
        cards,
        benefit_names=pack.benefit_names,
        links=places,
        prefix=prefix,
        name_articles=articles > 1,
    )
    return (
        f"<h3>{escape(benefits_title(articles))}</h3>{table}"
        f"<h3>The passages behind the claims</h3>{passages}"
        f"<h3>What research found</h3>{blocks}"
    )


def _render_matrix(whole: _Map) -> str:
    body = (
        "<h1>Which benefit is claimed for which concern</h1>"
        + render_matrix_filters(whole.pack)
        + render_matrix(whole.pack, whole.claims, whole.verdicts)
    )
    return render_part("matrix", body)


def _render_research(whole: _Map) -> str:
    studies = sort_studies(whole.studies.values(), _SORT)
    table = research_markup.render_studies(
        studies, summarize_directions(whole.pack), caption="All studies", anchors=True
    )
    body = (
        "<h1>What research found</h1>"
        + render_study_filters(whole.pack)
        + f'<p class="ts-muted">{escape(COUNT_NOTE)}</p>{table}'
    )
    return render_part("research", body)


def _render_articles(whole: _Map) -> str:
    names = whole.pack.concern_names
    choice = render_choice(
        "article-concern", "Mark the words that back", names, part="concern", empty="Nothing"
    )
    texts = "".join(
        render_article(article, whole.passages) for article in whole.pack.articles.values()
    )
    return render_part("article", choice + texts)


def _render_about(whole: _Map) -> str:
    pack = whole.pack
    texts = read_about(shipped=pack.is_shipped)
    before, after = (MarkdownIt("commonmark").render(text) for text in texts)
    examples = "".join(
        research_markup.render_example(
            whole.verdicts[pair], pack.concern_names[pair[0]], pack.benefit_names[pair[1]]
        )
        for pair in pick_examples(whole.verdicts)
    )
    body = (
        f"<h1>About Touchstone</h1>{before}<h2>The rule at work</h2>{examples}"
        f"<h2>Kinds of studies</h2>{research_markup.render_designs()}{after}"
    )
    return render_part("about", body)


def _render_foot(pack: Pack, address: str) -> str:
    living = f" The living map: {render_link(address, address)}." if address else ""
    return (
        f'<footer class="ts-foot"><p><strong>{escape(NOTICE)}</strong></p>'
        f"<p>A copy with data of {escape(format_day(pack.created))}, version "
        f"{escape(pack.version)}. It needs no network and asks for nothing.{living}</p></footer>"
    )


def _index(whole: _Map) -> str:
    """Return what the script filters studies by: their design and findings."""
    found: dict[str, list[list[str]]] = {}
    columns = ("study_id", "concern_id", "benefit_id", "direction")
    for study_id, *rest in iterate_rows(whole.pack.findings, columns):
        found.setdefault(study_id, []).append(rest)
    index = {
        study_id: {"design": study.design, "findings": found.get(study_id, [])}
        for study_id, study in whole.studies.items()
    }
    return json.dumps(index, separators=(",", ":"))
