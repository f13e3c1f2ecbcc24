"""Where does a sentence name a concern, or a benefit?

A benefit such as "less stress" is named when the thing is there and a word of
that sense rules it ("lowers stress", "stress falls", "stress relief"). A benefit
that is named to say that it is missing ("poor circulation") is not a benefit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from operator import attrgetter

from touchstone.own_article.reading.modifiers import find_ruler, reach_of
from touchstone.own_article.reading.vocabulary import Term, Terms, Vocabulary
from touchstone.own_article.reading.wordlists import (
    DEGREES,
    DOWN,
    KIND_OF,
    KINDS,
    LACK,
    LACKING_AFTER,
    MANNERS,
    TREATMENTS,
    WORSE,
)
from touchstone.own_article.reading.wordlists import MORE as MORE_WORDS
from touchstone.search.stems import BREAK, locate_term
from touchstone.search.tokens import Tokens

# How many words may stand between a thing and the word that says it is missing.
_LACK_REACH = 3
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
    for term, places in _place(vocabulary.benefits, tokens, tokens.comma_joined_stems, shared=True):
        torn = any(places[0] < border <= places[-1] for border in borders)
        if torn or _is_kind(tokens, places):
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
    """Return whether the words only say what kind of massage it is.

    "Lymphatic massage", "manual drainage", "a lift-and-sculpt massage".
    """
    after = tokens.words[places[-1] + 1 : places[-1] + 4]
    named = len(places) == 1 and (
        not TREATMENTS.isdisjoint(after[:1])
        or (after[:1] == ("and",) and after[2:3] == ("massage",))
    )
    kinds = all(tokens.words[place] in KINDS for place in places)
    around = tokens.words[max(0, places[0] - 1) : places[0]] + after[:1]
    return named or (kinds and not KIND_OF.isdisjoint(around))


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
    kept = [item for item in found if not _only_rules(tokens, item, rulers)]
    # Nor do words within longer ones: "a supple scar" says nothing of supple skin.
    return _in_order(item for item in kept if not any(_holds(other, item) for other in kept))


def _only_rules(tokens: Tokens, item: Mention, rulers: Set[int]) -> bool:
    if item.ruled_by in item.places:
        return False  # "Gone."
    own = [place for place in item.places if tokens.words[place] not in DOWN]
    return rulers >= set(own) and not rulers.isdisjoint(item.places)


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
        for found in locate_term(term.stems, stems, used[owner] | used[""]):
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
