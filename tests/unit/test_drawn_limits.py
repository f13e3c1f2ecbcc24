"""A pack that is larger than the offline copy can hold is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from touchstone import limits
from touchstone.packs.pack import Pack, find_excess


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_rows_of_the_offline_copy(pack: Pack, over: int):
    """One passage or study more than the offline copy can hold is refused."""
    studies = pack.studies.iloc[[0] * (limits.MAX_OFFLINE_ROWS - len(pack.claims) + over)]
    larger = replace(pack, tables={**pack.tables, "studies": studies})

    said = find_excess(larger)

    assert bool(said) == (over > 0)
    assert not said or "at most 10,000 passages and studies, and this pack has 10,001." in said
