"""What does each sentence of an article say, taken by itself?

Words, parts, who acts, and whether it is said, denied or asked. Which concern
goes with which benefit is the question of ``pairs``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.articles.article import OPENING_TITLE, Article
from touchstone.own_article.reading.agents import (
    MASSAGE,
    NOBODY,
    OTHER,
    find_agents,
    first_agent,
    names_massage,
    subject_of,
)
from touchstone.own_article.reading.clauses import split_clauses, unsaid_span
from touchstone.own_article.reading.coreference import resolve_less, resolve_more
from touchstone.own_article.reading.mentions import (
    Mention,
    drop_ruled,
    find_benefits,
    find_concerns,
)
from touchstone.own_article.reading.negation import ASKED, find_doubt
from touchstone.own_article.reading.retractions import doubt_what_is_taken_back
from touchstone.own_article.reading.sentence_reading import Said
from touchstone.own_article.reading.sentences import Sentence, split_article
from touchstone.own_article.reading.topic import ELSEWHERE, MAIN, find_topic
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.search.tokens import Tokens, tokenize

# How many sentences back "it" may point.
_IT_REACH = 2
_PRONOUNS = frozenset(["it", "this", "that", "these", "those", "they", "such", "doing"])
# After praise of a cream, "But my cheeks feel firmer" goes back to massage.
_TURNS = frozenset({"but", "still", "yet", "anyway", "meanwhile", "as"})
_MINE = frozenset({"my", "i", "your", "you", "our", "we", "her", "his", "the"})


def analyze(article: Article, vocabulary: Vocabulary) -> tuple[tuple[Said, ...], str]:
    """Return what each sentence of an article says, and what the article is about."""
    words: dict[str, tuple[str, str]] = {}
    said = [_read_words(sentence, vocabulary, words) for sentence in split_article(article)]
    topic = find_topic(article, [item.tokens for item in said])
    if topic == ELSEWHERE:
        return tuple(said), topic
    followed = _follow_agents(article, _resolve(article, said, vocabulary), topic)
    return doubt_what_is_taken_back(article, followed), topic


def _read_words(
    sentence: Sentence, vocabulary: Vocabulary, words: dict[str, tuple[str, str]]
) -> Said:
    tokens = tokenize(sentence.text, words)
    clauses = split_clauses(tokens)
    borders = [clause.start for clause in clauses]
    doubt, start, end = find_doubt(sentence.text, tokens, clauses)
    benefits, missing = find_benefits(vocabulary, tokens, borders)
    unsaid = unsaid_span(tokens)
    benefits = tuple(item for item in benefits if item.places[0] not in unsaid)
    return Said(
        sentence=sentence,
        tokens=tokens,
        clauses=clauses,
        concerns=find_concerns(vocabulary, tokens),
        benefits=benefits,
        missing=missing,
        agents=(),
        doubt=doubt,
        doubt_start=start,
        doubt_end=end,
    )


def _follow_agents(article: Article, said: Sequence[Said], topic: str) -> list[Said]:
    """Return the sentences with who acts; a new paragraph goes back to what is headed."""
    subject = MASSAGE if topic == MAIN else NOBODY
    followed: list[Said] = []
    agent, place, headed, named = subject, (-1, -1), subject, False
    for item in said:
        now = (item.sentence.section, item.sentence.paragraph)
        words = item.tokens.words
        if now[0] != place[0]:
            title = article.sections[now[0]].title
            headed = first_agent(tokenize("" if title == OPENING_TITLE else title)) or subject
            agent = headed
        elif now != place:
            agent = agent if _PRONOUNS.intersection(words[:1]) else headed
        elif agent == OTHER and _TURNS.intersection(words[:1]) and _MINE.intersection(words[:3]):
            agent = headed
        named = (named and now == place) or names_massage(item.tokens)
        place = now
        agents = find_agents(item.tokens, agent, by_moves=topic == MAIN or named)
        agent = subject_of(item.tokens, agents) if agents else agent
        followed.append(replace(item, agents=agents))
    return followed


def _resolve(article: Article, said: Sequence[Said], vocabulary: Vocabulary) -> list[Said]:
    """Return the sentences with what "it" and "more" mean in them."""
    headings = [
        () if part.title == OPENING_TITLE else find_concerns(vocabulary, tokenize(part.title))
        for part in article.sections
    ]
    resolved: list[Said] = []
    topic: tuple[int, frozenset[str], str] = (-1, frozenset(), "")
    for place, item in enumerate(said):
        section = item.sentence.section
        if topic[0] != section:
            topic = (
                section,
                *_narrow(headings[section], tokenize(article.sections[section].title)),
            )
        if item.doubt == ASKED and item.concerns:
            topic = (section, *_narrow(item.concerns, item.tokens))
        item = _narrow_concerns(item, topic[1], topic[2])
        near = [
            (back, resolved[back])
            for back in range(place - 1, max(-1, place - 1 - _IT_REACH), -1)
            if resolved[back].sentence.section == section
        ]
        concerns = [(back, named) for back, other in near for named in other.concerns]
        concerns += [(-1, named) for named in headings[section]]
        found = resolve_less(vocabulary, item.tokens, item.concerns, concerns)
        if near and not item.benefits:
            earlier = near[0][1]
            told = [named for named in earlier.benefits if not vocabulary.homes.get(named.meaning)]
            found += resolve_more(item.tokens, earlier.missing, told)
        # "It makes them calmer" says something of people already.
        known = {spot for mention in item.benefits for spot in (*mention.places, mention.ruled_by)}
        found = tuple(new for new in found if new.ruled_by not in known)
        benefits = drop_ruled(item.tokens, (*item.benefits, *found)) if found else item.benefits
        resolved.append(replace(item, benefits=benefits))
    return resolved


def _narrow(concerns: Sequence[Mention], tokens: Tokens) -> tuple[frozenset[str], str]:
    """Return the words of the one concern of a heading or question, and the concern."""
    if len({item.meaning for item in concerns}) != 1:
        return frozenset(), ""
    return frozenset(tokens.all[place].stem for place in concerns[0].places), concerns[0].meaning


def _narrow_concerns(item: Said, words: frozenset[str], concern_id: str) -> Said:
    """Return a sentence in which a part of the heading's words means what the heading says.

    Under "Acne scars", scars are acne scars.
    """

    def narrowed(mention: Mention) -> Mention:
        stems = {item.tokens.all[place].stem for place in mention.places}
        return replace(mention, meaning=concern_id) if stems < words else mention

    return replace(item, concerns=tuple(map(narrowed, item.concerns))) if words else item
