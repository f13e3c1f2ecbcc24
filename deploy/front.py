"""Which requests need no run of the app, and what answers them?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from deploy import shell
from deploy.files import Served, answer_static
from touchstone.errors import OutputError, PackError, describe_problems
from touchstone.exports.offline import offline_html_bytes
from touchstone.exports.tables import map_json_bytes
from touchstone.ids import ConcernId
from touchstone.limits import MAX_PREFETCHED
from touchstone.resources import read_asset, read_preview
from ui import data

MAP = "/api/map.json"
ROBOTS = "/robots.txt"
_ANYONE = {"Access-Control-Allow-Origin": "*"}
# Streamlit's own: what runs the app, its files, and what browsers ask for.
_STREAMLIT = ("/_stcore/", "/media/", "/component/")
_STATIC = "/static/"
_METHODS = ("GET", "HEAD")


class FrontDoor:
    """Answer what needs no run of the app: shells of pages, files, the map as data."""

    def __init__(self, app: ASGIApp, *, address: str = "") -> None:
        self.app = app
        self.address = address
        self._shells = {f"/{page}": shell.build_shell(page, address) for page in shell.PARTS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it to the app."""
        if scope["type"] == "http" and (answer := self._answer(Request(scope))):
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _answer(self, request: Request) -> Response | None:
        # Not of request.url, which takes the bytes of the query for UTF-8.
        path: str = request.scope["path"]
        if path.startswith(_STREAMLIT):
            return None
        if request.method not in _METHODS:
            return PlainTextResponse("Pages are read only.", status_code=405)
        if path.startswith(_STATIC):
            return answer_static(request, path.removeprefix(_STATIC))
        name = _find_name(path, request.query_params)
        if name in self._shells:
            return self._find_shell(name, request).answer(request)
        if name in _MADE:
            return _try(_MADE[name], request)
        return HTMLResponse(shell.build_missing(), status_code=404)

    def _find_shell(self, name: str, request: Request) -> Served:
        if name == f"/{shell.CONCERN}":
            # A pack that cannot be read is for the app to explain.
            with suppress(PackError):
                if concern_id := shell.find_concern(request.query_params.multi_items()):
                    return build_concern_shell(concern_id, self.address)
        return self._shells[name]


@lru_cache(maxsize=MAX_PREFETCHED)
def build_concern_shell(concern_id: ConcernId, address: str) -> Served:
    """Return the document that opens a concern, with what a preview of its link says."""
    return shell.build_shell(shell.CONCERN, address, shell.describe_concern(concern_id))


def _find_name(path: str, query: Mapping[str, str]) -> str:
    if path == "/":
        return f"/{shell.CONCERN}" if query.get("concern") else path
    return path.rstrip("/")


def _try(make: Callable[[], Served], request: Request) -> Response:
    try:
        return make().answer(request)
    except OutputError as error:
        return PlainTextResponse(str(error), status_code=404)
    except PackError as error:
        sentences = " ".join(describe_problems(error.problems))
        return PlainTextResponse(f"The data pack cannot be read. {sentences}", status_code=503)


@lru_cache(maxsize=1)
def _make_map() -> Served:
    content = map_json_bytes(data.load())
    return Served(content, "application/json", headers=_ANYONE)


@lru_cache(maxsize=1)
def _make_offline() -> Served:
    return Served(offline_html_bytes(data.load()), "text/html; charset=utf-8")


@lru_cache(maxsize=1)
def _read_favicon() -> Served:
    return Served(read_asset("favicon.svg").encode("utf-8"), "image/svg+xml")


@lru_cache(maxsize=1)
def _read_preview() -> Served:
    return Served(read_preview(), "image/png")


@lru_cache(maxsize=1)
def _make_robots() -> Served:
    return Served(b"User-agent: *\nAllow: /\n", "text/plain; charset=utf-8")


_MADE: dict[str, Callable[[], Served]] = {
    MAP: _make_map,
    shell.OFFLINE: _make_offline,
    shell.FAVICON: _read_favicon,
    shell.PREVIEW: _read_preview,
    ROBOTS: _make_robots,
}


def make_all() -> None:
    """Make, and keep, all of it now: at its first request, everybody else would wait."""
    for make in _MADE.values():
        with suppress(PackError, OutputError):
            make()
