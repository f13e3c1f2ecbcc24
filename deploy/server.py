"""Serve the app on your own machine: ``python -m deploy.server``.

This is the same app as on Streamlit Community Cloud, served faster. What the first reader
would wait for is done before the first request, files are compressed, pages preload the
scripts that they need, and every response carries security headers.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from deploy.files import compress_static
from deploy.middleware import (
    KnownPaths,
    KnownSessions,
    SameOriginWebSockets,
    SecurityHeaders,
    UnderPath,
)
from deploy.routes import build_routes, build_served_files
from deploy.warming import warm_up
from touchstone.links.address import is_path, read_address
from touchstone.resources import SHIPPED_FOLDER
from ui.log_redaction import redact_logs

SCRIPT = SHIPPED_FOLDER.parent / "streamlit_app.py"
# Names the sites that may embed a view, separated by spaces; any site may if it is not set.
EMBEDDING_VARIABLE = "TOUCHSTONE_FRAME_ANCESTORS"
# The path of a larger site under which the app is shown, set as for ``streamlit run``.
_PATH_OPTION = "server.baseUrlPath"
_PATH_VARIABLE = "STREAMLIT_SERVER_BASE_URL_PATH"


@asynccontextmanager
async def prepare(_app: st.App) -> AsyncIterator[None]:
    """Do at startup what the first reader would wait for.

    Raises:
        RuntimeError: The path is set in a configuration file, which is read too late for it.
    """
    if st.get_option(_PATH_OPTION):
        message = f"{_PATH_OPTION} is set in a file. Set {_PATH_VARIABLE} instead."
        raise RuntimeError(message)
    redact_logs()
    warm_up()
    build_served_files()
    compress_static()
    # What is loaded now stays, so garbage collections need not look at it again.
    gc.collect()
    gc.freeze()
    yield


def read_prefix() -> str:
    """Return the path of a larger site under which to show the app; '' for none.

    Raises:
        SystemExit: The path has characters that would have to be escaped in links.
    """
    prefix = f"/{os.environ.get(_PATH_VARIABLE, '').strip('/')}".rstrip("/")
    if not is_path(prefix):
        sys.exit(
            f"{_PATH_VARIABLE} is '{prefix}'. Name a path such as touchstone or tools/touchstone."
        )
    return prefix


prefix = read_prefix()
routes = build_routes(read_address())
app = st.App(
    SCRIPT,
    lifespan=prepare,
    routes=routes,
    middleware=[
        Middleware(
            SecurityHeaders, frame_ancestors=os.environ.get(EMBEDDING_VARIABLE, "*").split()
        ),
        *([Middleware(UnderPath, prefix=prefix)] if prefix else []),
        Middleware(KnownPaths, paths=[route.path for route in routes]),
        Middleware(KnownSessions),
        Middleware(SameOriginWebSockets),
    ],
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(prog="python -m deploy.server", description=__doc__)
    parser.add_argument("--host", default="localhost", help="address to listen at")
    parser.add_argument("--port", type=int, default=8501, help="port to listen at")
    options = parser.parse_args(arguments)
    settings: dict[str, str | int | list[str]] = {
        "server.address": options.host,
        "server.port": options.port,
        # No embedding page may control ours: only messages from these origins are obeyed.
        "client.allowedOrigins": [],
    }
    if prefix:
        # ``UnderPath`` strips the path before Streamlit sees it.
        settings[_PATH_OPTION] = ""
    app.run(config=settings)


if __name__ == "__main__":
    main()
