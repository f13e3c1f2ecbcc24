"""Send hostile requests to our own server, without a network: every response must be ours."""

from __future__ import annotations

import asyncio
import gzip
import re
from functools import cache
from random import Random
from typing import Any
from urllib.parse import quote

from starlette.responses import PlainTextResponse
from starlette.routing import Router
from starlette.types import ASGIApp, Message

from deploy import index_document
from deploy.files import STATIC
from deploy.middleware import KnownPaths, KnownSessions, SameOriginWebSockets, SecurityHeaders
from deploy.routes import MAP, ROBOTS, build_routes
from tests.fuzz.mutating import mutate_bytes, mutate_text, pick_nasty
from tests.fuzz.targets import Target, list_ids
from touchstone.links.pages import PAGES

# Stands in for Streamlit, which is not tested here.
_APP = PlainTextResponse("the app")
_SCRIPT = next(path.name for path in sorted((STATIC / "static" / "js").glob("index.*.js")))
_PATHS = (
    *(f"/{page.path}" for page in PAGES.values()),
    MAP, ROBOTS, index_document.OFFLINE, index_document.FAVICON, index_document.PREVIEW,
    "/nope", f"/static/js/{_SCRIPT}", "/static/../server.py", "/_stcore/upload_file/a/b",
)  # fmt: skip
_METHODS = ("GET",) * 8 + ("HEAD", "PUT", "POST", "OPTIONS", "BREW", "")
_HEADERS = ("host", "accept-encoding", "if-none-match", "origin", "cookie", "range", "x")
Request = tuple[str, str, bytes, list[tuple[bytes, bytes]]]


@cache
def _app() -> ASGIApp:
    routes = build_routes("https://example.org")
    router = Router(routes, default=_APP, redirect_slashes=False)
    inner = KnownSessions(SameOriginWebSockets(router))
    return SecurityHeaders(KnownPaths(inner, paths=[route.path for route in routes]))


def make_request(random: Random) -> Request:
    """Return method, path, query and headers of a request, most of them hostile."""
    path = random.choice(_PATHS)
    if random.random() < 0.5:
        path = mutate_text(random, path)
    if random.random() < 0.2:
        path = random.choice(("/", "//", "/\\", "/_stcore/", "/static/")) + pick_nasty(random)
    query = "concern=" + random.choice(list_ids())
    if random.random() < 0.7:
        query += f"&{quote(pick_nasty(random))}={quote(pick_nasty(random))}"
    if random.random() < 0.5:
        query = mutate_text(random, query)
    raw = query.encode("utf-8", "surrogatepass")
    headers = [
        (random.choice(_HEADERS).encode(), pick_nasty(random).encode("utf-8", "replace"))
        for _ in range(random.randrange(4))
    ]
    if random.random() < 0.3:
        headers.append((b"accept-encoding", b"gzip"))
    method = random.choice(_METHODS)
    return method, path, mutate_bytes(random, raw) if random.random() < 0.3 else raw, headers


def run_request(given: Request) -> None:
    """Check that a request gets no error, and nothing that valid requests do not get."""
    status, headers, body = _ask(*given)
    assert status < 500, status
    assert status in (200, 304, 308, 404, 405), status
    if status == 308:
        # A page with a trailing slash is redirected with its query, and nothing else.
        (found,) = headers - _good_headers()
        assert re.fullmatch(rb"location: \.\.(/[a-z_]+)(\?[!-~]*)?", found), found
        assert given[1] == f"{found.decode().partition('?')[0][12:]}/"
        return
    if given[0] == "GET" and status != 304:
        # The links of the 404 page lead up as many levels as the requested path has.
        missing = index_document.build_missing(quote(given[1])) if status == 404 else b""
        is_good = body in _good_bodies() or body in _files() or body == missing
        assert is_good or any(body == _picture(name) for name in list_ids()), body[:300]
    assert headers <= _good_headers(), sorted(headers - _good_headers())


def _ask(
    method: str, path: str, query: bytes, headers: list[tuple[bytes, bytes]]
) -> tuple[int, set[bytes], bytes]:
    """Return the status, the headers except those about the body, and the uncompressed body."""
    scope: dict[str, Any] = {
        "type": "http", "http_version": "1.1", "asgi": {"version": "3.0"}, "method": method,
        "scheme": "http", "path": path, "raw_path": quote(path).encode(), "root_path": "",
        "query_string": query, "headers": headers, "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8501),
    }  # fmt: skip
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(_app()(scope, receive, send))
    begun, *parts = sent
    body = b"".join(part.get("body", b"") for part in parts)
    found = dict(begun["headers"])
    if found.get(b"content-encoding") == b"gzip":
        body = gzip.decompress(body)
    found.pop(b"etag", None)
    found.pop(b"content-length", None)
    return begun["status"], {name + b": " + value for name, value in found.items()}, body


_GZIP = [(b"accept-encoding", b"gzip")]


@cache
def _good() -> tuple[tuple[int, set[bytes], bytes], ...]:
    """Return the responses to every valid request, and to two that are refused."""
    asked = [("GET", path, b"", []) for path in _PATHS]
    asked += [("GET", "/", f"concern={name}".encode(), _GZIP) for name in (*list_ids(), "nobody")]
    asked += [("POST", "/", b"", []), ("PUT", "/_stcore/upload_file/a/b", b"", [])]
    return tuple(_ask(*request) for request in asked)


@cache
def _good_bodies() -> frozenset[bytes]:
    return frozenset(body for _, _, body in _good())


@cache
def _good_headers() -> frozenset[bytes]:
    return frozenset().union(*(headers for _, headers, _ in _good()))


@cache
def _picture(concern_id: str) -> bytes:
    """Return the preview picture of a concern. It is cached because drawing one takes long."""
    return _ask("GET", index_document.PREVIEW, f"concern={concern_id}".encode(), [])[2]


@cache
def _files() -> frozenset[bytes]:
    paths = (STATIC / "static").rglob("*")
    return frozenset(path.read_bytes() for path in paths if path.is_file())


def prepare_requests() -> None:
    """Make once the responses that every request is compared with."""
    _good_bodies()
    _files()


REQUESTS = Target("requests", 4, 2.0, 500, make_request, run_request)
