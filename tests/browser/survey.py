"""Survey a view: collect what all tests of every view need from a single page load."""

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
}
# Nearly all of axe's time. An element has the same colors in every width, and the other rules see
# the same elements in light and in dark.
_COLOR_RULES = ("color-contrast", "link-in-text-block")
# WCAG 2.2, 1.4.12: spacing that a reader may set without losing anything.
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
# A text, and the selectors of the known elements around it.
Clipped = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Fault:
    """A fault that axe reports for one element.

    Attributes:
        rule: Name of the rule.
        target: Selector of the element.
        markup: The element, shortened.
        known: Selectors of the known list that match the element or one around it.
    """

    rule: str
    target: str
    markup: str
    known: tuple[str, ...]


@dataclass
class Survey:
    """What a survey of a view in one width found.

    Attributes:
        headings: Level and words of each heading, in order.
        links: Words and target of each link.
        tables: Caption, number of headers without scope, and number of headers of each table.
        graphics: Names of charts and pictures.
        language: Language of the document.
        faults: Violations of axe rules, by color scheme.
        undecided: What axe could not decide, by color scheme.
        overflow: How far the page scrolls sideways in px, by how it was set up.
        clipped: Text that is cut off, by how the page was set up.
        changed: Elements that exist in only one of the color schemes.
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
    """Survey the view that ``page`` shows, and return what was found, by width.

    Each state is checked once. Dark comes last and is checked only with the rules about colors. The
    other rules would see the same elements, which ``Survey.changed`` makes sure of. The rules about
    colors judge an element in the first width that shows it. Zoomed in, desktop and phone are the
    same page.

    Args:
        page: A page that ``views.reach`` prepared, light and as wide as a desktop.
        known: Selectors of elements that are known to fail a rule.
        prepare: What a reader does to reach the view. Done again if dark mode closed a dialog.
    """
    page.evaluate(AXE_SCRIPT)
    page.evaluate(_SCRIPT)
    found, elements = {}, {}
    for name in ("desktop", "phone"):
        _resize(page, {"width": WIDTHS[name], "height": HEIGHT})
        found[name] = seen = _read(page)
        _judge(page, known, seen, "light")
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
        _judge(page, known, seen, "dark")
        seen.changed = _compare(elements[name], page.evaluate("window.survey.elements()"))
        seen.overflow["dark"] = page.evaluate("window.survey.overflow()")
    page.emulate_media(color_scheme="light")
    return found


def judge_size(page: Page, known: tuple[str, ...]) -> dict[str, tuple[tuple[Fault, ...], int]]:
    """Return, by width, the faults that axe finds in a page, and its sideways scroll in px.

    These are the parts of ``look`` that depend on how much the page shows. Colors do not.
    """
    page.evaluate(AXE_SCRIPT)
    page.evaluate(_SCRIPT)
    found = {}
    for name, width in WIDTHS.items():
        _resize(page, {"width": width, "height": HEIGHT})
        faults = _locate(page, known, _run_other_rules(page)["violations"])
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


def _judge(page: Page, known: tuple[str, ...], seen: Survey, scheme: str) -> None:
    results = [_run_color_rules(page, scheme)]
    if scheme == "light":
        results.append(_run_other_rules(page))
    for result in results:
        for kept, kind in ((seen.faults, "violations"), (seen.undecided, "incomplete")):
            kept[scheme] = (*kept.get(scheme, ()), *_locate(page, known, result[kind]))


def _run_color_rules(page: Page, scheme: str) -> dict[str, Any]:
    options = {**_AXE_OPTIONS, "runOnly": _COLOR_RULES}
    found: dict[str, Any] = page.evaluate(
        """([scheme, options]) => {
          const include = window.survey.unjudged(scheme);
          return include.length ? window.axe.run({ include }, options)
            : { violations: [], incomplete: [] };
        }""",
        [scheme, options],
    )
    return found


def _run_other_rules(page: Page) -> dict[str, Any]:
    rules = {"target-size": {"enabled": True}}  # WCAG 2.2 AA, off by default
    rules |= {name: {"enabled": False} for name in _COLOR_RULES}
    options = {**_AXE_OPTIONS, "rules": rules}
    found: dict[str, Any] = page.evaluate("(options) => window.axe.run(options)", options)
    return found


def _locate(page: Page, known: tuple[str, ...], rules: list[dict[str, Any]]) -> tuple[Fault, ...]:
    nodes = [(rule["id"], node) for rule in rules for node in rule["nodes"]]
    # For an element in the shadow root of a component, axe gives the way there, host first.
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
    # A constructed style sheet is not subject to the page's content security policy.
    page.evaluate(
        """(rules) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          document.adoptedStyleSheets = [sheet];
        }""",
        rules,
    )
    wait_until_calm(page)
