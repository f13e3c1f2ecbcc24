"""Weigh words and pairs of words for each subject by counting them in examples.

A weight is the logarithm of how much more often the examples of one subject hold a word, or
two words near each other, than all other examples do (naive Bayes). So each answer can say
which words led to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from touchstone.search.reading import WEAK

Weights = NDArray[np.float64]
# The subject of everything that is not covered, and that of talk that fits any subject. Talk
# takes weight from its words and speaks for nothing.
NOT_COVERED, TALK = "", "talk"
# How many words after the first the second word of a pair may come.
_REACH = 2
# A word that weighs more than this for what is not covered, or for a concern, speaks for it.
_FOREIGN, _TELLING = 0.5, 1.5
# Added to each count and total, so that a word seen once proves nothing.
_SMOOTHING, _SMOOTHED_TOTAL = 0.05, 1.0


@dataclass(frozen=True)
class WordWeights:
    """Weights by word or pair, with a column for each subject and ``NOT_COVERED`` last."""

    subjects: tuple[str, ...]
    rows: Mapping[tuple[str, ...], int]
    weights: Weights

    def find_clues(self, stems: Sequence[str]) -> list[tuple[tuple[int, ...], Weights]]:
        """Return the indexes and weights of the words and pairs in a text that examples hold.

        A repeated word or pair counts once.
        """
        indexes_by_row = {
            row: indexes
            for key, indexes in _iterate_keys(stems)
            if (row := self.rows.get(key)) is not None
        }
        return [(indexes, self.weights[row]) for row, indexes in indexes_by_row.items()]

    def knows(self, stem: str) -> bool:
        """Return whether a word is in any example, or so common that it says nothing."""
        return stem in WEAK or (stem,) in self.rows

    def list_telling(self) -> frozenset[str]:
        """Return the words that speak for a concern."""
        best = self.weights[:, :-1].max(axis=1)
        return frozenset(
            key[0] for key, row in self.rows.items() if len(key) == 1 and best[row] > _TELLING
        )

    def select_foreign(self, stems: Iterable[str]) -> frozenset[str]:
        """Return those of ``stems`` that speak for what is not covered."""
        rows = {stem: self.rows[(stem,)] for stem in stems if (stem,) in self.rows}
        least = np.maximum(self.weights[:, :-1].max(axis=1), _FOREIGN)
        return frozenset(stem for stem, row in rows.items() if self.weights[row, -1] > least[row])


def weigh_examples(
    subjects: Sequence[str], examples: Sequence[tuple[int, tuple[str, ...]]]
) -> WordWeights:
    """Return the weights of the words and pairs in examples.

    Args:
        subjects: ``NOT_COVERED`` last.
        examples: For each, the index of its subject, ``len(subjects)`` for ``TALK``; and its stems.
    """
    width = len(subjects) + 1
    rows: dict[tuple[str, ...], int] = {}
    cells: list[int] = []
    for subject, stems in examples:
        keys = {key for key, _ in _iterate_keys(stems)}
        cells += [rows.setdefault(key, len(rows)) * width + subject for key in keys]
    counts = np.bincount(cells, minlength=len(rows) * width).astype(float)
    counts = counts.reshape(len(rows), width)
    totals = np.bincount([subject for subject, _ in examples], minlength=width)
    others = counts.sum(axis=1, keepdims=True) - counts
    share = (counts + _SMOOTHING) / (totals + _SMOOTHED_TOTAL)
    share_of_others = (others + _SMOOTHING) / (totals.sum() - totals + _SMOOTHED_TOTAL)
    # A word that the examples of a subject lack is no evidence against it.
    weights = np.log(share / share_of_others).clip(min=0)
    return WordWeights(tuple(subjects), rows, weights[:, :-1])


def _iterate_keys(stems: Sequence[str]) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    for first, stem in enumerate(stems):
        if stem not in WEAK:
            yield (stem,), (first,)
        for second in range(first + 1, min(first + 1 + _REACH, len(stems))):
            yield _pair(stem, stems[second]), (first, second)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
