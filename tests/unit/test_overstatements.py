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
# Returns the kinds and words marked in a sentence, in the order of the pack.
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
        (
            "Massage may take the place of your cream.",
            [("medical", "take the place of your cream")],
        ),
        ("It may help and has no side effects.", [("safety", "no side effects")]),
        (
            "Massage has no side effects and is safe for everyone.",
            [("safety", "no side effects"), ("safety", "is safe for")],
        ),
        ("It may leave skin 100% natural and soft.", []),
        (
            "Many clients say they look younger after a massage.",
            [("testimonial", "Many clients say")],
        ),
        ("Try it once and it is safe for all skin.", [("safety", "is safe for")]),
        ("Clients also report softer skin.", [("testimonial", "Clients also report")]),
        ("Massage may calm skin, and it removes wrinkles.", [("certainty", "removes")]),
        ("Massage puts an end to wrinkles.", [("certainty", "puts an end to")]),
        ("With massage, wrinkles fade completely.", [("certainty", "fade completely")]),
        (
            "It may prevent deep wrinkles altogether.",
            [("certainty", "prevent deep wrinkles altogether")],
        ),
        (
            "After a massage you will never need foundation again.",
            [("certainty", "never need foundation again")],
        ),
        (
            "Doctors recommend massage.",
            [("source", "Doctors recommend massage")],
        ),
        (
            "Massage boosts blood flow, so lines may soften.",
            [("cause", "boosts")],
        ),
    ],
)
def test_what_goes_too_far_is_marked(find: Find, sentence: str, marked: list):
    """Words that go too far are marked, or a whole sentence that states a benefit as a fact."""
    assert find(sentence) == marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Massage may soften wrinkles.",
        "It may be that massage lifts skin and smooths wrinkles.",
        "You may look years younger, with fewer wrinkles.",
        "Massage does not cure wrinkles.",
        "It does not, however, replace your doctor, and may soften wrinkles.",
        "Nobody can guarantee that wrinkles fade.",
        "Is massage proven to smooth wrinkles?",
        "Massage is said to erase wrinkles.",
        "In one study of 42 people, massage left wrinkles shallower.",
        "The box says “clinically proven” and leaves it there.",
        "Stop if it is not completely safe for you.",
        "It is far from risk-free.",
        "Massage is no substitute for a doctor, and never a remedy for wrinkles.",
        "Hold the skin and glide upwards for two minutes.",
        "Ask your surgeon when it is safe to massage wrinkles.",
        "The evidence for lasting changes in the skin is thin.",
        "Wait until a cut has closed completely.",
    ],
)
def test_what_holds_is_left_alone(find: Find, sentence: str):
    """Cautious, denied, asked, reported and quoted words are fine, and so are instructions."""
    assert find(sentence) == []


def test_a_number_may_belong_to_any_claim_of_its_words(evidence_map: EvidenceMap):
    """If a sentence makes two claims, a study of either one may give its number."""
    document = read_text("# Massage\n\nOne study of massage graded lines and wrinkles 23.8% lower.")
    article = build_article(document, article_id="one", meta=describe_origin(document))
    quote = article.sections[-1].paragraphs[-1]
    pack = evidence_map.pack
    tools = evidence_map, build_vocabulary(pack), read_strong_words(pack)

    both = find_overstatements(article, [(LINES, quote), (WRINKLES, quote)], *tools)
    assert both == ((), ())
    ((alone,),) = find_overstatements(article, [(WRINKLES, quote)], *tools)
    assert (alone.kind_id, alone.words) == ("number", "23.8%")


def test_a_number_that_a_study_gives_is_no_overstatement(find: Find):
    """The number may be rounded, but the number of another claim is an overstatement."""
    assert find("One study graded fine lines 23.8% lower.", LINES) == []
    assert find("One study graded fine lines 24% lower.", LINES) == []
    assert find("One study graded wrinkles 23.8% lower.", WRINKLES) == [("number", "23.8%")]


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Massage may cut stress by a third.", "by a third"),
        ("It may lower stress by almost two-thirds.", "by almost two-thirds"),
        ("Massage might soften wrinkles by half.", "by half"),
        ("Massage may leave wrinkles a quarter shallower.", "a quarter shallower"),
        ("Massage could cut stress in half.", "cut stress in half"),
        ("After it, sleep may be twice as deep.", "twice as deep"),
        ("Wrinkles may fade three times faster.", "three times faster"),
        ("Massage may double collagen.", "may double"),
        ("It doubled collagen in my cheeks, maybe.", "doubled"),
        ("It may raise collagen fourfold.", "fourfold"),
    ],
)
def test_a_part_or_a_multiple_is_a_number_too(find: Find, sentence: str, marked: str):
    """“By a third” claims as much as “33 percent”."""
    assert ("number", marked) in find(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Massage may soften wrinkles after half an hour.",
        "Twice a week, massage may soften wrinkles.",
        "Massage may lift a double chin and smooth wrinkles.",
        "Both halves of the face may show fewer wrinkles.",
        "This stone doubles as a roller and may soften wrinkles.",
        "It is followed by a third round, which may ease wrinkles.",
        "Massage does not cut wrinkles by a third.",
        "Does massage cut wrinkles by half?",
    ],
)
def test_what_only_looks_like_a_part_is_no_number(find: Find, sentence: str):
    """Durations, frequencies, other meanings of the words, denials and questions are unmarked."""
    assert "number" not in dict(find(sentence))


