"""Cells of the matrix look and read as what they are."""

from __future__ import annotations

import pytest

from touchstone.evidence.rule import VERDICTS
from touchstone.evidence_map.choices import DISPLAY_MODES
from touchstone.evidence_map.claim_filters import filter_claims
from touchstone.evidence_map.matrix import build_cells, list_cell_styles


def words(evidence_map, shown, show: str) -> dict[tuple[str, str], str]:
    """Return what each cell says, by pair."""
    cells = build_cells(evidence_map, shown, display_mode=show)
    pairs = zip(cells["concern_id"], cells["benefit_id"], strict=True)
    return dict(zip(pairs, cells["word"], strict=True))


def test_a_claim_that_a_filter_hides_is_not_shown_as_no_claim(evidence_map, claims):
    """Left out by a filter and not claimed are two states."""
    shown = filter_claims(claims, {"kind": ("stated",)})
    said = words(evidence_map, shown, "claim")

    assert said["wrinkles", "collagen"] == "Left out by a filter"
    assert said["wrinkles", "blood-flow"] == "No claim"
    assert said["wrinkles", "fewer-aging-signs"] == "Stated"


def test_the_same_cell_says_what_the_switch_asks_for(evidence_map, claims):
    """One cell, five views of it."""
    said = {
        show: words(evidence_map, claims, show)["loss-of-elasticity", "fewer-aging-signs"]
        for show in DISPLAY_MODES
    }

    assert said == {
        "claim": "Implied",
        "verdict": "Better",
        "certainty": "2 of 4: Not very sure",
        "both": "Better, not very sure",
        "articles": "The article claims this",
    }


@pytest.mark.parametrize("show", DISPLAY_MODES)
def test_every_cell_has_a_word_and_the_legend_knows_its_sign(evidence_map, claims, show: str):
    """Nothing is said by color alone, and nothing is unexplained."""
    cells = build_cells(evidence_map, claims, display_mode=show)
    known = {look.sign for look in list_cell_styles(show).values()}

    assert all(cells["word"])
    assert {sign.rstrip("1234") or sign for sign in cells["sign"]} <= known
    has_digits = any(sign[1:].isdigit() for sign in cells["sign"])
    assert has_digits == ("1 to 4" in known)


def test_absence_and_no_difference_look_different():
    """Not studied, no claim and no clear difference differ by sign and by word."""
    three = [VERDICTS["not-studied"], VERDICTS["no-claim"], VERDICTS["no-difference"]]

    assert len({verdict.sign for verdict in three}) == 3
    assert len({verdict.name for verdict in three}) == 3


@pytest.mark.parametrize("name", ["concern_id", "benefit_id"])
def test_cells_keep_the_order_of_the_pack(evidence_map, pack, claims, name):
    """Rows and columns stand as in the pack, whichever claims are shown."""
    cells = build_cells(evidence_map, claims.iloc[::-1], display_mode="claim")
    order = pack.concerns if name == "concern_id" else pack.benefits

    assert list(cells[name].drop_duplicates()) == list(order[name])
