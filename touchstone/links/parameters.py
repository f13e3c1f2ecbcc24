"""What a link may carry: parameters, and filters, which are parameters that select rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import pandas as pd

# Values by the name of their parameter. A filter without values lets everything through.
Chosen = Mapping[str, Sequence[str]]


class Comparison(Enum):
    """How a filter compares a row with the chosen values."""

    ONE_OF = auto()
    AT_LEAST = auto()
    AT_MOST = auto()


@dataclass(frozen=True)
class Parameter:
    """One parameter of a link.

    Attributes:
        name: Its name in the link.
        noun: What one value of it is called in messages.
        choices: Which list of valid values it has, see ``evidence_map.choices``; empty for
            free text.
        is_list: Whether it may hold several values, separated by commas or repeated.
        resets_with: Parameters that reset it when they change: page 3 of one list means nothing
            in another.
    """

    name: str
    noun: str
    choices: str
    is_list: bool = False
    resets_with: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether it holds free text instead of an id."""
        return not self.choices


@dataclass(frozen=True)
class Filter:
    """One filter of a table.

    Attributes:
        parameter: The parameter that holds the chosen values.
        title: What readers call it.
        column: The column that it compares.
        comparison: How it compares.
        is_offline: Whether the offline copy also has it.
    """

    parameter: Parameter
    title: str
    column: str
    comparison: Comparison = Comparison.ONE_OF
    is_offline: bool = False

    @property
    def name(self) -> str:
        """Its name in the link."""
        return self.parameter.name

    def find_passing(self, frame: pd.DataFrame, values: Sequence[str]) -> pd.Series[bool]:
        """Return whether each row passes."""
        column = frame[self.column]
        if self.comparison is Comparison.AT_LEAST:
            return column >= int(values[0])
        if self.comparison is Comparison.AT_MOST:
            return column <= int(values[0])
        return column.isin(values)


def list_set(filters: Iterable[Filter], chosen: Chosen) -> list[Filter]:
    """Return the filters for which something is chosen."""
    return [item for item in filters if chosen.get(item.name)]


def filter_rows(frame: pd.DataFrame, filters: Iterable[Filter], chosen: Chosen) -> pd.DataFrame:
    """Return the rows of ``frame`` that pass every filter."""
    passing = pd.Series(data=True, index=frame.index)
    for row_filter in list_set(filters, chosen):
        passing &= row_filter.find_passing(frame, chosen[row_filter.name])
    return frame.loc[passing]
