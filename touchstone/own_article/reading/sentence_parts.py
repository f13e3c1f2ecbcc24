"""What does each part of a sentence name, and which benefits name their concern?

Two of the four ways in which a pair is made (``pairs``): own and beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from touchstone.claims.claims import STATED
from touchstone.own_article.reading.candidates import (
    Candidate,
    Named,
    candidate,
    goes,
    name_mentions,
)
from touchstone.own_article.reading.clauses import BRINGS, NEXT, TURN
from touchstone.own_article.reading.mentions import Mention
from touchstone.own_article.reading.sentence_reading import Said
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.own_article.reading.wordlists import (
    ALSO,
    BECOMING,
    BRINGING,
    CHAIN_OPENERS,
    DOES,
    LEADING,
    LESS,
    MORE,
    POINTING,
    SAID_OF,
    SKIN,
    TARGETS,
)

_SUBJECT_REACH = 4
_STOPS = frozenset({",", "and", "or", ";", ":", "to"})


@dataclass(frozen=True)
class Part:
    """What one link of a chain names."""

    link: str
    concerns: tuple[Named, ...]
    benefits: tuple[Named, ...]
    own: tuple[tuple[Named, Named], ...]


def split_parts(item: Said, place: int, named: Set[str], vocabulary: Vocabulary) -> list[Part]:
    """Return the parts of a sentence; a plain mark does not begin a new one.

    Args:
        item: The sentence.
        place: Its place in the article.
        named: The concerns that it and the sentences around it name.
        vocabulary: The words.
    """
    # Fewer breakouts are a benefit of less stress only where stress is spoken of.
    said = [
        mention
        for mention in item.said_benefits
        if vocabulary.follows.get(mention.meaning, "") in named
        or mention.meaning not in vocabulary.follows
    ]
    cuts: list[tuple[int, str]] = [
        (clause.start, clause.link) for clause in item.clauses if clause.link != NEXT
    ]
    cuts += [(cut, BRINGS) for cut in _benefit_subjects(item, said)]
    cuts += [(cut, TURN) for cut in _new_thoughts(item, said)]
    cuts = [(0, NEXT), *sorted(cut for cut in set(cuts) if cut[0] > 0)]
    ends = [start for start, _ in cuts[1:]] + [len(item.tokens.all)]
    return [
        _build_part(item, place, (start, end), link, said, vocabulary)
        for (start, link), end in zip(cuts, ends, strict=True)
        if start < end
    ]


def own_candidates(parts: Sequence[Part], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Yield the pairs that parts of a sentence make by themselves."""
    for part in parts:
        for concern, benefit in part.own:
            yield candidate(concern, benefit, STATED, "own")
        # "Breaks up scars and renews cells": what names no concern shares the others'.
        homeless = [item for item in part.benefits if _is_homeless(item, part)]
        for benefit in homeless:
            for concern in own_concerns(part):
                if goes(concern, benefit, vocabulary):
                    yield candidate(concern, benefit, STATED, "own")


def own_concerns(part: Part) -> list[Named]:
    """Return the concerns that the benefits of a part name."""
    return [concern for concern, _ in part.own]


def opens_chain(item: Said) -> bool:
    """Return whether a sentence tells what the one before brings."""
    words = item.tokens.words
    opening = " ".join(words[:3]) + " "
    # "Over time this can ..."
    first = next((place for place, word in enumerate(words) if word not in LEADING), 0)
    if words[first : first + 1] and words[first] in POINTING:
        # "That helps", "this extra blood", but not "that holiday glow".
        named = {place for mention in item.benefits for place in mention.places}
        reach = 1 if named.isdisjoint((first + 1, first + 2)) else _SUBJECT_REACH
        tokens = item.tokens.all[first + 1 : first + 2 + reach]
        return any(token.word in DOES | BECOMING or token.stem in LESS | MORE for token in tokens)
    return " as a result" in item.sentence.text or any(
        opening.startswith(f"{opener} ") for opener in CHAIN_OPENERS
    )


def begins_another(item: Said) -> bool:
    """Return whether a sentence begins another matter: "It also ...", "..., too."."""
    words = item.tokens.words
    return bool(ALSO.intersection(words[:5])) or bool(ALSO.intersection(words[-3:]))


def _build_part(
    item: Said,
    place: int,
    span: tuple[int, int],
    link: str,
    said: Sequence[Mention],
    vocabulary: Vocabulary,
) -> Part:
    concerns = [
        mention
        for mention in item.concerns
        if span[0] <= mention.places[0] < span[1] and not _is_part_of(mention, said, vocabulary)
    ]
    benefits = [mention for mention in said if span[0] <= mention.places[0] < span[1]]
    return Part(
        link,
        tuple(name_mentions(item, place, concerns)),
        tuple(name_mentions(item, place, benefits)),
        tuple(_own_pairs(item, place, concerns, benefits, vocabulary)),
    )


