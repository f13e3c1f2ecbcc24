"""A long list is split into pages, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as hs

from touchstone.limits import MAX_PAGE_NUMBERS
from touchstone.paging import count_list_pages, find_list_page, list_page_numbers


@given(hs.integers(0, 3_000), hs.integers(1, 50))
def test_the_pages_together_are_the_list(total: int, size: int):
    """Nothing is lost between two pages, and nothing stands on both."""
    items = list(range(total))
    count = count_list_pages(total, size)
    pages = [find_list_page(total, size, str(number)) for number in range(1, count + 1)]

    assert [item for page in pages for item in page.select(items)] == items
    assert all(page.count == count for page in pages)


@given(hs.integers(0, 3_000), hs.integers(1, 50), hs.integers(1, 5_000))
def test_a_number_past_the_end_shows_the_last_page(total: int, size: int, wanted: int):
    """A link made when the list was longer still shows something, and its number is offered."""
    page = find_list_page(total, size, str(wanted))

    assert page.number == min(wanted, page.count)
    assert page.number in list_page_numbers(page)


def test_thousands_of_pages_make_a_short_list_of_numbers():
    """A dropdown offers the first, the last, those nearby and some between."""
    page = find_list_page(145_000, 20, "3000")
    numbers = list_page_numbers(page)

    assert len(numbers) <= MAX_PAGE_NUMBERS
    assert {1, 2_999, 3_000, 3_001, page.count} <= set(numbers)
    assert numbers == sorted(set(numbers))
