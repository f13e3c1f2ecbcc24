"""ASGI middleware of our own server: what it adds to responses, and what it refuses."""

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
# Sent before a websocket is accepted, this rejects it with status 403.
_REFUSE_WEBSOCKET = {"type": "websocket.close", "code": 1008}


def build_policy(frame_ancestors: Iterable[str]) -> str:
    """Return the content security policy of the pages.

    Args:
        frame_ancestors: Sites that may embed a page. Every page offers a snippet to embed its
            view, so the default is all sites. A page has no account, no cookie of ours, and
            nothing to press that could do harm.

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
    """Add the security headers to every response, including error responses."""

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
        """Pass on the app's response, with the headers added."""
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
            # Starlette's own error response would bypass this middleware.
            if not begun:
                answer = PlainTextResponse(_FAULT, status_code=500)
                await answer(scope, receive, send_with_headers)
            raise  # the server logs it


class KnownPaths:
    """Serve the files of the front end compressed, and refuse paths that do not exist.

    Streamlit would send its files uncompressed, and answer any path with its main page.
    """

    def __init__(self, app: ASGIApp, *, paths: Collection[str]) -> None:
        """Store the known paths.

        Args:
            app: The app.
            paths: The paths that ``routes.build_routes`` answers.
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
    """Serve the app under a path of a larger site, as if behind a proxy that strips the path.

    The app also answers without the path, for health checks.
    """

    def __init__(self, app: ASGIApp, *, prefix: str) -> None:
        """Store the path.

        Args:
            app: The app.
            prefix: The path, with a slash at its start and none at its end.
        """
        self.app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Redirect a request for the path itself, or pass a request on without the path."""
        path: str = scope.get("path", "")
        if scope["type"] == "http" and path == self._prefix:
            # Addresses on a page are relative to its folder, so the slash at the end matters.
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
    """Return a redirect to ``address`` that keeps the query of the request."""
    raw_query: bytes = scope["query_string"]
    # Quoted from bytes, so that a query that is not valid text is kept as well.
    query = f"?{quote(raw_query, safe=_IN_QUERY)}" if raw_query else ""
    return RedirectResponse(address + query, status_code=308)


def _read_raw(scope: Scope) -> str:
    """Return the path as it was requested, in which a slash only ever separates folders."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode("utf-8")
    return raw.decode("latin-1")


class SameOriginWebSockets:
    """Refuse websockets from pages of other sites.

    Streamlit refuses them too, but first asks a server on the internet for the address of
    this machine. Meanwhile it answers nobody else, for up to two seconds.
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
    """Return whether the request comes from a page of this very host, or from no page at all.

    Args:
        headers: The headers of the request. Browsers always send ``Origin``.
    """
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == headers.get("host")
    except ValueError:
        return False


def has_session(session_id: str) -> bool:
    """Return whether a session is active in this process."""
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
        # Every replica answers a removal in the same way: the file is gone.
        if scope["method"] != "PUT" or not path.startswith(_UPLOADS):
            return False
        return not self._known(path.removeprefix(_UPLOADS).partition("/")[0])
