"""Weigh the concerns that a clause speaks for, by its terms, words and pairs of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from touchstone.limits import MAX_CONCERNS_FOUND
from touchstone.search.english import is_common
from touchstone.search.reading import NEGATION, PAUSE, WEAK, Word
from touchstone.search.terms import Hit, SearchTerms
from touchstone.search.word_weights import NOT_COVERED, Weights, WordWeights

# All bars were set by measurement (make bench-finder).
# What a clause must weigh for a concern, in a short text and in a story, and the share of it
# that is enough if the clause holds a term of the concern.
BAR, STORY_BAR, _FOR_TERM = 7.0, 13.0, 0.6
# Added to the bar next to words about something else.
_FOR_FOREIGN = 3.0
# Added to the bar for a second concern that no term names.
_FOR_SECOND = 8.0
# From this weight on, the concern is clear; below it, a rival may weigh at most this share of it.
_CLEAR, _RIVAL_SHARE = 14.0, 0.7
# How much more a clause must weigh for a concern than for what is not covered.
_LEAD = 2.0
# What each word of a concern's term weighs for it; and for what is not covered, each word of a
# term and each word that is in no example.
_TERM_WORD, _OTHER_TERM_WORD, _UNKNOWN_WORD = 3.0, 5.0, 1.0
# A word that weighs more than this for a concern is among those that led to it.
_TELLING = 1.0
_LIKE = "like"
# How many concerns are checked: a weak one with a term of its own may rank below stronger ones.
_CANDIDATES = 3


@dataclass(frozen=True)
class ClauseReading:
    """A concern that a clause speaks for.

    Attributes:
        subject: The concern.
        weight: How strongly the clause speaks for it.
        lead: How much more strongly than for what is not covered.
        places: The places of the words that led to it, without common words if there are others.
        words: The words that led to it.
        parts: The parts of the clause, between its pauses, that hold these words.
        is_named: Whether the clause holds one of its terms.
        is_sure: Whether it passed the bar.
    """

    subject: str
    weight: float
    lead: float
    places: frozenset[int]
    words: tuple[Word, ...]
    parts: frozenset[int]
    is_named: bool
    is_sure: bool = False

    def passes(self, bar: float, foreign: Iterable[int], *, is_second: bool) -> bool:
        """Return whether the reading is strong enough; words about other things raise the bar.

        Args:
            bar: What it must weigh without a term.
            foreign: The parts that hold words about other things.
            is_second: Whether another concern was found before it.
        """
        more = 0.0 if self.parts.isdisjoint(foreign) else _FOR_FOREIGN
        unnamed = bar + (_FOR_SECOND if is_second else 0.0)
        least = (bar * _FOR_TERM if self.is_named else unnamed) + more
        return bool(self.words) and self.weight > least and self.lead >= _LEAD


@dataclass(frozen=True)
class _Sign:
    """A term, word or pair of a clause: its places, and what it weighs for each subject."""

    places: frozenset[int]
    weights: Weights
    term: str | None = None


@dataclass(frozen=True)
class Scorer:
    """Weighs clauses by the terms and evidence of a pack.

    Attributes:
        evidence: Weights of words and pairs.
        terms: The terms of concerns, and of what is not covered.
        foreign: Stems that are about something that is not covered.
    """

    evidence: WordWeights
    terms: SearchTerms
    foreign: frozenset[str]

    def find_hits(self, words: Sequence[Word], parts: Sequence[int]) -> list[Hit]:
        """Return the terms in a clause that ``split_at_pauses`` has split."""
        stems = [word.stem for word in words]
        hits = self.terms.find_in(stems, parts)
        return [hit for hit in hits if hit.term.subject or _is_meant(hit, stems)]

    def read_clause(self, clause: Sequence[Word], bar: float) -> Iterator[ClauseReading]:
        """Yield the concerns that a clause speaks for, the strongest first.

        Each uses up the words that led to it; the next is what the other words speak for. If none
        passes the bar, or the first has too close a rival, the two strongest are yielded, unless
        a word is about other things.
        """
        words, parts = split_at_pauses(clause)
        signs = self._list_signs([word.stem for word in words], self.find_hits(words, parts))
        foreign_parts = [
            part for word, part in zip(words, parts, strict=True) if self._is_foreign(word)
        ]
        for found_count in range(MAX_CONCERNS_FOUND):
            total = sum((sign.weights for sign in signs), np.zeros(len(self.evidence.subjects)))
            total[-1] += _UNKNOWN_WORD * sum(not self.evidence.knows(word.stem) for word in words)
            ranked = np.argsort(-total[:-1], kind="stable").tolist()[:_CANDIDATES]
            readings = [self._judge(words, parts, signs, total, column) for column in ranked]
            sure = [
                reading
                for reading in readings
                if reading.passes(bar, foreign_parts, is_second=found_count > 0)
            ]
            if not sure or (not found_count and _is_close(sure[0], readings)):
                yield from [] if found_count or foreign_parts else readings[:2]
                return
            yield replace(sure[0], is_sure=True)
            signs = [sign for sign in signs if sign.places.isdisjoint(sure[0].places)]

    def _judge(
        self,
        words: Sequence[Word],
        parts: Sequence[int],
        signs: Sequence[_Sign],
        total: Weights,
        column: int,
    ) -> ClauseReading:
        """Return how strongly some signs speak for the concern of one column."""
        subject = self.evidence.subjects[column]
        telling = [sign for sign in signs if sign.weights[column] > _TELLING]
        indexes = _select_own_indexes(subject, telling, signs)
        # Common words may lead to another concern, too.
        spent_indexes = {index for index in indexes if words[index].stem not in WEAK} or indexes
        return ClauseReading(
            subject=subject,
            weight=float(total[column]),
            lead=float(total[column] - total[-1]),
            places=frozenset(spent_indexes),
            words=tuple(words[index] for index in sorted(indexes)),
            parts=frozenset(parts[index] for index in indexes),
            is_named=any(sign.term == subject for sign in telling),
        )

    def _is_foreign(self, word: Word) -> bool:
        """Return whether a word is about other things: a name or a typo is not."""
        is_unknown = not self.evidence.knows(word.stem)
        return word.stem in self.foreign or (is_unknown and is_common(word.word))

    def _list_signs(self, stems: Sequence[str], hits: Sequence[Hit]) -> list[_Sign]:
        """Return the signs of a clause; words of a concern's term speak for no other concern."""
        columns = {subject: column for column, subject in enumerate(self.evidence.subjects)}
        owners = {index: hit.term.subject for hit in hits for index in hit.places}
        signs = []
        for indexes, weights in self.evidence.find_clues(stems):
            clue_owners = {owners.get(index) for index in indexes}
            if None not in clue_owners:
                own_weights = np.zeros_like(weights)
                for subject in (*(clue_owners if len(clue_owners) == 1 else ()), NOT_COVERED):
                    own_weights[columns[subject]] = weights[columns[subject]]
                weights = own_weights
            signs.append(_Sign(frozenset(indexes), weights))
        for hit in hits:
            weights = np.zeros(len(columns))
            word_weight = _TERM_WORD if hit.term.subject else _OTHER_TERM_WORD
            weights[columns[hit.term.subject]] = word_weight * len(hit.term.stems)
            signs.append(_Sign(frozenset(hit.places), weights, hit.term.subject))
        return signs


