"""What may a browser do with our pages?"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from deploy.shell import OFFLINE, hash_inline_scripts

_FAULT = "Something went wrong here. It was noted. Reload the page, or try again later."


def build_policy(frame_ancestors: Iterable[str]) -> str:
    """Return the content security policy of the pages.

    Args:
        frame_ancestors: Who may show a page inside another one. About says how to embed
            a view, so that the default is anyone: a page has no account, no cookie of
            ours and nothing to press that could harm.

    Source:
        Content Security Policy Level 3. Streamlit sets styles on elements, and mounts
        each of our small components from a blob.
    """
    rules = {
        "default-src": ["'self'"],
        "script-src": ["'self'", "blob:", *hash_inline_scripts()],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": list(frame_ancestors),
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


class SecurityHeaders:
    """Add the security headers to every answer, also to that of a fault."""

    def __init__(self, app: ASGIApp, *, frame_ancestors: Iterable[str] = ("*",)) -> None:
        self.app = app
        self._headers = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        self._policy = build_policy(frame_ancestors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                # The plain page states a stricter policy itself: nothing but its own script.
                if scope["path"] != OFFLINE:
                    headers["Content-Security-Policy"] = self._policy
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            # Starlette's own answer to a fault would pass by this place.
            if not begun:
                answer = PlainTextResponse(_FAULT, status_code=500)
                await answer(scope, receive, send_with_headers)
            raise  # the server logs it
