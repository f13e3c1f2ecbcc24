"""Join words that were divided at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.search.english import load_english

_DIVIDED = re.compile(r"([^\W\d_]+|\d+)[-\u2010]$")
# Before one of these, a hyphen stands for a word that comes later: "short- and long-term".
_SHARED = {"and", "or", "to", "nor", "but", "und", "oder", "et", "ou", "y", "o"}
# No word is longer, so only this much of a line is searched.
_LONGEST_WORD = 60
_FIRST_WORD = re.compile(r"\w+")
_STRAY = re.compile(r"(?<![-\w])([^\W\d_]{2,})[-\u2010] ([^\W\d_A-Z]{2,})\b")


def join_divided(lines: Sequence[str]) -> str:
    """Return lines joined into one, with words that were divided at line ends rejoined.

    A dictionary decides whether the hyphen belongs to the word.

    Examples:
        >>> join_divided(["Better circu-", "lation by self-", "massage, short-", "and long-term"])
        'Better circulation by self-massage, short- and long-term'
    """
    pieces: list[str] = []
    for line in lines:
        last = pieces[-1][-_LONGEST_WORD:] if pieces else ""
        head, tail = _DIVIDED.search(last), _FIRST_WORD.match(line)
        if head and tail and tail[0].lower() not in _SHARED:
            pieces[-1] = pieces[-1][:-1] + _choose_joint(head[1], tail[0])
        elif pieces:
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def join_strays(text: str) -> str:
    """Return text with words rejoined that a hyphen and a space divide.

    Examples:
        >>> join_strays("Better circu- lation, in short- and long-term care")
        'Better circulation, in short- and long-term care'
    """
    return _STRAY.sub(_join_stray, text) if "- " in text or "\u2010 " in text else text


def join_capital(capital: str, rest: str) -> str:
    """Return a drop cap joined to the rest of its text.

    Examples:
        >>> join_capital("M", "assage helps"), join_capital("A", "massage helps")
        ('Massage helps', 'A massage helps')
    """
    word = _FIRST_WORD.match(rest)
    alone = capital[-1:] in ("A", "I", "O") and word is not None
    if alone and word and _is_word(word[0]) and not _is_word(capital[-1:] + word[0]):
        return f"{capital} {rest}"
    return capital + rest


def _choose_joint(head: str, tail: str) -> str:
    """Return what belongs between two halves of a word: '' or a hyphen."""
    if _is_word(head + tail):
        return ""
    is_word_part = head.isdigit() or len(head) == 1 or not tail[0].islower()
    return "-" if is_word_part or (_is_word(head) and _is_word(tail)) else ""


def _join_stray(found: re.Match[str]) -> str:
    head, tail = found.groups()
    if tail in _SHARED or not _is_word(head + tail) or (_is_word(head) and _is_word(tail)):
        return found[0]
    return head + tail


def _is_word(word: str) -> bool:
    return word.lower() in load_english()
