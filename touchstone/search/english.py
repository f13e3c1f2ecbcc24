"""The dictionary of English that tells words from typos and from halves of words."""

from __future__ import annotations

from functools import lru_cache

from spellchecker import SpellChecker


@lru_cache(maxsize=1)
def load_english() -> SpellChecker:
    """Return a dictionary of English; it is loaded once."""
    return SpellChecker(language="en")
