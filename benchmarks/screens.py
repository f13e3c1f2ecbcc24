"""Count the taps and screens from opening a page to what a reader came for.

A screen is as tall as the reader's window. An answer is reached where its last line ends. It
is found by the words of the answer card, so that a page is also measured correctly if it shows
the answer elsewhere or not at all.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize

from tests.browser.conftest import launch_chromium, run_server
from tests.browser.views import wait_until_calm
from touchstone.evidence_map.answer_card import (
    BEFORE_ANY,
    BEWARE,
    HOW_SURE,
    AnswerCard,
    build_answer_card,
)
from touchstone.evidence_map.evidence_map import EvidenceMap, build_evidence_map
from touchstone.ids import ConcernId
from touchstone.packs.loading import load_pack
from touchstone.resources import SHIPPED_FOLDER

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
TABLET_WIDTHS = (768, 1024)
ASKED = (ConcernId("stretch-marks"), ConcernId("poor-sleep"), ConcernId("redness"))
TAPS, SCREENS, FIRST_CARD = 0, 1.0, 0.8
# Without a decided verdict, the card says what was tested instead.
_ON_WHOM = ("Studied in", "What was tested")
_SCROLLED = """
(start) => {
  let scrolled = 0;
  for (let item = start; item; item = item.parentElement ?? item.getRootNode().host) {
    scrolled += item.scrollTop;
  }
  return scrolled;
}
"""
_PLACE = f"""
(element) => {{
  const folds = [];
  for (let item = element; item; item = item.parentElement ?? item.getRootNode().host) {{
    const isTitle = item.firstElementChild?.contains(element);
    if (item.matches("details:not([open])") && !isTitle) folds.push(item);
  }}
  folds.forEach((fold) => {{ fold.open = true; }});
  const box = element.getBoundingClientRect(), scrolled = ({_SCROLLED})(element);
  folds.forEach((fold) => {{ fold.open = false; }});
  const [top, bottom] = [box.top, box.bottom].map((edge) => (edge + scrolled) / innerHeight);
  return {{ taps: folds.length, top, bottom }};
}}
"""
_HEIGHT = """
(element) => {
  let height = 0;
  for (let item = element; item; item = item.parentElement ?? item.getRootNode().host) {
    height = Math.max(height, item.scrollHeight);
  }
  return height / innerHeight;
}
"""
# How many elements are fully visible: not cut off, and not outside the window.
_IN_SIGHT = """
(elements, [first, last]) => elements.filter((element) => {
  const box = element.getBoundingClientRect();
  const lies = (edge) => box[first] >= edge[first] - 1 && box[last] <= edge[last] + 1;
  const cuts = (item) => getComputedStyle(item).overflow !== "visible";
  const edges = [{ left: 0, top: 0, right: innerWidth, bottom: innerHeight }];
  for (let item = element.parentElement; item;
      item = item.parentElement ?? item.getRootNode().host) {
    if (item.matches("body, html")) break;
    if (cuts(item)) edges.push(item.getBoundingClientRect());
  }
  return element.checkVisibility() && edges.every(lies);
}).length
"""


@dataclass(frozen=True)
class Place:
    """Where something is on a page.

    Attributes:
        taps: How many folds must be opened to see it.
        top: Where it begins, in screens from the top of the page.
        bottom: Where it ends.
    """

    taps: int
    top: float
    bottom: float


def list_answers(card: AnswerCard) -> dict[str, str]:
    """Return the words of a card that answer each question of a reader."""
    rows = dict(card.rows)
    return {
        "Does it help?": card.headline,
        "How much?": card.number,
        "On whom?": next((rows[title] for title in _ON_WHOM if title in rows), ""),
        "How sure?": rows.get(HOW_SURE, ""),
        "Beware of what?": rows.get(BEWARE) or rows.get(BEFORE_ANY, ""),
    }


def find_place(found: Locator) -> Place | None:
    """Return where the first of some elements is, or None if there is none."""
    return Place(**found.first.evaluate(_PLACE)) if found.count() else None


def measure_answers(page: Page, card: AnswerCard) -> dict[str, Place | None]:
    """Return where the answers are on the open page of a concern, by question."""
    return {
        question: find_place(page.get_by_text(words, exact=True))
        for question, words in list_answers(card).items()
        if words
    }


def measure_head(page: Page) -> float:
    """Return the share of the first screen that is above the answer card."""
    place = find_place(page.get_by_role("region", name="The answer"))
    assert place, "There is no answer card."
    return place.top


def measure_height(page: Page) -> float:
    """Return the height of the open page in screens."""
    return float(page.get_by_text("not medical advice").last.evaluate(_HEIGHT))


def measure_first_card(page: Page, evidence_map: EvidenceMap) -> float:
    """Return how many screens are above the first card of the open first page."""
    links = page.get_by_role("link")
    names = evidence_map.pack.concern_names.values()
    cards = [links.filter(has=page.get_by_text(name, exact=True)) for name in names]
    return min(place.top for card in cards if (place := find_place(card)))


def count_columns(page: Page) -> int:
    """Return how many benefits of the open matrix are visible, from side to side."""
    row = _find_rows(page).first.get_by_role("gridcell")
    return int(row.evaluate_all(_IN_SIGHT, ["left", "right"]))


def count_rows(page: Page) -> int:
    """Return how many concerns of the open matrix are visible, from top to bottom."""
    heads = _find_rows(page).get_by_role("rowheader")
    return int(heads.evaluate_all(_IN_SIGHT, ["top", "bottom"]))


def _find_rows(page: Page) -> Locator:
    rows = page.get_by_role("grid").get_by_role("row").filter(has=page.get_by_role("rowheader"))
    return rows.filter(has=page.get_by_role("gridcell"))


def open_calm(page: Page, url: str) -> None:
    """Open an address and wait until nothing moves."""
    page.goto(url)
    page.get_by_text("not medical advice").last.wait_for(timeout=60_000)
    wait_until_calm(page)


def _show_answers(page: Page, address: str, evidence_map: EvidenceMap) -> None:
    print(f"\nReader, {PHONE['width']} x {PHONE['height']}: aim {TAPS} taps, {SCREENS} screens")
    print(f"{'concern':16} {'question':16} {'taps':>5} {'screens':>8}")
    for concern_id in ASKED:
        card = build_answer_card(evidence_map, concern_id)
        assert card
        open_calm(page, f"{address}/?concern={concern_id}")
        for question, place in measure_answers(page, card).items():
            said = f"{place.taps:5} {place.bottom:8.2f}" if place else "not on the page"
            met = place and place.taps <= TAPS and place.bottom <= SCREENS
            print(f"{concern_id:16} {question:16} {said} {'' if met else '  missed'}")
        print(f"{concern_id:16} {measure_head(page):.0%} of the first screen above the card")


def _show_heights(page: Page, address: str, evidence_map: EvidenceMap) -> None:
    heights = sorted(_list_heights(page, address, evidence_map))
    middle = statistics.median(heights)
    print("\nPage of a concern with nothing opened, in phone screens: aim about 3")
    print(f"least {heights[0]:.1f}, middle {middle:.1f}, most {heights[-1]:.1f}")


def _list_heights(page: Page, address: str, evidence_map: EvidenceMap) -> Iterator[float]:
    for concern_id in evidence_map.pack.concern_ids:
        open_calm(page, f"{address}/?concern={concern_id}")
        yield measure_height(page)


def _show_first_page(page: Page, address: str, evidence_map: EvidenceMap) -> None:
    open_calm(page, f"{address}/")
    first = measure_first_card(page, evidence_map)
    met = "" if first <= FIRST_CARD else "missed"
    print(f"\nFirst page: {first:.2f} phone screens to the first card, aim {FIRST_CARD} {met}")
    print(f"First page: {measure_height(page):.1f} phone screens high")


def _show_matrix(page: Page, address: str, evidence_map: EvidenceMap) -> None:
    concerns, benefits = len(evidence_map.pack.concern_ids), len(evidence_map.pack.benefit_ids)
    print()
    for width in (*TABLET_WIDTHS, DESKTOP["width"]):
        page.set_viewport_size({"width": width, "height": DESKTOP["height"]})
        open_calm(page, f"{address}/matrix")
        print(f"Matrix, {width:4} wide: {count_columns(page):2} of {benefits} columns in sight")
    print(f"Matrix, 1440 x 900: {count_rows(page)} of {concerns} rows in sight")


def show(browser: Browser, address: str) -> None:
    """Print every measure of an app."""
    evidence_map = build_evidence_map(load_pack(SHIPPED_FOLDER))
    page = browser.new_page(viewport=PHONE)
    _show_answers(page, address, evidence_map)
    _show_heights(page, address, evidence_map)
    _show_first_page(page, address, evidence_map)
    _show_matrix(page, address, evidence_map)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the app of this folder, or one that is already running."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screens", description=__doc__)
    parser.add_argument("--address", default="", help="an app that runs already")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, launch_chromium() as browser:
        if chosen.address:
            show(browser, chosen.address.rstrip("/"))
        else:
            with run_server(Path(folder) / "log.txt", own=True) as address:
                show(browser, address)
    return 0


if __name__ == "__main__":
    sys.exit(main())
