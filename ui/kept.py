"""What is worked out once and kept: the same view of the same pack looks the same to all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import streamlit as st

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.limits import MAX_CACHED_RESULTS

_Kept = TypeVar("_Kept")


def keep(evidence_map: EvidenceMap, parts: tuple[str, ...], build: Callable[[], _Kept]) -> _Kept:
    """Return what ``build`` makes, from the second reader on without making it.

    Args:
        evidence_map: The pack that is shown. A visitor's own is never kept.
        parts: What, beside the pack, decides the result: its name first, then all that
            ``build`` reads. Ids and choices alone, no words of visitors.
        build: Makes the result, which nobody changes.
    """
    if not evidence_map.identity:
        return build()
    return cast(_Kept, _keep(evidence_map.identity, parts, build))


# Streamlit tells calls apart by the first two and leaves out what starts with "_".
@st.cache_resource(show_spinner=False, max_entries=MAX_CACHED_RESULTS)
def _keep(
    identity: tuple[str, ...],  # noqa: ARG001
    parts: tuple[str, ...],  # noqa: ARG001
    _build: Callable[[], object],
) -> object:
    return _build()
