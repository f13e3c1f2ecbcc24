"""The page stands still: nothing jumps when it opens, nor when a concern is chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.views import WIDTHS, wait_until_calm

pytestmark = pytest.mark.browser

MOST_SHIFT = 0.05
# All shifts count, also those right after an input, which the usual sum leaves out. Only
# the choices of an open dropdown do not: they lie over the page and move nothing of it.
_WATCH = """
window.shifts = [];
const isPage = ({ node }) => node?.isConnected
  && !(node.nodeType === 1 ? node : node.parentElement)?.closest("[role='listbox'], [data-rac]");
new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shifts.push({
  value: entry.sources.some(isPage) ? entry.value : 0,
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


@pytest.mark.parametrize("width", list(WIDTHS))
def test_choosing_a_concern_moves_little(browser: Browser, server: str, width: str):
    """From the welcome to a concern, and from one concern to another."""
    context = browser.new_context(viewport={"width": WIDTHS[width], "height": 800})
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(f"{server}/")
    page.locator(".ts-foot").wait_for(timeout=30_000)
    wait_until_calm(page)
    take_shift(page, f"{width}, first load")
    moved = {}
    for words, name in (("stretch", "Stretch marks"), ("wrink", "Wrinkles")):
        box = page.get_by_label("Your skin concern", exact=True)
        box.click()
        box.press_sequentially(words)
        page.get_by_role("option", name=f"{name} ·").wait_for()
        take_shift(page, f"{width}, typing {words}")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
        wait_until_calm(page)
        moved[name] = take_shift(page, f"{width}, choosing {name}")
    context.close()

    assert [name for name, shift in moved.items() if shift > MOST_SHIFT] == []
