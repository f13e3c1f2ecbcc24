"""Keep spreadsheets from running the text of a cell as a formula.

A cell of a CSV file that starts like one is written with an apostrophe in front, and so is one
that has such an apostrophe of its own. The reader of tables takes one away.
"""

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
        >>> harmless("=1+1"), harmless("'=1+1"), harmless("'tis calm skin")
        ("'=1+1", "''=1+1", "'tis calm skin")
    """
    return f"'{text}" if starts_like_formula(text.lstrip("'")) else text


def restore(text: str) -> str:
    """Return what ``harmless`` was given.

    Examples:
        >>> restore("'=1+1"), restore("''=1+1"), restore("'tis calm skin")
        ('=1+1', "'=1+1", "'tis calm skin")
    """
    is_guarded = text.startswith("'") and starts_like_formula(text.lstrip("'"))
    return text[1:] if is_guarded else text
