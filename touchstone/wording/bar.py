"""Say that verdicts are judged by a reader's own bar, and what the bar leaves out."""

from __future__ import annotations

from collections.abc import Iterable

from touchstone.evidence.bar import BAR_ITEMS, Bar
from touchstone.evidence.findings import Evidence
from touchstone.evidence.verdicts import CellVerdict, decides
from touchstone.wording.phrases import lower_first
from touchstone.wording.verdicts import count_studies

TITLE = "Your own bar"
BACK = "Back to our rule"
# Explains what a bar is, next to where a reader can set one.
EXPLAINED = (
    "Set a higher bar for the studies that count. Every verdict is then judged again by your rule. "
    "Studies that do not report what you ask for are left out; those silent on who paid stay in. "
    "Our rule does not change."
)


def list_asked(bar: Bar) -> str:
    """Return what a bar asks for, for the middle of a sentence."""
    return ", ".join(lower_first(item.name) for key, item in BAR_ITEMS.items() if key in bar)


def bar_sentences(bar: Bar) -> list[str]:
    """Say that what is shown is judged by the reader's bar; [] without a bar."""
    if not bar:
        return []
    return [f"Judged by your own bar: {list_asked(bar)}.", "This is your rule, not ours."]


def file_bar_sentence(bar: Bar) -> str:
    """Say that a file was judged by the bar of the reader who made it; '' without a bar.

    Other people may read the file, so it must not call the bar theirs.
    """
    if not bar:
        return ""
    return (
        f"Judged by a reader's own bar: {list_asked(bar)}. "
        "This is that reader's rule, not the rule of Touchstone."
    )


def list_barred(cells: Iterable[CellVerdict]) -> list[Evidence]:
    """Return the findings of cells that would decide but do not meet the reader's bar."""
    return [item for cell in cells for item in cell.others if decides(item)]


def barred_answer(concern: str, barred: Iterable[Evidence]) -> str:
    """Say that no study of the claims about a concern meets the reader's bar.

    Args:
        concern: Name of the concern.
        barred: See ``list_barred``; at least one.
    """
    return (
        f"For what is claimed here, no study of massage on {lower_first(concern)} "
        f"meets your bar. It leaves out {count_studies(barred)}."
    )


def barred_question(concern: str) -> str:
    """Return what to ask a professional if no study meets the reader's bar."""
    return (
        f"No study of massage for {lower_first(concern)} meets the bar that I set. "
        "What is better studied for it?"
    )
