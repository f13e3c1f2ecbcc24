"""Pair benefits with concerns that the heading or the preceding sentences name.

This is the third of the three kinds of pairs (see ``pairs``). A heading or a question
names the concern, a complaint names it together with the cause that the benefit removes,
or the preceding claim is about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from touchstone.articles.article import OPENING_TITLE
from touchstone.claims.claims import IMPLIED, STATED
from touchstone.own_article.reading.candidates import (
    CHAIN,
    CONTEXT,
    HEADING,
    Candidate,
    Occurrence,
    build_candidate,
    is_claimed,
    quote_mention,
    quote_mentions,
)
from touchstone.own_article.reading.mentions import Mention, find_benefits, find_concerns
from touchstone.own_article.reading.negation import ASKED
from touchstone.own_article.reading.sentence_parts import SentencePart
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.search.tokens import Tokens, tokenize

# Within this many sentences, fewer flare-ups count as a result of less stress.
PREREQUISITE_REACH = 3
# A benefit that relieves no concern by itself answers complaints up to this many sentences back.
_COMPLAINT_REACH = 2


@dataclass(frozen=True)
class Complaint:
    """A sentence that names concerns and claims nothing.

    Attributes:
        sentence: Its number in the article.
        concerns: The concerns that it names.
        missing: The benefits that it calls missing.
    """

    sentence: int
    concerns: tuple[Occurrence, ...]
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Heading:
    """What a heading names.

    Attributes:
        concerns: The concerns.
        is_for_one: Whether it names exactly one concern, after "for" or in a question ("For acne").
        is_question: Whether the heading is a question.
    """

    concerns: tuple[Occurrence, ...]
    is_for_one: bool
    is_question: bool = False

    @property
    def meanings(self) -> frozenset[str]:
        """The ids of the concerns."""
        return frozenset(item.meaning for item in self.concerns)


NO_HEADING = Heading((), is_for_one=False)


@dataclass(frozen=True)
class PrecedingContext:
    """What precedes a sentence.

    Attributes:
        heading: What the section, or the preceding question, is about.
        complaints: The complaints of the preceding sentences.
        concerns: The concerns of the preceding claim in the same paragraph.
        benefits: Benefits of the preceding sentences that have no concern yet.
    """

    heading: Heading
    complaints: Sequence[Complaint]
    concerns: Sequence[Occurrence]
    benefits: Sequence[Occurrence]


def read_heading(title: str, vocabulary: Vocabulary) -> Heading:
    """Return the concerns that the heading of a section names."""
    tokens = tokenize("" if title == OPENING_TITLE else title)
    mentions = find_concerns(vocabulary, tokens) or _find_reversals(vocabulary, tokens)
    words = tokens.words
    return Heading(
        tuple(Occurrence(mention.meaning, title, -1) for mention in mentions),
        bool(words)
        and (words[0] == "for" or words[-1] == "?")
        and len({item.meaning for item in mentions}) == 1,
        words[-1:] == ("?",),
    )


def _find_reversals(vocabulary: Vocabulary, tokens: Tokens) -> tuple[Mention, ...]:
    """Return the concerns that a heading names by their reversal: "Younger-looking skin"."""
    benefits, _ = find_benefits(vocabulary, tokens, (), ())
    return tuple(
        replace(benefit, meaning=vocabulary.opposites[benefit.meaning])
        for benefit in benefits
        if benefit.meaning in vocabulary.opposites
    )


def read_questions(items: Sequence[tuple[int, SentenceReading]]) -> dict[int, Heading]:
    """Return, by paragraph, what a question at its end asks about, as in an interview."""
    paragraphs: dict[int, list[tuple[int, SentenceReading]]] = {}
    for number, reading in items:
        paragraphs.setdefault(reading.sentence.paragraph, []).append((number, reading))
    headings: dict[int, Heading] = {}
    for paragraph, paragraph_readings in paragraphs.items():
        is_question = paragraph_readings[-1][1].negation.kind == ASKED
        if is_question and not any(reading.asserted_benefits for _, reading in paragraph_readings):
            asked = tuple(
                replace(quote_mention(reading, number, concern), sentence=-1)
                for number, reading in paragraph_readings
                for concern in reading.concerns
            )
            headings[paragraph] = Heading(
                asked, len({concern.meaning for concern in asked}) == 1, is_question=True
            )
    return headings


def read_complaint(reading: SentenceReading, number: int) -> Complaint:
    """Return the complaint of a sentence that claims nothing."""
    missing = frozenset(mention.meaning for mention in reading.missing)
    return Complaint(number, quote_mentions(reading, number, reading.concerns), missing)


def list_complaints(parts: Sequence[SentencePart], number: int) -> Iterator[Complaint]:
    """Yield the concerns named before a sentence's benefit ("since stress causes rosacea, ...")."""
    for part in parts:
        if part.benefits:
            return
        yield Complaint(number, part.concerns)


