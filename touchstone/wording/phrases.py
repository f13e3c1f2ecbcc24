"""Numbers, dates and lists in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def format_count(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun.

    Examples:
        >>> format_count(1, "claim"), format_count(3, "study", "studies")
        ('1 claim', '3 studies')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def format_day(day: str) -> str:
    """Return an ISO date as readers write it; anything else unchanged.

    Examples:
        >>> format_day("2026-11-24")
        'November 24, 2026'
    """
    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        return day
    # Not strftime, because its month names follow the locale of the machine.
    return f"{_MONTHS[parsed.month - 1]} {parsed.day}, {parsed.year}"


def format_month(month: str) -> str:
    """Return an ISO month as readers write it; anything else unchanged.

    Examples:
        >>> format_month("2026-11")
        'November 2026'
    """
    day = format_day(f"{month}-01")
    return day.replace(" 1,", "") if day != f"{month}-01" else month


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence.

    Examples:
        >>> join_words(["a", "b", "c"])
        'a, b and c'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def lower_first(text: str) -> str:
    """Return ``text`` for the middle of a sentence; names in capitals stay.

    Examples:
        >>> lower_first("Fine lines"), lower_first("DNA damage")
        ('fine lines', 'DNA damage')
    """
    if len(text) > 1 and text[1].isupper():
        return text
    return text[:1].lower() + text[1:]


def capital_first(text: str) -> str:
    """Return ``text`` for the beginning of a sentence.

    Examples:
        >>> capital_first("lab studies")
        'Lab studies'
    """
    return text[:1].upper() + text[1:]


def spell_number(count: int) -> str:
    """Return a number in a sentence: a small one as a word.

    Examples:
        >>> spell_number(2), spell_number(12)
        ('two', '12')
    """
    return _SMALL_NUMBERS[count] if count < len(_SMALL_NUMBERS) else str(count)


def format_all(count: int) -> str:
    """Return how one speaks of all of two or more things.

    Examples:
        >>> format_all(2), format_all(3)
        ('both', 'all 3')
    """
    return "both" if count == 2 else f"all {count}"


def choose_words(count: int, one: str, several: str) -> str:
    """Return the words for one thing, or those for several with "{n}" replaced by how many.

    Examples:
        >>> choose_words(3, "The article names", "The {n} articles name")
        'The 3 articles name'
    """
    return one if count == 1 else several.format(n=count)
