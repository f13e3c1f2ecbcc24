"""Websockets of pages that are not ours."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from deploy.middleware import SameOriginWebSockets


def connect(kind: str = "websocket", **headers: str) -> dict[str, Any]:
    """Return the first message to a connection with ``headers``; the app accepts all."""
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
    """A page names the host that it came from; a program names none."""
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
    """Before Streamlit sees them: it would ask the internet who it is."""
    assert connect(host="example.org", origin=origin)["type"] == "websocket.close"


def test_only_websockets_are_looked_at():
    """Data for other sites stay open to them."""
    told = connect("http", host="example.org", origin="https://evil.example")

    assert told["type"] == "websocket.accept"
