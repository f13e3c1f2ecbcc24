"""Three questions to take to a professional about a concern."""

from __future__ import annotations

from collections.abc import Iterable

from touchstone.evidence.verdicts import CellVerdict
from touchstone.wording import headings
from touchstone.wording.bar import barred_question, list_barred
from touchstone.wording.phrases import lower_first
from touchstone.wording.verdicts import aim_sentence, found_words


def build_questions(concern: str, cells: Iterable[CellVerdict]) -> tuple[str, str, str]:
    """Return three questions to take to a professional about a concern.

    Args:
        concern: Name of the concern.
        cells: Verdicts of its claimed cells.
    """
    cells = list(cells)
    decided = [cell for cell in cells if cell.deciding]
    best = max(decided, key=lambda cell: cell.certainty, default=None)
    if best is None and list_barred(cells):
        third = barred_question(concern)
    elif best is None:
        third = (
            f"We found no study of the whole way from massage to {lower_first(concern)}. "
            "What is better studied for it?"
        )
    else:
        instead = "" if best.direct_count else f"{aim_sentence(best.deciding, concern)} "
        third = f"What does this mean for me? “{instead}{found_words(best, concern)}.”"
    return (
        f"Do any points under “{headings.CAUTIONS}” apply to me?",
        f"Is massage a good idea for me, if I worry about {lower_first(concern)}?",
        third,
    )
