"""What does "it" mean when something becomes of it?

Three cases. Something is taken away from what was just named ("stress builds up,
and a massage brings it down"), or it is said to be gone or paler ("after a month
it had gone soft"), or more is made of what was just said to be missing ("skin makes
less collagen; massage nudges it to make more").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchstone.own_article.reading.mentions import Mention
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.own_article.reading.wordlists import (
    BECOMING,
    DOWN,
    FADES,
    FALLEN,
    LESS,
    MORE,
)
from touchstone.search.stems import BREAK
from touchstone.search.tokens import Tokens, stem_set

_IT = frozenset({"it", "them", "one", "they", "mine", "hers", "his", "these", "both"})
_OBJECTS = frozenset({"it", "them", "one", "mine", "these"})
_WHICH = frozenset({"which", "that"})
_MAKES = frozenset({"make", "makes", "made", "making", "leave", "leaves", "left", "render"})
_OUT = DOWN | {"out", "off"}
_FRAGMENT, _NEAR = 3, 6
_GOING = stem_set("go goes gone went lift relax clear close slide")
_SAID_GONE = stem_set("gone softer flatter paler smoother faded down vanished")
# How far from "it" stands what becomes of it.
_REACH = 8


def resolve_less(
    vocabulary: Vocabulary,
    tokens: Tokens,
    concerns: Sequence[Mention],
    before: Sequence[tuple[int, Mention]],
) -> tuple[Mention, ...]:
    """Return the benefits of taking "it" away, where "it" is a concern.

    Args:
        vocabulary: The words.
        tokens: The sentence.
        concerns: The concerns that it names.
        before: The concerns that were named before, nearest sentence first, each with
            the place of its sentence (-1: the heading).
    """
    found = []
    for place, ruler in _lessened(tokens):
        if any(ruler < item.places[0] <= ruler + _REACH for item in concerns):
            continue  # "It softens scars"
        here = [item for item in concerns if item.places[-1] < min(ruler, place)]
        named: list[tuple[int | None, Mention]] = [(None, item) for item in here]
        named = named or list(before)
        for told, concern in named[:1]:
            found += [
                Mention(benefit_id, (place,), ruler, (concern.meaning,), told)
                for benefit_id in vocabulary.lessens.get(concern.meaning, ())
            ]
    return tuple(found)


def resolve_more(
    tokens: Tokens, missing: Sequence[Mention], told: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the benefit of making "more", or of boosting "it".

    Args:
        tokens: The sentence.
        missing: What the sentence before says is missing.
        told: What it names and that eases nothing by itself, such as collagen.
    """
    for place, word in enumerate(tokens.words):
        ends = place + 1 == len(tokens.all) or tokens.all[place + 1].stem == BREAK
        boosts = any(token.stem in MORE for token in tokens.all[max(0, place - _NEAR) : place])
        makes = any(token.stem in MORE or token.word == "make" for token in tokens.all[:place])
        if word == "more" and ends and makes and missing:
            return (Mention(missing[0].meaning, (place,)),)
        if word in _OBJECTS and boosts and (missing or told):
            return (Mention((*missing, *told)[0].meaning, (place,)),)
    return ()


def _lessened(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the place of each "it" with that of the word that takes it away."""
    words = tokens.words
    if len(words) <= _FRAGMENT and any(token.stem in _SAID_GONE for token in tokens.all):
        yield 0, 0  # "Redness? Gone."
    for place, word in enumerate(words):
        if word in _WHICH and place and tokens.all[place + 1 : place + 2]:
            # "Scars, which soften": what it has become stands next.
            nearby = range(place + 1, min(place + 3, len(words)))
            ruler = next((index for index in nearby if tokens.all[index].stem in FADES), None)
            if ruler is not None:
                yield place, ruler
        if word not in _IT:
            continue
        ruler = _taken(tokens, place) if word in _OBJECTS else None
        ruler = _become(tokens, place) if ruler is None else ruler
        if ruler is not None:
            yield place, ruler


def _taken(tokens: Tokens, place: int) -> int | None:
    """Return the place of the word that takes "it" away, or None."""
    words = tokens.words
    if place + 1 < len(words) and words[place + 1] in _OUT:
        return place + 1
    makes = words[place - 1 : place] and words[place - 1] in _MAKES
    if makes and place + 1 < len(words) and tokens.all[place + 1].stem in FALLEN:
        return place + 1
    before = place - 2 if words[place - 1 : place] == ("of",) else place - 1
    if before >= 0 and tokens.all[before].stem in LESS:
        return before
    return None


def _become(tokens: Tokens, place: int) -> int | None:
    """Return the place of what "it" has become ("it had gone soft"), or None."""
    after = tokens.all[place + 1 : place + 2]
    if after and after[0].stem in FADES - _GOING:
        return place + 1  # "they melt away"
    becoming = False
    for index in range(place + 1, min(place + 1 + _REACH, len(tokens.all))):
        token = tokens.all[index]
        if becoming and token.stem in FALLEN:
            return index
        becoming = becoming or token.word in BECOMING
        if token.stem == BREAK:
            return None
    return None
