"""A printed page has all of its text, in light colors, with open folds and no controls."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import OpenUrl
from tests.browser.views import wait_until_calm

# Width of A4 between margins of 14 mm, in CSS pixels.
PAPER = 688
CONTROLS = (
    "Benefit matrix", "Filters", "Your own bar", "Save chart", "Download", "Copy link",
    "Open a cell", "Open a study", "Page of the list", "Get the handout", "QR code and embedding",
    "Copy with", "Search in the studies", "Reset filters", "not counted Show", "Enter or a click",
)  # fmt: skip
# Headings of parts that have nothing but controls.
HIDDEN = {"Share this page"}
# Text of folds that are closed on the screen.
FOLDED = {
    "/?concern=poor-sleep": (
        "Make sure that hands and tools are clean", "A careful reader concludes", "The whole way",
        "No, shown only",
    ),
    "/matrix?show=both&cell=poor-sleep.better-sleep": (
        "A careful reader concludes", "What people notice on these scales",
        "Hwang 2015.",
    ),
    "/research": ("Year Studies that count", "Psoriasis Less stress", "Gathers all studies"),
}  # fmt: skip


def print_page(page: Page) -> str:
    """Return the words of a page on paper, without ligatures."""
    raw = page.pdf(format="A4", print_background=True, prefer_css_page_size=True)
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(raw)).pages)
    return re.sub(r"\s+", " ", text.replace("ﬁ", "fi").replace("ﬀ", "ff"))


@pytest.mark.parametrize("path", FOLDED)
def test_paper_has_the_folds_and_no_control(open_url: OpenUrl, server: str, path: str):
    """The printed file has what was folded on the screen, and nothing to press."""
    page = open_url(f"{server}{path}", scheme="dark")
    wait_until_calm(page)
    printed = print_page(page)

    assert [words for words in FOLDED[path] if words not in printed] == []
    assert [words for words in CONTROLS if words in printed] == []
    headings = [" ".join(text.split()) for text in page.locator("h1, h2, h3").all_inner_texts()]
    assert {text for text in headings if text and text not in printed} <= HIDDEN
    assert "This is information, not medical advice." in printed


@pytest.mark.parametrize("path", FOLDED)
def test_paper_is_light_and_wide_enough(open_url: OpenUrl, server: str, path: str):
    """A dark page and its charts are light on paper, and nothing is cut off at the side."""
    page = open_url(f"{server}{path}", scheme="dark")
    wait_until_calm(page)
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    wait_until_calm(page)
    beyond = page.evaluate(
        """(paper) => [...document.querySelectorAll(".stMain *")]
          .filter((item) => item.checkVisibility() && item.getClientRects().length)
          .filter((item) => !item.closest(".ts-vh, svg"))
          .filter((item) => item.getBoundingClientRect().right > paper + 1)
          .map((item) => item.outerHTML.slice(0, 120))""",
        PAPER,
    )
    whole = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("L")

    assert beyond == []
    assert whole.height > 3_000
    assert ImageStat.Stat(whole).median[0] > 230
    for chart in page.locator(".stVegaLiteChart").all():
        drawn = Image.open(io.BytesIO(chart.screenshot())).convert("L")
        assert drawn.getpixel((2, 2)) > 230
    ink = page.get_by_role("heading", level=1).evaluate("item => getComputedStyle(item).color")
    assert ink == "rgb(43, 38, 34)"


@pytest.mark.parametrize("path", FOLDED)
def test_a_picture_of_the_whole_page_is_whole(open_url: OpenUrl, server: str, path: str):
    """A picture of the whole page, which browsers offer to save, includes the last line."""
    page = open_url(f"{server}{path}")
    wait_until_calm(page)
    last = page.get_by_text("This is information, not medical advice.").bounding_box()
    whole = Image.open(io.BytesIO(page.screenshot(full_page=True)))

    assert last
    assert whole.height > last["y"] + last["height"] > 1_000


def test_every_column_of_the_matrix_is_on_paper(open_url: OpenUrl, server: str):
    """Even printed from a phone, where it is a list, the matrix is a grid of all 16 benefits."""
    page = open_url(f"{server}/matrix", width=360)
    wait_until_calm(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    heads = page.get_by_role("columnheader")

    expect(heads.get_by_text("Fewer flare-ups")).to_be_visible()
    assert all(
        box["x"] + box["width"] <= PAPER for head in heads.all() if (box := head.bounding_box())
    )
