"""What answers without a run of the app, also where something in it breaks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from unittest.mock import Mock

import pytest
from starlette.routing import Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from deploy import routes, server
from deploy.middleware import SecurityHeaders
from touchstone.errors import OutputError

WORD = "mysecretwart"
SECURITY = {
    "content-security-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
}


def ask(app: ASGIApp, path: str, query: str = "") -> list[Message]:
    """Return all that ``app`` says to a request, or what it said before it broke."""
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
        assert WORD in str(error)  # the server gets it, and logs it
    return said


async def _hand_on(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise AssertionError


def test_no_request_waits_for_what_can_be_made_before(monkeypatch: pytest.MonkeyPatch):
    """At start the map and the plain page are made, and only then."""
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
    """A request for a file that cannot be made gets the reason."""

    def refuse(*_: object, **_options: object) -> bytes:
        raise OutputError(WORD)

    monkeypatch.setattr(routes, "offline_html_bytes", refuse)
    routes._build_offline.cache_clear()
    routes.build_files()
    start, body = ask(Router(routes.build_routes(), default=_hand_on), "/offline.html")

    assert (start["status"], body["body"]) == (404, WORD.encode())


@pytest.mark.parametrize("begun", [False, True])
def test_a_fault_is_answered_with_every_security_header(begun: bool):  # noqa: FBT001
    """It has status 500 and no word of the fault; an answer that had begun gets no second one."""

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
    """Its first screen and preview would give our verdict as the reader's; it waits for the app."""
    router = Router(routes.build_routes(), default=_hand_on)
    plain, barred = (
        ask(router, "/", f"concern=wrinkles{rest}")[1]["body"] for rest in ("", "&bar=by-hand")
    )

    assert b"massage improves wrinkles" in plain
    assert b"wrinkles" not in barred.lower()