def pair_prerequisites(
    made: Sequence[Candidate], complaints: Sequence[Complaint], vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield the pairs of a concern whose cause is eased nearby.

    Fewer breakouts follow from less stress that is named a few sentences away. They also
    follow where "and stress is what causes acne" is near less stress.

    Args:
        made: The pairs of the section.
        complaints: What each of its sentences names, whether or not it claims anything.
        vocabulary: The terms of the pack.
    """
    for benefit_id, cause_id in vocabulary.prerequisites.items():
        eased_pairs = [
            pair
            for pair in made
            if pair.concern_id == cause_id and pair.benefit_id == vocabulary.relief[cause_id]
        ]
        followers = [
            pair for pair in made if pair.benefit_id == benefit_id and pair.concern_id != cause_id
        ]
        followers += [
            build_candidate(concern, replace(concern, meaning=benefit_id), IMPLIED, CHAIN)
            for complaint in complaints
            if any(concern.meaning == cause_id for concern in complaint.concerns)
            for concern in complaint.concerns
            if concern.meaning != cause_id
            and (concern.meaning, benefit_id) in vocabulary.claimed_pairs
        ]
        yield from _pair_caused(eased_pairs, complaints, cause_id, vocabulary)
        for follower in followers:
            relief = next((pair for pair in eased_pairs if _is_near(pair, follower)), None)
            if relief and (follower.concern_id, relief.benefit_id) in vocabulary.claimed_pairs:
                sentences = tuple(sorted({*follower.sentences, *relief.sentences}))
                implied = replace(follower, kind=IMPLIED, sentences=sentences)
                yield implied
                yield replace(implied, benefit_id=relief.benefit_id)
                yield replace(implied, concern_id=cause_id)


def _pair_caused(
    eased_pairs: Sequence[Candidate],
    complaints: Sequence[Complaint],
    cause_id: str,
    vocabulary: Vocabulary,
) -> Iterator[Candidate]:
    """Yield a cause's relief for each concern that a sentence nearby blames on that cause.

    If "stress ages skin", less stress works against aging.
    """
    excluded = {cause_id, *vocabulary.opposites.values()}
    reliefs: dict[int, list[Candidate]] = {}
    for relief in eased_pairs:
        reliefs.setdefault(relief.sentences[-1], []).append(relief)
    for complaint in complaints:
        if cause_id not in {concern.meaning for concern in complaint.concerns}:
            continue
        nearby = [
            item for step in (-1, 0, 1) for item in reliefs.get(complaint.sentence + step, ())
        ]
        for concern in (item for item in complaint.concerns if item.meaning not in excluded):
            for relief in nearby:
                if (concern.meaning, relief.benefit_id) in vocabulary.claimed_pairs:
                    sentences = tuple(sorted({*relief.sentences, concern.sentence}))
                    yield replace(
                        relief, concern_id=concern.meaning, kind=IMPLIED, sentences=sentences
                    )


def _is_near(one: Candidate, other: Candidate) -> bool:
    return abs(other.sentences[-1] - one.sentences[-1]) <= PREREQUISITE_REACH


def pair_with_context(
    parts: Sequence[SentencePart],
    context: PrecedingContext,
    vocabulary: Vocabulary,
    *,
    is_new_topic: bool,
    is_chained: bool,
) -> Iterator[Candidate]:
    """Yield the pairs with concerns that the heading or the preceding sentences name.

    Args:
        parts: The parts of the sentence.
        context: What precedes it.
        vocabulary: The terms of the pack.
        is_new_topic: Whether the sentence starts another topic ("It also ...").
        is_chained: Whether the sentence itself says what its benefits bring about.
    """
    # "Drop off to sleep" names no cause, but "nerves bring on patches" does.
    driver_ids = set(vocabulary.prerequisites.values())
    drivers = [item for part in parts for item in part.concerns if item.meaning in driver_ids]
    paired = [concern for part in parts for concern in part.paired_concerns]
    repeated = {item.meaning for item in context.concerns} & {item.meaning for item in paired}
    continues = not is_new_topic and (not paired or (bool(repeated) and not is_chained))
    for benefit in (benefit for part in parts for benefit in part.benefits):
        yield from _pair_with_heading(benefit, parts, context.heading, vocabulary)
        other_drivers = [item for item in drivers if item.words not in benefit.words]
        for concern in _find_remedied(benefit, context.complaints, other_drivers, vocabulary):
            yield build_candidate(concern, benefit, IMPLIED, CONTEXT)
            yield from _pair_follower(concern, benefit, vocabulary)
        # A benefit that relieves no concern by itself belongs to the claim before ...
        if continues and benefit.meaning not in vocabulary.opposites:
            yield from _pair_claimed(context.concerns, benefit, vocabulary)
    for benefit in context.benefits if not is_new_topic else ():
        yield from _pair_claimed(paired, benefit, vocabulary)  # ... or to the one after.


def _pair_claimed(
    concerns: Sequence[Occurrence], benefit: Occurrence, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    for concern in concerns:
        if is_claimed(concern, benefit, vocabulary):
            yield build_candidate(concern, benefit, IMPLIED, CONTEXT)


def _pair_with_heading(
    benefit: Occurrence, parts: Sequence[SentencePart], heading: Heading, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield pairs with the heading's concerns, unless the benefit is already paired with one."""
    topics = {concern.meaning for concern in heading.concerns}
    if topics & {concern.meaning for p in parts for concern, item in p.pairs if item == benefit}:
        return
    names_concern = any(part.concerns for part in parts)
    for concern in heading.concerns:
        fits = (
            len(topics) > 1
            or vocabulary.opposites.get(benefit.meaning, concern.meaning) == concern.meaning
            or any(_pair_follower(concern, benefit, vocabulary))
        )
        relieved = vocabulary.opposites.get(benefit.meaning, concern.meaning)
        # The answer to "Why massage a scar?" may also be about the skin around it.
        strays = heading.is_question and relieved != concern.meaning
        is_only = heading.is_for_one and not names_concern and not strays
        if is_only or (fits and is_claimed(concern, benefit, vocabulary)):
            yield build_candidate(concern, benefit, IMPLIED if names_concern else STATED, HEADING)
            yield from _pair_follower(concern, benefit, vocabulary)


def _find_remedied(
    benefit: Occurrence,
    complaints: Sequence[Complaint],
    drivers: Sequence[Occurrence],
    vocabulary: Vocabulary,
) -> Iterator[Occurrence]:
    """Yield the concerns of complaints whose cause the benefit removes.

    The complaint names the cause: either the benefit is missing ("less collagen"), or a
    concern that it eases is present ("stress feeds breakouts"). A benefit that relieves no
    concern by itself, such as blood flow, needs no cause if the complaint is near.
    """
    opposite = vocabulary.opposites.get(benefit.meaning)
    missing = {benefit_id for complaint in complaints for benefit_id in complaint.missing}
    for complaint in complaints:
        is_eased = opposite in {concern.meaning for concern in (*complaint.concerns, *drivers)}
        is_near = benefit.sentence - complaint.sentence <= _COMPLAINT_REACH
        if benefit.meaning in missing or is_eased or (is_near and not opposite):
            for concern in complaint.concerns:
                if is_claimed(concern, benefit, vocabulary):
                    yield concern


def _pair_follower(
    concern: Occurrence, benefit: Occurrence, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield the pairs that follow when a cause is eased: less stress, so fewer breakouts."""
    opposite = vocabulary.opposites.get(benefit.meaning)
    for follower_id, cause_id in vocabulary.prerequisites.items():
        is_known = (concern.meaning, follower_id) in vocabulary.claimed_pairs
        if cause_id == opposite and concern.meaning != cause_id and is_known:
            follower = replace(benefit, meaning=follower_id)
            cause = Occurrence(cause_id, "", benefit.sentence)
            yield build_candidate(concern, follower, IMPLIED, CONTEXT)
            yield build_candidate(cause, follower, IMPLIED, CHAIN)
