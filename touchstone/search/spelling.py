"""Mend typos and run-together words, with the words of a pack as the dictionary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from touchstone.search.english import is_common
from touchstone.search.stems import word_set

_LINKS = word_set("a i on my in the of and with after around under up from for to is at")
_SHORTEST, _LONG, _MOST_PARTS = 4, 8, 6


@dataclass(frozen=True)
class Speller:
    """The words that a typo may stand for, with the number of uses of each in the phrases."""

    counts: Mapping[str, int]

    def mend(self, word: str) -> tuple[str, ...]:
        """Return the words that ``word`` stands for: itself if it is known or cannot be mended."""
        if len(word) < _SHORTEST or word in self.counts or is_common(word):
            return (word,)
        return self._split(word) or (self._find_nearest(word) or word,)

    def _find_nearest(self, word: str) -> str:
        allowed = 1 if len(word) < 6 else 2
        near = process.extract(
            word,
            self._by_letter.get(word[0], ()),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=allowed,
            limit=None,
        )
        best = min(((cost, -self.counts[known], known) for known, cost, _ in near), default=None)
        return best[2] if best else ""

    def _split(self, word: str) -> tuple[str, ...]:
        """Return the fewest known words that ``word`` runs together, or none."""
        if len(word) < _LONG:
            return ()
        best: dict[int, tuple[str, ...]] = {0: ()}
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 16), end):
                part = word[start:end]
                if start in best and (part in _LINKS or part in self._parts):
                    parts = (*best[start], part)
                    if end not in best or len(parts) < len(best[end]):
                        best[end] = parts
        parts = best.get(len(word), ())
        return parts if len(parts) <= _MOST_PARTS else ()

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        words = defaultdict(list)
        for word in self.counts:
            if len(word) >= _SHORTEST:
                words[word[0]].append(word)
        return dict(words)

    @cached_property
    def _parts(self) -> frozenset[str]:
        long = {word for word in self.counts if len(word) >= _SHORTEST}
        singular = {word[:-1] for word in long if word.endswith("s") and len(word) > _SHORTEST}
        return frozenset(
            long | singular | {w for w, n in self.counts.items() if len(w) == 3 and n > 2}
        )
