"""Our colors and type as Streamlit draws them, measured in a real Chromium."""

from __future__ import annotations

import io

import pytest
from coloraide import Color
from PIL import Image
from playwright.sync_api import Page

from tests import design
from tests.browser.conftest import OpenUrl

_READ = """(element, [property, pseudo]) => {
  const seen = [];
  for (let node = element; node; node = node.parentElement) seen.push(getComputedStyle(node));
  const own = pseudo ? getComputedStyle(element, pseudo) : seen[0];
  return {
    color: own[property],
    fade: seen.reduce((product, style) => product * Number(style.opacity), 1),
    grounds: seen.map((style) => style.backgroundColor),
  };
}"""


def measure(page: Page, selector: str, *, of: str = "color", pseudo: str = "") -> float:
    """Return the contrast of an element's color against what is behind it."""
    first = page.locator(selector).first
    if of == "borderTopColor":
        first.scroll_into_view_if_needed()
    seen = first.evaluate(_READ, [of, pseudo])
    # A border contrasts with what is behind the element, not with the element's own fill.
    grounds = seen["grounds"][1 if of == "borderTopColor" else 0 :]
    ground = Color("white")
    for color in reversed(grounds):
        ground = Color.layer([Color(color), ground])
    front = Color(seen["color"])
    front["alpha"] = front["alpha"] * seen["fade"]
    return float(Color.layer([front, ground]).contrast(ground, method="wcag21"))


@pytest.mark.parametrize("scheme", design.MODES)
def test_parts_of_streamlit_have_enough_contrast(server: str, open_url: OpenUrl, scheme: str):
    """As drawn, captions and hints have a contrast of 4.5:1, and borders of controls of 3:1."""
    page = open_url(f"{server}/?concern=stretch-marks", scheme=scheme)
    page.get_by_role("button", name="Get the handout").wait_for()
    research = open_url(f"{server}/research", scheme=scheme)
    figures = {
        "caption": measure(research, '[data-testid="stCaptionContainer"] p'),
        "quiet text": measure(page, ".ts-muted"),
        "hint in a field": measure(
            page, '[data-testid="stTextInput"] input', pseudo="::placeholder"
        ),
        "label": measure(page, '[data-testid="stWidgetLabel"] p'),
    }
    borders = {
        "field": '[data-testid="stTextInputRootElement"]',
        "dropdown": '[data-testid="stSelectbox"] [role="group"]',
        "button": '[data-testid="stBaseButton-secondary"]',
        "fold": ".ts-fold",
        "link to copy": ".ts-copy input",
    }
    edges = {name: measure(page, place, of="borderTopColor") for name, place in borders.items()}
    for name, ratio in (figures | edges).items():
        print(f"{scheme}: {name} {ratio:.2f}")  # noqa: T201  # the figures

    assert {name: ratio for name, ratio in figures.items() if ratio < design.TEXT} == {}
    assert {name: ratio for name, ratio in edges.items() if ratio < design.SHAPE} == {}


def read_edge(page: Page, selector: str) -> list[Color]:
    """Return the colors across the left edge of an element, from 5 px outside to 5 px inside.

    They are read at half its height.
    """
    cell = page.locator(selector)
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    assert box
    clip = {"x": box["x"] - 5, "y": box["y"] + box["height"] / 2, "width": 10, "height": 1}
    picture = Image.open(io.BytesIO(page.screenshot(clip=clip, scale="css"))).convert("RGB")
    pixels = [picture.getpixel((place, 0)) for place in range(picture.width)]
    return [Color("srgb", [part / 255 for part in pixel]) for pixel in pixels]


@pytest.mark.parametrize("scheme", design.MODES)
def test_the_open_cell_shows_on_every_tone(server: str, open_url: OpenUrl, scheme: str):
    """As drawn, the frame of the open cell has 3:1 against what is outside and inside it."""
    page = open_url(f"{server}/matrix?cell=redness.blood-flow", scheme=scheme)
    page.get_by_role("heading", name="Redness · Better blood flow").wait_for()
    opened = '[data-cell][aria-selected="true"] b'
    weak = []
    for emphasis in design.MODES[scheme].emphases:
        page.locator(opened).evaluate(
            "(cell, emphasis) => { cell.parentElement.className = emphasis; }", emphasis
        )
        outside, frame, inside = (read_edge(page, opened)[place] for place in (3, 6, 8))
        ratios = [frame.contrast(other, method="wcag21") for other in (outside, inside)]
        print(f"{scheme}, {emphasis}: {ratios}")  # noqa: T201  # the figures
        weak += [emphasis] if min(ratios) < design.SHAPE else []

    assert weak == []


