"""Plain helpers for text: anchors, comparable forms and short quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from touchstone.limits import MAX_QUOTED_CHARS

_QUOTATION_MARKS = frozenset('"“”„«»')
# Names are written with and without them.
_HYPHENS = dict.fromkeys(map(ord, "-\u2010\u2011"), " ")


def slugify(text: str) -> str:
    """Return ``text`` as an id: lower case, words joined by hyphens.

    Examples:
        >>> slugify("Reduced signs of aging & wrinkles")
        'reduced-signs-of-aging-wrinkles'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "section"


def slugify_unlike(text: str, taken: Collection[str]) -> str:
    """Return ``slugify`` of ``text``, numbered if that id is taken.

    Examples:
        >>> slugify_unlike("Face, neck", {"face-neck"})
        'face-neck-2'
    """
    base, number = slugify(text), 2
    slug = base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def fold_text(text: str) -> str:
    """Return text for searching, the same whatever its capitals, accents, hyphens or spaces.

    Examples:
        >>> fold_text("  Skin   CARE ")
        'skin care'
        >>> fold_text("Timur-Taşhan") == fold_text("timur tashan")
        True
    """
    base_chars = (
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    )
    return " ".join("".join(base_chars).translate(_HYPHENS).split()).casefold()


def shorten(text: str, limit: int = MAX_QUOTED_CHARS) -> str:
    r"""Return what a stranger wrote in a form that is fit to quote in a message.

    Control characters become question marks. A text that is too long ends in an ellipsis, after
    a whole word if one ends near the limit.

    Examples:
        >>> shorten("scars\nfade", limit=7)
        'scars?f…'
        >>> shorten("helps scars to fade", limit=13)
        'helps scars…'
    """
    printable = "".join(char if char.isprintable() else "?" for char in text[:limit])
    if len(text) <= limit:
        return printable
    whole_words = printable if text[limit].isspace() else printable.rpartition(" ")[0]
    return f"{(whole_words if 3 * len(whole_words) >= 2 * limit else printable).rstrip()}…"


def quotation_marks(words: str) -> tuple[str, str]:
    """Return the marks before and after quoted words, or nothing if they have their own.

    Words that begin or end with a quotation mark would otherwise have two.

    Examples:
        >>> quotation_marks("It works.")
        ('“', '”')
        >>> quotation_marks('"It works," she said.')
        ('', '')
    """
    return ("", "") if _QUOTATION_MARKS & {words[:1], words[-1:]} else ("“", "”")


def in_quotation_marks(words: str) -> str:
    """Return words in quotation marks; see ``quotation_marks``."""
    before, after = quotation_marks(words)
    return f"{before}{words}{after}"
