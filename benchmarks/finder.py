"""Measure how often the finder names the right concerns. Run: make bench-finder.

The queries were written by people who saw neither the finder nor its data. Those of part "tune"
may be looked at while tuning: they were once held out, but have already given their figures.

Those of part "report" gave the figures of the README: two sets by two writers, of 370 and 362
queries. The first was run once, at the end of a round of tuning whose new rules were then thrown
away: with them, 317 were right, and without them 321 are. The second was run once, and 275 are
right. It is harder: half of it names nothing by its plain name. Anyone who tunes on these sets
needs a new part. Examples of four words or more that occur in a query are removed from the data.

Other methods were tried on the first set and gained too little to be kept. A logistic
regression over words, pairs and GloVe vectors, added to the weights, got 324 right. The sentence
encoder all-MiniLM-L6-v2 with such a regression got 273 alone, and 321 combined with the rules.

An answer is right if it has all concerns of ``expected``, and no others except those of ``also``.
A question with two choices counts as an answer with both.
"""

from __future__ import annotations

import csv
import statistics
import time
from collections import defaultdict
from pathlib import Path

from touchstone.packs.loading import load_pack
from touchstone.resources import SHIPPED_FOLDER
from touchstone.search.finder import Finder, build_finder

QUERIES = Path(__file__).with_name("finder_queries.csv")


def read_queries() -> list[dict[str, str]]:
    """Return the rows of finder_queries.csv: class, part, query, expected, also."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_right(finder: Finder, row: dict[str, str]) -> bool:
    """Return whether an answer has the expected concerns, and no wrong one."""
    expected, also = (_split(row[name]) for name in ("expected", "also"))
    return expected <= set(finder.find(row["query"]).offered) <= expected | also


def _split(ids: str) -> set[str]:
    return {item for item in ids.split(";") if item}


def time_queries(finder: Finder, rows: list[dict[str, str]]) -> list[float]:
    """Return how many milliseconds each query takes."""
    spent = []
    for row in rows:
        start = time.perf_counter()
        finder.find(row["query"])
        spent.append(1000 * (time.perf_counter() - start))
    return spent


def main() -> None:
    """Print each miss, the share of right answers by part and class, and the times."""
    pack = load_pack(SHIPPED_FOLDER)
    start = time.perf_counter()
    finder = build_finder(pack)
    built = 1000 * (time.perf_counter() - start)
    finder.find("xyzzyx")  # loads the dictionary
    rows = read_queries()
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in rows:
        result = is_right(finder, row)
        right[row["part"], row["class"]].append(result)
        right[row["part"], "all"].append(result)
        if not result:
            found = ", ".join(finder.find(row["query"]).offered) or "nothing"
            wanted = row["expected"] or "nothing"
            print(f"{row['part']}, {row['class']}: {row['query']!r}: {found}; expected {wanted}")
    for (part, name), results in sorted(right.items()):
        share = 100 * sum(results) / len(results)
        print(f"{part:<7}{name:<12}{sum(results):>4} of {len(results):>3}  {share:5.1f} %")
    for kind, is_kind in (("story", True), ("query", False)):
        spent = time_queries(finder, [row for row in rows if (row["class"] == "story") == is_kind])
        print(f"one {kind}: median {statistics.median(spent):.1f} ms, most {max(spent):.1f} ms")
    print(f"to build the finder: {built:.0f} ms")


if __name__ == "__main__":
    main()
