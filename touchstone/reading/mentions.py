"""Where does a sentence name a concern, or a benefit?

A benefit such as "less stress" is named when the thing is there and a word of
that sense rules it ("lowers stress", "stress falls", "stress relief"). A benefit
that is named to say that it is missing ("poor circulation") is not a benefit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from touchstone.reading.tokens import Tokens
from touchstone.reading.vocabulary import LESS, Term, Terms, Vocabulary
from touchstone.reading.wordlists import (
    BECOMING,
    COMPARATIVES,
    DEGREES,
    DOWN,
    FALLEN,
    LACK,
    LACKING_AFTER,
    MANNERS,
    NEAR_ONLY,
    NEW_THOUGHT,
    RESTING,
    RISES,
    SUBJECTS,
    TAKERS,
    WEAK_LESS,
    WORSE,
)
from touchstone.reading.wordlists import LESS as LESS_WORDS
from touchstone.reading.wordlists import MORE as MORE_WORDS
from touchstone.words import BREAK, place_term, stem_word

# How many words may stand between the thing and the word that rules it.
_BEFORE, _AFTER, _WEAK_REACH, _LACK_REACH, _TAKEN_REACH = 12, 8, 2, 3, 4
_LESS_REACH = 3
_SETTLE = stem_word("settle")
_JOINERS = ((",",), ("and",), ("or",))
_ARTICLES = frozenset({"a", "an", "the", "our", "this"})


@dataclass(frozen=True)
class Mention:
    """Words of a sentence that name a concern or a benefit.

    Attributes:
        meaning: Id of the concern or benefit.
        places: Where the words stand among the tokens of the sentence.
        ruled_by: Place of the word that makes it less or more, or -1.
        own: Of a benefit, the concerns that its words stand for ("it").
        told: Place of the sentence that named them: None for this one, -1 for the heading.
    """

    meaning: str
    places: tuple[int, ...]
    ruled_by: int = -1
    own: tuple[str, ...] = ()
    told: int | None = None


def find_concerns(vocabulary: Vocabulary, tokens: Tokens) -> tuple[Mention, ...]:
    """Return the concerns that are named, by place."""
    placed = _place(vocabulary.concerns, tokens, tokens.content_stems, shared=False)
    return _in_order(Mention(term.meaning, places) for term, places in placed)


def _is_torn(tokens: Tokens, places: Sequence[int]) -> bool:
    """Return whether a verb stands between: "stress feeds breakouts" is two things."""
    between = range(places[0], places[-1])
    return any(tokens.all[place].stem in WORSE for place in between if place not in places)


def _is_wide(tokens: Tokens, places: Sequence[int]) -> bool:
    """Return whether a comma and more stands between: "every cell, so you leave healthy"."""
    between = tokens.words[places[0] : places[-1]]
    return "," in between and len(between) > _LACK_REACH


def find_benefits(
    vocabulary: Vocabulary, tokens: Tokens, borders: Sequence[int]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the benefits that are named, and those that are said to be missing, by place.

    Args:
        vocabulary: The words.
        tokens: The sentence.
        borders: Places where a clause ends; no word rules beyond one.
    """
    found: list[Mention] = []
    missing: list[Mention] = []
    # "New, healthy cells" are new cells, but "acne, scars" are no acne scars.
    for term, places in _place(vocabulary.benefits, tokens, tokens.joined_stems, shared=True):
        if tokens.words[places[-1] + 1 : places[-1] + 2] == ("massage",) and _is_kind(
            tokens, places
        ):
            continue
        reach = reach_of(places, borders, len(tokens.all))
        if term.sense:
            ruler = find_ruler(term.sense, tokens, places, reach)
            if ruler is not None:
                found.append(Mention(term.meaning, places, ruler))
        elif not _is_manner(tokens, places):
            kept = missing if _is_lacking(tokens, places, reach[0]) else found
            kept.append(Mention(term.meaning, places))
    return drop_ruled(tokens, found), _in_order(missing)


def _is_kind(tokens: Tokens, places: Sequence[int]) -> bool:
    """Return whether the words only say what kind of massage it is: "lymphatic massage"."""
    named = all(tokens.words[place].startswith("lymph") for place in places)
    return named and tokens.words[places[-1] + 1 : places[-1] + 2] == ("massage",)


def drop_ruled(tokens: Tokens, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the benefits without those that only say what another has become.

    The word that rules one benefit names no other ("calms redness" calms no mind), nor
    do those that stand beside it ("scars get thinner and more elastic").
    """
    rulers = {
        place
        for mention in found
        if mention.ruled_by >= 0
        for place in _rule_together(tokens, mention)
    }
    kept = [
        item
        for item in found
        if not rulers.issuperset(item.places)
        or (item.ruled_by >= 0 and item.ruled_by not in rulers)
    ]
    # Nor do words within longer ones: "a supple scar" says nothing of supple skin.
    return _in_order(item for item in kept if not any(_holds(other, item) for other in kept))


def _rule_together(tokens: Tokens, mention: Mention) -> Iterator[int]:
    """Yield the places of what a thing has become: "thinner", "more elastic"."""
    words = tokens.words
    place = mention.ruled_by
    yield place
    while place > mention.places[-1] and words[place + 1 : place + 2] in _JOINERS:
        place += 2
        while words[place : place + 1] and words[place] in DEGREES | {"and"}:
            yield place
            place += 1
        if place >= len(words) or tokens.all[place].stem == BREAK:
            return
        yield place


def _holds(one: Mention, other: Mention) -> bool:
    return set(one.places) > set(other.places)


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
        if token.stem in (FALLEN if sense == LESS else RISES) and not _is_object(tokens, place):
            return place
    return None


def _is_object(tokens: Tokens, place: int) -> bool:
    """Return whether "less" is no predicate: "older skin makes less collagen"."""
    words = tokens.words
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


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    key = attrgetter("places", "meaning", "ruled_by")
    return tuple(sorted(set(mentions), key=key))


def _place(
    terms: Terms, tokens: Tokens, stems: Sequence[str], *, shared: bool
) -> Iterator[tuple[Term, tuple[int, ...]]]:
    """Yield each term with its places, longest first.

    Args:
        terms: The terms.
        tokens: The sentence.
        stems: Its stems without fillers.
        shared: Whether one word may serve several meanings.
    """
    content = tokens.content
    used: dict[str, set[int]] = defaultdict(set)
    for term in terms.candidates(stems):
        owner = term.meaning if shared else ""
        for found in place_term(term.stems, stems, used[owner] | used[""]):
            places = tuple(content[place] for place in found)
            if _is_torn(tokens, places) or _is_wide(tokens, places):
                continue
            used[owner if term.meaning else ""].update(found)
            if term.meaning:
                yield term, places


def _is_manner(tokens: Tokens, places: Sequence[int]) -> bool:
    """Return whether a word only says how something is: "a relaxing hour"."""
    first = places[0]
    named = tokens.words[first] in MANNERS and len(places) == 1
    return named and bool(_ARTICLES.intersection(tokens.words[max(0, first - 2) : first]))


def _is_lacking(tokens: Tokens, places: Sequence[int], start: int) -> bool:
    """Return whether the nearest words say that the thing is missing or goes away."""
    words = tokens.all
    for place in range(places[0] - 1, max(start, places[0] - 1 - _LACK_REACH) - 1, -1):
        stem = words[place].stem
        if stem in LACK:
            return True
        if stem in MORE_WORDS or stem == BREAK:
            return False
    after = words[places[-1] + 1 : places[-1] + 1 + _LACK_REACH]
    return any(token.stem in LACKING_AFTER for token in after)
