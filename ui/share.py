"""Controls that hand on the full address of exactly this view."""

from __future__ import annotations

import streamlit as st

from touchstone.links.address import PREFIX_HEADER, find_root
from touchstone.links.pages import PAGES
from touchstone.links.view import View, build_path
from touchstone.markup.elements import render_heading, render_paragraphs
from ui.state import restore_link

_HTML = """
<div class="ts-copy">
  <div>
    <input type="text" readonly aria-label="Link to exactly this view">
    <button type="button" data-act="copy">Copy link</button>
    <button type="button" data-act="share" hidden>Share …</button>
  </div>
  <p role="status"></p>
  <p hidden>Some sites block downloads, files and copying here.
    <a target="_blank" rel="noopener">Open this view in its own window</a></p>
</div>
"""

_CSS = """
.ts-copy div { display: flex; gap: var(--ts-space-2); align-items: stretch; }
.ts-copy input, .ts-copy button { font: inherit; min-height: 44px; border-radius: var(--ts-radius);
  box-sizing: border-box; }
.ts-copy input { flex: 1; min-width: 0; padding: 0 var(--ts-space-3);
  border: 1px solid var(--ts-edge); color: var(--ts-ink); background: var(--ts-surface); }
.ts-copy button { padding: 0 var(--ts-space-4); border: 1px solid var(--ts-edge); cursor: pointer;
  color: var(--ts-ink); background: var(--ts-ground); }
.ts-copy button[hidden] { display: none; }
.ts-copy input:focus-visible, .ts-copy button:focus-visible {
  outline: 3px solid var(--ts-accent); outline-offset: 2px; }
.ts-copy p { margin: 0; color: var(--ts-ink);
  font-size: var(--ts-text-small); }
.ts-copy p + p { margin-top: var(--ts-space-1); }
.ts-copy a { color: inherit; }
"""

# The browser knows the address that readers see, also behind a proxy; the server
# adds the parts of the link that this view really uses.
_JS = """
// Inside a page of another site, whose window this page may not look at.
const isInside = () => {
  try { return window.top.location.host !== window.location.host; } catch (error) { return true; }
};

export default function ({ data, parentElement }) {
  const address = parentElement.querySelector("input");
  const said = parentElement.querySelector("p");
  const here = window.location;
  // Community Cloud shows the app in a frame under /~/+; readers see it without.
  const path = here.pathname.replace(/^\\/~\\/\\+/, "") || "/";
  address.value = here.origin + path + (data.query ? "?" + data.query : "");
  said.textContent = "";
  address.onfocus = () => address.select();
  const outside = parentElement.querySelector("a");
  outside.href = address.value;
  outside.parentElement.hidden = !isInside();
  // The system's own way to hand something on, where it has one and the page may use it.
  const share = parentElement.querySelector("[data-act=share]");
  share.hidden = !navigator.canShare?.({ url: address.value });
  // A reader who closes the system's window has changed their mind: nothing went wrong.
  share.onclick = () =>
    navigator.share({ title: document.title, url: address.value }).catch(() => {});
  parentElement.querySelector("[data-act=copy]").onclick = async () => {
    try {
      await navigator.clipboard.writeText(address.value);
      said.textContent = "Copied. The link shows exactly this view.";
    } catch (error) {
      address.select();
      said.textContent = "Your browser did not let us copy. The link is selected: copy it by hand.";
    }
  };
}
"""


_SANDBOX = (
    "If your site puts frames in a sandbox, it must allow scripts, same origin, forms, "
    "downloads and pop-ups."
)

# Pages that hold more than their link carries.
_PRIVATE = {
    "your_article": "The link opens this page without your article. Hand on the data pack instead."
}


def find_address(page: str, view: View, version: str) -> str:
    """Return the full address of ``view`` on ``page``."""
    # Imported here: only a page that hands something on waits for it.
    from touchstone.links.sharing import build_address

    return build_address(_find_root(), PAGES[page].path, _build_query(page, view, version))


def find_home() -> str:
    """Return the address of the main page."""
    return f"{_find_root()}/"


def _find_root() -> str:
    """Return the address that readers see the app at, which a browser names when it connects.

    Streamlit's own ``st.context.url`` cuts the name of one page out of that of another.
    """
    headers = st.context.headers
    prefix = headers.get(PREFIX_HEADER) or st.get_option("server.baseUrlPath")
    return find_root(headers.get("Origin") or "", prefix)


def _build_query(page: str, view: View, version: str) -> str:
    return build_path(page, {**view.values, "data": version}).partition("?")[2]


def show_share(page: str, view: View, version: str, address: str, title: str) -> None:
    """Draw the address of ``view`` on ``page`` with a button that copies it.

    The link carries the data ``version``, so that a reader learns what changed since. The
    ``title`` names the view inside another page.
    """
    query = _build_query(page, view, version)
    said = render_paragraphs([_PRIVATE[page]], css_class="ts-muted") if page in _PRIVATE else ""
    st.html(render_heading("Share this page", "hand-on") + said)
    _show_copy(query, f"{page}_copy_link")
    key = _dialog_key(page)
    if st.button("QR code and embedding", key=key, on_click=restore_link, args=(page,)):
        _show_more(address, query, title)


def _show_copy(query: str, key: str) -> None:
    # In the page itself: the dialog's keyboard does not reach what is in a root of its own.
    copy_link = st.components.v2.component(
        "copy_link", html=_HTML, css=_CSS, js=_JS, isolate_styles=False
    )
    copy_link(data={"query": query}, key=key)


def asks_to_share(page: str) -> bool:
    """Return whether the dialog that hands on the view of ``page`` opens in this run."""
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
    _show_copy(query, "share_copy_link")
    with st.container(horizontal=True):
        st.download_button(
            "QR code as PNG",
            lambda: qr_png_bytes(address),
            file_name="touchstone-qr.png",
            mime="image/png",
            on_click="ignore",
            key="share_qr_png",
        )
        st.download_button(
            "QR code as SVG",
            lambda: qr_svg_bytes(address),
            file_name="touchstone-qr.svg",
            mime="image/svg+xml",
            on_click="ignore",
            key="share_qr_svg",
        )
    st.html(render_paragraphs(["To show this view inside another page:"], css_class="ts-p"))
    st.code(build_embed(address, title), language=None, wrap_lines=True)
    st.html(render_paragraphs([_SANDBOX], css_class="ts-muted"))
