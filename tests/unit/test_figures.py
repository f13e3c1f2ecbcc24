"""Each figure in the README names its command; those that no machine changes are checked."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence

import pytest

from benchmarks.finder import is_right, read_queries
from benchmarks.overstatements import count_marked
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.exports.offline import offline_html_bytes
from touchstone.packs.pack import Pack
from touchstone.resources import SHIPPED_FOLDER
from touchstone.search.finder import Finder, build_finder

ROOT = SHIPPED_FOLDER.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
READER = (ROOT / "touchstone" / "own_article" / "reading" / "README.md").read_text("utf-8")
# How far the size of the offline copy may be from its figure, which is given as "about".
_MAX_OFF = 0.1


def _list_figures() -> list[list[str]]:
    """Return the name, value, command and machine in each row of the table."""
    _, _, rest = README.partition("\n## Figures\n")
    lines = [line for line in rest.partition("\n## ")[0].splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines[1:]]


FIGURES = _list_figures()


@pytest.fixture(scope="module")
def finder(pack: Pack) -> Finder:
    """Return the finder of the shipped pack."""
    return build_finder(pack)


def _read(name: str) -> str:
    """Return the value of the only row whose name starts with ``name``."""
    (value,) = [value for what, value, *_ in FIGURES if what.startswith(name)]
    return value


def test_each_figure_has_its_command_and_its_machine():
    """Readers must be able to reproduce each figure instead of believing it."""
    assert FIGURES
    unsaid = [
        what
        for what, _, command, machine in FIGURES
        if not re.fullmatch(r"`(make|python -m touchstone) .*`", command)
        or machine not in ("any", "two cores")
    ]
    assert not unsaid


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("Own words", ()),
        ("Idioms", ("idiom",)),
        ("Long stories", ("story",)),
        ("Words for what is not covered", ("uncovered",)),
    ],
)
def test_the_finder_is_right_as_often_as_told(finder: Finder, name: str, classes: Sequence[str]):
    """The finder is measured on held-out queries that somebody else wrote."""
    rows = [
        row
        for row in read_queries()
        if row["part"] == "report" and (not classes or row["class"] in classes)
    ]

    assert _read(name) == f"{sum(is_right(finder, row) for row in rows)} of {len(rows)}"


@pytest.mark.slow
def test_as_many_sentences_are_marked_as_told(evidence_map: EvidenceMap):
    """Both figures hold, for sentences that go too far and for those that do not."""
    counts = count_marked("report", evidence_map)

    for name, key in (("Sentences that say too much", "yes"), ("Sentences that hold", "no")):
        assert _read(name) == f"{counts[key, 'marked']} of {counts[key, 'all']}"


@pytest.mark.parametrize("name", ["precision", "recall"])
def test_the_reader_of_articles_is_as_good_as_told(name: str):
    """The main README must repeat the figures of the reader's own README."""
    (row,) = [line for line in READER.splitlines() if line.startswith("| report |")]
    cells = dict(zip(("precision", "recall"), row.strip("| ").split(" | ")[2:4], strict=True))

    assert _read(f"Claims of an article, {name}") == cells[name]


def test_the_offline_copy_is_about_as_large_as_told(evidence_map: EvidenceMap):
    """Both sizes in kB are close: of the file, and of what a web server sends."""
    page = offline_html_bytes(evidence_map)
    told = [int(size.replace(",", "")) for size in re.findall(r"\d[\d,]*\d", _read("Offline copy"))]

    assert told == pytest.approx([len(page) / 1000, len(gzip.compress(page)) / 1000], rel=_MAX_OFF)
