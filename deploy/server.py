"""The app on a machine of one's own: ``python -m deploy.server``.

The same app as on Streamlit Community Cloud, served quicker: what the first reader
would wait for is done before the first request, files are compressed, pages name the
scripts that they need, and every answer carries security headers.
"""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware

from deploy.files import compress_static
from deploy.middleware import KnownPaths, KnownSessions, SameOriginWebSockets, SecurityHeaders
from deploy.routes import build_files, build_routes
from deploy.warming import warm_up
from touchstone.resources import SHIPPED_FOLDER
from ui.log_redaction import redact_logs

SCRIPT = SHIPPED_FOLDER.parent / "streamlit_app.py"
# Where readers find the app, such as https://example.org: for pictures of shared links.
ADDRESS_VARIABLE = "TOUCHSTONE_ADDRESS"
# Who may show a view inside another page, separated by spaces; anyone if it is not set.
EMBEDDING_VARIABLE = "TOUCHSTONE_FRAME_ANCESTORS"


@asynccontextmanager
async def prepare(_app: st.App) -> AsyncIterator[None]:
    """Do at start what the first reader would wait for."""
    redact_logs()
    warm_up()
    build_files()
    compress_static()
    # What is loaded now stays: collections need not look at it again.
    gc.collect()
    gc.freeze()
    yield


routes = build_routes(os.environ.get(ADDRESS_VARIABLE, ""))
app = st.App(
    SCRIPT,
    lifespan=prepare,
    routes=routes,
    middleware=[
        Middleware(
            SecurityHeaders, frame_ancestors=os.environ.get(EMBEDDING_VARIABLE, "*").split()
        ),
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
    chosen = parser.parse_args(arguments)
    app.run(config={"server.address": chosen.host, "server.port": chosen.port})


if __name__ == "__main__":
    main()
