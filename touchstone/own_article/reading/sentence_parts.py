"""Split a sentence into parts and pair each benefit with a concern of its part.

A part is a run of clauses without a cause, result or contrast between them. The pairs made
here are the first of the three kinds in ``pairs``: those within one clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from touchstone.claims.claims import STATED
from touchstone.own_article.reading import wordlists
from touchstone.own_article.reading.agents import names_massage_or_moves
from touchstone.own_article.reading.candidates import (
    CLAUSE,
    Candidate,
    Occurrence,
    build_candidate,
    is_claimed,
    quote_mention,
    quote_mentions,
)
from touchstone.own_article.reading.clauses import CONTRAST, RESULT, SEQUENCE
from touchstone.own_article.reading.mentions import Mention
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.search.tokens import Tokens

# How many tokens after a subject its verb may come.
_VERB_REACH = 4
# How many tokens before a subject an "and" may come: "and it is this blood that".
_RESUMED_REACH = 4
# How many tokens before "less" a linking verb may come: "were also less red".
_LINK_REACH = 2
_IS = frozenset({"is", "was"})
_QUOTES = frozenset('"“”')
_SUBJECT_ENDS = frozenset({",", "and", "or", ";", ":", "to"})


@dataclass(frozen=True)
class SentencePart:
    """What one part of a sentence names.

    Attributes:
        relation: How it relates to the part before (see ``clauses``).
        concerns: The concerns that it names.
        benefits: The benefits that it asserts.
        pairs: Each concern paired with a benefit that the part states for it.
    """

    relation: str
    concerns: tuple[Occurrence, ...]
    benefits: tuple[Occurrence, ...]
    pairs: tuple[tuple[Occurrence, Occurrence], ...]

    @property
    def paired_concerns(self) -> tuple[Occurrence, ...]:
        """The concerns of ``pairs``."""
        return tuple(concern for concern, _ in self.pairs)


def split_parts(
    reading: SentenceReading, number: int, nearby: Set[str], vocabulary: Vocabulary
) -> list[SentencePart]:
    """Return the parts of a sentence.

    Args:
        reading: The sentence.
        number: Its number in the article.
        nearby: Ids of the concerns that it and the sentences around it name.
        vocabulary: The terms of the pack.
    """
    # Fewer breakouts are a benefit of less stress only where stress is named.
    asserted = [
        mention
        for mention in reading.asserted_benefits
        if vocabulary.prerequisites.get(mention.meaning, "") in nearby
        or mention.meaning not in vocabulary.prerequisites
    ]
    cuts = {(c.start, c.relation) for c in reading.clauses if c.relation != SEQUENCE}
    cuts |= {(cut, RESULT) for cut in _find_subject_ends(reading, asserted)}
    cuts |= {(cut, CONTRAST) for cut in _find_conjoined_clauses(reading, asserted)}
    starts = [(0, SEQUENCE), *sorted(cut for cut in cuts if cut[0] > 0)]
    ends = [start for start, _ in starts[1:]] + [len(reading.tokens.all)]
    parts = []
    for (start, relation), end in zip(starts, ends, strict=True):
        if start < end:
            span = range(start, end)
            parts.append(_build_part(reading, number, span, relation, asserted, vocabulary))
    return parts


def pair_in_parts(parts: Sequence[SentencePart], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Yield the pairs that each part of a sentence makes by itself."""
    for part in parts:
        for concern, benefit in part.pairs:
            yield build_candidate(concern, benefit, STATED, CLAUSE)
        # "Breaks up scars and renews cells": an unpaired benefit is for the same concerns.
        paired = {benefit for _, benefit in part.pairs}
        for benefit in (item for item in part.benefits if item not in paired):
            for concern in part.paired_concerns:
                if is_claimed(concern, benefit, vocabulary):
                    yield build_candidate(concern, benefit, STATED, CLAUSE)


