"""Large packs made for measuring are valid and reproducible, and are shown in parts."""

from __future__ import annotations

import difflib
from dataclasses import fields, replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as hs

from benchmarks.scale import packs
from benchmarks.scale.__main__ import find_exponent, find_faults, find_notes
from benchmarks.scale.steps import list_steps
from touchstone import limits
from touchstone.articles.article import Article, Section
from touchstone.articles.quotes import find_text
from touchstone.claims.claims import build_passages, select_articles
from touchstone.claims.marked_article import mark_article
from touchstone.claims.passage_cards import build_cards
from touchstone.errors import OutputError
from touchstone.evidence.findings import collect_evidence
from touchstone.evidence.judging import judge_again, judge_pack
from touchstone.evidence.studies import StudyIndex, build_index, filter_studies, short_name
from touchstone.evidence_map.evidence_map import build_evidence_map
from touchstone.exports.offline import offline_html_bytes
from touchstone.exports.tables import claims_csv_bytes
from touchstone.links.cell_names import CellNames
from touchstone.links.view import parse_view
from touchstone.markup.passages import render_marked
from touchstone.nearest import find_nearest
from touchstone.packs import checking
from touchstone.packs.loading import load_pack
from touchstone.packs.pack import Pack
from touchstone.packs.sources import read_sources
from touchstone.resources import SHIPPED_FOLDER
from touchstone.wording.claims import hits_sentence


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """Return a pack ten times the size of the shipped one."""
    folder = tmp_path_factory.mktemp("large") / "pack"
    packs.write_pack(folder, 10)
    return load_pack(folder)


@pytest.mark.parametrize("factor", [1, 10])
def test_a_made_pack_passes_the_full_check(tmp_path: Path, factor: int):
    """A pack made for measuring is valid like any other and has the requested size."""
    shape = packs.write_pack(tmp_path / "pack", factor, sealed=False)
    pack = load_pack(tmp_path / "pack")

    counts = {field.name: getattr(shape, field.name) for field in fields(shape)}
    for name in ("concerns", "benefits", "claims", "studies", "findings", "cautions"):
        assert len(pack.tables[name]) == counts[name]
    assert len(pack.articles) == factor
    assert pack.title.startswith("Made for measuring: made-up words")


def test_the_same_seed_makes_the_same_pack():
    """Measurements on different days use the same bytes; another seed gives different ones."""
    shape = packs.find_shape(2)

    assert packs.build_files(shape, 7) == packs.build_files(shape, 7)
    assert packs.build_files(shape, 7) != packs.build_files(shape, 8)


def test_the_largest_pack_that_is_measured_stays_within_the_limits():
    """The core and the command line must handle a hundred times the shipped pack."""
    shape = packs.find_shape(100)

    assert shape.articles <= limits.MAX_PACK_ARTICLES
    assert max(shape.findings, shape.claims, shape.studies) <= limits.MAX_TABLE_ROWS


@pytest.mark.parametrize("over", [0, 1])
@pytest.mark.parametrize("name", ["MAX_PAGE_CELLS", "MAX_PAGE_STUDIES"])
def test_a_pack_larger_than_the_pages_are_made_for_is_warned_of(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, name: str, over: int
):
    """At the limit, the check says nothing; beyond it, the check only warns and names the limit."""
    sizes = {
        "MAX_PAGE_CELLS": len(pack.concerns) * len(pack.benefits),
        "MAX_PAGE_STUDIES": len(pack.studies),
    }
    monkeypatch.setattr("touchstone.packs.sizes." + name, sizes[name] - over)

    problems = checking.check_sources(read_sources(SHIPPED_FOLDER))

    assert len(problems) == over
    assert all(problem.warning for problem in problems)
    assert all(f"at most {sizes[name] - 1:,}. Files" in item.message for item in problems)


def test_ten_times_the_shipped_pack_is_what_the_pages_are_made_for():
    """The limits of the pages leave room for ten times the shipped pack."""
    shape = packs.find_shape(10)

    assert shape.concerns * shape.benefits <= limits.MAX_PAGE_CELLS
    assert shape.studies <= limits.MAX_PAGE_STUDIES


def test_some_articles_are_judged_as_if_there_were_no_others(large: Pack):
    """Reused verdicts equal those that a new judgment of the chosen articles would give."""
    chosen = select_articles(large, list(large.articles)[2:4])
    evidence = collect_evidence(large)

    judged = judge_again(chosen, evidence, judge_pack(large))

    assert judged == judge_pack(chosen)
    assert judge_again(large, evidence, judged) == judge_pack(large)


def test_the_search_finds_what_a_search_study_by_study_finds(pack: Pack):
    """All texts are searched as one, ignoring case, but no hit may span two studies."""
    index = _index_of(pack, "Skin ABC. stack", "CBA  kilt", "\u212aelvin")

    @given(hs.text("abc .kKS\u017f", min_size=1, max_size=8))
    def check(query: str) -> None:
        found = {study.study_id for study in filter_studies(index, {}, sort="name", query=query)}

        expected = {
            key
            for key, study in index.studies.items()
            if not query.split() or find_text(f"{short_name(study)}\nx\n{study.finding}\nx", query)
        }
        assert found == expected

    check()


