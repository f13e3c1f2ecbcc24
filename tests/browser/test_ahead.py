"""On a server of one's own a choice shows at once, before the server has heard of it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import OpenUrl, busy, run_server
from tests.browser.test_browser import choose
from tests.browser.views import wait_until_calm

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ahead")]  # one server

FIELD = "Your skin concern"
ACNE_SCARS = "Acne scars · Texture and scars"


@dataclass(frozen=True)
class Own:
    """A server of one's own: where it answers, and its process."""

    address: str
    process: subprocess.Popen[bytes]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Own]:
    """Return one server for all tests here."""
    started: list[subprocess.Popen[bytes]] = []
    log = tmp_path_factory.mktemp("own") / "log.txt"
    with run_server(log, own=True, started=started) as address:
        yield Own(address, started[0])


def open_wrinkles(open_url: OpenUrl, own: Own, query: str = "") -> Page:
    """Open a concern, in which another is chosen next."""
    page = open_url(f"{own.address}/?concern=wrinkles{query}")
    wait_until_calm(page)
    return page


def choose_acne_scars(page: Page) -> None:
    """Choose in the list, and wait until the page shows it."""
    choose(page, FIELD, "acne sc", ACNE_SCARS)
    expect(page.locator("h1")).to_have_text("Acne scars")


def hold_others(page: Page) -> Route:
    """Point at the list of concerns, and hold what is fetched for them."""
    held: list[Route] = []
    page.route("**/api/sheets.json", lambda route: held.append(route))
    with page.expect_request("**/api/sheets.json"):
        page.get_by_label(FIELD, exact=True).hover()
    return held[0]


def turn_to_dropdown(page: Page) -> None:
    """Point at the list of concerns, for which the browser fetches what they show."""
    with page.expect_response("**/api/sheets.json") as answer:
        page.get_by_label(FIELD, exact=True).hover()
    answer.value.finished()


def test_a_choice_shows_while_the_server_is_busy(open_url: OpenUrl, own: Own):
    """Name, finding and passages are there at once, and the run that follows leaves them alone."""
    page = open_wrinkles(open_url, own)
    turn_to_dropdown(page)
    with busy(own.process):
        choose_acne_scars(page)
        expect(page.locator(".ts-finding")).to_contain_text("Acne scars")
        page.locator(".ts-card").first.evaluate("card => { card.kept = true; }")
    expect(page).to_have_url(f"{own.address}/?concern=acne-scars")
    wait_until_calm(page)

    assert page.locator(".ts-card").first.evaluate("card => card.kept") is True
    assert page.title() == "Acne scars · Touchstone"


def test_who_reads_on_while_the_server_is_busy_stays_there(open_url: OpenUrl, own: Own):
    """The run that follows a choice draws nothing anew, and does not begin at the top."""
    page = open_wrinkles(open_url, own)
    turn_to_dropdown(page)
    main = page.get_by_test_id("stMain")
    with busy(own.process):
        choose_acne_scars(page)
        main.evaluate("main => { main.scrollTop = 900; }")
    expect(page).to_have_url(f"{own.address}/?concern=acne-scars")
    wait_until_calm(page)

    assert main.evaluate("main => main.scrollTop") > 500


def test_a_choice_made_before_the_others_are_there_shows_when_they_are(open_url: OpenUrl, own: Own):
    """What is fetched for the choices may come later than the choice itself."""
    page = open_wrinkles(open_url, own)
    held = hold_others(page)
    late = held.fetch()
    with busy(own.process):
        choose(page, FIELD, "acne sc", ACNE_SCARS)
        expect(page.get_by_label(FIELD, exact=True)).to_have_value(ACNE_SCARS)
        held.fulfill(response=late)
        expect(page.locator("h1")).to_have_text("Acne scars")


def test_an_order_chosen_before_the_others_are_there_stays(open_url: OpenUrl, own: Own):
    """They come in the order of the article, and are no news for a page in another one."""
    page = open_wrinkles(open_url, own)
    held = hold_others(page)
    page.get_by_text("Area, A to Z", exact=True).click()
    caption = page.locator("caption", has_text="Benefits that the article claims")
    expect(caption).to_contain_text("Order: Area, A to Z")
    with page.expect_response("**/api/sheets.json") as answer:
        held.continue_()
    answer.value.finished()
    page.wait_for_timeout(500)

    expect(caption).to_contain_text("Order: Area, A to Z")


def test_a_dropdown_that_is_drawn_after_the_sheets_is_followed(browser: Browser, own: Own):
    """On a slow device the parts of a page come up in any order."""
    context = browser.new_context()
    page, held = context.new_page(), list[Route]()
    page.route("**/Selectbox*.js", lambda route: held.append(route))
    page.goto(f"{own.address}/?concern=wrinkles", wait_until="commit")
    page.locator("#root .ts-section h1").wait_for()
    for route in held:
        route.continue_()
    wait_until_calm(page)
    turn_to_dropdown(page)
    with busy(own.process):
        choose_acne_scars(page)

    assert held
    context.close()


def test_another_order_is_left_to_the_server(open_url: OpenUrl, own: Own):
    """What was fetched holds the order of the article: with another, a choice takes its run."""
    page = open_wrinkles(open_url, own, "&sort=benefit")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    choose_acne_scars(page)

    assert not [url for url in asked if "sheets.json" in url]
