"""Build a complete HTML file that loads nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from urllib.parse import quote

from touchstone.resources import read_asset


def render_page(title: str, body: str, *, style: str, script: str = "") -> str:
    """Return a complete HTML document that loads nothing and runs no script but ``script``.

    Args:
        title: Title of the document.
        body: Markup.
        style: Our own style sheet.
        script: Our own script, or ''.

    Source:
        Content Security Policy Level 3: the browser accepts only the style and the script
        with these hashes, and refuses any other and any request.
    """
    icon = quote(read_asset("favicon.svg"))
    policy = (
        f"default-src 'none'; img-src data:; font-src data:; style-src '{_hash(style)}'; "
        f"script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )
    code = f"<script>{script}</script>" if script else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="icon" href="data:image/svg+xml,{icon}">'
        f"<style>{style}</style></head><body>{body}{code}</body></html>\n"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
