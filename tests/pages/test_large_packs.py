"""Pages of a pack ten times the shipped size are complete, and its list of studies has pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from benchmarks.scale.packs import write_pack
from tests.pages.conftest import OpenPage, read_component, read_text
from touchstone.evidence_map import choices
from touchstone.packs.pack import Pack
from touchstone.resources import SHIPPED_FOLDER
from ui import study_list


@pytest.fixture(scope="module")
def large_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a pack ten times the size of the shipped one."""
    folder = tmp_path_factory.mktemp("large") / "pack"
    write_pack(folder, 10)
    return folder


@pytest.fixture
def large(open_page: OpenPage, large_folder: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """Return a function that opens a page of the large pack."""
    monkeypatch.setenv("TOUCHSTONE_DATA", str(large_folder))
    return open_page


@pytest.mark.parametrize("over", [-1, 0, 40])
def test_a_page_of_the_list_of_studies_is_full_before_the_next_begins(
    open_page: OpenPage, tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch, over: int
):
    """The list of studies gets pages only if there are more studies than one page holds."""
    for module in (study_list, choices):
        monkeypatch.setattr(module, "MAX_STUDIES_LISTED", len(pack.studies) - over)
    # A separate pack, because the cached one was built with another limit.
    shutil.copytree(SHIPPED_FOLDER, tmp_path / "pack")
    monkeypatch.setenv("TOUCHSTONE_DATA", str(tmp_path / "pack"))

    app = open_page("research")

    pages = [box.key for box in app.selectbox if box.key == "research_page"]
    assert pages == ["research_page"] * (over > 0)


def test_a_large_matrix_is_drawn_whole(large: OpenPage):
    """Every concern with a claim is a row, and every benefit with a claim is a column."""
    grid = read_component(large("matrix"), "matrix_grid")["grid"]

    assert grid.count("data-cell=") == 57 * 51


def test_the_page_of_a_concern_of_a_large_pack_has_all_its_claims(large: OpenPage):
    """Nothing is left out: every claimed benefit has its claim and its quote."""
    app = large(concern="concern-1")
    text = read_text(app)

    benefits = text.count('<details class="ts-cell-block"')
    assert benefits > 4
    assert text.count('<article class="ts-claim"') == benefits
    assert text.count("<blockquote>“") + text.count("The same words as for") == benefits


def test_every_concern_of_a_large_pack_is_offered_at_the_start(large: OpenPage):
    """The dropdown of the first page lists every concern."""
    app = large()

    assert len(app.selectbox(key="concern_concern").options) == 57
