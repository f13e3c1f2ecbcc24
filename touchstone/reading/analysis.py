"""What does each sentence of an article say, taken by itself?

Words, parts, who acts, and whether it is said, denied or asked. Which concern
goes with which benefit is the question of ``pairs``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from touchstone.articles import OPENING_TITLE, Article
from touchstone.reading.clauses import Clause, split_clauses
from touchstone.reading.doubts import (
    AIMED,
    DENIED,
    DOUBTED,
    find_doubt,
    heads_aims,
    heads_doubts,
    is_reported,
    takes_all_back,
    takes_back,
)
from touchstone.reading.mentions import Mention, drop_ruled, find_benefits, find_concerns
from touchstone.reading.references import resolve_less, resolve_more
from touchstone.reading.sentences import Sentence, split_article
from touchstone.reading.subjects import (
    MASSAGE,
    NOBODY,
    OTHER,
    find_agents,
    first_agent,
    names_massage,
    subject_of,
)
from touchstone.reading.tokens import Tokens, tokenize
from touchstone.reading.topic import ELSEWHERE, MAIN, find_topic
from touchstone.reading.vocabulary import Vocabulary

# An article that doubts so much of what it says of massage believes no report.
_SCEPTIC_SHARE, _LEAST_DOUBTS = 0.6, 4
# How many sentences back "it" may point.
_IT_REACH = 2
# ... and "none of this".
_ALL_REACH = 10
_PRONOUNS = frozenset(["it", "this", "that", "these", "those", "they", "such", "doing"])
# After praise of a cream, "But my cheeks feel firmer" goes back to massage.
_TURNS = frozenset({"but", "still", "yet", "anyway", "meanwhile", "as"})
_MINE = frozenset({"my", "i", "your", "you", "our", "we", "her", "his", "the"})


@dataclass(frozen=True)
class Said:
    """One sentence and what was understood of it.

    Attributes:
        sentence: The sentence.
        tokens: Its words.
        clauses: Its parts.
        concerns: The concerns it names.
        benefits: The benefits it names.
        missing: The benefits it says are missing ("less collagen").
        agents: Who acts at each token: massage, another means, or nobody that is named.
        doubt: ``denied``, ``doubted``, ``asked``, ``aimed`` (a study's question) or empty.
        doubt_start: First token that the doubt reaches.
        doubt_end: One past the last.
    """

    sentence: Sentence
    tokens: Tokens
    clauses: tuple[Clause, ...]
    concerns: tuple[Mention, ...]
    benefits: tuple[Mention, ...]
    missing: tuple[Mention, ...]
    agents: tuple[str, ...]
    doubt: str
    doubt_start: int
    doubt_end: int

    @cached_property
    def names_massage(self) -> bool:
        """Whether the sentence itself speaks of massage."""
        return names_massage(self.tokens)

    @property
    def is_massage(self) -> bool:
        """Whether massage acts anywhere in the sentence."""
        return MASSAGE in self.agents

    @cached_property
    def said_benefits(self) -> tuple[Mention, ...]:
        """The benefits that the sentence says massage brings: none is denied or asked."""
        reached = range(self.doubt_start, self.doubt_end) if self.doubt else ()
        return tuple(
            item
            for item in self.benefits
            if not any(place in reached for place in item.places)
            and self.agents[item.places[0]] == MASSAGE
        )

    @property
    def is_denied(self) -> bool:
        """Whether the doubt reaches a concern or a benefit that the sentence names."""
        reached = range(self.doubt_start, self.doubt_end)
        mentions = (*self.concerns, *self.benefits)
        return bool(self.doubt) and any(item.places[0] in reached for item in mentions)


def analyze(article: Article, vocabulary: Vocabulary) -> tuple[tuple[Said, ...], str]:
    """Return what each sentence of an article says, and what the article is about."""
    words: dict[str, tuple[str, str]] = {}
    said = [_read_words(sentence, vocabulary, words) for sentence in split_article(article)]
    tokens = [item.tokens for item in said]
    topic = find_topic(article, tokens, [bool(item.concerns) for item in said])
    if topic == ELSEWHERE:
        return tuple(said), topic
    followed = _follow_agents(article, _resolve(article, said, vocabulary), topic)
    doubted = _doubt_sections(article, followed)
    return _take_back(_doubt_reports(doubted)), topic


def _read_words(
    sentence: Sentence, vocabulary: Vocabulary, words: dict[str, tuple[str, str]]
) -> Said:
    tokens = tokenize(sentence.text, words)
    clauses = split_clauses(tokens)
    borders = [clause.start for clause in clauses]
    doubt, start, end = find_doubt(sentence.text, tokens, clauses)
    benefits, missing = find_benefits(vocabulary, tokens, borders)
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
    for place, item in enumerate(said):
        section = item.sentence.section
        near = [
            (back, resolved[back])
            for back in range(place - 1, max(-1, place - 1 - _IT_REACH), -1)
            if resolved[back].sentence.section == section
        ]
        concerns = [(back, named) for back, other in near for named in other.concerns]
        concerns += [(-1, named) for named in headings[section]]
        found = resolve_less(vocabulary, item.tokens, item.concerns, concerns)
        if near and not item.benefits:
            found += resolve_more(item.tokens, near[0][1].missing)
        # "It makes them calmer" says something of people already.
        known = {spot for mention in item.benefits for spot in (*mention.places, mention.ruled_by)}
        found = tuple(new for new in found if new.ruled_by not in known)
        benefits = drop_ruled(item.tokens, (*item.benefits, *found)) if found else item.benefits
        resolved.append(replace(item, benefits=benefits))
    return resolved


def _doubt_sections(article: Article, said: Sequence[Said]) -> list[Said]:
    doubted = {
        index for index, section in enumerate(article.sections) if heads_doubts(section.title)
    }
    aims = {index for index, section in enumerate(article.sections) if heads_aims(section.title)}
    mended, label = [], (-1, -1)
    for item in said:
        if heads_aims(item.sentence.text):
            label = _paragraph(item)
        if item.sentence.section in doubted and not item.doubt:
            mended.append(_doubt(item, DOUBTED))
        elif item.sentence.section in aims or _paragraph(item) == label:
            mended.append(_doubt(item, AIMED))
        else:
            mended.append(item)
    return mended


def _doubt_reports(said: Sequence[Said]) -> list[Said]:
    """Return the sentences; where many doubt or deny, what others say is doubted, too."""
    telling = [item for item in said if item.is_massage and (item.concerns or item.benefits)]
    doubts = sum(
        item.doubt == DOUBTED or (item.doubt == DENIED and item.is_denied) for item in telling
    )
    if doubts < max(_LEAST_DOUBTS, len(telling) * _SCEPTIC_SHARE):
        return list(said)
    return [
        _doubt(item, DOUBTED) if not item.doubt and is_reported(item.sentence.text) else item
        for item in said
    ]


def _take_back(said: Sequence[Said]) -> tuple[Said, ...]:
    """Return the sentences; one that the next sentence takes back is doubted."""
    mended = list(said)
    for place in range(1, len(mended)):
        one, other = mended[place - 1], mended[place]
        same = _paragraph(one) == _paragraph(other)
        if not same or other.is_denied:
            continue
        if not one.doubt and takes_back(other.sentence.text, other.tokens, other.doubt):
            mended[place - 1] = _doubt(one, DENIED)
        if takes_all_back(other.sentence.text):
            for back in range(place - 1, max(-1, place - 1 - _ALL_REACH), -1):
                same = _paragraph(mended[back]) == _paragraph(other)
                if same and not mended[back].doubt:
                    mended[back] = _doubt(mended[back], DENIED)
    return tuple(mended)


def _paragraph(item: Said) -> tuple[int, int]:
    return item.sentence.section, item.sentence.paragraph


def _doubt(item: Said, doubt: str) -> Said:
    return replace(item, doubt=doubt, doubt_start=0, doubt_end=len(item.tokens.all))
