"""The offline copy, from disk with the network off: it is complete, and its filters work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenUrl
from tests.browser.test_print import print_page
from touchstone.evidence_map.evidence_map import build_evidence_map
from touchstone.exports.offline import offline_html_bytes


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, pack) -> Path:
    """Return the offline copy as a file on disk."""
    path = tmp_path_factory.mktemp("offline") / "map.html"
    path.write_bytes(offline_html_bytes(build_evidence_map(pack)))
    return path


@pytest.fixture
def copy(browser: Browser, file: Path) -> Iterator[Page]:
    """Return the copy in a browser without a network; any request or error fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    context.set_default_timeout(15_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.on("request", lambda request: faults.append(request.url))
    page.goto(file.as_uri())
    yield page
    context.close()
    own = (file.as_uri(), "data:image/svg+xml")
    assert [fault for fault in faults if not fault.startswith(own)] == []


def test_the_download_is_the_copy(open_url: OpenUrl, server: str, pack):
    """About offers the same bytes as the command, with the address of the live map."""
    page = open_url(f"{server}/about")
    with page.expect_download(timeout=30_000) as caught:
        page.get_by_role("button", name="Download the offline copy").click()

    raw = Path(caught.value.path()).read_bytes()
    assert raw == offline_html_bytes(build_evidence_map(pack), address=f"{server}/")


def test_a_concern_is_chosen_and_kept_in_the_address(copy: Page, file: Path):
    """Choosing, reading and going back work as in the app."""
    expect(copy.locator("#said")).to_have_text("")
    copy.get_by_label("Choose a concern").select_option(label="Stretch marks")

    expect(copy.get_by_role("heading", name="Stretch marks", level=2)).to_be_visible()
    said = "Not tested on existing stretch marks"
    answer = copy.get_by_label("The answer").get_by_text(said)
    expect(answer.locator("visible=true")).to_be_visible()
    # The answer is announced only once a reader has chosen.
    expect(copy.locator("#said")).to_contain_text(said)
    expect(copy.get_by_role("heading", name="Wrinkles", level=2)).to_be_hidden()
    assert copy.url == f"{file.as_uri()}#/?concern=stretch-marks"

    copy.go_back()
    expect(copy.get_by_text("Pick what worries you")).to_be_visible()
    expect(copy.locator("#said")).to_have_text("No concern is chosen.")


def test_paper_has_what_is_folded(copy: Page, file: Path):
    """Folded parts are printed, because nothing can be opened on paper."""
    copy.goto(f"{file.as_uri()}#/?concern=poor-sleep")
    copy.get_by_role("heading", name="Poor sleep").first.wait_for()
    printed = print_page(copy)

    for words in ("Make sure that hands and tools are clean", "The weakest link is"):
        assert words in printed


def test_a_passage_leads_into_the_marked_article(copy: Page):
    """The words behind a claim are marked in the article, where its link leads."""
    copy.get_by_role("link", name="Redness", exact=True).click()
    copy.get_by_role("link", name="Read passage 1 in the article").first.click()

    expect(copy.locator("#part-article mark").first).to_contain_text("Massage also raises blood")
    expect(copy.locator("#part-article mark").first).to_be_in_viewport()


def test_the_matrix_filters_and_opens_a_cell(copy: Page):
    """The counts in words follow the filter, and a cell opens its research."""
    copy.get_by_role("link", name="Benefit matrix").click()
    copy.get_by_label("Concern group").select_option(label="Skin conditions")
    expect(copy.get_by_text("3 of 18 concerns, 6 of 52 claims")).to_be_visible()
    expect(copy.get_by_role("rowheader", name="Wrinkles")).to_be_hidden()

    copy.get_by_role("gridcell", name="Acne, Less stress: Only a step was studied").click()
    expect(copy.get_by_role("heading", name="Acne", level=2)).to_be_visible()
    expect(copy.locator("#cell-acne-stress-relief[open]")).to_be_in_viewport()


def test_a_study_is_found_by_filter_search_and_link(copy: Page):
    """Filter, search and link all lead to a study, and the link opens it."""
    copy.get_by_role("link", name="Research", exact=True).click()
    copy.get_by_label("Concern", exact=True).select_option(label="Stretch marks")
    expect(copy.get_by_text("9 of 170 studies.")).to_be_visible()
    copy.get_by_label("Search in the studies").fill("almond oil and massaging")
    expect(copy.get_by_text("1 of 170 studies.")).to_be_visible()

    copy.get_by_role("link", name="Your concern").click()
    copy.get_by_role("link", name="Stretch marks").click()
    copy.locator("#cell-stretch-marks-scar-softening > summary").click()
    copy.get_by_role("link", name="Timur Taşhan 2012").click()
    expect(copy.locator("#study-timur-tashan-2012[open]")).to_be_in_viewport()


@pytest.mark.parametrize(
    "part",
    ["#/?concern=zzz", "#/matrix?kind=<img src=x onerror=alert(1)>", "#/nowhere", "#%E0%A4%A"],
)
def test_a_broken_link_says_so_and_shows_the_rest(copy: Page, file: Path, part: str):
    """Unknown parts of a link are named as text, and the rest of the copy works."""
    copy.goto(f"{file.as_uri()}{part}")

    expect(copy.get_by_role("heading", level=1).locator("visible=true")).to_have_count(1)
    expect(copy.locator("#note img")).to_have_count(0)
    if "=" in part:
        expect(copy.get_by_text("is not known, so it was left out")).to_be_visible()


@pytest.mark.parametrize("part", ["", "#/?concern=psoriasis", "#/matrix", "#/research", "#/about"])
def test_a_phone_never_scrolls_sideways(copy: Page, file: Path, part: str):
    """At 360 px every part fits the width of the screen."""
    copy.set_viewport_size({"width": 360, "height": 740})
    copy.goto(f"{file.as_uri()}{part}")

    assert copy.evaluate("document.documentElement.scrollWidth") == 360


def test_the_matrix_is_walked_like_that_of_the_app(copy: Page, file: Path):
    """One stop of the tab key; arrow keys skip what a filter took away, and Enter opens a cell."""
    copy.goto(f"{file.as_uri()}#/matrix?area=reduced-stress-and-improved-sleep")
    focused = copy.locator("[data-cell]:focus")
    copy.get_by_label("What the cells show").focus()
    copy.keyboard.press("Tab")
    expect(focused).to_have_accessible_name(
        re.compile("^Aging too early, Less stress: Only a step")
    )

    copy.keyboard.press("ArrowDown")
    expect(focused).to_have_accessible_name(re.compile("^Acne, Less stress: Only a"))
    copy.keyboard.press("Control+End")
    expect(focused).to_have_accessible_name(re.compile("^Poor sleep, Lower chance of stress"))
    copy.keyboard.press("Control+Home")
    copy.keyboard.press("Enter")
    expect(copy.get_by_role("heading", name="Aging too early", level=2)).to_be_visible()


def test_what_a_filter_leaves_out_says_so(copy: Page, file: Path):
    """A filtered cell must not look like a cell without a claim, and gets its words back."""
    copy.goto(f"{file.as_uri()}#/matrix?kind=stated&show=claim")
    cell = copy.locator('[data-mode="claim"] [data-cell="redness.blood-flow"]')
    other = copy.locator('[data-mode="claim"] [data-cell="loss-of-elasticity.collagen"]')
    expect(cell).to_have_accessible_name("Redness, Better blood flow: Stated")

    copy.get_by_label("Kind of claim").select_option(label="Implied")
    expect(other).to_have_accessible_name(re.compile(": Left out by a filter$"))
    copy.get_by_label("Kind of claim").select_option(label="All")
    expect(other).to_have_accessible_name(re.compile(": Stated$"))


def test_on_a_phone_the_cells_are_lines_of_words(copy: Page, file: Path):
    """On a phone each cell names its benefit, and says what the choice above asks for."""
    copy.set_viewport_size({"width": 360, "height": 740})
    copy.goto(f"{file.as_uri()}#/matrix")
    cell = copy.get_by_role("gridcell", name="Acne, Less stress")
    expect(cell.get_by_text("Only a step was studied")).to_be_visible()

    copy.get_by_label("What the cells show").select_option(label="The article's claim")
    expect(cell.get_by_text("Implied", exact=True)).to_be_visible()


def test_without_the_script_every_part_can_be_read(browser: Browser, file: Path):
    """Without scripts, the file is one long document that says so and has no dead controls."""
    context = browser.new_context(
        java_script_enabled=False, offline=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(file.as_uri())

    for heading in ("Wrinkles", "Psoriasis"):
        expect(page.get_by_role("heading", name=heading, level=2, exact=True).first).to_be_visible()
    expect(page.get_by_role("heading", name="About Touchstone")).to_be_visible()
    expect(page.get_by_text("need a browser that runs JavaScript")).to_be_visible()
    assert page.locator(":is(input, select, button):visible").count() == 0
    page.locator("#welcome").get_by_role("link", name="Psoriasis").click()
    expect(page.locator("#concern-psoriasis").get_by_role("heading").first).to_be_in_viewport()
    context.close()
