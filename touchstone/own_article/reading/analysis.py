"""Read the sentences of an article: tokens, clauses, mentions, agents and negations.

Which concern goes with which benefit is decided in ``pairs``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from touchstone.articles.article import OPENING_TITLE, Article
from touchstone.own_article.reading.agents import (
    MASSAGE,
    NOBODY,
    OTHER,
    find_agents,
    find_first_agent,
    find_pronoun_agent,
    names_massage,
)
from touchstone.own_article.reading.cautions import find_caution
from touchstone.own_article.reading.clauses import drop_asides, find_condition, split_clauses
from touchstone.own_article.reading.coreference import (
    CAUSATIVE_VERBS,
    resolve_gift,
    resolve_increase,
    resolve_relief,
)
from touchstone.own_article.reading.instructions import drop_instructed
from touchstone.own_article.reading.mentions import (
    Mention,
    drop_modifiers,
    find_benefits,
    find_concerns,
)
from touchstone.own_article.reading.negation import ASKED, find_negation
from touchstone.own_article.reading.retractions import apply_retractions
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.sentences import Sentence, split_article
from touchstone.own_article.reading.states import find_states
from touchstone.own_article.reading.topic import MAIN, OFF_TOPIC, find_topic
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.own_article.reading.wordlists import TOOL_NOUNS
from touchstone.search.stems import word_set
from touchstone.search.tokens import Tokens, tokenize

# "Step 5: Glow.", "Next, lifting." and "Detox." are labels for what follows; "Brighter." is an
# answer.
_LABEL = re.compile(
    r"\W*(?:(?:step|tip|stage|phase|part)\s+\w+\W+\w+(?:\W\w+)?\W*$|"
    r"(?:and\s+)?(?:next|first|second|third|then|now|finally|last|lastly)(?:\s+up)?\W+"
    r"(?:on\s+to\s+|for\s+)?(?:the\s+)?\w+ing\W*$|"
    r"(?:(?:the|a|an|that|this|your)\s+)?(?!\w+(?:er|ing)\b)\w+[.:]\W*$)",
    re.I,
)
# How many sentences back "it" may refer.
_PRONOUN_REACH = 2
_PRONOUNS = word_set("it this that these those they such doing")
# After praise of a cream, "But my cheeks feel firmer" returns to massage.
_RETURN_MARKERS = word_set("but still yet anyway meanwhile as")
_SUBJECT_PRONOUNS = word_set("it they")
_POINTERS = word_set("the this that these those")
# Among this many opening tokens, a tool is the subject, and a benefit describes it.
_TOOL_REACH = 3
_DETERMINERS = word_set("my i your you our we her his the")


def analyze(article: Article, vocabulary: Vocabulary) -> tuple[tuple[SentenceReading, ...], str]:
    """Return the readings of an article's sentences and its topic (see ``topic``)."""
    cache: dict[str, tuple[str, str]] = {}
    readings = [_read_sentence(item, vocabulary, cache) for item in split_article(article)]
    topic = find_topic(article, [item.tokens for item in readings])
    if topic == OFF_TOPIC:
        return tuple(readings), topic
    resolved = _resolve_references(article, readings, vocabulary)
    return apply_retractions(article, _add_agents(article, resolved, topic)), topic


def _read_sentence(
    sentence: Sentence, vocabulary: Vocabulary, cache: dict[str, tuple[str, str]]
) -> SentenceReading:
    tokens = drop_asides(tokenize(sentence.text, cache))
    clauses = split_clauses(tokens)
    concerns = find_concerns(vocabulary, tokens)
    borders = [clause.start for clause in clauses]
    benefits, missing = find_benefits(vocabulary, tokens, borders, concerns)
    known = {index for mention in benefits for index in mention.indexes}
    states = (item for item in find_states(vocabulary, tokens) if item.indexes[0] not in known)
    # A label such as "Step 5 – Glow." claims nothing.
    benefits = () if _LABEL.match(sentence.text) else (*benefits, *states)
    condition = find_condition(tokens)
    caution = find_caution(sentence.text, tokens, concerns, benefits)
    relieving = {mention.modifier for mention in benefits}
    negation = find_negation(sentence.text, tokens, clauses, relieving).with_caution(caution)
    told = tuple(item for item in benefits if item.indexes[0] not in condition)
    return SentenceReading(
        sentence=sentence,
        tokens=tokens,
        clauses=clauses,
        negation=negation,
        concerns=concerns,
        benefits=told if negation.kind else drop_instructed(tokens, told),
        missing=missing,
    )


