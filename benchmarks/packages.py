"""Measure what each run-time package costs. Run: make packages.

Print one row per package of requirements.txt: how many megabytes would go with it, including
what only it depends on; how many it needs with all its dependencies; and how much longer a
fresh process takes to import it than to start empty. docs/dependencies.md says what each is for.
"""

from __future__ import annotations

import importlib.metadata as metadata
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements.txt"
_MEGABYTE = 1_000_000
_ROUNDS = 3


def list_packages() -> list[str]:
    """Return the names of the packages of requirements.txt for this system, in its order."""
    lines = REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    wanted = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return [item.name for item in wanted if not item.marker or item.marker.evaluate()]


def collect_needed(names: Iterable[str]) -> set[str]:
    """Return packages and all their dependencies, by their canonical names."""
    needed: set[str] = set()
    waiting = [canonicalize_name(name) for name in names]
    while waiting:
        name = waiting.pop()
        if name in needed:
            continue
        needed.add(name)
        for text in metadata.requires(name) or ():
            item = Requirement(text)
            if not item.marker or item.marker.evaluate({"extra": ""}):
                waiting.append(canonicalize_name(item.name))
    return needed


def measure_size(names: Iterable[str]) -> int:
    """Return how many bytes the files of some packages take, without compiled Python files."""
    paths = (Path(str(file.locate())) for name in names for file in metadata.files(name) or ())
    return sum(path.stat().st_size for path in paths if path.is_file() and path.suffix != ".pyc")


def time_import(name: str) -> float:
    """Return the seconds that importing a package adds to a process; 0 if it has no module."""
    modules = {
        top
        for top, packages in metadata.packages_distributions().items()
        if canonicalize_name(name) in map(canonicalize_name, packages)
        and not top.startswith("_")
        and top.isidentifier()
    }
    code = "\n".join(f"import {top}" for top in sorted(modules))
    return max(0.0, _time_process(code) - _time_process(""))


def _time_process(code: str) -> float:
    spent = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def main() -> None:
    """Print the table, the largest share first, and the sum."""
    names = list_packages()
    every = collect_needed(names)
    rows = []
    for name in names:
        rest = collect_needed(item for item in names if item != name)
        alone, whole = measure_size(every - rest), measure_size(collect_needed([name]))
        rows.append((alone, whole, name, time_import(name)))
    print(f"{'package':<26}{'goes with it, MB':>17}{'brings along, MB':>18}{'import, ms':>12}")
    for alone, whole, name, seconds in sorted(rows, reverse=True):
        print(
            f"{name:<26}{alone / _MEGABYTE:>17.1f}{whole / _MEGABYTE:>18.1f}{1000 * seconds:>12.0f}"
        )
    print(f"{'all ' + str(len(every)) + ' packages':<26}{measure_size(every) / _MEGABYTE:>17.1f}")


if __name__ == "__main__":
    main()
