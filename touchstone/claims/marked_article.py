"""Mark words in an article, such as those that back a concern, and search hits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from touchstone.articles.article import Article
from touchstone.articles.quotes import Span, find_text, merge_spans
from touchstone.claims.claims import Passage
from touchstone.limits import MAX_HITS_DRAWN


@dataclass(frozen=True)
class MarkedParagraph:
    """One paragraph of an article.

    Attributes:
        text: Plain text.
        marks: (start, end) of marked words, sorted, without overlap.
        hits: (start, end) of search hits, sorted, without overlap. Only the first
            ``MAX_HITS_DRAWN`` hits in the article are kept.
        first: Number of its first mark, counted from 1 across the article.
    """

    text: str
    marks: tuple[tuple[int, int], ...]
    hits: tuple[tuple[int, int], ...]
    first: int


@dataclass(frozen=True)
class MarkedSection:
    """One section of an article with its marked paragraphs."""

    section_id: str
    title: str
    paragraphs: tuple[MarkedParagraph, ...]


@dataclass(frozen=True)
class MarkedArticle:
    """An article with its marks and hits, and how many of each there are."""

    sections: tuple[MarkedSection, ...]
    mark_count: int
    hit_count: int

    def find_mark(self, span: Span) -> int:
        """Return the number of the mark that contains a marked span."""
        paragraph = self.sections[span.section].paragraphs[span.paragraph]
        return paragraph.first + sum(end <= span.start for _, end in paragraph.marks)


def list_spans(article: Article, passages: Iterable[Passage]) -> list[Span]:
    """Return the spans of the passages in an article, ignoring those in other articles."""
    own_passages = (passage for passage in passages if passage.article_id == article.article_id)
    return [span for passage in own_passages for span in passage.spans]


def mark_article(article: Article, spans: Iterable[Span], query: str) -> MarkedArticle:
    """Return the article with ``spans`` and the hits of ``query`` marked.

    Args:
        article: The article.
        spans: Words to mark.
        query: Text to search for, ignoring case; '' for none.
    """
    ranges_by_paragraph: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for span in spans:
        ranges_by_paragraph.setdefault((span.section, span.paragraph), []).append(
            (span.start, span.end)
        )
    sections: list[MarkedSection] = []
    mark_count, hit_count = 0, 0
    for section_index, section in enumerate(article.sections):
        paragraphs: list[MarkedParagraph] = []
        for paragraph_index, text in enumerate(section.paragraphs):
            marks = tuple(
                merge_spans(ranges_by_paragraph.get((section_index, paragraph_index), []))
            )
            hit_ranges = tuple(find_text(text, query))
            drawn_hits = hit_ranges[: max(0, MAX_HITS_DRAWN - hit_count)]
            paragraphs.append(MarkedParagraph(text, marks, drawn_hits, mark_count + 1))
            mark_count, hit_count = mark_count + len(marks), hit_count + len(hit_ranges)
        sections.append(MarkedSection(section.section_id, section.title, tuple(paragraphs)))
    return MarkedArticle(tuple(sections), mark_count, hit_count)
