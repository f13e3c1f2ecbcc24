"""How readers reach whoever runs a copy: an address that this person sets."""

from __future__ import annotations

import logging
import os
import re
from functools import lru_cache

from touchstone.text import shorten

CONTACT_VARIABLE = "TOUCHSTONE_CONTACT"
_HOST = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]{2,}"
_EMAIL = re.compile(rf"[A-Za-z0-9._+-]+@{_HOST}")
# Without the signs that HTML, Markdown or Streamlit's own Markdown give a meaning.
_HTTPS = re.compile(rf"https://{_HOST}(?::\d{{1,5}})?(?:[/?#][A-Za-z0-9/._~%?=&#+,;@!-]*)?")
_LOG = logging.getLogger(__name__)


def read_contact() -> str:
    """Return the address that ``TOUCHSTONE_CONTACT`` gives, or '' where it gives none."""
    return check_contact(os.environ.get(CONTACT_VARIABLE, "").strip())


@lru_cache(maxsize=8)  # what cannot be used is logged once
def check_contact(text: str) -> str:
    """Return ``text`` if it is an e-mail address or an https address; log anything else.

    Examples:
        >>> check_contact("help@example.org"), check_contact("https://example.org/help")
        ('help@example.org', 'https://example.org/help')
    """
    if not text or _EMAIL.fullmatch(text) or _HTTPS.fullmatch(text):
        return text
    _LOG.warning(
        "%s is '%s', which is no e-mail address and no https address. "
        "About says that no address is given. "
        "Set one such as help@example.org or https://example.org/help.",
        CONTACT_VARIABLE,
        shorten(text),
    )
    return ""


def build_contact_link(contact: str) -> str:
    """Return what a link to a checked address leads to."""
    return contact if contact.startswith("https://") else f"mailto:{contact}"
