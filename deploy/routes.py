"""Routes of our own server that need no run of the app: documents, files, the map as data."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from deploy import index_document
from deploy.files import Served
from deploy.middleware import redirect
from touchstone.errors import OutputError, PackError, describe_problems
from touchstone.exports.offline import offline_html_bytes
from touchstone.exports.tables import map_json_bytes
from touchstone.ids import ConcernId
from touchstone.limits import MAX_CACHED_PREVIEWS
from touchstone.links.contact import read_contact
from touchstone.links.pages import PAGES
from touchstone.resources import read_asset, read_preview
from ui import data

MAP = "/api/map.json"
ROBOTS = "/robots.txt"
_ANYONE = {"Access-Control-Allow-Origin": "*"}


def build_routes(address: str = "") -> list[Route]:
    """Return the routes that answer without a run of the app.

    Args:
        address: Where readers find the app, for the pictures of shared links; '' if unknown.
    """
    pages = {f"/{page.path}": _answer_page(page.page_id, address) for page in PAGES.values()}
    files = {path: _answer_file(build) for path, build in _BUILDERS.items()}
    endpoints = {**pages, **files, index_document.PREVIEW: _answer_preview}
    slashed = {f"{path}/": _redirect_to(path) for path in pages if path != "/"}
    return [Route(path, endpoint) for path, endpoint in {**endpoints, **slashed}.items()]


def _answer_page(page_id: str, address: str) -> Callable[[Request], Response]:
    document = index_document.build_index_document(page_id, address)

    def answer(request: Request) -> Response:
        if page_id == "concern":
            # The app itself explains a pack that cannot be read.
            with suppress(PackError):
                if concern_id := index_document.find_concern(request.query_params.multi_items()):
                    return build_concern_document(concern_id, address).answer(request)
        return document.answer(request)

    return answer


@lru_cache(maxsize=MAX_CACHED_PREVIEWS)
def build_concern_document(concern_id: ConcernId, address: str) -> Served:
    """Return the document that opens a concern, with the preview of its link."""
    preview = index_document.describe_concern(concern_id)
    return index_document.build_index_document("concern", address, preview)


def _redirect_to(path: str) -> Callable[[Request], Response]:
    # Relative, like the addresses on the page: a proxy may show both under another path.
    return lambda request: redirect(request.scope, f"..{path}")


def _answer_file(build: Callable[[], Served]) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        try:
            return build().answer(request)
        except OutputError as error:
            return PlainTextResponse(str(error), status_code=404)
        except PackError as error:
            sentences = " ".join(describe_problems(error.problems))
            message = f"The data pack cannot be read. {sentences}"
            return PlainTextResponse(message, status_code=503)

    return answer


@lru_cache(maxsize=1)
def _build_map() -> Served:
    return Served(map_json_bytes(data.load()), "application/json", headers=_ANYONE)


@lru_cache(maxsize=1)
def _build_offline() -> Served:
    content = offline_html_bytes(data.load(), contact=read_contact())
    return Served(content, "text/html; charset=utf-8")


@lru_cache(maxsize=1)
def _read_favicon() -> Served:
    return Served(read_asset("favicon.svg").encode("utf-8"), "image/svg+xml")


@lru_cache(maxsize=1)
def _read_preview() -> Served:
    return Served(read_preview(), "image/png")


def _answer_preview(request: Request) -> Response:
    """Answer with the picture of the concern that a shared link opens, or with that of the map."""
    with suppress(PackError):
        if concern_id := index_document.find_concern(request.query_params.multi_items()):
            return _draw_preview(concern_id).answer(request)
    return _read_preview().answer(request)


@lru_cache(maxsize=MAX_CACHED_PREVIEWS)
def _draw_preview(concern_id: ConcernId) -> Served:
    # Imported here: its library is 90 MB large, and only the preview of a shared concern needs it.
    from touchstone.exports.preview import preview_png_bytes

    return Served(preview_png_bytes(data.load(), concern_id) or read_preview(), "image/png")


@lru_cache(maxsize=1)
def _build_robots() -> Served:
    return Served(b"User-agent: *\nAllow: /\n", "text/plain; charset=utf-8")


_BUILDERS: dict[str, Callable[[], Served]] = {
    MAP: _build_map,
    index_document.OFFLINE: _build_offline,
    index_document.FAVICON: _read_favicon,
    ROBOTS: _build_robots,
}


def build_served_files() -> None:
    """Build and cache every file now, so that no reader waits at its first request."""
    for build in _BUILDERS.values():
        with suppress(PackError, OutputError):
            build()