def _is_part_of(concern: Mention, said: Sequence[Mention], vocabulary: Vocabulary) -> bool:
    """Return whether a concern's word belongs to a good thing: "a healthy flush"."""
    return any(
        set(benefit.places) > set(concern.places)
        and benefit.ruled_by < 0
        and not goes(concern, benefit, vocabulary)
        for benefit in said
    )


def _benefit_subjects(item: Said, said: Sequence[Mention]) -> Iterator[int]:
    """Yield the end of each benefit that begins a thought and brings what follows.

    "Better circulation gives skin its glow": as the first words of the sentence, or
    after "and" when the benefit was named before.
    """
    words = item.tokens.words
    for mention in said:
        first, last = mention.places[0], mention.places[-1]
        opens = last <= 3 or (
            {"and", ";", "."} & set(words[max(0, first - 3) : first])
            and any(
                other.meaning == mention.meaning and other.places < mention.places for other in said
            )
        )
        next_words = words[last + 1 : last + 2 + _SUBJECT_REACH]
        # "Circulation in the skin gives", but not "circulation, eases".
        acts = next((at for at, word in enumerate(next_words) if word in DOES), None)
        if opens and acts is not None and not _STOPS.intersection(next_words[:acts]):
            yield last + 1


def _new_thoughts(item: Said, said: Sequence[Mention]) -> Iterator[int]:
    """Yield where "and" begins a thought of its own ("..., and less stress means ...")."""
    words = item.tokens.words
    for mention in said:
        places = [*mention.places, mention.ruled_by] if mention.ruled_by >= 0 else mention.places
        first, last = min(places), max(places)
        acts = (DOES - {"can", "may"} | BRINGING).intersection(words[last + 1 : last + 2])
        if first and words[first - 1] == "and" and acts:
            yield first - 1


def _own_pairs(
    item: Said,
    place: int,
    concerns: Sequence[Mention],
    benefits: Sequence[Mention],
    vocabulary: Vocabulary,
) -> Iterator[tuple[Named, Named]]:
    """Yield each benefit of a part with the concerns that its own words or part give it."""
    for benefit in benefits:
        named = name_mentions(item, place, [benefit])[0]
        if _is_said_of(item, concerns, benefit):
            for mention in concerns:
                about = name_mentions(item, place, [mention])[0]
                for main in vocabulary.lessens.get(mention.meaning, ()):
                    yield about, replace(named, meaning=main)
            continue
        own = [mention for mention in concerns if set(mention.places) & set(benefit.places)]
        implied = benefit.own or vocabulary.homes.get(benefit.meaning, ())
        follows = benefit.meaning in vocabulary.follows
        beside = [
            mention
            for mention in concerns
            if (not implied and item.tokens.words[mention.places[0] - 1] in TARGETS)
            or ((follows or not (own or implied)) and goes(mention, benefit, vocabulary))
        ]
        chosen = {mention.meaning: name_mentions(item, place, [mention])[0] for mention in beside}
        if not own or follows:
            told = place if benefit.told is None else benefit.told
            chosen |= {concern: Named(concern, "", told) for concern in implied}
        chosen |= {mention.meaning: name_mentions(item, place, [mention])[0] for mention in own}
        for concern in _shared_with(benefit, benefits, concerns, vocabulary):
            chosen.setdefault(concern, Named(concern, "", place))
        yield from ((concern, named) for concern in chosen.values())


def _is_said_of(item: Said, concerns: Sequence[Mention], benefit: Mention) -> bool:
    """Return whether a word says what a concern has become, and nothing of the skin.

    "The scar stays suppler" is about the scar; "the skin round it is softer" is not.
    """
    words = [item.tokens.all[at] for at in benefit.places]
    becomes = benefit.ruled_by < 0 and len(words) == 1 and words[0].stem in SAID_OF
    skin = any(token.stem in SKIN for token in item.tokens.all)
    return becomes and bool(concerns) and not skin


def _shared_with(
    benefit: Mention,
    benefits: Sequence[Mention],
    concerns: Sequence[Mention],
    vocabulary: Vocabulary,
) -> Iterator[str]:
    """Yield the concerns of benefits that share a word with this one.

    "Tissue that is damaged or scarred" is one thing, so both benefits are about both.
    """
    for other in benefits:
        if other.meaning != benefit.meaning and set(other.places) & set(benefit.places):
            named = {item.meaning for item in concerns if set(item.places) & set(other.places)}
            for concern_id in sorted(named | set(vocabulary.homes.get(other.meaning, ()))):
                if (concern_id, benefit.meaning) in vocabulary.natural:
                    yield concern_id


def _is_homeless(benefit: Named, part: Part) -> bool:
    return all(benefit != other for _, other in part.own)
