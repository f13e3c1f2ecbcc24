"""Which word makes a thing less, more or better, where a sentence names it?

Before it ("lowers stress", "softer scars"), after it ("stress falls", "scars got
softer"), or around it ("brings stress down").
"""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.own_article.reading.vocabulary import LESS
from touchstone.own_article.reading.wordlists import (
    BECOMING,
    COMES_AND,
    COMPARATIVES,
    DOWN,
    EVENED,
    FALLEN,
    LACK,
    NEAR_ONLY,
    NEW_THOUGHT,
    RESTING,
    RISES,
    SUBJECTS,
    TAKERS,
    WEAK_LESS,
    WORSE,
)
from touchstone.own_article.reading.wordlists import LESS as LESS_WORDS
from touchstone.own_article.reading.wordlists import MORE as MORE_WORDS
from touchstone.search.stems import BREAK, stem_word
from touchstone.search.tokens import Tokens

# How many words may stand between the thing and the word that rules it.
_BEFORE, _AFTER, _WEAK_REACH, _TAKEN_REACH, _LESS_REACH = 12, 8, 2, 4, 3
_SETTLE = stem_word("settle")
# "Red marks respond better" is no less redness, but "redness looks better" is.
_VAGUE = frozenset({"better", "easier"})


def reach_of(places: Sequence[int], borders: Sequence[int], length: int) -> tuple[int, int]:
    """Return the clause around some words: its first place and one past its last."""
    start = max((border for border in borders if border <= places[0]), default=0)
    end = min((border for border in borders if border > places[-1]), default=length)
    return start, end


def find_ruler(
    sense: str, tokens: Tokens, places: Sequence[int], reach: tuple[int, int]
) -> int | None:
    """Return the place of the word that makes a thing less, more or better, or None.

    Args:
        sense: "less", "more" or "better".
        tokens: The sentence.
        places: Where the thing stands.
        reach: The clause around it.
    """
    taken = _find_particle(tokens, places, reach) if sense == LESS else None
    if taken is not None:
        return taken
    before = _find_before(sense, tokens, places, reach[0])
    return before if before is not None else _find_after(sense, tokens, places, reach[1])


def _find_particle(tokens: Tokens, places: Sequence[int], reach: tuple[int, int]) -> int | None:
    """Return the place of "down" in "brings stress down", or None."""
    words = tokens.all
    earlier = words[max(reach[0], places[0] - _BEFORE) : places[0]]
    takes = any(token.stem in TAKERS for token in earlier)
    for place in range(places[-1] + 1, min(reach[1], places[-1] + 1 + _TAKEN_REACH)):
        near = place == places[-1] + 1
        if words[place].word in DOWN and (takes or (near and words[place].word == "down")):
            return place
        if words[place].stem == BREAK:
            return None
    return None


def _find_before(sense: str, tokens: Tokens, places: Sequence[int], start: int) -> int | None:
    words = tokens.all
    good, bad = (LESS_WORDS, WORSE) if sense == LESS else (MORE_WORDS, LACK)
    for place in range(places[0] - 1, max(start, places[0] - _BEFORE) - 1, -1):
        stem, word = words[place].stem, words[place].word
        distance = places[0] - place
        near = distance <= _WEAK_REACH
        if stem == BREAK and words[place + 1].word in SUBJECTS:
            return None
        # "Softer scars", but not "calmer, with scars"; "less collagen, slack skin" is no less.
        far = (word in COMPARATIVES and not near) or (word in NEAR_ONLY and distance > _LESS_REACH)
        if stem in good and not far:
            return place
        if sense == LESS and near and (stem in WEAK_LESS or word in COMPARATIVES):
            return place
        if stem in bad:
            return None
    return None


def _find_after(sense: str, tokens: Tokens, places: Sequence[int], end: int) -> int | None:
    """Return the place of what becomes of a thing: "dull skin brighter", "stress falls"."""
    words = tokens.all
    start = _skip_aside(tokens, places[-1] + 1)
    for place in range(start, min(end, start + _AFTER)):
        token, after = words[place], words[min(place + 1, len(words) - 1)].word
        if token.word == "," and after in NEW_THOUGHT:
            return None
        if token.stem == _SETTLE and after in RESTING:
            continue
        if words[place - 2].word in COMES_AND:
            continue  # "redness that comes and goes"
        fallen = token.stem in FALLEN or token.word in EVENED
        if sense == LESS and fallen and not _is_object(tokens, place):
            return place
        if sense != LESS and token.stem in RISES:
            return place
    return None


def _is_object(tokens: Tokens, place: int) -> bool:
    """Return whether a word is no predicate: "older skin makes less collagen"."""
    words = tokens.words
    if words[place] in _VAGUE:
        return words[place - 1] not in BECOMING
    if words[place] not in NEAR_ONLY or place + 1 == len(words):
        return False
    return tokens.all[place + 1].stem != BREAK and not BECOMING.intersection(
        words[max(0, place - _LESS_REACH) : place]
    )


def _skip_aside(tokens: Tokens, start: int) -> int:
    """Return where a sentence goes on after an aside ("my bags, an old gift, are gone")."""
    words = tokens.words
    opens = next((place for place in range(start, len(words)) if words[place] == ","), start)
    if opens - start > _LESS_REACH:
        return start
    for place in range(opens + 1, min(opens + _BEFORE, len(words) - 1)):
        if words[place] == "," and words[place + 1] in BECOMING:
            return place + 1
    return start
