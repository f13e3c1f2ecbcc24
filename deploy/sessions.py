"""Does the session of an upload live in this process?

A session lives in the memory of one replica. Streamlit answers an upload to a session
that it does not know with 400, as it does to a spoilt one; a proxy cannot tell them
apart. Here it is 404, so that the proxy asks the next replica (deploy/nginx.conf).
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime

_UPLOADS = "/_stcore/upload_file/"
# Removing a file that is not here is answered alike by every replica: it is gone.
_GIVING = "PUT"


def is_here(session_id: str) -> bool:
    """Return whether a reader of this process has this session."""
    return runtime.exists() and runtime.get_instance().is_active_session(session_id)


class KnownSessions:
    """Answer 404 to a file for a session that is not here; hand on all else."""

    def __init__(self, app: ASGIApp, *, known: Callable[[str], bool] = is_here) -> None:
        self.app = app
        self._known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it to the app."""
        if scope["type"] == "http" and self._is_elsewhere(scope):
            answer = PlainTextResponse("There is no such session here.", status_code=404)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _is_elsewhere(self, scope: Scope) -> bool:
        path: str = scope["path"]
        if scope["method"] != _GIVING or not path.startswith(_UPLOADS):
            return False
        return not self._known(path.removeprefix(_UPLOADS).partition("/")[0])
