"""Under a reader's own bar, pages judge by it, say so clearly, and lead back to our rule."""

from __future__ import annotations

import html
import itertools
import json
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage, read_component, read_text
from tests.pages.test_pages import read_link
from tests.pages.test_prefetch import find_protos
from touchstone.evidence.bar import BAR_ITEMS
from touchstone.links.pages import PAGES
from ui import chart_menu, data, downloads

SAID = "Judged by your own bar: by hand only, randomized only."
LINK = {"bar": "randomized,by-hand"}
JUDGED = [page for page, item in PAGES.items() if item.shows_verdicts]


def find_button(app: AppTest, label: str):
    """Return the buttons labeled ``label``."""
    return [item for item in app.button if item.label == label]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_that_judges_says_whose_rule_it_is(open_page: OpenPage, page: str):
    """Pages with verdicts announce the reader's bar and the way back; other pages only keep it."""
    app = open_page(page, concern="wrinkles", **LINK)
    text = read_text(app)

    assert (SAID in text) == (page in JUDGED)
    assert ("This is your rule, not ours." in text) == (page in JUDGED)
    assert len(find_button(app, "Back to our rule")) == (page in JUDGED)
    assert "so it was left out" not in text


@pytest.mark.parametrize("page", JUDGED)
def test_one_step_leads_back_to_our_rule(open_page: OpenPage, page: str):
    """After one click, page and link are the same as without a bar."""
    app = open_page(page, concern="wrinkles", **LINK)
    find_button(app, "Back to our rule")[0].click().run()
    plain = open_page(page, concern="wrinkles")

    assert read_link(app) == {"concern": "wrinkles"}
    assert read_text(app) == read_text(plain)
    assert "our own bar:" not in read_text(plain)


@pytest.mark.parametrize("page", PAGES)
def test_moving_on_keeps_the_bar(open_page: OpenPage, page: str):
    """Every link of the navigation carries the bar along with the concern."""
    links = open_page(page, concern="wrinkles", **LINK).get("page_link")[: len(PAGES)]

    assert [parse_qs(link.proto.query_string) for link in links] == [
        {"concern": ["wrinkles"], "bar": ["randomized,by-hand"]} for _ in PAGES
    ]


@pytest.mark.parametrize(
    ("page", "query"),
    [("concern", {"concern": "wrinkles"}), ("matrix", {}), ("research", {})],
)
def test_a_choice_judges_anew_and_is_written_to_the_link(
    open_page: OpenPage, page: str, query: dict[str, str]
):
    """No bar is set at first; one that a reader chooses is named on the page and in the link."""
    app = open_page(page, **query)
    (choice,) = [item for item in app.get("button_group") if item.key == f"{page}_bar"]
    assert choice.value == []
    assert "bar" not in read_link(app)

    choice.set_value(["by-hand"]).run()

    assert read_link(app) == {**query, "bar": "by-hand"}
    assert "Judged by your own bar: by hand only." in read_text(app)
    folds = [item.label for item in app.expander]
    folds += [item.proto.popover.label for item in app.get("popover")]
    assert "Your own bar (1 set)" in folds


def test_a_concern_whose_studies_all_fall_says_so(open_page: OpenPage):
    """Answer, table and question all say that no study meets the bar, and links keep the bar."""
    text = html.unescape(read_text(open_page(concern="wrinkles", bar="by-hand")))

    assert "no study of massage on wrinkles meets your bar. It leaves out 1 trial." in text
    assert '<b class="ts-verdict ts-hue">No study meets your bar</b>' in text
    assert "No study of massage for wrinkles meets the bar that I set." in text
    assert "article?concern=wrinkles&bar=by-hand#" in text


def test_compared_concerns_are_judged_by_the_same_bar(open_page: OpenPage):
    """The side-by-side comparison judges by the reader's bar, too."""
    plain = read_text(open_page(concern="acne", compare="wrinkles"))
    text = read_text(open_page(concern="acne", compare="wrinkles", bar="by-hand"))

    assert "No study meets your bar" in text
    assert "No study meets your bar" not in plain


