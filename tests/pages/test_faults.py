"""If the data vanish or the clock is wrong, the app serves what it had or says what is wrong."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.caching import cache_utils

from tests.pages.conftest import OpenPage, read_text, read_title
from tests.pages.test_your_article import TEXT, own, paste
from touchstone.errors import PackError
from touchstone.links.pages import PAGES
from touchstone.own_article.pack_zip import read_pack_zip
from touchstone.packs.sources import FOLDER_VARIABLE, read_sources
from touchstone.resources import SHIPPED_FOLDER
from ui import data, frame, own_keep


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the shipped pack that the app is set to show."""
    copy = tmp_path / "pack"
    shutil.copytree(SHIPPED_FOLDER, copy)
    monkeypatch.setenv(FOLDER_VARIABLE, str(copy))
    return copy


class Clock:
    """The clock of everything that is cached for a limited time."""

    def __init__(self) -> None:
        self.now = time.monotonic()

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.now

    def pass_time(self, seconds: float) -> None:
        """Move the time forward."""
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """Return the clock that ends the life of cached values; the cache starts empty."""
    made = Clock()
    monkeypatch.setattr(cache_utils, "TTLCACHE_TIMER", made)
    st.cache_resource.clear()  # a cached value keeps the clock that it began with
    yield made
    st.cache_resource.clear()


def spoil(folder: Path, *, how: str) -> None:
    """Delete the folder, or make its contents invalid."""
    if how == "gone":
        shutil.rmtree(folder)
    elif how == "invalid":
        (folder / "claims.csv").write_bytes(b"\xff\xfenonsense")
    else:
        (folder / "datapackage.json").write_text("{", encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("how", ["gone", "invalid", "half written"])
def test_data_that_go_wrong_while_the_app_runs_are_shown_as_they_were(
    open_page: OpenPage, folder: Path, how: str
):
    """Data that break later change nothing for new readers, on any page or in a download."""
    before = {page: read_text(open_page(page, concern="wrinkles")) for page in PAGES}
    spoil(folder, how=how)

    assert {page: read_text(open_page(page, concern="wrinkles")) for page in PAGES} == before
    app = paste(open_page("your_article"), TEXT)
    assert len(read_pack_zip(own_keep.make_zip(own(app))).pack.claims) == 3


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("gone", "there is no folder &#x27;pack&#x27; there. Check the path that was given."),
        ("invalid", "claims.csv: the file is in UTF-16. Save it as CSV UTF-8"),
        ("half written", "datapackage.json, row 1: this is not JSON"),
    ],
)
def test_after_a_restart_each_page_says_what_is_wrong_with_the_data(
    open_page: OpenPage, folder: Path, clock: Clock, how: str, said: str
):
    """Every page says what is wrong instead of showing other data, and recovers once fixed."""
    open_page(concern="wrinkles")
    spoil(folder, how=how)
    st.cache_resource.clear()  # as in a new process

    for page in PAGES:
        app = open_page(page, concern="wrinkles")
        assert [item.value for item in app.title] == ["The data pack cannot be shown"]
        assert said in read_text(app)

    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SHIPPED_FOLDER, folder)
    clock.pass_time(data.REFUSAL_SECONDS + 1)
    assert read_title(open_page(concern="wrinkles")) == "Wrinkles"


def test_a_refused_pack_is_not_read_for_each_request(
    folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    """A refused pack is read again only after some seconds, however many requests there are."""
    reads: list[Path] = []
    read = read_sources
    monkeypatch.setattr(data, "read_sources", lambda path: reads.append(path) or read(path))
    spoil(folder, how="invalid")

    for seconds, wanted in ((0, 1), (data.REFUSAL_SECONDS - 1, 1), (2, 2)):
        clock.pass_time(seconds)
        for _ in range(20):
            with pytest.raises(PackError, match="UTF-16"):
                data.load()
        assert len(reads) == wanted


@pytest.mark.parametrize("today", [date(1970, 1, 1), date(2100, 12, 31), date.max, date.min])
def test_a_clock_far_off_changes_one_sentence(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, today: date
):
    """Pages work at any date; only the sentence about an overdue check depends on the clock."""
    monkeypatch.setattr(frame, "read_today", lambda: today)
    monkeypatch.setattr(own_keep, "read_today", lambda: today)

    for page in PAGES:
        text = read_text(open_page(page, concern="acne"))
        assert ("was to be searched again" in text) == (today.year >= 2100)
    app = paste(open_page("your_article"), TEXT)
    pack = read_pack_zip(own_keep.make_zip(own(app))).pack
    assert pack.created == today.isoformat()
