"""The squares of the spread: each claim once, in the rows of its concern."""

from __future__ import annotations

import pandas as pd

from touchstone.claims.spread import (
    NAME_CHARS,
    SQUARES_PER_ROW,
    letter_areas,
    list_signs,
    list_spread_units,
)
from touchstone.packs.pack import Pack


def test_each_claim_is_one_square_of_its_row(pack: Pack, claims):
    """Letter and filling are those of the claim; the longest row comes first."""
    units = list_spread_units(claims, pack.areas, "redness")
    letters = letter_areas(pack.areas)

    assert units["letter"].tolist() == [letters[area] for area in claims["area_id"]]
    assert units["filled"].tolist() == [kind == "stated" for kind in claims["kind"]]
    assert not units.duplicated(["row", "place"]).any()
    lengths = units.groupby("row").size().tolist()
    assert lengths == sorted(lengths, reverse=True)


def test_the_chosen_row_alone_stands_out(pack: Pack, claims):
    """One concern is marked, and each is named once."""
    units = list_spread_units(claims, pack.areas, "redness")

    assert set(units.loc[units["chosen"], "name"]) == {"Redness"}
    assert units.loc[units["leads"], "name"].is_unique
    assert units["leads"].sum() == claims["concern_id"].nunique()


def test_what_does_not_fit_one_row_takes_more(pack: Pack, claims):
    """Many squares and long names go on in the next row, and nothing stands on another."""
    name = "A name that is longer than any that we ship, in words that can be broken"
    own = claims[claims["concern_id"] == "redness"].head(1)
    many = own.loc[own.index.repeat(SQUARES_PER_ROW + 1)].reset_index(drop=True)
    long = own.assign(concern_id="long", concern=name)
    last = own.assign(concern_id="last", concern="Last")
    units = list_spread_units(pd.concat([many, long, last]), pack.areas, "redness")

    assert units["row"].tolist() == [*[0] * SQUARES_PER_ROW, 1, 2, 4]
    assert units["place"].tolist() == [*range(SQUARES_PER_ROW), 0, 0, 0]
    lines = units["name"].iloc[-2].split("\n")
    assert " ".join(lines) == name
    assert max(map(len, lines)) <= NAME_CHARS


def test_each_sign_of_the_chart_is_explained(pack: Pack, claims):
    """Every letter that is drawn, and both fillings."""
    signs = list_signs(pack.areas)

    assert set(list_spread_units(claims, pack.areas, "")["letter"]) <= signs.keys()
    assert {"■", "□"} < signs.keys()
