"""A server answers the same on any machine; with invalid data, it says what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.browser.conftest import run_server
from tests.faults.reading import ask, read_page
from tests.faults.test_machines import OLD_ENCODING, on_day, turkish
from touchstone.links.pages import PAGES
from touchstone.packs.sources import FOLDER_VARIABLE
from touchstone.resources import SHIPPED_FOLDER

__all__ = ["turkish"]  # a fixture
# One group, so that a single worker gets the reference that all tests here compare with.
pytestmark = pytest.mark.xdist_group("servers")

QUERY = "concern=wrinkles"
FILES = ("/api/map.json", "/offline.html", f"/?{QUERY}", "/matrix")
PATHS = tuple(page.path for page in PAGES.values())
WRONG = "claims.csv: the file is in UTF-16. Save it as CSV UTF-8"
OVERDUE = "was to be searched again"


def ask_all(address: str) -> dict[str, str]:
    """Return all responses of a server: its files, and its pages as the app draws them."""
    answers = {path: ask(address + path) for path in FILES}
    assert [path for path, (status, _) in answers.items() if status != 200] == []
    pages = {page: read_page(address, page, QUERY) for page in PATHS}
    return {**{path: text for path, (_, text) in answers.items()}, **pages}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return all responses of a server on an ordinary machine."""
    with run_server(tmp_path_factory.mktemp("usual") / "log.txt", own=True, TZ="UTC") as address:
        return ask_all(address)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped pack."""
    return Path(shutil.copytree(SHIPPED_FOLDER, tmp_path / "pack"))


def test_the_server_answers_the_same_in_another_language(
    tmp_path: Path, usual: dict[str, str], turkish: dict[str, str]
):
    """A Turkish locale, the date line and another file encoding change no response."""
    with run_server(tmp_path / "log.txt", own=True, **turkish) as address:
        assert ask_all(address) == usual


def test_the_server_answers_the_same_without_utf_8_long_ago(tmp_path: Path, usual: dict[str, str]):
    """A locale of plain ASCII and a clock in 1971 change no response."""
    environment = {**OLD_ENCODING, **on_day("1971-03-01"), "TZ": "America/Los_Angeles"}
    with run_server(tmp_path / "log.txt", own=True, **environment) as address:
        assert ask_all(address) == usual
        assert OVERDUE not in "".join(usual.values())


def test_long_after_the_next_check_every_page_says_so(tmp_path: Path, usual: dict[str, str]):
    """Far in the future, every page says that a check is overdue; files only state their date."""
    with run_server(tmp_path / "log.txt", own=True, **on_day("2099-03-01")) as address:
        late = ask_all(address)

    assert [name for name in late if OVERDUE in late[name]] == list(PATHS)
    assert [name for name in late if late[name] != usual[name]] == list(PATHS)


def test_data_that_go_while_the_server_runs_are_served_as_they_were(
    tmp_path: Path, usual: dict[str, str], folder: Path
):
    """A running server keeps serving deleted data, even in pages that nobody opened before.

    After a restart, it says what is wrong with the folder.
    """
    environment = {FOLDER_VARIABLE: str(folder)}
    with run_server(tmp_path / "log.txt", own=True, **environment) as address:
        shutil.rmtree(folder)
        assert ask_all(address) == usual
        shutil.copytree(SHIPPED_FOLDER, folder)
        (folder / "claims.csv").write_bytes(b"\xff\xfenonsense")
        assert ask_all(address) == usual

    with run_server(tmp_path / "log.txt", own=True, **environment) as address:
        for path in ("/api/map.json", "/offline.html"):
            status, said = ask(address + path)
            assert status == 503
            assert said.startswith(f"The data pack cannot be read. {WRONG}")
        status, shell = ask(f"{address}/?{QUERY}")
        assert status == 200
        assert "<title>Your concern · Touchstone</title>" in shell
        for page in PATHS:
            said = read_page(address, page, QUERY)
            assert "The data pack cannot be shown" in said
            assert WRONG in said
