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
_POLL_SECONDS = 0.5
# Requests to processes of this machine bypass any proxy that the environment names.
_DIRECT_OPENER = build_opener(ProxyHandler({}))


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
    template = (HERE / "nginx-replicas.conf").read_text(encoding="utf-8")
    (options,) = set(re.findall(r"^server \S+(.*);$", template, flags=re.MULTILINE))
    lines = [f"server 127.0.0.1:{port}{options};\n" for port in ports]
    (folder / "nginx-replicas.conf").write_text("".join(lines))


def serve(host: str, port: int, count: int) -> None:
    """Serve until stopped, once every process answers; restart any process that ends.

    Raises:
        SystemExit: nginx is missing or ended, a port is taken, or a process cannot start.
    """
    nginx = find_nginx()
    with tempfile.TemporaryDirectory(prefix="touchstone-") as folder_name:
        folder = Path(folder_name)
        # nginx switches to another user, who must be able to read its pages there.
        folder.chmod(0o755)
        ports = range(port + 1, port + 1 + count)
        _check_ports([port, *ports])
        write_configuration(folder, f"{host}:{port}", ports)
        running: list[subprocess.Popen[bytes]] = []
        try:
            for number in ports:
                running.append(_start(number))  # noqa: PERF401  # ended even if the next one fails
            _wait_until_healthy(running, ports)
            nginx_command = [nginx, "-p", folder_name, "-c", "nginx.conf", "-g", "daemon off;"]
            running.append(subprocess.Popen(nginx_command))  # noqa: S603  # of our own arguments
            print(f"{count} processes, at http://{host}:{port}", flush=True)  # noqa: T201
            _restart_ended(running, ports)
        finally:
            for process in running:
                process.terminate()
            for process in running:
                process.wait()


def _start(port: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "deploy.server", "--host=127.0.0.1", f"--port={port}"]
    return subprocess.Popen(command, cwd=HERE.parent)  # noqa: S603  # of our own arguments


def _wait_until_healthy(running: Sequence[subprocess.Popen[bytes]], ports: Sequence[int]) -> None:
    for process, port in zip(running, ports, strict=True):
        while not _is_healthy(port):
            _exit_if_ended(process)
            time.sleep(_POLL_SECONDS)


def _is_healthy(port: int) -> bool:
    try:
        with _DIRECT_OPENER.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
            return True
    except (OSError, HTTPException):
        return False


def _check_ports(ports: Iterable[int]) -> None:
    for port in ports:
        with closing(socket.socket()) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                sys.exit(f"Port {port} is taken: choose another one, with free ones after it.")


def _exit_if_ended(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        sys.exit(f"{process.args!r} ended with {process.returncode}.")


def _restart_ended(running: list[subprocess.Popen[bytes]], ports: Sequence[int]) -> None:
    """Restart each process that ends, at its port; exit if the last one, which is nginx, ends."""
    while True:
        _exit_if_ended(running[-1])
        for index, port in enumerate(ports):
            if running[index].poll() is not None:
                running[index] = _start(port)
        time.sleep(_POLL_SECONDS)


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until stopped by Ctrl+C or SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m deploy.processes", description=__doc__)
    parser.add_argument("--host", default="localhost", help="address to listen at")
    parser.add_argument("--port", type=int, default=8501, help="port; the next ones are taken, too")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="one a core")
    options = parser.parse_args(arguments)
    if options.processes < 1:
        parser.error("--processes must be at least 1")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        serve(options.host, options.port, options.processes)
    except KeyboardInterrupt:
        sys.exit(0)


if __name__ == "__main__":
    main()
