"""Sentences about a danger: some warn, some ask, and some talk the reader into it."""

from __future__ import annotations

import pytest

from touchstone.own_article.touched_cautions import goes_ahead


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