def continues_chain(reading: SentenceReading) -> bool:
    """Return whether a sentence states a result of the sentence before."""
    start = next((i for i, word in enumerate(reading.tokens.words) if word not in _QUOTES), 0)
    words = reading.tokens.words[start:]
    opening = " ".join(words[:3]) + " "
    if " as a result" in reading.sentence.text or any(
        opening.startswith(f"{opener} ") for opener in wordlists.RESULT_OPENERS
    ):
        return True
    # "Over time this can ..."
    leading = wordlists.LEADING_WORDS
    subject = next((index for index, word in enumerate(words) if word not in leading), 0)
    if not words[subject : subject + 1] or words[subject] not in wordlists.DEMONSTRATIVES:
        return False
    after = words[subject + 1 : subject + 2]
    if after == ("why",):
        return True  # "That's why"
    if words[subject] == "those" and wordlists.PEOPLE_MARKERS.intersection(after):
        return False  # "Those who sleep badly"
    subject += start
    if names_massage_or_moves(Tokens(reading.tokens.all[subject + 1 : subject + 3])):
        return False  # "Those massages" are not a result of the sentence before.
    # "That helps", "this extra blood", but not "that holiday glow".
    benefit_indexes = {index for mention in reading.benefits for index in mention.indexes}
    reach = 1 if benefit_indexes.isdisjoint((subject + 1, subject + 2)) else _VERB_REACH
    return any(
        token.word in wordlists.EFFECT_VERBS | wordlists.LINKING_VERBS
        or token.stem in wordlists.LESS | wordlists.MORE
        for token in reading.tokens.all[subject + 1 : subject + 2 + reach]
    )


def starts_new_topic(reading: SentenceReading) -> bool:
    """Return whether a sentence starts another topic: "It also ...", "..., too."."""
    words = reading.tokens.words
    return bool(wordlists.ADDITION_MARKERS.intersection((*words[:5], *words[-3:])))


def _build_part(
    reading: SentenceReading,
    number: int,
    span: range,
    relation: str,
    asserted: Sequence[Mention],
    vocabulary: Vocabulary,
) -> SentencePart:
    concerns = [
        mention
        for mention in reading.concerns
        if mention.indexes[0] in span and not _belongs_to_benefit(mention, asserted, vocabulary)
    ]
    benefits = [mention for mention in asserted if mention.indexes[0] in span]
    return SentencePart(
        relation,
        quote_mentions(reading, number, concerns),
        quote_mentions(reading, number, benefits),
        tuple(
            pair
            for benefit in benefits
            for pair in _pair_benefit(reading, number, benefit, concerns, benefits, vocabulary)
        ),
    )


def _belongs_to_benefit(
    concern: Mention, asserted: Sequence[Mention], vocabulary: Vocabulary
) -> bool:
    """Return whether a concern's word belongs to a benefit: "a healthy flush"."""
    return any(
        set(benefit.indexes) > set(concern.indexes)
        and benefit.modifier < 0
        and not is_claimed(concern, benefit, vocabulary)
        for benefit in asserted
    )


def _find_subject_ends(reading: SentenceReading, asserted: Sequence[Mention]) -> Iterator[int]:
    """Yield the end of each benefit that is the subject of what follows.

    An example is "Better circulation gives skin its glow". Such a benefit opens the sentence,
    or follows "and" and was named before, unless "that" or "is what" marks it as the subject.
    """
    words = reading.tokens.words
    for mention in asserted:
        first, last = mention.indexes[0], mention.indexes[-1]
        opens = last <= 3 or (
            {"and", ";", "."} & set(words[max(0, first - _RESUMED_REACH) : first])
            and any(
                other.meaning == mention.meaning and other.indexes < mention.indexes
                for other in asserted
            )
        )
        after = words[last + 1 : last + 2 + _VERB_REACH]
        # "Circulation in the skin gives", but not "circulation, eases".
        verb = next((i for i, word in enumerate(after) if word in wordlists.EFFECT_VERBS), None)
        # "It brings the oxygen that helps a scar to fade."
        # "The drop in stress is what lets them sleep."
        is_relative = verb == 1 and after[0] == "that"
        is_cleft = after[1:2] == ("what",) and after[0] in _IS
        if verb is not None and (
            is_relative or is_cleft or (opens and not _SUBJECT_ENDS.intersection(after[:verb]))
        ):
            yield last + 1


def _find_conjoined_clauses(reading: SentenceReading, asserted: Sequence[Mention]) -> Iterator[int]:
    """Yield the index of each "and" that begins a new clause ("..., and less stress means ...")."""
    words = reading.tokens.words
    verbs = wordlists.EFFECT_VERBS - {"can", "may"} | wordlists.RESULT_MARKERS
    for mention in asserted:
        indexes = {*mention.indexes, mention.modifier} - {-1}
        first, last = min(indexes), max(indexes)
        if first and words[first - 1] == "and" and verbs.intersection(words[last + 1 : last + 2]):
            yield first - 1
        # "Stress ages a face, and massage lowers stress."
        for cut in range(1, first):
            subject = Tokens(reading.tokens.all[cut + 1 : min(cut + 1 + _VERB_REACH, first)])
            follows_concern = any(concern.indexes[-1] < cut for concern in reading.concerns)
            is_joined = words[cut - 1 : cut + 1] == (",", "and")
            if is_joined and follows_concern and names_massage_or_moves(subject):
                yield cut


