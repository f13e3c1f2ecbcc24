"""What does an article say that it does not itself stand by?

Sentences that a heading, a verdict ("Fiction.") or the next sentence takes back, and
reports in an article that believes none.
"""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.articles.article import Article
from touchstone.own_article.reading.negation import AIMED, DENIED, DOUBTED
from touchstone.own_article.reading.negation_cues import (
    heads_aims,
    heads_doubts,
    is_reported,
    rules_out,
    takes_all_back,
    takes_back,
    turns_back,
)
from touchstone.own_article.reading.sentence_reading import Said

# An article that doubts so much of what it says of massage believes no report.
_SCEPTIC_SHARE, _LEAST_DOUBTS = 0.6, 4
# How many sentences back "none of this" points.
_ALL_REACH = 10
_NOWHERE = (-1, -1)


def doubt_what_is_taken_back(article: Article, said: Sequence[Said]) -> tuple[Said, ...]:
    """Return the sentences with all that the article does not stand by marked so."""
    return _take_back(_doubt_reports(_doubt_sections(article, said)))


def _doubt_sections(article: Article, said: Sequence[Said]) -> list[Said]:
    doubted = {
        index for index, section in enumerate(article.sections) if heads_doubts(section.title)
    }
    aims = {index for index, section in enumerate(article.sections) if heads_aims(section.title)}
    mended, label, ruled_out = [], _NOWHERE, _NOWHERE
    for item in said:
        if heads_aims(item.sentence.text):
            label = item.paragraph
        if rules_out(item.sentence.text):
            ruled_out = item.paragraph
        if item.paragraph == ruled_out and turns_back(item.sentence.text):
            ruled_out = _NOWHERE
        headed = item.sentence.section in doubted or item.paragraph == ruled_out
        if headed and not item.doubt:
            mended.append(item.doubted_as(DOUBTED))
        elif item.sentence.section in aims or item.paragraph == label:
            mended.append(item.doubted_as(AIMED))
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
        item.doubted_as(DOUBTED) if not item.doubt and is_reported(item.sentence.text) else item
        for item in said
    ]


def _take_back(said: Sequence[Said]) -> tuple[Said, ...]:
    """Return the sentences; one that the next sentence takes back is doubted."""
    mended = list(said)
    for place in range(1, len(mended)):
        one, other = mended[place - 1], mended[place]
        same = one.paragraph == other.paragraph
        if not same or other.is_denied:
            continue
        if not one.doubt and takes_back(other.sentence.text, other.tokens, other.doubt):
            mended[place - 1] = one.doubted_as(DENIED)
        if takes_all_back(other.sentence.text):
            for back in range(place - 1, max(-1, place - 1 - _ALL_REACH), -1):
                same = mended[back].paragraph == other.paragraph
                if same and not mended[back].doubt:
                    mended[back] = mended[back].doubted_as(DENIED)
    return tuple(mended)
