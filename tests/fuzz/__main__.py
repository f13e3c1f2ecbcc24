"""Feed hostile input to every boundary of the product for a limited time. Run: make fuzz.

This is in ``tests`` and not in ``benchmarks`` because it finds faults and measures nothing.
``make test`` runs a few inputs of each kind, the same each time.

    make fuzz                              a minute, with a new seed each time
    make fuzz SECONDS=600 SEED=7           longer, and the same inputs again
    make fuzz SEED=7 CASE="uploads:42"     one input again

Exit codes: 0 nothing found, 1 something found, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import faulthandler
import logging
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random, SystemRandom

import streamlit.components.v2.component_manager as component_manager
from streamlit import config

from tests.fuzz.documents import DOCUMENTS
from tests.fuzz.forged import FORGED
from tests.fuzz.serving import REQUESTS, prepare_requests
from tests.fuzz.targets import TARGETS, Target, describe_given, prepare

_ALL = (*TARGETS, DOCUMENTS, FORGED, REQUESTS)
_MAX_SHOWN = 3


class TookTooLong(BaseException):
    """An input exceeded its time limit; no ``except Exception`` of a library catches this."""


@dataclass
class Result:
    """Result of a target: inputs, faults, and the slowest input in processor seconds."""

    inputs: int = 0
    slowest: float = 0.0
    slowest_case: int = 0
    faults: list[str] = field(default_factory=list)


def main() -> int:
    """Give every target hostile inputs for its share of the time, and print a table."""
    options = _parse()
    end, left = time.monotonic() + options.seconds, sum(target.share for target in _ALL)
    print(f"SEED={options.seed} SECONDS={options.seconds:g}", flush=True)
    _make_quick()
    prepare()
    prepare_requests()
    print(f"{'target':<20}{'inputs':>8}{'slowest':>10}{'allowed':>9}{'faults':>8}")
    found = 0
    for target in _ALL:
        name, _, number = options.case.partition(":")
        if name and name != target.name:
            continue
        numbers = [int(number)] if number else range(target.few) if options.few else None
        # Time that one target saves or overruns is shared among the remaining ones.
        seconds = (end - time.monotonic()) * target.share / left
        left -= target.share
        result = _try_target(target, options.seed, seconds, numbers)
        found += len(result.faults)
        case = f"  (CASE='{target.name}:{result.slowest_case}')"
        print(
            f"{target.name:<20}{result.inputs:>8}{result.slowest:>9.2f}s{target.limit:>8.0f}s"
            f"{len(result.faults):>8}{case}",
            flush=True,
        )
        for fault in result.faults[:_MAX_SHOWN]:
            print(fault)
    print("Nothing was found." if not found else f"{found} faults were found.")
    return 1 if found else 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="in all")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--case", default="", help="one target, or one input: NAME:NUMBER")
    parser.add_argument("--few", action="store_true", help="a few inputs each, however long")
    return parser.parse_args()


def _make_quick() -> None:
    """Skip the slow setup of each AppTest, and silence what Streamlit logs outside a server."""
    manager = component_manager.BidiComponentManager
    manager.discover_and_register_components = lambda *_, **__: None
    logging.disable(logging.CRITICAL)
    config.set_option("logger.enableRich", False)  # noqa: FBT003  # as Streamlit has it
    config.set_option("client.showErrorDetails", "full")
    faulthandler.enable()


def _try_target(target: Target, seed: int, seconds: float, numbers: Iterable[int] | None) -> Result:
    end, result = time.monotonic() + seconds, Result()
    for number in numbers or _count_until(end):
        given = target.make(Random(f"{seed}:{target.name}:{number}"))
        begun = _count_work()
        fault = _try_one(target, given)
        spent = _count_work() - begun
        result.inputs += 1
        if spent > result.slowest:
            result.slowest, result.slowest_case = spent, number
        if fault:
            place = f"SEED={seed} CASE='{target.name}:{number}'"
            result.faults.append(f"--- {place}\n{describe_given(given)}\n{fault}")
    return result


def _count_work() -> float:
    """Return the processor seconds of this process and its children.

    Elapsed time would depend on what else the machine is doing.
    """
    times = os.times()
    return sum(times[:4])


def _count_until(end: float) -> Iterator[int]:
    number = 0
    while time.monotonic() < end:
        yield number
        number += 1


def _try_one(target: Target, given: object) -> str:
    """Return the fault that an input caused, or ''."""
    try:
        with _bounded(target.limit):
            target.run(given)
    except TookTooLong:
        return f"more than {target.limit:g} s\n{traceback.format_exc(limit=-6)}"
    except Exception:  # noqa: BLE001  # any error at all is what is looked for
        return traceback.format_exc(limit=-6)
    return ""


@contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    def end(*_: object) -> None:
        raise TookTooLong

    if not hasattr(signal, "setitimer"):  # Windows: an input that takes too long hangs visibly
        yield
        return
    signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    # If Python cannot interrupt an input, this ends the run with a traceback.
    faulthandler.dump_traceback_later(5 * seconds + 60, exit=True)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    sys.exit(main())
