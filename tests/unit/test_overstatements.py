"""Words that go further than the evidence are marked with their kind, and no others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from touchstone.claims.marked_article import mark_article
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.own_article.documents import build_article, read_text
from touchstone.own_article.draft import describe_origin
from touchstone.own_article.overstatements import collect_overstatements, find_overstatements
from touchstone.own_article.reading.vocabulary import build_vocabulary
from touchstone.own_article.strong_words import read_strong_words

WRINKLES = Cell("wrinkles", "fewer-aging-signs")
SLEEP = Cell("poor-sleep", "better-sleep")
LINES = Cell("fine-lines", "fewer-aging-signs")
# Kinds and words that are marked in a sentence, in the order of the pack.
Find = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="module")
def find(evidence_map: EvidenceMap) -> Find:
    """Return a function that reads one sentence of an article about massage."""
    vocabulary = build_vocabulary(evidence_map.pack)
    strong_words = read_strong_words(evidence_map.pack)

    def find_in(
        sentence: str, cell: Cell = WRINKLES, judged: EvidenceMap = evidence_map
    ) -> list[tuple[str, str]]:
        document = read_text(f"# Massage and skin\n\nFacial massage.\n\n{sentence}")
        article = build_article(document, article_id="one", meta=describe_origin(document))
        quote = article.sections[-1].paragraphs[-1]
        (marks,) = find_overstatements(article, [(cell, quote)], judged, vocabulary, strong_words)
        for mark in marks:
            paragraph = article.sections[mark.span.section].paragraphs[mark.span.paragraph]
            assert paragraph[mark.span.start : mark.span.end] == mark.words
        return [(mark.kind_id, mark.words) for mark in marks]

    return find_in


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Facial massage is proven to help.", [("certainty", "proven")]),
        ("Massage may ease lines, guaranteed.", [("certainty", "guaranteed")]),
        (
            "Facial massage brings wrinkles down.",
            [("certainty", "Facial massage brings wrinkles down.")],
        ),
        ("It might soften any wrinkle.", [("everyone", "any wrinkle")]),
        ("Massage may leave skin 80% smoother.", [("number", "80%")]),
        ("Massage may take the place of your cream.", [("medical", "take the place of")]),
        ("It may help and has no side effects.", [("safety", "no side effects")]),
        (
            "Massage boosts blood flow, so lines may soften.",
            [("cause", "boosts")],
        ),
    ],
)
def test_what_goes_too_far_is_marked(find: Find, sentence: str, marked: list):
    """With the words that do so, or the whole sentence where it is told as a plain fact."""
    assert find(sentence) == marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Massage may soften wrinkles.",
        "Massage does not cure wrinkles.",
        "Nobody can guarantee that wrinkles fade.",
        "Is massage proven to smooth wrinkles?",
        "Massage is said to erase wrinkles.",
        "In one study of 42 people, massage left wrinkles shallower.",
        "The box says “clinically proven” and leaves it there.",
        "Stop if it is not completely safe for you.",
        "It is far from risk-free.",
        "Hold the skin and glide upwards for two minutes.",
    ],
)
def test_what_holds_is_left_alone(find: Find, sentence: str):
    """Cautious, denied, asked, reported, quoted or a step of how massage is done."""
    assert find(sentence) == []


def test_a_number_that_a_study_gives_is_no_overstatement(find: Find):
    """Also rounded; that of another claim is one."""
    assert find("One study graded fine lines 23.8% lower.", LINES) == []
    assert find("One study graded fine lines 24% lower.", LINES) == []
    assert find("One study graded wrinkles 23.8% lower.", WRINKLES) == [("number", "23.8%")]


def test_surer_evidence_allows_surer_words(find: Find, evidence_map: EvidenceMap):
    """“Helps” fits two dots and more, a plain fact four."""
    assert find("Massage helps.", WRINKLES) == [("certainty", "helps")]
    verdict = replace(evidence_map.verdicts[SLEEP], certainty=4)
    surest = replace(evidence_map, verdicts={**evidence_map.verdicts, SLEEP: verdict})
    sentence = "Massage improves sleep."
    assert find(sentence, SLEEP) == [("certainty", "improves")]
    assert find(sentence, SLEEP, surest) == []
    assert find("Massage is proven to improve sleep.", SLEEP, surest) == [("certainty", "proven")]


def test_the_shipped_article_is_marked_where_it_says_too_much(evidence_map: EvidenceMap):
    """Each mark once, in the order of the article, on words that stand there."""
    (article,) = evidence_map.pack.articles.values()
    found = collect_overstatements(
        article,
        evidence_map,
        build_vocabulary(evidence_map.pack),
        read_strong_words(evidence_map.pack),
    )
    assert list(found) == sorted(set(found), key=lambda item: item.span)
    assert ("cause", "breaks up") in {(item.kind_id, item.words) for item in found}

    marked = mark_article(article, [item.span for item in found], "")
    for item in found:
        paragraph = marked.sections[item.span.section].paragraphs[item.span.paragraph]
        start, end = paragraph.marks[marked.find_mark(item.span) - paragraph.first]
        assert start <= item.span.start < item.span.end <= end
        assert paragraph.text[item.span.start : item.span.end] == item.words


def test_a_pack_without_its_words_marks_nothing(evidence_map: EvidenceMap):
    """The tables are optional; every kind of the shipped pack says why and what would hold."""
    tables = evidence_map.pack.tables
    bare = {name: tables[name].head(0) for name in ("overstatements", "strong_words")}
    assert read_strong_words(replace(evidence_map.pack, tables={**tables, **bare})).kinds == {}
    for kind in read_strong_words(evidence_map.pack).kinds.values():
        assert kind.explanation.endswith(".") and kind.instead.endswith(".")
