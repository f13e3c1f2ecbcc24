"""A pack ten times the shipped size in a real browser: complete, and usable by everyone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from benchmarks.scale.packs import write_pack
from tests.browser.conftest import OpenUrl, run_server
from tests.browser.survey import judge_size
from tests.browser.test_every_view import ELEMENTS
from tests.browser.views import WIDTHS, wait_until_calm

pytestmark = pytest.mark.xdist_group("large")  # one server
_SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def large_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server of the large pack."""
    folder = tmp_path_factory.mktemp("large")
    write_pack(folder / "pack", 10)
    data = str(folder / "pack")
    with run_server(folder / "log.txt", own=True, TOUCHSTONE_DATA=data) as address:
        yield address


def test_a_large_matrix_is_walked_whole(open_url: OpenUrl, large_server: str):
    """All cells are there, one opens, and axe finds no fault of ours."""
    page = open_url(f"{large_server}/matrix")
    expect(page.locator("[data-cell]")).to_have_count(57 * 51)

    cell = page.locator("[data-cell='concern-55.benefit-1']")
    cell.click()
    expect(cell).to_have_attribute("aria-selected", "true")
    _check_view(page)


def _check_view(page: Page) -> None:
    page.keyboard.press("Escape")
    wait_until_calm(page)
    for faults, overflow in judge_size(page, ELEMENTS).values():
        assert [fault for fault in faults if not fault.known] == []
        assert overflow == 0


# Path -> words on the page once it is drawn.
LARGE = {
    "/": "claims for massage",
    "/?concern=concern-7": "Studies at a glance",
    "/matrix": "claims, ",
    "/research": "Where the research is, and where the gaps are",
    "/article?concern=concern-7": "Article",
    "/your_article": "Your own article",
    "/about": "About",
}


@pytest.mark.parametrize("path", LARGE)
def test_every_page_of_ten_times_the_data_can_be_used(
    open_url: OpenUrl, large_server: str, path: str
):
    """Every page works, and does not scroll sideways on a phone."""
    page = open_url(f"{large_server}{path}")
    expect(page.get_by_test_id("stMain").get_by_text(LARGE[path]).first).to_be_attached()
    wait_until_calm(page)
    assert page.get_by_test_id("stException").count() == 0
    page.set_viewport_size({"width": WIDTHS["phone"], "height": 740})
    wait_until_calm(page)
    assert page.evaluate(_SIDEWAYS) == 0


def test_a_choice_among_ten_times_the_concerns_is_answered(open_url: OpenUrl, large_server: str):
    """Typing finds one of very many concerns, and the address names it."""
    page = open_url(f"{large_server}/?concern=concern-7")
    page.get_by_label("Your skin concern", exact=True).click()
    option = page.get_by_role("option", name="Made-up concern 49 ")
    page.keyboard.type("concern 49 ")
    option.click()
    expect(page).to_have_url(f"{large_server}/?concern=concern-49")
