"""ASGI middleware of the own server: what it adds to answers, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime

from deploy.files import answer_static
from deploy.index_document import OFFLINE, build_missing, hash_inline_scripts
from touchstone.links.address import PREFIX_HEADER

_FAULT = "Something went wrong here. It was noted. Reload the page, or try again later."
# The paths under which Streamlit itself answers.
_STREAMLIT = ("/_stcore/", "/media/", "/component/")
_STATIC = "/static/"
_READ_METHODS = ("GET", "HEAD")
_IN_QUERY = "%=&+,;:@/?!$'()*"
_UPLOADS = "/_stcore/upload_file/"
# Before a websocket is accepted, this answers 403.
_REFUSE_WEBSOCKET = {"type": "websocket.close", "code": 1008}


def build_policy(frame_ancestors: Iterable[str]) -> str:
    """Return the content security policy of the pages.

    Args:
        frame_ancestors: Sites that may show a page inside another one. About says how to
            embed a view, so that the default is all: a page has no account, no cookie of
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
    """Add the security headers to every answer, including that to a fault."""

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
                # The offline copy states a stricter policy itself: nothing but its own script.
                if not scope["path"].endswith(OFFLINE):
                    headers["Content-Security-Policy"] = self._policy
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            # Starlette's own answer to a fault would bypass this middleware.
            if not begun:
                answer = PlainTextResponse(_FAULT, status_code=500)
                await answer(scope, receive, send_with_headers)
            raise  # the server logs it


class KnownPaths:
    """Serve the files of the front end compressed, and refuse paths that do not exist.

    Streamlit would send its files as they are, and answer any path with its main page.
    """

    def __init__(self, app: ASGIApp, *, paths: Collection[str]) -> None:
        """Take the paths that routes answer.

        Args:
            app: The app.
            paths: See ``routes.build_routes``.
        """
        self.app = app
        self._paths = frozenset(paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on to the app."""
        if scope["type"] != "http" or scope["path"].startswith(_STREAMLIT):
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        app: ASGIApp = self.app
        if scope["method"] not in _READ_METHODS:
            app = PlainTextResponse("Pages are read only.", status_code=405)
        elif path.startswith(_STATIC):
            app = answer_static(Request(scope), path.removeprefix(_STATIC))
        elif path not in self._paths:
            app = HTMLResponse(build_missing(_read_raw(scope)), status_code=404)
        await app(scope, receive, send)


class UnderPath:
    """Serve the app under a path of a larger site, as behind a proxy that cuts the path off.

    Without the path it is there as well, for checks of its health.
    """

    def __init__(self, app: ASGIApp, *, prefix: str) -> None:
        """Take the path.

        Args:
            app: The app.
            prefix: The path with a slash at its start and none at its end.
        """
        self.app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for the path itself, or pass it on without it."""
        path: str = scope.get("path", "")
        if scope["type"] == "http" and path == self._prefix:
            # The addresses of a page are relative to its folder.
            await redirect(scope, f"{self._prefix}/")(scope, receive, send)
            return
        if path.startswith(f"{self._prefix}/"):
            prefix = self._prefix.encode("ascii")
            scope = {
                **scope,
                "path": path.removeprefix(self._prefix),
                "raw_path": _read_raw(scope).encode("ascii").removeprefix(prefix),
                "headers": [*scope["headers"], (PREFIX_HEADER.lower().encode("ascii"), prefix)],
            }
        await self.app(scope, receive, send)


def redirect(scope: Scope, address: str) -> Response:
    """Return the answer that leads to ``address`` with the query that was asked."""
    asked: bytes = scope["query_string"]
    # Of bytes: what is no text is led on as well.
    query = f"?{quote(asked, safe=_IN_QUERY)}" if asked else ""
    return RedirectResponse(address + query, status_code=308)


def _read_raw(scope: Scope) -> str:
    """Return the path as it was asked, in which a slash is a folder and nothing else."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode("utf-8")
    return raw.decode("latin-1")


class SameOriginWebSockets:
    """Refuse websockets of other sites' pages.

    Streamlit refuses them too, but first asks a server on the internet for the address of
    this machine, and answers nobody else for up to two seconds.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a connection, or pass it on to the app."""
        if scope["type"] == "websocket" and not is_same_origin(Headers(scope=scope)):
            await receive()  # the connection request
            await send(_REFUSE_WEBSOCKET)
            return
        await self.app(scope, receive, send)


def is_same_origin(headers: Headers) -> bool:
    """Return whether a page of this very host asks, or no page at all.

    Args:
        headers: Those of the request. Browsers always send ``Origin``.
    """
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == headers.get("host")
    except ValueError:
        return False


def has_session(session_id: str) -> bool:
    """Return whether a reader of this process has this session."""
    return runtime.exists() and runtime.get_instance().is_active_session(session_id)


class KnownSessions:
    """Answer 404 to an upload for a session of another replica.

    A session lives in the memory of one replica. Streamlit answers an upload to an unknown
    session with 400, as it does to a malformed one, and a proxy cannot tell them apart.
    With 404, the proxy asks the next replica (deploy/nginx.conf).
    """

    def __init__(self, app: ASGIApp, *, known: Callable[[str], bool] = has_session) -> None:
        self.app = app
        self._known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on to the app."""
        if scope["type"] == "http" and self._is_elsewhere(scope):
            answer = PlainTextResponse("There is no such session here.", status_code=404)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _is_elsewhere(self, scope: Scope) -> bool:
        path: str = scope["path"]
        # A removal is answered alike by every replica: the file is gone.
        if scope["method"] != "PUT" or not path.startswith(_UPLOADS):
            return False
        return not self._known(path.removeprefix(_UPLOADS).partition("/")[0])