@pytest.mark.parametrize("scheme", design.MODES)
def test_pointing_at_a_cell_leaves_its_colors(server: str, open_url: OpenUrl, scheme: str):
    """Pointing at a cell tints its row, but leaves its sign and fill as they were measured."""
    page = open_url(f"{server}/matrix", scheme=scheme)
    cell = page.get_by_role("gridcell", name="Redness, Less redness").locator("b")
    beside = page.get_by_role("gridcell", name="Redness, Better sleep")
    ground = "cell => getComputedStyle(cell).backgroundColor"
    still = cell.evaluate(ground)
    cell.hover()

    style = "cell => { const is = getComputedStyle(cell); return [is.filter, is.backgroundColor]; }"
    assert cell.evaluate(style) == ["none", still]
    assert Color(beside.evaluate(ground)).to_string(hex=True) == design.MODES[scheme].surface


@pytest.mark.parametrize("width", [1280, 1920])
def test_columns_of_the_matrix_are_equally_wide(server: str, open_url: OpenUrl, width: int):
    """Neither the name of an area nor a long benefit widens its columns."""
    page = open_url(f"{server}/matrix", width=width)
    row = page.locator("[data-row]").first
    row.wait_for()
    cells = "cells => cells.map((cell) => cell.getBoundingClientRect().width)"
    widths = row.locator("[data-cell]").evaluate_all(cells)

    assert len(widths) == 16
    assert max(widths) - min(widths) < 2


@pytest.mark.parametrize("path", ["/research?concern=stretch-marks", "/?concern=redness"])
@pytest.mark.parametrize("scheme", design.MODES)
def test_charts_have_the_type_and_ground_of_the_page(
    server: str, open_url: OpenUrl, scheme: str, path: str
):
    """Charts have the letters and the background of the page, and no text is cut off."""
    page = open_url(f"{server}{path}", scheme=scheme)
    chart = page.locator(".stVegaLiteChart:visible svg").first
    chart.wait_for()
    texts = chart.locator("text")
    families = texts.evaluate_all("all => all.map((text) => getComputedStyle(text).fontFamily)")
    own = page.locator(".ts-table").first.evaluate("table => getComputedStyle(table).fontFamily")
    # A text box has 3 px of room above its letters.
    cut = chart.evaluate(
        """svg => { const box = svg.getBoundingClientRect();
          return [...svg.querySelectorAll("text")].filter((text) => {
            const own = text.getBoundingClientRect();
            return text.textContent.includes("…") || own.left < box.left - 1
              || own.right > box.right + 1 || own.top < box.top - 4 || own.bottom > box.bottom + 1;
          }).map((text) => text.textContent) }"""
    )
    ground = Color(chart.evaluate("svg => getComputedStyle(svg).backgroundColor"))

    assert set(families) == {own}
    assert cut == []
    assert ground.to_string(hex=True) == design.MODES[scheme].background


def test_a_dialog_has_the_colors_of_its_mode(server: str, open_url: OpenUrl):
    """A dialog is outside the page, but must be dark if the page is."""
    page = open_url(f"{server}/?concern=stretch-marks", scheme="dark")
    page.get_by_role("button", name="QR code and embedding").click()
    button = page.get_by_role("dialog").get_by_role("button", name="Copy link")
    button.wait_for()

    drawn = Color(button.evaluate("button => getComputedStyle(button).backgroundColor"))
    assert drawn.to_string(hex=True) == design.MODES["dark"].background


def test_signs_stand_under_each_other(server: str, open_url: OpenUrl):
    """All signs have the same width, whatever their shape, so that they line up."""
    page = open_url(f"{server}/")
    signs = page.locator(".ts-concern .ts-sign")
    signs.nth(1).wait_for()

    widths = signs.evaluate_all("all => all.map((sign) => sign.getBoundingClientRect().width)")
    assert len(widths) > 1
    assert len({round(width, 1) for width in widths}) == 1
