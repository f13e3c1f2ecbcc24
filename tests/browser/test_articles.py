"""A pack of several articles in a real browser: opened by link, chosen, counted, shared."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import OpenUrl, run_server
from tests.browser.views import choose, read_line
from tests.several import HANDS, SHIPPED, TITLES, make_several


def test_articles_are_chosen_and_the_address_follows(open_url: OpenUrl, tmp_path: Path):
    """A link opens one article; a second one can be added, read, and kept across pages."""
    folder = make_several(tmp_path / "pack")
    with run_server(tmp_path / "log.txt", TOUCHSTONE_DATA=str(folder)) as address:
        page = open_url(f"{address}/matrix?article={HANDS}&show=articles")
        expect(read_line(page, "3 of 3 concerns, 3 of 3 claims")).to_be_visible()
        expect(read_line(page, f"1 of 3 articles is shown: “{TITLES[HANDS]}”.")).to_be_visible()

        choose(page, "Articles to show", "What a good", TITLES[SHIPPED])

        expect(read_line(page, "18 of 18 concerns, 53 of 53 claims")).to_be_visible()
        expect(page).to_have_url(f"{address}/matrix?article={HANDS}%2C{SHIPPED}&show=articles")
        page.keyboard.press("Escape")
        page.locator("[data-cell='wrinkles.fewer-aging-signs']").click()
        expect(page.get_by_text("2 of 2 articles claim this.", exact=True)).to_be_visible()
        expect(page.locator(".ts-eyebrow cite")).to_have_text([TITLES[HANDS], TITLES[SHIPPED]])

        page.get_by_role("link", name="Read passage 1 in the article").click()
        expect(page.get_by_role("heading", name=TITLES[HANDS], level=1)).to_be_visible()
        expect(page.locator("#mark-1")).to_contain_text("Wrinkles may soften")

        page.go_back()
        page.get_by_role("link", name="Your concern", exact=True).click()
        expect(page).to_have_url(f"{address}/?article={HANDS}%2C{SHIPPED}")
