"""Write what every page and file says about itself: its purpose, source and age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from touchstone.packs.pack import Change
from touchstone.wording.phrases import format_day

TAGLINE = (
    "What massage is said to do for your skin, passage by passage, beside what research found."
)
WHAT_CHANGED = "What changed since"
NOTICE = (
    "This is information, not medical advice. "
    "It does not replace a doctor or a therapist who knows you."
)

COUNT_NOTE = (
    "A study can bear on several pairs, so do not add up counts of pairs. "
    "Reviews may count the same people as the trials they include."
)


def legend_sentence(entries: Mapping[str, str]) -> str:
    """Return a legend as text, for a picture on its own.

    Examples:
        >>> legend_sentence({"S": "Stated", "I": "Implied"})
        'S: Stated. I: Implied.'
    """
    return " ".join(f"{sign}: {meaning}." for sign, meaning in entries.items())


def source_line(created: str, version: str, address: str, bar_sentence: str = "") -> str:
    """Return where a picture comes from: the data, their date, and the link to the view.

    Args:
        created: Date of the data.
        version: Their version.
        address: The link to the view.
        bar_sentence: A sentence naming the rule it was judged by, if that is not ours, or ''.
    """
    source = f"Touchstone. {data_sentence(created, version)} {address}"
    return f"{bar_sentence} {source}" if bar_sentence else source


def data_sentence(created: str, version: str) -> str:
    """Return which data something rests on.

    Examples:
        >>> data_sentence("2026-11-28", "2.3.0")
        'Data as of November 28, 2026, version 2.3.0.'
    """
    return f"Data as of {format_day(created)}, version {version}."


def changed_sentences(made_with: str, version: str, changes: Sequence[Change]) -> list[str]:
    """Return what a reader of a link made with other data must know; [] for the same data.

    The first sentence is for everyone; the others say what changed, the newest first.

    Args:
        made_with: Data version in the link: visitor text, show it as data.
        version: Version of the data that is shown.
        changes: The change log of the data, newest first.
    """
    if made_with in ("", version):
        return []
    known = [change.version for change in changes]
    first = f"This link was made with data version {made_with}, and this is {version}."
    if made_with not in known:
        return [f"{first} Answers may differ."]
    newer = changes[: known.index(made_with)]
    log = [f"{format_day(item.date)}, version {item.version}: {item.text}" for item in newer]
    return [f"{first} Answers may have changed since.", *log]


def overdue_sentence(next_check: str, today: date) -> str:
    """Say that the check of the evidence is overdue; '' if it is not.

    Args:
        next_check: ISO date of the next check. Anything that is not a date means none.
        today: The reader's date.
    """
    try:
        due = date.fromisoformat(next_check)
    except ValueError:
        return ""
    if today <= due:
        return ""
    return (
        f"The evidence was to be searched again by {format_day(next_check)}. "
        "That has not happened yet, so newer studies may be missing."
    )
