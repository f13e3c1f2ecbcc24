"""A quote is found exactly where it is in an article, or not at all."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as hs

from touchstone.articles.article import Article, Section
from touchstone.articles.quotes import Span, find_text, locate_quote, merge_spans, missing_part

ARTICLE = Article(
    "a",
    {"title": "A"},
    (
        Section("one", "One", ("Stress drives acne. Massage calms.", "It calms again.")),
        Section("two", "Two", ("The end calms too.",)),
    ),
)


def test_a_quote_in_one_piece_is_found():
    """The exact words of a quote determine its place."""
    assert locate_quote(ARTICLE, "Massage calms.") == (Span(0, 0, 20, 34),)


def test_joined_parts_are_found_in_order():
    """Each part is found after the one before it, even in a later section."""
    spans = locate_quote(ARTICLE, "Stress drives acne. … calms again … calms too")

    assert [(span.section, span.paragraph) for span in spans] == [(0, 0), (0, 1), (1, 0)]


def test_parts_in_the_wrong_order_are_not_found():
    """A quote must have its parts in the order of the article."""
    assert locate_quote(ARTICLE, "Massage calms. … Stress drives acne.") == ()
    assert missing_part(ARTICLE, "Massage calms. … Stress drives acne.") == "Stress drives acne."


def test_other_capitals_are_other_words():
    """A quote has the exact words of the article, capitals included."""
    assert locate_quote(ARTICLE, "massage calms.") == ()


def test_overlapping_marks_become_one():
    """Overlapping spans are merged, so that marks never nest."""
    assert merge_spans([(5, 9), (0, 3), (2, 6), (20, 21)]) == [(0, 9), (20, 21)]


def test_search_ignores_capitals_and_signs_are_plain():
    """A search is text, never a pattern."""
    assert find_text("Skin (dry) SKIN", "skin") == [(0, 4), (11, 15)]
    assert find_text("Skin (dry) SKIN", "(dry)") == [(5, 10)]
    assert find_text("Skin", ".*") == []


@given(hs.text(max_size=60), hs.text(max_size=12))
def test_every_search_hit_is_in_the_text(text: str, query: str):
    """For any query, hits lie inside the text, are sorted and do not overlap."""
    hits = find_text(text, query)

    assert all(0 <= start < end <= len(text) for start, end in hits)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(hits))
