"""Share the address of a view: as a QR code, or embedded in another page."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

if TYPE_CHECKING:
    import segno

# A module of the code is this many pixels wide: 20 pixels are 1.7 mm in print at 300 dpi.
PRINT_SCALE = 20
_QUIET_ZONE = 4
EMBED_HEIGHT = 800


def build_qr_svg(address: str, *, inline: bool = False) -> str:
    """Return a QR code of ``address`` as SVG, black on white so that any scanner can read it.

    Args:
        address: The link.
        inline: Whether it goes inside HTML and takes the size of its container.
    """
    buffer = io.BytesIO()
    _build_qr_code(address).save(
        buffer,
        kind="svg",
        scale=1 if inline else 5,
        border=_QUIET_ZONE,
        light="#ffffff",
        omitsize=inline,
        xmldecl=not inline,
    )
    return buffer.getvalue().decode("utf-8")


def qr_svg_bytes(address: str) -> bytes:
    """Return a QR code of ``address`` as an SVG file."""
    return build_qr_svg(address).encode("utf-8")


def qr_png_bytes(address: str) -> bytes:
    """Return a QR code of ``address`` as a PNG file large enough to print."""
    buffer = io.BytesIO()
    _build_qr_code(address).save(buffer, kind="png", scale=PRINT_SCALE, border=_QUIET_ZONE)
    return buffer.getvalue()


def build_address(root: str, page: str, query: str) -> str:
    """Return the address to share.

    Args:
        root: Address of the app without a trailing slash; '' if unknown.
        page: Page path, '' for the main page.
        query: The parameters of the link, see ``links.view.build_path``.

    Examples:
        >>> build_address("https://x.streamlit.app", "matrix", "cell=acne.stress-relief")
        'https://x.streamlit.app/matrix?cell=acne.stress-relief'
    """
    return f"{root}/{page}{f'?{query}' if query else ''}"


def build_embed(address: str, title: str) -> str:
    """Return the HTML that shows the view of ``address`` inside another page.

    The link below the frame opens the view by itself. It is for browsers that show no frame, and
    for what a frame of another site may not do, such as downloading a file.

    Args:
        address: The link.
        title: Title of the view.

    Examples:
        >>> print(build_embed("https://x.org/?concern=acne", "Acne · Touchstone"))
        <iframe src="https://x.org/?concern=acne&amp;embed=true" title="Acne · Touchstone" \
width="100%" height="800" loading="lazy" allow="clipboard-write; web-share"></iframe>
        <p><a href="https://x.org/?concern=acne">Acne · Touchstone</a></p>
    """
    split_address = urlsplit(address)
    query = "&".join(piece for piece in (split_address.query, "embed=true") if piece)
    source = escape(urlunsplit(split_address._replace(query=query)))
    name = escape(title)
    return (
        f'<iframe src="{source}" title="{name}" width="100%" height="{EMBED_HEIGHT}" '
        'loading="lazy" allow="clipboard-write; web-share"></iframe>\n'
        f'<p><a href="{escape(address)}">{name}</a></p>'
    )


def _build_qr_code(address: str) -> segno.QRCode:
    # Imported here: an address alone does not need it.
    import segno

    return segno.make(address, error="m", micro=False)
