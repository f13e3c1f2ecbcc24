"""The people treated are described by group, with the number of studies for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from touchstone.evidence.findings import Evidence
from touchstone.wording.verdicts import list_groups


def found(*groups: str) -> Iterator[Evidence]:
    """Yield one finding for each group, each from a different study."""
    for number, group in enumerate(groups):
        yield Evidence(f"s-{number}", "whole", "supports", "randomized-trial", 9, tested_on=group)


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ("a", "a"),
        ("aa", "a"),
        ("ab", "a; b"),
        ("aab", "a (2); b (1)"),
        ("abcd", "a; b; c; d"),
        ("aabcd", "a (2); b (1); c (1); d (1)"),
        ("abcde", "a; b; c; and 2 other groups"),
        ("aabcde", "a (2); b (1); c (1); and 2 other groups"),
        (["a, once", "b, once"], "a, once; b, once"),
    ],
)
def test_groups_are_counted_where_studies_share_one(groups: list[str], told: str):
    """A fourth group is named if it is the last one, because counting it would save no room."""
    assert list_groups(found(*groups)) == told


def test_where_room_is_short_three_groups_are_named_without_counts():
    """The short form has at most three groups and no counts, so the answer card fits a phone."""
    assert list_groups(found(*"aabcd"), in_short=True) == "a; b; c; and 1 other group"
    assert list_groups([]) == ""
