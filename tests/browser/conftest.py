"""A real server and a real Chromium for what only a browser shows."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from touchstone.resources import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent
# Other work on the machine must not fail a test: a wrong page stays wrong for longer.
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
# The same engine without a window to draw around each page, which costs most of a test.
_SHELL = "chromium-headless-shell"
# Below the ports from which the system takes those of outgoing connections.
_PORTS = range(20_000, 32_000)
_FLAGS = ["--disable-background-networking", "--disable-gpu", "--disable-quic", "--no-first-run"]


def find_chromium(*preferred: str) -> str:
    """Return the path of Chromium; a missing one fails the run, it does not skip it."""
    names = [os.environ.get("CHROMIUM", ""), *preferred, *_BROWSERS]
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    assert found, "The browser tests need Chromium: install it or set CHROMIUM to its path."
    return found


def find_port() -> int:
    """Return a port that is free, and that no other process is likely to pick meanwhile."""
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
        own: Whether the server for machines of one's own serves, or ``streamlit run``.
        port: Its port; 0 for a free one.
        full: Whether it can write no file, as on a full disk.
        through: A module and its arguments that the command is given to.
        started: A list that its process is added to.
        environment: Further variables of the process.
    """
    port = port or find_port()
    command = [sys.executable, "-m", *(_OWN if own else _PLAIN)]
    command = [part.format(port=port) for part in command]
    if full:
        command = [sys.executable, "-c", _NO_WRITING, *command]
    if through:
        command = [sys.executable, "-m", *through, *command]
    with log.open("w") as output:
        # Through a pipe: the log itself must not be what the disk is full for.
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
    """Have the server answer nothing for a while."""
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
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of one warm server for all tests that need no cold one."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with run_server(log) as address:
        yield address
    print(log.read_text())  # noqa: T201  # pytest shows it when a test fails


@pytest.fixture(scope="session")
def own_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the log of the server of ``own_server``."""
    return tmp_path_factory.mktemp("own") / "log.txt"


@pytest.fixture(scope="session")
def own_server(own_log: Path) -> Iterator[str]:
    """Return the address of one warm server for machines of one's own."""
    with run_server(own_log, own=True) as address:
        yield address
    print(own_log.read_text())  # noqa: T201  # pytest shows it when a test fails


@contextmanager
def launch_chromium(*preferred: str) -> Iterator[Browser]:
    """Yield one headless Chromium: the first of ``preferred`` that is here, or any."""
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


@pytest.fixture
def open_url(browser: Browser) -> Iterator[OpenUrl]:
    """Return a function that opens an address in a context of its own and waits for the page.

    At the end, requests to other hosts and uncaught errors in the page fail the test.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_in_new_context(
        url: str, *, width: int = 1280, scheme: str = "light", touch: bool = False
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            has_touch=touch,
            color_scheme=scheme,  # type: ignore[arg-type]  # a literal at each call
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: _note_foreign(request.url, faults))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.goto(url)
        page.locator(".ts-foot").wait_for(timeout=30_000)
        return page

    yield open_in_new_context
    for context in contexts:
        context.close()
    assert faults == []


def _note_foreign(url: str, faults: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
        faults.append(f"request to {url}")
