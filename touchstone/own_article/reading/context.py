"""Which concern was spoken of before the benefit was?

The fourth way in which a pair is made (``pairs``): context. A heading or a question
names the concern, a trouble was told whose cause the benefit undoes, or the claim
before was about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from touchstone.articles.article import OPENING_TITLE
from touchstone.claims.claims import IMPLIED, STATED
from touchstone.own_article.reading.candidates import (
    Candidate,
    Named,
    candidate,
    goes,
    name_mentions,
)
from touchstone.own_article.reading.mentions import find_concerns
from touchstone.own_article.reading.negation import ASKED
from touchstone.own_article.reading.sentence_parts import Part, own_concerns
from touchstone.own_article.reading.sentence_reading import Said
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.search.tokens import tokenize

# Within how many sentences fewer flare-ups are taken to come from less stress.
FOLLOW_REACH = 3
# How many sentences later a benefit that eases nothing by itself still answers a trouble.
_NEAR = 2


@dataclass(frozen=True)
class Trouble:
    """A sentence that tells of concerns and claims nothing.

    Attributes:
        sentence: Its place.
        concerns: The concerns that it names.
        missing: The benefits that it says are missing.
    """

    sentence: int
    concerns: tuple[Named, ...]
    missing: frozenset[str]


@dataclass(frozen=True)
class Heading:
    """The concerns that a heading names, and whether the section is for them ("For acne")."""

    concerns: tuple[Named, ...]
    is_for: bool


@dataclass(frozen=True)
class Context:
    """What was spoken of before a sentence.

    Attributes:
        heading: What the section, or the question before, is about.
        troubles: What was told without a claim.
        spoken: The concerns of the claim before, in the same paragraph.
        open: Benefits of the sentence before that eased nothing yet.
    """

    heading: Heading
    troubles: Sequence[Trouble]
    spoken: Sequence[Named]
    open: Sequence[Named]


def read_heading(title: str, vocabulary: Vocabulary) -> Heading:
    """Return what the heading of a section names."""
    tokens = tokenize("" if title == OPENING_TITLE else title)
    mentions = find_concerns(vocabulary, tokens)
    named = tuple(Named(mention.meaning, title, -1) for mention in mentions)
    words = tokens.words
    is_for = bool(words) and (words[0] == "for" or words[-1] == "?")
    return Heading(named, is_for and len({item.meaning for item in named}) == 1)


def question_headings(items: Sequence[tuple[int, Said]]) -> dict[int, Heading]:
    """Return what each paragraph that ends in a question asks about, as in an interview."""
    paragraphs: dict[int, list[tuple[int, Said]]] = {}
    for place, item in items:
        paragraphs.setdefault(item.sentence.paragraph, []).append((place, item))
    headings: dict[int, Heading] = {}
    for paragraph, listed in paragraphs.items():
        if listed[-1][1].doubt != ASKED or any(item.said_benefits for _, item in listed):
            continue
        named = tuple(
            replace(concern, sentence=-1)
            for place, item in listed
            for concern in name_mentions(item, place, item.concerns)
        )
        headings[paragraph] = Heading(named, len({item.meaning for item in named}) == 1)
    return headings


def read_trouble(item: Said, place: int) -> Trouble:
    """Return what a sentence that claims nothing tells of."""
    missing = frozenset(mention.meaning for mention in item.missing)
    return Trouble(place, tuple(name_mentions(item, place, item.concerns)), missing)


def troubles_within(parts: Sequence[Part], place: int) -> Iterator[Trouble]:
    """Yield what a sentence tells before its benefit ("since stress brings out rosacea, ...")."""
    for part in parts:
        if part.benefits:
            return
        yield Trouble(place, part.concerns, frozenset())


def follow_up(
    made: Sequence[Candidate], told: Sequence[Trouble], vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield what follows where the cause of a concern is eased nearby.

    Fewer breakouts and less stress, a few sentences apart: the one came from the other.
    So, too, where less stress is followed by "and stress is what brings out acne".

    Args:
        made: The pairs of the section.
        told: What its sentences name, with a claim or without.
        vocabulary: The words.
    """
    for follower, home in vocabulary.follows.items():
        relieved = [
            item
            for item in made
            if item.concern_id == home and item.benefit_id in vocabulary.lessens[home]
        ]
        fewer = [item for item in made if item.benefit_id == follower and item.concern_id != home]
        fewer += [
            candidate(concern, Named(follower, concern.words, trouble.sentence), IMPLIED, "chain")
            for trouble in told
            if any(concern.meaning == home for concern in trouble.concerns)
            for concern in trouble.concerns
            if concern.meaning != home and (concern.meaning, follower) in vocabulary.natural
        ]
        for flare in fewer:
            near = [
                item
                for item in relieved
                if abs(flare.sentences[-1] - item.sentences[-1]) <= FOLLOW_REACH
            ]
            for relief in near[:1]:
                if (flare.concern_id, relief.benefit_id) in vocabulary.natural:
                    places = tuple(sorted({*flare.sentences, *relief.sentences}))
                    both = replace(flare, kind=IMPLIED, sentences=places)
                    yield both
                    yield replace(both, benefit_id=relief.benefit_id)
                    yield replace(both, concern_id=home)


