"""Pair concerns and benefits that are linked as cause and result.

This is the second of the three kinds of pairs (see ``pairs``): a chain within one
sentence or from one sentence to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from touchstone.claims.claims import IMPLIED, STATED
from touchstone.limits import MAX_CHAIN_LINKS
from touchstone.own_article.reading.candidates import (
    CHAIN,
    Candidate,
    Occurrence,
    build_candidate,
    is_claimed,
    quote_mention,
)
from touchstone.own_article.reading.clauses import CAUSE, CONTRAST, RESULT, SEQUENCE
from touchstone.own_article.reading.sentence_parts import SentencePart, continues_chain
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.own_article.reading.wordlists import (
    CAUSE_OPENERS,
    CONTRAST_MARKERS,
    SUBJECT_PRONOUNS,
)

# How far into a sentence to look for words that make it the cause of the one before.
_OPENING_TOKENS = 8


def pair_in_chain(parts: Sequence[SentencePart], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Yield the pairs formed by causes and results within a sentence."""
    for index, part in enumerate(parts):
        for back in range(1, min(index, MAX_CHAIN_LINKS) + 1):
            relations = {other.relation for other in parts[index - back + 1 : index + 1]}
            if relations == {RESULT}:
                yield from _pair_cause(parts[index - back], [part], vocabulary)
            elif relations == {CAUSE}:
                yield from _pair_cause(part, [parts[index - back]], vocabulary)


def pair_sequels(
    reading: SentenceReading, number: int, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield what follows from less stress where "and" means "so": "and I sleep more deeply".

    The pack must claim each of the two benefits for the other's concern, and "and" must open
    a clause of its own.
    """
    driver_ids = set(vocabulary.prerequisites.values())
    driver_by_relief = {vocabulary.relief[concern_id]: concern_id for concern_id in driver_ids}
    for cause in reading.asserted_benefits:
        cause_id = driver_by_relief.get(cause.meaning, "")
        for effect in reading.asserted_benefits if cause_id else ():
            effect_id = vocabulary.opposites.get(effect.meaning, "")
            pairs = {(effect_id, cause.meaning), (cause_id, effect.meaning)}
            is_known = cause_id != effect_id and pairs <= vocabulary.claimed_pairs
            if is_known and _begins_sequel(reading, max(cause.indexes), min(effect.indexes)):
                first, then = (quote_mention(reading, number, one) for one in (cause, effect))
                yield build_candidate(replace(then, meaning=effect_id), first, IMPLIED, CHAIN)
                yield build_candidate(replace(first, meaning=cause_id), then, IMPLIED, CHAIN)


def _begins_sequel(reading: SentenceReading, start: int, end: int) -> bool:
    """Return whether "and" opens a clause between two indexes, without a contrast."""
    words = reading.tokens.words[start:end]
    if CONTRAST_MARKERS.intersection(words) or ";" in words:
        return False
    return any(
        word == "and" and bool(SUBJECT_PRONOUNS.intersection(words[index + 1 : index + 3]))
        for index, word in enumerate(words)
    )


def pair_across_sentences(
    reading: SentenceReading,
    previous: Sequence[SentencePart],
    parts: Sequence[SentencePart],
    vocabulary: Vocabulary,
) -> Iterator[Candidate]:
    """Yield the pairs of a sentence that states the result or the cause of the one before."""
    if previous and _states_cause(reading):
        effects = [replace(part, relation=SEQUENCE) for part in previous]
        for part in parts:
            yield from _pair_cause(part, effects, vocabulary)
    elif previous and continues_chain(reading):
        for part in reversed(previous):
            yield from _pair_cause(part, parts, vocabulary)
            if part.relation != RESULT:
                return


def list_benefit_links(parts: Sequence[SentencePart]) -> Iterator[tuple[str, str]]:
    """Yield each benefit of a sentence with each benefit that it brings about."""
    for part, effect in pairwise(parts):
        if effect.relation == RESULT:
            for cause in part.benefits:
                yield from ((cause.meaning, benefit.meaning) for benefit in effect.benefits)


def extend_chains(
    chains: Sequence[Candidate], links: Iterable[tuple[str, str]], vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield pairs of a concern and a benefit that one of its claimed benefits brings about.

    Source:
        docs/about.md: when one benefit brings another, both are claims for that concern.
    """
    for cause, effect in sorted(links):
        for chain in chains:
            is_known = (chain.concern_id, effect) in vocabulary.claimed_pairs
            if chain.benefit_id == cause and is_known and effect not in vocabulary.opposites:
                yield replace(chain, benefit_id=effect, kind=IMPLIED)


def _pair_cause(
    cause: SentencePart, effects: Sequence[SentencePart], vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """Yield the pairs of one part with the parts that it brings about.

    A benefit that relieves no concern by itself (blood flow) counts for whatever it brings
    about, and so does the last one named. The pack must claim any other (smooth skin) for
    the concern.

    Source:
        docs/about.md: when one benefit brings another, both are claims for that concern.
    """
    for effect in effects:
        if effect.relation == CONTRAST:
            return
        for benefit in cause.benefits:
            is_last = benefit.meaning == cause.benefits[-1].meaning
            is_free = is_last or benefit.meaning not in vocabulary.opposites
            for concern in (*effect.concerns, *effect.paired_concerns):
                if _is_driver(concern, effect, vocabulary):
                    continue
                is_brought = is_free and bool(effect.benefits) and _is_subject(concern, effect)
                if is_brought or is_claimed(concern, benefit, vocabulary):
                    yield build_candidate(concern, benefit, STATED, CHAIN)
        # "Less stress, so sleep comes" is also about stress, and so is "a calm mind, so ...".
        driver_ids = set(vocabulary.prerequisites.values())
        for concern in cause.paired_concerns:
            is_meant = concern.meaning in driver_ids or _is_named(concern, cause)
            for benefit in effect.benefits if is_meant else ():
                if is_claimed(concern, benefit, vocabulary):
                    yield build_candidate(concern, benefit, IMPLIED, CHAIN)


def _is_driver(concern: Occurrence, part: SentencePart, vocabulary: Vocabulary) -> bool:
    """Return whether a concern appears only as the driver of others, as stress drives flare-ups.

    "Better circulation and less stress calm acne": circulation is not for stress.
    """
    driver_ids = {vocabulary.prerequisites.get(benefit.meaning, "") for benefit in part.benefits}
    return not concern.words and concern.meaning in driver_ids


def _is_named(concern: Occurrence, part: SentencePart) -> bool:
    """Return whether the article names a concern, here or as the antecedent of "it"."""
    return bool(concern.words) or all(item.sentence != concern.sentence for item in part.benefits)


def _is_subject(concern: Occurrence, part: SentencePart) -> bool:
    """Return whether the first benefit of a part is about this concern, or about none."""
    subjects = [other.meaning for other, benefit in part.pairs if benefit == part.benefits[0]]
    return concern.meaning in subjects or not subjects


def _states_cause(reading: SentenceReading) -> bool:
    """Return whether a sentence states the cause of the one before ("This is because ...")."""
    words = [
        "that is" if token.word == "that" and token.end - token.start > len("that") else token.word
        for token in reading.tokens.all[:_OPENING_TOKENS]
    ]  # "That's down to ..."
    opening = " ".join(words)
    return any(opener in opening for opener in CAUSE_OPENERS)
