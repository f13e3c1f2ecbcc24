"""Every page in every state can be used by everyone: axe, outline, links, zoom, spacing.

Each view is loaded once, and made as wide as a phone and a desktop; all tests read
what these two looks found.
"""

from __future__ import annotations

import itertools
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import run_server
from tests.browser.survey import Survey, look
from tests.browser.views import (
    APP,
    HANDOUT,
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
    wait_until_calm,
    write_files,
    write_refused_pack,
)
from touchstone.links.pages import PAGES

pytestmark = pytest.mark.browser

KNOWN = tomllib.loads((Path(__file__).parent / "axe_known.toml").read_text(encoding="utf-8"))
ELEMENTS = tuple(
    dict.fromkeys(
        item["element"] for kind in ("axe", "undecided", "clipped") for item in KNOWN[kind]
    )
)
BY_NAME = {view.name: view for view in VIEWS}
HEIGHT = 800
Look = Callable[[View, str], Survey]

every_view = pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
every_width = pytest.mark.parametrize("width", list(WIDTHS))


@pytest.fixture(scope="module")
def looks(
    browser: Browser, server: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Look]:
    """Return a function that looks at a view in a width, once."""
    folder = tmp_path_factory.mktemp("files")
    pack = write_refused_pack(folder / "pack")
    with run_server(folder / "log.txt", TOUCHSTONE_DATA=pack) as refused:
        addresses = {APP: server, REFUSED: refused, **write_files(folder)}
        yield from _look_at(browser, addresses)


def _look_at(browser: Browser, addresses: dict[str, str]) -> Iterator[Look]:
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    context.set_default_timeout(30_000)
    page = context.new_page()

    @cache
    def look_twice(view: View) -> dict[str, Survey]:
        page.set_viewport_size({"width": WIDTHS["desktop"], "height": HEIGHT})
        reach(page, view, addresses)
        found = {"desktop": look(page, ELEMENTS, whole=view.plain)}
        page.set_viewport_size({"width": WIDTHS["phone"], "height": HEIGHT})
        wait_until_calm(page)
        return {**found, "phone": look(page, ELEMENTS, whole=False)}

    yield lambda view, width: look_twice(view)[width]
    context.close()


def is_known(kind: str, **given: str) -> bool:
    """Return whether a line of the known list says exactly this of an element."""
    return any(all(item[key] == value for key, value in given.items()) for item in KNOWN[kind])


def test_every_page_is_looked_at_in_three_states():
    """A new page comes with its states, or fails here."""
    pages = [view.path.split("?")[0].strip("/") for view in VIEWS if view.where == APP]

    assert {page.path: pages.count(page.path) >= 3 for page in PAGES.values()} == {
        page.path: True for page in PAGES.values()
    }


@every_view
@every_width
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_of_ours(looks: Look, view: View, width: str, scheme: str):
    """No rule of axe-core is broken, but for Streamlit's own that are listed with a reason."""
    seen = looks(view, width)

    assert [
        (fault.rule, fault.target, fault.markup)
        for fault in seen.faults[scheme]
        if not any(is_known("axe", rule=fault.rule, element=item) for item in fault.known)
    ] == []


@every_view
@every_width
@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_axe_cannot_judge_was_judged_by_eye(looks: Look, view: View, width: str, scheme: str):
    """What axe leaves open lies in an element that is listed with what a person saw."""
    assert [
        (item.rule, item.target, item.markup)
        for item in looks(view, width).undecided[scheme]
        if not any(is_known("undecided", rule=item.rule, element=name) for name in item.known)
    ] == []


@every_view
@every_width
def test_nothing_scrolls_sideways_or_is_cut_off(looks: Look, view: View, width: str):
    """Not in light, not in dark, not at 400 %, not with the widest spacing of text."""
    seen = looks(view, width)

    assert dict(seen.overflow) == dict.fromkeys(seen.overflow, 0)
    assert [
        (when, said)
        for when, texts in seen.clipped.items()
        for said, known in texts
        if not any(is_known("clipped", element=item) for item in known)
    ] == []


@every_view
@every_width
def test_headings_form_an_outline(looks: Look, view: View, width: str):
    """One first heading, before all others, and no level is skipped on the way down."""
    levels = [level for level, _ in looks(view, width).headings]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in itertools.pairwise(levels) if pair[1] - pair[0] > 1] == []
    assert [text for _, text in looks(view, width).headings if not text] == []


@every_view
@every_width
def test_links_say_where_they_go(looks: Look, view: View, width: str):
    """The same words lead to the same place, and no link is called "here"."""
    targets: dict[str, set[str]] = defaultdict(set)
    for words, target in looks(view, width).links:
        targets[words].add(target)

    assert [
        words
        for words, found in targets.items()
        if len(found) > 1 and not is_known("link", words=words)
    ] == []
    empty = {"", "here", "click here", "more", "read more", "link"}
    assert [words for words in targets if words.lower().strip(" .") in empty] == []


@every_view
@every_width
def test_tables_have_captions_and_headers(looks: Look, view: View, width: str):
    """A table says what it shows, and every header what it heads."""
    tables = looks(view, width).tables

    assert [table for table in tables if not table[0] or table[1] or not table[2]] == []


@every_view
@every_width
def test_charts_and_pictures_have_names(looks: Look, view: View, width: str):
    """The name of a chart says its finding; that of a picture what it is."""
    assert [name for name in looks(view, width).graphics if len(name.split()) < 4] == []


@every_view
@every_width
def test_the_language_is_set(looks: Look, view: View, width: str):
    """A screen reader speaks English."""
    assert looks(view, width).language == "en"


@pytest.mark.parametrize("item", KNOWN["axe"], ids=lambda item: f"{item['rule']}-{item['view']}")
def test_known_faults_of_streamlit_still_occur(looks: Look, item: dict[str, str]):
    """A fault that Streamlit mended leaves the list."""
    faults = looks(BY_NAME[item["view"]], item["width"]).faults["light"]

    assert [
        fault for fault in faults if fault.rule == item["rule"] and item["element"] in fault.known
    ]


@pytest.mark.parametrize(
    "item", KNOWN["undecided"], ids=lambda item: f"{item['rule']}-{item['view']}"
)
def test_what_axe_cannot_judge_still_occurs(looks: Look, item: dict[str, str]):
    """What axe can judge by now leaves the list."""
    found = looks(BY_NAME[item["view"]], item["width"]).undecided["light"]

    assert [one for one in found if one.rule == item["rule"] and item["element"] in one.known]


@pytest.mark.parametrize("item", KNOWN["clipped"], ids=lambda item: item["view"])
def test_known_cuts_of_streamlit_still_occur(looks: Look, item: dict[str, str]):
    """Text that Streamlit no longer cuts off leaves the list."""
    clipped = looks(BY_NAME[item["view"]], item["width"]).clipped

    assert [said for texts in clipped.values() for said, known in texts if item["element"] in known]


@pytest.mark.parametrize("item", KNOWN["link"], ids=lambda item: item["view"])
def test_known_links_of_streamlit_still_occur(looks: Look, item: dict[str, str]):
    """Words that no longer lead to two places leave the list."""
    links = looks(BY_NAME[item["view"]], item["width"]).links

    assert len({target for words, target in links if words == item["words"]}) > 1


def test_files_and_app_are_all_looked_at():
    """The files, and a pack that is refused, are looked at like the pages."""
    files = {OFFLINE, HANDOUT, MISSING, TOO_MANY, UNAVAILABLE, UNREADABLE}
    assert {view.where for view in VIEWS} == {APP, REFUSED, *files}
