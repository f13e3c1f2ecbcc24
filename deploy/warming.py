"""Do at startup what the first reader of the app, and of each concern, would wait for."""

from __future__ import annotations

import importlib
from contextlib import suppress

from touchstone.errors import PackError
from ui import data
from ui.components.prefetch import compress_sections

# Pages import these only where they need them, so that pages without them start quickly.
_LATE_MODULES = (
    "altair",
    "pyarrow",
    "touchstone.charts.glance",
    "touchstone.charts.numbers",
    "touchstone.search.finder",
    "touchstone.exports.handout",
    "touchstone.evidence_map.matrix",
    "touchstone.charts.research",
    "touchstone.charts.research_map",
    "touchstone.links.sharing",
    "ui.components.grid",
)


def warm_up() -> None:
    """Import what pages draw with, and load the chosen pack.

    A refused pack does not stop the server from starting: each page says what is wrong with it.
    """
    for name in _LATE_MODULES:
        importlib.import_module(name)
    with suppress(PackError):
        evidence_map = data.load()
        data.load_finder()
        compress_sections(evidence_map)