def _add_agents(
    article: Article, readings: Sequence[SentenceReading], topic: str
) -> list[SentenceReading]:
    """Return the sentences with their agents.

    A section starts with the agent of its heading. A paragraph returns to that agent unless
    it opens with a pronoun.
    """
    default = MASSAGE if topic == MAIN else NOBODY
    result: list[SentenceReading] = []
    agent, headed, named, before = default, default, False, (-1, -1)
    for item in readings:
        words = item.tokens.words
        if item.paragraph[0] != before[0]:
            headed = find_first_agent(_tokenize_title(article, item)) or default
            agent = headed
        elif item.paragraph != before:
            agent = agent if _PRONOUNS.intersection(words[:1]) else headed
        elif (
            agent == OTHER
            and _RETURN_MARKERS.intersection(words[:1])
            and _DETERMINERS.intersection(words[:3])
        ):
            agent = headed
        named = (named and item.paragraph == before) or names_massage(item.tokens)
        before = item.paragraph
        agents = find_agents(item.tokens, agent, by_moves=topic == MAIN or named)
        agent = find_pronoun_agent(item.tokens, agents) if agents else agent
        result.append(replace(item, agents=agents))
    return result


def _tokenize_title(article: Article, item: SentenceReading) -> Tokens:
    title = article.sections[item.sentence.section].title
    return tokenize("" if title == OPENING_TITLE else title)


def _resolve_references(
    article: Article, readings: Sequence[SentenceReading], vocabulary: Vocabulary
) -> list[SentenceReading]:
    """Return the sentences with "it", "more" and short names such as "the scar" resolved."""
    resolved: list[SentenceReading] = []
    section = -1
    headed: tuple[Mention, ...] = ()
    topic = frozenset[str](), ""
    for item in readings:
        if item.sentence.section != section:
            section = item.sentence.section
            title = _tokenize_title(article, item)
            headed = find_concerns(vocabulary, title)
            topic = _find_single_concern(headed, title)
        if item.negation.kind == ASKED and item.concerns:
            topic = _find_single_concern(item.concerns, item.tokens)
        narrowed = _narrow_benefits(_narrow_concerns(item, *topic), *topic, vocabulary)
        repeated = _narrow_repeated(narrowed, vocabulary)
        resolved.append(_resolve_pronouns(repeated, resolved, headed, vocabulary))
    return resolved


def _resolve_pronouns(
    item: SentenceReading,
    previous: Sequence[SentenceReading],
    headed: Sequence[Mention],
    vocabulary: Vocabulary,
) -> SentenceReading:
    """Return a sentence with the benefits that "it" and "more" stand for."""
    near = [
        (number, previous[number])
        for number in range(len(previous) - 1, max(-1, len(previous) - 1 - _PRONOUN_REACH), -1)
        if previous[number].sentence.section == item.sentence.section
    ]
    concerns = [(number, concern) for number, other in near for concern in other.concerns]
    concerns += [(-1, concern) for concern in headed]
    if near and _describes_tool(item.tokens, near[0][1].tokens):
        item = replace(item, benefits=tuple(b for b in item.benefits if b.indexes[0] > _TOOL_REACH))
    gifts = tuple(
        one
        if one.meaning in vocabulary.opposites
        else resolve_gift(item.tokens, one, item.concerns, concerns)
        for one in item.benefits
    )
    item = replace(item, benefits=gifts)
    relieved = resolve_relief(vocabulary, item.tokens, item.concerns, concerns)
    found = drop_instructed(item.tokens, relieved)
    if near and not item.benefits:
        before = near[0][1]
        named = [item for item in before.benefits if item.meaning not in vocabulary.opposites]
        found += resolve_increase(item.tokens, before.missing, named)
    item = _drop_shadowed(item, found, vocabulary)
    # "It makes them calmer" already asserts a benefit.
    known = {index for mention in item.benefits for index in (*mention.indexes, mention.modifier)}
    found = tuple(mention for mention in found if mention.modifier not in known)
    if not found:
        return item
    return replace(item, benefits=drop_modifiers(vocabulary, item.tokens, (*item.benefits, *found)))


