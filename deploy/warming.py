"""What would the first reader wait for, and what the first reader of each concern?"""

from __future__ import annotations

import importlib
from contextlib import suppress

from touchstone.errors import PackError
from touchstone.palette import DARK, LIGHT
from ui import blocks, data, spread

# Imported by pages where they are needed, so that a page without them is quick to start.
_LATE = (
    "altair",
    "pyarrow",
    "touchstone.charts",
    "touchstone.finder",
    "touchstone.handout",
    "touchstone.matrix",
    "touchstone.research_charts",
    "touchstone.sharing",
    "ui.grid",
)
# Each takes about 10 ms; a large pack must not hold up the start.
MOST_WARMED = 100


def warm_up() -> None:
    """Import what pages draw with, and load the chosen pack.

    A pack that is refused does not stop the start: each page says what is wrong with it.
    """
    for name in _LATE:
        importlib.import_module(name)
    with suppress(PackError):
        loaded = data.load()
        data.load_finder()
        claimed = list(loaded.passages_by_concern)[:MOST_WARMED]
        for concern_id in claimed:
            blocks.keep_concern(loaded, concern_id)
            spread.keep_spread(loaded, concern_id)
        # Of a pack that is not very large, the chart of one concern is that of all.
        for palette in (LIGHT, DARK) if claimed else ():
            spread.keep_chart(loaded, palette, claimed[0])
