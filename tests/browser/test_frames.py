"""Views in pages of other sites, under a path of a larger site, and where the app is blocked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.conftest import OtherSite, run_server
from tests.browser.views import read_line
from touchstone.links.pages import PAGES
from touchstone.links.sharing import build_embed
from touchstone.packs.pack import Pack

CLAIM = "Facial massage improves the look of wrinkles."


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page without cookies of other tests that may write to the clipboard."""
    with browser.new_context(permissions=["clipboard-write"]) as context:
        yield context.new_page()


@pytest.mark.parametrize("kind", ["server", "own_server"])
def test_our_snippet_does_all_that_a_page_of_another_site_may(
    page: Page, request: pytest.FixtureRequest, other_site: OtherSite, pack: Pack, kind: str
):
    """An embedded view has its name, link, copies and downloads.

    It takes no uploads, and opens its own window for them.
    """
    address = request.getfixturevalue(kind)
    view = f"{address}/?concern=rosacea&data={pack.version}"
    other_site.markup = build_embed(view, "Rosacea · Touchstone")
    page.goto(other_site.address)
    frame = page.frame_locator('iframe[title="Rosacea · Touchstone"]')
    below = page.get_by_role("link", name="Rosacea · Touchstone")
    expect(frame.get_by_role("heading", name="Rosacea", level=1)).to_be_visible(timeout=30_000)
    expect(below).to_have_attribute("href", view)

    frame.get_by_role("button", name="Copy link").click()
    expect(frame.get_by_text("Copied.")).to_be_visible()
    outside = frame.get_by_role("link", name="Open this view in its own window")
    expect(outside).to_have_attribute("href", view)
    # The menu opens at the bottom of the frame, which is taller than this window.
    page.set_viewport_size({"width": 1280, "height": 1000})
    frame.get_by_role("button", name="Get the handout").click()
    with page.expect_download():
        frame.get_by_role("button", name="Handout as a web page").click()

    other_site.markup = build_embed(f"{address}/your_article?bar=by-hand", "Yours")
    page.reload()
    frame = page.frame_locator("iframe")
    for way in ("Open saved work", "Upload a file"):
        frame.get_by_text(way, exact=True).click()
        expect(read_line(frame, "Files cannot be uploaded here")).to_be_visible()
        expect(frame.locator("input[type=file]")).to_have_count(0)
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="Open it in its own window").click()
    window = opened.value
    window.get_by_text("Upload a file", exact=True).click()
    window.locator("input[type=file]").set_input_files(
        {"name": "mine.txt", "mimeType": "text/plain", "buffer": CLAIM.encode()}
    )
    window.get_by_role("button", name="Read the file").click()
    expect(read_line(window, "1 claim is accepted until you reject it.")).to_be_visible()
    expect(window).to_have_url(f"{address}/your_article?bar=by-hand")
    expect(window.get_by_role("link", name="Open this view in its own window")).to_have_count(0)

    frame.get_by_text("Paste the text", exact=True).click()
    frame.get_by_label("Text of the article").fill(CLAIM)
    frame.get_by_role("button", name="Read the article").click()
    expect(read_line(frame, "1 claim is accepted until you reject it.")).to_be_visible()


def _block_sockets(page: Page) -> None:
    def close(socket: WebSocketRoute) -> None:
        socket.close()

    page.route_web_socket("**/_stcore/stream", close)


def _break_scripts(page: Page) -> None:
    page.route("**/static/js/index.*", lambda route: route.fulfill(body="let let;"))


@pytest.mark.parametrize("break_down", [_block_sockets, _break_scripts])
def test_where_the_app_does_not_come_up_every_page_says_so(
    page: Page, own_server: str, other_site: OtherSite, break_down: Callable[[Page], None]
):
    """If the app does not start, each page says what it is and leads to a page without the app."""
    frames = "".join(
        f'<iframe title="{name}" src="{own_server}/{item.path}?embed=true&utm_source=x" '
        'width="400" height="240"></iframe>'
        for name, item in PAGES.items()
    )
    other_site.markup = f'{frames}<iframe title="answer" src="{own_server}/?concern=acne"></iframe>'
    break_down(page)
    page.goto(other_site.address)
    for name in (*PAGES, "answer"):
        frame = page.frame_locator(f'iframe[title="{name}"]')
        title = "Acne" if name == "answer" else PAGES[name].title
        expect(frame.get_by_role("heading", name=title, level=1)).to_be_visible()
        expect(frame.get_by_role("link", name="one plain page")).to_be_visible()
    frame = page.frame_locator('iframe[title="matrix"]')
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="open this in its own window").click()
    expect(opened.value).to_have_url(f"{own_server}/matrix?embed=true&utm_source=x")
    frame.get_by_role("link", name="one plain page").click()

    expect(frame.get_by_text("Pick what worries you").first).to_be_visible()


def test_under_a_path_of_a_larger_site_all_that_is_handed_on_keeps_it(
    page: Page, tmp_path: Path, pack: Pack
):
    """Links, dialog, navigation, downloads and the page for wrong addresses keep the path."""
    under = {"STREAMLIT_SERVER_BASE_URL_PATH": "tools/touchstone"}
    with run_server(tmp_path / "log.txt", own=True, **under) as address:
        root = f"{address}/tools/touchstone"
        page.goto(f"{root}/matrix/?cell=acne.stress-relief")
        expect(page.locator(".ts-foot")).to_be_visible(timeout=30_000)
        page.get_by_role("button", name="QR code and embedding").click()
        dialog = page.get_by_role("dialog")
        link = f"{root}/matrix?cell=acne.stress-relief&data={pack.version}"
        expect(dialog.get_by_label("Link to exactly this view")).to_have_value(link)
        embedded = f'src="{link.replace("&", "&amp;")}&amp;embed=true"'
        expect(dialog.get_by_text(embedded)).to_be_visible()
        with page.expect_download():
            dialog.get_by_role("button", name="QR code as SVG").click()
        dialog.get_by_role("button", name="Close").click()
        page.get_by_role("link", name="Research", exact=True).click()
        expect(page).to_have_url(f"{root}/research")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.goto(f"{root}/nope/x")
        page.get_by_role("link", name="Your concern").click()

        expect(page).to_have_url(f"{root}/")
        expect(page.locator(".ts-foot")).to_be_visible()
