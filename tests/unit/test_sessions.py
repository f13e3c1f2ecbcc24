"""Uploads for a session of another replica are answered so that a proxy can pass them on."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from deploy.middleware import KnownSessions, has_session


def ask(method: str, path: str, kind: str = "http") -> int:
    """Return the status of a response; 200 comes from the app. Only session "here" is known."""
    statuses: list[int] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    scope = {"type": kind, "method": method, "path": path, "headers": []}
    asyncio.run(KnownSessions(app, known=lambda name: name == "here")(scope, receive, send))
    (status,) = statuses
    return status


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", "/_stcore/upload_file/here/1", 200),
        ("PUT", "/_stcore/upload_file/elsewhere/1", 404),
        ("PUT", "/_stcore/upload_file/", 404),
        ("DELETE", "/_stcore/upload_file/elsewhere/1", 200),
        ("OPTIONS", "/_stcore/upload_file/elsewhere/1", 200),
        ("GET", "/_stcore/health", 200),
        ("GET", "/elsewhere", 200),
    ],
)
def test_only_a_file_for_an_unknown_session_is_not_found(method: str, path: str, status: int):
    """On a 404, the proxy asks the next replica; the app answers all other requests itself."""
    assert ask(method, path) == status


def test_a_websocket_is_handed_on():
    """It may name a session that has ended, and the app gives it a new one."""
    assert ask("GET", "/_stcore/upload_file/elsewhere/1", kind="websocket") == 200


def test_without_a_runtime_no_session_has_session():
    """Without a Streamlit runtime no session is known, and asking does not start one."""
    assert not has_session("any")
