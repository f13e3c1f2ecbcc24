"""Which choice did somebody mean who wrote another?

The likeness is that of difflib, measured for the few choices that a quick upper bound
of it (rapidfuzz) leaves, so that thousands of choices take milliseconds.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from touchstone.limits import MAX_CELLS_MEASURED, MAX_NAMES_MEASURED, MAX_TEXT_CHARS
from touchstone.links.cell_names import CellNames

_LEAST = 0.5


def find_nearest(item: str, choices: Mapping[str, str]) -> str:
    """Return the id whose id or name is nearest to ``item``, or ''."""
    if isinstance(choices, CellNames) and len(choices) > MAX_CELLS_MEASURED:
        concern, _, benefit = item.partition(".")
        found = (find_nearest(concern, choices.concerns), find_nearest(benefit, choices.benefits))
        return ".".join(found) if all(found) else ""
    by_text = {label.casefold(): key for key, label in choices.items()}
    by_text |= {key.casefold(): key for key in choices}
    nearest = _find_nearest_text(item[:MAX_TEXT_CHARS].casefold(), by_text)
    return by_text[nearest] if nearest else ""


def _find_nearest_text(wanted: str, texts: Iterable[str]) -> str:
    # Imported here: only a link with a wrong part waits for it.
    from rapidfuzz import fuzz, process

    # Its likeness is never less than that of difflib: a longest common subsequence is
    # at least as long as the blocks that difflib finds.
    bounded = process.extract(
        wanted, list(texts), scorer=fuzz.ratio, score_cutoff=100 * _LEAST, limit=MAX_NAMES_MEASURED
    )
    matcher = difflib.SequenceMatcher(b=wanted)
    best = (_LEAST, "")
    for text, bound, _ in bounded:
        if bound / 100 < best[0]:
            break
        matcher.set_seq1(text)
        best = max(best, (matcher.ratio(), text))
    return best[1]
