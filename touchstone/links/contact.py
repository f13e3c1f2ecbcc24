"""Read the address at which readers can reach whoever runs a copy."""

from __future__ import annotations

import logging
import os
import re
from functools import lru_cache

from touchstone.text import shorten

CONTACT_VARIABLE = "TOUCHSTONE_CONTACT"
_HOST = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]{2,}"
_EMAIL = re.compile(rf"[A-Za-z0-9._+-]+@{_HOST}")
# Without quotes, brackets, "*", "$" and ":", which HTML, Markdown or Streamlit may interpret.
_HTTPS = re.compile(rf"https://{_HOST}(?::\d{{1,5}})?(?:[/?#][A-Za-z0-9/._~%?=&#+,;@!-]*)?")
_LOG = logging.getLogger(__name__)


def read_contact() -> str:
    """Return the address that ``TOUCHSTONE_CONTACT`` gives, or '' if it gives none."""
    return check_contact(os.environ.get(CONTACT_VARIABLE, "").strip())


@lru_cache(maxsize=8)  # an unusable address is logged once
def check_contact(text: str) -> str:
    """Return an email or https address as it is, or '' for anything else, which is logged.

    Examples:
        >>> check_contact("help@example.org"), check_contact("https://example.org/help")
        ('help@example.org', 'https://example.org/help')
    """
    if not text or _EMAIL.fullmatch(text) or _HTTPS.fullmatch(text):
        return text
    _LOG.warning(
        "%s is '%s', which is no e-mail address and no https address. "
        "About says that this copy lists no contact. "
        "Set one such as help@example.org or https://example.org/help.",
        CONTACT_VARIABLE,
        shorten(text),
    )
    return ""


def build_contact_link(contact: str) -> str:
    """Return the target of a link to a checked address."""
    return contact if contact.startswith("https://") else f"mailto:{contact}"
