"""What is a pair that an article may claim, and which words made it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from touchstone.claims.claims import STATED
from touchstone.own_article.reading.mentions import Mention
from touchstone.own_article.reading.sentence_reading import Said
from touchstone.own_article.reading.vocabulary import Vocabulary


@dataclass(frozen=True)
class Candidate:
    """A pair that the article may claim, with the sentences that make it.

    Attributes:
        concern_id: The concern.
        benefit_id: The benefit.
        kind: ``stated`` or ``implied``.
        sentences: Places of the sentences among all that were analyzed.
        concern_words: The words that named the concern; empty when the benefit implies it.
        benefit_words: The words that named the benefit.
        link: How the two were joined, as words for ``suggest``.
    """

    concern_id: str
    benefit_id: str
    kind: str
    sentences: tuple[int, ...]
    concern_words: str
    benefit_words: str
    link: str

    @property
    def rank(self) -> tuple[bool, int, tuple[int, ...]]:
        """What makes one passage better than another: stated, short, early."""
        return self.kind != STATED, len(self.sentences), self.sentences


@dataclass(frozen=True)
class Named:
    """A concern or benefit with the words that named it and the sentence they stand in."""

    meaning: str
    words: str
    sentence: int


def candidate(concern: Named, benefit: Named, kind: str, link: str) -> Candidate:
    """Return the pair of two names, with the sentences that both stand in."""
    sentences = {place for place in (concern.sentence, benefit.sentence) if place >= 0}
    return Candidate(
        concern.meaning,
        benefit.meaning,
        kind,
        tuple(sorted(sentences)),
        concern.words,
        benefit.words,
        link,
    )


def name_mentions(item: Said, place: int, mentions: Iterable[Mention]) -> list[Named]:
    """Return the mentions of a sentence with their words as they stand there."""
    named = []
    for mention in mentions:
        places = [*mention.places, mention.ruled_by] if mention.ruled_by >= 0 else mention.places
        start = item.tokens.all[min(places)].start
        end = item.tokens.all[max(places)].end
        named.append(Named(mention.meaning, item.sentence.text[start:end], place))
    return named


def goes(concern: Mention | Named, benefit: Mention | Named, vocabulary: Vocabulary) -> bool:
    """Return whether the pack claims this benefit for this concern."""
    return (concern.meaning, benefit.meaning) in vocabulary.natural
