"""A study can be opened from the chart of a concern by keyboard, mouse and touch."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenUrl
from tests.browser.test_keyboard import region, tab_to, wait_until_heard
from tests.browser.views import choose, wait_until_calm, wait_until_quiet

TITLE = "Other scars: 5 of 11 studies point to better, 3 find no difference, 3 are mixed"
CHART = "The studies, row by row, with what they found"


def expect_open(page: Page, name: str) -> None:
    """Wait until the study called ``name`` is open, in view and in the link."""
    opened = page.locator("details.ts-study[open] > summary")
    expect(opened).to_have_text(re.compile(f"^{name}: "))
    expect(opened).to_be_in_viewport()
    expect(page).to_have_url(re.compile(f"study={name.lower().replace(' ', '-')}"))


def test_a_study_is_opened_by_keyboard(open_url: OpenUrl, server: str):
    """By keyboard, tab to the dropdown beside the chart, type a name and press Enter."""
    page = open_url(f"{server}/?concern=other-scars")
    page.get_by_label(CHART, exact=True).get_by_label(TITLE, exact=True).wait_for()
    wait_until_heard(page)
    tab_to(page, page.get_by_label("Open a study", exact=True))
    page.keyboard.type("wasser", delay=20)
    page.get_by_role("option", name="Wasserman 2018").wait_for()
    page.keyboard.press("Enter")

    expect_open(page, "Wasserman 2018")
    expect(region(page)).to_contain_text("Wasserman 2018 is open.")


def press(page: Page, place: Locator, *, touch: bool) -> None:
    """Press where ``place`` is drawn: the row of the chart beneath it takes the press."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    where = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.touchscreen.tap(*where) if touch else page.mouse.click(*where)


@pytest.mark.parametrize(("width", "touch"), [(1280, False), (360, True)], ids=["mouse", "touch"])
def test_a_row_opens_its_study(open_url: OpenUrl, server: str, width: int, *, touch: bool):
    """Pressing a row on its name or sign opens its study, also after a choice in the dropdown."""
    page = open_url(f"{server}/?concern=other-scars", width=width, touch=touch)
    chart = page.get_by_label(CHART, exact=True)
    name = chart.locator("text", has_text="Roh 2007")
    press(page, name, touch=touch)
    expect_open(page, "Roh 2007")
    sign = chart.get_by_label(re.compile("^Cho 2014, randomized trial"))
    press(page, sign, touch=touch)
    expect_open(page, "Cho 2014")
    wait_until_quiet(page)  # a dropdown closes while the page under it still moves
    choose(page, "Open a study", "Wasserman", re.compile("^Wasserman 2018: "))
    expect_open(page, "Wasserman 2018")
    press(page, sign, touch=touch)

    expect_open(page, "Cho 2014")


def test_another_concern_is_drawn_in_the_chart_that_stands(open_url: OpenUrl, server: str):
    """The existing chart takes the rows of another concern, and grows as tall as they are."""
    page = open_url(f"{server}/?concern=stretch-marks")
    chart = page.get_by_label(CHART, exact=True)
    chart.get_by_text("Timur Taşhan 2012").wait_for()
    chart.locator("svg").evaluate("chart => { chart.stands = true; }")
    before = chart.locator("svg").bounding_box()
    choose(page, "Your skin concern", "Other scars", "Other scars")

    expect(chart.get_by_label(TITLE, exact=True)).to_be_attached()
    chart.get_by_text("Wasserman 2018").wait_for()
    assert chart.locator("svg").evaluate("chart => chart.stands")
    after = chart.locator("svg").bounding_box()
    assert before and after
    assert after["height"] > 2 * before["height"]


def test_a_shared_study_is_one_press_from_the_top(open_url: OpenUrl, server: str):
    """A shared link shows the answer first, with a link to the study above it."""
    page = open_url(f"{server}/?concern=stretch-marks&study=timur-tashan-2012", width=360)
    wait_until_calm(page)
    way = page.get_by_role("link", name="Read Timur Taşhan 2012", exact=True)
    opened = page.locator("details.ts-study[open] > summary")
    assert page.evaluate("window.scrollY") == 0
    expect(way).to_be_in_viewport()
    expect(opened).not_to_be_in_viewport()
    way.focus()
    page.keyboard.press("Enter")

    expect(opened).to_be_in_viewport()
    # The row of the contents stays at the top, and must not cover it.
    opened.click(trial=True)
