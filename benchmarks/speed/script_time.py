"""Measure the warm script time of each page on the server, in processor time.

Processor time leaves out other work on the machine, and a script waits for nothing.
"""

from __future__ import annotations

import statistics
import time

import streamlit.components.v2.component_manager as manager
from streamlit.testing.v1 import AppTest

from benchmarks.speed.subjects import HERE, ROOT
from touchstone.links.pages import PAGES

# The most that any page may take.
MAX_MS = 40.0
_RUNS = 25
_VIEWS: tuple[tuple[str, dict[str, str], str], ...] = (
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
    """Print the median and least time of each page's script, including what it sends.

    Returns:
        Whether every page meets its aim.
    """
    print(f"Script of each page on the server, warm, median and least of {_RUNS} runs, ms;")
    print("x is times the script of the empty app, which tells how fast this machine is:")
    # Each AppTest would scan all installed packages, which no reader waits for.
    manager.BidiComponentManager.discover_and_register_components = lambda *_, **__: None
    empty = measure(AppTest.from_file(str(HERE / "floor_app.py"), default_timeout=60))
    base = statistics.median(empty)
    print(f"  {'empty app':30} {base:6.1f} {min(empty):6.1f}")
    met = True
    for page, query, name in _VIEWS:
        times = measure(open_page(page, query))
        middle = statistics.median(times)
        met &= middle <= MAX_MS
        word = "met" if middle <= MAX_MS else "MISSED"
        said = f"{middle / base:5.1f} x  aim {MAX_MS:.0f}: {word}"
        print(f"  {name:30} {middle:6.1f} {min(times):6.1f} {said}")
    print()
    return met


def open_page(page: str, query: dict[str, str]) -> AppTest:
    """Return our app at a page."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    if page != "concern":
        app.switch_page(str(ROOT / PAGES[page].file))
    for key, value in query.items():
        app.query_params[key] = value
    return app


def measure(app: AppTest) -> list[float]:
    """Return how many milliseconds each of several runs of an app takes, without the first."""
    app.run()
    times = []
    for _ in range(_RUNS):
        started = time.process_time()
        app.run()
        times.append((time.process_time() - started) * 1000)
    return times
