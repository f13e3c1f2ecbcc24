"""Is it massage that does it?

No grammar is parsed. Massage and other means (creams, lasers, food) are known by
their words; the first of them that is not merely compared with rules the
sentence, and goes on ruling while the next sentences name no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from touchstone.reading.tokens import Tokens
from touchstone.reading.wordlists import (
    COMPARED,
    DOES,
    INTO,
    LESS,
    MASSAGE_PAIRS,
    MORE,
    MOVES,
    NEUTRAL,
    NO_MEANS,
    PRONOUNS,
    TOOLS,
)
from touchstone.reading.wordlists import MASSAGE as MASSAGE_STEMS
from touchstone.reading.wordlists import OTHER as OTHER_STEMS
from touchstone.words import BREAK, FILLERS

MASSAGE, OTHER, NOBODY = "massage", "other", ""
_NEAR = 3
_SUBJECT_WORDS = 6
_BEGINNERS = frozenset({",", ";", ":", "and", "but", "because", "while", "whereas", "so"})
_OBJECT_REACH = 5
# "Massage it in." but "massage in the evening".
_AFTER_IN = {(), *((word,) for word in (".", ",", ";", "with", "until", "twice", "every", "well"))}


def find_agent(tokens: Tokens, before: str) -> str:
    """Return who acts in a sentence of an article about massage.

    Args:
        tokens: The sentence.
        before: Who acted in the sentence before.
    """
    return next(_agents(tokens), before)


def has_strange_subject(tokens: Tokens, known: Set[int]) -> bool:
    """Return whether a sentence that names no agent begins with something unheard of.

    "A humidifier keeps skin soft" is no claim about massage, although the sentences
    before speak of it. Pronouns, people, the body and what the pack knows may begin
    a sentence; an unknown thing may not.

    Args:
        tokens: The sentence.
        known: Places of words that name a concern or a benefit.
    """
    strange = False
    for place, token in enumerate(tokens.all[:_SUBJECT_WORDS]):
        if token.word in DOES or token.stem in LESS or token.stem in MORE:
            return strange
        if place in known or token.word in PRONOUNS or token.stem in NEUTRAL:
            return False
        if token.stem != BREAK and token.word not in FILLERS:
            strange = not token.word.endswith(("ing", "ly", "ed"))
    return False


def names_massage(tokens: Tokens) -> bool:
    """Return whether a sentence speaks of massage by name, not of rubbing something in."""
    words = tokens.words
    return any(
        (token.stem in MASSAGE_STEMS or words[place : place + 2] in MASSAGE_PAIRS)
        and not _rubs_in(tokens, place)
        for place, token in enumerate(tokens.all)
    )


def _agents(tokens: Tokens) -> Iterator[str]:
    """Yield the agents in order; those that are only compared with are left out."""
    words = tokens.words
    for place, token in enumerate(tokens.all):
        near = words[max(0, place - _NEAR) : place]
        pair = words[place : place + 2]
        if COMPARED.intersection(near):
            continue
        if token.stem in MASSAGE_STEMS or token.stem in MOVES or pair in MASSAGE_PAIRS:
            yield OTHER if _rubs_in(tokens, place) else MASSAGE
        elif token.stem in OTHER_STEMS and pair not in NO_MEANS and _may_act(words, place):
            # "With oil" is a tool, but "with a mask that leaves skin dewy" is not massage.
            acts = {"that", "which"}.intersection(words[place + 1 : place + 3])
            yield from [OTHER] if acts or not TOOLS.intersection(near) else []


def _may_act(words: Sequence[str], place: int) -> bool:
    """Return whether a word stands early in a sentence, or early in a part of it."""
    return place < _SUBJECT_WORDS or bool(_BEGINNERS.intersection(words[place - _NEAR : place]))


def _rubs_in(tokens: Tokens, place: int) -> bool:
    """Return whether something is rubbed in: "massage the cream into the skin"."""
    words = tokens.words[place + 1 : place + 1 + _OBJECT_REACH]
    if INTO.intersection(words):
        return True
    for offset, word in enumerate(words[:3]):
        if word == "in" and words[offset + 1 : offset + 2] in _AFTER_IN:
            return True
    for offset, token in enumerate(tokens.all[place + 1 : place + 1 + _OBJECT_REACH]):
        if token.stem == BREAK or token.word in TOOLS:
            return False
        if token.stem in OTHER_STEMS:
            return offset > 0  # "massage cream" is a name
    return False
