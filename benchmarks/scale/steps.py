"""The steps to measure: what pages and commands ask of a pack, in the same way."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from touchstone.charts.research_map import build_map_chart, count_map, list_map_parts
from touchstone.claims.marked_article import list_spans, mark_article
from touchstone.claims.passage_cards import build_cards
from touchstone.design.palette import LIGHT
from touchstone.evidence.basis import mark_deciding
from touchstone.evidence.rule import RELATED
from touchstone.evidence.studies import filter_findings, filter_studies
from touchstone.evidence_map.answers import plain_answer
from touchstone.evidence_map.claim_filters import filter_claims
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.matrix import build_cells
from touchstone.exports.tables import claims_csv_bytes, map_json_bytes, studies_csv_bytes
from touchstone.ids import ConcernId
from touchstone.limits import MAX_STUDIES_LISTED
from touchstone.links.parameters import Chosen
from touchstone.links.view import parse_view
from touchstone.markup.claims import render_claims
from touchstone.markup.grid import render_grid
from touchstone.markup.passages import render_cards, render_marked
from touchstone.markup.research import render_studies
from touchstone.packs.loading import refuse_problems
from touchstone.packs.sources import read_sources
from touchstone.paging import find_list_page
from touchstone.search.finder import Finder, build_finder

PAIR = ["concern_id", "benefit_id"]
# A reader waits for steps of the first two kinds; the others are done once, or on request.
INTERACTIVE, DRAWN, ONCE, REQUEST = "interactive", "drawn", "once", "on request"


@dataclass(frozen=True)
class Step:
    """One thing that is measured.

    Attributes:
        name: What it is called in the table.
        kind: ``INTERACTIVE``, ``DRAWN`` (what a page draws), ``ONCE`` or ``REQUEST``.
        run: Does it; returns the size of what it makes, in bytes for what is drawn or saved.
        minimum: The least that plain pandas needs for the same, or None.
    """

    name: str
    kind: str
    run: Callable[[], int]
    minimum: Callable[[], object] | None = field(default=None)


def check(folder: Path) -> int:
    """Check a pack in full, as an editor's command does."""
    refuse_problems(read_sources(folder))
    return 0


def list_steps(evidence_map: EvidenceMap) -> list[Step]:
    """Return the steps of readers, for the concern with the most claims."""
    pack, claims, findings = evidence_map.pack, evidence_map.claims, evidence_map.pack.findings
    concern = str(claims["concern_id"].value_counts().index[0])
    group, kind = str(claims["group_id"].iloc[0]), "stated"
    design, word = "randomized-trial", _find_word(evidence_map)
    chosen = {"design": (design,)}
    finder = build_finder(pack)
    studies = pack.studies
    marked = _mark_findings(evidence_map, {})
    return [
        Step(
            "filter claims",
            INTERACTIVE,
            lambda: len(filter_claims(claims, {"group": (group,), "kind": (kind,)})),
            lambda: claims.loc[(claims["group_id"] == group) & (claims["kind"] == kind)],
        ),
        Step(
            "count studies per cell",
            INTERACTIVE,
            lambda: len(_count_map(evidence_map, marked)),
            lambda: _count_plainly(claims, marked),
        ),
        Step(
            "filter and mark findings",
            INTERACTIVE,
            lambda: len(_mark_findings(evidence_map, chosen)),
        ),
        Step(
            "filter and sort studies",
            INTERACTIVE,
            lambda: len(filter_studies(evidence_map.index, chosen, sort="people")),
            lambda: studies.loc[
                studies["study_id"].isin(findings["study_id"]) & (studies["design"] == design)
            ].sort_values("participants", ascending=False),
        ),
        Step(
            "search in studies",
            INTERACTIVE,
            lambda: _search(evidence_map, word),
            lambda: _search_plainly(studies, word),
        ),
        Step("answer of one concern", INTERACTIVE, lambda: _answer(evidence_map, concern)),
        Step("claims and passages", DRAWN, lambda: _draw_concern(evidence_map, concern)),
        Step("matrix, as drawn", DRAWN, lambda: _draw_matrix(evidence_map)),
        Step("list of studies, as drawn", DRAWN, lambda: _draw_studies(evidence_map)),
        Step("evidence map, as drawn", DRAWN, lambda: _draw_map(evidence_map)),
        Step("search in an article", INTERACTIVE, lambda: _mark(evidence_map, concern)),
        Step("own words", INTERACTIVE, lambda: _find_concerns(finder, evidence_map)),
        Step("read a link, one part wrong", INTERACTIVE, lambda: _read_link(evidence_map)),
        Step(
            "claims as CSV",
            REQUEST,
            lambda: len(claims_csv_bytes(evidence_map, claims)),
            lambda: pack.claims.merge(claims, on=PAIR).to_csv(index=False).encode(),
        ),
        Step("map as JSON", REQUEST, lambda: len(map_json_bytes(evidence_map))),
        Step(
            "studies as CSV",
            REQUEST,
            lambda: len(studies_csv_bytes(pack, list(evidence_map.studies.values()))),
            lambda: studies.to_csv(index=False).encode(),
        ),
    ]


