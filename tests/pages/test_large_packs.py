"""Pages of a pack ten times the shipped one are drawn in parts, and say what is left out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from benchmarks.scale.packs import write_pack
from tests.pages.conftest import OpenPage, read_component, read_text
from tests.pages.test_pages import read_link
from touchstone import limits
from touchstone.claims.claims import build_claims, build_passages
from touchstone.claims.passage_cards import build_cards
from touchstone.evidence_map import choices
from touchstone.packs.pack import Pack
from touchstone.resources import SHIPPED_FOLDER
from ui import concern_sheets

PAGERS = {"concern_page", "concern_passages", "matrix_rows", "matrix_columns"}
CONCERN = "concern-1"
# Of the shipped pack.
CHOSEN = "wrinkles"


def count_benefits(pack: Pack) -> int:
    """Return how many benefits the chosen concern of the shipped pack has."""
    return int(build_claims(pack)["concern_id"].eq(CHOSEN).sum())


def count_cards(pack: Pack) -> int:
    """Return how many passage cards it has."""
    passages = [item for item in build_passages(pack) if item.concern_id == CHOSEN]
    return len(build_cards(pack.articles, passages))


@pytest.fixture(scope="module")
def large_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a pack of ten times the shipped one."""
    folder = tmp_path_factory.mktemp("large") / "pack"
    write_pack(folder, 10)
    return folder


