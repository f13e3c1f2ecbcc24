"""Our own routes answer without a run of the app, even if something in it fails."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from unittest.mock import Mock
from urllib.parse import urljoin

import pytest
from starlette.routing import Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from deploy import routes, server
from deploy.index_document import build_missing
from deploy.middleware import SecurityHeaders, UnderPath
from touchstone.errors import OutputError
from touchstone.limits import MAX_CACHED_PREVIEWS
from touchstone.links.pages import PAGES, Page

WORD = "mysecretwart"
SECURITY = {
    "content-security-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
}


def ask(app: ASGIApp, path: str, query: str = "") -> list[Message]:
    """Return every message that ``app`` sends for a request, or those it sent before it failed."""
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    scope = {
        "type": "http", "method": "GET", "path": path, "query_string": query.encode(),
        "headers": [], "root_path": "",
    }  # fmt: skip
    try:
        asyncio.run(app(scope, receive, send))
    except ValueError as error:
        assert WORD in str(error)  # the server logs it
    return said


async def _hand_on(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise AssertionError


def test_no_request_waits_for_what_can_be_made_before(monkeypatch: pytest.MonkeyPatch):
    """The map and the offline page are built once, at startup, and not for a request."""
    made: list[str] = []

    def note(name: str, make: Callable[..., object]) -> Callable[..., object]:
        return lambda *args, **options: made.append(name) or make(*args, **options)

    for place, name in (
        (routes, "map_json_bytes"), (routes, "offline_html_bytes"),
    ):  # fmt: skip
        monkeypatch.setattr(place, name, note(name, getattr(place, name)))
    for make in routes._BUILDERS.values():
        make.cache_clear()  # type: ignore[attr-defined]
    for name in ("compress_static", "warm_up", "gc"):
        monkeypatch.setattr(server, name, Mock())

    async def start() -> list[str]:
        async with server.prepare(server.app):
            return sorted(made)

    assert asyncio.run(start()) == ["map_json_bytes", "offline_html_bytes"]
    router = Router(routes.build_routes(), default=_hand_on)
    assert {ask(router, path)[0]["status"] for path in routes._BUILDERS} == {200}
    assert len(made) == 2


def test_a_pack_without_a_plain_page_starts_as_well(monkeypatch: pytest.MonkeyPatch):
    """If a file cannot be built, the server still starts, and a request for it gets the reason."""

    def refuse(*_: object, **_options: object) -> bytes:
        raise OutputError(WORD)

    monkeypatch.setattr(routes, "offline_html_bytes", refuse)
    routes._build_offline.cache_clear()
    routes.build_served_files()
    start, body = ask(Router(routes.build_routes(), default=_hand_on), "/offline.html")

    assert (start["status"], body["body"]) == (404, WORD.encode())


@pytest.mark.parametrize("begun", [False, True])
def test_a_fault_is_answered_with_every_security_header(begun: bool):  # noqa: FBT001
    """The answer is a 500 that reveals nothing; a response that has begun gets no second one."""

    async def break_down(_scope: Scope, _receive: Receive, send: Send) -> None:
        if begun:
            await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError(WORD)

    start, *rest = ask(SecurityHeaders(break_down), "/")

    assert start["status"] == (200 if begun else 500)
    assert {name.decode().lower() for name, _ in start["headers"]} >= SECURITY
    assert len(rest) == (0 if begun else 1)
    assert WORD not in str(rest)


def test_a_link_with_a_bar_is_not_answered_by_our_rule():
    """Our verdict would pass for one by the reader's bar, so first screen and preview omit it."""
    router = Router(routes.build_routes(), default=_hand_on)
    plain, barred = (
        ask(router, "/", f"concern=wrinkles{rest}")[1]["body"] for rest in ("", "&bar=by-hand")
    )

    assert b"massage improves wrinkles" in plain
    assert b"wrinkles" not in barred.lower()


