"""Find the address of the app, which begins every shared link, QR code and preview."""

from __future__ import annotations

import logging
import os
import re
from functools import lru_cache

from touchstone.text import shorten

# Set by whoever runs a copy at one public address, such as https://example.org.
ADDRESS_VARIABLE = "TOUCHSTONE_ADDRESS"
# Sent by a proxy that strips the path under which a larger site serves the app.
PREFIX_HEADER = "X-Forwarded-Prefix"
_SITE = r"https?://(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?"
_PATH = r"(?:/[\w.~-]+)*"
_LOG = logging.getLogger(__name__)


def read_address() -> str:
    """Return the address that ``TOUCHSTONE_ADDRESS`` gives, or '' if it gives none."""
    return check_address(os.environ.get(ADDRESS_VARIABLE, "").strip())


@lru_cache(maxsize=8)  # an unusable address is logged once
def check_address(text: str) -> str:
    """Return a web address without a trailing slash, or '' for anything else, which is logged.

    Examples:
        >>> check_address("https://example.org/touchstone/")
        'https://example.org/touchstone'
    """
    address = text.rstrip("/")
    if not address or re.fullmatch(_SITE + _PATH, address, re.ASCII):
        return address
    _LOG.warning(
        "%s is '%s', which is no address of the web. It is ignored. "
        "Set one such as https://example.org or https://example.org/touchstone.",
        ADDRESS_VARIABLE,
        shorten(text),
    )
    return ""


def find_root(origin: str, prefix: str) -> str:
    """Return the address of the app without a trailing slash; '' if it is unknown.

    Args:
        origin: The origin that the browser sends when it connects. A frame that hides its
            origin sends "null".
        prefix: The path under which a larger site serves the app; '' for none.

    Examples:
        >>> find_root("https://example.org", "/touchstone/")
        'https://example.org/touchstone'
    """
    if address := read_address():
        return address
    if not re.fullmatch(_SITE, origin, re.ASCII):
        return ""
    path = f"/{prefix.strip('/')}".rstrip("/")
    return origin + (path if is_path(path) else "")


def is_path(text: str) -> bool:
    """Return whether ``text`` is the path of an address without a trailing slash, or ''."""
    return re.fullmatch(_PATH, text, re.ASCII) is not None
