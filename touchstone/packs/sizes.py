"""Warn about packs that are larger than the pages are made for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from touchstone.errors import Problem
from touchstone.limits import MAX_PAGE_CELLS, MAX_PAGE_STUDIES
from touchstone.packs.csv_tables import RawTable
from touchstone.packs.sources import standard_tables


def warn_of_size(sound: Mapping[str, RawTable]) -> Iterator[Problem]:
    """Yield a warning for each way in which a pack is larger than the pages are made for."""
    rows = {name: len(raw.rows) for name, raw in sound.items()}
    cells = rows.get("concerns", 0) * rows.get("benefits", 0)
    consequence = "Files and commands serve this pack; its pages will be slow."
    if cells > MAX_PAGE_CELLS:
        message = (
            f"concerns times benefits make {cells:,} cells, and the pages are made for at most "
            f"{MAX_PAGE_CELLS:,}. {consequence}"
        )
        yield Problem(standard_tables()["concerns"].path, 0, "", message, warning=True)
    if rows.get("studies", 0) > MAX_PAGE_STUDIES:
        message = (
            f"there are {rows['studies']:,} studies, and the pages are made for at most "
            f"{MAX_PAGE_STUDIES:,}. {consequence}"
        )
        yield Problem(standard_tables()["studies"].path, 0, "", message, warning=True)
