"""The answers are on the first screen of a phone, and the whole matrix is in view.

``make measures`` prints all measures, including those that still miss their target.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from benchmarks.screens import (
    ASKED,
    DESKTOP,
    PHONE,
    SCREENS,
    TABLET_WIDTHS,
    TAPS,
    Place,
    count_columns,
    count_rows,
    find_place,
    list_answers,
    measure_answers,
    open_calm,
)
from tests.browser.conftest import OpenUrl
from touchstone.evidence_map.answer_card import build_answer_card
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.packs.pack import Pack


def open_sized(open_url: OpenUrl, url: str, size: ViewportSize) -> Page:
    """Open an address in a window of a size."""
    page = open_url(url, width=size["width"])
    page.set_viewport_size(size)
    open_calm(page, url)
    return page


@pytest.mark.parametrize("concern_id", ASKED)
def test_every_answer_of_the_card_is_on_the_first_screen(
    open_url: OpenUrl, server: str, evidence_map: EvidenceMap, concern_id: ConcernId
):
    """On a phone, all five answers of the card are on the first screen, without a tap."""
    card = build_answer_card(evidence_map, concern_id)
    assert card

    page = open_sized(open_url, f"{server}/?concern={concern_id}", PHONE)
    places = measure_answers(page, card)

    assert len(places) == len(list_answers(card)) == 5
    late = {
        name: place
        for name, place in places.items()
        # The caution may end a line below, as long as it begins on the first screen.
        if not place
        or place.taps > TAPS
        or (place.top if name == "Beware of what?" else place.bottom) > SCREENS
    }
    assert late == {}


@pytest.mark.parametrize("width", [*TABLET_WIDTHS, DESKTOP["width"]])
def test_every_column_of_the_matrix_is_in_sight(
    open_url: OpenUrl, server: str, pack: Pack, width: int
):
    """On tablets and desktops, every column is in view without scrolling."""
    page = open_sized(open_url, f"{server}/matrix", {**DESKTOP, "width": width})

    assert count_columns(page) == len(pack.benefit_ids)


def test_every_row_of_the_matrix_is_in_sight_on_a_desktop(
    open_url: OpenUrl, server: str, pack: Pack
):
    """On a desktop, every row is in view without scrolling."""
    page = open_sized(open_url, f"{server}/matrix", DESKTOP)

    assert count_rows(page) == len(pack.concern_ids)


def test_what_is_folded_away_is_counted_as_taps_and_where_it_opens(browser: Browser):
    """Each closed fold counts as a tap, and places count from the top of the page in screens."""
    page = browser.new_page(viewport={"width": 400, "height": 100})
    page.set_content(
        "<style>* { margin: 0 }</style><div style='height: 150px'></div>"
        "<details><summary style='height: 50px'>A</summary>"
        "<details><summary style='height: 50px'>B</summary>"
        "<p style='height: 50px'>Found</p></details></details>"
    )
    page.mouse.wheel(0, 40)

    assert find_place(page.get_by_text("Found")) == Place(taps=2, top=2.5, bottom=3.0)
    assert find_place(page.get_by_text("B", exact=True)) == Place(taps=1, top=2.0, bottom=2.5)
    assert find_place(page.get_by_text("Lost")) is None
    page.close()
