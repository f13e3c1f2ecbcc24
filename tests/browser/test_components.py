"""Components keep working when Streamlit ends a call that another one replaced.

Streamlit calls a component again when the device turns dark. If its script is still loading then,
both calls are made, in any order, and the one that was requested first is ended.
"""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenUrl
from ui.components import grid, page_observer, prefetch, section

# Call a component twice on the element, then end both calls; it must not matter which one is ended.
# ``@bytes`` stands for bytes, as Streamlit passes them.
_CALL_TWICE = """async (host, [script, data]) => {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const component = (await import(address)).default;
  const given = {
    data: data?.["@bytes"] ? new Uint8Array(data["@bytes"]) : data,
    parentElement: host,
    setTriggerValue: (name, value) => { document.title = `${name} ${value}`; },
  };
  window.ends = [component(given), component(given)];
  window.ends.forEach((end) => end());
}"""


SECTION = "<div id='host'><div class='ts-section'></div></div>"
GRID = """<table><thead><tr><td></td><th>Less stress</th><th>Less acne</th></tr></thead>
<tbody><tr><th>Acne</th><td data-cell="acne.stress-relief" tabindex="0">First</td>
<td data-cell="acne.fewer-flare-ups" tabindex="-1">Second</td></tr></tbody></table>"""


@pytest.fixture
def page(open_url: OpenUrl, own_server: str) -> Page:
    """Return an empty page in light mode, without the app."""
    page = open_url(f"{own_server}/about")
    # Leave the app first: its own components would look for what is removed.
    page.goto(f"{own_server}/_stcore/health")
    page.set_content("<!doctype html><html lang='en'><body></body></html>")
    return page


def call_twice(page: Page, markup: str, script: str, data: object = None) -> None:
    """Put ``markup`` on the page and call the component of ``script`` twice on its ``host``."""
    page.evaluate("(markup) => { document.body.innerHTML = markup; }", markup)
    arguments: list[Any] = [script, data]
    page.locator("#host").evaluate(_CALL_TWICE, arguments)


def hand_out(page: Page) -> None:
    """Announce that the section ``answer`` of acne was prefetched."""
    page.evaluate(
        """() => document.dispatchEvent(
          new CustomEvent("prefetched", { detail: { answer: "<p>Acne</p>" } }))"""
    )


def test_what_changes_is_said_aloud(page: Page):
    """The page observer announces what is new on the page."""
    main = "<div data-testid='stMain'><p data-say>Before</p></div>"
    region = "<div id='host'><p role='status'></p></div>"
    call_twice(page, f"<div data-testid='stApp'>{main}</div>{region}", page_observer.SCRIPT)
    status = page.get_by_role("status")
    expect(status).to_have_attribute("aria-busy", "false")

    page.get_by_text("Before").evaluate("(item) => { item.textContent = 'After'; }")

    expect(status).to_have_text("After")


def test_a_link_to_a_concern_is_answered(page: Page):
    """A section tells the server which concern was picked in it."""
    link = "<a data-concern='acne' href='/?concern=acne'>Acne</a>"
    data = {"name": "answer", "html": link, "isOpening": True, "picks": True}
    call_twice(page, SECTION, section.SCRIPT, data)

    page.get_by_role("link", name="Acne").click()

    expect(page).to_have_title("picked acne")


def test_a_section_shows_what_was_prefetched_while_it_stands(page: Page):
    """A section draws what was prefetched for another concern, but not once it left the page."""
    data = {"name": "answer", "html": "<p>Stress</p>", "isOpening": True}
    call_twice(page, SECTION, section.SCRIPT, data)
    hand_out(page)
    expect(page.get_by_text("Acne")).to_be_visible()

    call_twice(page, SECTION, section.SCRIPT, data)
    page.evaluate(
        """() => {
          window.host = document.querySelector("#host");
          window.host.remove();
          window.ends.forEach((end) => end());
        }"""
    )
    hand_out(page)
    assert page.evaluate("window.host.textContent") == "Stress"


def test_the_grid_is_walked_and_picked(page: Page):
    """A reader who leaves the grid comes back to the same cell, and can open one."""
    parts = "<p id='said'></p><p id='keys'></p><p class='ts-grid-hint'></p>"
    host = f"<div id='host'><div class='ts-grid'></div>{parts}</div>"
    main = "<div data-testid='stMain'></div>"
    data = {"grid": GRID, "cell": "", "said": "", "anchor": "cell", "beside": True, "heading": ""}
    call_twice(page, f"{main}{host}", grid.SCRIPT, data)

    page.get_by_text("First").press("ArrowRight")

    expect(page.get_by_text("Second")).to_have_attribute("tabindex", "0")
    page.get_by_text("Second").click()
    expect(page).to_have_title("picked acne.fewer-flare-ups")


def test_the_dropdown_is_observed(page: Page):
    """When the dropdown names another concern, the sections get what was prefetched for it."""
    found = {
        "field": "Concern",
        "concerns": {"Acne": "acne", "Stress": "stress"},
        "sections": {"answer": {"acne": "Of acne", "stress": "Of stress"}},
    }
    page.evaluate(
        """() => document.addEventListener("prefetched",
          ({ detail }) => { document.title = detail.answer; })"""
    )
    dropdown = "<input role='combobox' aria-label='Concern' value='Stress'>"
    data = {"@bytes": list(gzip.compress(json.dumps(found).encode()))}
    call_twice(page, f"{dropdown}<div id='host'></div>", prefetch.SCRIPT, data)
    expect(page).to_have_title("Of stress")

    page.get_by_role("combobox").evaluate("(item) => item.setAttribute('value', 'Acne')")

    expect(page).to_have_title("Of acne")