def _find_word(evidence_map: EvidenceMap) -> str:
    study = next(iter(evidence_map.studies.values()))
    return study.finding.split()[3].strip(".")


def _find_concerns(finder: Finder, evidence_map: EvidenceMap) -> int:
    return len(finder.find(f"my {_find_words(evidence_map)}").found)


def _find_words(evidence_map: EvidenceMap) -> str:
    words = str(evidence_map.pack.concerns["search_words"].iloc[0]).split(";")
    return f"{words[0]}, {words[1]}x and {words[2]}"


def _count_map(evidence_map: EvidenceMap, findings: pd.DataFrame) -> pd.DataFrame:
    return count_map(evidence_map.cells, findings)


def _count_plainly(claims: pd.DataFrame, marked: pd.DataFrame) -> list[pd.DataFrame]:
    """Count what ``count_map`` counts, including claimed cells without a study."""
    kinds = (marked.loc[marked["step"] != RELATED], marked.loc[marked["decides"]], marked)
    return [
        claims[PAIR].merge(
            kind.groupby(PAIR, as_index=False)["study_id"].nunique(), how="outer", on=PAIR
        )
        for kind in kinds
    ]


def _mark_findings(evidence_map: EvidenceMap, chosen: Chosen) -> pd.DataFrame:
    return mark_deciding(filter_findings(evidence_map.index, chosen), evidence_map.standings)


def _search(evidence_map: EvidenceMap, word: str) -> int:
    found = filter_studies(evidence_map.index, {}, sort="newest", query=word)
    assert found
    return len(found)


def _search_plainly(studies: pd.DataFrame, word: str) -> pd.DataFrame:
    texts = studies.select_dtypes(include=["str", "object"])
    hit = texts.apply(lambda column: column.str.contains(word, case=False, regex=False)).any(axis=1)
    return studies.loc[hit].sort_values("year", ascending=False)


def _answer(evidence_map: EvidenceMap, concern: str) -> int:
    return len(plain_answer(evidence_map, ConcernId(concern)))


def _draw_concern(evidence_map: EvidenceMap, concern: str) -> int:
    pack, count = evidence_map.pack, evidence_map.article_count
    claims = evidence_map.claims_of(concern)
    cards = build_cards(pack.articles, evidence_map.passages_by_concern[concern])
    rows = render_claims(evidence_map, claims, cards, {})
    passages = render_cards(
        cards, benefit_names=pack.benefit_names, links={}, name_articles=count > 1
    )
    return len(rows) + len(passages)


def _draw_matrix(evidence_map: EvidenceMap) -> int:
    cells = build_cells(evidence_map, evidence_map.claims, display_mode="verdict")
    return len(render_grid(cells, caption="Measured"))


def _draw_studies(evidence_map: EvidenceMap) -> int:
    studies = filter_studies(evidence_map.index, {}, sort="newest")
    page = find_list_page(len(studies), MAX_STUDIES_LISTED)
    return len(render_studies(page.select(studies), evidence_map, caption="Some"))


def _draw_map(evidence_map: EvidenceMap) -> int:
    findings = _mark_findings(evidence_map, {})
    names, counts = evidence_map.pack.benefit_names, count_map(evidence_map.cells, findings)
    chart = build_map_chart(
        list_map_parts(counts, headers=names, emphases=["step"] * len(counts)),
        benefits=list(names.values()),
        palette=LIGHT,
        title="Measured",
    )
    return len(json.dumps(chart.to_dict()))


def _mark(evidence_map: EvidenceMap, concern: str) -> int:
    article = next(iter(evidence_map.pack.articles.values()))
    query = article.sections[0].paragraphs[0].split()[1]
    marked = mark_article(
        article, list_spans(article, evidence_map.passages_by_concern[concern]), query
    )
    assert marked.hit_count
    return sum(
        len(render_marked(section.paragraphs, last=marked.mark_count))
        for section in marked.sections
    )


def _read_link(evidence_map: EvidenceMap) -> int:
    raw = {"cell": ["concern-1.benfit-2"], "concerns": ["concern-1,concernn-2"]}
    view = parse_view("matrix", raw, evidence_map.choices)
    assert len(view.notes) == len(raw)
    return len(view.notes)