def _drop_shadowed(
    item: SentenceReading, found: Sequence[Mention], vocabulary: Vocabulary
) -> SentenceReading:
    """Return a sentence without benefits whose word describes a concern that a pronoun means.

    "Strokes over red cheeks leave them calmer" is about the cheeks, not about a calm mind.
    """
    words = item.tokens.words
    verbs = {
        (mention.modifier,)
        for mention in found
        if mention.antecedent_sentence is None and words[mention.indexes[0] - 1] in CAUSATIVE_VERBS
    }
    named = {mention.meaning for mention in item.concerns}
    kept = tuple(
        benefit
        for benefit in item.benefits
        if benefit.indexes not in verbs or vocabulary.opposites.get(benefit.meaning) in named
    )
    return replace(item, benefits=kept)


def _describes_tool(tokens: Tokens, before: Tokens) -> bool:
    """Return whether a sentence is about the tool just named: "The stone is wet. It is smooth"."""
    is_tool = any(token.stem in TOOL_NOUNS for token in before.all[:_TOOL_REACH])
    return is_tool and bool(_SUBJECT_PRONOUNS.intersection(tokens.words[:1]))


def _find_single_concern(concerns: Sequence[Mention], tokens: Tokens) -> tuple[frozenset[str], str]:
    """Return the stems and the id of the only concern, both empty if there is not exactly one."""
    if len({item.meaning for item in concerns}) != 1:
        return frozenset(), ""
    return frozenset(tokens.all[index].stem for index in concerns[0].indexes), concerns[0].meaning


def _narrow_repeated(item: SentenceReading, vocabulary: Vocabulary) -> SentenceReading:
    """Return a sentence in which a short name has the meaning of the full name before it.

    In "massage of an acne scar makes the scar fade", the scar is the acne scar.
    """
    for concern in item.concerns:
        stems, concern_id = _find_single_concern((concern,), item.tokens)
        pointing = _find_pointing(item.tokens, concern.indexes[-1])
        if len(stems) > 1 and pointing:
            item = _narrow_concerns(item, stems, concern_id, pointing)
            item = _narrow_benefits(item, stems, concern_id, vocabulary, pointing)
    return item


def _find_pointing(tokens: Tokens, place: int) -> frozenset[int]:
    """Return the indexes of later words that point back: those right after "the" or "these"."""
    words = tokens.words
    return frozenset(i for i in range(place + 2, len(words)) if words[i - 1] in _POINTERS)


def _narrow_concerns(
    item: SentenceReading,
    stems: frozenset[str],
    concern_id: str,
    pointing: frozenset[int] | None = None,
) -> SentenceReading:
    """Return a sentence in which part of a concern's name means that concern.

    Under the heading "Acne scars", scars are acne scars. If the sentence itself names the
    concern, this holds only for the words at ``pointing``.
    """

    def narrow(mention: Mention) -> Mention:
        named = {item.tokens.all[index].stem for index in mention.indexes}
        is_meant = pointing is None or mention.indexes[0] in pointing
        return replace(mention, meaning=concern_id) if named < stems and is_meant else mention

    return replace(item, concerns=tuple(map(narrow, item.concerns))) if stems else item


def _narrow_benefits(
    item: SentenceReading,
    stems: frozenset[str],
    concern_id: str,
    vocabulary: Vocabulary,
    pointing: frozenset[int] | None = None,
) -> SentenceReading:
    """Return a sentence in which relief of part of a concern's name is for that concern.

    Under the heading "Stretch marks", "the marks become fainter" is about stretch marks.
    """
    source = -1 if pointing is None else None

    def narrow(mention: Mention) -> Mention:
        named = {item.tokens.all[index].stem for index in mention.indexes}
        is_nameless = not any(set(one.indexes) & set(mention.indexes) for one in item.concerns)
        is_any = (
            is_nameless and pointing is None and mention.meaning not in vocabulary.prerequisites
        )
        is_relief = vocabulary.relief.get(concern_id) == mention.meaning
        is_own = is_relief and (named < stems or is_any)
        is_meant = pointing is None or mention.indexes[0] in pointing
        if not is_own or not is_meant or mention.antecedent:
            return mention
        return replace(mention, antecedent=concern_id, antecedent_sentence=source)

    return replace(item, benefits=tuple(map(narrow, item.benefits))) if stems else item
