"""Resolve "it" and "more" to the concern or benefit that they refer to.

There are four cases:

- a concern named before is reduced ("stress builds up, and a massage brings it down");
- "it" is said to be gone or paler ("after a month it had gone soft");
- a concern is given something ("brings it oxygen");
- more is made of what was just called missing ("skin makes less collagen; massage nudges
  it to make more").
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from touchstone.own_article.reading.agent_words import MASSAGE_STEMS, MOVE_STEMS
from touchstone.own_article.reading.mentions import Mention
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.own_article.reading.wordlists import (
    DECLINE,
    DECLINED,
    DOWN_PARTICLES,
    LESS,
    LINKING_VERBS,
    MORE,
    OTHER_FALLS,
    PHRASAL_VERBS,
)
from touchstone.search.stems import BREAK, word_set
from touchstone.search.tokens import Tokens, stem_set

_PRONOUNS = word_set("it them one ones they mine hers his these both theirs ours yours")
_OBJECT_PRONOUNS = word_set("it them one mine these")
_RELATIVE_PRONOUNS = word_set("which that")
CAUSATIVE_VERBS = word_set("make makes made making leave leaves left render")
_OBJECT_DEMONSTRATIVES = word_set("that this those")
# Under the heading "Scars", these stand for the scar.
_AREA_NOUNS = word_set("area areas site")
_POINTERS = word_set("the this that these those")
_LYING = word_set("lies lay")
_ALL_THE_WAY = word_set("right straight all way well")
_OUT_PARTICLES = DOWN_PARTICLES | {"out", "off"}
# In tokens: the longest fragment, how far before "it" a verb of increase may be, and how far
# after "it" to look for what becomes of it.
_FRAGMENT_TOKENS, _BOOST_REACH, _REACH = 3, 6, 8
_AMBIGUOUS = stem_set("go goes gone went lift relax clear close slide")
# What a loosened scar does: "it gives now".
_MOBILE_VERBS = stem_set(
    "give gives move moves moved slide slides slid glide glides stretch yields"
)
# "Brings it oxygen": verbs of giving, and how far the gift may be from "it".
_GIVING = stem_set("bring give gave deliver feed send supply fetch hand")
_GIFT_REACH = 5
# What may stand before a verb of decline: "they do soften".
_HELPING = word_set("do does did will can may often usually soon both all")
# "It gets your blood going" says what it does to something else.
_GETTING = word_set("get gets got getting")
_OBJECT_POINTERS = word_set("the my your his her our their")
_FREELY = word_set(". , ; and now again freely easily more better further with too as")
_FRAGMENT_ADJECTIVES = stem_set("gone softer flatter paler smoother faded down vanished")


def resolve_relief(
    vocabulary: Vocabulary,
    tokens: Tokens,
    concerns: Sequence[Mention],
    previous: Sequence[tuple[int, Mention]],
) -> tuple[Mention, ...]:
    """Return the benefits of reducing "it", where "it" is a concern.

    Args:
        vocabulary: The terms of the pack.
        tokens: The sentence.
        concerns: The concerns that it names.
        previous: The concerns named before, nearest first, each with the number of its
            sentence (-1 for the heading).
    """
    benefits = []
    for index, modifier in _find_reduced_pronouns(tokens):
        if any(modifier < mention.indexes[0] <= modifier + _REACH for mention in concerns):
            continue  # "It softens scars"
        first = min(modifier, index)
        earlier_concerns = [mention for mention in concerns if mention.indexes[-1] < first]
        if tokens.words[index] in _RELATIVE_PRONOUNS:
            earlier_concerns.reverse()  # "A driver of acne is stress, which massage lowers."
        antecedents: list[tuple[int | None, Mention]] = [
            *((None, mention) for mention in earlier_concerns),
            *previous,
        ]
        if antecedents and antecedents[0][1].meaning in vocabulary.relief:
            number, concern = antecedents[0]
            benefit_id = vocabulary.relief[concern.meaning]
            benefits.append(Mention(benefit_id, (index,), modifier, concern.meaning, number))
    return tuple(benefits)


def resolve_increase(
    tokens: Tokens, missing: Sequence[Mention], named: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the benefit of making "more", or of boosting "it".

    Args:
        tokens: The sentence.
        missing: The benefits that the sentence before calls missing.
        named: The benefits named there that relieve no concern by themselves, such as collagen.
    """
    for index, word in enumerate(tokens.words):
        before = tokens.all[:index]
        is_last = index + 1 == len(tokens.all) or tokens.all[index + 1].stem == BREAK
        makes = any(token.stem in MORE or token.word == "make" for token in before)
        if word == "more" and is_last and makes and missing:
            return (Mention(missing[0].meaning, (index,)),)
        boosts = any(token.stem in MORE for token in before[-_BOOST_REACH:])
        if word in _OBJECT_PRONOUNS and boosts and (missing or named):
            return (Mention((*missing, *named)[0].meaning, (index,)),)
    return ()


