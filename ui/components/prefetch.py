"""Send the browser the sections of every concern in advance, so that a choice shows at once.

The run that follows a choice draws the same sections and changes nothing. The sections are
the data of a component, which works wherever the app is hosted. They are compressed once per
process, come after everything else on the page, and are sent to an open page once.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import asdict, fields

import streamlit as st

from touchstone.evidence_map.cells import CLAIM_SORTS
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.limits import MAX_PREFETCHED
from ui.caching import cache_by_map
from ui.components import read_files
from ui.concern_sections import ConcernSections, render_sections
from ui.frame import Context

SCRIPT = read_files("leaving.js", "prefetch.js")
# The label of the dropdown whose choices show at once.
FIELD = "Your skin concern"
_CLAIM_ORDER = next(iter(CLAIM_SORTS))
# Parameters of a link that change no section.
_NEUTRAL_PARAMETERS = frozenset({"concern", "compare", "study", "data"})


def prefetch_sections(context: Context) -> None:
    """Let the other concerns show at once, if the view is of the kind that is prefetched.

    Another order or choice of articles changes the sections, so a choice waits for its run. The
    same holds on the page of a concern without claims, which has other parts.

    Args:
        context: A page that shows a concern.
    """
    evidence_map, view = context.evidence_map, context.view
    set_names = {name for name, values in view.values.items() if values}
    if (
        set_names <= _NEUTRAL_PARAMETERS
        and render_sections(evidence_map, view.concern_id, _CLAIM_ORDER).claims
    ):
        component = st.components.v2.component("prefetch", html="<div></div>\n", js=SCRIPT)
        component(data=compress_sections(evidence_map), key="prefetch")


@cache_by_map
def compress_sections(evidence_map: EvidenceMap) -> bytes:
    """Return what ``prefetch.js`` reads: compressed JSON.

    It holds the label of the dropdown, the id of each concern by its name in the dropdown, and
    each section by concern id. Concerns without claims are left out, and so are those that
    share a name. In a pack with very many concerns, all are left out.

    Args:
        evidence_map: The map of the whole pack.
    """
    concern_names = evidence_map.pack.concern_names
    name_counts = Counter(concern_names.values())
    sections_by_concern = {
        concern_id: render_sections(evidence_map, ConcernId(concern_id), _CLAIM_ORDER)
        for concern_id, name in concern_names.items()
        if name_counts[name] == 1 and len(concern_names) <= MAX_PREFETCHED
    }
    fields_by_concern = {
        concern_id: asdict(item) for concern_id, item in sections_by_concern.items() if item.claims
    }
    concerns = {concern_names[concern_id]: concern_id for concern_id in fields_by_concern}
    # Sections of one name are much alike: side by side, they compress to three quarters of the
    # size that they have otherwise.
    sections = {
        field.name: {concern_id: item[field.name] for concern_id, item in fields_by_concern.items()}
        for field in fields(ConcernSections)
    }
    content = {"field": FIELD, "concerns": concerns, "sections": sections}
    return gzip.compress(json.dumps(content, ensure_ascii=False).encode("utf-8"), mtime=0)
