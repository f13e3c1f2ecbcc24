"""Gather the passages of a concern into one card per paragraph.

A reader sees the backing words once, in their paragraph, however many claims rest on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from touchstone.articles.article import Article
from touchstone.articles.quotes import Span, merge_spans
from touchstone.claims.claims import Passage
from touchstone.ids import BenefitId


@dataclass(frozen=True)
class Backing:
    """One claim that a paragraph backs.

    Attributes:
        benefit_id: The benefit of the claim.
        kind: ``stated`` or ``implied``.
        together_with: Numbers of the other cards that hold parts of the same passage.
    """

    benefit_id: BenefitId
    kind: str
    together_with: tuple[int, ...]


@dataclass(frozen=True)
class PassageCard:
    """One paragraph with the words that back a concern.

    Attributes:
        number: Position among the cards, from 1.
        article_id: The article that contains it.
        article_title: Name of that article.
        section_id: Anchor of its section.
        section_title: Heading of its section.
        text: The whole paragraph.
        marks: (start, end) of the backing words, sorted, without overlap.
        backs: The claims it backs, in the order of the passages.
    """

    number: int
    article_id: str
    article_title: str
    section_id: str
    section_title: str
    text: str
    marks: tuple[tuple[int, int], ...]
    backs: tuple[Backing, ...]


def build_cards(
    articles: Mapping[str, Article], passages: Iterable[Passage]
) -> tuple[PassageCard, ...]:
    """Return one card per paragraph that any of ``passages`` touches, in article order."""
    passages_by_paragraph: dict[_ParagraphKey, list[Passage]] = {}
    for passage in passages:
        for key in dict.fromkeys(_find_paragraph_key(passage, span) for span in passage.spans):
            passages_by_paragraph.setdefault(key, []).append(passage)
    numbers = {key: number for number, key in enumerate(sorted(passages_by_paragraph), start=1)}
    return tuple(_build_card(articles, passages_by_paragraph[key], numbers, key) for key in numbers)


def number_cards_by_benefit(cards: Iterable[PassageCard]) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the cards that back each benefit."""
    numbers_by_benefit: dict[str, tuple[int, ...]] = {}
    for card in cards:
        for backing in card.backs:
            numbers = numbers_by_benefit.get(backing.benefit_id, ())
            numbers_by_benefit[backing.benefit_id] = (*numbers, card.number)
    return {
        benefit_id: tuple(dict.fromkeys(numbers))
        for benefit_id, numbers in numbers_by_benefit.items()
    }


_ParagraphKey = tuple[str, int, int]


def _find_paragraph_key(passage: Passage, span: Span) -> _ParagraphKey:
    return (passage.article_id, span.section, span.paragraph)


def _build_card(
    articles: Mapping[str, Article],
    passages: Sequence[Passage],
    numbers: Mapping[_ParagraphKey, int],
    key: _ParagraphKey,
) -> PassageCard:
    article_id, section_index, paragraph_index = key
    section = articles[article_id].sections[section_index]
    marks: list[tuple[int, int]] = []
    backs: dict[tuple[BenefitId, str], Backing] = {}
    for passage in passages:
        card_spans = [span for span in passage.spans if _find_paragraph_key(passage, span) == key]
        marks += [(span.start, span.end) for span in card_spans]
        others = {numbers[_find_paragraph_key(passage, span)] for span in passage.spans} - {
            numbers[key]
        }
        backing = Backing(passage.benefit_id, passage.kind, tuple(sorted(others)))
        backs.setdefault((passage.benefit_id, passage.kind), backing)
    return PassageCard(
        number=numbers[key],
        article_id=article_id,
        article_title=passages[0].article_title,
        section_id=section.section_id,
        section_title=section.title,
        text=section.paragraphs[paragraph_index],
        marks=tuple(merge_spans(marks)),
        backs=tuple(backs.values()),
    )
