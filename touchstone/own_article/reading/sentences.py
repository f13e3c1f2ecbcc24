"""Split the paragraphs of an article into sentences with exact offsets.

The library sentencex finds sentence ends in linear time; this module restores offsets
and cuts up text that has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import sentencex

from touchstone.articles.article import Article
from touchstone.limits import MAX_SENTENCE_CHARS

# The library mistakes "me." before "I" for an abbreviation, so lines are split there, too.
_LINE = re.compile(r"(?:[^\n\r.!?]|[.!?](?!\s+I\s))+[.!?]?")
# Bullets within a line, where line ends were lost.
_BULLET = re.compile(
    r"(?<=\s)(?:\*\)?|[•▪·~+]|[=-]>|(?:>+\s*)?-(?=\w))(?=\s|\w)|^(?:\*\)?|[•▪·~+]|[=-]>|>+|-)(?=\s)"
)
_NO_QUOTES = str.maketrans(dict.fromkeys('"“”', " "))
_OPENING, _CLOSING = frozenset('"“'), frozenset('"”')
# Characters passed to the library at once.
_CHUNK_CHARS = 20_000


@dataclass(frozen=True)
class Sentence:
    """One sentence of an article.

    Attributes:
        section: Index of the section in ``Article.sections``.
        paragraph: Index of the paragraph in that section.
        start: Offset of its first character in the paragraph.
        end: Offset after its last character.
        text: The exact characters between, without surrounding white space.
    """

    section: int
    paragraph: int
    start: int
    end: int
    text: str


def split_article(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of an article in order; none is blank or very long."""
    return tuple(
        Sentence(section_index, paragraph_index, start, end, paragraph[start:end])
        for section_index, section in enumerate(article.sections)
        for paragraph_index, paragraph in enumerate(section.paragraphs)
        for start, end in split_text(paragraph)
    )


def split_text(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end offset of each sentence of ``text``."""
    # The library finds no sentence ends inside quotation marks, so they are replaced by spaces.
    bare = text.translate(_NO_QUOTES)
    for chunk_start in range(0, len(text), _CHUNK_CHARS):
        chunk = bare[chunk_start : chunk_start + _CHUNK_CHARS]
        for found in sentencex.get_sentence_boundaries("en", chunk):
            start, end = chunk_start + found["start_index"], chunk_start + found["end_index"]
            for line in _LINE.finditer(bare[start:end]):
                offset = start + line.start()
                for first, last in _split_list(line.group()):
                    yield from _cut(text, bare, offset + first, offset + last)


def _split_list(line: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each item of a bulleted list that lost its line breaks."""
    start = 0
    for bullet in _BULLET.finditer(line):
        yield start, bullet.start()
        start = bullet.end()
    yield start, len(line)


def _cut(text: str, bare: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield pieces of at most ``MAX_SENTENCE_CHARS``, without surrounding white space."""
    for piece_start in range(start, end, MAX_SENTENCE_CHARS):
        piece = bare[piece_start : min(end, piece_start + MAX_SENTENCE_CHARS)]
        if piece.strip():
            first = piece_start + len(piece) - len(piece.lstrip())
            last = first + len(piece.strip())
            # Quotation marks that touch the sentence belong to it.
            first -= text[first - 1 : first] in _OPENING
            yield first, last + (text[last : last + 1] in _CLOSING)
