"""Is an article about massage and skin, does it only mention massage, or neither?

Where massage is the subject, a sentence that names no one is about it. Where it is
only mentioned, among creams or saunas, it must be named. Where dogs or dough are
rubbed, nothing is said about skin like ours.
"""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.articles.article import Article
from touchstone.own_article.reading.agent_words import BODY, FOREIGN
from touchstone.own_article.reading.agents import (
    MASSAGE,
    OTHER,
    first_agent,
    makes_moves,
    names_massage,
)
from touchstone.search.tokens import Tokens, tokenize

MAIN, ASIDE, ELSEWHERE = "main", "aside", ""
# One sentence in so many must name massage, or speak of the body, or of something else.
_NAMED_SHARE, _BODY_SHARE, _FOREIGN_SHARE = 8, 10, 6
# Massage is the subject when it is named among the first of so many sentences.
_OPENING = 5
_LEAST = 2


def find_topic(article: Article, sentences: Sequence[Tokens]) -> str:
    """Return ``MAIN``, ``ASIDE`` or ``ELSEWHERE`` for the sentences of an article."""
    count = len(sentences)
    headings = [article.meta.get("title", ""), *(part.title for part in article.sections)]
    named = [names_massage(tokens) for tokens in sentences]
    headed = sum(names_massage(tokenize(heading)) for heading in headings)
    headed += any(named[:1])  # a text without a title opens with what it is about
    moving = [makes_moves(tokens) for tokens in sentences]
    bodily = sum(any(token.stem in BODY for token in tokens.all) for tokens in sentences)
    told = [*sentences, *(tokenize(heading) for heading in headings)]
    foreign = sum(any(token.stem in FOREIGN for token in tokens.all) for tokens in told)
    if bodily * _BODY_SHARE < count or (foreign > 1 and foreign * _FOREIGN_SHARE > count):
        return ELSEWHERE
    agents = [first_agent(tokens) for tokens in sentences]
    opens = headed or any(named[:_OPENING])
    often = (headed + sum(moving)) * _NAMED_SHARE >= count and sum(moving) + headed >= _LEAST
    acting, others = agents.count(MASSAGE) + headed, agents.count(OTHER)
    if (opens and acting * 3 >= others * 2) or (often and acting >= others):
        return MAIN
    return ASIDE if any(named) else ELSEWHERE
