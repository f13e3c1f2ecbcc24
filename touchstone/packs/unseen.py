"""Name what is invisible in a cell: outer spaces, zero-width characters, lookalike letters."""

from __future__ import annotations

import unicodedata

from touchstone.text import shorten

_CHARACTER_NAMES = {
    " ": "a space",
    "\t": "a tab",
    "\n": "a line break",
    "\u00a0": "a no-break space",
    "\u00ad": "a soft hyphen",
    "\u200b": "a space without width",
    "\ufeff": "a byte-order mark",
}
# Separators, and control, format, private-use and unassigned characters.
_UNSEEN_CATEGORIES = {"Zs", "Zl", "Zp", "Cc", "Cf", "Co", "Cn"}


def explain_unseen(text: str) -> str:
    """Return what is invisible in a name or an id and what to do about it, or ''.

    Examples:
        >>> explain_unseen("acne\u00a0")
        "'acne' ends in a no-break space (U+00A0), which cannot be seen. Remove it."
        >>> explain_unseen("acne"), explain_unseen("dry skin")
        ('', '')
    """
    for index in (len(text) - 1, *range(len(text) - 1)):
        char = text[index] if text else ""
        is_end = index in (0, len(text) - 1)
        if unicodedata.category(char or "x") in _UNSEEN_CATEGORIES and (is_end or char != " "):
            verb = "ends in" if index == len(text) - 1 else "holds" if index else "begins with"
            fault = f"'{shorten(drop_unseen(text))}' {verb} {_name_character(char)}"
            return f"{fault}, which cannot be seen. Remove it."
    return _explain_foreign(text)


def _explain_foreign(text: str) -> str:
    """Return which character only looks like one of those that ids allow, or ''."""
    if not any(char.isascii() and char.isalnum() for char in text):
        return ""
    for char in text:
        name = unicodedata.name(char, "")
        if char.isalnum() and name.startswith(("CYRILLIC", "GREEK", "FULLWIDTH")):
            label = f"{name.lower()} (U+{ord(char):04X})"
            return f"'{shorten(text)}' holds '{char}', {label}. Type it as a plain letter or digit."
    return ""


def _name_character(char: str) -> str:
    name = (
        _CHARACTER_NAMES.get(char)
        or f"“{unicodedata.name(char, 'a character without a name').lower()}”"
    )
    return f"{name} (U+{ord(char):04X})"


def drop_unseen(text: str) -> str:
    """Return a name or an id without invisible characters."""
    visible = (
        char for char in text if char == " " or unicodedata.category(char) not in _UNSEEN_CATEGORIES
    )
    return "".join(visible).strip()