@pytest.mark.parametrize("query", ["", "embed=true", "utm_source=x&fbclid=y", "concern=zzz"])
@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_every_page_has_a_first_screen_with_a_way_that_needs_no_app(page: Page, query: str):
    """Whatever a link adds, the first screen links to the offline page, by relative addresses."""
    router = Router(routes.build_routes(), default=_hand_on)
    html = ask(router, f"/{page.path}", query)[1]["body"].decode("utf-8")
    first = html.partition('<main id="first-screen"')[2]

    assert page.title in first
    assert '<a href="./offline.html">' in first
    assert re.findall(r'(?:src|href)="/', html) == []


def test_what_a_link_brings_along_keeps_the_answer_of_its_concern():
    """Parameters for embedding or tracking do not change the answer on the first screen."""
    router = Router(routes.build_routes(), default=_hand_on)
    asked = ("", "&embed=true", "&fbclid=x", "&utm_source=x&data=1.1.0")
    (answer,) = {ask(router, "/", f"concern=acne{rest}")[1]["body"] for rest in asked}

    assert b"We found no massage trial for acne." in answer.partition(b'id="first-screen"')[2]


def test_a_slash_at_the_end_of_a_page_is_taken_off():
    """Relative addresses on a page would be wrong below an address that ends in a slash."""
    start, _ = ask(Router(routes.build_routes(), default=_hand_on), "/matrix/", "cell=a.b&q=%C3%A9")

    assert start["status"] == 308
    assert dict(start["headers"])[b"location"] == b"../matrix?cell=a.b&q=%C3%A9"


async def _say_where(scope: Scope, _receive: Receive, send: Send) -> None:
    """Answer with the paths that the app receives, and the prefix that it is told."""
    said = dict(scope["headers"]).get(b"x-forwarded-prefix", b"")
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raw = scope.get("raw_path", b"")
    body = b" ".join((scope["path"].encode(), raw, said))
    await send({"type": "http.response.body", "body": body})


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("/tools/ts/matrix", b"/matrix /matrix /tools/ts"),
        ("/tools/ts/", b"/ / /tools/ts"),
        ("/_stcore/health", b"/_stcore/health  "),
        ("/tools/tsx", b"/tools/tsx  "),
    ],
)
def test_under_a_path_the_app_sees_its_own(path: str, seen: bytes):
    """It answers with the prefix and without it, so that a health check needs no prefix."""
    assert ask(UnderPath(_say_where, prefix="/tools/ts"), path)[1]["body"] == seen


def test_the_path_itself_leads_into_it():
    """Relative addresses need the slash at the end, and the redirect to it keeps the query."""
    start, _ = ask(UnderPath(_say_where, prefix="/tools/ts"), "/tools/ts", "concern=acne")

    assert dict(start["headers"])[b"location"] == b"/tools/ts/?concern=acne"


@pytest.mark.parametrize("path", ["/nope", "/matrix/more/x", "/a/", "/"])
def test_a_wrong_address_leads_back_under_any_path(path: str):
    """The links of the error page are relative, so they reach the app's root under any prefix."""
    html = build_missing(path).decode("utf-8")
    links = re.findall(r'<a href="([^"]*)"', html)
    below = f"https://example.org/tools{path}"

    assert {urljoin(below, link).rpartition("/")[0] for link in links} == {
        "https://example.org/tools"
    }


def test_a_path_that_links_cannot_hold_stops_the_start(monkeypatch: pytest.MonkeyPatch):
    """The server says why it does not start; a path of several folders is valid."""
    monkeypatch.setenv("STREAMLIT_SERVER_BASE_URL_PATH", "/tools/ts/")
    assert server.read_prefix() == "/tools/ts"
    monkeypatch.setenv("STREAMLIT_SERVER_BASE_URL_PATH", "tools and more")
    with pytest.raises(SystemExit, match="Name a path such as"):
        server.read_prefix()


def test_forged_addresses_fill_no_memory():
    """A visitor may request any address, so the number of cached documents is limited."""
    caches = (routes.build_concern_document, routes._draw_preview)

    assert {item.cache_parameters()["maxsize"] for item in caches} == {MAX_CACHED_PREVIEWS}
