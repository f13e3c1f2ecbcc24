"""Keep spreadsheets from running the text of a cell as a formula.

In a CSV file, a cell that starts like a formula is written with an apostrophe in front. So is a
cell that already has such an apostrophe, because the reader of tables removes one.
"""

from __future__ import annotations

import re

# Source: OWASP, "CSV Injection". The full-width forms matter in a spreadsheet that is set to
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
    """Return ``text`` in a form that a spreadsheet shows but does not run.

    Examples:
        >>> harmless("=1+1"), harmless("'=1+1"), harmless("'tis calm skin")
        ("'=1+1", "''=1+1", "'tis calm skin")
    """
    return f"'{text}" if starts_like_formula(text.lstrip("'")) else text


def restore(text: str) -> str:
    """Return the text that ``harmless`` was given.

    Examples:
        >>> restore("'=1+1"), restore("''=1+1"), restore("'tis calm skin")
        ('=1+1', "'=1+1", "'tis calm skin")
    """
    is_guarded = text.startswith("'") and starts_like_formula(text.lstrip("'"))
    return text[1:] if is_guarded else text
