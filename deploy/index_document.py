"""Build the HTML documents that boot the app.

Each is Streamlit's own document with a title, a description and the tags of a link preview,
and with preload links for the scripts that the page needs. A first screen shows until the app
is drawn: what the page is, the plain answer for a concern, and a link to the map as one plain
file in case the app does not start. Addresses are relative, so that a larger site can show the
app under any path.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from deploy.error_pages import build_style
from deploy.files import STATIC, Served
from touchstone.evidence_map.answer_card import build_answer_card
from touchstone.evidence_map.answers import plain_answer
from touchstone.ids import ConcernId
from touchstone.links.pages import PAGES
from touchstone.links.view import parse_view
from touchstone.wording.notices import TAGLINE
from touchstone.wording.phrases import lower_first
from ui import data

OFFLINE = "/offline.html"
FAVICON = "/favicon.svg"
PREVIEW = "/social-preview.png"
NOSCRIPT = (
    "<noscript><style>#first-screen .loading { display: none; }</style>"
    "<p>This page needs JavaScript. The whole map is also available as "
    f'<a href=".{OFFLINE}">one plain page that needs none</a>.</p></noscript>'
)
# For readers whose network or browser blocks web sockets or a script, or whose browser is too old.
LATE = (
    "This is taking too long. "
    "Your network or browser may be blocking what the page needs. "
    "The whole map is also available as "
    f'<a href=".{OFFLINE}">one plain page that works without it</a>.'
)
# Its link is empty: it leads to this very address.
INSIDE = (
    "Inside a page of another site, it may help to "
    '<a href="" target="_blank" rel="noopener">open this in its own window</a>.'
)

# The bundles of Streamlit's front end that a page draws with, by file name.
EVERY_PAGE = ("Html", "BidiComponent", "PageLink", "Button")
_CHART = "ArrowVegaLiteChart"
BUNDLES = {
    "concern": (
        "Selectbox", "TextInput", "Radio", "ButtonGroup", "Checkbox", "Multiselect",
        "DownloadButton",
    ),
    "matrix": ("Multiselect", "Selectbox", "Radio", "ButtonGroup", "DownloadButton"),
    "research": ("Multiselect", "Selectbox", "TextInput", "ButtonGroup", "DownloadButton", _CHART),
    "article": ("Selectbox", "TextInput"),
    "your_article": ("TextInput", "TextArea", "ButtonGroup"),
    "about": ("Selectbox", "DownloadButton"),
}  # fmt: skip
# For a link that opens a concern, whose page has a chart.
CHOSEN_BUNDLES = (*BUNDLES["concern"], _CHART)
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


@dataclass(frozen=True)
class Preview:
    """What a shared link says about itself before it is opened.

    Attributes:
        title: Its title, without the name of the app.
        description: Its description.
        concern_id: The concern whose answer the picture shows; '' for the picture of the map.
    """

    title: str
    description: str
    concern_id: str = ""


def find_concern(query: Sequence[tuple[str, str]]) -> ConcernId:
    """Return the id of the concern that a link opens, or '' if it opens none.

    A link with a reader's own bar counts as none: its answer differs, and only the app gives it.

    Args:
        query: Names and values of the link.

    Raises:
        PackError: The pack cannot be read.
    """
    if not query:
        return ConcernId("")
    raw: dict[str, list[str]] = {}
    for name, value in query:
        raw.setdefault(name, []).append(value)
    view = parse_view("concern", raw, data.load().choices)
    return ConcernId("") if view.bar else view.concern_id


def describe_concern(concern_id: ConcernId) -> Preview:
    """Return the preview of a concern: its name, and what its answer card says first.

    Args:
        concern_id: See ``find_concern``.
    """
    evidence_map = data.load()
    name = evidence_map.pack.concern_names[concern_id]
    card = build_answer_card(evidence_map, concern_id)
    if card is None:
        return Preview(name, plain_answer(evidence_map, concern_id), concern_id)
    description = f"{card.headline} {card.kicker}: {lower_first(card.benefit)}."
    return Preview(name, description, concern_id)


def build_index_document(page_id: str, address: str = "", preview: Preview | None = None) -> Served:
    """Return the HTML document that opens a page.

    Args:
        page_id: See ``PAGES``.
        address: Where readers find the app, for the picture of a shared link; '' if unknown.
        preview: The preview of the concern that a link opens; None for the page by itself.
    """
    head = preview or Preview(PAGES[page_id].title, TAGLINE)
    bundles = CHOSEN_BUNDLES if preview else BUNDLES[page_id]
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    html = html.replace("<title>Streamlit</title>", _build_head(head, address))
    html = html.replace("</head>", f"  {_build_preloads(bundles)}</head>")
    html = html.replace('href="./favicon.png"', f'href=".{FAVICON}"')
    html = re.sub(r"<!--.*?-->\s*", "", html, flags=re.S)
    html = re.sub(r'<link rel="service-desc"[^>]*>\s*', "", html)
    html = re.sub(r"<noscript>.*?</noscript>", "", html, flags=re.S)
    html = html.replace("</body>", f"{_build_first_screen(head)}</body>")
    return Served(html.strip().encode("utf-8"), "text/html; charset=utf-8")


def build_missing(path: str) -> bytes:
    """Return the page that says that there is no page at an address.

    Args:
        path: The path of that address, from which the links lead back to the root of the app.
    """
    root = "../" * (path.count("/") - 1) or "./"
    page_links = "".join(
        f'<li><a href="{root}{page.path}">{page.title}</a></li>' for page in PAGES.values()
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>No such page · Touchstone</title><link rel="icon" href="{root}{FAVICON[1:]}">'
        f"<style>{build_style()}</style></head><body><main>"
        '<p class="brand">Touchstone</p><h1>There is no page at this address</h1>'
        "<p>The link may have lost its end, or gained one. These are the pages of "
        f"Touchstone:</p><ul>{page_links}</ul></main></body></html>\n"
    ).encode()


@lru_cache(maxsize=1)
def hash_inline_scripts() -> tuple[str, ...]:
    """Return the CSP sources of the inline scripts in Streamlit's own page."""
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", html, flags=re.S)
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in scripts)
    return tuple(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests)


