"""Any change of data or rule shows in review as a readable difference."""

from __future__ import annotations

from tests.cells import KEPT, write_cells


def test_every_cell_is_as_kept(pack):
    """If this change is meant, run ``python -m tests.cells``."""
    assert write_cells(pack).splitlines() == KEPT.read_text(encoding="utf-8").splitlines()
