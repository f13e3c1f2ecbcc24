"""What is compared: a minimal Streamlit app, a typical one, peers, and ours in each form."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from touchstone.articles.quotes import split_quote
from touchstone.claims.claims import build_claims, build_passages
from touchstone.evidence.glance import build_glance
from touchstone.evidence.studies import short_name
from touchstone.evidence_map.evidence_map import build_evidence_map
from touchstone.frames import iterate_cells
from touchstone.ids import ConcernId
from touchstone.markup.glance import select_cells
from touchstone.packs.loading import load_pack
from touchstone.resources import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent
HERE = Path(__file__).resolve().parent
_STREAMLIT = (sys.executable, "-m", "streamlit", "run")
# Settings that favor nobody: no prompt for an e-mail address, no call to another host.
_DEFAULTS = ("--server.headless=true", "--browser.gatherUsageStats=false")
_MARKDOWN = '[data-testid="stMarkdownContainer"]'
# Selectors of the heading and the chart, in the apps that show the same view.
_SAME_VIEW = {
    "plain": ("h1, h2, h3", '[data-testid="stVegaLiteChart"] svg'),
    "nicegui": (".text-h5", ".nicegui-echart svg"),
    "static": ("h2", "svg"),
}
_OWN_CHART = ".stVegaLiteChart text"
# The environment that "make bench" creates for the peer, inside the one that runs this.
PEER_PYTHON = Path(sys.prefix) / "nicegui" / "bin" / "python"
START_SECONDS = 60


@dataclass(frozen=True)
class Subject:
    """One app, as it is served.

    Attributes:
        name: Its name in the tables.
        command: The command that starts it; ``{port}`` stands for the port.
        kind: ``floor``, ``plain``, ``nicegui``, ``static`` or ``ours``: what a reader waits for.
        settings: Whether it runs in the checkout, where our configuration file applies.
        note: What is different about it.
        folder: The checkout that it runs from.
        health: The path that is requested until it answers.
    """

    name: str
    command: tuple[str, ...]
    kind: str
    settings: bool = False
    note: str = ""
    folder: Path = ROOT
    health: str = "/_stcore/health"

    def path(self, concern: str) -> str:
        """Return the path of a concern's view, or "/" if the app has no path for it."""
        return f"/?concern={_ids()[concern]}" if self.kind == "ours" else "/"

    def wants(self, concern: str) -> dict[str, dict[str, str]]:
        """Return what a reader waits for, see watch.js."""
        if self.kind == "floor":
            return {"text": {"selector": _MARKDOWN, "words": f"You chose {concern}"}}
        if self.kind in _SAME_VIEW:
            heading, chart = _SAME_VIEW[self.kind]
            return {
                "text": {"selector": heading, "words": f"You chose {concern}"},
                "passages": {"selector": "blockquote", "words": _passages()[concern]},
                "chart": {"selector": chart, "words": f"Claims about {concern}"},
            }
        wants = {
            "text": {"selector": "h1", "words": concern},
            "passages": {"selector": ".ts-claim blockquote", "words": _last_words()[concern]},
        }
        # If only one study decides, or none, there is no chart to wait for.
        if study := _first_studies().get(concern):
            wants["chart"] = {"selector": _OWN_CHART, "words": study}
        return wants


def _own(*patches: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "benchmarks.speed.own", "{port}", *patches)


def _cloud(*flags: str) -> tuple[str, ...]:
    return (*_STREAMLIT, "streamlit_app.py", "--server.port={port}", *flags)


FLOOR = Subject(
    "floor (a)",
    (*_STREAMLIT, str(HERE / "floor_app.py"), "--server.port={port}", *_DEFAULTS),
    "floor",
    note="one dropdown, one line of text, Streamlit as it comes",
)
PLAIN = Subject(
    "plain (b)",
    (*_STREAMLIT, str(HERE / "plain_app.py"), "--server.port={port}", *_DEFAULTS),
    "plain",
    note="table, chart and passages, the usual code, Streamlit as it comes",
)
NICEGUI = Subject(
    "NiceGUI (c)",
    (str(PEER_PYTHON), "-m", "benchmarks.speed.nicegui_app", "{port}"),
    "nicegui",
    settings=True,
    note="what (b) shows, in NiceGUI as it comes",
    health="/favicon.ico",
)
STATIC = Subject(
    "static page (d)",
    (sys.executable, "-m", "benchmarks.speed.static_page", "{port}"),
    "static",
    settings=True,
    note="what (b) shows, in one page with the least script",
    health="/",
)
CLOUD = Subject("Touchstone, streamlit run", _cloud(), "ours", settings=True, note="make run")
OWN = Subject("Touchstone, own server", _own(), "ours", settings=True, note="make serve")
MAIN = (FLOOR, PLAIN, NICEGUI, STATIC, CLOUD, OWN)