def list_scripts(bundles: Sequence[str]) -> list[str]:
    """Return the names of the scripts that a page fetches, besides those that the document names.

    Args:
        bundles: The bundles that it draws with, besides those of every page.
    """
    folder = STATIC / "static" / "js"
    document = (STATIC / "index.html").read_text(encoding="utf-8")
    pending = list_bundles(bundles)
    scripts: dict[str, None] = {}
    while pending:
        name = pending.pop()
        if name in scripts or f"/{name}" in document or not (folder / name).is_file():
            continue
        scripts[name] = None
        pending += _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return sorted(scripts)


def list_bundles(bundles: Sequence[str]) -> list[str]:
    """Return the file names of the bundles that a page draws with, the heaviest last.

    Args:
        bundles: See ``list_scripts``.
    """
    folder = STATIC / "static" / "js"
    names = {path.name.partition(".")[0]: path.name for path in sorted(folder.glob("*.js"))}
    return [names[bundle] for bundle in (*EVERY_PAGE, *bundles) if bundle in names]


def _build_first_screen(preview: Preview) -> str:
    # Little to press and nothing to scroll, so nothing is lost when the app replaces it. It comes
    # after the root, so that even without :has() the style sheet can tell whether that is empty.
    awaited = "the benefits, the passages and the studies" if preview.concern_id else "the page"
    return (
        f"<style>{build_style('first_screen.css')}</style>"
        '<main id="first-screen"><p class="brand">Touchstone</p>'
        f'<p class="name" role="heading" aria-level="1">{escape(preview.title)}</p>'
        f"<p>{escape(preview.description)}</p>"
        f'<p class="loading wait">Loading {awaited}.</p>'
        f'<div class="loading late"><p>{LATE}</p><p>{INSIDE}</p></div>'
        f"{NOSCRIPT}</main>"
    )


def _build_preloads(bundles: Sequence[str]) -> str:
    """Return the tags that fetch a page's scripts, and run them while the page still connects.

    A bundle that is missing when it is first needed costs half a second: once React shows a
    placeholder, it keeps it for at least that long.
    """
    preload_tags = (
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in list_scripts(bundles)
    )
    script_tags = (
        f'<script type="module" crossorigin src="./static/js/{name}"></script>'
        for name in list_bundles(bundles)
    )
    # They come after the document's own scripts, which must load first.
    return "\n    ".join((*preload_tags, *script_tags)) + "\n  "


def _build_head(preview: Preview, address: str) -> str:
    title = f"{preview.title} · Touchstone"
    tags = [
        f"<title>{escape(title)}</title>",
        _build_meta("name", "description", preview.description),
        _build_meta("property", "og:title", title),
        _build_meta("property", "og:description", preview.description),
        _build_meta("property", "og:type", "website"),
    ]
    if address:
        query = f"?concern={preview.concern_id}" if preview.concern_id else ""
        picture = f"{address.rstrip('/')}{PREVIEW}{query}"
        tags += [
            _build_meta("property", "og:image", picture),
            _build_meta("name", "twitter:card", "summary_large_image"),
        ]
    return "\n    ".join(tags)


def _build_meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}">'
