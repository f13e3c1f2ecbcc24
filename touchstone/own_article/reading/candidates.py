"""Define the pairs of a concern and a benefit that an article may claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from touchstone.articles.quotes import JOINER
from touchstone.claims.claims import STATED
from touchstone.own_article.reading.mentions import Mention
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.vocabulary import Vocabulary

# How a pair was joined: in one clause, as cause and effect, by the context, by the heading.
CLAUSE, CHAIN, CONTEXT, HEADING = "clause", "chain", "context", "heading"


@dataclass(frozen=True)
class Candidate:
    """A pair of a concern and a benefit that the article may claim.

    Attributes:
        concern_id: The concern.
        benefit_id: The benefit.
        kind: ``stated`` or ``implied``.
        sentences: Numbers, within the article, of the sentences that claim it.
        concern_words: The words that name the concern; empty when the benefit implies it.
        benefit_words: The words that name the benefit.
        link: ``CLAUSE``, ``CHAIN``, ``CONTEXT`` or ``HEADING``.
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
        """Sort key that puts the best passage first: stated, then short, then early."""
        return self.kind != STATED, len(self.sentences), self.sentences


@dataclass(frozen=True)
class Occurrence:
    """A concern or benefit, the words that name it, and the number of their sentence.

    The number of a heading is -1.
    """

    meaning: str
    words: str
    sentence: int


def build_candidate(concern: Occurrence, benefit: Occurrence, kind: str, link: str) -> Candidate:
    """Return the pair of a concern and a benefit, with the sentences that name them."""
    sentences = {number for number in (concern.sentence, benefit.sentence) if number >= 0}
    return Candidate(
        concern.meaning,
        benefit.meaning,
        kind,
        tuple(sorted(sentences)),
        concern.words,
        benefit.words,
        link,
    )


def quote_mention(reading: SentenceReading, number: int, mention: Mention) -> Occurrence:
    """Return a mention of a sentence with its exact words, split into pieces at a comma."""
    first, *others = sorted({*mention.indexes, mention.modifier} - {-1})
    spans = [(first, first)]
    for index in others:
        start, last = spans[-1]
        # Words beyond a comma become a piece of their own: "melt … acne scars".
        if "," in reading.tokens.words[last:index]:
            spans.append((index, index))
        else:
            spans[-1] = start, index
    tokens, text = reading.tokens.all, reading.sentence.text
    pieces = (text[tokens[start].start : tokens[last].end] for start, last in spans)
    return Occurrence(mention.meaning, JOINER.join(pieces), number)


def quote_mentions(
    reading: SentenceReading, number: int, mentions: Iterable[Mention]
) -> tuple[Occurrence, ...]:
    """Return mentions of a sentence with their exact words."""
    return tuple(quote_mention(reading, number, mention) for mention in mentions)


def is_claimed(
    concern: Mention | Occurrence, benefit: Mention | Occurrence, vocabulary: Vocabulary
) -> bool:
    """Return whether the pack claims this benefit for this concern."""
    return (concern.meaning, benefit.meaning) in vocabulary.claimed_pairs
