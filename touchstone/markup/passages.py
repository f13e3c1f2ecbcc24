"""Render the words of articles: passages behind claims, and whole texts with their marks.

Every function escapes all text it is given.
"""

from __future__ import annotations

import bisect
import itertools
import operator
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from touchstone.claims.marked_article import MarkedParagraph
from touchstone.claims.passage_cards import PassageCard
from touchstone.markup.elements import render_kind, render_link, render_list
from touchstone.text import shorten
from touchstone.wording.claims import passage_link_words

# Characters of a mark that its link shows.
_SHOWN = 40


def mark_text(
    text: str,
    marks: Iterable[tuple[int, int]],
    *,
    hits: Iterable[tuple[int, int]] = (),
    first: int = 0,
    last: int = 0,
) -> str:
    """Return escaped text with marked stretches and search hits in ``<mark>``.

    Args:
        text: Plain text.
        marks: (start, end) pairs of marked words, sorted, without overlap.
        hits: (start, end) pairs of search hits, sorted, without overlap.
        first: Number of the first mark. Each mark gets the id ``mark-<number>`` and a
            link to the next one; with 0, it gets neither.
        last: Number of the last mark on the page, which links back to the first.
    """
    marks, hits = list(marks), list(hits)
    edges = {0, len(text), *(edge for pair in (*marks, *hits) for edge in pair)}
    pieces: list[str] = []
    for start, end in itertools.pairwise(sorted(edges)):
        piece = escape(text[start:end])
        if _find_covering_pair(hits, start):
            piece = f'<mark class="ts-hit">{piece}</mark>'
        mark_number = _find_covering_pair(marks, start)
        if mark_number:
            opens = first and marks[mark_number - 1][0] == start
            name = f' id="mark-{first + mark_number - 1}"' if opens else ""
            piece = f"<mark{name}>{piece}</mark>"
        if mark_number and first and marks[mark_number - 1][1] == end:
            piece += _render_next(first + mark_number - 1, last)
        pieces.append(piece)
    return "".join(pieces)


def render_cards(
    cards: Sequence[PassageCard],
    *,
    benefit_names: Mapping[str, str],
    links: Mapping[int, str],
    prefix: str = "",
    name_articles: bool = False,
) -> str:
    """Return the passage cards of a concern.

    Args:
        cards: See ``claims.passage_cards.build_cards``.
        benefit_names: Names by benefit id.
        links: Address of each card's place in the article, by card number. A card without an
            address gets no link.
        prefix: Keeps the anchors unique if several concerns share a document.
        name_articles: Whether each card gives the title of its article.
    """
    body = "".join(
        _render_card(card, benefit_names, links.get(card.number, ""), prefix, named=name_articles)
        for card in cards
    )
    return f'<div class="ts-cards">{body}</div>'


def render_marked(paragraphs: Iterable[MarkedParagraph], *, last: int) -> str:
    """Return paragraphs of an article with their marks and search hits.

    Args:
        paragraphs: See ``claims.marked_article.mark_article``.
        last: How many marks the whole article has.
    """
    body = "".join(
        f"<p>{mark_text(item.text, item.marks, hits=item.hits, first=item.first, last=last)}</p>"
        for item in paragraphs
    )
    return f'<div class="ts-prose">{body}</div>'


def render_jumps(count: int) -> str:
    """Return links to marks 1 to ``count`` of the page, or '' if there are none."""
    if not count:
        return ""
    items = [render_link(f"#mark-{number}", f"Mark {number}") for number in range(1, count + 1)]
    return f'<nav class="ts-jumps" aria-label="Marked words">{" ".join(items)}</nav>'


def render_mark_reasons(groups: Iterable[tuple[str, str, Sequence[tuple[str, int]]]]) -> str:
    """Return why words are marked, with links to the marks; omit reasons without marks.

    Args:
        groups: For each reason its name, its meaning, and its marks. A mark is the text from
            its start on, and its number.
    """
    parts = []
    for name, meaning, marks in groups:
        links = [
            render_link(f"#mark-{number}", f"“{shorten(words, _SHOWN)}”") for words, number in marks
        ]
        heading = f'<h3 class="ts-reason">{escape(name)}</h3>'
        section = f"{heading}<p>{escape(meaning)}</p>{render_list(links, label=name)}"
        parts.append(section if marks else "")
    return "".join(parts)


def _render_card(
    card: PassageCard, benefit_names: Mapping[str, str], href: str, prefix: str, *, named: bool
) -> str:
    backs = "".join(
        f"<li>{escape(benefit_names[backing.benefit_id])} {render_kind(backing.kind)}"
        f"{_render_together(backing.together_with)}</li>"
        for backing in card.backs
    )
    article = f"<cite>{escape(card.article_title)}</cite><br>" if named else ""
    link = render_link(href, passage_link_words(card.number)) if href else ""
    return (
        f'<article class="ts-card" id="passage-{escape(prefix)}{card.number}">'
        f'<p class="ts-eyebrow">{article}Passage {card.number} · {escape(card.section_title)}</p>'
        f"<blockquote>{mark_text(card.text, card.marks)}</blockquote>"
        f'<p class="ts-backs-title">This passage supports:</p><ul class="ts-backs">{backs}</ul>'
        f"{f'<p>{link}</p>' if link else ''}</article>"
    )


def _render_together(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    words = " and ".join(str(number) for number in numbers)
    return f' <span class="ts-muted">together with passage {words}</span>'


def _find_covering_pair(pairs: Sequence[tuple[int, int]], offset: int) -> int:
    """Return the number, from 1, of the pair that contains ``offset``, or 0.

    Args:
        pairs: (start, end) pairs, sorted, without overlap.
        offset: Index of a character.
    """
    number = bisect.bisect_right(pairs, offset, key=operator.itemgetter(0))
    return number if number and offset < pairs[number - 1][1] else 0


def _render_next(number: int, last: int) -> str:
    if last <= 1:
        return ""
    sign, goal, name = ("↓", number + 1, "next") if number < last else ("↑", 1, "first")
    words = f'{sign}{goal}<span class="ts-vh"> of {last}: {name} mark</span>'
    return f'<a class="ts-next" href="#mark-{goal}">{words}</a>'
