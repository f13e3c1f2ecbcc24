"""Only this host's own pages, and programs, can open a websocket to the app."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from deploy.middleware import SameOriginWebSockets


def connect(kind: str = "websocket", **headers: str) -> dict[str, Any]:
    """Return the first reply to a connection with ``headers``, from an app that accepts all."""
    said: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        said.append(message)

    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    asyncio.run(SameOriginWebSockets(app)({"type": kind, "headers": raw}, receive, send))
    (first,) = said
    return dict(first)


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"host": "example.org", "origin": "https://example.org"}, id="own"),
        pytest.param({"host": "localhost:8501", "origin": "http://localhost:8501"}, id="port"),
        pytest.param({"host": "example.org"}, id="no page"),
    ],
)
def test_pages_of_this_host_and_programs_connect(headers: dict[str, str]):
    """The origin of a page is the host that it came from; a program sends no origin."""
    assert connect(**headers)["type"] == "websocket.accept"


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://example.org.evil.example",
        "https://example.org:444",
        "null",
        "",
        "http://[",
        "http://127.0.0.1",
    ],
)
def test_pages_of_other_sites_are_refused(origin: str):
    """Foreign pages must not reach Streamlit, which would ask the internet for its own address."""
    assert connect(host="example.org", origin=origin)["type"] == "websocket.close"


def test_only_websockets_are_looked_at():
    """Other sites can still request data over HTTP."""
    told = connect("http", host="example.org", origin="https://evil.example")

    assert told["type"] == "websocket.accept"
