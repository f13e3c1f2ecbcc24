"""Find the words of a clause that a visitor denies: "no acne", "the redness is gone"."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
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

# After these, no link word may come before the next denied word: "no wrinkles, acne".
_LISTS = frozenset({",", "and"})
_BECOMES = word_set("all so a really very totally completely")
_TROUBLES = TROUBLES | {"wrong"}
# A word and its denial are a saying if the word is denied in more than this share of its uses.
_OFTEN = 0.03
# These deny only with one certain word: "nothing wrong with my sleep", "ruled out acne".
_WITH = {
    "nothing": "wrong", "ruled": "out", "can't": "say", "cannot": "say", "wouldn't": "call",
    "wouldnt": "call",
}  # fmt: skip
_LINKS = DENIAL_LINKS | UNMINDED | word_set("wrong out say call")
_CUES = ABSENCE_CUES | word_set("nor hardly barely nothing") | _WITH.keys()


@dataclass(frozen=True)
class Denials:
    """What the examples show about denials.

    Attributes:
        telling: Stems that speak for a concern; a denial extends over them.
        sayings: Neighboring stems that describe a concern, not a denial: "no glow", "jawline gone".
    """

    telling: frozenset[str]
    sayings: frozenset[tuple[str, str]]

    def find_in(self, words: Sequence[Word]) -> set[int]:
        """Return the places of the words that a clause denies, and of the words that deny them."""
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
        if not following and cue and words[cue - 1].word == "or":
            return set()  # "is it acne or not?"
        needed = _WITH.get(words[cue].word)
        if needed and not (following and following.word == needed):
            return set()
        if self._reaches_back(words, cue):
            # "Wrinkles don't bother me", "my sister has acne, I don't".
            return set(range(self._find_start(words, cue), min(cue + 2, len(words))))
        denied: set[int] = set()
        for index in range(cue + 1, len(words)):
            word, before = words[index], words[index - 1]
            if word.stem == PAUSE and denied:
                continue
            if word.word in _LINKS and before.word not in _LISTS:
                continue
            # "No glow" is a saying; "no trouble sleeping" is a denial.
            between = {linking.word for linking in words[cue + 1 : index]}
            is_saying = (NEGATION, word.stem) in self.sayings and between.isdisjoint(_TROUBLES)
            is_saying = is_saying and not denied
            if is_saying or word.stem not in self.telling:
                break
            denied.add(index)
        return denied | {cue} if denied else denied

    def _reaches_back(self, words: Sequence[Word], cue: int) -> bool:
        """Return whether a denial is about what precedes it, because nothing to deny follows it."""
        rest = list(itertools.takewhile(lambda word: word.stem != PAUSE, words[cue + 1 :]))
        following = [word for word in rest if word.is_content]
        is_own = cue > 0 and words[cue - 1].word == "i"
        is_unminded = bool(following) and following[0].word in UNMINDED
        is_unminded = is_unminded and not any(word.stem in self.telling for word in following[1:])
        follows_concern = any(word.stem in self.telling for word in words[:cue])
        return follows_concern and (not rest or (is_own and not following) or is_unminded)

    def _find_start(self, words: Sequence[Word], end: int) -> int:
        """Return where the nearest part before ``end`` that speaks for a concern begins."""
        has_concern = False
        for index in range(end - 1, -1, -1):
            if words[index].stem == PAUSE and has_concern:
                return index + 1
            has_concern = has_concern or words[index].stem in self.telling
        return 0

    def _is_over(self, words: Sequence[Word], over_index: int) -> bool:
        """Return whether a word such as "gone" says that what precedes it is over."""
        before = over_index - 1
        while before >= 0 and words[before].word in OVER_LINKS:
            before -= 1
        if before >= 0 and words[before].stem == NEGATION:
            return False  # "my redness is not gone"
        following = words[over_index + 1] if over_index + 1 < len(words) else None
        after = words[over_index + 2] if over_index + 2 < len(words) else None
        if following and following.word in _BECOMES:
            following = after
        if following and following.stem in self.telling:
            return False  # "gone lumpy", "gone all red"
        return before >= 0 and (words[before].stem, words[over_index].stem) not in self.sayings


def list_sayings(examples: Sequence[Sequence[str]]) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighboring stems in which one often denies the other in examples."""
    uses = Counter(itertools.chain.from_iterable(examples))
    pairs = Counter(
        (first, second)
        for stems in examples
        for first, second in itertools.pairwise(stems)
        if first == NEGATION or second in OVER
    )
    denied = ((pair, pair[1] if pair[0] == NEGATION else pair[0]) for pair in pairs)
    return frozenset(pair for pair, word in denied if pairs[pair] > _OFTEN * uses[word])
