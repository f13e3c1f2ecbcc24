"""Pages through nginx in a real Chromium, while replicas stop and start."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from tests.browser.conftest import OpenUrl
from tests.browser.views import APP, VIEWS, View, list_refused, wait_until_calm
from tests.deploy.conftest import Site, ask, wait_until

pytestmark = pytest.mark.deploy
PLAIN = [view for view in VIEWS if view.plain and view.where == APP]
TEXT = "WHAT MASSAGE DOES\n\nMassage fades scars. It also brings better sleep.\n"
# After this time nginx tries a failed replica again: see nginx-replicas.conf.
FAIL_TIMEOUT = 5  # seconds; nginx counts whole ones


def choose(page: Page, option: str) -> None:
    """Choose a concern in the dropdown."""
    page.get_by_label("Your skin concern", exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


def expect_concern(page: Page, name: str, concern_id: str) -> None:
    """Wait until the page and its address show a concern."""
    expect(page.get_by_role("heading", level=1, name=name, exact=True)).to_be_visible()
    page.wait_for_url(f"**/?concern={concern_id}")


def read_address(page: Page) -> str:
    """Return the address as the browser shows it now."""
    return str(page.evaluate("location.href"))


def upload(page: Page) -> None:
    """Upload an article, and wait until its claims are listed."""
    page.get_by_text("Upload a file", exact=True).click()
    payload: FilePayload = {
        "name": "mine.txt", "mimeType": "text/plain", "buffer": TEXT.encode()
    }  # fmt: skip
    page.locator("input[type=file]").set_input_files(payload)
    page.get_by_role("button", name="Read the file").click()
    expect(
        page.get_by_text("2 claims are accepted until you reject them.", exact=True)
    ).to_be_visible(timeout=30_000)


def download(page: Page) -> list[str]:
    """Download the data pack of an article and return the names of its files."""
    with page.expect_download(timeout=30_000) as caught:
        page.get_by_role("button", name="Download the data pack (zip)").click()
    with zipfile.ZipFile(caught.value.path()) as archive:
        return archive.namelist()


def find_browsers(site: Site, each: int) -> list[str]:
    """Return ``each`` browser names for every replica, in the order of the replicas."""
    names = [f"Mozilla/5.0 Chrome/140 Reader/{number}" for number in range(40)]
    found = dict(zip(names, site.find_replicas(names), strict=True))
    return [
        name
        for replica in site.replicas
        for name in [name for name, place in found.items() if place == replica.place][:each]
    ]


@pytest.fixture
def open_readers(browser: Browser) -> Iterator[Callable[[Site, list[str]], dict[str, Page]]]:
    """Return a function that opens each path as a separate reader, half of them at each replica."""
    contexts: list[BrowserContext] = []

    def open_each(site: Site, paths: list[str]) -> dict[str, Page]:
        pages = {}
        for path, name in zip(paths, find_browsers(site, len(paths) // 2), strict=True):
            context = browser.new_context(user_agent=name)
            context.set_default_timeout(20_000)
            contexts.append(context)
            pages[path] = context.new_page()
            pages[path].goto(site.address + path)
            pages[path].locator(".ts-foot").wait_for(timeout=30_000)
        return pages

    yield open_each
    for context in contexts:
        context.close()


def test_every_page_opens_and_nothing_of_it_is_refused(browser: Browser, site: Site):
    """The content security policy passes through nginx, and no page violates it."""
    assert {view.path.split("?")[0] for view in PLAIN} >= {"/", "/matrix", "/about"}
    assert list_refused(browser, PLAIN, site.address) == []


def test_an_article_goes_up_and_its_pack_comes_down(open_url: OpenUrl, site: Site):
    """An upload and a download both reach the replica that holds the session."""
    page = open_url(f"{site.address}/your_article")
    upload(page)

    assert any(name.endswith("datapackage.json") for name in download(page))


@pytest.mark.parametrize(
    "view", [view for view in PLAIN if "your_article" not in view.path], ids=lambda view: view.name
)
def test_a_page_outlives_its_replica(open_url: OpenUrl, site: Site, view: View):
    """If the replica of an open page dies, the other one takes over with the same view and link."""
    page = open_url(f"{site.address}{view.path}")
    serving, other = site.find_serving()
    before = read_address(page)
    serving.kill()
    wait_until(lambda: other.count_readers() == 1, "The page connects anew")
    wait_until_calm(page)

    expect(page.get_by_text(view.shown).locator("visible=true").first).to_be_visible()
    expect(page.locator("[data-test-connection-state='CONNECTED']")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert read_address(page) == before


def test_the_next_choice_after_a_failover_counts(open_url: OpenUrl, site: Site):
    """A choice made after a failover must not get lost: view, link and Back follow it."""
    page = open_url(f"{site.address}/?concern=stretch-marks")
    serving, other = site.find_serving()
    serving.kill()
    wait_until(lambda: other.count_readers() == 1, "The page connects anew")
    wait_until_calm(page)

    choose(page, "Rosacea")
    expect_concern(page, "Rosacea", "rosacea")
    choose(page, "Wrinkles")
    expect_concern(page, "Wrinkles", "wrinkles")
    page.go_back()
    expect_concern(page, "Rosacea", "rosacea")


def test_files_find_a_session_that_moved(open_url: OpenUrl, site: Site):
    """Uploads and downloads reach the replica that a page moved to, even once the first is back."""
    page = open_url(f"{site.address}/your_article")
    serving, other = site.find_serving()
    serving.kill()
    wait_until(lambda: other.count_readers() == 1, "The page connects anew")
    serving.restart()
    time.sleep(FAIL_TIMEOUT + 1)

    upload(page)
    assert any(name.endswith("datapackage.json") for name in download(page))
    assert (serving.count_readers(), other.count_readers()) == (0, 1)
    log = site.access_log.read_text()
    assert f"127.0.0.1:{serving.port}, 127.0.0.1:{other.port} 404, 204" in log
    assert f"127.0.0.1:{serving.port}, 127.0.0.1:{other.port} 404, 200" in log


def test_an_article_lost_with_its_replica_is_told(open_url: OpenUrl, site: Site):
    """An own article is never stored. After a failover, the page says so and accepts it again."""
    page = open_url(f"{site.address}/your_article")
    upload(page)
    serving, other = site.find_serving()
    serving.kill()
    wait_until(lambda: other.count_readers() == 1, "The page connects anew")

    expect(page.get_by_text("please add it again: it was not stored")).to_be_visible()
    upload(page)
    expect(page.get_by_text("please add it again")).to_have_count(0)


def test_a_rolling_restart_loses_nobody(site: Site, open_readers):
    """Replicas can be replaced one by one: every reader keeps view and link, and can go on."""
    concerns = ("acne", "rosacea", "wrinkles", "redness")
    pages = open_readers(site, [f"/?concern={name}" for name in concerns])
    assert [replica.count_readers() for replica in site.replicas] == [2, 2]
    for replica in site.replicas:
        assert replica.stop() < 10
        replica.restart()
        time.sleep(FAIL_TIMEOUT + 1)

    wait_until(
        lambda: sum(replica.count_readers() for replica in site.replicas) == len(pages),
        "All pages connect anew",
    )
    for path, page in pages.items():
        assert read_address(page) == site.address + path
        expect(page.get_by_role("dialog")).to_have_count(0)
        choose(page, "Psoriasis")
        expect_concern(page, "Psoriasis", "psoriasis")


def test_without_any_replica_a_page_says_so_and_comes_back_by_itself(
    browser: Browser, open_url: OpenUrl, site: Site
):
    """Without a replica, open pages wait and new ones say why; both recover once one is back."""
    opened = open_url(f"{site.address}/?concern=acne")
    for replica in site.replicas:
        replica.kill()
    status, headers, body = ask(f"{site.address}/?concern=rosacea")
    page = browser.new_page()
    page.goto(f"{site.address}/?concern=rosacea")
    expect(page.get_by_text("You do not need to do anything.")).to_be_visible()
    expect(opened.get_by_role("dialog")).to_contain_text("This page comes back by itself.")

    assert status == 503
    assert dict(headers)["retry-after"] == "15"
    assert [name for name, _ in headers].count("content-security-policy") == 1
    assert b"nginx" not in body
    site.replicas[1].restart()
    expect(page.get_by_role("heading", name="Rosacea", exact=True)).to_be_visible(timeout=60_000)
    expect(opened.get_by_role("dialog")).to_have_count(0, timeout=60_000)
    choose(opened, "Wrinkles")
    expect_concern(opened, "Wrinkles", "wrinkles")
    page.close()
