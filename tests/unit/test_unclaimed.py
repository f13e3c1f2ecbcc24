"""Sentences that the article reader passed over are listed, with words that often go too far."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from touchstone.own_article.claim_card import render_unclaimed
from touchstone.own_article.documents import read_text
from touchstone.own_article.draft import DraftRow, describe_origin, list_rows, start_draft
from touchstone.own_article.reading.vocabulary import build_vocabulary
from touchstone.own_article.strong_words import read_strong_words
from touchstone.own_article.unclaimed import (
    UnclaimedSentence,
    list_left_out,
    list_unclaimed,
    select_unmatched,
)

TEXT = """FACIAL MASSAGE

Massage fades scars. Massage does not remove toxins. A facial massage takes ten minutes.

It is a proven cure for eczema. Our skin tells stories. Bring a towel. Bring a towel.
"""
Read = Callable[[str], tuple[tuple[DraftRow, ...], tuple[UnclaimedSentence, ...]]]


@pytest.fixture(scope="module")
def read(pack) -> Read:
    """Return a function that reads a text into suggested claims and unmatched sentences."""
    vocabulary, strong_words = build_vocabulary(pack), read_strong_words(pack)

    def read_one(text: str) -> tuple[tuple[DraftRow, ...], tuple[UnclaimedSentence, ...]]:
        document = read_text(text)
        _, reading = start_draft(document, "own", describe_origin(document), vocabulary)
        return list_rows(reading), list_unclaimed(reading.passed_over, strong_words)

    return read_one


def test_sentences_of_massage_or_skin_that_matched_no_claim_are_listed(read: Read):
    """Claims, sentences left out and sentences about something else are not listed."""
    rows, unmatched = read(TEXT)

    assert [row.words for row in rows] == ["Massage fades scars."]
    # Strong words come first.
    assert [item.sentence for item in unmatched] == [
        "It is a proven cure for eczema.",
        "A facial massage takes ten minutes.",
        "Our skin tells stories.",
    ]


def test_what_massage_is_said_to_do_comes_before_the_rest(read: Read):
    """An editor reads a long list from the top, so likely claims come first, questions last."""
    known = "Our skin tells stories. Massage is work. What about skin? Massage builds collagen."
    _, unmatched = read(f"FACIAL MASSAGE\n\nMassage fades scars.\n\n{known}")

    assert [item.sentence for item in unmatched] == [
        "Massage builds collagen.",
        "Our skin tells stories.",
        "Massage is work.",
        "What about skin?",
    ]


def test_what_is_wrong_with_skin_is_of_skin(read: Read):
    """A skin condition that the map does not cover is listed all the same."""
    said = [
        "Eczema sufferers report less itching.",
        "Facial massage balances oil production and shrinks pores.",
        "Even a mole that has changed shape can be softened with daily strokes.",
    ]
    _, unmatched = read(f"{TEXT}\n\n{' '.join(said)} The towel is soft.")
    listed = [item.sentence for item in unmatched]

    assert [sentence for sentence in said if sentence not in listed] == []
    assert "The towel is soft." not in listed


def test_words_that_often_go_too_far_are_marked_without_a_verdict(read: Read):
    """Only the kind is named, because the evidence for an unknown claim cannot be judged."""
    item = read(TEXT)[1][0]
    html = render_unclaimed(2, item)

    assert {kind.kind_id for kind, _ in item.overstated} == {"certainty", "medical"}
    assert "<mark>proven</mark>" in html
    assert "Words that often go too far" in html
    assert "A medical claim: “cure”." in html
    assert "Goes further than the evidence" not in html


def test_a_denial_may_promise_too_much_in_another_part(pack):
    """A massage that "does not remove scars, but is perfectly safe" is still called safe."""
    document = read_text(
        "FACIAL MASSAGE\n\nMassage does not remove scars, but it is perfectly safe. "
        "Massage is not perfectly safe for acne."
    )
    meta = describe_origin(document)
    _, reading = start_draft(document, "own", meta, build_vocabulary(pack))
    first, second = list_left_out(reading.denied, read_strong_words(pack))

    assert [kind.kind_id for kind, _ in first.overstated] == ["safety"]
    assert "<mark>perfectly safe</mark>" in render_unclaimed(1, first)
    assert f"Sentence 1 left out · {first.why}" in render_unclaimed(1, first)
    assert second.overstated == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Is massage a proven cure for eczema?",
        "Massage is not a proven cure for eczema.",
        "Our neighbor calls massage “a proven cure”.",
    ],
)
def test_words_that_are_asked_denied_or_quoted_are_not_marked(read: Read, sentence: str):
    """An author who asks about, denies or quotes a cure does not promise one."""
    unmatched = read(f"FACIAL MASSAGE\n\nMassage fades scars. {sentence}")[1]

    assert unmatched == (UnclaimedSentence(sentence, "", []),)


def test_what_other_things_do_is_not_marked(read: Read):
    """A serum or sunscreen may do what is said of it; only claims about massage are judged."""
    others = "A serum erases fine lines. Sunscreen prevents wrinkles."
    _, unmatched = read(f"FACIAL MASSAGE\n\nMassage fades scars. {others} Massage cures eczema.")
    marked = {item.sentence: bool(item.overstated) for item in unmatched}

    assert marked == {
        "Massage cures eczema.": True,
        "A serum erases fine lines.": False,
        "Sunscreen prevents wrinkles.": False,
    }


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that massage drains lymph and burns cellulite.",
        "No massage tones the face and burns cellulite.",
        "Massage does not cure eczema and is proven to be useless for it.",
        "We make no promises and guarantees about massage.",
    ],
)
def test_whoever_denies_two_things_promises_neither(read: Read, text: str):
    """The denial covers both parts; only one such as "has no side effects" ends at "and is"."""
    rows, unmatched = read(f"FACIAL MASSAGE\n\nMassage fades scars. {text}")

    assert [item.sentence for item in unmatched if item.overstated] == []
    assert len(rows) == 1


def test_what_a_studio_is_like_is_not_judged(read: Read):
    """A studio may be guaranteed to be quiet, but results may not be guaranteed."""
    text = "Our studio is guaranteed to be quiet. Results of each massage are guaranteed."
    _, unmatched = read(f"FACIAL MASSAGE\n\nMassage fades scars. {text}")
    marked = [item.sentence for item in unmatched if item.overstated]

    assert marked == ["Results of each massage are guaranteed."]


def test_a_promise_of_prevention_is_marked_where_it_repeats_a_claim(read: Read):
    """The words "will not get" promise prevention; "will not get rid of" promises nothing."""
    promise = "Whoever massages will not get wrinkles."
    modest = "Massage will not get rid of every scar."
    unmatched = read(f"FACIAL MASSAGE\n\nMassage smooths wrinkles. {promise} {modest}")[1]
    marked = {
        item.sentence: [mark.words for _, marks in item.overstated for mark in marks]
        for item in unmatched
    }

    assert marked[promise] == ["will not get"]
    assert "will not get" not in marked.get(modest, [])


def test_a_plain_fact_with_a_number_of_no_effect_is_not_marked(read: Read):
    """A number that says how much time massage takes is not the size of an effect."""
    unmatched = read("FACIAL MASSAGE\n\nFacial massage takes 90% of our day.")[1]

    assert [item.overstated for item in unmatched] == [[]]


def test_a_sentence_that_becomes_a_claim_is_listed_no_longer(read: Read):
    """A claim, accepted or rejected, must quote most of the sentence; one word is not enough."""
    unmatched = read(TEXT)[1]

    def list_left(words: str) -> list[str]:
        row = DraftRow("acne", "calm", "stated", words, accepted=False)
        return [item.sentence for item in select_unmatched(unmatched, [row])]

    left = [item.sentence for item in unmatched]
    assert list_left("skin") == left
    assert list_left("a proven cure for eczema") == left[1:]
    assert list_left("Massage fades scars. … Our skin tells stories.") == left[:2]


def test_an_article_about_something_else_lists_nothing(read: Read):
    """Such an article gets a message instead: that no massage was understood."""
    assert read("Retinol smooths wrinkles.\n\nSunscreen keeps skin young.") == ((), ())


def test_what_a_visitor_wrote_is_shown_as_text(read: Read):
    """Markup in a sentence is escaped and never runs."""
    (item,) = read(
        "MASSAGE\n\nMassage fades scars. Massage <img src=x onerror=alert(1)> takes ten minutes."
    )[1]

    assert "<img" not in render_unclaimed(1, item)
    assert "&lt;img" in render_unclaimed(1, item)
