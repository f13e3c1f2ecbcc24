"""Filter claims by what articles say and by what research found."""

from __future__ import annotations

import pandas as pd

from touchstone.links.pages import CLAIM_FILTERS
from touchstone.links.parameters import Chosen, Filter, filter_rows, list_set


def filter_claims(claims: pd.DataFrame, chosen: Chosen) -> pd.DataFrame:
    """Return the rows of ``claims`` that pass all of ``CLAIM_FILTERS``.

    Args:
        claims: See ``evidence_map.cells.add_verdicts``.
        chosen: Chosen values by name of the filter.
    """
    return filter_rows(claims, CLAIM_FILTERS, chosen)


def find_tight_filters(claims: pd.DataFrame, chosen: Chosen) -> list[Filter]:
    """Return each filter that would make rows appear again if it alone were removed.

    Returns:
        Filters in their order: all that are set if only removing several at once helps, and
        none if rows are shown anyway.
    """
    if len(filter_claims(claims, chosen)):
        return []
    filters = list_set(CLAIM_FILTERS, chosen)
    helping = [item for item in filters if len(filter_claims(claims, {**chosen, item.name: ()}))]
    return helping or filters