def test_the_matrix_draws_explains_and_filters_it(open_page: OpenPage):
    """The verdict for studies below the bar has its sign, its legend and its filter option."""
    app = open_page("matrix", show="verdict", bar="by-hand")
    text = read_text(app)
    grid = read_component(app, "matrix_grid")["grid"]

    assert grid.count('<span class="word">No study meets your bar') == 5
    assert '<b class="ts-fill step">□</b> <b>5</b> No study meets your bar' in text
    assert "8 have a study that meets your bar" in text
    assert "No study meets your bar" in app.multiselect(key="matrix_verdict").options
    plain = open_page("matrix", show="verdict")
    assert "No study meets your bar" not in app_words(plain)


def app_words(app: AppTest) -> str:
    """Return what a page says, and the options of its filters."""
    offered = itertools.chain.from_iterable(item.options for item in app.multiselect)
    return "\n".join([read_text(app), *offered, read_component(app, "matrix_grid")["grid"]])


def test_an_open_cell_leads_on_with_the_bar(open_page: OpenPage):
    """An open cell says that no study meets the bar, and its links keep the bar."""
    app = open_page("matrix", bar="by-hand", cell="wrinkles.fewer-aging-signs")

    assert "none meets your own bar" in read_text(app)
    assert parse_qs(app.get("page_link")[-1].proto.query_string) == {
        "concern": ["wrinkles"],
        "bar": ["by-hand"],
    }


def test_the_map_of_research_shows_the_barred_verdicts(open_page: OpenPage):
    """The map and its legend have the sign for claims whose studies are all below the bar."""
    text = read_text(open_page("research", bar="by-hand"))

    assert "□ No study meets your bar" in text
    assert ">□</b> No study meets your bar" in text
    assert ">□</b>" not in read_text(open_page("research"))


def test_other_choices_are_not_prefetched_under_a_bar(open_page: OpenPage):
    """Prefetched answers follow our rule, so they must never appear under a reader's bar."""
    assert find_protos(open_page(concern="wrinkles", **LINK), "prefetch") == []
    assert len(find_protos(open_page(concern="wrinkles"), "prefetch")) == 1


def test_an_unknown_part_names_the_nearest(open_page: OpenPage):
    """The valid parts of the bar are kept, and one click adds the one that was meant."""
    app = open_page("matrix", bar="by-hand,randomised")

    assert "The link&#x27;s bar &#x27;randomised&#x27; is not known" in read_text(app)
    (offer,) = [item for item in app.button if item.label.startswith("Show ")]
    offer.click().run()
    assert read_link(app) == {"bar": "by-hand,randomized"}


def test_an_export_of_a_barred_view_says_so(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch):
    """A download has the verdicts that are shown, and names the bar that they were judged by."""
    offered: dict[str, downloads.Download] = {}
    monkeypatch.setattr(chart_menu, "show_save_buttons", lambda _, files: offered.update(files))
    open_page("matrix", bar="by-hand", concerns="wrinkles")
    content = json.loads(offered["Download what is shown (JSON)"].make())

    assert content["judged_by"]["bar"] == ["by-hand"]
    assert [item["verdict"] for item in content["claims"]].count("below-bar") == 1
    assert offered["Download what is shown (CSV)"].make().startswith(b"\xef\xbb\xbfjudged_by,")
    assert b"xl/" in offered["Download what is shown (Excel)"].make()


def test_a_barred_map_is_made_once_a_process():
    """The order of its parts does not matter; without a bar, it is the map of our rule."""
    one = data.select((), frozenset(["by-hand", "randomized"]))

    assert one is data.select((), frozenset(["randomized", "by-hand"]))
    assert one is not data.select((), frozenset(["by-hand"]))
    assert data.select((), frozenset()) is data.load()
    assert one.identity != data.load().identity
    assert set(data.load().choices["bar"]) == set(BAR_ITEMS)
