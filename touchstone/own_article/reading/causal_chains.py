"""What follows when one thing is said to bring another?

The third way in which a pair is made (``pairs``): a chain, in one sentence or from
one to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from touchstone.claims.claims import IMPLIED, STATED
from touchstone.limits import MAX_CHAIN_LINKS
from touchstone.own_article.reading.candidates import Candidate, Named, candidate, goes
from touchstone.own_article.reading.clauses import BRINGS, BROUGHT_BY, NEXT, TURN
from touchstone.own_article.reading.sentence_parts import Part, opens_chain, own_concerns
from touchstone.own_article.reading.sentence_reading import Said
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.own_article.reading.wordlists import REASONS


def chains_within(parts: Sequence[Part], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Yield what follows when one part of a sentence brings another."""
    for place, part in enumerate(parts):
        for back in range(1, min(place, MAX_CHAIN_LINKS) + 1):
            links = {other.link for other in parts[place - back + 1 : place + 1]}
            if links == {BRINGS}:
                yield from _chain(parts[place - back], [part], vocabulary)
            elif links == {BROUGHT_BY}:
                yield from _chain(part, [parts[place - back]], vocabulary)


def chains_across(
    item: Said, before: Sequence[Part], parts: Sequence[Part], vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield what follows when a sentence goes on from the one before ("That helps ...")."""
    if before and _gives_reason(item):
        for part in parts:
            yield from _chain(part, [replace(other, link=NEXT) for other in before], vocabulary)
    elif before and opens_chain(item):
        for place in range(len(before) - 1, -1, -1):
            yield from _chain(before[place], parts, vocabulary)
            if before[place].link != BRINGS:
                return


def benefit_links(parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    """Yield each benefit of a sentence with one that it brings."""
    for one, other in pairwise(parts):
        if other.link == BRINGS:
            for cause in one.benefits:
                yield from ((cause.meaning, effect.meaning) for effect in other.benefits)


def close_chains(
    chains: Sequence[Candidate], brought: Iterable[tuple[str, str]], vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield what a benefit brings, for the concern that the benefit is said to help.

    Source:
        docs/about.md: when one benefit brings another, both are claims for that concern.
    """
    for cause, effect in sorted(brought):
        for item in chains:
            natural = (item.concern_id, effect) in vocabulary.natural
            if item.benefit_id == cause and natural and not vocabulary.homes.get(effect):
                yield replace(item, benefit_id=effect, kind=IMPLIED)


def _chain(cause: Part, effects: Sequence[Part], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Yield what follows when one part brings others: its benefits for their concerns.

    A benefit that eases nothing by itself (blood flow) is for whatever it brings; one
    that does (smooth skin) must be known to go with it.

    Source:
        docs/about.md: when one benefit brings another, both are claims for that concern.
    """
    for effect in effects:
        if effect.link == TURN:
            return
        for benefit in cause.benefits:
            for concern in (*effect.concerns, *own_concerns(effect)):
                nearest = benefit.meaning == cause.benefits[-1].meaning
                free = nearest or not vocabulary.homes.get(benefit.meaning)
                joined = free and bool(effect.benefits) and _leads(concern, effect)
                if joined or goes(concern, benefit, vocabulary):
                    yield candidate(concern, benefit, STATED, "chain")
        # Only what was named goes on: "less stress, so sleep comes" is about stress, too.
        for concern in (named for named in own_concerns(cause) if named.words):
            for benefit in effect.benefits:
                if goes(concern, benefit, vocabulary):
                    yield candidate(concern, benefit, IMPLIED, "chain")


def _leads(concern: Named, part: Part) -> bool:
    """Return whether a concern is what the first benefit of a part, or the part, is about."""
    first = [other.meaning for other, benefit in part.own if benefit == part.benefits[0]]
    return concern.meaning in first or not first


def _gives_reason(item: Said) -> bool:
    """Return whether a sentence names what brought the one before ("This is because ...")."""
    words = item.tokens.words[:8]
    opening = " ".join(words)
    return any(reason in opening for reason in REASONS)
