"""Run several processes of the app behind one nginx: ``python -m deploy.processes``.

A process does most of its work on one core, so a machine with several cores serves more readers
with several processes. With the shipped configuration, nginx keeps each reader at one process.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from http.client import HTTPException
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

HERE = Path(__file__).resolve().parent
_NGINX_FILES = ("nginx.conf", "unavailable.html", "unreadable.html", "too-many.html")
_NGINX_PLACES = ("nginx", "/usr/sbin/nginx")
_LOOK_SECONDS = 0.5
# Requests to processes of this machine bypass any proxy that the environment names.
_DIRECTLY = build_opener(ProxyHandler({}))


def find_nginx() -> str:
    """Return the path of nginx.

    Raises:
        SystemExit: There is none.
    """
    for name in (os.environ.get("NGINX", ""), *_NGINX_PLACES):
        if name and (path := shutil.which(name)):
            return path
    sys.exit("Several processes need nginx: install it, or set NGINX to its path.")


def write_configuration(folder: Path, listen: str, ports: Iterable[int]) -> None:
    """Write the shipped configuration of nginx into a folder, with these addresses.

    Args:
        folder: The folder, to which nginx writes too.
        listen: The address and port of nginx.
        ports: The ports of the processes, on this machine.
    """
    for name in _NGINX_FILES:
        shutil.copyfile(HERE / name, folder / name)
    (folder / "nginx-place.conf").write_text(f"listen {listen};\nroot {folder};\n")
    shipped = (HERE / "nginx-replicas.conf").read_text(encoding="utf-8")
    (options,) = set(re.findall(r"^server \S+(.*);$", shipped, flags=re.MULTILINE))
    lines = [f"server 127.0.0.1:{port}{options};\n" for port in ports]
    (folder / "nginx-replicas.conf").write_text("".join(lines))


def serve(host: str, port: int, count: int) -> None:
    """Serve until stopped, once every process answers; restart any process that ends.

    Raises:
        SystemExit: nginx is missing or ended, a port is taken, or a process cannot start.
    """
    nginx = find_nginx()
    with tempfile.TemporaryDirectory(prefix="touchstone-") as name:
        folder = Path(name)
        # nginx switches to another user, who must be able to read its pages there.
        folder.chmod(0o755)
        ports = range(port + 1, port + 1 + count)
        _check_free([port, *ports])
        write_configuration(folder, f"{host}:{port}", ports)
        running: list[subprocess.Popen[bytes]] = []
        try:
            for number in ports:
                running.append(_start(number))  # noqa: PERF401  # ended even if the next one fails
            _wait(running, ports)
            front = [nginx, "-p", name, "-c", "nginx.conf", "-g", "daemon off;"]
            running.append(subprocess.Popen(front))  # noqa: S603  # of our own arguments
            print(f"{count} processes, at http://{host}:{port}", flush=True)  # noqa: T201
            _watch(running, ports)
        finally:
            for process in running:
                process.terminate()
            for process in running:
                process.wait()


def _start(port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "deploy.server", "--host=127.0.0.1", f"--port={port}"]
    return subprocess.Popen(command, cwd=HERE.parent)  # noqa: S603  # of our own arguments


def _wait(running: Sequence[subprocess.Popen[bytes]], ports: Sequence[int]) -> None:
    for process, port in zip(running, ports, strict=True):
        while not _answers(port):
            _end_with(process)
            time.sleep(_LOOK_SECONDS)


def _answers(port: int) -> bool:
    try:
        with _DIRECTLY.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
            return True
    except (OSError, HTTPException):
        return False


def _check_free(ports: Iterable[int]) -> None:
    for port in ports:
        with closing(socket.socket()) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                sys.exit(f"Port {port} is taken: choose another one, with free ones after it.")


def _end_with(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        sys.exit(f"{process.args!r} ended with {process.returncode}.")


def _watch(running: list[subprocess.Popen[bytes]], ports: Sequence[int]) -> None:
    """Restart each process that ends, at its port; exit if the last one, which is nginx, ends."""
    while True:
        _end_with(running[-1])
        for index, port in enumerate(ports):
            if running[index].poll() is not None:
                running[index] = _start(port)
        time.sleep(_LOOK_SECONDS)


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until stopped by Ctrl+C or SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m deploy.processes", description=__doc__)
    parser.add_argument("--host", default="localhost", help="address to listen at")
    parser.add_argument("--port", type=int, default=8501, help="port; the next ones are taken, too")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="one a core")
    chosen = parser.parse_args(arguments)
    if chosen.processes < 1:
        parser.error("--processes must be at least 1")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        serve(chosen.host, chosen.port, chosen.processes)
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
