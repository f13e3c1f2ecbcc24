"""Cache results that are the same for all readers of an evidence map."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import streamlit as st

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.limits import MAX_CACHED_RESULTS

_Function = TypeVar("_Function", bound=Callable[..., Any])


def cache_by_map(function: _Function) -> _Function:
    """Cache the results of a function by the identity of its map and its other arguments.

    A visitor's own map has no identity, so nothing about it is cached. A call with None as an
    argument is not cached either: None replaces a key that would hold words of a visitor.
    Readers share the results, so nobody may change one.

    Args:
        function: Takes a map first, then ids and choices. Arguments whose names start with "_"
            are not part of the key.
    """
    cached_function = st.cache_resource(
        show_spinner=False,
        max_entries=MAX_CACHED_RESULTS,
        hash_funcs={EvidenceMap: lambda evidence_map: evidence_map.identity},
    )(function)

    @wraps(function)
    def find_or_call(evidence_map: EvidenceMap, *args: object) -> object:
        is_cached = evidence_map.identity and not any(argument is None for argument in args)
        return (cached_function if is_cached else function)(evidence_map, *args)

    return cast("_Function", find_or_call)
