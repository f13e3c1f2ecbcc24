"""The figures and the module table in the README of the article reader are up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.reader import AIMS, Score, measure
from touchstone.own_article import reading
from touchstone.own_article.reading.vocabulary import build_vocabulary

# Keeps these tests on one worker, so that the benchmark runs once.
pytestmark = pytest.mark.xdist_group("reader-benchmark")
FOLDER = Path(reading.__file__).parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")
MODULES = sorted(path.name for path in FOLDER.glob("*.py") if path.name != "__init__.py")


@pytest.fixture(scope="module")
def totals(pack) -> dict[str, Score]:
    """Return the counts of each set of the benchmark."""
    return measure(build_vocabulary(pack), pack, report=True, details=False)


def test_each_module_has_one_row() -> None:
    """The table of modules is complete and lists no module that was removed."""
    rows = [line.split("`")[1] for line in README.splitlines() if line.startswith("| `")]
    assert sorted(rows) == MODULES


@pytest.mark.parametrize("name", ["report", "tune", "shipped"])
def test_the_figures_are_those_of_the_benchmark(totals: dict[str, Score], name: str) -> None:
    """The README's figures match a new run of the benchmark, so they cannot go stale."""
    result = totals[name]
    listed = f"{result.listed} of {result.denials}" if result.denials else "none"
    cells = [
        f"{result.precision:.2f} ({result.right} of {result.found})",
        f"{result.recall:.2f} ({result.right} of {result.there})",
        f"{result.sentences / result.right:.2f}",
        listed,
        str(result.denied),
    ]
    row = next(line for line in README.splitlines() if line.startswith(f"| {name} |"))
    assert row.strip("| ").split(" | ")[2:] == cells


@pytest.mark.parametrize("name", sorted(AIMS))
def test_the_aims_are_met(totals: dict[str, Score], name: str) -> None:
    """Precision, recall and right sentences meet their aims; no wrong claim rests on a denial."""
    result, (precision, recall) = totals[name], AIMS[name]

    assert result.precision >= precision
    assert result.recall >= recall
    assert result.denied == 0
    assert result.sentences / result.right >= min(precision, 0.85)
