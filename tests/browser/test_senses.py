"""Forced colors and reduced motion take nothing away."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenUrl
from tests.browser.views import wait_until_calm

GROUNDS = {"light": "rgb(251, 248, 243)", "dark": "rgb(29, 26, 23)"}


def style_of(place: Locator, name: str) -> str:
    """Return the computed style ``name`` of an element."""
    return str(place.evaluate("(item, name) => getComputedStyle(item)[name]", name))


def open_forced(open_url: OpenUrl, address: str, scheme: str) -> Page:
    """Open a page with forced colors, in a light or a dark scheme."""
    page = open_url(address, scheme=scheme)
    page.emulate_media(forced_colors="active")
    wait_until_calm(page)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colors_keep_cells_and_focus(open_url: OpenUrl, server: str, scheme: str):
    """Without backgrounds, cells have a border, the open one its own colors, the focus a ring."""
    page = open_forced(open_url, f"{server}/matrix?cell=redness.blood-flow", scheme)
    opened = page.get_by_role("gridcell", name="Redness, Better blood flow")
    other = page.get_by_role("gridcell", name="Acne, Less stress")

    assert style_of(other.locator("b"), "borderTopStyle") == "solid"
    assert style_of(other, "outlineStyle") == "none"
    assert style_of(opened.locator("b"), "borderTopStyle") == "double"
    assert style_of(opened, "backgroundColor") != style_of(other, "backgroundColor")
    assert style_of(opened, "color") != style_of(opened, "backgroundColor")
    opened.focus()
    assert style_of(opened.locator("b"), "borderTopStyle") == "double"
    page.keyboard.press("ArrowRight")
    focused = page.get_by_role("gridcell", name="Redness, Oxygen and nutrients")
    assert style_of(focused, "outlineStyle") == "solid"
    assert style_of(focused, "color") != style_of(focused, "backgroundColor")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colors_keep_marks_and_charts(open_url: OpenUrl, server: str, scheme: str):
    """Marked words still stand out, and a chart keeps its own background and colors."""
    page = open_forced(open_url, f"{server}/?concern=wrinkles", scheme)
    mark = page.locator("mark").first
    quote = page.locator("blockquote").first

    # A mark with alpha 0 would show the background of the quote.
    assert style_of(mark, "backgroundColor") not in (
        style_of(quote, "backgroundColor"), "rgba(0, 0, 0, 0)",
    )  # fmt: skip
    link = page.get_by_role("link", name="Read passage 1 in the article").first
    assert style_of(link, "textDecorationLine") == "underline"

    for path in ("/?concern=redness", "/research"):
        page.goto(f"{server}{path}")
        wait_until_calm(page)
        chart = page.locator(".stVegaLiteChart:visible").first
        assert style_of(chart, "forcedColorAdjust") == "none"
        ground = style_of(chart.locator("svg").first, "backgroundColor")
        assert ground == GROUNDS[scheme]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colors_keep_what_is_chosen(open_url: OpenUrl, server: str, scheme: str):
    """What is chosen still looks different, and a dialog has a frame."""
    page = open_forced(open_url, f"{server}/matrix", scheme)
    circles = page.get_by_test_id("stRadioOption").locator("> div > div:first-child")
    assert style_of(circles.nth(0), "backgroundColor") != style_of(
        circles.nth(1), "backgroundColor"
    )
    page.get_by_role("button", name="QR code and embedding").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert style_of(dialog, "borderTopStyle") == "solid"

    page.goto(f"{server}/your_article")
    wait_until_calm(page)
    assert style_of(page.get_by_role("radio", name="Paste the text"), "borderTopStyle") == "double"
    assert style_of(page.get_by_role("radio", name="Upload a file"), "borderTopStyle") == "solid"


@pytest.mark.parametrize(
    ("motion", "way"),
    [
        pytest.param("reduce", "auto", id="reduced"),
        pytest.param("no-preference", "smooth", id="usual"),
    ],
)
def test_motion_is_reduced_where_it_is_asked_for(
    open_url: OpenUrl, server: str, motion: Literal["reduce", "no-preference"], way: str
):
    """The page scrolls smoothly to an opened cell, or jumps if a reader wants less motion."""
    page = open_url(f"{server}/matrix", width=360)
    page.emulate_media(reduced_motion=motion)
    wait_until_calm(page)
    page.evaluate(
        """() => {
          window.ways = [];
          const scroll = Element.prototype.scrollIntoView;
          Element.prototype.scrollIntoView = function (options) {
            window.ways.push(options?.behavior);
            scroll.call(this, options);
          };
        }"""
    )
    page.get_by_role("gridcell", name="Redness, Better blood flow").click()
    expect(page.get_by_role("heading", name="Redness · Better blood flow")).to_be_in_viewport()
    # The drawer is in view before the page is scrolled under it.
    page.wait_for_function("window.ways.length > 0")

    assert page.evaluate("window.ways.at(-1)") == way


@pytest.mark.parametrize("path", ["/research", "/?concern=redness"])
def test_a_chart_follows_the_scheme_while_the_page_is_open(
    open_url: OpenUrl, server: str, path: str
):
    """When the device turns dark, no chart of an open page stays light."""
    page = open_url(f"{server}{path}", scheme="light")
    drawn = page.locator(".stVegaLiteChart:visible").first.locator("svg").first
    expect(drawn).to_have_css("background-color", "rgb(251, 248, 243)")

    page.emulate_media(color_scheme="dark")
    expect(drawn).to_have_css("background-color", "rgb(29, 26, 23)")
