"""Serve files compressed and cacheable.

Streamlit sends its scripts uncompressed, 2.7 MB for an empty page. Here each file is
compressed once and kept in memory. The files belong to the package and never change while the
server runs.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from streamlit import file_util

STATIC = Path(file_util.get_static_dir())
# Level 9 costs time once per file and process, not once per reader.
_LEVEL = 9
TEXT_TYPES = ("text/", "application/json", "application/javascript", "image/svg+xml")
# For files whose names contain a hash of their content.
_FOREVER = "public, immutable, max-age=31536000"
ALWAYS_ASK = "no-cache"


class Served:
    """Bytes that are served as they are or, if they are text, compressed."""

    def __init__(
        self,
        content: bytes,
        media_type: str,
        *,
        cache: str = ALWAYS_ASK,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Compress text, and use a hash of the content as its ETag.

        Args:
            content: The bytes.
            media_type: Their type, with the character set of text.
            cache: The Cache-Control header.
            headers: Further headers.
        """
        is_text = media_type.startswith(TEXT_TYPES)
        self._content = content
        self._zipped = gzip.compress(content, _LEVEL, mtime=0) if is_text else b""
        self._tag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
        self._headers = {
            "Content-Type": media_type,
            "Cache-Control": cache,
            "ETag": self._tag,
            "Vary": "Accept-Encoding",
            **headers,
        }

    def answer(self, request: Request) -> Response:
        """Return the response to ``request``: not modified, compressed, or as it is."""
        if request.headers.get("if-none-match") == self._tag:
            return Response(status_code=304, headers=self._headers)
        if self._zipped and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self._zipped, headers={**self._headers, "Content-Encoding": "gzip"})
        return Response(self._content, headers=self._headers)


def answer_static(request: Request, name: str) -> Response:
    """Return the file ``name`` of the front end, such as ``js/index.abc.js``."""
    served = _read_static(name)
    if served is None:
        return PlainTextResponse("There is no such file.", status_code=404)
    return served.answer(request)


def compress_static() -> None:
    """Compress every script and style sheet now, so that no reader waits for it."""
    for name in _list_static():
        if name.endswith((".js", ".css")):
            _read_static(name)


@lru_cache(maxsize=1)
def _list_static() -> dict[str, Path]:
    folder = STATIC / "static"
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in paths}


def _read_static(name: str) -> Served | None:
    # Only listed names are read: what a visitor asks for is never used as a path.
    return _load_static(name) if name in _list_static() else None


@cache
def _load_static(name: str) -> Served:
    path = _list_static()[name]
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Served(path.read_bytes(), media_type, cache=_FOREVER)