def _index_of(pack: Pack, *findings: str) -> StudyIndex:
    studies = pack.studies.head(len(findings)).assign(finding=list(findings))
    about = ("authors", "title", "journal", "citation", "doi")
    texts = (*about, "population", "intervention", "comparator", "outcome", "limits")
    # No query contains this letter, so no hit can span two fields.
    studies = studies.assign(**dict.fromkeys(texts, "x"))
    rows = pack.findings.loc[pack.findings["study_id"].isin(studies["study_id"])]
    return build_index(replace(pack, tables={**pack.tables, "studies": studies, "findings": rows}))


@given(hs.text("abcd-.", max_size=12), hs.lists(hs.text("abcd-", min_size=1), max_size=30))
def test_the_nearest_choice_is_that_of_difflib(item: str, names: list[str]):
    """The quick upper bound must not discard the choice that difflib finds nearest."""
    found = find_nearest(item, names, likeness=0.5)

    assert found == next(iter(difflib.get_close_matches(item, set(names), n=1, cutoff=0.5)), "")


def test_a_wrong_cell_of_a_large_pack_is_told_with_the_nearest():
    """With very many cells, the concern and the benefit are matched separately."""
    concerns = {f"concern-{number}": f"Concern {number}" for number in range(100)}
    benefits = {f"benefit-{number}": f"Benefit {number}" for number in range(100)}
    cells = CellNames(concerns, benefits)
    view = parse_view("matrix", {"cell": ["concrn-12.benefit-7x"]}, {"cell": cells})

    assert view.notes[0].suggestion == "concern-12.benefit-7"
    assert "'Concern 12 and Benefit 7'" in view.notes[0].message
    assert len(cells) == len(list(cells)) == 10_000 > limits.MAX_CELLS_MEASURED


@pytest.mark.parametrize("value", ["0", "-2.5", "99", "two", "<b>"])
def test_a_page_of_the_list_that_there_is_not_is_left_out_and_told(value: str):
    """A wrong number shows the first page and a sentence, never an error."""
    choices = {"study_page": {"1": "1", "2": "2"}}

    good = parse_view("research", {"page": ["2"]}, choices)
    wrong = parse_view("research", {"page": [value]}, choices)

    assert good.one("page") == "2"
    assert good.notes == ()
    assert wrong.one("page") == ""
    assert "is not known, so it was left out" in wrong.notes[0].message


def test_the_offline_copy_of_a_very_large_pack_is_refused_in_words(large: Pack):
    """A pack too large for one file gets an error with the limit and what to download instead."""
    studies = pd.concat([large.studies] * 7, ignore_index=True)
    larger = replace(large, tables={**large.tables, "studies": studies})

    with pytest.raises(OutputError, match=r"at most 10,000 .* has 10,780\. Download its tables"):
        offline_html_bytes(build_evidence_map(larger))


def test_exports_hold_every_passage_of_a_large_pack(large: Pack):
    """The file of claims has one line per passage, after its header."""
    evidence_map = build_evidence_map(large)
    lines = claims_csv_bytes(evidence_map, evidence_map.claims).decode("utf-8-sig").splitlines()

    assert len(lines) == len(evidence_map.passages) + 1


def test_of_very_many_hits_the_first_are_marked_and_all_are_counted():
    """A limit on marks keeps the page usable, and a sentence says how many hits are marked."""
    paragraphs = ("e " * 1_500, "e " * 1_500)
    article = Article("long", {}, (Section("one", "One", paragraphs),))

    marked = mark_article(article, [], "E")
    html = render_marked(marked.sections[0].paragraphs, last=0)

    assert marked.hit_count == 3_000
    assert html.count("<mark") == limits.MAX_HITS_DRAWN
    assert hits_sentence("E", marked.hit_count) == (
        "“E” is found 3,000 times. The first 2,000 are marked."
    )
    assert "marked" not in hits_sentence("E", limits.MAX_HITS_DRAWN)


def test_cards_are_in_the_order_of_the_article(large: Pack):
    """Cards are numbered from 1, with one card for each paragraph that holds part of a passage."""
    passages = [item for item in build_passages(large) if item.concern_id == "concern-1"]
    cards = build_cards(large.articles, passages)
    places = {
        (item.article_id, span.section, span.paragraph) for item in passages for span in item.spans
    }

    assert [card.number for card in cards] == list(range(1, len(places) + 1))
    assert all(card.backs and card.marks for card in cards)


def test_every_step_of_the_bench_runs(large: Pack):
    """The bench calls the same functions as pages and commands, so a changed call fails here."""
    for step in list_steps(build_evidence_map(large)):
        assert step.run() > 0, step.name
        if step.minimum:
            step.minimum()


def test_the_bench_names_a_missed_aim():
    """A step that is too slow, grows too fast or lags behind pandas is named, but noise is not."""
    row = {"kind": "interactive", "bytes": 0, "ratios": [3.0, 3.5, 4.0]}
    slow = {10: {**row, "ms": 10.0}, 100: {**row, "ms": 250.0}}
    quick = {10: {**row, "ms": 0.01}, 100: {**row, "ms": 4.0, "ratios": [1.0, 1.1, 1.2]}}

    assert len(find_faults("slow", slow, (10, 100))) == 3
    assert find_faults("quick", quick, (10, 100)) == []
    assert find_notes("slow", slow, (10, 100)) == []
    drawn = {10: {**row, "kind": "drawn", "ms": 250.0}, 1: {**row, "kind": "drawn", "ms": 1.0}}
    assert len(find_faults("drawn", drawn, (1, 10))) == 3
    assert find_exponent(slow, 10, 100) == pytest.approx(1.398, abs=0.001)
