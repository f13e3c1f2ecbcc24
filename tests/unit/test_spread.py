"""The chart of the spread on a page draws every claim once, and says which are chosen."""

from __future__ import annotations

import re
from dataclasses import replace

from touchstone.claims.spread import letter_areas, list_spread_units
from touchstone.ids import ConcernId
from touchstone.markup.spread import render_section, render_spread
from touchstone.packs.pack import Pack

_ROW = re.compile(r'<div class="(ts-\w+)"><span>(.*?)</span><span>(.*?)</span></div>')
_SQUARE = re.compile(r'<i class="(ts-filled )?ts-area-(\d)" title="([^"]*)">(\w+)</i>')


def draw(pack: Pack, claims, concern_id: str) -> list[tuple[str, str, list[tuple[str, ...]]]]:
    """Return look, name and squares of each row of the chart."""
    html = render_spread(claims, concern_id=concern_id, areas=pack.areas, title="Found")
    assert html.startswith('<div class="ts-spread" role="img" aria-label="Found">')
    return [(look, name, _SQUARE.findall(body)) for look, name, body in _ROW.findall(html)]


def test_each_claim_is_one_square_of_its_row(pack: Pack, claims):
    """Letter, color and filling are those of the claim; the longest row comes first."""
    rows = draw(pack, claims, "redness")
    letters = letter_areas(pack.areas)
    numbers = {letter: str(place) for place, letter in enumerate(letters.values(), start=1)}
    drawn = [(name, *square) for _, name, squares in rows for square in squares]
    expected = [
        (row.concern, "ts-filled " if row.filled else "", numbers[row.letter], row.said, row.letter)
        for row in list_spread_units(claims, pack.areas, "redness").itertuples()
    ]

    assert sorted(drawn) == sorted(expected)
    lengths = [len(squares) for _, _, squares in rows]
    assert lengths == sorted(lengths, reverse=True)


def test_the_chosen_row_alone_stands_out(pack: Pack, claims):
    """One row is marked, that of the concern."""
    rows = draw(pack, claims, "redness")

    assert [name for look, name, _ in rows if look == "ts-chosen"] == ["Redness"]
    assert len(rows) == claims["concern_id"].nunique()


def test_names_in_the_chart_are_never_markup(evidence_map, claims):
    """A pack may call a concern anything."""
    hostile = claims.assign(concern='<img src=x onerror="1">', benefit='" onmouseover="1')
    html = render_section(replace(evidence_map, claims=hostile), ConcernId("redness"))

    assert "<img" not in html
    assert '" onmouseover' not in html


def test_areas_without_a_color_of_their_own_share_one(pack: Pack, claims):
    """The seventh area has the first color again, and its own letter."""
    areas = {**{f"other-{number}": "" for number in range(6)}, **pack.areas}
    html = render_spread(claims, concern_id="redness", areas=areas, title="")

    assert "ts-area-1" in html
    assert "ts-area-7" not in html
    assert ">G</i>" in html
