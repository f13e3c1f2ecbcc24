"""What the other choices show, handed to the browser before they are chosen.

A choice then shows at once, while its run is still on its way; the run draws the same
sheets and changes nothing. Only our own server can hand them out (``deploy.front``):
elsewhere a choice waits for its run.
"""

from __future__ import annotations

from collections import Counter

from touchstone.evidence_map.cells import CLAIM_SORTS
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.limits import MAX_PREFETCHED
from ui.concern_sections import render_sections
from ui.frame import Context

# The label of the dropdown whose choices are looked ahead.
FIELD = "Your skin concern"
# Parts of a link that change no sheet.
_ASIDE = frozenset({"concern", "compare", "data"})

_Sheets = dict[str, dict[str, str]]
_offered: list[str] = []


def offer(address: str) -> None:
    """Have pages name ``address`` as the place of what ``build_ahead`` returns."""
    _offered[:] = [address]


def find_ahead(context: Context) -> str:
    """Return where the browser finds the other choices of this view; '' where it does not."""
    plain = {name for name, values in context.view.values.items() if values} <= _ASIDE
    few = len(context.evidence_map.pack.concern_names) <= MAX_PREFETCHED
    return _offered[0] if _offered and plain and few else ""


def build_ahead(evidence_map: EvidenceMap) -> _Sheets:
    """Return the sheets of every concern by what the dropdown calls it.

    Those of two concerns that the dropdown calls the same are left out.

    Args:
        evidence_map: The whole pack.
    """
    options = evidence_map.concern_options
    if len(options) > MAX_PREFETCHED:
        return {}
    count = Counter(options.values())
    order = next(iter(CLAIM_SORTS))
    return {
        option: render_sections(evidence_map, ConcernId(concern_id), order).blocks
        for concern_id, option in options.items()
        if count[option] == 1
    }
