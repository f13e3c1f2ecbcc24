"""A long list is split into pages, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as hs

from touchstone.paging import count_list_pages, find_list_page


@given(hs.integers(0, 3_000), hs.integers(1, 50))
def test_the_pages_together_are_the_list(total: int, size: int):
    """No item is lost between two pages, and none is on both."""
    items = list(range(total))
    count = count_list_pages(total, size)
    pages = [find_list_page(total, size, str(number)) for number in range(1, count + 1)]

    assert [item for page in pages for item in page.select(items)] == items
    assert all(page.count == count for page in pages)


@given(hs.integers(0, 3_000), hs.integers(1, 50), hs.integers(1, 5_000))
def test_a_number_past_the_end_shows_the_last_page(total: int, size: int, wanted: int):
    """A link made when the list was longer still shows something."""
    page = find_list_page(total, size, str(wanted))

    assert page.number == min(wanted, page.count)
