"""Nothing jumps when a page opens or when a concern is chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenUrl
from tests.browser.views import WIDTHS, wait_until_calm

MAX_SHIFT = 0.05
# All shifts count, even those right after an input, which the usual sum leaves out, and those of
# removed elements. Two kinds do not count. The options of an open dropdown lie over the page and
# move nothing. What appears or disappears as a whole replaces one view by another, and moves
# nothing that is being read.
_WATCH = """
window.shifts = [];
const LIST = "[role='listbox'], [data-rac][data-trigger]";
// Its choices may be gone when their shift is told of: then they lay where the list was.
let list = new DOMRect();
const follow = () => {
  list = document.querySelector(LIST)?.getBoundingClientRect() ?? list;
  requestAnimationFrame(follow);
};
follow();
const liesIn = (rect) => rect.height === 0 || (rect.left >= list.left - 1
  && rect.right <= list.right + 1 && rect.top >= list.top - 1 && rect.bottom <= list.bottom + 1);
const liesOver = ({ node, previousRect, currentRect }) => (node?.isConnected
  ? (node.nodeType === 1 ? node : node.parentElement).closest(LIST)
  : liesIn(previousRect) && liesIn(currentRect));
const comesOrGoes = ({ previousRect, currentRect }) => !previousRect.height || !currentRect.height;
const isNoJump = (source) => liesOver(source) || comesOrGoes(source);
// What comes or goes in the same frame does not count with what moves: of such a frame, each
// thing that moves counts as the sum would count it alone, its area by how far it went.
const measure = ({ previousRect: from, currentRect: to }) => {
  const far = Math.max(Math.abs(from.x - to.x), Math.abs(from.y - to.y));
  return ((from.width * from.height + to.width * to.height) / (innerWidth * innerHeight))
    * (far / Math.max(innerWidth, innerHeight));
};
const sumUp = ({ sources, value }) => {
  const jumps = sources.filter((source) => !isNoJump(source));
  if (jumps.length === sources.length) return value;
  return Math.min(value, jumps.reduce((sum, source) => sum + measure(source), 0));
};
new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shifts.push({
  value: sumUp(entry),
  what: entry.sources.map(({ node, previousRect: from, currentRect: to }) => [
    (node?.dataset?.testid || node?.className || node?.nodeName || "").toString().slice(0, 60),
    [from.y, from.height, to.y, to.height].map(Math.round).join(" "),
  ].join(" ")),
}))).observe({ type: "layout-shift", buffered: true });
"""


def take_shift(page: Page, name: str) -> float:
    """Return the sum of all shifts since the last call, and print it with its sources."""
    shifts = page.evaluate("window.shifts.splice(0)")
    total = sum(shift["value"] for shift in shifts)
    print(f"{name}: cumulative layout shift {total:.4f}")  # noqa: T201  # the figure
    for shift in shifts:
        print(f"  {shift['value']:.4f} {shift['what']}")  # noqa: T201  # where it comes from
    return float(total)


def open_watched(open_url: OpenUrl, url: str, width: str) -> Page:
    """Open an address, wait until the page is calm, and count its shifts from then on."""
    page = open_url(url, width=WIDTHS[width])
    wait_until_calm(page)
    page.evaluate(_WATCH)
    # Earlier shifts are reported now, and dropped.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    take_shift(page, f"{width}, opening")
    return page


def wait_for_concern(page: Page, name: str) -> None:
    """Wait until the heading of a concern is in view and nothing moves."""
    expect(page.get_by_role("heading", name=name, level=1)).to_be_in_viewport(ratio=1)
    wait_until_calm(page)


def measure_choices(open_url: OpenUrl, server: str, width: str) -> dict[str, float]:
    """Return the shifts from the first page to a concern, to another concern, and back."""
    moved = {}
    page = open_watched(open_url, f"{server}/", width)
    for words, name in (("stretch", "Stretch marks"), ("wrink", "Wrinkles")):
        box = page.get_by_label("Your skin concern", exact=True)
        box.click()
        box.press_sequentially(words)
        page.get_by_role("option", name=name, exact=True).wait_for()
        take_shift(page, f"{width}, typing {words}")
        page.keyboard.press("Enter")
        wait_for_concern(page, name)
        moved[name] = take_shift(page, f"{width}, choosing {name}")
    page.go_back()
    wait_for_concern(page, "Stretch marks")
    moved["back"] = take_shift(page, f"{width}, back")
    return moved


@pytest.mark.parametrize("width", list(WIDTHS))
def test_choosing_a_concern_moves_little(open_url: OpenUrl, server: str, width: str):
    """Almost nothing moves from the first page to a concern, to another concern, and back."""
    moved = measure_choices(open_url, server, width)
    if max(moved.values()) > MAX_SHIFT:
        # A machine that stalls shows an answer in two steps; a real fault moves the page each time.
        again = measure_choices(open_url, server, width)
        moved = {name: min(shift, again[name]) for name, shift in moved.items()}

    assert [name for name, shift in moved.items() if shift > MAX_SHIFT] == []


@pytest.mark.parametrize("width", list(WIDTHS))
def test_other_ways_to_a_concern_move_little(open_url: OpenUrl, server: str, width: str):
    """Almost nothing moves when a card, or own words that mean one concern, open a concern."""
    moved = {}
    page = open_watched(open_url, f"{server}/", width)
    page.get_by_text("Redness", exact=True).click()
    wait_for_concern(page, "Redness")
    moved["card"] = take_shift(page, f"{width}, card")
    page.go_back()
    page.get_by_text("Which one is yours?").wait_for()
    # Measure only what the own words move, not the rest of the way back.
    wait_until_calm(page)
    take_shift(page, f"{width}, back")
    page.get_by_label("Or say it in your own words").fill("strech marks")
    page.keyboard.press("Enter")
    wait_for_concern(page, "Stretch marks")
    moved["own words"] = take_shift(page, f"{width}, own words")

    assert [name for name, shift in moved.items() if shift > MAX_SHIFT] == []


@pytest.mark.parametrize("width", list(WIDTHS))
def test_a_shared_concern_opens_without_a_jump(browser: Browser, own_server: str, width: str):
    """Nothing jumps on our own server, whose scripts come early and in any order."""
    context = browser.new_context(viewport={"width": WIDTHS[width], "height": 800})
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(f"{own_server}/?concern=wrinkles")
    page.locator(".ts-foot").last.wait_for(timeout=30_000)
    wait_for_concern(page, "Wrinkles")
    opened = take_shift(page, f"{width}, first load of a concern")
    context.close()

    assert opened <= MAX_SHIFT
