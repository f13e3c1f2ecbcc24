"""One look at a view: all that the tests of every view ask, from a single page load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

from tests.browser.views import SCHEMES, wait_until_calm

_SCRIPT = (Path(__file__).parent / "survey.js").read_text(encoding="utf-8")
_AXE_OPTIONS: dict[str, object] = {
    "resultTypes": ["violations", "incomplete"],
    "preload": False,  # all styles are in the page
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2 AA, off by default
}
# Light and dark differ in nothing but colors: the other rules see the same elements.
_COLOR_RULES = ["color-contrast", "link-in-text-block"]
_COLOR_OPTIONS = {**_AXE_OPTIONS, "runOnly": _COLOR_RULES, "rules": {}}
# WCAG 2.2, 1.4.12: what a reader may set without losing anything.
_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
# 1280 x 1024 at 400 %.
_ZOOMED: ViewportSize = {"width": 320, "height": 256}
_WIDE: ViewportSize = {"width": 1920, "height": 1080}
# A text, and the known elements that it lies in.
Clipped = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Fault:
    """What axe holds against one element.

    Attributes:
        rule: Name of the rule.
        target: Selector of the element.
        markup: The element, shortened.
        known: Selectors of the known list that the element lies in.
    """

    rule: str
    target: str
    markup: str
    known: tuple[str, ...]


@dataclass(frozen=True)
class Survey:
    """What one look at a view in one width found.

    Attributes:
        faults: Violations of axe rules, by color scheme.
        undecided: What axe could not judge, by color scheme.
        overflow: Sideways scroll in px, by what was set.
        clipped: Text that is cut off, by what was set.
        headings: Level and words of each heading, in order.
        links: Words and target of each link.
        tables: Caption, headers without scope, headers.
        graphics: Names of charts and pictures.
        language: Language of the document.
    """

    faults: Mapping[str, tuple[Fault, ...]]
    undecided: Mapping[str, tuple[Fault, ...]]
    overflow: Mapping[str, int]
    clipped: Mapping[str, tuple[Clipped, ...]]
    headings: tuple[tuple[int, str], ...]
    links: tuple[tuple[str, str], ...]
    tables: tuple[tuple[str, int, int], ...]
    graphics: tuple[str, ...]
    language: str


def look(page: Page, known: tuple[str, ...], *, whole: bool = True) -> Survey:
    """Return all that can be seen of the view that ``page`` shows.

    Args:
        page: A page that ``views.reach`` prepared.
        known: Selectors of elements that are known to fail a rule.
        whole: Whether all rules are tried in dark too, or those about colors alone.
    """
    if not page.evaluate("Boolean(window.survey)"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(_SCRIPT)
    facts = {
        name: page.evaluate(f"window.survey.{name}()")
        for name in ("headings", "links", "tables", "graphics", "language")
    }
    faults, undecided, overflow = {}, {}, {}
    clipped: dict[str, tuple[Clipped, ...]] = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        wait_until_calm(page)
        faults[scheme], undecided[scheme] = _judge(
            page, known, _AXE_OPTIONS if whole or scheme == "light" else _COLOR_OPTIONS
        )
        overflow[scheme] = page.evaluate("window.survey.overflow()")
    page.emulate_media(color_scheme="light")
    wait_until_calm(page)
    clipped["plain"] = _find_clipped(page, known)
    before = page.viewport_size or _ZOOMED
    wide = [
        ("wide", lambda: page.set_viewport_size(_WIDE), lambda: page.set_viewport_size(before))
    ] * (before["width"] > _ZOOMED["width"] * 2)
    for name, change, undo in (
        *wide,
        ("zoomed", lambda: page.set_viewport_size(_ZOOMED), lambda: page.set_viewport_size(before)),
        ("spaced", lambda: _space(page, _SPACING), lambda: _space(page, "")),
    ):
        change()
        wait_until_calm(page)
        overflow[name] = page.evaluate("window.survey.overflow()")
        clipped[name] = _find_clipped(page, known)
        undo()
    return Survey(
        faults=faults,
        undecided=undecided,
        overflow=overflow,
        clipped=clipped,
        headings=tuple((level, text) for level, text in facts["headings"]),
        links=tuple((text, target) for text, target in facts["links"]),
        tables=tuple((caption, bare, heads) for caption, bare, heads in facts["tables"]),
        graphics=tuple(facts["graphics"]),
        language=facts["language"],
    )


def _judge(
    page: Page, known: tuple[str, ...], options: dict[str, object]
) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
    found = page.evaluate("(options) => window.axe.run(options)", options)
    return _locate(page, known, found["violations"]), _locate(page, known, found["incomplete"])


def _locate(page: Page, known: tuple[str, ...], rules: list[dict[str, Any]]) -> tuple[Fault, ...]:
    nodes = [(rule["id"], node) for rule in rules for node in rule["nodes"]]
    # An element in the root of a component comes as the way there: its host first.
    places = [node["target"][0] for _, node in nodes]
    targets = [place if isinstance(place, str) else place[0] for place in places]
    inside = page.evaluate("(given) => window.survey.locate(given)", [targets, list(known)])
    return tuple(
        Fault(
            rule,
            target,
            node["html"][:160],
            tuple(name for name, lies in zip(known, where, strict=False) if lies),
        )
        for (rule, node), target, where in zip(nodes, targets, inside, strict=True)
    )


def _find_clipped(page: Page, known: tuple[str, ...]) -> tuple[Clipped, ...]:
    found = page.evaluate("(known) => window.survey.clipped(known)", list(known))
    return tuple((text, tuple(inside)) for text, inside in found)


def _space(page: Page, rules: str) -> None:
    # A constructed sheet is set by the browser, so no policy of the page forbids it.
    page.evaluate(
        """(rules) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets = [sheet];
        }""",
        rules,
    )
