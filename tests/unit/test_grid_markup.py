"""The matrix is a real grid: every cell has a name, a sign and its place."""

from __future__ import annotations

import re
from html import unescape

import pandas as pd
import pytest

from touchstone.evidence_map.choices import DISPLAY_MODES
from touchstone.evidence_map.matrix import build_cells, list_legend
from touchstone.markup.grid import render_grid, render_grid_legend

HOSTILE = "<img src=x onerror=alert(1)>\"'&"


@pytest.mark.parametrize("show", list(DISPLAY_MODES))
def test_every_cell_has_a_name_that_says_all(evidence_map, claims, show: str):
    """A cell's name has its concern, benefit and content, so no heading must be looked up."""
    cells = build_cells(evidence_map, claims, display_mode=show)
    html = render_grid(cells, caption="Title")
    named = dict(re.findall(r'data-cell="([^"]+)" aria-label="([^"]+)"', html))

    wanted = cells["concern"] + ", " + cells["benefit"] + ": " + cells["word"]
    ids = cells["concern_id"] + "." + cells["benefit_id"]
    assert {key: unescape(name) for key, name in named.items()} == dict(
        zip(ids, wanted, strict=True)
    )


def test_rows_and_columns_stand_under_their_headings(evidence_map, pack, claims):
    """Every header declares what it heads, and the caption counts the rows and columns."""
    cells = build_cells(evidence_map, claims, display_mode="claim")
    html = render_grid(cells, caption="Title")

    assert html.count('scope="row"') == len(pack.concerns)
    assert html.count('scope="col"') == len(pack.benefits) + 1
    assert html.count('scope="rowgroup"') == len(pack.groups)
    assert html.count('scope="colgroup"') == len(pack.areas)
    assert "<th>" not in html
    assert '<caption class="ts-vh">Title. 18 concerns by 16 benefits.</caption>' in html


def test_the_name_of_an_area_never_breaks_inside_its_words(evidence_map, claims):
    """If any area has too few columns for its name, no areas are shown below the grid."""
    few = claims["benefit_id"].isin(
        ["lymphatic-flow", "radiance", "elasticity", "scar-softening", "better-sleep"]
    )
    html = render_grid(
        build_cells(evidence_map, claims.loc[few], display_mode="claim"), caption="Title"
    )

    assert html.count('scope="col"') == 6
    assert "<tfoot" not in html


def test_a_short_head_of_a_column_is_named_in_full(evidence_map, claims):
    """A narrow column shows a short name; its accessible name and tooltip have the full one."""
    html = render_grid(build_cells(evidence_map, claims, display_mode="both"), caption="Title")

    name = "Brighter, healthier-looking skin"
    assert f'aria-label="{name}" title="{name}"><span>Brighter skin</span>' in html


def test_how_sure_a_verdict_is_stands_as_dots_under_its_sign(evidence_map, claims):
    """Only the mode that shows both the verdict and its certainty draws dots."""
    drawn = {
        show: render_grid(build_cells(evidence_map, claims, display_mode=show), caption="Title")
        for show in ("both", "verdict")
    }

    assert drawn["both"].count("<i>•</i>") == 10
    assert drawn["both"].count("<b>▲<i>••</i></b>") == 3
    assert "<i>" not in drawn["verdict"]


def test_the_legend_counts_the_signs_that_are_shown_in_their_fills(evidence_map, claims):
    """The legend counts each sign, and explains fill and dots only if any cell has dots."""
    both, claim = (
        render_grid_legend(build_cells(evidence_map, claims, display_mode=show), list_legend(show))
        for show in ("both", "claim")
    )

    assert '<b class="ts-fill better-2">▲</b> <b>3</b> Better<' in both
    assert '<b class="ts-fill gap">○</b> <b>11</b> Not studied<' in both
    assert "No clear difference" not in both
    assert "Fill and dots: how sure" in both
    assert '<b class="ts-fill strong">S</b> <b>28</b> Stated<' in claim
    assert "dots" not in claim


@pytest.mark.parametrize(("count", "few"), [(1, True), (4, True), (5, False)])
def test_names_of_few_benefits_stand_upright(evidence_map, pack, claims, count: int, *, few: bool):
    """Names are rotated to save width, which a grid of up to four columns does not need."""
    cells = build_cells(evidence_map, claims, display_mode="claim")
    drawn = cells.loc[cells["benefit_id"].isin(list(pack.benefit_names)[:count])]

    assert ('class="few"' in render_grid(drawn, caption="Title")) is few


def test_the_row_of_the_concern_is_marked(evidence_map, claims):
    """A reader who comes from a concern finds its row marked, and no other row."""
    cells = build_cells(evidence_map, claims, display_mode="claim")
    html = render_grid(cells, caption="Title", concern_id="acne")

    (marked,) = re.findall(r'aria-current="true"><th role="rowheader" scope="row">([^<]+)', html)
    assert marked == "Acne"
    assert "aria-current" not in render_grid(cells, caption="Title")


def test_names_of_a_pack_are_text():
    """A name from a pack cannot become an element or break out of its attribute."""
    columns = (
        "concern_id", "concern", "group", "benefit_id", "benefit", "short_name", "area", "sign",
        "word",
    )  # fmt: skip
    look = {"emphasis": "strong", "dots": 1, "near": True}
    cells = pd.DataFrame([dict.fromkeys(columns, HOSTILE) | look])
    html = render_grid(cells, caption=HOSTILE, concern_id=HOSTILE)
    html += render_grid_legend(cells, {HOSTILE: HOSTILE})

    assert "<img" not in html
    assert set(re.findall(r'\b(on\w+)="', html)) == set()
    assert set(re.findall(r"<(\w+)", html)) == {
        "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "span", "b", "i",
        "ul", "li",
    }  # fmt: skip


def test_a_cell_that_tested_something_near_the_concern_is_marked_and_says_so(evidence_map, claims):
    """A result for burn scars may not hold for a face, so the mark is explained if it is shown."""
    cells = build_cells(evidence_map, claims, display_mode="both")
    html = render_grid(cells, caption="All")

    marked = re.findall(r'class="[^"]* near[^"]*" data-cell="([^"]+)"', html)
    assert marked == ["stretch-marks.scar-softening", "redness.less-inflammation"]
    assert "Mixed results, very unsure, tested on something else" in html
    assert "tested on something else" in render_grid_legend(cells, {})
    others = cells.loc[~cells["near"]]
    assert "close to it" not in render_grid_legend(others, {})
