"""Sentences about a danger: some warn, some ask, and some talk the reader into it."""

from __future__ import annotations

import pytest

from touchstone.own_article.documents import build_article, read_text
from touchstone.own_article.draft import describe_origin
from touchstone.own_article.reading.sentences import split_article
from touchstone.own_article.touched_cautions import goes_ahead, list_touched
from touchstone.packs.pack import Pack
from touchstone.search.cautions import read_caution_words


@pytest.mark.parametrize(
    "sentence",
    [
        "Blood thinners? Why not leave them out for a week?",
        "Why not massage over a fresh Botox site?",
        "Pregnant? Who needs a midwife's blessing?",
        "What's the harm in rubbing an open wound?",
        "Massage over a clot: what could possibly go wrong?",
    ],
)
def test_a_question_that_talks_into_a_danger_is_no_question(sentence: str):
    """It asks nothing, so an editor must see it like any line that goes against a caution."""
    assert goes_ahead(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Why not ask your doctor if you are pregnant?",
        "Why not to massage after Botox.",
        "Why wait two weeks after Botox?",
        "Are you pregnant?",
        "If you take blood thinners, please see below.",
    ],
)
def test_a_question_that_leads_to_a_warning_is_left_alone(sentence: str):
    """Marking it would train editors to dismiss marks."""
    assert not goes_ahead(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You do not need to ask your doctor before massaging after Botox.",
        "You don't have to consult a doctor if you take blood thinners.",
        "Botox is no reason to skip your facial massage.",
        "Pregnancy is not a reason to avoid deep leg massage.",
        "Ignore warnings about massage over cold sores.",
        "Some tell you not to massage over infected skin, but that is a myth: press firmly.",
        "Doctors say to avoid massage over a clot, but we disagree.",
        "Massage a scar while the stitches are in, so it never becomes raised.",
    ],
)
def test_a_warning_that_is_taken_back_warns_nobody(sentence: str):
    """Words of caution do not count where the sentence waves them away."""
    assert goes_ahead(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It is a myth that massage over open wounds is safe: avoid it.",
        "If you are pregnant, that is a reason to avoid deep leg massage.",
        "Do not ignore warnings about blood clots.",
        "Ask your doctor before massaging after Botox.",
    ],
)
def test_a_warning_that_stands_is_left_alone(sentence: str):
    """The same words warn where nothing takes them back."""
    assert not goes_ahead(sentence)


@pytest.mark.parametrize(
    ("sentence", "caution_ids"),
    [
        ("By massaging firmly over pimples we clear acne.", ["acne-hard-rubbing"]),
        ("Vigorous massage calms rosacea.", ["rosacea-friction"]),
        ("A massage after Botox lifts.", ["after-botulinum-toxin"]),
        ("Massage is the natural alternative to Botox.", []),
        ("Instead of Botox, try a massage.", []),
        ("Rather than resting after Botox, book a massage.", ["after-botulinum-toxin"]),
        ("Gentle massage may calm rosacea.", []),
        ("Massage helps acne.", []),
    ],
)
def test_what_goes_against_a_caution_is_told_from_its_harmless_twin(
    pack: Pack, sentence: str, caution_ids: list[str]
):
    """Naming a concern, or what massage takes the place of, goes against no caution."""
    document = read_text(f"# Massage\n\nFacial massage.\n\n{sentence}")
    article = build_article(document, article_id="own", meta=describe_origin(document))
    touched = list_touched(split_article(article), read_caution_words(pack))

    assert [item.caution_id for item in touched if item.unguarded] == caution_ids
