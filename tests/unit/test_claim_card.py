"""What is shown with a caution ends where a button can follow, and repeats no sentence."""

from __future__ import annotations

import pytest

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.own_article.claim_card import list_opposites, list_touched_parts, render_touched
from touchstone.own_article.touched_cautions import TouchedCaution

BOLD, SOBER = "Rub warts and an open wound, if you like.", "Never massage an open wound."


@pytest.fixture(scope="module")
def touched(evidence_map: EvidenceMap) -> list[TouchedCaution]:
    """Return two cautions that stop everyone, and what an article says about them."""
    cautions = evidence_map.pack.cautions
    wounds, warts = cautions.loc[cautions["severity"] == "stop", "caution_id"][:2]
    bold = frozenset({BOLD})
    return [TouchedCaution(wounds, (SOBER, BOLD), bold), TouchedCaution(warts, (BOLD,), bold)]


def test_a_part_ends_with_the_sentence_that_can_be_dismissed(
    evidence_map: EvidenceMap, touched: list[TouchedCaution]
):
    """Below it is its button, and below that what else is said about the caution."""
    first, second, third = list_touched_parts(evidence_map, touched)

    assert [part.opposite for part in (first, second, third)] == [BOLD, "", ""]
    assert f"“{BOLD}”" in first.html.rpartition("<blockquote>")[2]
    assert "ts-cautions" in first.html
    assert SOBER in second.html
    assert "ts-cautions" not in second.html
    assert "ts-cautions" in third.html


def test_a_sentence_under_two_cautions_is_shown_in_full_once(
    evidence_map: EvidenceMap, touched: list[TouchedCaution]
):
    """The second caution points to it, and still says that it may be the opposite."""
    html = render_touched(evidence_map, touched)

    assert html.count(BOLD) == 1
    assert "The same sentence as above: “Rub warts and an open" in html
    assert html.count("May say the opposite of this caution") == 2


def test_only_force_goes_against_advice_to_take_care(evidence_map: EvidenceMap):
    """Light massage of rosacea keeps to the advice to touch it lightly; vigorous massage does not.

    Advice to stop or to ask first needs no force to be contradicted.
    """
    light, vigorous = "Massage calms rosacea.", "Vigorous massage calms rosacea."
    both, force = frozenset({light, vigorous}), frozenset({vigorous})
    touched = [
        TouchedCaution("rosacea-friction", (light, vigorous), both, force),
        TouchedCaution("open-wounds", (light,), frozenset({light})),
    ]

    assert list(list_opposites(evidence_map, touched[:1])) == [vigorous]
    assert set(list_opposites(evidence_map, touched)) == {light, vigorous}
