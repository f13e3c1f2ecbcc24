"""Measure inside the page what a reader waits for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from benchmarks.speed.subjects import Subject

WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
# 10 Mbit/s, and 60 ms for a round trip.
SLOW = {
    "offline": False,
    "latency": 60,
    "downloadThroughput": 10_000_000 / 8,
    "uploadThroughput": 10_000_000 / 8,
}
# How long to let a page settle.
REST_MS = 250
_UNTIL = "wants => window.watch.until(window.watch.checks(wants))"

_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity"


@dataclass
class Traffic:
    """Bytes over the network and requests, without cached ones."""

    size: int = 0
    requests: int = 0


@dataclass(frozen=True)
class Visit:
    """One visit, in milliseconds from asking for the page.

    Attributes:
        passages: Until the passages are visible (for the floor, its line).
        everything: Until the chart is visible, too.
        usable: Until the dropdown can be used.
        traffic: What came over the network.
        processor: Processor time of all processes of the browser, until the page had settled.
    """

    passages: float
    everything: float
    usable: float
    traffic: Traffic
    processor: float


@dataclass(frozen=True)
class Choice:
    """One choice in the dropdown, in milliseconds from the press; see ``Visit``."""

    passages: float
    everything: float
    processor: float


@contextmanager
def new_reader(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a browser context that has never visited the page."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(60_000)
    context.add_init_script(WATCH)
    yield context
    context.close()


def visit(
    context: BrowserContext, subject: Subject, address: str, concern: str, *, slow: bool = False
) -> tuple[Page, Visit]:
    """Open the page and wait until everything is visible."""
    before = _read_processor(context)
    page = context.new_page()
    line = context.new_cdp_session(page)
    traffic = _count(line)
    if slow:
        line.send("Network.emulateNetworkConditions", SLOW)
    page.goto(address + subject.path(concern), wait_until="commit")
    seen = page.evaluate(_UNTIL, subject.wants(concern))
    page.wait_for_timeout(REST_MS)  # whatever still arrives is counted
    usable = seen.pop("usable")
    # What is in the document itself is visible only after the browser's first paint.
    painted = page.evaluate(_PAINTED)
    passages = max(seen["passages"], painted)
    everything = max(passages, *seen.values())
    return page, Visit(passages, everything, usable, traffic, _since(before, context))


def choose(page: Page, subject: Subject, concern: str) -> Choice:
    """Choose a concern in the dropdown, and wait until everything is visible."""
    dropdown = page.get_by_role("combobox", name="Your skin concern")
    option = page.get_by_role("option", name=concern, exact=True)
    is_native = subject.kind == "static"  # the browser itself draws the list
    if not is_native:
        dropdown.click()
        option.wait_for()
        page.wait_for_timeout(REST_MS)  # the list has settled, as when somebody reads it
    page.evaluate(
        "wants => { window.seen = window.watch.until(window.watch.checks(wants)); }",
        subject.wants(concern),
    )
    before = _read_processor(page.context)
    if is_native:
        dropdown.select_option(concern)
    else:
        option.click()
    seen = page.evaluate("window.seen")
    chosen = page.evaluate("window.watch.chosen")
    del seen["usable"]
    page.wait_for_timeout(REST_MS)
    everything = max(seen.values()) - chosen
    return Choice(seen["passages"] - chosen, everything, _since(before, page.context))


def _read_processor(context: BrowserContext) -> dict[int, float]:
    """Return the processor time of each process of the browser so far, in milliseconds."""
    assert context.browser
    line = context.browser.new_browser_cdp_session()
    found = line.send("SystemInfo.getProcessInfo")["processInfo"]
    line.detach()
    return {process["id"]: process["cpuTime"] * 1000 for process in found}


def _since(before: dict[int, float], context: BrowserContext) -> float:
    now = _read_processor(context)
    return sum(spent - before.get(process, 0.0) for process, spent in now.items())


def _count(line: CDPSession) -> Traffic:
    traffic = Traffic()

    def finished(event: dict[str, float]) -> None:
        if event["encodedDataLength"]:
            traffic.size += int(event["encodedDataLength"])

    def received(event: dict[str, dict[str, object]]) -> None:
        answer = event["response"]
        if not answer.get("fromDiskCache") and not answer.get("fromServiceWorker"):
            traffic.requests += 1

    line.on("Network.loadingFinished", finished)
    line.on("Network.responseReceived", received)
    line.on(
        "Network.webSocketFrameReceived",
        lambda event: _add(traffic, len(event["response"]["payloadData"]) * 3 // 4),
    )
    line.send("Network.enable")
    return traffic


def _add(traffic: Traffic, size: int) -> None:
    traffic.size += size
