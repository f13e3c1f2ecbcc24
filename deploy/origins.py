"""Which pages may open a websocket to the app?

Only its own. Streamlit refuses others too, but first asks a server on the internet for
the address of this machine, and nobody else is answered for up to two seconds.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

# Before a websocket is accepted, this answers 403.
_REFUSE = {"type": "websocket.close", "code": 1008}


class OwnPages:
    """Refuse websockets of other sites' pages; hand on all else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a connection, or hand it to the app."""
        if scope["type"] == "websocket" and not is_own(Headers(scope=scope)):
            await receive()  # the question whether it may connect
            await send(_REFUSE)
            return
        await self.app(scope, receive, send)


def is_own(headers: Headers) -> bool:
    """Return whether a page of this very host asks, or no page at all.

    Args:
        headers: Those of the request. Browsers always send ``Origin``.
    """
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == headers.get("host")
    except ValueError:
        return False