def require_peer() -> None:
    """End the program with a message if NiceGUI is missing, so that no row is silently left out."""
    command = [str(PEER_PYTHON), "-c", "import nicegui"]
    if not PEER_PYTHON.exists() or subprocess.run(command, check=False).returncode:
        needed = HERE / "requirements-nicegui.txt"
        sys.exit(f"NiceGUI is missing at {PEER_PYTHON}: make bench installs {needed.name} there.")


def several(count: int) -> Subject:
    """Return our own server with several processes behind one nginx."""
    command = (sys.executable, "-m", "deploy.processes", "--host=127.0.0.1", "--port={port}")
    name = f"Touchstone, {count} processes"
    note = f"make serve PROCESSES={count}"
    return replace(OWN, name=name, command=(*command, f"--processes={count}"), note=note)


def list_before(folder: Path) -> tuple[Subject, ...]:
    """Return our app as another checkout has it, such as one of an earlier commit.

    Args:
        folder: The folder of that checkout.
    """
    return tuple(
        replace(subject, name=f"before, {subject.name.partition(', ')[2]}", folder=folder)
        for subject in (CLOUD, OWN)
    )


def _without(name: str, command: tuple[str, ...]) -> Subject:
    return Subject(name, command, "ours", settings=True)


# Variants that each lack one large optimization, by the subject that has it.
WITHOUT: Mapping[Subject, tuple[Subject, ...]] = {
    CLOUD: (
        _without("collection after each run", _cloud("--runner.postScriptGC=true")),
        _without("file watcher", _cloud("--server.fileWatcherType=auto")),
        _without(
            "no uvloop (socket delay)",
            (sys.executable, "-m", "benchmarks.speed.no_uvloop", *_cloud()[3:]),
        ),
    ),
    OWN: (
        _without("nothing imported early", _own("cold")),
        _without("files as they are", _own("large")),
        _without("scripts not named early", _own("unnamed")),
        _without("nothing cached", _own("forgetful")),
        _without("no choice prefetched", _own("unprefetched")),
    ),
}


@dataclass(frozen=True)
class Running:
    """A server that is running.

    Attributes:
        address: Its address.
        seconds: Seconds from its start to its first answer.
        pid: Its process id.
    """

    address: str
    seconds: float
    pid: int


@contextmanager
def serve(subject: Subject) -> Iterator[Running]:
    """Run a subject on a free port.

    Raises:
        RuntimeError: The server stopped, or did not answer in time.
    """
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [part.format(port=port) for part in subject.command]
    with tempfile.TemporaryDirectory() as elsewhere, tempfile.TemporaryFile("w+b") as log:
        process = subprocess.Popen(
            command,
            cwd=subject.folder if subject.settings else elsewhere,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        started = time.perf_counter()
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address + subject.health, process, started)
            yield Running(address, time.perf_counter() - started, process.pid)
        except RuntimeError:
            log.seek(0)
            print(log.read().decode("utf-8", "replace")[-2000:])
            raise
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen[bytes], started: float) -> None:
    while time.perf_counter() - started < START_SECONDS:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} stopped.")
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise RuntimeError(f"{process.args} did not answer in {START_SECONDS} s.")


@lru_cache(maxsize=1)
def list_concerns() -> list[str]:
    """Return the names of the concerns, reordered so that neighbors are far apart."""
    names = [name for name in _ids() if name in _passages()]
    return names[::2] + names[1::2]


@lru_cache(maxsize=1)
def _ids() -> dict[str, str]:
    return {name: key for key, name in load_pack(SHIPPED_FOLDER).concern_names.items()}


@lru_cache(maxsize=1)
def _first_studies() -> dict[str, str]:
    """Return the study in the first row of the chart, for each concern that has a chart."""
    evidence_map = build_evidence_map(load_pack(SHIPPED_FOLDER))
    found = {}
    for name, concern_id in _ids().items():
        glance = build_glance(select_cells(evidence_map, ConcernId(concern_id)))
        if glance.has_chart:
            study = evidence_map.studies[glance.deciding[0].study_id]
            found[name] = f"{short_name(study)}, "
    return found


@lru_cache(maxsize=1)
def _last_words() -> dict[str, str]:
    """Return words of the last passage that the claims of each concern show."""
    evidence_map = build_evidence_map(load_pack(SHIPPED_FOLDER))
    found = {}
    for name, concern_id in _ids().items():
        # Each claim shows its first passage, and the same words are shown only once.
        quotes = [
            evidence_map.passages_by_pair[cell][0].quote
            for cell in iterate_cells(evidence_map.claims_of(ConcernId(concern_id)))
        ]
        found[name] = _cut(list(dict.fromkeys(quotes))[-1])
    return found


def _cut(quote: str) -> str:
    return re.split(r"[’']", split_quote(quote)[0])[0][:40]


@lru_cache(maxsize=1)
def _passages() -> dict[str, str]:
    """Return words of the last passage of each concern: once it is shown, all are shown."""
    pack = load_pack(SHIPPED_FOLDER)
    names, last = pack.concern_names, {}
    for passage in build_passages(pack):
        last[names[passage.concern_id]] = _cut(passage.quote)
    assert set(last) == set(build_claims(pack)["concern"])
    return last
