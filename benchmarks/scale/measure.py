"""Measure one pack in a separate process, and print the figures as JSON.

Times are processor times, so that other work on the machine does not count. Nothing here
waits for a network or a person. Each time is the median of several runs, which alternate with
runs of the least that plain pandas needs. Peak memory is what the kernel counted while a step
ran (Linux, ``VmHWM``); on other systems it is not given.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from benchmarks.scale import steps
from touchstone.evidence_map.evidence_map import EvidenceMap, build_evidence_map
from touchstone.limits import MEGABYTE
from touchstone.links.pages import PAGES
from touchstone.packs.loading import load_pack
from touchstone.packs.pack import Pack
from touchstone.packs.sources import FOLDER_VARIABLE
from ui import data

Kept = TypeVar("Kept")
_STATUS, _REFS = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_ROOT = Path(__file__).resolve().parents[2]
# A step is repeated for this many seconds, but at least and at most this many times.
_SECONDS, _LEAST, _MOST = 0.6, 3, 15
_VIEWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("concern", {}),
    ("concern", {"concern": "concern-1"}),
    ("concern", {"concern": "concern-1", "compare": "concern-2,concern-3"}),
    ("matrix", {}),
    ("matrix", {"cell": "concern-1.benefit-1", "show": "verdict"}),
    ("research", {}),
    ("research", {"concern": "concern-1"}),
    ("article", {"concern": "concern-1"}),
    ("about", {}),
)


def measure_steps(folder: Path, *, pages: bool) -> list[dict[str, object]]:
    """Return one row per step: name, kind, milliseconds, megabytes, bytes, ratios."""
    packs: list[Pack] = []
    loads: list[EvidenceMap] = []
    first = [
        steps.Step("read and check", steps.ONCE, lambda: steps.check(folder)),
        steps.Step("load sealed", steps.ONCE, lambda: _keep(packs, load_pack(folder))),
        steps.Step("prepare", steps.ONCE, lambda: _keep(loads, build_evidence_map(packs[0]))),
    ]
    rows = [_measure(step, least=1) for step in first]
    (evidence_map,) = loads
    # The pages get the map that was loaded here, because loading a large pack takes a minute.
    # It has an identity, as in ui.data: without one, nothing would be cached.
    shown = replace(evidence_map, identity=(str(folder),))
    data._load = lambda _: shown  # noqa: SLF001  # no other way to hand over what is loaded
    rows += [
        _measure(step, least=1 if step.kind == steps.REQUEST else _LEAST)
        for step in steps.list_steps(evidence_map)
        if pages or step.kind != steps.DRAWN
    ]
    return rows


def _keep(kept: list[Kept], made: Kept) -> int:
    kept.append(made)
    return 0


def measure_pages() -> list[dict[str, object]]:
    """Return one row per page: how long a warm run takes, and what it sends to the browser."""
    import streamlit.components.v2.component_manager as manager
    from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

    logging.disable(logging.WARNING)
    # Each AppTest would scan all installed packages, which no reader waits for.
    manager.BidiComponentManager.discover_and_register_components = lambda *_, **__: None
    sent = [0]
    enqueue = ScriptRunContext.enqueue

    def count(self: ScriptRunContext, message: object) -> None:
        sent[0] += message.ByteSize()
        enqueue(self, message)

    ScriptRunContext.enqueue = count
    return [_measure_page(page, query, sent) for page, query in _VIEWS]


def _measure_page(page: str, query: dict[str, str], sent: list[int]) -> dict[str, object]:
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(_ROOT / "streamlit_app.py"), default_timeout=120)
    if page != "concern":
        app.switch_page(PAGES[page].file)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception

    def run() -> int:
        sent[0] = 0
        app.run()
        return sent[0]

    name = f"/{PAGES[page].path}{'?' + '&'.join(query) if query else ''}"
    return _measure(steps.Step(name, "page", run), least=_LEAST)


def _measure(step: steps.Step, *, least: int) -> dict[str, object]:
    before = _start_peak()
    start = time.process_time()
    size = step.run()
    first = time.process_time() - start
    peak = _read_status("VmHWM")
    spent, minimum = [] if least > 1 else [first], list[float]()
    if step.minimum:
        step.minimum()
        minimum += [] if least > 1 else [_time(step.minimum)]
    begun = time.process_time()
    while len(spent) < least or (
        least > 1 and len(spent) < _MOST and time.process_time() - begun < _SECONDS
    ):
        if step.minimum:
            minimum.append(_time(step.minimum))
        spent.append(_time(step.run))
    ratios = sorted(ours / theirs for ours, theirs in zip(spent, minimum, strict=False))
    return {
        "name": step.name,
        "kind": step.kind,
        "ms": 1000 * statistics.median(spent),
        "megabytes": (peak - before) / 1024 if peak else None,
        "bytes": size,
        "ratios": _quartiles(ratios) if ratios else None,
    }


def _quartiles(values: list[float]) -> list[float]:
    return [values[len(values) // 4], statistics.median(values), values[3 * len(values) // 4]]


def _time(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def _start_peak() -> int:
    """Reset the kernel's count of peak memory, and return what is in use now, in kB."""
    gc.collect()
    with suppress(OSError):
        _REFS.write_text("5")
    return _read_status("VmRSS")


def _read_status(name: str) -> int:
    with suppress(OSError):
        for line in _STATUS.read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1])
    return 0


def main() -> None:
    """Measure the pack in the folder that is given; ``no-pages`` leaves out what pages draw."""
    folder, pages = Path(sys.argv[1]), "no-pages" not in sys.argv[2:]
    os.environ[FOLDER_VARIABLE] = str(folder)
    held = sum(path.stat().st_size for path in folder.rglob("*.*")) / MEGABYTE
    rows = measure_steps(folder, pages=pages) + (measure_pages() if pages else [])
    json.dump({"megabytes": held, "rows": rows}, sys.stdout)


if __name__ == "__main__":
    main()
