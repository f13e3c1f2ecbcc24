"""How do the parts of a sentence hang together: one brings another, or not?

A sentence is cut where a word says that what follows is brought about by what
stands before ("which", "so", "helping"), or the other way round ("because", "by
boosting"), and where the thought turns ("but", "while"). Plain lists are not cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchstone.own_article.reading.wordlists import (
    AS,
    BECAUSE,
    BECAUSE_OF_DOING,
    BRINGING,
    CASES,
    CAUSES,
    DOES,
    EXPLAINED,
    OPENING,
    TURNING,
    WARNING_PAIRS,
    WARNINGS,
)
from touchstone.search.tokens import Tokens

BRINGS, BROUGHT_BY, TURN, NEXT = "brings", "brought-by", "turn", "next"
_NO_CASE = frozenset({"as", "even", "what", "surprised", "surprise"})
_MARKS = frozenset(";:()[]–—")
_POINTING = frozenset({"that", "this", "these"})
_IS = frozenset({"is", "was", "will", "in", "alone", "too", "accounted", "increase"})


@dataclass(frozen=True)
class Clause:
    """A part of a sentence.

    Attributes:
        start: Place of its first token.
        end: One past its last token.
        link: How the part before leads to it: ``BRINGS`` (that brings this),
            ``BROUGHT_BY`` (this brings that), ``TURN`` (but), or ``NEXT``.
    """

    start: int
    end: int
    link: str


def split_clauses(tokens: Tokens) -> tuple[Clause, ...]:
    """Return the parts of a sentence in order; none is empty."""
    cuts = sorted(dict(_cuts(tokens.words)).items())
    starts = [(0, NEXT), *((place, link) for place, link in cuts if place > 0)]
    ends = [place for place, _ in starts[1:]] + [len(tokens.all)]
    return tuple(
        Clause(start, end, link)
        for (start, link), end in zip(starts, ends, strict=True)
        if start < end
    )


def unsaid_span(tokens: Tokens) -> range:
    """Return the tokens that only set a case or warn: "stop if it gets hot".

    A case that opens a sentence ends at its comma; a warning does not end.
    """
    words = tokens.words
    if WARNINGS.intersection(words[:1]) or words[:2] in WARNING_PAIRS:
        return range(len(words))
    opens = next((place for place, word in enumerate(words) if word in CASES), len(words))
    if opens and words[opens - 1 : opens] and words[opens - 1] in _NO_CASE:
        return range(0)
    commas = (place for place in range(opens, len(words)) if words[place] == ",")
    early = opens <= 1
    return range(opens, next(commas, len(words)) if early else len(words))


def _cuts(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield where a clause begins and how it is linked; the last link of a place counts."""
    fronted = _fronted_end(words)
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        if word in _MARKS:
            yield place, TURN if word == ";" else NEXT
        elif word in TURNING:
            yield place, TURN
        elif (place and _is_because(before, word, after)) or (
            place and _is_attributed(words[place : place + 4])
        ):
            yield place, BROUGHT_BY
        elif (
            (place and _is_bringing(words, place))
            or (place and _names_cause(words, place))
            or (before == "," and place > fronted and word.endswith("ing") and len(word) > 5)
        ):
            yield place, BRINGS
    if fronted:
        yield fronted, BRINGS


def _is_because(before: str, word: str, after: str) -> bool:
    if word == "as":
        return after in AS
    if word == "by" and before in EXPLAINED:
        return True
    return word in BECAUSE and (word not in BECAUSE_OF_DOING or after.endswith("ing"))


def _is_bringing(words: Sequence[str], place: int) -> bool:
    word, before = words[place], words[place - 1]
    after = words[place + 1 : place + 3]
    if word == "and":
        # "And that calms", but not "they say that skin is brighter and that they sleep".
        points = after[:1] and after[0] in _POINTING and bool((DOES | _IS).intersection(after[1:]))
        return points or bool(BRINGING.intersection(after[:1])) or after == ("with", "it")
    return word in BRINGING and before not in ("do", "does", "not", "and")


def _is_attributed(words: Sequence[str]) -> bool:
    """Return whether "which" goes on to what was the cause ("which we attribute to")."""
    return words[0] == "which" and bool(BECAUSE.intersection(words[1:4]))


def _names_cause(words: Sequence[str], place: int) -> bool:
    return words[place] == "," and bool(CAUSES.intersection(words[place + 1 : place + 7]))


def _fronted_end(words: Sequence[str]) -> int:
    """Return the comma that ends an opening such as "By boosting circulation,", or 0."""
    if not words or words[0] not in OPENING:
        return 0
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        if word == "," and not after.endswith("ing") and after not in ("and", "or"):
            return place
    return 0
