"""Measure the warm script time of each page on the server."""

from __future__ import annotations

import statistics
import time

from streamlit.testing.v1 import AppTest

from benchmarks.speed.subjects import ROOT
from touchstone.links.pages import PAGES

# What the page of a concern may take.
MAX_MS = 25.0
_JUDGED = "Your concern, wrinkles"
_RUNS = 25
_VIEWS = (
    ("concern", {}, "Your concern, welcome"),
    ("concern", {"concern": "wrinkles"}, "Your concern, wrinkles"),
    ("concern", {"concern": "acne", "compare": "rosacea"}, "Your concern, compared"),
    ("matrix", {}, "Benefit matrix"),
    ("matrix", {"cell": "acne.stress-relief"}, "Benefit matrix, a cell open"),
    ("research", {}, "Research"),
    ("article", {"concern": "stress"}, "Article, marked"),
    ("your_article", {}, "Your own article"),
    ("about", {}, "About"),
)


def show() -> bool:
    """Print the median time of each page's script, what is sent included.

    Returns:
        Whether the page of a concern keeps its aim.
    """
    print("Script of each page on the server, warm, median and least of 25 runs, ms:")
    met = True
    for page, query, name in _VIEWS:
        times = measure(page, query)
        middle, said = statistics.median(times), ""
        if name == _JUDGED:
            met = middle <= MAX_MS
            said = f"  aim {MAX_MS:.0f}: {'met' if met else 'MISSED'}"
        print(f"  {name:30} {middle:6.1f} {min(times):6.1f}{said}")
    print()
    return met


def measure(page: str, query: dict[str, str]) -> list[float]:
    """Return the milliseconds of each of some runs of a page."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    if page != "concern":
        app.switch_page(str(ROOT / PAGES[page].file))
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    times = []
    for _ in range(_RUNS):
        started = time.perf_counter()
        app.run()
        times.append((time.perf_counter() - started) * 1000)
    return times