def pairs_of_context(
    parts: Sequence[Part], context: Context, vocabulary: Vocabulary, *, also: bool, chained: bool
) -> Iterator[Candidate]:
    """Yield pairs with the concerns that the heading or the sentences before spoke of.

    Args:
        parts: What the sentence names.
        context: What was spoken of before.
        vocabulary: The words.
        also: Whether the sentence begins another matter ("It also ...").
        chained: Whether it says itself what its benefits bring.
    """
    named = [concern for part in parts for concern in part.concerns]
    own = [concern for part in parts for concern in own_concerns(part)]
    spoken = {concern.meaning for concern in context.spoken}
    shared = not spoken.isdisjoint(concern.meaning for concern in own)
    goes_on = not own or (shared and not chained)
    for benefit in (named for part in parts for named in part.benefits):
        yield from _headed(benefit, parts, context.heading, vocabulary)
        told = [item for item in named if item.words not in benefit.words]
        for concern in _undone(benefit, context.troubles, told, vocabulary):
            yield candidate(concern, benefit, IMPLIED, "context")
            yield from _follow(concern, benefit, vocabulary)
        if not also and not vocabulary.homes.get(benefit.meaning):
            # What eases nothing by itself goes with the claim before ...
            for concern in context.spoken if goes_on else ():
                if goes(concern, benefit, vocabulary):
                    yield candidate(concern, benefit, IMPLIED, "context")
    for benefit in context.open if not also else ():
        for concern in own:  # ... or with the one after.
            if goes(concern, benefit, vocabulary):
                yield candidate(concern, benefit, IMPLIED, "context")


def _headed(
    benefit: Named, parts: Sequence[Part], heading: Heading, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield pairs with what the heading names, unless the benefit names one of it itself."""
    headed = {concern.meaning for concern in heading.concerns}
    named = any(part.concerns for part in parts)
    if headed & {other.meaning for part in parts for other, mine in part.own if mine == benefit}:
        return
    for concern in heading.concerns:
        known = len(headed) > 1 or not vocabulary.homes.get(benefit.meaning)
        known = known or any(_follow(concern, benefit, vocabulary))
        if (heading.is_for and not named) or (known and goes(concern, benefit, vocabulary)):
            yield candidate(concern, benefit, IMPLIED if named else STATED, "heading")
            yield from _follow(concern, benefit, vocabulary)


def _undone(
    benefit: Named,
    troubles: Sequence[Trouble],
    told_here: Sequence[Named],
    vocabulary: Vocabulary,
) -> Iterator[Named]:
    """Yield the concerns of troubles whose cause the benefit undoes.

    The cause was named when the trouble was told: the benefit was missing ("less
    collagen"), or what it eases was there ("stress feeds breakouts"). A benefit that
    eases nothing by itself, such as blood flow, needs no cause.
    """
    homes = vocabulary.homes.get(benefit.meaning, ())
    missing = {item for told in troubles for item in told.missing}
    for told in troubles:
        eased = {concern.meaning for concern in (*told.concerns, *told_here)} & set(homes)
        near = benefit.sentence - told.sentence <= _NEAR
        if benefit.meaning in missing or eased or (near and not homes):
            yield from (item for item in told.concerns if goes(item, benefit, vocabulary))


def _follow(concern: Named, benefit: Named, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Yield what follows when the cause of a concern is eased: less stress, fewer breakouts."""
    homes = vocabulary.homes.get(benefit.meaning, ())
    for follower, home in vocabulary.follows.items():
        natural = (concern.meaning, follower) in vocabulary.natural
        if home in homes and concern.meaning != home and natural:
            later = Named(follower, benefit.words, benefit.sentence)
            cause = Named(home, "", benefit.sentence)
            yield candidate(concern, later, IMPLIED, "context")
            yield candidate(cause, later, IMPLIED, "chain")
