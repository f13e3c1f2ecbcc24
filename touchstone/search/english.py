"""Provide the English dictionary that tells words from typos and fragments."""

from __future__ import annotations

from functools import lru_cache

from spellchecker import SpellChecker

# Dictionary words with a lower count are often typos themselves ("tierd").
_RARE = 300


@lru_cache(maxsize=1)
def load_english() -> SpellChecker:
    """Return a dictionary of English; it is loaded once."""
    return SpellChecker(language="en")


def is_common(word: str) -> bool:
    """Return whether a word is in common use, and so neither a typo nor a name."""
    return load_english()[word] >= _RARE
