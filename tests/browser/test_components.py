"""Components go on when Streamlit ends a call that it replaced by another.

It calls a component anew when the device turns dark. Where that happens while its script is
still loaded, both calls are made, in any order, and then the first that was asked for is ended.
"""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenUrl
from ui.components import read_files

pytestmark = pytest.mark.browser

# Calls a component twice on the element before it, then ends the calls: which of them is ended
# must not matter. ``@bytes`` stands for bytes, as Streamlit hands them on.
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


@pytest.fixture
def page(open_url: OpenUrl, own_server: str) -> Page:
    """Return a page, light, without the app."""
    page = open_url(f"{own_server}/about")
    page.set_content("<!doctype html><html lang='en'><body></body></html>")
    return page


def call_twice(page: Page, markup: str, files: tuple[str, ...], data: object = None) -> None:
    """Put ``markup`` on the page and call the component of ``files`` on its element ``host``."""
    page.evaluate("(markup) => { document.body.innerHTML = markup; }", markup)
    arguments: list[Any] = [read_files(*files), data]
    page.locator("#host").evaluate(_CALL_TWICE, arguments)


def test_what_changes_is_said_aloud(page: Page):
    """The observer of the page says what is new in it."""
    main = "<div data-testid='stMain'><p data-say>Before</p></div>"
    call_twice(
        page,
        f"<div data-testid='stApp'>{main}</div><div id='host'><p role='status'></p></div>",
        ("leaving.js", "bring_into_view.js", "page_observer.js"),
    )
    status = page.get_by_role("status")
    expect(status).to_have_attribute("aria-busy", "false")

    page.get_by_text("Before").evaluate("(item) => { item.textContent = 'After'; }")

    expect(status).to_have_text("After")


def test_a_link_to_a_concern_is_answered(page: Page):
    """A section tells the server which concern was picked in it."""
    link = "<a data-concern='acne' href='/?concern=acne'>Acne</a>"
    call_twice(
        page,
        "<div id='host'><div class='ts-section'></div></div>",
        ("leaving.js", "copying.js", "section.js"),
        {"name": "answer", "html": link, "isOpening": True, "picks": True},
    )

    page.get_by_role("link", name="Acne").click()

    expect(page).to_have_title("picked acne")


def test_a_section_shows_what_was_prefetched(page: Page):
    """A section is drawn when the dropdown names another concern."""
    call_twice(
        page,
        "<div id='host'><div class='ts-section'></div></div>",
        ("leaving.js", "copying.js", "section.js"),
        {"name": "answer", "html": "<p>Stress</p>", "isOpening": True},
    )

    page.evaluate(
        """() => document.dispatchEvent(
          new CustomEvent("prefetched", { detail: { answer: "<p>Acne</p>" } }))"""
    )

    expect(page.get_by_text("Acne")).to_be_visible()


def test_the_dropdown_is_observed(page: Page):
    """What was prefetched is handed to the sections when the dropdown names its concern."""
    found = {
        "field": "Concern",
        "concerns": {"Acne": "acne", "Stress": "stress"},
        "sections": {"answer": {"acne": "Of acne", "stress": "Of stress"}},
    }
    page.evaluate(
        """() => document.addEventListener("prefetched",
          ({ detail }) => { document.title = detail.answer; })"""
    )
    call_twice(
        page,
        "<input role='combobox' aria-label='Concern' value='Stress'><div id='host'></div>",
        ("leaving.js", "prefetch.js"),
        {"@bytes": list(gzip.compress(json.dumps(found).encode()))},
    )
    expect(page).to_have_title("Of stress")

    page.get_by_role("combobox").evaluate("(item) => item.setAttribute('value', 'Acne')")

    expect(page).to_have_title("Of acne")


def test_a_section_that_left_the_page_is_ended(page: Page):
    """Nothing is drawn any more where nobody sees it."""
    call_twice(
        page,
        "<div id='host'><div class='ts-section'></div></div>",
        ("leaving.js", "copying.js", "section.js"),
        {"name": "answer", "html": "<p>Stress</p>", "isOpening": True},
    )

    drawn = page.locator("#host").evaluate(
        """(host) => {
          host.remove();
          window.ends.forEach((end) => end());
          const detail = { answer: "<p>Acne</p>" };
          document.dispatchEvent(new CustomEvent("prefetched", { detail }));
          return host.textContent;
        }"""
    )

    assert drawn == "Stress"
