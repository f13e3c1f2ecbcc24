"""Fixtures: the real nginx with our own configuration, and two real replicas, on loopback."""

from __future__ import annotations

import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from deploy.processes import find_nginx, write_configuration
from tests.browser.conftest import kept_pages as kept_pages  # a fixture, used by its name
from tests.browser.conftest import launch_chromium
from tests.browser.conftest import open_url as open_url
from tests.image import copy_image


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one headless Chromium."""
    with launch_chromium() as chromium:
        yield chromium


def find_port() -> int:
    """Return a port that is free and stays free while a replica restarts.

    The system gives ports above 32,767 to outgoing connections, so this one is below.
    """
    for port in random.sample(range(20_000, 32_000), 100):
        with closing(socket.socket()) as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    pytest.fail("No port is free.")


def ask(url: str, method: str = "GET", **headers: str) -> tuple[int, list[tuple[str, str]], bytes]:
    """Return the status, headers and body of a response.

    Header names are in lower case, and repeated headers are kept.
    """
    request = urllib.request.Request(url, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            status, got, body = answer.status, answer.headers.items(), answer.read()
    except urllib.error.HTTPError as error:
        status, got, body = error.code, error.headers.items(), error.read()
    return status, [(name.lower(), value) for name, value in got], body


def wait_until(happens, what: str, seconds: float = 40) -> None:
    """Wait until ``happens()`` is true; fail and name ``what`` if it takes too long."""
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, f"{what}: not within {seconds} s"
        time.sleep(0.1)


@dataclass
class Replica:
    """One process of the app, which keeps its port across restarts."""

    folder: Path
    log: Path
    port: int = field(default_factory=find_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def place(self) -> str:
        """Host and port, as nginx logs them."""
        return f"127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        """Base URL that bypasses nginx."""
        return f"http://{self.place}"

    def start(self) -> None:
        """Start a new process without waiting until it answers."""
        with self.log.open("a") as output:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-B",
                    "-m",
                    "deploy.server",
                    "--host=127.0.0.1",
                    f"--port={self.port}",
                ],
                cwd=self.folder,
                env={**os.environ, "HOME": "/nonexistent"},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def is_healthy(self) -> bool:
        """Return whether the replica answers."""
        ended = self.process.poll() if self.process else None
        assert ended is None, f"A replica ended with {ended}:\n{self.log.read_text()}"
        try:
            return ask(f"{self.address}/_stcore/health")[0] == 200
        except OSError:
            return False

    def wait(self) -> None:
        """Wait until the replica answers."""
        wait_until(self.is_healthy, "A replica answers")

    def kill(self) -> None:
        """Kill the process at once, as if its machine lost power."""
        if self.process:
            self.process.kill()
            self.process.wait(timeout=20)

    def stop(self) -> float:
        """Ask the process to end, wait until it has, and return how many seconds that took."""
        begin = time.monotonic()
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
        return time.monotonic() - begin

    def restart(self) -> None:
        """Start a new process unless one is running, and wait until it answers."""
        if self.process is None or self.process.poll() is not None:
            self.start()
        self.wait()

    def count_readers(self) -> int:
        """Return how many open pages are connected to the replica."""
        _, _, body = ask(f"{self.address}/_stcore/metrics?families=active_sessions")
        found = re.search(rb"^active_sessions (\d+)", body, flags=re.M)
        return int(found[1]) if found else 0


@dataclass
class Site:
    """The site that readers see: nginx at one address, and the replicas behind it."""

    address: str
    replicas: tuple[Replica, Replica]
    access_log: Path
    error_log: Path
    nginx: subprocess.Popen[bytes]

    def read_log(self) -> list[str]:
        """Return the lines of the access log.

        nginx writes a line just after its response, so this waits a moment first.
        """
        time.sleep(0.1)
        return self.access_log.read_text().splitlines()

    def find_replicas(self, browsers: Iterable[str], **headers: str) -> list[str]:
        """Send one request per browser, and return the address of the replica that answered it."""
        before, names = len(self.read_log()), list(browsers)
        for name in names:
            ask(f"{self.address}/about", **{"User-Agent": name, **headers})
        lines = self.read_log()[before:]
        assert len(lines) == len(names)
        return [re.findall(r"127\.0\.0\.1:\d+", line)[-1] for line in lines]

    def find_serving(self) -> tuple[Replica, Replica]:
        """Return the replica that the one open page is connected to, and the other replica."""
        first, second = self.replicas
        counts = (first.count_readers(), second.count_readers())
        assert sorted(counts) == [0, 1], counts
        return (first, second) if counts[0] else (second, first)

    def forget_readers(self) -> None:
        """Wait until the pages of earlier tests have disconnected."""
        for replica in self.replicas:
            wait_until(lambda r=replica: r.count_readers() == 0, "Earlier pages leave")

    def find_workers(self) -> set[str]:
        """Return the process ids of the nginx workers."""
        pid = self.nginx.pid
        return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())

    def forget_failures(self) -> None:
        """Reload nginx, so that it forgets which replicas earlier tests killed."""
        before = self.find_workers()
        self.nginx.send_signal(signal.SIGHUP)
        wait_until(
            lambda: self.find_workers() and not before & self.find_workers(), "nginx starts anew"
        )


@contextmanager
def run_nginx(
    folder: Path, port: int, replicas: tuple[Replica, ...]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run nginx with the real deploy/nginx.conf; only addresses and paths are filled in."""
    write_configuration(folder, f"127.0.0.1:{port}", [replica.port for replica in replicas])
    # As root, nginx would switch to a user that cannot open the folders of the tests.
    user = "user root;" if os.geteuid() == 0 else ""
    command = [find_nginx(), "-p", str(folder), "-c", "nginx.conf"]
    with (folder / "access.log").open("w") as said, (folder / "error.log").open("w") as wrong:
        process = subprocess.Popen(
            [*command, "-g", f"daemon off; {user}"], stdout=said, stderr=wrong
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site of two replicas that have the files of the Docker image, and nothing else."""
    image, folder = (tmp_path_factory.mktemp(name) for name in ("image", "nginx"))
    copy_image(image)
    replicas = (Replica(image, folder / "replica-1.log"), Replica(image, folder / "replica-2.log"))
    port = find_port()
    with ExitStack() as stack:
        for replica in replicas:
            replica.start()
            stack.callback(replica.kill)
        for replica in replicas:
            replica.wait()
        nginx = stack.enter_context(run_nginx(folder, port, replicas))
        logs = (folder / "access.log", folder / "error.log")
        site = Site(f"http://127.0.0.1:{port}", replicas, *logs, nginx)
        wait_until(lambda: ask_or_zero(site.address) == 200, "nginx answers")
        yield site
        for log in sorted(folder.glob("*.log")):
            print(log.name, log.read_text(), sep="\n")  # noqa: T201  # shown when a test fails


def ask_or_zero(url: str) -> int:
    """Return the status of a response, or 0 if there is none."""
    try:
        return ask(url)[0]
    except OSError:
        return 0


@pytest.fixture
def site(running: Site) -> Site:
    """Return the site with both replicas up and known to nginx, and no page open."""
    for replica in running.replicas:
        replica.restart()
    running.forget_readers()
    running.forget_failures()
    return running
