"""Fixtures: a real server and a real Chromium, for what only a browser shows."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from touchstone.resources import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent
# Long, because a busy machine must not fail a test; a wrong page stays wrong anyway.
expect.set_options(timeout=15_000)
_PLAIN = (
    "streamlit",
    "run",
    "streamlit_app.py",
    "--server.address=127.0.0.1",
    "--server.port={port}",
)
_OWN = ("deploy.server", "--host=127.0.0.1", "--port={port}")
_NO_WRITING = (
    "import os, resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The same engine without a window around each page, which would take most of a test's time.
_SHELL = "chromium-headless-shell"
# Below the ports that the system gives to outgoing connections.
_PORTS = range(20_000, 32_000)
_FLAGS = ["--disable-background-networking", "--disable-gpu", "--disable-quic", "--no-first-run"]


def find_chromium(*preferred: str) -> str:
    """Return the path of Chromium; if it is missing, the run fails instead of skipping tests."""
    names = [os.environ.get("CHROMIUM", ""), *preferred, *_BROWSERS]
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    assert found, "The browser tests need Chromium: install it or set CHROMIUM to its path."
    return found


def find_port() -> int:
    """Return a free port that no other process is likely to take in the meantime."""
    while True:
        port = random.choice(_PORTS)
        with closing(socket.socket()) as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def run_server(
    log: Path,
    *,
    own: bool = False,
    port: int = 0,
    full: bool = False,
    through: Sequence[str] = (),
    started: list[subprocess.Popen[bytes]] | None = None,
    **environment: str,
) -> Iterator[str]:
    """Run the app and yield its address; its output goes to ``log``.

    Args:
        log: A file.
        own: Whether to run our own server instead of ``streamlit run``.
        port: The port to serve at; 0 for a free one.
        full: Whether the server can write no file, as on a full disk.
        through: A module that runs the command, with arguments of its own.
        started: A list to add the server's process to.
        environment: Further environment variables.
    """
    port = port or find_port()
    command = [sys.executable, "-m", *(_OWN if own else _PLAIN)]
    command = [part.format(port=port) for part in command]
    if full:
        command = [sys.executable, "-c", _NO_WRITING, *command]
    if through:
        command = [sys.executable, "-m", *through, *command]
    with log.open("w") as output:
        # Through a pipe, so that the log can still be written when the disk counts as full.
        keeper = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=output)
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=keeper.stdin,
            stderr=subprocess.STDOUT,
        )
        keeper.stdin.close()
        if started is not None:
            started.append(process)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_healthy(address, process, log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)
            keeper.wait(timeout=20)


@contextmanager
def busy(server: subprocess.Popen[bytes]) -> Iterator[None]:
    """Pause the server inside this context, so that it answers nothing."""
    server.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        server.send_signal(signal.SIGCONT)


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        assert process.poll() is None, f"The server stopped:\n{log.read_text()}"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"The server did not answer:\n{log.read_text()}")


@pytest.fixture(scope="session")
def processes() -> dict[str, subprocess.Popen[bytes]]:
    """Return the processes of ``server`` and ``own_server`` by address, for tests to pause them."""
    return {}


@pytest.fixture(scope="session")
def server(
    tmp_path_factory: pytest.TempPathFactory, processes: dict[str, subprocess.Popen[bytes]]
) -> Iterator[str]:
    """Return the address of one warm server for all tests that need no cold one."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    started: list[subprocess.Popen[bytes]] = []
    with run_server(log, started=started) as address:
        processes[address] = started[0]
        yield address
    print(log.read_text())  # noqa: T201  # pytest shows it when a test fails


