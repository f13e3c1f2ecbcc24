"""On a server of one's own a choice shows at once, before the server has heard of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import OpenUrl, busy, run_server
from tests.browser.test_browser import choose
from tests.browser.views import wait_until_calm

pytestmark = pytest.mark.browser

ACNE_SCARS = "Acne scars · Texture and scars"


def turn_to_dropdown(page: Page) -> None:
    """Point at the list of concerns, for which the browser fetches what they show."""
    with page.expect_response("**/api/sheets.json") as answer:
        page.get_by_label("Your skin concern", exact=True).hover()
    answer.value.finished()


def test_a_choice_shows_while_the_server_is_busy(open_url: OpenUrl, tmp_path: Path):
    """Name, chart and passages are there at once, and the run that follows leaves them alone."""
    started: list[subprocess.Popen[bytes]] = []
    with run_server(tmp_path / "log.txt", own=True, started=started) as address:
        page = open_url(f"{address}/?concern=wrinkles")
        wait_until_calm(page)
        turn_to_dropdown(page)
        with busy(started[0]):
            choose(page, "Your skin concern", "acne sc", ACNE_SCARS)
            expect(page.locator("h1")).to_have_text("Acne scars")
            expect(page.locator(".ts-spread .ts-chosen")).to_contain_text("Acne scars")
            page.locator(".ts-card").first.evaluate("card => { card.kept = true; }")
        expect(page).to_have_url(f"{address}/?concern=acne-scars")
        wait_until_calm(page)

        assert page.locator(".ts-card").first.evaluate("card => card.kept") is True
        assert page.title() == "Acne scars · Touchstone"


def test_who_reads_on_while_the_server_is_busy_stays_there(open_url: OpenUrl, tmp_path: Path):
    """The run that follows a choice draws nothing anew, and does not begin at the top."""
    started: list[subprocess.Popen[bytes]] = []
    with run_server(tmp_path / "log.txt", own=True, started=started) as address:
        page = open_url(f"{address}/?concern=wrinkles")
        wait_until_calm(page)
        turn_to_dropdown(page)
        main = page.get_by_test_id("stMain")
        with busy(started[0]):
            choose(page, "Your skin concern", "acne sc", ACNE_SCARS)
            expect(page.locator("h1")).to_have_text("Acne scars")
            main.evaluate("main => { main.scrollTop = 900; }")
        expect(page).to_have_url(f"{address}/?concern=acne-scars")
        wait_until_calm(page)

        assert main.evaluate("main => main.scrollTop") > 500


def test_a_choice_made_before_the_others_are_there_shows_when_they_are(
    open_url: OpenUrl, tmp_path: Path
):
    """What is fetched for the choices may come later than the choice itself."""
    started: list[subprocess.Popen[bytes]] = []
    with run_server(tmp_path / "log.txt", own=True, started=started) as address:
        page = open_url(f"{address}/?concern=wrinkles")
        wait_until_calm(page)
        held: list[Route] = []
        page.route("**/api/sheets.json", lambda route: held.append(route))
        with page.expect_request("**/api/sheets.json"):
            page.get_by_label("Your skin concern", exact=True).hover()
        late = held[0].fetch()
        with busy(started[0]):
            choose(page, "Your skin concern", "acne sc", ACNE_SCARS)
            expect(page.get_by_label("Your skin concern", exact=True)).to_have_value(ACNE_SCARS)
            held[0].fulfill(response=late)
            expect(page.locator("h1")).to_have_text("Acne scars")


def test_an_order_chosen_before_the_others_are_there_stays(open_url: OpenUrl, tmp_path: Path):
    """They come in the order of the article, and are no news for a page in another one."""
    with run_server(tmp_path / "log.txt", own=True) as address:
        page = open_url(f"{address}/?concern=wrinkles")
        wait_until_calm(page)
        held: list[Route] = []
        page.route("**/api/sheets.json", lambda route: held.append(route))
        with page.expect_request("**/api/sheets.json"):
            page.get_by_label("Your skin concern", exact=True).hover()
        page.get_by_text("Area, A to Z", exact=True).click()
        caption = page.locator("caption", has_text="Benefits that the article claims")
        expect(caption).to_contain_text("Order: Area, A to Z")
        with page.expect_response("**/api/sheets.json") as answer:
            held[0].continue_()
        answer.value.finished()
        page.wait_for_timeout(500)

        expect(caption).to_contain_text("Order: Area, A to Z")


def test_a_dropdown_that_is_drawn_after_the_sheets_is_followed(browser: Browser, tmp_path: Path):
    """On a slow device the parts of a page come up in any order."""
    started: list[subprocess.Popen[bytes]] = []
    with run_server(tmp_path / "log.txt", own=True, started=started) as address:
        context = browser.new_context()
        page, held = context.new_page(), list[Route]()
        page.route("**/Selectbox*.js", lambda route: held.append(route))
        page.goto(f"{address}/?concern=wrinkles", wait_until="commit")
        page.locator("#root .ts-sheet h1").wait_for()
        for route in held:
            route.continue_()
        wait_until_calm(page)
        turn_to_dropdown(page)
        with busy(started[0]):
            choose(page, "Your skin concern", "acne sc", ACNE_SCARS)
            expect(page.locator("h1")).to_have_text("Acne scars")

        assert held
        context.close()


def test_another_order_is_left_to_the_server(open_url: OpenUrl, tmp_path: Path):
    """What was fetched holds the order of the article: with another, a choice takes its run."""
    with run_server(tmp_path / "log.txt", own=True) as address:
        page = open_url(f"{address}/?concern=wrinkles&sort=benefit")
        wait_until_calm(page)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        choose(page, "Your skin concern", "acne sc", ACNE_SCARS)
        expect(page.locator("h1")).to_have_text("Acne scars")

        assert not [url for url in asked if "sheets.json" in url]
