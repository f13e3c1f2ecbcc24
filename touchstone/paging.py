"""Which part of a long list is drawn, and how is what is left out told?

Nothing is cut in silence: the part says of how many it is one, and every part
has a number that stands in the link. A list that fits is one part, of which
nothing is said.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from touchstone.limits import MAX_PAGE_NUMBERS

_NEAR = 10

Item = TypeVar("Item")


@dataclass(frozen=True)
class Part:
    """One part of a list.

    Attributes:
        number: Which part, from 1.
        count: How many parts there are, at least 1.
        start: Index of its first item.
        stop: One past the index of its last item.
        total: How many items the list holds.
    """

    number: int
    count: int
    start: int
    stop: int
    total: int

    @property
    def is_all(self) -> bool:
        """Whether the part is the whole list."""
        return self.count == 1

    def cut(self, items: Sequence[Item]) -> Sequence[Item]:
        """Return the items of the part."""
        return items[self.start : self.stop]


def find_part(total: int, size: int, wanted: str = "") -> Part:
    """Return the part of a list that a link asks for, the last one if there are fewer.

    Args:
        total: How many items the list holds.
        size: How many make a part.
        wanted: Its number in the link; '' for the first.

    Examples:
        >>> find_part(45, 20, "3")
        Part(number=3, count=3, start=40, stop=45, total=45)
    """
    count = count_parts(total, size)
    number = min(int(wanted or 1), count)
    start = (number - 1) * size
    return Part(number, count, start, min(start + size, total), total)


def count_parts(total: int, size: int) -> int:
    """Return how many parts a list makes, at least one."""
    return max(1, math.ceil(total / size))


def list_numbers(part: Part) -> list[int]:
    """Return the numbers that a dropdown offers: all, or of very many some.

    Examples:
        >>> list_numbers(find_part(45, 20))
        [1, 2, 3]
    """
    if part.count <= MAX_PAGE_NUMBERS:
        return list(range(1, part.count + 1))
    near = range(max(1, part.number - _NEAR), min(part.count, part.number + _NEAR) + 1)
    step = math.ceil(part.count / (MAX_PAGE_NUMBERS - 2 * _NEAR - 3))
    return sorted({1, *near, *range(step, part.count, step), part.count})