def test_a_part_that_a_study_gives_is_no_overstatement(find: Find):
    """A quarter stands for 25 percent and for numbers close enough to round to it."""
    assert find("One study graded fine lines lower by a quarter.", LINES) == []
    assert find("One study graded fine lines lower by a third.", LINES) == [
        ("number", "by a third")
    ]

    assert "number" not in dict(find("In one study massage cut poor sleep in half.", SLEEP))


@pytest.mark.parametrize(
    "sentence",
    [
        '"Facial massage softens wrinkles," she says.',
        "My grandmother believed that massage brings wrinkles down.",
        "Nurses say massage brings wrinkles down.",
        "In my experience, massage brings wrinkles down.",
        "Therapists have used massage for decades to soften wrinkles.",
        "Massage is often recommended to smooth wrinkles.",
    ],
)
def test_a_view_or_a_practice_is_no_plain_fact(find: Find, sentence: str):
    """A sentence that says who holds a view, or what massage is used for, states no plain fact."""
    assert find(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Therapists have used massage for decades, and it softens wrinkles.", "certainty"),
        ("Massage softens wrinkles and has been used for decades.", "certainty"),
        ("She believes that massage softens any wrinkle.", "everyone"),
        ("She says massage will smooth wrinkles by a third.", "number"),
    ],
)
def test_a_view_is_still_marked_for_what_else_goes_too_far(find: Find, sentence: str, marked: str):
    """A fact beside a practice is still a fact, and strong words in a view are still strong."""
    assert marked in dict(find(sentence))


def test_surer_evidence_allows_surer_words(find: Find, evidence_map: EvidenceMap):
    """“Helps” fits two dots or more, and “improves” fits four."""
    assert find("Massage helps.", WRINKLES) == [("certainty", "helps")]
    verdict = replace(evidence_map.verdicts[SLEEP], certainty=4)
    surest = replace(evidence_map, verdicts={**evidence_map.verdicts, SLEEP: verdict})
    sentence = "Massage improves sleep."
    assert find(sentence, SLEEP) == [("certainty", "improves")]
    assert find(sentence, SLEEP, surest) == []
    assert find("Massage is proven to improve sleep.", SLEEP, surest) == [("certainty", "proven")]


def test_the_shipped_article_is_marked_where_it_says_too_much(evidence_map: EvidenceMap):
    """Marks appear once each, in article order, and cover the exact words of the article."""
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


def test_a_claim_is_marked_for_its_source_and_still_for_its_fact(find: Find):
    """“Studies show” names no study, and what follows is still stated as a plain fact."""
    sentence = "Studies show that massage brings wrinkles down."
    assert dict(find(sentence)) == {"certainty": sentence, "source": "Studies show"}
    assert dict(find("Massage may replace your steroid cream.")) == {
        "medical": "replace your steroid cream"
    }
    assert dict(find("Nine out of ten of our guests noticed fewer wrinkles."))["number"] == (
        "Nine out of ten of our guests"
    )


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        (
            "Wrinkles and eczema can be healed with daily oil massage.",
            "healed with daily oil massage",
        ),
        ("Psoriasis is cured by massage.", "cured by massage"),
        (
            "Massage shrinks a mole, so there is no rush to see a dermatologist.",
            "no rush to see a dermatologist",
        ),
        ("With this massage you have no need for a doctor.", "no need for a doctor"),
    ],
)
def test_a_cure_in_the_passive_and_a_doctor_put_off_are_medical(
    find: Find, sentence: str, marked: str
):
    """A promise is no smaller in the passive, and "see a dermatologist" is no advice to do so."""
    assert ("medical", marked) in find(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Once a wound is healed, massage may soften the scar.",
        "Healed with stitches, a scar may be massaged.",
        "If it does not hurt, there is no need to see a doctor before a massage.",
        "See a dermatologist about a new mole before a massage.",
    ],
)
def test_healing_and_doctors_alone_promise_nothing(find: Find, sentence: str):
    """The words stand in fair advice, too."""
    assert "medical" not in dict(find(sentence))


def test_words_of_an_article_about_something_else_are_read(evidence_map: EvidenceMap):
    """A visitor can still make a claim of such words by hand, so they are checked too."""
    document = read_text("Retinol smooths wrinkles and gives better sleep. Sunscreen helps.")
    article = build_article(document, article_id="one", meta=describe_origin(document))
    strong_words = read_strong_words(evidence_map.pack)
    claims = [(WRINKLES, article.sections[0].paragraphs[0])]
    vocabulary = build_vocabulary(evidence_map.pack)
    (marks,) = find_overstatements(article, claims, evidence_map, vocabulary, strong_words)
    assert [mark.words for mark in marks] == ["smooths", "helps"]


def test_a_pack_without_its_words_marks_nothing(evidence_map: EvidenceMap):
    """The tables are optional. Each kind in the shipped pack has a reason and an alternative."""
    tables = evidence_map.pack.tables
    bare = {name: tables[name].head(0) for name in ("overstatements", "strong_words")}
    assert read_strong_words(replace(evidence_map.pack, tables={**tables, **bare})).kinds == {}
    for kind in read_strong_words(evidence_map.pack).kinds.values():
        assert kind.explanation.endswith(".") and kind.instead.endswith(".")
