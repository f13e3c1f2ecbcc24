"""Is it massage that does it?

No grammar is parsed. Massage and other means (creams, lasers, food) are known by
their words. The one that begins a thought acts in it and goes on acting, until
another begins one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchstone.own_article.reading.agent_words import (
    ASIDES,
    BODY,
    COMPARED,
    FOREIGN,
    INTO,
    MASSAGE_PAIRS,
    MOVES,
    NO_MEANS,
    OTHER_PAIRS,
    PERSONS,
    TOOLS,
)
from touchstone.own_article.reading.agent_words import MASSAGE as MASSAGE_STEMS
from touchstone.own_article.reading.agent_words import OTHER as OTHER_STEMS
from touchstone.own_article.reading.wordlists import TURNING
from touchstone.search.stems import BREAK
from touchstone.search.tokens import Tokens

MASSAGE, OTHER, NOBODY = "massage", "other", ""
_NEAR = 3
_SUBJECT_WORDS = 6
_BEGINNERS = frozenset({",", ";", ":", "—", "–", "(", "and", "but", "because", "while", "whereas",
                        "so", "that", "says", "said", "by", "although", "though"})  # fmt: skip
_OBJECT_REACH = 5
# "Massage it in." but "massage in the evening".
_AFTER_IN = {(), *((word,) for word in (".", ",", ";", "with", "until", "twice", "every", "well"))}


def find_agents(tokens: Tokens, before: str, *, by_moves: bool) -> tuple[str, ...]:
    """Return who acts at each token of a sentence.

    Args:
        tokens: The sentence.
        before: Who acted before it.
        by_moves: Whether rubbing and kneading mean massage here.
    """
    words = tokens.words
    changes = {
        place: agent
        for place, agent in _agents(tokens, by_moves=by_moves)
        # "Stop your retinol before a massage" goes on about retinol.
        if before != OTHER or not ASIDES.intersection(words[max(0, place - 2) : place])
    }
    first = min(changes, default=0)
    # "Scars fade with massage": named at the end, it acts from the start.
    acting = MASSAGE if changes.get(first) == MASSAGE else before
    agents: list[str] = []
    for place in range(len(tokens.all)):
        acting = changes.get(place, acting)
        agents.append(acting)
    return tuple(agents)


def subject_of(tokens: Tokens, agents: Sequence[str]) -> str:
    """Return who "it" is in the next sentence: whoever is no mere circumstance here."""
    words = tokens.words
    named = [place for place, _ in _agents(tokens, by_moves=True) if not _is_tool(words, place)]
    return agents[named[0]] if named else agents[-1]


def first_agent(tokens: Tokens) -> str:
    """Return who acts first in a sentence or heading, if anybody is named."""
    return next((agent for _, agent in _agents(tokens, by_moves=True)), NOBODY)


def names_massage(tokens: Tokens) -> bool:
    """Return whether a sentence speaks of massage by name, not of rubbing something in."""
    return any(
        _is_massage(tokens, place) and not _rubs_in(tokens, place)
        for place in range(len(tokens.all))
    )


def makes_moves(tokens: Tokens) -> bool:
    """Return whether a sentence names massage or one of its moves."""
    return any(
        (_is_massage(tokens, place) or token.stem in MOVES) and not _rubs_in(tokens, place)
        for place, token in enumerate(tokens.all)
    )


def _is_massage(tokens: Tokens, place: int) -> bool:
    pair = tokens.words[place : place + 2]
    return tokens.all[place].stem in MASSAGE_STEMS or pair in MASSAGE_PAIRS


def _agents(tokens: Tokens, *, by_moves: bool) -> Iterator[tuple[int, str]]:
    """Yield each agent with its place; those that are only compared with are left out."""
    words = tokens.words
    other = False
    for place, token in enumerate(tokens.all):
        if _is_compared(words, place):
            continue
        if _is_massage(tokens, place) or (by_moves and token.stem in MOVES):
            rubbed = _rubs_in(tokens, place)
            # After "a mask", "... after the massage" does not act.
            if rubbed or not other or _may_act(words, place):
                other = rubbed
                yield place, OTHER if rubbed else MASSAGE
        elif _is_other(tokens, place) and _may_act(words, place) and not _is_tool(words, place):
            other = True
            yield place, OTHER


def _is_compared(words: Sequence[str], place: int) -> bool:
    """Return whether a word is only compared with: "like a cream", but not "I like creams"."""
    return any(
        words[at] in COMPARED and not (words[at] == "like" and words[at - 1] in PERSONS)
        for at in range(max(0, place - _NEAR), place)
    )


def _is_other(tokens: Tokens, place: int) -> bool:
    words = tokens.words
    if not NO_MEANS.isdisjoint((words[place : place + 2], words[max(0, place - 1) : place + 1])):
        return False
    return tokens.all[place].stem in OTHER_STEMS or words[place : place + 2] in OTHER_PAIRS


def _is_tool(words: Sequence[str], place: int) -> bool:
    """Return whether a means only comes along: "with oil", but not "a mask that plumps"."""
    acts = {"that", "which"}.intersection(words[place + 1 : place + 3])
    return not acts and bool(TOOLS.intersection(words[max(0, place - _NEAR) : place]))


def _may_act(words: Sequence[str], place: int) -> bool:
    """Return whether a word stands early in a sentence, or early in a part of it."""
    return place < _SUBJECT_WORDS or bool(_BEGINNERS.intersection(words[place - _NEAR : place]))


def _rubs_in(tokens: Tokens, place: int) -> bool:
    """Return whether something is rubbed in, or is no skin: "massage the cream into it"."""
    after = tokens.all[place + 1 : place + 1 + _OBJECT_REACH]
    words = tuple(token.word for token in after)
    # "Rubbing pulls blood into the cheeks" rubs nothing in.
    if INTO.intersection(words) and all(token.stem not in BODY for token in after[:3]):
        return True
    for offset, word in enumerate(words[:3]):
        if word == "in" and words[offset + 1 : offset + 2] in _AFTER_IN:
            return True
    for offset, token in enumerate(after):
        if token.stem == BREAK or token.word in TOOLS or token.word in TURNING:
            return False
        if token.stem in OTHER_STEMS or token.stem in FOREIGN:
            return offset > 0  # "massage cream" is a name
    return False