@pytest.fixture
def large(open_page: OpenPage, large_folder: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Return a function that opens a page of the large pack."""
    monkeypatch.setenv("TOUCHSTONE_DATA", str(large_folder))
    return open_page


@pytest.fixture
def small_parts(open_page: OpenPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Return a function that opens a page of a large pack where four items make a part."""
    write_pack(tmp_path / "pack", 10)
    monkeypatch.setenv("TOUCHSTONE_DATA", str(tmp_path / "pack"))
    for module in (limits, choices, concern_sheets):
        for name in ("MAX_BENEFITS_DRAWN", "MAX_CARDS_DRAWN"):
            monkeypatch.setattr(module, name, 4)
    return open_page


@pytest.mark.parametrize(
    ("limit", "page", "count", "key"),
    [
        ("MAX_BENEFITS_DRAWN", "", count_benefits, "concern_page"),
        ("MAX_CARDS_DRAWN", "", count_cards, "concern_passages"),
        ("MAX_STUDIES_LISTED", "research", lambda pack: len(pack.studies), "research_page"),
    ],
)
@pytest.mark.parametrize("over", [-1, 0, 1])
def test_a_list_at_its_limit_is_whole(
    open_page: OpenPage, tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch,
    limit: str, page: str, count: Callable[[Pack], int], key: str, over: int,
):  # fmt: skip
    """One item more, and the other part is one choice away."""
    for module in (limits, choices, concern_sheets):
        monkeypatch.setattr(module, limit, count(pack) - over, raising=False)
    # A pack of its own: what is kept for all readers was cut at another limit.
    shutil.copytree(SHIPPED_FOLDER, tmp_path / "pack")
    monkeypatch.setenv("TOUCHSTONE_DATA", str(tmp_path / "pack"))

    app = open_page(page, **({} if page else {"concern": CHOSEN}))

    assert [box.key for box in app.selectbox if box.key == key] == [key] * (over > 0)


@pytest.mark.parametrize("page", ["", "matrix", "research"])
@pytest.mark.parametrize("concern", ["", "wrinkles"])
def test_the_shipped_pack_has_no_pager(open_page: OpenPage, page: str, concern: str):
    """On the shipped data, nothing is cut, so nothing is said of parts and none is offered."""
    app = open_page(page, **({"concern": concern} if concern else {}))

    assert PAGERS.isdisjoint(box.key for box in app.selectbox)
    assert "Shown here" not in read_text(app)
    assert "Drawn here" not in read_text(app)


def test_a_large_matrix_says_its_part_and_offers_the_others(large: OpenPage):
    """A thousand cells at most are sent; the rest is one choice away, and in the link."""
    app = large("matrix")

    text = read_text(app)
    assert "Shown here: 1 to 40 of 57 concerns." in text
    assert "Shown here: 1 to 25 of 51 benefits." in text
    assert read_component(app, "matrix_grid")["grid"].count("data-cell=") == 40 * 25

    app.selectbox(key="matrix_rows").select("2").run()
    app.selectbox(key="matrix_columns").select("3").run()

    assert read_link(app) == {"rows": "2", "columns": "3"}
    assert "Shown here: 41 to 57 of 57 concerns." in read_text(app)
    assert read_component(app, "matrix_grid")["grid"].count("data-cell=") == 17


def test_a_filter_starts_at_the_first_part(large: OpenPage):
    """What was the second part of all is not that of a few."""
    app = large("matrix", rows="2", columns="2")

    app.multiselect(key="matrix_kind").select("stated").run()

    assert read_link(app) == {"kind": "stated"}
    assert "Shown here: 1 to 40 of" in read_text(app)


def test_the_part_with_the_open_cell_is_drawn(large: OpenPage):
    """A shared cell is seen in the grid, wherever its row is; the choice of cells stays short."""
    app = large("matrix", cell="concern-55.benefit-1")

    assert "Shown here: 41 to 57 of 57 concerns." in read_text(app)
    assert "concern-55.benefit-1" in read_component(app, "matrix_grid")["grid"]
    assert len(app.selectbox(key="matrix_cell").options) < 40 * 25


def test_a_part_that_there_is_not_is_named(large: OpenPage):
    """A wrong number is told, and the page stands."""
    text = read_text(large("matrix", rows="9"))

    assert "The link&#x27;s part of the concerns &#x27;9&#x27; is not known" in text
    assert "Shown here: 1 to 40" in text


def test_the_evidence_map_and_the_welcome_draw_a_part(large: OpenPage):
    """The concerns with the most studies are drawn, and all concerns are in the list."""
    assert "Drawn here: 40 of 57 concerns and 25 of 51 benefits" in read_text(large("research"))

    welcome = large()
    assert len(welcome.selectbox(key="concern_concern").options) == 57
    assert "Drawn here" not in read_text(welcome)


def test_many_benefits_and_passages_are_shown_in_parts(small_parts: OpenPage):
    """Each part says of how many it is; a passage on another page is linked there."""
    app = small_parts(concern=CONCERN)
    text = read_text(app)

    (benefits,) = re.findall(r"Shown here: 1 to 4 of (\d+) benefits\.", text)
    (passages,) = re.findall(r"Shown here: 1 to 4 of (\d+) passages\.", text)
    assert text.count('class="ts-card"') == 4
    assert "These are the 4 benefits of the table above." in text
    elsewhere = [unescape(href) for href in re.findall(r'href="(\?[^"]*#passage-\d+)"', text)]
    assert elsewhere
    for href in elsewhere:
        parts, number = parse_qs(urlsplit(href).query), int(href.rpartition("-")[2])
        assert parts == {"concern": [CONCERN], "passages": [str((number - 1) // 4 + 1)]}

    app.selectbox(key="concern_page").select("2").run()
    app.selectbox(key="concern_passages").select("2").run()

    assert read_link(app) == {"concern": CONCERN, "page": "2", "passages": "2"}
    assert f"Shown here: 5 to 8 of {benefits} benefits." in read_text(app)
    assert f"Shown here: 5 to 8 of {passages} passages." in read_text(app)
    assert 'id="passage-5"' in read_text(app)


def test_another_concern_starts_at_its_first_part(small_parts: OpenPage):
    """Page 2 of one concern says nothing about the next."""
    app = small_parts(concern=CONCERN, page="2", passages="2")

    app.selectbox(key="concern_concern").select("concern-2").run()

    assert read_link(app) == {"concern": "concern-2"}