def resolve_gift(
    tokens: Tokens,
    benefit: Mention,
    concerns: Sequence[Mention],
    previous: Sequence[tuple[int, Mention]],
) -> Mention:
    """Return a benefit with the concern that receives it: in "brings it oxygen", the scar.

    Args:
        tokens: The sentence.
        benefit: A benefit that relieves no concern by itself.
        concerns: The concerns that the sentence names.
        previous: Those named before, nearest first, as for ``resolve_relief``.
    """
    first = benefit.indexes[0]
    for index in range(first - 1, max(0, first - _GIFT_REACH), -1):
        gives = tokens.all[index - 1].stem in _GIVING
        if gives and tokens.words[index] in _OBJECT_PRONOUNS and not benefit.antecedent:
            before = [(None, item) for item in reversed(concerns) if item.indexes[-1] < index]
            for number, concern in [*before, *previous][:1]:
                return replace(benefit, antecedent=concern.meaning, antecedent_sentence=number)
        if tokens.all[index].stem == BREAK:
            break
    return benefit


def _find_reduced_pronouns(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the index of each "it" that is reduced, and of the word that says so."""
    words = tokens.words
    is_fragment = len(words) <= _FRAGMENT_TOKENS
    if is_fragment and any(token.stem in _FRAGMENT_ADJECTIVES for token in tokens.all):
        yield 0, 0  # "Redness? Gone."
    for index, word in enumerate(words):
        if word in _RELATIVE_PRONOUNS and index:
            # "Scars, which soften": the verb comes next.
            nearby = range(index + 1, min(index + 3, len(words)))
            verb = next((i for i in nearby if tokens.all[i].stem in DECLINE), None)
            verb = _find_reduction_by_massage(tokens, index) if verb is None else verb
            if verb is not None:
                yield index, verb
        means_concern = _is_brought_down(tokens, index) or _is_area(tokens.words, index)
        if word not in _PRONOUNS and not means_concern:
            continue
        is_object = word in _OBJECT_PRONOUNS or means_concern
        modifier = _find_reducing_verb(tokens, index) if is_object else None
        modifier = _find_predicate(tokens, index) if modifier is None else modifier
        if modifier is not None:
            yield index, modifier


def _is_area(words: Sequence[str], index: int) -> bool:
    """Return whether a place stands for the concern there: "makes the area softer"."""
    after = words[index + 1 : index + 2]
    is_whole = after not in (("around",), ("of",), ("where",), ("between",), ("under",))
    return words[index] in _AREA_NOUNS and index > 0 and words[index - 1] in _POINTERS and is_whole


def _is_brought_down(tokens: Tokens, index: int) -> bool:
    """Return whether "that" is the thing brought down: "an hour with me brings that right down"."""
    before = tokens.all[index - 1 : index] if index else ()
    is_verb = any(token.stem in PHRASAL_VERBS for token in before)
    return tokens.words[index] in _OBJECT_DEMONSTRATIVES and is_verb


def _find_reduction_by_massage(tokens: Tokens, index: int) -> int | None:
    """Return the index of "down" in "stress, which massage brings down", or None."""
    reach = range(index + 1, min(index + _REACH, len(tokens.all)))
    clause = list(itertools.takewhile(lambda i: tokens.all[i].stem != BREAK, reach))
    names = [i for i in clause if tokens.all[i].stem in MASSAGE_STEMS | MOVE_STEMS]
    if not names:
        return None
    for i in clause[clause.index(names[-1]) + 1 :]:
        ends = i + 1 == len(tokens.all) or tokens.all[i + 1].stem == BREAK
        if ends and (tokens.all[i].stem in LESS or tokens.words[i] in _OUT_PARTICLES):
            return i
    return None


def _find_reducing_verb(tokens: Tokens, index: int) -> int | None:
    """Return the index of the word that reduces the object "it", or None."""
    words = tokens.words
    # "Brings it right down"
    particle_index = (
        index + 2
        if words[index + 1 : index + 2] and words[index + 1] in _ALL_THE_WAY
        else (index + 1)
    )
    if particle_index < len(words) and words[particle_index] in _OUT_PARTICLES:
        return particle_index
    if index + 1 < len(words):
        verb = index - 2 if _is_area(words, index) else index - 1
        causes = verb >= 0 and words[verb] in CAUSATIVE_VERBS
        if causes and tokens.all[index + 1].stem in DECLINED:
            return index + 1
    previous = index - 2 if words[index - 1 : index] == ("of",) else index - 1
    return previous if previous >= 0 and tokens.all[previous].stem in LESS else None


def _find_predicate(tokens: Tokens, index: int) -> int | None:
    """Return the index of what "it" has become ("it had gone soft"), or None."""
    is_helped = not _HELPING.isdisjoint(tokens.words[index + 1 : index + 2])
    verb = index + 2 if is_helped else index + 1
    after = tokens.all[verb : verb + 1]
    if tokens.words[verb : verb + 2] in OTHER_FALLS:
        return None
    if after and after[0].stem in DECLINE - _AMBIGUOUS:
        return verb  # "they melt away", "they do soften"
    pronoun = tokens.all[index]
    linked = pronoun.end - pronoun.start > len(pronoun.word)  # "it's softer"
    moves = after and after[0].stem in _MOBILE_VERBS
    if moves and (verb + 1 == len(tokens.all) or tokens.words[verb + 1] in _FREELY):
        return verb  # "it glides"
    for i in range(index + 1, min(index + 1 + _REACH, len(tokens.all))):
        token = tokens.all[i]
        if linked and token.stem in DECLINED:
            return i
        if token.word in _GETTING and not _OBJECT_POINTERS.isdisjoint(tokens.words[i + 1 : i + 2]):
            return None
        linked = linked or token.word in LINKING_VERBS or token.word in _LYING
        if token.stem == BREAK:
            return None
    return None
