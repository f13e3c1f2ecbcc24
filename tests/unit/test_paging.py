"""Long lists are drawn in parts, and what is left out is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as hs

from touchstone import paging


@given(hs.integers(0, 3_000), hs.integers(1, 50))
def test_the_parts_together_are_the_list(total: int, size: int):
    """Nothing is lost between two parts, and nothing stands in both."""
    items = list(range(total))
    count = paging.count_parts(total, size)
    parts = [paging.find_part(total, size, str(number)) for number in range(1, count + 1)]

    assert [item for part in parts for item in part.cut(items)] == items
    assert all(part.count == count for part in parts)


@given(hs.integers(0, 3_000), hs.integers(1, 50), hs.integers(1, 5_000))
def test_a_number_past_the_end_shows_the_last_part(total: int, size: int, wanted: int):
    """A link made when the list was longer still shows something, and its number is offered."""
    part = paging.find_part(total, size, str(wanted))

    assert part.number == min(wanted, part.count)
    assert part.number in paging.list_numbers(part)


def test_a_list_that_fits_is_not_spoken_of():
    """Nothing is said where nothing is left out."""
    part = paging.find_part(40, 40)

    assert part.is_all


def test_thousands_of_parts_make_a_short_list_of_numbers():
    """A dropdown offers the first, the last, those near by and some between."""
    part = paging.find_part(145_000, 20, "3000")
    numbers = paging.list_numbers(part)

    assert len(numbers) <= paging.MAX_PAGE_NUMBERS
    assert {1, 2_999, 3_000, 3_001, part.count} <= set(numbers)
    assert numbers == sorted(set(numbers))
