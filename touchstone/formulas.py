"""Keep spreadsheets from running the text of a cell as a formula."""

from __future__ import annotations

import re

# Source: OWASP, "CSV Injection"; the wide forms count where a spreadsheet is set to
# Japanese or Chinese.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def is_number(text: str) -> bool:
    """Return whether ``text`` is a plain number, which no spreadsheet runs.

    Examples:
        >>> is_number("-5.3"), is_number("-2+3")
        (True, False)
    """
    return _NUMBER.fullmatch(text) is not None


def starts_like_formula(text: str) -> bool:
    """Return whether a spreadsheet would take ``text`` for a formula."""
    return text.startswith(FORMULA_STARTS)


def harmless(text: str) -> str:
    """Return ``text`` so that a spreadsheet shows it and does not run it.

    Examples:
        >>> harmless("=1+1"), harmless("calm skin")
        ("'=1+1", 'calm skin')
    """
    return f"'{text}" if starts_like_formula(text) else text
