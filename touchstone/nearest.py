"""Find the known text that is closest to a misspelled one.

Likeness is that of difflib. It is measured only for the few candidates that pass a quick upper
bound (rapidfuzz), so thousands of candidates take milliseconds.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from touchstone.limits import MAX_MEASURED_CHARS, MAX_NAMES_MEASURED


def find_nearest(wanted: str, candidates: Iterable[str], *, likeness: float = 0.6) -> str:
    """Return the candidate that was most likely meant, or ''.

    Capitals and outer spaces make no difference.

    Args:
        wanted: What somebody wrote.
        candidates: What they may have meant.
        likeness: The least likeness required, from 0 to 1.
    """
    # Imported here: it is needed only after a mistake.
    from rapidfuzz import fuzz, process

    folded = _fold_name(wanted)
    by_text = {_fold_name(candidate): candidate for candidate in candidates}
    # This bound is never below the likeness of difflib: a longest common subsequence is at
    # least as long as the blocks that difflib finds.
    bounded = process.extract(
        folded, list(by_text), scorer=fuzz.ratio, score_cutoff=100 * likeness,
        limit=MAX_NAMES_MEASURED,
    )  # fmt: skip
    matcher = difflib.SequenceMatcher(b=folded)
    best = (likeness, "")
    for text, bound, _ in bounded:
        if bound / 100 < best[0]:
            break
        matcher.set_seq1(text)
        best = max(best, (matcher.ratio(), text))
    return by_text[best[1]] if best[1] else ""


def _fold_name(text: str) -> str:
    return text[:MAX_MEASURED_CHARS].strip().casefold()