@pytest.fixture(scope="session")
def own_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the log file of ``own_server``."""
    return tmp_path_factory.mktemp("own") / "log.txt"


@pytest.fixture(scope="session")
def own_server(own_log: Path, processes: dict[str, subprocess.Popen[bytes]]) -> Iterator[str]:
    """Return the address of one warm instance of our own server."""
    started: list[subprocess.Popen[bytes]] = []
    with run_server(own_log, own=True, started=started) as address:
        processes[address] = started[0]
        yield address
    print(own_log.read_text())  # noqa: T201  # pytest shows it when a test fails


@contextmanager
def launch_chromium(*preferred: str) -> Iterator[Browser]:
    """Yield one headless Chromium: the first of ``preferred`` that is installed, or any."""
    flags = [*_FLAGS, "--no-sandbox"] if os.geteuid() == 0 else _FLAGS
    with sync_playwright() as playwright:
        path = find_chromium(*preferred)
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one headless Chromium."""
    with launch_chromium(_SHELL) as chromium:
        yield chromium


OpenUrl = Callable[..., Page]


@dataclass(frozen=True)
class KeptPages:
    """Pages that one test leaves to the next, so that the browser need not compile the app again.

    Attributes:
        browser: The browser that opens them.
        idle: Pages that no test uses, by whether they have a touch screen.
        faults: What went wrong in any of them: uncaught errors, dialogs, requests to other hosts.
    """

    browser: Browser
    idle: dict[bool, Page] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def take(self, *, touch: bool, fresh: bool) -> Page:
        """Return a page that no other test uses, without traces of an earlier one."""
        if touch in self.idle and not fresh:
            return self.idle.pop(touch)
        context = self.browser.new_context(
            has_touch=touch, permissions=["clipboard-read", "clipboard-write"]
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: _note_foreign(request.url, self.faults))
        page.on("dialog", lambda dialog: self.faults.append(f"dialog: {dialog.message}"))
        return page

    def leave(self, page: Page, *, touch: bool, fresh: bool) -> None:
        """Keep a page for the next test, or close it."""
        if fresh or touch in self.idle or not _forget(page):
            page.context.close()
        else:
            self.idle[touch] = page


def _forget(page: Page) -> bool:
    """Remove what a test left in a page; return whether that worked."""
    try:
        page.unroute_all(behavior="ignoreErrors")
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.goto("about:blank")
        page.context.clear_cookies()
    except PlaywrightError:
        return False
    return len(page.context.pages) == 1


@pytest.fixture(scope="session")
def kept_pages(browser: Browser) -> KeptPages:
    """Return the pages that the tests of this worker share."""
    return KeptPages(browser)


@pytest.fixture
def open_url(kept_pages: KeptPages) -> Iterator[OpenUrl]:
    """Return a function that opens an address in a separate page and waits until it has loaded.

    A test that changes something lasting, such as the connection, asks for a fresh page. At the
    end, requests to other hosts, dialogs and uncaught errors fail the test.
    """
    opened: list[tuple[Page, dict[str, bool]]] = []
    kept_pages.faults.clear()

    def open_page(
        url: str,
        *,
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
        touch: bool = False,
        fresh: bool = False,
    ) -> Page:
        page = kept_pages.take(touch=touch, fresh=fresh)
        opened.append((page, {"touch": touch, "fresh": fresh}))
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(
            media="null", color_scheme=scheme, forced_colors="null", reduced_motion="null"
        )
        page.goto(url)
        page.locator(".ts-foot").wait_for(timeout=30_000)
        return page

    yield open_page
    faults = [*kept_pages.faults]
    for page, kind in opened:
        kept_pages.leave(page, **kind)
    assert faults == []


def _note_foreign(url: str, faults: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
        faults.append(f"request to {url}")


@dataclass
class OtherSite:
    """Another website, which embeds our views in its page.

    Attributes:
        address: Its address. Browsers trust it as they trust our servers, but as another site.
        markup: What its page contains.
    """

    address: str
    markup: str = ""


@pytest.fixture
def other_site() -> Iterator[OtherSite]:
    """Return another website."""
    site = OtherSite("")

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = f'<!doctype html><html lang="en"><title>Other</title><body>{site.markup}'
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode("utf-8"))

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        site.address = f"http://localhost:{server.server_port}"
        yield site
        server.shutdown()
