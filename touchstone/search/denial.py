"""Find which words of a clause a visitor denies: "no acne", "the redness is gone"."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from touchstone.search.negation import (
    ABSENCE_CUES,
    DENIAL_LINKS,
    NO_DENIAL,
    OVER,
    OVER_LINKS,
    TROUBLES,
    UNMINDED,
)
from touchstone.search.reading import NEGATION, PAUSE, Word
from touchstone.search.stems import word_set

# After these, a denial goes on with the next word of a list alone: "no wrinkles, acne".
_LISTS = frozenset({",", "and"})
_BECOMES = word_set("all so a really very totally completely")
_CUES = ABSENCE_CUES | word_set("nor hardly barely")


@dataclass(frozen=True)
class Denials:
    """What the examples say of denials.

    Attributes:
        telling: Stems that speak for a concern; a denial goes on over them.
        sayings: Neighbors that mean what they say: "no glow", "jawline gone".
    """

    telling: frozenset[str]
    sayings: frozenset[tuple[str, str]]

    def find_in(self, words: Sequence[Word]) -> set[int]:
        """Return the places of the words that a clause denies, with those that deny them."""
        denied: set[int] = set()
        for cue, word in enumerate(words):
            if word.word in _CUES and cue not in denied:
                denied |= self._find_scope(words, cue)
            elif word.word in OVER and cue not in denied and self._is_over(words, cue):
                denied.update(range(self._find_start(words, cue), cue + 1))
        return denied

    def _find_scope(self, words: Sequence[Word], cue: int) -> set[int]:
        following = words[cue + 1] if cue + 1 < len(words) else None
        if following and following.word in NO_DENIAL.get(words[cue].word, ()):
            return set()
        ends = not following or following.stem == PAUSE
        if ends and cue and words[cue - 1].word == "or":
            return set()  # "is it acne or not?"
        is_unminded = following is not None and following.word in UNMINDED
        if (ends or is_unminded) and any(word.stem in self.telling for word in words[:cue]):
            # "Wrinkles don't bother me", "my sister has acne, I don't": before it.
            return set(range(self._find_start(words, cue), min(cue + 2, len(words))))
        denied: set[int] = set()
        for place in range(cue + 1, len(words)):
            word, before = words[place], words[place - 1]
            if word.stem == PAUSE and denied:
                continue
            if word.word in DENIAL_LINKS | UNMINDED and before.word not in _LISTS:
                continue
            # "No glow" is a saying, "no trouble sleeping" denies.
            is_saying = (NEGATION, word.stem) in self.sayings and before.word not in TROUBLES
            is_saying = is_saying and not denied
            if is_saying or word.stem not in self.telling:
                break
            denied.add(place)
        return denied | {cue} if denied else denied

    def _find_start(self, words: Sequence[Word], end: int) -> int:
        """Return where the nearest part of a sentence begins that speaks of a concern."""
        is_told = False
        for place in range(end - 1, -1, -1):
            if words[place].stem == PAUSE and is_told:
                return place + 1
            is_told = is_told or words[place].stem in self.telling
        return 0

    def _is_over(self, words: Sequence[Word], place: int) -> bool:
        """Return whether a word such as "gone" says that what stands before it is over."""
        before = place - 1
        while before >= 0 and words[before].word in OVER_LINKS:
            before -= 1
        if before >= 0 and words[before].stem == NEGATION:
            return False  # "my redness is not gone"
        following = words[place + 1] if place + 1 < len(words) else None
        if following and (following.stem in self.telling or following.word in _BECOMES):
            return False  # "gone lumpy", "gone all red"
        return before >= 0 and (words[before].stem, words[place].stem) not in self.sayings


def list_sayings(examples: Iterable[Sequence[str]]) -> frozenset[tuple[str, str]]:
    """Return the neighbors in examples, as stems, of which one denies the other."""
    pairs = (pair for stems in examples for pair in itertools.pairwise(stems))
    return frozenset(pair for pair in pairs if pair[0] == NEGATION or pair[1] in OVER)
