"""Iterate over the rows of a frame quickly.

pandas takes microseconds to read a single value. Converting whole columns to lists is twenty
times as fast, which large packs need.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from touchstone.ids import Cell


def iterate_rows(frame: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Return the values of some columns, row by row, as plain Python values.

    Args:
        frame: Any frame with named columns.
        columns: Names of columns, in the order of the values.

    Examples:
        >>> list(iterate_rows(pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}), ("b", "a")))
        [('x', 1), ('y', 2)]
    """
    return zip(*(frame[name].tolist() for name in columns), strict=True)


def iterate_cells(frame: pd.DataFrame) -> Iterator[Cell]:
    """Return the cell of each row, in the order of the rows."""
    pairs = zip(frame["concern_id"].tolist(), frame["benefit_id"].tolist(), strict=True)
    return map(Cell._make, pairs)
