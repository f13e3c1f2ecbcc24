"""Find the words of a quote in an article.

A quote has the exact words of the article. Segments joined by " … " must all be found, in
that order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.articles.article import Article
from touchstone.nearest import find_nearest

JOINER = " … "


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of characters in one paragraph of an article.

    Attributes:
        section: Index of the section in ``Article.sections``.
        paragraph: Index of the paragraph in that section.
        start: First character.
        end: One past the last character.
    """

    section: int
    paragraph: int
    start: int
    end: int


def split_quote(quote: str) -> list[str]:
    """Return the segments of a quote, without blank ones."""
    return [segment.strip() for segment in quote.split(JOINER.strip()) if segment.strip()]


def locate_quote(article: Article, quote: str) -> tuple[Span, ...]:
    """Return the span of each segment of ``quote``, or an empty tuple.

    Each segment must lie within one paragraph, after the segment before it. The result is
    empty if any segment is missing or out of order.
    """
    spans: list[Span] = []
    position = (0, 0, 0)
    for segment in split_quote(quote):
        span = _find_segment(article, segment, position)
        if span is None:
            return ()
        spans.append(span)
        position = (span.section, span.paragraph, span.end)
    return tuple(spans)


def missing_part(article: Article, quote: str) -> str:
    """Return the first segment of ``quote`` that is missing or out of order, or ''."""
    position = (0, 0, 0)
    for segment in split_quote(quote):
        span = _find_segment(article, segment, position)
        if span is None:
            return segment
        position = (span.section, span.paragraph, span.end)
    return ""


def find_near_sentence(article: Article, words: str) -> str:
    """Return the sentence of the article closest to ``words``, or '' if none is close."""
    sentences = (
        sentence
        for section in article.sections
        for paragraph in section.paragraphs
        for sentence in re.split(r"(?<=[.!?])\s+", paragraph)
    )
    return find_nearest(words, sentences)


def merge_spans(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return (start, end) pairs sorted, with overlapping or touching ones merged."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def find_text(text: str, query: str) -> list[tuple[int, int]]:
    """Return (start, end) of each hit of ``query``, ignoring case.

    White space in ``query`` matches any run of white space. An empty query has no hits.
    """
    words = query.split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    return [found.span() for found in pattern.finditer(text)]


def _find_segment(article: Article, segment: str, position: tuple[int, int, int]) -> Span | None:
    for section_index, section in enumerate(article.sections):
        for paragraph_index, paragraph in enumerate(section.paragraphs):
            paragraph_key = (section_index, paragraph_index)
            if paragraph_key < position[:2]:
                continue
            start = paragraph.find(segment, position[2] if paragraph_key == position[:2] else 0)
            if start >= 0:
                return Span(section_index, paragraph_index, start, start + len(segment))
    return None
