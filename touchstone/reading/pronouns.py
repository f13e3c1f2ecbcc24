"""What does "it" mean when something is done to it?

Two cases only: something is taken away from what was just named ("stress builds
up, and a massage brings it down"), and more is made of what was just said to be
missing ("skin makes less collagen; massage nudges it to make more").
"""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.reading.mentions import Mention
from touchstone.reading.tokens import Tokens
from touchstone.reading.vocabulary import Vocabulary
from touchstone.reading.wordlists import DOWN, FALLS, LESS, MORE
from touchstone.words import BREAK

_IT = frozenset({"it", "them", "one"})
_MAKES = frozenset({"make", "makes", "made", "making", "leave", "leaves", "left", "render"})
_OUT = DOWN | {"out", "off"}


def resolve_less(
    vocabulary: Vocabulary,
    tokens: Tokens,
    concerns: Sequence[Mention],
    before: Sequence[Mention],
) -> tuple[Mention, ...]:
    """Return the benefits of taking "it" away, where "it" is a concern.

    Args:
        vocabulary: The words.
        tokens: The sentence.
        concerns: The concerns that it names.
        before: The concerns that the sentence before names.
    """
    found = []
    for place, word in enumerate(tokens.words):
        ruler = _lessening(tokens, place) if word in _IT else None
        if ruler is None:
            continue
        named = [item for item in concerns if item.places[-1] < min(ruler, place)] or list(before)
        for concern in named[:1]:
            found += [
                Mention(benefit_id, (place,), ruler, (concern.meaning,))
                for benefit_id in vocabulary.lessens.get(concern.meaning, ())
                if benefit_id not in vocabulary.follows
            ]
    return tuple(found)


def resolve_more(tokens: Tokens, missing: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the benefit of making "more" of what the sentence before said is missing."""
    for place, word in enumerate(tokens.words):
        ends = place + 1 == len(tokens.all) or tokens.all[place + 1].stem == BREAK
        makes = any(token.stem in MORE or token.word == "make" for token in tokens.all[:place])
        if word == "more" and ends and makes and missing:
            return (Mention(missing[0].meaning, (place,), place),)
    return ()


def _lessening(tokens: Tokens, place: int) -> int | None:
    """Return the place of the word that takes "it" away, or None."""
    words = tokens.words
    if place + 1 < len(words) and words[place + 1] in _OUT:
        return place + 1
    makes = words[place - 1 : place] and words[place - 1] in _MAKES
    if makes and place + 1 < len(words) and tokens.all[place + 1].stem in FALLS:
        return place + 1
    before = place - 2 if words[place - 1 : place] == ("of",) else place - 1
    if before >= 0 and tokens.all[before].stem in LESS:
        return before
    return None