def split_at_pauses(clause: Sequence[Word]) -> tuple[list[Word], list[int]]:
    """Return the words of a clause without its pauses, and the number of each word's part."""
    words: list[Word] = []
    parts: list[int] = []
    for index, word in enumerate(clause):
        if word.stem != PAUSE:
            words.append(word)
            parts.append(index - len(words))  # goes up with each pause
    return words, parts


def _is_close(best: ClauseReading, readings: Sequence[ClauseReading]) -> bool:
    """Return whether another concern is so close to an unnamed best one that it is a guess."""
    rival = max((reading.weight for reading in readings if reading is not best), default=0.0)
    return not best.is_named and best.weight < _CLEAR and rival > _RIVAL_SHARE * best.weight


def _is_meant(hit: Hit, stems: Sequence[str]) -> bool:
    """Return whether a term is meant, unlike in "not sleeping well" and "like a tomato"."""
    first = hit.places[0]
    return (
        NEGATION not in stems[max(0, first - 1) : first]
        and _LIKE not in stems[max(0, first - 2) : first]
    )


def _select_own_indexes(subject: str, telling: Sequence[_Sign], signs: Sequence[_Sign]) -> set[int]:
    """Return the indexes of the words that led to a subject.

    A single word that is in a term of another subject stays with that subject.
    """
    rival_indexes = {
        index for sign in signs if sign.term not in (None, subject) for index in sign.places
    }
    return {
        index
        for sign in telling
        for index in sign.places
        if len(sign.places) > 1 or index not in rival_indexes
    }
