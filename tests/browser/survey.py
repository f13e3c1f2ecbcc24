"""One look at a view: all that the tests of every view ask, from a single page load."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

from tests.browser.views import HEIGHT, WIDTHS, wait_until_calm

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
_DESKTOP: ViewportSize = {"width": WIDTHS["desktop"], "height": HEIGHT}
_FACTS = ("headings", "links", "tables", "graphics", "language")
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


@dataclass
class Survey:
    """What one look at a view in one width found.

    Attributes:
        headings: Level and words of each heading, in order.
        links: Words and target of each link.
        tables: Caption, headers without scope, headers.
        graphics: Names of charts and pictures.
        language: Language of the document.
        faults: Violations of axe rules, by color scheme.
        undecided: What axe could not judge, by color scheme.
        overflow: Sideways scroll in px, by what was set.
        clipped: Text that is cut off, by what was set.
        changed: Elements that are there in one color scheme alone.
    """

    headings: list[tuple[int, str]]
    links: list[tuple[str, str]]
    tables: list[tuple[str, int, int]]
    graphics: list[str]
    language: str
    faults: dict[str, tuple[Fault, ...]] = field(default_factory=dict)
    undecided: dict[str, tuple[Fault, ...]] = field(default_factory=dict)
    overflow: dict[str, int] = field(default_factory=dict)
    clipped: dict[str, tuple[Clipped, ...]] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)


def look(
    page: Page, known: tuple[str, ...], *, prepare: Callable[[Page], None] | None = None
) -> dict[str, Survey]:
    """Return all that can be seen of the view that ``page`` shows, by width.

    Each state is looked at once. Dark comes last, and is tried with the rules about colors
    alone: the other rules see the same elements, which ``Survey.changed`` makes sure of.
    A zoomed desktop and a zoomed phone are the same page.

    Args:
        page: A page that ``views.reach`` prepared, light and as wide as a desktop.
        known: Selectors of elements that are known to fail a rule.
        prepare: What a reader does to reach the view: a dialog closes when it gets dark.
    """
    page.evaluate(AXE_SCRIPT)
    page.evaluate(_SCRIPT)
    found, elements = {}, {}
    for name in ("desktop", "phone"):
        _resize(page, {"width": WIDTHS[name], "height": HEIGHT})
        found[name] = seen = _read(page)
        seen.faults["light"], seen.undecided["light"] = _judge(page, known, _AXE_OPTIONS)
        elements[name] = page.evaluate("window.survey.elements()")
        _measure(page, known, seen, "plain")
        _space(page, _SPACING)
        _measure(page, known, seen, "spaced")
        _space(page, "")
    _resize(page, _ZOOMED)
    _measure(page, known, found["phone"], "zoomed")
    _resize(page, _WIDE)
    _measure(page, known, found["desktop"], "wide")
    page.emulate_media(color_scheme="dark")
    _resize(page, _DESKTOP)
    if prepare and page.evaluate("window.survey.elements()") != elements["desktop"]:
        prepare(page)
    for name, seen in found.items():
        _resize(page, {"width": WIDTHS[name], "height": HEIGHT})
        seen.faults["dark"], seen.undecided["dark"] = _judge(page, known, _COLOR_OPTIONS)
        seen.changed = _compare(elements[name], page.evaluate("window.survey.elements()"))
        seen.overflow["dark"] = page.evaluate("window.survey.overflow()")
    page.emulate_media(color_scheme="light")
    return found


def judge_in_light(page: Page, known: tuple[str, ...]) -> dict[str, tuple[tuple[Fault, ...], int]]:
    """Return by width what axe holds against a light page, and how far it scrolls sideways.

    It is what of ``look`` depends on how much there is to show.
    """
    page.evaluate(AXE_SCRIPT)
    page.evaluate(_SCRIPT)
    found = {}
    for name, width in WIDTHS.items():
        _resize(page, {"width": width, "height": HEIGHT})
        faults, _ = _judge(page, known, _AXE_OPTIONS)
        found[name] = faults, int(page.evaluate("window.survey.overflow()"))
    return found


def _resize(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    wait_until_calm(page)


def _read(page: Page) -> Survey:
    facts = {name: page.evaluate(f"window.survey.{name}()") for name in _FACTS}
    return Survey(**facts)


def _measure(page: Page, known: tuple[str, ...], seen: Survey, name: str) -> None:
    seen.overflow[name] = page.evaluate("window.survey.overflow()")
    found = page.evaluate("(known) => window.survey.clipped(known)", list(known))
    seen.clipped[name] = tuple((text, tuple(inside)) for text, inside in found)


def _compare(light: list[str], dark: list[str]) -> list[str]:
    lines = difflib.unified_diff(light, dark, "light", "dark", n=0, lineterm="")
    return list(lines)


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
    wait_until_calm(page)
