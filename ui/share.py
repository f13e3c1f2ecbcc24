"""Draw the controls that share the full address of exactly this view."""

from __future__ import annotations

import streamlit as st

from touchstone.links.address import PREFIX_HEADER, find_root
from touchstone.links.pages import PAGES
from touchstone.links.view import View, build_path
from touchstone.markup.elements import render_heading, render_paragraphs
from ui.components.copy_link import show_copy_link
from ui.downloads import show_download
from ui.state import restore_link

_SANDBOX_NOTE = (
    "If your site puts frames in a sandbox, it must allow scripts, same origin, forms, "
    "downloads and pop-ups."
)

# Pages that hold more than their link carries.
_PRIVACY_NOTES = {
    "your_article": "The link opens this page without your article. Send the data pack instead."
}


def find_address(page: str, view: View, version: str) -> str:
    """Return the full address of ``view`` on ``page``."""
    # Imported here: only a page that has something to share waits for it.
    from touchstone.links.sharing import build_address

    return build_address(_find_root(), PAGES[page].path, _build_query(page, view, version))


def find_home() -> str:
    """Return the address of the main page."""
    return f"{_find_root()}/"


def _find_root() -> str:
    """Return the address at which readers see the app, as the browser's headers give it.

    Streamlit's own ``st.context.url`` is wrong if one page's name is part of another's.
    """
    headers = st.context.headers
    prefix = headers.get(PREFIX_HEADER) or st.get_option("server.baseUrlPath")
    return find_root(headers.get("Origin") or "", prefix)


def _build_query(page: str, view: View, version: str) -> str:
    return build_path(page, {**view.values, "data": version}).partition("?")[2]


def show_share(page: str, view: View, version: str, address: str, title: str) -> None:
    """Draw the address of ``view`` on ``page`` with a button that copies it.

    The link carries the data ``version``, so that a reader learns what changed since. The
    ``title`` names the view when it is embedded in another page.
    """
    query = _build_query(page, view, version)
    privacy_html = (
        render_paragraphs([_PRIVACY_NOTES[page]], css_class="ts-muted")
        if page in _PRIVACY_NOTES
        else ""
    )
    st.html(render_heading("Share this page", "hand-on", is_seen=False) + privacy_html)
    key = _dialog_key(page)
    with st.container(horizontal=True, key=f"{page}_share"):
        show_copy_link(query, f"{page}_copy_link")
        is_asked = st.button("QR code and embedding", key=key, on_click=restore_link, args=(page,))
    if is_asked:
        _show_more(address, query, title)


def asks_to_share(page: str) -> bool:
    """Return whether the dialog that shares the view of ``page`` opens in this run."""
    return bool(st.session_state.get(_dialog_key(page)))


def _dialog_key(page: str) -> str:
    return f"{page}_share_more"


@st.dialog("Share this page", width="medium")
def _show_more(address: str, query: str, title: str) -> None:
    # Imported here: only a reader who opens the dialog waits for it.
    from touchstone.links.sharing import (
        build_embed,
        build_qr_svg,
        qr_png_bytes,
        qr_svg_bytes,
    )

    st.image(build_qr_svg(address), width=260, alt="QR code of the link to this view")
    show_copy_link(query, "share_copy_link")
    with st.container(horizontal=True):
        show_download(
            "QR code as PNG",
            "touchstone-qr.png",
            lambda: qr_png_bytes(address),
            key="share_qr_png",
        )
        show_download(
            "QR code as SVG",
            "touchstone-qr.svg",
            lambda: qr_svg_bytes(address),
            key="share_qr_svg",
        )
    st.html(render_paragraphs(["To show this view inside another page:"], css_class="ts-p"))
    st.code(build_embed(address, title), language=None, wrap_lines=True)
    st.html(render_paragraphs([_SANDBOX_NOTE], css_class="ts-muted"))
