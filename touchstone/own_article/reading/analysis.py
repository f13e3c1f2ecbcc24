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
    readings = [_read_sentence(sentence, vocabulary, cache) for sentence in split_article(article)]
    topic = find_topic(article, [reading.tokens for reading in readings])
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
    taken = {index for mention in benefits for index in mention.indexes}
    states = (state for state in find_states(vocabulary, tokens) if state.indexes[0] not in taken)
    # A label such as "Step 5 – Glow." claims nothing.
    benefits = () if _LABEL.match(sentence.text) else (*benefits, *states)
    condition = find_condition(tokens)
    caution = find_caution(sentence.text, tokens, concerns, benefits)
    relieving = {mention.modifier for mention in benefits}
    negation = find_negation(sentence.text, tokens, clauses, relieving).with_caution(caution)
    unconditional = tuple(benefit for benefit in benefits if benefit.indexes[0] not in condition)
    return SentenceReading(
        sentence=sentence,
        tokens=tokens,
        clauses=clauses,
        negation=negation,
        concerns=concerns,
        benefits=unconditional if negation.kind else drop_instructed(tokens, unconditional),
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
    agent, heading_agent, is_named, last_paragraph = default, default, False, (-1, -1)
    for reading in readings:
        words = reading.tokens.words
        if reading.paragraph[0] != last_paragraph[0]:
            heading_agent = find_first_agent(_tokenize_title(article, reading)) or default
            agent = heading_agent
        elif reading.paragraph != last_paragraph:
            agent = agent if _PRONOUNS.intersection(words[:1]) else heading_agent
        elif (
            agent == OTHER
            and _RETURN_MARKERS.intersection(words[:1])
            and _DETERMINERS.intersection(words[:3])
        ):
            agent = heading_agent
        is_named = (is_named and reading.paragraph == last_paragraph) or names_massage(
            reading.tokens
        )
        last_paragraph = reading.paragraph
        agents = find_agents(reading.tokens, agent, by_moves=topic == MAIN or is_named)
        agent = find_pronoun_agent(reading.tokens, agents) if agents else agent
        result.append(replace(reading, agents=agents))
    return result


def _tokenize_title(article: Article, reading: SentenceReading) -> Tokens:
    title = article.sections[reading.sentence.section].title
    return tokenize("" if title == OPENING_TITLE else title)


def _resolve_references(
    article: Article, readings: Sequence[SentenceReading], vocabulary: Vocabulary
) -> list[SentenceReading]:
    """Return the sentences with "it", "more" and short names such as "the scar" resolved."""
    resolved: list[SentenceReading] = []
    section = -1
    heading_concerns: tuple[Mention, ...] = ()
    topic = frozenset[str](), ""
    for reading in readings:
        if reading.sentence.section != section:
            section = reading.sentence.section
            title = _tokenize_title(article, reading)
            heading_concerns = find_concerns(vocabulary, title)
            topic = _find_single_concern(heading_concerns, title)
        if reading.negation.kind == ASKED and reading.concerns:
            topic = _find_single_concern(reading.concerns, reading.tokens)
        narrowed = _narrow_benefits(_narrow_concerns(reading, *topic), *topic, vocabulary)
        repeated = _narrow_repeated(narrowed, vocabulary)
        resolved.append(_resolve_pronouns(repeated, resolved, heading_concerns, vocabulary))
    return resolved


def _resolve_pronouns(
    reading: SentenceReading,
    previous: Sequence[SentenceReading],
    heading_concerns: Sequence[Mention],
    vocabulary: Vocabulary,
) -> SentenceReading:
    """Return a sentence with the benefits that "it" and "more" stand for."""
    near = [
        (number, previous[number])
        for number in range(len(previous) - 1, max(-1, len(previous) - 1 - _PRONOUN_REACH), -1)
        if previous[number].sentence.section == reading.sentence.section
    ]
    concerns = [(number, concern) for number, earlier in near for concern in earlier.concerns]
    concerns += [(-1, concern) for concern in heading_concerns]
    if near and _describes_tool(reading.tokens, near[0][1].tokens):
        reading = replace(
            reading, benefits=tuple(one for one in reading.benefits if one.indexes[0] > _TOOL_REACH)
        )
    gifts = tuple(
        one
        if one.meaning in vocabulary.opposites
        else resolve_gift(reading.tokens, one, reading.concerns, concerns)
        for one in reading.benefits
    )
    reading = replace(reading, benefits=gifts)
    relieved = resolve_relief(vocabulary, reading.tokens, reading.concerns, concerns)
    inferred = drop_instructed(reading.tokens, relieved)
    if near and not reading.benefits:
        nearest = near[0][1]
        named = [one for one in nearest.benefits if one.meaning not in vocabulary.opposites]
        inferred += resolve_increase(reading.tokens, nearest.missing, named)
    reading = _drop_shadowed(reading, inferred, vocabulary)
    # "It makes them calmer" already asserts a benefit.
    used = {index for mention in reading.benefits for index in (*mention.indexes, mention.modifier)}
    inferred = tuple(mention for mention in inferred if mention.modifier not in used)
    if not inferred:
        return reading
    return replace(
        reading, benefits=drop_modifiers(vocabulary, reading.tokens, (*reading.benefits, *inferred))
    )


def _drop_shadowed(
    reading: SentenceReading, inferred: Sequence[Mention], vocabulary: Vocabulary
) -> SentenceReading:
    """Return a sentence without benefits whose word describes a concern that a pronoun means.

    "Strokes over red cheeks leave them calmer" is about the cheeks, not about a calm mind.
    """
    words = reading.tokens.words
    verbs = {
        (mention.modifier,)
        for mention in inferred
        if mention.antecedent_sentence is None and words[mention.indexes[0] - 1] in CAUSATIVE_VERBS
    }
    concern_ids = {mention.meaning for mention in reading.concerns}
    unshadowed = tuple(
        benefit
        for benefit in reading.benefits
        if benefit.indexes not in verbs or vocabulary.opposites.get(benefit.meaning) in concern_ids
    )
    return replace(reading, benefits=unshadowed)


def _describes_tool(tokens: Tokens, before: Tokens) -> bool:
    """Return whether a sentence is about the tool just named: "The stone is wet. It is smooth"."""
    is_tool = any(token.stem in TOOL_NOUNS for token in before.all[:_TOOL_REACH])
    return is_tool and bool(_SUBJECT_PRONOUNS.intersection(tokens.words[:1]))


def _find_single_concern(concerns: Sequence[Mention], tokens: Tokens) -> tuple[frozenset[str], str]:
    """Return the stems and the id of the only concern, both empty if there is not exactly one."""
    if len({concern.meaning for concern in concerns}) != 1:
        return frozenset(), ""
    return frozenset(tokens.all[index].stem for index in concerns[0].indexes), concerns[0].meaning


def _narrow_repeated(reading: SentenceReading, vocabulary: Vocabulary) -> SentenceReading:
    """Return a sentence in which a short name has the meaning of the full name before it.

    In "massage of an acne scar makes the scar fade", the scar is the acne scar.
    """
    for concern in reading.concerns:
        stems, concern_id = _find_single_concern((concern,), reading.tokens)
        pointing = _find_pointing(reading.tokens, concern.indexes[-1])
        if len(stems) > 1 and pointing:
            reading = _narrow_concerns(reading, stems, concern_id, pointing)
            reading = _narrow_benefits(reading, stems, concern_id, vocabulary, pointing)
    return reading


def _find_pointing(tokens: Tokens, concern_index: int) -> frozenset[int]:
    """Return the indexes of later words that point back: those right after "the" or "these"."""
    words = tokens.words
    return frozenset(i for i in range(concern_index + 2, len(words)) if words[i - 1] in _POINTERS)


def _narrow_concerns(
    reading: SentenceReading,
    stems: frozenset[str],
    concern_id: str,
    pointing: frozenset[int] | None = None,
) -> SentenceReading:
    """Return a sentence in which part of a concern's name means that concern.

    Under the heading "Acne scars", scars are acne scars. If the sentence itself names the
    concern, this holds only for the words at ``pointing``.
    """

    def narrow(mention: Mention) -> Mention:
        name_stems = {reading.tokens.all[index].stem for index in mention.indexes}
        is_meant = pointing is None or mention.indexes[0] in pointing
        return replace(mention, meaning=concern_id) if name_stems < stems and is_meant else mention

    return replace(reading, concerns=tuple(map(narrow, reading.concerns))) if stems else reading


def _narrow_benefits(
    reading: SentenceReading,
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
        name_stems = {reading.tokens.all[index].stem for index in mention.indexes}
        is_nameless = not any(
            set(concern.indexes) & set(mention.indexes) for concern in reading.concerns
        )
        is_any = (
            is_nameless and pointing is None and mention.meaning not in vocabulary.prerequisites
        )
        is_relief = vocabulary.relief.get(concern_id) == mention.meaning
        is_for_concern = is_relief and (name_stems < stems or is_any)
        is_meant = pointing is None or mention.indexes[0] in pointing
        if not is_for_concern or not is_meant or mention.antecedent:
            return mention
        return replace(mention, antecedent=concern_id, antecedent_sentence=source)

    return replace(reading, benefits=tuple(map(narrow, reading.benefits))) if stems else reading
