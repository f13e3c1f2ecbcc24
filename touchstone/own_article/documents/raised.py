"""Settle raised (superscript) text: reference numbers are left out, powers and ordinals stay.

The format readers put raised text between two marks; plain text has raised digits.
"""

from __future__ import annotations

import re

# Cleaned text has no such character.
_MARK = "\x02"
_RAISED = re.compile(f"{_MARK}([^{_MARK}]*){_MARK}")
_RAISED_DIGITS = re.compile(
    r"(?<=[^\W\d_]{4})[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,⁻˒–-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*(?![⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁄])"
)
_REFERENCE = re.compile(
    r"(?:[\[(]?(?:\d{1,3}[a-z]?(?:\s?[,;–−-]\s?\d{1,3}[a-z]?)*|[a-z]|[*†‡§¶#]+"
    r"|citation needed|[a-z]{2,12}[\s-]\d{1,3})[\])]?[,.]?)+"
)
# No list of reference numbers is longer.
_LONGEST_LIST = 60
# A reference follows a word or its punctuation, but not a unit such as m or cm.
_WORD_BEFORE = re.compile(r"([^\W\d_]{3,}|[.,;:!?)\]\"'”’…%]|\s|\A)\Z")
_DIGITS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def mark_raised(text: str) -> str:
    """Return raised text between marks; blank text stays as it is."""
    return f"{_MARK}{text}{_MARK}" if text.strip() else text


def settle_raised(text: str) -> tuple[str, int]:
    r"""Return a text without its reference numbers, and how many were left out.

    Examples:
        >>> settle_raised("elasticity\x023\x02 of 5 cm\x022\x02, and the 1\x02st\x02")
        ('elasticity of 5 cm², and the 1st', 1)
    """
    count = 0

    def settle(found: re.Match[str]) -> str:
        nonlocal count
        words = found[1].strip()
        before = text[max(0, found.start() - 20) : found.start()]
        after = text[found.end() : found.end() + 1]
        is_reference = (
            len(words) <= _LONGEST_LIST
            and _REFERENCE.fullmatch(words)
            and _WORD_BEFORE.search(before)
        )
        if is_reference and not (before[-1:].isspace() and after.isalnum()):
            count += 1
            return ""
        if words.isalpha() and len(words) > 2 and before[-1:].isalnum():
            return f" {words}"
        return words.translate(_DIGITS) if before[-1:].isalnum() else words

    def drop(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return ""

    # First, because the text settled below may get raised digits that must stay.
    text = _RAISED_DIGITS.sub(drop, text)
    if _MARK in text:
        text = text.replace(_MARK * 2, "")
        text = _RAISED.sub(settle, text).replace(_MARK, "")
    return text, count
