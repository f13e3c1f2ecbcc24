"""Decide whether an article is about massage and skin, mentions massage, or neither.

If massage is the subject, a sentence that names no agent is taken to be about massage. If it
is only mentioned, among creams or saunas, a sentence must name it. If dogs or dough are rubbed,
the article claims nothing about human skin.
"""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.articles.article import Article
from touchstone.own_article.reading.agent_words import BODY_STEMS, OFF_TOPIC_STEMS
from touchstone.own_article.reading.agents import (
    MASSAGE,
    OTHER,
    find_first_agent,
    names_massage,
    names_massage_or_moves,
    names_subject,
)
from touchstone.search.tokens import Tokens, tokenize

MAIN, MENTIONED, OFF_TOPIC = "main", "mentioned", ""
# One sentence in this many must name massage, the body, or something off topic.
_NAMED_SHARE, _BODY_SHARE, _OFF_TOPIC_SHARE = 10, 10, 6
# Massage is the subject if one of this many opening sentences names it.
_OPENING = 5
_MIN_NAMED = 2


def find_topic(article: Article, sentences: Sequence[Tokens]) -> str:
    """Return ``MAIN``, ``MENTIONED`` or ``OFF_TOPIC`` for an article and its sentences."""
    count = len(sentences)
    titles = (article.meta.get("title", ""), *(section.title for section in article.sections))
    headings = [tokenize(title) for title in titles]
    if _count_with(sentences, BODY_STEMS) * _BODY_SHARE < count:
        return OFF_TOPIC
    off_topic_count = _count_with([*sentences, *headings], OFF_TOPIC_STEMS)
    if off_topic_count > 1 and off_topic_count * _OFF_TOPIC_SHARE > count:
        return OFF_TOPIC
    massage_named = [names_massage(tokens) for tokens in sentences]
    # The first sentence counts like a heading: a text without a title says there what it is about.
    heading_count = sum(map(names_subject, headings)) + any(massage_named[:1])
    agents = [find_first_agent(tokens) for tokens in sentences]
    massage_count, other_count = agents.count(MASSAGE) + heading_count, agents.count(OTHER)
    opens = heading_count or any(massage_named[:_OPENING])
    named_or_moved = heading_count + sum(map(names_massage_or_moves, sentences))
    often = named_or_moved * _NAMED_SHARE >= count and named_or_moved >= _MIN_NAMED
    if (opens and massage_count * 3 >= other_count * 2) or (often and massage_count >= other_count):
        return MAIN
    return MENTIONED if heading_count or any(massage_named) else OFF_TOPIC


def _count_with(sentences: Sequence[Tokens], stems: frozenset[str]) -> int:
    return sum(any(token.stem in stems for token in tokens.all) for tokens in sentences)
