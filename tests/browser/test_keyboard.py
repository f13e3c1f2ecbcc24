"""Everything works by keyboard: in order, with a visible focus, and with changes announced."""

from __future__ import annotations

import itertools
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenUrl, busy
from tests.browser.views import APP, VIEWS, View, choose, wait_until_calm, wait_until_quiet
from touchstone.packs.pack import Pack

_SCRIPT = (Path(__file__).parent / "keyboard.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Stop:
    """A stop of the tab key.

    Attributes:
        name: What a screen reader calls it.
        tag: Its element.
        shown: Whether the previous stop looks different without the focus.
        seen: Whether it is in view and not covered.
    """

    name: str
    tag: str
    shown: bool
    seen: bool


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """Press the tab key until ``target`` has the focus, as a person without a mouse does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("item => item.getRootNode().activeElement === item"):
            return
    pytest.fail(f"{most} tabs did not reach {target}")


def walk(page: Page, most: int = 400) -> list[Stop]:
    """Tab through the whole page and return each stop."""
    page.evaluate(_SCRIPT)
    page.evaluate("window.keys.still()")
    stops: list[Stop] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = Stop(**page.evaluate("window.keys.step()"))
        if stop.tag == "BODY":
            return stops
        stops.append(stop)
    pytest.fail(f"The walk did not end within {most} stops.")


def focus_name(page: Page) -> str:
    """Return what a screen reader calls the focused element."""
    page.evaluate(_SCRIPT)
    return str(page.evaluate("window.keys.name()"))


def region(page: Page) -> Locator:
    """Return the region that announces changes of the page."""
    return page.locator(".st-key-page_observer [role='status']")


def wait_until_heard(page: Page) -> None:
    """Wait until the page is ready to announce changes; what it opened with is not announced."""
    wait_until_calm(page)
    expect(region(page)).to_have_attribute("aria-busy", "false")
    expect(region(page)).to_have_text("")


@pytest.mark.parametrize(
    "view", [view for view in VIEWS if view.plain and view.where == APP], ids=lambda view: view.name
)
def test_the_focus_is_seen_at_every_stop(open_url: OpenUrl, server: str, view: View):
    """Every stop looks different with the focus, is in view and uncovered, and has a name."""
    page = open_url(f"{server}{view.path}")
    wait_until_calm(page)
    stops = walk(page)

    assert len(stops) > 10
    assert [one.name for one, after in itertools.pairwise(stops) if not after.shown] == []
    assert [stop.name for stop in stops if not stop.seen] == []
    assert [stop for stop in stops if not stop.name] == []


def test_the_order_is_that_of_the_page(open_url: OpenUrl, server: str):
    """The tab key goes from top to bottom, as one reads: from the choice to sharing."""
    page = open_url(f"{server}/?concern=loss-of-elasticity")
    wait_until_calm(page)
    # The text of a Streamlit expander begins with that of its arrow.
    names = [stop.name.removeprefix("keyboard_arrow_right ") for stop in walk(page)]
    wanted = [
        "Skip to main content", "Your concern", "About", "Your skin concern",
        "Or say it in your own words", "Cautions", "These cautions in full, with reasons",
        "Read passage 1 in the article", "Studies and reasons for more collagen",
        "Save chart", "Open a study",
        "Compare with other concerns", "Get the handout", "Copy link", "QR code and embedding",
        "Report a mistake",
    ]  # fmt: skip
    places = [
        next((place for place, name in enumerate(names) if name.startswith(words)), words)
        for words in wanted
    ]

    assert [place for place in places if isinstance(place, str)] == []
    assert places == sorted(places)


def test_a_concern_is_found_by_typing(open_url: OpenUrl, server: str):
    """With Tab, typing and Enter a concern opens, and its answer is announced."""
    page = open_url(f"{server}/")
    wait_until_heard(page)
    said = region(page).element_handle()
    tab_to(page, page.get_by_label("Your skin concern", exact=True))
    page.keyboard.type("stretch", delay=20)
    page.get_by_role("option", name="Stretch marks").wait_for()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Stretch marks", level=1)).to_be_visible()
    expect(region(page)).to_contain_text(
        "Not tested on existing stretch marks; prevention is very uncertain."
    )
    assert said.evaluate("item => item.isConnected")


def test_own_words_are_answered_aloud_and_chosen(open_url: OpenUrl, server: str):
    """What own words found is announced, and a concern is chosen without a mouse."""
    page = open_url(f"{server}/")
    wait_until_heard(page)
    tab_to(page, page.get_by_label("Or say it in your own words"))
    page.keyboard.type("strech marks and zits")
    page.keyboard.press("Enter")
    expect(region(page)).to_contain_text("Stretch marks: matched by")
    tab_to(page, page.get_by_role("button", name="Stretch marks", exact=True), most=5)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Stretch marks", level=1)).to_be_visible()


def test_a_card_is_opened(open_url: OpenUrl, server: str):
    """The concerns of the first page are links, and the squares above them can be skipped."""
    page = open_url(f"{server}/")
    wait_until_calm(page)
    tab_to(page, page.get_by_role("link", name="Skip the squares"))
    page.keyboard.press("Enter")
    tab_to(
        page,
        page.get_by_role("link", name=re.compile("^Dull or tired-looking skin Points")),
        most=3,
    )
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Dull or tired-looking skin", level=1)).to_be_visible()


def test_the_matrix_is_walked_and_opened(open_url: OpenUrl, server: str):
    """The grid is one stop of the tab key; arrows, Home and End move, and Enter opens a cell."""
    page = open_url(f"{server}/matrix")
    wait_until_calm(page)
    grid = page.get_by_role("grid")
    first = grid.get_by_role("gridcell", name="Dull or tired-looking skin, Better blood flow")
    tab_to(page, first)

    expect(grid).to_have_accessible_description(
        "Arrow keys move from cell to cell. Enter or a click opens one."
    )
    for key, name in (
        ("ArrowRight", "Dull or tired-looking skin, Oxygen and nutrients reach the skin"),
        ("ArrowDown", "Toxin and waste build-up, Oxygen and nutrients reach the skin"),
        ("End", "Toxin and waste build-up, Lower chance of stress-related skin problems"),
        ("ArrowRight", "Toxin and waste build-up, Lower chance of stress-related skin problems"),
        ("Home", "Toxin and waste build-up, Better blood flow"),
        ("Control+End", "Poor sleep, Lower chance of stress-related skin problems"),
        ("Control+Home", "Dull or tired-looking skin, Better blood flow"),
        ("ArrowUp", "Dull or tired-looking skin, Better blood flow"),
    ):
        page.keyboard.press(key)
        assert focus_name(page).startswith(f"{name}: ")
    page.keyboard.press("Enter")

    expect(
        page.get_by_role("heading", name="Dull or tired-looking skin · Better blood flow")
    ).to_be_visible()
    expect(page).to_have_url(f"{server}/matrix?cell=dullness.blood-flow")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(page.locator(".ts-grid ~ [role='status']")).to_have_text(
        "Open: Dull or tired-looking skin and Better blood flow."
    )
    assert focus_name(page).startswith("Dull or tired-looking skin, Better blood flow: ")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    assert not focus_name(page).startswith("Dull")
    page.keyboard.press("Shift+Tab")
    assert focus_name(page).startswith("Dull or tired-looking skin, Oxygen")


def test_a_tap_on_a_phone_opens_a_drawer_beside_its_cell(open_url: OpenUrl, server: str):
    """On a phone the list is long, so a tapped claim stays in view beside what it opened."""
    page = open_url(f"{server}/matrix", width=360, touch=True)
    wait_until_calm(page)
    expect(page.get_by_role("grid")).to_have_accessible_description(
        "Tap a cell to see what is behind it."
    )
    page.get_by_role("gridcell", name="Redness, Better blood flow").tap()

    heading = page.get_by_role("heading", name="Redness · Better blood flow")
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()
    cell = page.get_by_role("gridcell", name="Redness, Better blood flow")
    other = page.get_by_role("gridcell", name="Redness, Less redness and inflammation")
    # A cell under the drawer would take no tap.
    cell.tap(trial=True)
    other.tap()
    expect(page.get_by_role("heading", name="Redness · Less redness")).to_be_focused()
    page.get_by_role("button", name="Close").tap()
    expect(heading).to_have_count(0)
    expect(other).to_be_focused()
    expect(other).to_be_in_viewport()
    assert page.get_by_role("gridcell", name="Redness, More collagen: No claim").count() == 0


@pytest.mark.parametrize("width", [768, 1024])
def test_what_a_cell_opens_in_a_drawer_takes_the_focus(open_url: OpenUrl, server: str, width: int):
    """Without room beside the grid, a drawer takes the focus; closing it leads back to the cell."""
    page = open_url(f"{server}/matrix", width=width)
    wait_until_calm(page)
    cell = page.get_by_role("gridcell", name="Poor sleep, Better sleep")
    cell.focus()
    page.keyboard.press("Enter")

    heading = page.get_by_role("heading", name="Poor sleep · Better sleep")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    back = page.get_by_role("link", name="Back to the cell").last
    back.focus()
    page.keyboard.press("Enter")
    expect(cell).to_be_focused()
    cell.click(trial=True)
    tab_to(page, page.get_by_role("button", name="Close"), most=5)
    page.keyboard.press("Enter")
    expect(heading).to_have_count(0)
    expect(cell).to_be_focused()
    page.keyboard.press("Enter")
    expect(heading).to_be_focused()
    page.go_back()
    expect(heading).to_have_count(0)
    expect(cell).to_be_focused()


@pytest.mark.parametrize("width", [360, 820])
def test_a_drawer_leaves_the_cell_of_a_link_in_sight(open_url: OpenUrl, server: str, width: int):
    """A link to a cell opens its drawer with the cell in view, and the page can be scrolled."""
    page = open_url(f"{server}/matrix?cell=poor-sleep.better-sleep", width=width)
    wait_until_calm(page)
    cell = page.get_by_role("gridcell", name="Poor sleep, Better sleep").bounding_box()
    drawer = page.get_by_test_id("stMain").locator(".st-key-matrix_cell_open").bounding_box()

    assert cell and drawer
    # The browser scrolls by whole pixels.
    assert 0 < cell["y"] < cell["y"] + cell["height"] < drawer["y"] + 1
    page.mouse.move(100, 50)
    page.mouse.wheel(0, -5000)
    expect(page.locator("html")).to_have_js_property("scrollTop", 0)


@pytest.mark.parametrize("width", [768, 1440])
def test_the_heads_of_a_low_window_stay_and_hide_no_cell(
    open_url: OpenUrl, server: str, width: int
):
    """A grid larger than the window scrolls under its headers, and the focus stays in view."""
    page = open_url(f"{server}/matrix", width=width)
    page.set_viewport_size({"width": width, "height": 560})
    wait_until_calm(page)
    grid, heads = page.locator(".ts-grid"), page.locator(".ts-grid thead")
    rows = page.locator(".ts-grid tbody th[scope='row']")
    # As wide as the grid of a pack with more benefits.
    grid.locator("table").evaluate("item => { item.style.minWidth = '1800px'; }")
    page.get_by_role("gridcell", name="Dull or tired-looking skin, Better blood flow").focus()
    for key, steps in (("ArrowDown", 17), ("End", 1), ("ArrowLeft", 15), ("ArrowUp", 17)):
        for _ in range(steps):
            page.keyboard.press(key)
            focused = page.locator("[data-cell]:focus")
            cell, head = focused.bounding_box(), heads.bounding_box()
            label = focused.locator("xpath=../th").bounding_box()
            box = grid.bounding_box()
            assert cell and head and label and box
            assert cell["y"] >= head["y"] + head["height"] - 1
            assert cell["x"] >= label["x"] + label["width"] - 1
            # Cells that scroll under the names must not show on their other side.
            gone = grid.evaluate("item => item.scrollLeft")
            assert label["x"] - box["x"] <= max(3 - gone, 0)
        expect(heads).to_be_in_viewport()
    expect(rows.first).to_be_in_viewport()


def test_row_and_column_of_the_cell_that_is_looked_at_are_tinted(open_url: OpenUrl, server: str):
    """Row and column are tinted for the cell under the pointer and for the focused one."""
    page = open_url(f"{server}/matrix")
    wait_until_calm(page)
    page.get_by_role("gridcell", name="Wrinkles, More collagen").hover()
    expect(page.locator(".ts-grid .lit-row th")).to_have_text("Wrinkles")
    expect(page.locator(".ts-grid thead .lit")).to_have_text("More collagen")

    page.get_by_role("gridcell", name="Acne, Less stress").focus()
    expect(page.locator(".ts-grid .lit-row th")).to_have_text("Acne")
    expect(page.locator(".ts-grid thead .lit")).to_have_text("Less stress")


def test_what_a_cell_opens_stays_beside_the_grid(open_url: OpenUrl, server: str):
    """On a wide screen, even a cell of the last row shows what it opened without scrolling."""
    page = open_url(f"{server}/matrix")
    wait_until_calm(page)
    cell = page.get_by_role("gridcell", name="Poor sleep, Better sleep")
    cell.click()

    heading = page.get_by_role("heading", name="Poor sleep · Better sleep")
    expect(heading).to_be_in_viewport()
    expect(cell).to_be_in_viewport()


def test_what_a_reader_does_after_a_tap_counts(
    open_url: OpenUrl, server: str, processes: dict[str, subprocess.Popen[bytes]]
):
    """While the server is busy, the last tap wins, and scrolling away is not undone."""
    first, second = "Redness, Better blood flow", "Acne, Less stress"
    page = open_url(f"{server}/matrix?cell=redness.blood-flow", width=360, touch=True)
    wait_until_calm(page)
    main = page.get_by_test_id("stMain")
    with busy(processes[server]):
        page.get_by_role("gridcell", name=second).tap()
        page.get_by_role("gridcell", name=first).tap()
    expect(page).to_have_url(f"{server}/matrix?cell=redness.blood-flow")
    wait_until_calm(page)
    expect(page.get_by_role("heading", name="Redness · Better blood flow")).to_be_visible()

    with busy(processes[server]):
        page.get_by_role("gridcell", name=second).tap()
        main.hover()
        page.mouse.wheel(0, 10)
        page.evaluate("window.scrollTo(0, 300)")
    expect(page).to_have_url(f"{server}/matrix?cell=acne.stress-relief")
    wait_until_calm(page)
    wait_until_quiet(page)

    assert page.evaluate("window.scrollY") < 400
    # A screen reader scrolls without a key or a pointer.
    page.get_by_role("gridcell", name=first).tap()
    expect(page.get_by_role("heading", name="Redness · Better blood flow")).to_be_in_viewport()
    wait_until_quiet(page)
    page.evaluate("window.scrollTo(0, 300)")
    wait_until_quiet(page)

    assert page.evaluate("window.scrollY") < 400


def test_a_filter_says_what_is_left(open_url: OpenUrl, server: str):
    """The count after a change of filters is announced."""
    page = open_url(f"{server}/matrix?kind=stated")
    wait_until_heard(page)
    tab_to(page, page.get_by_role("button", name="Reset filters"))
    page.keyboard.press("Enter")

    expect(region(page)).to_contain_text("18 of 18 concerns, 52 of 52 claims")


def test_another_order_of_the_benefits_is_said(open_url: OpenUrl, server: str):
    """A new order of the claims is announced, and nothing else is repeated."""
    page = open_url(f"{server}/?concern=redness")
    wait_until_heard(page)
    tab_to(page, page.get_by_role("radio", name="Best tested first"))
    page.keyboard.press("ArrowRight")

    expect(region(page)).to_have_text("Order of the claims: Article order")


def test_what_is_compared_is_said(open_url: OpenUrl, server: str):
    """The comparison appears far below its dropdown, so it is announced."""
    page = open_url(f"{server}/?concern=acne&compare=rosacea")
    wait_until_heard(page)
    tab_to(page, page.get_by_role("combobox", name="Up to 2 others"))
    page.keyboard.type("psoriasis", delay=20)
    page.get_by_role("option", name="Psoriasis").wait_for()
    page.keyboard.press("Enter")

    expect(region(page)).to_contain_text("Side by side: Acne, Rosacea and Psoriasis")
    expect(region(page)).not_to_contain_text("The article names 2 benefits of massage for acne")


@pytest.mark.parametrize(
    ("path", "label", "option", "said"),
    [
        pytest.param("/research", "Page of the list, 1 to 9", "2", "Studies, page 2.", id="page"),
        pytest.param("/research", "Order", "Oldest first", "Order: Oldest first", id="order"),
        pytest.param(
            "/article", "Highlight the words about", "Redness", "1 place is marked", id="marks"
        ),
    ],
)
def test_a_choice_is_said(
    open_url: OpenUrl, server: str, path: str, label: str, option: str, said: str
):
    """A list or a text that changes below its dropdown is announced."""
    page = open_url(f"{server}{path}")
    wait_until_heard(page)
    choose(page, label, option, option)

    expect(region(page)).to_contain_text(said)


@pytest.mark.parametrize(
    ("path", "label", "words", "said"),
    [
        pytest.param("/article", "Search in the article", "collagen", "is found", id="article"),
        pytest.param("/research", "Search in the studies", "collagen", "of 170 st", id="research"),
    ],
)
def test_what_a_search_found_is_said(
    open_url: OpenUrl, server: str, path: str, label: str, words: str, said: str
):
    """The number of results is announced, for readers who cannot see the marks or the list."""
    page = open_url(f"{server}{path}")
    wait_until_heard(page)
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.type(words)
    page.keyboard.press("Enter")

    expect(region(page)).to_contain_text(said)


def test_a_view_is_shared_and_the_focus_returns(open_url: OpenUrl, server: str, pack: Pack):
    """Copying is announced, and Escape returns the focus to where it was."""
    page = open_url(f"{server}/article?concern=stress")
    wait_until_calm(page)
    opener = page.get_by_role("button", name="QR code and embedding")
    tab_to(page, opener)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Share this page")
    dialog.wait_for()
    tab_to(page, dialog.get_by_role("button", name="Copy link"), most=10)
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("status")).to_have_text("Copied. The link shows exactly this view.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{server}/article?concern=stress&data={pack.version}"
    page.keyboard.press("Escape")

    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_download_is_started(open_url: OpenUrl, server: str):
    """Tab and Enter download a table."""
    page = open_url(f"{server}/matrix?group=skin-conditions")
    wait_until_calm(page)
    tab_to(page, page.get_by_role("button", name="Save", exact=True))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Download what is shown (CSV)"))
    with page.expect_download() as caught:
        page.keyboard.press("Enter")

    assert Path(caught.value.path()).read_text(encoding="utf-8").count("\n") == 7


def test_the_skip_link_leads_past_the_navigation(open_url: OpenUrl, server: str):
    """The first stop of the tab key on a page leads to its content."""
    page = open_url(f"{server}/about")
    wait_until_calm(page)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.closest('[data-testid=\"stMain\"]') !== null")
