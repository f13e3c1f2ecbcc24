"""A pack ten times the shipped one in a real browser: drawn whole, usable by everyone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.scale.packs import write_pack
from tests.browser.conftest import OpenUrl, run_server
from tests.browser.survey import look
from tests.browser.test_every_view import ELEMENTS
from tests.browser.views import WIDTHS, wait_until_calm

pytestmark = pytest.mark.browser
_SIDEWAYS = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return main.scrollWidth - main.clientWidth;
}"""


def test_a_large_matrix_is_walked_whole(open_url: OpenUrl, tmp_path: Path):
    """All its cells are there, one opens, and axe finds nothing that is ours."""
    write_pack(tmp_path / "pack", 10)
    with run_server(tmp_path / "log.txt", TOUCHSTONE_DATA=str(tmp_path / "pack")) as address:
        page = open_url(f"{address}/matrix")
        expect(page.locator("[data-cell]")).to_have_count(57 * 51)

        cell = page.locator("[data-cell='concern-55.benefit-1']")
        cell.click()
        expect(cell).to_have_attribute("aria-selected", "true")
        _check_view(page)


def _check_view(page: Page) -> None:
    page.keyboard.press("Escape")
    wait_until_calm(page)
    for found in look(page, ELEMENTS).values():
        ours = {fault for faults in found.faults.values() for fault in faults if not fault.known}
        assert ours == set()
        assert set(found.overflow.values()) == {0}


# Path -> words that stand there once the page is drawn.
LARGE = {
    "/": "Find your skin concern",
    "/?concern=concern-7": "What research found",
    "/matrix": "Which benefit is claimed for which concern",
    "/research": "Where the research is, and where the gaps are",
    "/article?concern=concern-7": "Article",
    "/your_article": "Your own article",
    "/about": "About",
}


def test_every_page_of_ten_times_the_data_can_be_used(open_url: OpenUrl, tmp_path: Path):
    """Each stands, on a phone too; a choice is answered and in the address."""
    write_pack(tmp_path / "pack", 10)
    data = str(tmp_path / "pack")
    with run_server(tmp_path / "log.txt", own=True, TOUCHSTONE_DATA=data) as address:
        for path, words in LARGE.items():
            page = open_url(f"{address}{path}")
            expect(page.get_by_test_id("stMain").get_by_text(words).first).to_be_attached()
            wait_until_calm(page)
            assert page.get_by_test_id("stException").count() == 0, path
            page.set_viewport_size({"width": WIDTHS["phone"], "height": 740})
            wait_until_calm(page)
            assert page.evaluate(_SIDEWAYS) == 0, path
            page.context.close()
        page = open_url(f"{address}/?concern=concern-7")
        page.get_by_label("Your skin concern", exact=True).click()
        option = page.get_by_role("option", name="Made-up concern 49 ")
        page.keyboard.type("concern 49 ")
        option.click()
        expect(page).to_have_url(f"{address}/?concern=concern-49")
