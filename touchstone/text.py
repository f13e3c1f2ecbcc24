"""Plain helpers for text: anchors, comparable forms and short quotes."""

from __future__ import annotations

import re
import unicodedata

from touchstone.limits import MAX_QUOTED_CHARS


def slugify(text: str) -> str:
    """Return ``text`` as an id: lower case, words joined by hyphens.

    Examples:
        >>> slugify("Reduced signs of aging & wrinkles")
        'reduced-signs-of-aging-wrinkles'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "section"


def fold_text(text: str) -> str:
    """Return text in one form for searching: whatever its capitals and white space.

    Examples:
        >>> fold_text("  Skin   CARE ")
        'skin care'
    """
    return " ".join(text.split()).casefold()


def shorten(text: str, limit: int = MAX_QUOTED_CHARS) -> str:
    r"""Return what a stranger wrote, fit to be quoted in a message.

    Control characters become question marks, and what is too long ends in an ellipsis.

    Examples:
        >>> shorten("scars\nfade", limit=7)
        'scars?f…'
    """
    shown = "".join(char if char.isprintable() else "?" for char in text[:limit])
    return f"{shown}…" if len(text) > limit else shown