def _pair_benefit(
    reading: SentenceReading,
    number: int,
    benefit: Mention,
    concerns: Sequence[Mention],
    benefits: Sequence[Mention],
    vocabulary: Vocabulary,
) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Yield the pairs of a benefit with each concern that its own words or the part supply."""
    quote = quote_mention(reading, number, benefit)
    if _describes_concern(reading, concerns, benefit):
        for concern in concerns:
            if concern.meaning in vocabulary.relief:
                relief = replace(quote, meaning=vocabulary.relief[concern.meaning])
                yield quote_mention(reading, number, concern), relief
        return
    overlapping = [mention for mention in concerns if _overlap(mention, benefit)]
    implied_id = benefit.antecedent or vocabulary.opposites.get(benefit.meaning, "")
    has_prerequisite = benefit.meaning in vocabulary.prerequisites
    may_pair = has_prerequisite or not (overlapping or implied_id)
    related = [
        mention
        for mention in concerns
        if (
            not implied_id
            and (_is_target(reading, mention) or _is_owner(reading, mention, benefit))
        )
        or (may_pair and is_claimed(mention, benefit, vocabulary))
    ]
    quotes = {mention.meaning: quote_mention(reading, number, mention) for mention in related}
    if implied_id and (not overlapping or has_prerequisite):
        source = benefit.antecedent_sentence
        quotes[implied_id] = Occurrence(implied_id, "", number if source is None else source)
    quotes |= {mention.meaning: quote_mention(reading, number, mention) for mention in overlapping}
    for concern_id in _concerns_of_overlapping(benefit, benefits, concerns, vocabulary):
        quotes.setdefault(concern_id, Occurrence(concern_id, "", number))
    yield from ((occurrence, quote) for occurrence in quotes.values())


def _is_target(reading: SentenceReading, concern: Mention) -> bool:
    words = reading.tokens.words
    before = concern.indexes[0] - 1
    if words[before] in wordlists.TARGET_PREPOSITIONS:
        return True
    # "Draws blood into the scar."
    while before > 0 and words[before] in wordlists.DETERMINERS:
        before -= 1
    return words[before] in wordlists.GOAL_PREPOSITIONS


def _is_owner(reading: SentenceReading, concern: Mention, benefit: Mention) -> bool:
    """Return whether what is eased belongs to a concern: "the redness of rosacea".

    It also does in "rosacea redness", and where the concern is the subject: "scars were less
    red".
    """
    words, first, last = reading.tokens.words, concern.indexes[0], concern.indexes[-1]
    next_index = benefit.indexes[-1] + 1
    if words[next_index : next_index + 1] in (("of",), ("from",)):
        return next_index < first and set(words[next_index + 1 : first]) <= wordlists.DETERMINERS
    if last + 1 == benefit.indexes[0]:
        return True
    between = words[last + 1 : min({*benefit.indexes, benefit.modifier} - {-1})]
    opens = set(words[:first]) <= wordlists.DETERMINERS
    links = bool(wordlists.LINKING_VERBS.intersection(between[-_LINK_REACH:]))
    return opens and links and not _SUBJECT_ENDS.intersection(between)


def _overlap(one: Mention, other: Mention) -> bool:
    return not set(one.indexes).isdisjoint(other.indexes)


def _describes_concern(
    reading: SentenceReading, concerns: Sequence[Mention], benefit: Mention
) -> bool:
    """Return whether a word says what a concern has become, and nothing about the skin.

    "The scar stays suppler" is about the scar; "the skin around it is softer" is not.
    """
    benefit_tokens = [reading.tokens.all[index] for index in benefit.indexes]
    is_adjective = len(benefit_tokens) == 1 and benefit_tokens[0].stem in wordlists.SKIN_ADJECTIVES
    names_skin = any(token.stem in wordlists.SKIN for token in reading.tokens.all)
    return is_adjective and benefit.modifier < 0 and bool(concerns) and not names_skin


def _concerns_of_overlapping(
    benefit: Mention,
    benefits: Sequence[Mention],
    concerns: Sequence[Mention],
    vocabulary: Vocabulary,
) -> Iterator[str]:
    """Yield the concerns of benefits that share a word with this one.

    "Tissue that is damaged or scarred" is one thing, so both benefits are for the concerns of both.
    """
    for other in benefits:
        if other.meaning != benefit.meaning and _overlap(other, benefit):
            concern_ids = {concern.meaning for concern in concerns if _overlap(concern, other)}
            concern_ids |= {vocabulary.opposites.get(other.meaning, "")}
            for concern_id in sorted(concern_ids):
                if (concern_id, benefit.meaning) in vocabulary.claimed_pairs:
                    yield concern_id
