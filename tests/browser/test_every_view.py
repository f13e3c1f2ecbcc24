"""Everyone can use every page in every state: axe, outline, links, zoom, spacing.

Each view is opened once and surveyed as wide as a desktop and as a phone. All checks read this
survey, and each one that fails is reported by its name.
"""

from __future__ import annotations

import itertools
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.conftest import run_server
from tests.browser.survey import Fault, Survey, look
from tests.browser.views import (
    APP,
    HANDOUT,
    HEIGHT,
    MISSING,
    OFFLINE,
    REFUSED,
    SCHEMES,
    TOO_MANY,
    UNAVAILABLE,
    UNREADABLE,
    VIEWS,
    WIDTHS,
    View,
    reach,
    write_files,
    write_refused_pack,
)
from touchstone.links.pages import PAGES

KNOWN = tomllib.loads((Path(__file__).parent / "axe_known.toml").read_text(encoding="utf-8"))
ELEMENTS = tuple(
    dict.fromkeys(
        item["element"] for kind in ("axe", "undecided", "clipped") for item in KNOWN[kind]
    )
)
_EMPTY_WORDS = {"", "here", "click here", "more", "read more", "link"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the addresses of the views that are files."""
    return write_files(tmp_path_factory.mktemp("files"))


@pytest.fixture
def addresses(
    view: View, own_server: str, files: dict[str, str], tmp_path: Path
) -> Iterator[dict[str, str]]:
    """Return where each kind of view is found; a refused pack is served only for its own view."""
    if view.where != REFUSED:
        yield {APP: own_server, **files}
        return
    pack = write_refused_pack(tmp_path / "pack")
    with run_server(tmp_path / "log.txt", own=True, TOUCHSTONE_DATA=pack) as refused:
        yield {REFUSED: refused}


@pytest.fixture(scope="module")
def shared_page(browser: Browser) -> Iterator[Page]:
    """Return the page that opens one view after the other, with reduced motion."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(shared_page: Page) -> Page:
    """Return the page, light and as wide as a desktop."""
    shared_page.emulate_media(color_scheme="light")
    shared_page.set_viewport_size({"width": WIDTHS["desktop"], "height": HEIGHT})
    return shared_page


def is_known(kind: str, **given: str) -> bool:
    """Return whether an entry of the known list has all of these values."""
    return any(all(item[key] == value for key, value in given.items()) for item in KNOWN[kind])


def list_unknown(kind: str, faults: tuple[Fault, ...]) -> list[tuple[str, str, str]]:
    """Return the faults that no entry of the known list covers."""
    return [
        (fault.rule, fault.target, fault.markup)
        for fault in faults
        if not any(is_known(kind, rule=fault.rule, element=item) for item in fault.known)
    ]


def list_faults(seen: Survey) -> Sequence[object]:
    """Return broken rules of axe-core, except for Streamlit's own that are listed with a reason."""
    found = {scheme: list_unknown("axe", seen.faults[scheme]) for scheme in SCHEMES}
    return [found] if any(found.values()) else []


def list_undecided(seen: Survey) -> Sequence[object]:
    """Return what axe could not decide, except for what a person judged and listed."""
    found = {scheme: list_unknown("undecided", seen.undecided[scheme]) for scheme in SCHEMES}
    return [found] if any(found.values()) else []


def list_overflow(seen: Survey) -> Sequence[object]:
    """Return sideways scrolling: light, dark, wide, at 400 %, and with the widest spacing."""
    return [(when, pixels) for when, pixels in seen.overflow.items() if pixels]


def list_clipped(seen: Survey) -> Sequence[object]:
    """Return text that is cut off: as it is, wide, at 400 %, and with the widest spacing."""
    return [
        (when, said)
        for when, texts in seen.clipped.items()
        for said, known in texts
        if not any(is_known("clipped", element=item) for item in known)
    ]


def list_headings_out_of_line(seen: Survey) -> Sequence[object]:
    """Return faults of the outline: no single h1 at the start, skipped levels, empty headings."""
    levels = [level for level, _ in seen.headings]
    skipped = [pair for pair in itertools.pairwise(levels) if pair[1] - pair[0] > 1]
    empty = [heading for heading in seen.headings if not heading[1]]
    first = [] if levels.count(1) == 1 and levels[0] == 1 else [levels]
    return [*first, *skipped, *empty]


def list_vague_links(seen: Survey) -> Sequence[object]:
    """Return link texts with more than one target, and those like "here" that say nothing."""
    targets: dict[str, set[str]] = defaultdict(set)
    for words, target in seen.links:
        targets[words].add(target)
    return [
        (words, found)
        for words, found in targets.items()
        if (len(found) > 1 and not is_known("link", words=words))
        or words.lower().strip(" .") in _EMPTY_WORDS
    ]


def list_bare_tables(seen: Survey) -> Sequence[object]:
    """Return tables without a name or headers, or with headers that do not say what they head."""
    return [table for table in seen.tables if not table[0] or table[1] or not table[2]]


def list_nameless_graphics(seen: Survey) -> Sequence[object]:
    """Return names of graphics that are too short to say a finding or describe a picture."""
    return [name for name in seen.graphics if len(name.split()) < 4]


def list_other_languages(seen: Survey) -> Sequence[object]:
    """Return the language unless it is English, which screen readers must speak."""
    return [seen.language] if seen.language != "en" else []


def list_changes_by_scheme(seen: Survey) -> Sequence[object]:
    """Return differences between light and dark other than colors."""
    return seen.changed


CHECKS: tuple[Callable[[Survey], Sequence[object]], ...] = (
    list_faults,
    list_undecided,
    list_overflow,
    list_clipped,
    list_headings_out_of_line,
    list_vague_links,
    list_bare_tables,
    list_nameless_graphics,
    list_other_languages,
    list_changes_by_scheme,
)


def occurs(kind: str, item: dict[str, str], seen: Survey) -> bool:
    """Return whether an entry of the known list still occurs."""
    if kind == "link":
        return len({target for words, target in seen.links if words == item["words"]}) > 1
    if kind == "clipped":
        return any(item["element"] in known for all_ in seen.clipped.values() for _, known in all_)
    faults = (seen.faults if kind == "axe" else seen.undecided)["light"]
    return any(one.rule == item["rule"] and item["element"] in one.known for one in faults)


@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_a_view_can_be_used_by_everyone(
    page: Page, addresses: dict[str, str], view: View, subtests: pytest.Subtests
):
    """Every check passes in each width, the browser refuses nothing, known faults still occur."""
    refused: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    page.on("console", note)
    reach(page, view, addresses)
    for width, seen in look(page, ELEMENTS, prepare=view.prepare).items():
        for check in CHECKS:
            with subtests.test(check.__name__, width=width):
                assert (wrong := check(seen)) == [], "\n".join(map(str, wrong))
        for kind, items in KNOWN.items():
            for item in items:
                if (item["view"], item["width"]) == (view.name, width):
                    # A fault that Streamlit has fixed must leave the list.
                    with subtests.test(f"the known {kind} still occurs", element=item):
                        assert occurs(kind, item, seen)
    page.remove_listener("console", note)
    with subtests.test("content security policy"):
        assert refused == []


def test_every_page_is_looked_at_in_three_states():
    """Every page has at least three states here, so a new page cannot be forgotten."""
    pages = [view.path.split("?")[0].strip("/") for view in VIEWS if view.where == APP]

    assert {page.path: pages.count(page.path) >= 3 for page in PAGES.values()} == {
        page.path: True for page in PAGES.values()
    }


def test_files_and_app_are_all_looked_at():
    """Files and a refused pack are surveyed as well as the pages."""
    files = {OFFLINE, HANDOUT, MISSING, TOO_MANY, UNAVAILABLE, UNREADABLE}
    assert {view.where for view in VIEWS} == {APP, REFUSED, *files}


def test_what_is_known_is_known_of_a_view():
    """Every entry of the known list is about a view and a width that are surveyed."""
    names = {view.name for view in VIEWS}
    told = [item for items in KNOWN.values() for item in items]

    assert [item for item in told if item["view"] not in names or item["width"] not in WIDTHS] == []
