"""Claims take their kinds and groups from the pack, and filters only narrow them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as hs

from touchstone.claims.claims import build_claims, pair_kinds
from touchstone.evidence_map.claim_filters import filter_claims, find_tight_filters


def test_a_pair_is_stated_as_soon_as_one_passage_states_it(pack):
    """Two passages, one stated and one implied, make a stated claim."""
    rows = pack.claims.query("concern_id == 'dullness' and benefit_id == 'radiance'")

    assert set(rows["kind"]) == {"stated", "implied"}
    assert pair_kinds(pack)["dullness", "radiance"] == "stated"


def test_no_filter_lets_everything_through(claims):
    """An empty filter must leave every claim visible."""
    assert len(filter_claims(claims, {})) == len(claims)


def test_filters_of_two_dimensions_must_both_pass(claims):
    """Each further filter narrows the claims and never adds any."""
    chosen = {"group": ("texture-and-scars",), "kind": ("stated",)}
    shown = filter_claims(claims, chosen)

    assert set(shown["group_id"]) == {"texture-and-scars"}
    assert set(shown["kind"]) == {"stated"}


def test_groups_of_any_alphabet_are_filtered_apart(pack):
    """Names without Latin letters, or alike except for punctuation, get distinct ids."""
    names = {
        "Tone and glow": "Тон",
        "Lines and firmness": "Линии",
        "Texture and scars": "Face & neck",
    }
    names |= {"Skin conditions": "Face, neck"}
    renamed = pack.concerns.assign(group=pack.concerns["group"].replace(names))
    other = replace(pack, tables={**pack.tables, "concerns": renamed})
    claims = build_claims(other)

    assert list(other.groups.values()) == list(renamed["group"].unique())
    for group_id, name in other.groups.items():
        shown = filter_claims(claims, {"group": (group_id,)})
        assert set(shown["group"]) == {name}


@given(data=hs.data())
def test_filtering_never_adds_rows(claims, data):
    """Whatever is chosen, filtering only removes rows."""
    kinds = data.draw(hs.lists(hs.sampled_from(["stated", "implied"]), unique=True))
    concerns = data.draw(hs.lists(hs.sampled_from(sorted(set(claims["concern_id"]))), unique=True))
    shown = filter_claims(claims, {"kind": kinds, "concerns": concerns})

    assert set(shown.index) <= set(claims.index)


def test_the_filter_to_loosen_is_named(claims):
    """If nothing is left, each filter whose removal would show claims is named."""
    chosen = {"group": ("skin-conditions",), "kind": ("stated",)}

    assert filter_claims(claims, chosen).empty
    assert [item.name for item in find_tight_filters(claims, chosen)] == ["group", "kind"]
    assert find_tight_filters(claims, {"kind": ("stated",)}) == []
