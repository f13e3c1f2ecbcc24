"""The files of the shipped pack, for tests that break them."""

from __future__ import annotations

from collections.abc import Mapping

from touchstone.packs.sources import read_sources
from touchstone.resources import SHIPPED_FOLDER

SHIPPED = read_sources(SHIPPED_FOLDER)
_WORDS = ("examples.csv", "not_covered.csv", "strong_words.csv")
# A few rows stand in for each table of words: reading these tables is most of a check's work.
SHORT_TABLES: Mapping[str, bytes] = {
    name: b"\n".join(SHIPPED.files[name].splitlines()[:40]) + b"\n" for name in _WORDS
}
FEW_WORDS: Mapping[str, bytes] = SHIPPED.files | SHORT_TABLES
