"""Write the verdict of every cell to tests/cells.txt, so that a change can be read as a diff.

Run ``python -m tests.cells`` to update the file after a change of data or rule.
"""

from __future__ import annotations

from pathlib import Path

from touchstone.evidence.judging import judge_pack
from touchstone.evidence.verdicts import format_dots
from touchstone.packs.loading import load_pack
from touchstone.packs.pack import Pack
from touchstone.resources import SHIPPED_FOLDER
from touchstone.wording.verdicts import directions_words

KEPT = Path(__file__).with_name("cells.txt")


def write_cells(pack: Pack) -> str:
    """Return one aligned line per cell.

    A line has the concern, benefit, verdict, certainty, numbers of studies and people, what the
    deciding studies found, and the reasons that changed the certainty.
    """
    lines = [
        f"{concern:<19}{benefit:<19}{cell.name:<31}{format_dots(cell.certainty) or '-':<6}"
        f"deciding {len(cell.deciding):>2}  other {len(cell.shown):>2}  people {cell.people:>5}"
        f"  {directions_words(cell) or '-'}"
        f"  {' '.join(f'{reason.code}:{reason.change}' for reason in cell.reasons) or '-'}"
        for (concern, benefit), cell in judge_pack(pack).items()
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    KEPT.write_text(write_cells(load_pack(SHIPPED_FOLDER)), encoding="utf-8")
