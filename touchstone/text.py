"""Plain helpers for text: anchors and comparable forms."""

from __future__ import annotations

import re
import unicodedata


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
