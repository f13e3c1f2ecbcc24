"""Measure how fast the app is for one reader. Run: make bench.

All subjects are measured in real Chromium, in one run and in turns, so that other work on the
machine affects them all. The peers show what plain_app.py shows, in NiceGUI and as one static
page. Figures are medians, with the middle half of the runs in brackets. On a shared machine,
only the ratios count.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.speed import script_time
from benchmarks.speed.browse import Visit, choose, new_reader, visit
from benchmarks.speed.subjects import (
    CLOUD,
    FLOOR,
    MAIN,
    NICEGUI,
    OWN,
    PLAIN,
    WITHOUT,
    Running,
    Subject,
    list_before,
    list_concerns,
    require_peer,
    serve,
)
from tests.browser.conftest import launch_chromium

CHOICE_PROCESSOR = "choice: browser's processor"
FIRST_USE = "  until the dropdown can be used"
WARM_USE = "  warm, until it can be used"
SLOW_USE = "  slow, until it can be used"
# The aims: a figure, the subject, the largest ratio allowed, and the subject it is compared to.
AIMS = (
    ("choice: passages seen", OWN, 0.5, FLOOR),
    ("choice: passages seen", CLOUD, 1.3, FLOOR),
    ("choice: passages seen", OWN, 1.0, NICEGUI),
    ("choice: everything seen", OWN, 1.0, FLOOR),
    ("choice: everything seen", CLOUD, 1.7, FLOOR),
    ("choice: everything seen", OWN, 1.0, NICEGUI),
    (CHOICE_PROCESSOR, CLOUD, 1.7, FLOOR),
    ("first visit, fresh server", OWN, 0.45, PLAIN),
    ("first visit, fresh server", CLOUD, 0.5, PLAIN),
    ("later visit, warm cache", OWN, 0.6, PLAIN),
    ("later visit, warm cache", CLOUD, 0.6, PLAIN),
    ("visit at 10 Mbit/s, cold cache", OWN, 0.5, PLAIN),
    (FIRST_USE, OWN, 1.0, PLAIN),
    (WARM_USE, OWN, 1.0, PLAIN),
    (SLOW_USE, OWN, 1.0, PLAIN),
)
Figures = dict[str, dict[str, list[float]]]


class Table:
    """Measured values by figure and subject."""

    def __init__(self) -> None:
        self.figures: Figures = {}

    def add(self, figure: str, subject: Subject, value: float) -> None:
        """Record one measured value."""
        self.figures.setdefault(figure, {}).setdefault(subject.name, []).append(value)

    def middle(self, figure: str, subject: Subject) -> float:
        """Return the median of a figure of a subject."""
        return statistics.median(self.figures[figure][subject.name])

    def show(self, subjects: Sequence[Subject], base: Subject) -> None:
        """Print all figures, each with its ratio to that of ``base``."""
        width = max(30, *(len(subject.name) + 2 for subject in subjects))
        print(f"{'':34}" + "".join(f"{subject.name:>{width}}" for subject in subjects))
        for figure, found in self.figures.items():
            cells = []
            for subject in subjects:
                values = found.get(subject.name, [])
                cells.append(_format(values, found.get(base.name, [])).rjust(width))
            print(f"{figure:34}" + "".join(cells))
        print()


def _format(values: Sequence[float], base: Sequence[float]) -> str:
    if not values:
        return "-"
    middle = statistics.median(values)
    low, _, high = statistics.quantiles(values, n=4) if len(values) > 1 else (middle,) * 3
    ratio = f" {middle / statistics.median(base):5.2f} x" if base else ""
    return f"{middle:,.0f} [{low:,.0f}-{high:,.0f}]{ratio}"


def measure_fresh(browser: Browser, table: Table, subjects: Sequence[Subject], rounds: int) -> None:
    """Measure the visit of the first reader of each server, which is started for it."""
    concern = list_concerns()[0]
    for _ in range(rounds):
        for subject in subjects:
            with serve(subject) as running, new_reader(browser) as reader:
                _, seen = visit(reader, subject, running.address, concern)
            table.add("start to first answer", subject, running.seconds * 1000)
            table.add("first visit, fresh server", subject, seen.everything)
            table.add(FIRST_USE, subject, seen.usable)
            table.add("  browser's processor", subject, seen.processor)


def measure_warm(
    browser: Browser, table: Table, servers: dict[Subject, Running], rounds: int
) -> None:
    """Measure visits to servers that have been visited before."""
    concern = list_concerns()[0]
    for _ in range(rounds):
        for subject, running in servers.items():
            with new_reader(browser) as reader:
                page, cold = visit(reader, subject, running.address, concern)
                page.close()
                _, warm = visit(reader, subject, running.address, concern)
            with new_reader(browser) as reader:
                _, slow = visit(reader, subject, running.address, concern, slow=True)
            _add_visits(table, subject, cold, warm, slow)


def _add_visits(table: Table, subject: Subject, cold: Visit, warm: Visit, slow: Visit) -> None:
    table.add("later visit, cold cache", subject, cold.everything)
    table.add("later visit, warm cache", subject, warm.everything)
    table.add(WARM_USE, subject, warm.usable)
    table.add("  warm, browser's processor", subject, warm.processor)
    table.add("visit at 10 Mbit/s, cold cache", subject, slow.everything)
    table.add("  of it until the passages", subject, slow.passages)
    table.add(SLOW_USE, subject, slow.usable)
    table.add("kB over the line, cold", subject, cold.traffic.size / 1000)
    table.add("requests, cold", subject, cold.traffic.requests)
    table.add("kB over the line, warm", subject, warm.traffic.size / 1000)


def measure_choices(
    browser: Browser, table: Table, servers: dict[Subject, Running], rounds: int
) -> None:
    """Measure one choice of a concern after another in a page that stays open."""
    concerns = list_concerns()
    with ExitStack() as stack:
        pages = {}
        for subject, running in servers.items():
            reader = stack.enter_context(new_reader(browser))
            pages[subject], _ = visit(reader, subject, running.address, concerns[0])
        for number in range(rounds + 2):
            for subject, page in pages.items():
                page.bring_to_front()
                choice = choose(page, subject, concerns[(number + 1) % len(concerns)])
                if number >= 2:  # the first ones fetch what all later ones reuse
                    table.add("choice: passages seen", subject, choice.passages)
                    table.add("choice: everything seen", subject, choice.everything)
                    table.add(CHOICE_PROCESSOR, subject, choice.processor)


def measure_main(browser: Browser, subjects: Sequence[Subject], rounds: int) -> Table:
    """Measure and print all figures of the subjects that are compared."""
    table = Table()
    with ExitStack() as stack:
        servers = {subject: stack.enter_context(serve(subject)) for subject in subjects}
        measure_choices(browser, table, servers, rounds * 4)
        measure_warm(browser, table, servers, rounds)
    measure_fresh(browser, table, subjects, max(2, rounds // 2))
    print("All figures in ms but where they say otherwise; x is times plain (b).")
    table.show(subjects, PLAIN)
    return table


def measure_without(browser: Browser, rounds: int) -> None:
    """Measure and print what each optimization is worth."""
    without = Table()
    with ExitStack() as stack:
        every = [subject for base, taken in WITHOUT.items() for subject in (base, *taken)]
        kept = {subject: stack.enter_context(serve(subject)) for subject in every}
        measure_choices(browser, without, kept, rounds * 2)
    for subject in (OWN, *WITHOUT[OWN]):
        for _ in range(max(2, rounds // 2)):
            with serve(subject) as running, new_reader(browser) as reader:
                _, seen = visit(reader, subject, running.address, list_concerns()[0], slow=True)
            without.add("start to first answer", subject, running.seconds * 1000)
            without.add("first visit at 10 Mbit/s", subject, seen.everything)
            without.add("  until it can be used", subject, seen.usable)
    for base, taken in WITHOUT.items():
        print(f"Each win taken away; x is times {base.name}:")
        for subject in (base, *taken):
            without.show([subject], base)


def show_aims(table: Table) -> bool:
    """Print each aim beside what was measured; return whether all aims are met."""
    met = True
    for figure, ours, times, other in AIMS:
        ratio = table.middle(figure, ours) / table.middle(figure, other)
        met &= ratio <= times
        word = "met" if ratio <= times else "MISSED"
        print(f"{figure:34} {ratio:5.2f} x {other.name}, aim {times:.2f} x: {word}")
    return met


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; return 1 if an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--rounds", type=int, default=6, help="visits of each kind (6)")
    parser.add_argument("--short", action="store_true", help="leave out what each win is worth")
    parser.add_argument("--before", type=Path, help="folder of another checkout to compare with")
    chosen = parser.parse_args(arguments)
    require_peer()
    subjects = (*MAIN, *(list_before(chosen.before.resolve()) if chosen.before else ()))
    met = script_time.show()
    with launch_chromium() as browser:
        table = measure_main(browser, subjects, chosen.rounds)
        met &= show_aims(table)
        if not chosen.short:
            measure_without(browser, chosen.rounds)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
