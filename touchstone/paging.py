"""Split a long list into pages, whose numbers go into links."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")
# The last page may hold this share more: nobody should turn a page for one more item.
_SPARE = 0.2


@dataclass(frozen=True)
class ListPage:
    """One page of a list.

    Attributes:
        number: Its number, from 1.
        count: How many pages there are, at least 1.
        start: Index of its first item.
        stop: One past the index of its last item.
    """

    number: int
    count: int
    start: int
    stop: int

    def select(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return the items of the page."""
        return items[self.start : self.stop]


def find_list_page(total: int, size: int, wanted: str = "") -> ListPage:
    """Return the page of a list that a link asks for, or the last one if there are fewer.

    Args:
        total: How many items the list holds.
        size: How many items a page holds; the last one may hold a few more.
        wanted: The number of the page in the link; '' for the first.

    Examples:
        >>> find_list_page(45, 20, "3")
        ListPage(number=3, count=3, start=40, stop=45)
        >>> find_list_page(11, 10)
        ListPage(number=1, count=1, start=0, stop=11)
    """
    count = count_list_pages(total, size)
    number = min(int(wanted or 1), count)
    start = (number - 1) * size
    return ListPage(number, count, start, total if number == count else start + size)


def count_list_pages(total: int, size: int) -> int:
    """Return how many pages a list takes, at least one."""
    return max(1, math.ceil((total - int(size * _SPARE)) / size))
