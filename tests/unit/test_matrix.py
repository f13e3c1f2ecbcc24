"""The look and the words of each cell of the matrix say what the cell is."""

from __future__ import annotations

import pytest

from touchstone.evidence.rule import VERDICTS, VerdictId
from touchstone.evidence_map.choices import DEFAULT_MODE, DISPLAY_MODES, list_offered_modes
from touchstone.evidence_map.claim_filters import filter_claims
from touchstone.evidence_map.matrix import build_cells, fill_verdict, list_cell_styles


def words(evidence_map, shown, show: str) -> dict[tuple[str, str], str]:
    """Return the words of each cell, by concern and benefit."""
    cells = build_cells(evidence_map, shown, display_mode=show)
    pairs = zip(cells["concern_id"], cells["benefit_id"], strict=True)
    return dict(zip(pairs, cells["word"], strict=True))


def test_a_claim_that_a_filter_hides_is_not_shown_as_no_claim(evidence_map, claims):
    """A claim that a filter leaves out must not look like one that the article never makes."""
    shown = filter_claims(claims, {"kind": ("stated",)})
    said = words(evidence_map, shown, "claim")

    assert said["wrinkles", "collagen"] == "Left out by a filter"
    assert said["wrinkles", "blood-flow"] == "No claim"
    assert said["wrinkles", "fewer-aging-signs"] == "Stated"


def test_the_same_cell_says_what_the_switch_asks_for(evidence_map, claims):
    """Each of the five display modes says something else about the same cell."""
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
    assert set(cells["sign"]) <= known
    assert cells["dots"].any() == ("• to ••••" in known)


def test_hue_says_where_a_verdict_points_and_strength_how_sure_it_is(evidence_map, claims):
    """A tested step, a gap in research and no claim have no hue, and each looks different."""
    cells = build_cells(evidence_map, claims, display_mode="both")
    looks = cells.set_index(["concern_id", "benefit_id"])[["sign", "emphasis", "dots"]]

    assert tuple(looks.loc[("poor-sleep", "better-sleep")]) == ("▲", "better-2", 2)
    assert tuple(looks.loc[("stretch-marks", "scar-softening")]) == ("△", "better-1", 1)
    assert tuple(looks.loc[("redness", "less-inflammation")]) == ("◆", "mixed-1", 1)
    assert tuple(looks.loc[("acne", "stress-relief")]) == ("◇", "step", 0)
    assert tuple(looks.loc[("acne-scars", "cell-renewal")]) == ("○", "gap", 0)
    assert tuple(looks.loc[("acne", "collagen")]) == ("·", "empty", 0)


@pytest.mark.parametrize(
    ("verdict", "dots", "fill"),
    [
        ("better", 4, "better"),
        ("better", 3, "better"),
        ("better", 0, "better"),
        ("points-to-better", 0, "better-2"),
        ("points-to-worse", 1, "worse-1"),
        ("worse", 2, "worse-2"),
        ("no-difference", 1, "no-difference-1"),
        ("below-bar", 0, "step"),
    ],
)
def test_a_fill_is_that_of_the_verdict(verdict: VerdictId, dots: int, fill: str):
    """Three and four dots have the strongest fill, and fewer dots have a weaker one."""
    assert fill_verdict(verdict, dots) == fill


def test_claims_have_no_hue_of_a_verdict(evidence_map, claims):
    """What an article claims must never look like what studies found."""
    cells = build_cells(evidence_map, claims, display_mode="claim")

    assert set(cells["emphasis"]) == {"strong", "plain", "empty"}


def test_a_column_has_the_short_name_of_its_benefit_or_the_whole_one(evidence_map, claims):
    """If the pack has no short name, the column has the full one, uncut."""
    names = build_cells(evidence_map, claims, display_mode="both").set_index("benefit_id")

    assert set(names.loc["radiance", "short_name"]) == {"Brighter skin"}
    assert set(names.loc["better-sleep", "short_name"]) == {"Better sleep"}


def test_a_reader_is_offered_two_ways_to_show_cells_and_that_of_the_link(evidence_map):
    """An old link keeps its meaning, and other readers need not choose between four modes."""
    modes = evidence_map.choices["show"]

    assert list(list_offered_modes(modes, "")) == [DEFAULT_MODE, "claim"] == ["both", "claim"]
    assert list(list_offered_modes(modes, "certainty")) == ["both", "claim", "certainty"]


def test_absence_and_no_difference_look_different():
    """Not studied, no claim and no clear difference differ by sign and by word."""
    three = [VERDICTS["not-studied"], VERDICTS["no-claim"], VERDICTS["no-difference"]]

    assert len({verdict.sign for verdict in three}) == 3
    assert len({verdict.name for verdict in three}) == 3


@pytest.mark.parametrize("name", ["concern_id", "benefit_id"])
def test_cells_keep_the_order_of_the_pack(evidence_map, pack, claims, name):
    """Rows and columns follow the pack, whatever the order of the claims shown."""
    cells = build_cells(evidence_map, claims.iloc[::-1], display_mode="claim")
    order = pack.concerns if name == "concern_id" else pack.benefits

    assert list(cells[name].drop_duplicates()) == list(order[name])
