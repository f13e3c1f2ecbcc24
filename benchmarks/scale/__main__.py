"""Measure how each step grows with the pack. Run: make bench-scale, or with ARGS="1 10 100".

``packs`` makes the packs, and ``measure`` measures each in a separate process. A step grows
with the exponent log(time ratio) / log(data ratio); 1 means as fast as the data.

Steps are judged at 100 times the shipped pack, and what pages draw at 10 times, if that was
measured. Growth is judged from the next smaller factor. These are the aims:

- What a reader waits for takes at most 200 ms.
- It grows no faster than the data: an exponent of at most 1.15, to allow for noise. Growth is
  judged from 20 ms on. Below that, it shows the caches of the processor filling up, and is
  only noted.
- A step takes at most 3 times as long as the least that plain pandas needs.
- A page sends at most 1 MB.

A missed aim is named, and the command then fails.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.scale.packs import write_pack
from touchstone.errors import describe_problems
from touchstone.limits import MAX_PACK_ARTICLES, MAX_PACK_FILE_BYTES
from touchstone.packs.loading import PackError, refuse_problems
from touchstone.packs.sources import read_sources

FACTORS = (1, 10, 100)
# The core and the command line handle 100 times the shipped pack, the pages 10 times.
JUDGED, PAGES_JUDGED = 100, 10
MAX_MS, MAX_EXPONENT, MAX_RATIO, MAX_PAGE_BYTES = 200, 1.15, 3, 1_000_000
# Below this, a time is mostly noise of the machine, and its growth says nothing.
_NOISE_MS = 5
# From this time on, growth is judged: a tenth of what a step may take.
JUDGED_MS = 20
_KINDS = ("once", "interactive", "drawn", "page", "on request")
# What a reader waits for at each choice.
_WAITED_FOR = ("interactive", "drawn", "page")

Row = Mapping[str, Any]


def measure(factor: int, folder: Path) -> dict[str, Any]:
    """Write the pack of one factor and return the figures of a process that measures it."""
    shape = write_pack(folder, factor)
    print(
        f"{factor:>5} times: {shape.concerns} concerns, {shape.benefits} benefits, "
        f"{shape.articles} articles, {shape.claims:,} passages, {shape.studies:,} studies, "
        f"{shape.findings:,} findings",
        flush=True,
    )
    command = [sys.executable, "-m", "benchmarks.scale.measure", str(folder)]
    command += ["no-pages"] if factor > PAGES_JUDGED else []
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"The measurement of {factor} times failed:\n{run.stderr[-3000:]}")
    return dict(json.loads(run.stdout))


def find_exponent(rows: Mapping[int, Row], less: int, more: int) -> float | None:
    """Return how a step grows between two factors; None if it is too quick to tell."""
    if less not in rows or more not in rows:
        return None
    before, after = rows[less]["ms"], rows[more]["ms"]
    if after < _NOISE_MS:
        return None
    return math.log(after / max(before, 0.01)) / math.log(more / less)


def find_judged(rows: Mapping[int, Row]) -> int:
    """Return the factor at which a step is judged, which is smaller for what pages draw."""
    kinds = {row["kind"] for row in rows.values()}
    return PAGES_JUDGED if kinds & {"page", "drawn"} else JUDGED


def find_faults(name: str, rows: Mapping[int, Row], factors: Sequence[int]) -> list[str]:
    """Return which aims a step misses at the factor that is judged."""
    row = rows.get(find_judged(rows))
    if row is None:
        return []
    faults = []
    if row["kind"] in _WAITED_FOR and row["ms"] > MAX_MS:
        faults.append(f"{name}: {row['ms']:.0f} ms, and the aim is {MAX_MS} ms.")
    if row["kind"] == "page" and row["bytes"] > MAX_PAGE_BYTES:
        faults.append(f"{name}: {row['bytes']:,} bytes, and the aim is {MAX_PAGE_BYTES:,}.")
    if row["kind"] in _WAITED_FOR and row["ms"] >= JUDGED_MS:
        faults += find_growth(name, rows, factors)
    if row["ratios"] and row["ratios"][1] > MAX_RATIO:
        faults.append(f"{name}: {row['ratios'][1]:.1f} times plain pandas, not {MAX_RATIO}.")
    return faults


def find_growth(name: str, rows: Mapping[int, Row], factors: Sequence[int]) -> list[str]:
    """Return a message if a step grows faster than the data up to its judged factor, or []."""
    judged = find_judged(rows)
    smaller = [factor for factor in factors if factor < judged]
    exponent = find_exponent(rows, smaller[-1], judged) if smaller else None
    if exponent is None or exponent <= MAX_EXPONENT:
        return []
    return [f"{name}: grows with the exponent {exponent:.2f}, faster than the data."]


def find_notes(name: str, rows: Mapping[int, Row], factors: Sequence[int]) -> list[str]:
    """Return growth that is noted but not judged: of quick steps, and of those nobody waits for."""
    return [
        said
        for said in find_growth(name, rows, factors)
        if said not in find_faults(name, rows, factors)
    ]


def print_table(steps: Mapping[str, Mapping[int, Row]], factors: Sequence[int]) -> None:
    """Print time, memory and bytes of each step for each factor, and how the time grows."""
    pairs = list(itertools.pairwise(factors))
    heads = [f"{f'ms x{factor}':>10}" for factor in factors]
    heads += [f"{f'{less}>{more}':>9}" for less, more in pairs]
    heads += [f"{f'MB x{factors[-1]}':>9}", f"{f'kB x{factors[-1]}':>9}", "  to plain pandas"]
    print(f"\n{'step':<30}{''.join(heads)}")
    for kind in _KINDS:
        print(f"-- {kind}")
        for name, rows in steps.items():
            if next(iter(rows.values()))["kind"] == kind:
                print(f"{name:<30}{_format_row(rows, factors, pairs)}")


def _format_row(
    rows: Mapping[int, Row], factors: Sequence[int], pairs: Sequence[tuple[int, int]]
) -> str:
    cells = [
        f"{rows[factor]['ms']:>10.1f}" if factor in rows else f"{'-':>10}" for factor in factors
    ]
    grown = (find_exponent(rows, less, more) for less, more in pairs)
    cells += [f"{'-':>9}" if value is None else f"{value:>9.2f}" for value in grown]
    last = rows.get(factors[-1])
    if last:
        peak = "-" if last["megabytes"] is None else f"{last['megabytes']:.0f}"
        cells.append(f"{peak:>9}{last['bytes'] / 1000:>9.0f}")
        if last["ratios"]:
            low, middle, high = last["ratios"]
            cells.append(f"  {middle:.2f} ({low:.2f} to {high:.2f})")
    return "".join(cells)


def print_limits(folder: Path) -> None:
    """Print the messages with which a pack over the limits of the product is refused."""
    write_pack(folder, 1, sealed=False)
    article = next((folder / "articles").iterdir())
    for number in range(MAX_PACK_ARTICLES):
        (folder / "articles" / f"more-{number}.md").write_bytes(article.read_bytes())
    with (folder / "studies.csv").open("ab") as file:
        file.truncate(MAX_PACK_FILE_BYTES + 1)
    print("\nOver the limits, a pack is refused:")
    try:
        refuse_problems(read_sources(folder))
    except PackError as error:
        kept = [line for line in describe_problems(error.problems) if "limit" in line]
        print("\n".join(f"  {line}" for line in kept))


def main() -> int:
    """Measure, print, and return 1 if an aim is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale")
    parser.add_argument("factors", nargs="*", type=int, default=FACTORS, help="such as 1 10 100")
    factors = sorted(set(parser.parse_args().factors))
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        measured = {factor: measure(factor, Path(folder) / str(factor)) for factor in factors}
        print_limits(Path(folder) / "limits")
    steps: dict[str, dict[int, Row]] = {}
    for factor, figures in measured.items():
        for row in figures["rows"]:
            steps.setdefault(row["name"], {})[factor] = row
    print_table(steps, factors)
    faults = [fault for name, rows in steps.items() for fault in find_faults(name, rows, factors)]
    for name, rows in steps.items():
        print("".join(f"NOTE {said}\n" for said in find_notes(name, rows, factors)), end="")
    print(
        f"\nTook {time.perf_counter() - begun:.0f} s. "
        "Times are medians of processor time; MB is what a step adds."
    )
    if JUDGED not in factors:
        print(f"No aim was judged: {JUDGED} times is not among the factors.")
    print("\n".join(f"MISSED {fault}" for fault in faults) or "Every aim that was judged is met.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
