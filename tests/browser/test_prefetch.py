"""A choice shows at once, before the server knows of it, on both kinds of server."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import OpenUrl, busy
from tests.browser.views import choose, wait_until_calm

FIELD = "Your skin concern"
ACNE_SCARS = "Acne scars"


@dataclass(frozen=True)
class Server:
    """A server's address, and its process."""

    address: str
    process: subprocess.Popen[bytes]


@pytest.fixture(params=["own_server", "server"], ids=["own_server", "streamlit_run"])
def running(
    request: pytest.FixtureRequest, processes: dict[str, subprocess.Popen[bytes]]
) -> Server:
    """Return a server of each kind in turn."""
    address = request.getfixturevalue(request.param)
    return Server(address, processes[address])


def open_wrinkles(open_url: OpenUrl, running: Server, query: str = "") -> Page:
    """Open one concern, so that another can be chosen."""
    page = open_url(f"{running.address}/?concern=wrinkles{query}")
    wait_until_calm(page)
    return page


def choose_acne_scars(page: Page) -> None:
    """Choose acne scars in the list, and wait until the page shows them."""
    choose(page, FIELD, "acne sc", ACNE_SCARS)
    expect(page.locator("h1")).to_have_text("Acne scars")


def wait_until_prefetched(page: Page) -> None:
    """Wait until the sections of the other concerns have been prefetched."""
    page.locator(".st-key-prefetch").wait_for(state="attached")


def test_a_choice_shows_while_the_server_is_busy(open_url: OpenUrl, running: Server):
    """Name, finding and passages are there at once, and the run that follows keeps them."""
    page = open_wrinkles(open_url, running)
    wait_until_prefetched(page)
    with busy(running.process):
        choose_acne_scars(page)
        expect(page.get_by_text("Two claims, none tested the whole way")).to_be_visible()
        page.locator(".ts-card").first.evaluate("card => { card.kept = true; }")
    expect(page).to_have_url(f"{running.address}/?concern=acne-scars")
    wait_until_calm(page)

    assert page.locator(".ts-card").first.evaluate("card => card.kept") is True
    assert page.title() == "Acne scars · Touchstone"


def test_who_reads_on_while_the_server_is_busy_stays_there(open_url: OpenUrl, running: Server):
    """The run that follows a choice redraws nothing, and does not scroll back to the top."""
    page = open_wrinkles(open_url, running)
    wait_until_prefetched(page)
    with busy(running.process):
        choose_acne_scars(page)
        page.evaluate("window.scrollTo(0, 900)")
    expect(page).to_have_url(f"{running.address}/?concern=acne-scars")
    wait_until_calm(page)

    assert page.evaluate("window.scrollY") > 500


def test_a_dropdown_that_is_drawn_after_the_sections_is_followed(browser: Browser, running: Server):
    """On a slow device the parts of a page come up in any order, and a choice must still show."""
    context = browser.new_context()
    page, held = context.new_page(), list[Route]()
    page.route("**/Selectbox*.js", lambda route: held.append(route))
    page.goto(f"{running.address}/?concern=wrinkles", wait_until="commit")
    page.locator("#root .ts-section h1").wait_for(state="attached")
    for route in held:
        route.continue_()
    wait_until_calm(page)
    wait_until_prefetched(page)
    with busy(running.process):
        choose_acne_scars(page)

    assert held
    context.close()


def test_another_order_is_left_to_the_server(open_url: OpenUrl, running: Server):
    """Only the default order is prefetched, so in another order a choice waits for its run."""
    page = open_wrinkles(open_url, running, "&sort=benefit")
    expect(page.locator(".st-key-prefetch")).to_have_count(0)
    choose_acne_scars(page)

    expect(page.get_by_text("Order of the claims: Benefit, A to Z")).to_be_attached()
