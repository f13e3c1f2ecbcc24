"""Measure how often the finder names the right concerns. Run: make bench-finder.

Queries were written before tuning. Those of part "tune" may be looked at while
tuning; those of part "report" only give the figures. A query is right when the
concerns found are exactly those expected, in any order.
"""

from __future__ import annotations

import csv
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

from touchstone.packs.loading import load_pack
from touchstone.resources import SHIPPED_FOLDER
from touchstone.search.finder import Finder, build_finder

QUERIES = Path(__file__).with_name("finder_queries.csv")


def read_queries() -> list[dict[str, str]]:
    """Return the rows of finder_queries.csv: class, part, query, expected."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_right(finder: Finder, row: dict[str, str]) -> bool:
    """Return whether exactly the expected concerns are found."""
    expected = {item for item in row["expected"].split(";") if item}
    return {found.concern_id for found in finder.find(row["query"])} == expected


def time_queries(finder: Finder, rows: list[dict[str, str]]) -> list[float]:
    """Return the milliseconds of each query."""
    spent = []
    for row in rows:
        start = time.perf_counter()
        finder.find(row["query"])
        spent.append(1000 * (time.perf_counter() - start))
    return spent


def main() -> None:
    """Print the share of right answers by class and part, and the time of a query."""
    finder = build_finder(load_pack(SHIPPED_FOLDER))
    rows = read_queries()
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in rows:
        result = is_right(finder, row)
        right[row["part"], row["class"]].append(result)
        right[row["part"], "all"].append(result)
        if not result and (row["part"] == "tune" or "--all" in sys.argv):
            found = [item.concern_id for item in finder.find(row["query"])]
            print(f"wrong: {row['query']!r}: {found}, expected {row['expected'] or 'nothing'}")
    for (part, name), results in sorted(right.items()):
        share = 100 * sum(results) / len(results)
        print(f"{part:<7}{name:<12}{sum(results):>4} of {len(results):>3}  {share:5.1f} %")
    spent = time_queries(finder, rows)
    print(f"time of one query: median {statistics.median(spent):.2f} ms, most {max(spent):.2f} ms")


if __name__ == "__main__":
    main()
