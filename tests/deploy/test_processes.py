"""Several processes on one machine have one address, and one that dies is restarted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import ROOT
from tests.deploy.conftest import ask_or_zero, find_port, wait_until

pytestmark = pytest.mark.deploy


def _find_servers(pid: int) -> set[int]:
    """Return the ids of the app processes that a process started."""
    children = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    return {
        child
        for child in children
        if b"deploy.server" in Path(f"/proc/{child}/cmdline").read_bytes()
    }


def test_one_address_stands_for_processes_that_come_back(tmp_path: Path):
    """The processes answer through nginx, a killed one is restarted, and all end together."""
    port = find_port()
    command = [sys.executable, "-m", "deploy.processes", "--host=127.0.0.1", f"--port={port}"]
    with (tmp_path / "log").open("wb") as log:
        site = subprocess.Popen([*command, "--processes=2"], cwd=ROOT, stdout=log, stderr=log)
    try:
        wait_until(lambda: ask_or_zero(f"http://127.0.0.1:{port}/about") == 200, "The site answers")
        before = _find_servers(site.pid)
        assert len(before) == 2
        dead = min(before)
        subprocess.run(["kill", "-KILL", str(dead)], check=True)
        assert ask_or_zero(f"http://127.0.0.1:{port}/about") == 200
        wait_until(lambda: len(_find_servers(site.pid) - {dead}) == 2, "It comes back")
        for number in (port + 1, port + 2):
            health = f"http://127.0.0.1:{number}/_stcore/health"
            wait_until(lambda url=health: ask_or_zero(url) == 200, f"{number} answers")
        servers = _find_servers(site.pid)
    finally:
        site.terminate()
    assert site.wait(timeout=30) == 0
    assert [pid for pid in servers if Path(f"/proc/{pid}").exists()] == []
    assert ask_or_zero(f"http://127.0.0.1:{port}/about") == 0
