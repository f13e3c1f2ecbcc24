"""Any change to the data or the rules shows up in review as a readable diff."""

from __future__ import annotations

from tests.cells import KEPT, write_cells


def test_every_cell_is_as_kept(pack):
    """If a change is intended, run ``python -m tests.cells`` to update the kept file."""
    assert write_cells(pack).splitlines() == KEPT.read_text(encoding="utf-8").splitlines()
