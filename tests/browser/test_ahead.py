"""On a server of one's own a choice shows at once, before the server has heard of it."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenUrl, run_server
from tests.browser.test_browser import choose
from tests.browser.views import wait_until_calm

pytestmark = pytest.mark.browser


def turn_to_dropdown(page: Page) -> None:
    """Point at the list of concerns, for which the browser fetches what they show."""
    with page.expect_response("**/api/sheets.json") as answer:
        page.get_by_label("Your skin concern", exact=True).hover()
    answer.value.finished()
    page.wait_for_timeout(100)  # until it is read


def test_a_choice_shows_while_the_server_is_busy(open_url: OpenUrl, tmp_path: Path):
    """Name, chart and passages are there at once, and the run that follows leaves them alone."""
    started: list[subprocess.Popen[bytes]] = []
    with run_server(tmp_path / "log.txt", own=True, started=started) as address:
        page = open_url(f"{address}/?concern=wrinkles")
        wait_until_calm(page)
        turn_to_dropdown(page)
        started[0].send_signal(signal.SIGSTOP)
        try:
            choose(page, "Your skin concern", "acne sc", "Acne scars · Texture and scars")
            expect(page.locator("h1")).to_have_text("Acne scars")
            expect(page.locator(".ts-spread .ts-chosen")).to_contain_text("Acne scars")
            page.locator(".ts-card").first.evaluate("card => { card.kept = true; }")
        finally:
            started[0].send_signal(signal.SIGCONT)
        expect(page).to_have_url(f"{address}/?concern=acne-scars")
        wait_until_calm(page)

        assert page.locator(".ts-card").first.evaluate("card => card.kept") is True
        assert page.title() == "Acne scars · Touchstone"


def test_another_order_is_left_to_the_server(open_url: OpenUrl, tmp_path: Path):
    """What was fetched holds the order of the article: with another, a choice takes its run."""
    with run_server(tmp_path / "log.txt", own=True) as address:
        page = open_url(f"{address}/?concern=wrinkles&sort=benefit")
        wait_until_calm(page)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        choose(page, "Your skin concern", "acne sc", "Acne scars · Texture and scars")
        expect(page.locator("h1")).to_have_text("Acne scars")

        assert not [url for url in asked if "sheets.json" in url]
