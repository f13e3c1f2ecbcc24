"""Negate sentences that the article itself does not assert.

A heading, a verdict ("Fiction.") or the next sentence may retract a sentence. A skeptical
article does not assert what it reports others as saying.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from touchstone.articles.article import Article
from touchstone.own_article.reading import negation_cues as cues
from touchstone.own_article.reading.cautions import goes_on_warning
from touchstone.own_article.reading.hearsay import find_hearsay, is_prediction
from touchstone.own_article.reading.negating_headings import is_negating_heading
from touchstone.own_article.reading.negation import (
    CAUTION,
    DENIED,
    DOUBTED,
    STUDY_AIM,
    Negation,
)
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.take_backs import (
    bears_itself_out,
    bears_out,
    opens_with_take_back,
    takes_back,
)

# An article is skeptical if it negates at least this share of its sentences about massage, and
# at least this many.
_SKEPTIC_SHARE, _MIN_NEGATED = 0.6, 4
# How many sentences back "none of this" may refer.
_PARAGRAPH_REACH = 10
# How many sentences back a denial takes back a report about the same thing.
_REPORT_REACH = 4
# How many sentences back a short clause takes back a report.
_TAKE_BACK_REACH = 2
_NO_PARAGRAPH = (-1, -1)


def apply_retractions(
    article: Article, readings: Sequence[SentenceReading]
) -> tuple[SentenceReading, ...]:
    """Return the sentences, with those that the article retracts negated."""
    reported = _negate_reports(article, _negate_hearsay(_negate_sections(article, readings)))
    return _negate_refuted(_negate_taken_back(_negate_retracted(reported)))


def _negate_sections(
    article: Article, readings: Sequence[SentenceReading]
) -> list[SentenceReading]:
    """Return the sentences, with those under a negating heading, label or verdict negated."""
    titles = list(enumerate(section.title for section in article.sections))
    doubted = {index for index, title in titles if is_negating_heading(title)}
    aims = {index for index, title in titles if cues.is_aims_heading(title)}
    result, labeled, false = [], _NO_PARAGRAPH, _NO_PARAGRAPH
    for item in readings:
        text = item.sentence.text
        if cues.is_aims_heading(text):
            labeled = item.paragraph
        if cues.is_false_verdict(text):
            false = item.paragraph
        if item.paragraph == false and cues.resumes_assertion(text):
            false = _NO_PARAGRAPH
        by_heading = item.sentence.section in doubted
        if (by_heading or item.paragraph == false) and not item.negation.kind:
            result.append(item.negated_as(DOUBTED, by_heading=by_heading))
        elif item.sentence.section in aims or item.paragraph == labeled:
            by_heading = item.sentence.section in aims
            result.append(item.negated_as(STUDY_AIM, by_heading=by_heading))
        else:
            result.append(item)
    return result


def _negate_hearsay(readings: Sequence[SentenceReading]) -> list[SentenceReading]:
    """Return the sentences, with hearsay doubted unless it or the next sentence bears it out."""
    result = list(readings)
    for number, item in enumerate(readings):
        following = readings[number + 1 : number + 2]
        is_so = bears_itself_out(item.tokens) or any(
            other.paragraph == item.paragraph and bears_out(other.tokens) for other in following
        )
        if item.negation.kind or is_so:
            continue
        everything = len(item.tokens.all) if is_prediction(item) else 0
        if end := everything or find_hearsay(item.tokens, item.clauses):
            result[number] = replace(item, negation=Negation(DOUBTED, range(end)))
    return result


def _negate_reports(article: Article, readings: Sequence[SentenceReading]) -> list[SentenceReading]:
    """Return the sentences, with reports of what others say doubted if the article is skeptical.

    Reports under a heading that calls them true ("You will glow: True") stay as they are.
    """
    relevant = [item for item in readings if item.massage_acts and (item.concerns or item.benefits)]
    negated = sum(
        item.negation.kind == DOUBTED or (item.negation.kind == DENIED and item.negates_mention)
        for item in relevant
    )
    if negated < max(_MIN_NEGATED, len(relevant) * _SKEPTIC_SHARE):
        return list(readings)
    return [
        item.negated_as(DOUBTED)
        if not item.negation.kind
        and cues.is_reported(item.sentence.text)
        and not cues.is_true_verdict(article.sections[item.sentence.section].title)
        else item
        for item in readings
    ]


def _negate_refuted(readings: Sequence[SentenceReading]) -> tuple[SentenceReading, ...]:
    """Return the sentences, with reports and promises doubted if they are soon denied."""
    result = list(readings)
    for number, item in enumerate(result):
        denies = item.negation.kind in (DENIED, DOUBTED) and item.massage_acts
        refuted = item.negated_meanings if denies else frozenset()
        about = {mention.meaning for mention in item.concerns}
        for back in range(max(0, number - _REPORT_REACH), number) if refuted else ():
            other = result[back]
            is_same = other.sentence.section == item.sentence.section and not other.negation.kind
            asserted = {mention.meaning for mention in other.asserted_benefits}
            # "It softens fine lines, but never a deep wrinkle" denies nothing about fine lines.
            named = {mention.meaning for mention in other.concerns}
            is_same = is_same and not (about and named and about.isdisjoint(named))
            if is_same and refuted & asserted and cues.is_promise(other.sentence.text):
                result[back] = other.negated_as(DOUBTED)
    return tuple(result)


def _negate_taken_back(readings: Sequence[SentenceReading]) -> list[SentenceReading]:
    """Return the sentences; one that a short clause takes back is denied, and so is the clause.

    The clause takes back the sentence before it. If that one names no concern or benefit, the
    clause takes back the report before that.
    """
    result = list(readings)
    for number, item in enumerate(readings):
        is_own = item.negates_mention and not opens_with_take_back(item.tokens)
        if is_own or not takes_back(item.tokens):
            continue
        for back in range(number - 1, max(-1, number - 1 - _TAKE_BACK_REACH), -1):
            other = result[back]
            is_near = back == number - 1 or cues.is_reported(other.sentence.text)
            if not is_near or not _is_beside(result, back, number):
                break
            if other.concerns or other.benefits:
                result[number] = item.negated_as(item.negation.kind or DENIED)
                if not other.negation.kind and not _tells_of_another(readings, number):
                    result[back] = other.negated_as(DENIED)
                break
    return result


def _tells_of_another(readings: Sequence[SentenceReading], number: int) -> bool:
    """Return whether a sentence is about the second of two: "One sleeps. The other does not"."""
    before = readings[number - 1].tokens.words if number else ()
    return before[:1] == ("one",) and readings[number].tokens.words[:2] == ("the", "other")


def _is_beside(readings: Sequence[SentenceReading], back: int, number: int) -> bool:
    """Return whether a sentence shares a later one's paragraph or makes up the paragraph before."""
    other, item = readings[back], readings[number]
    if other.paragraph == item.paragraph:
        return True
    is_alone = back == 0 or readings[back - 1].paragraph != other.paragraph
    next_paragraph = (other.paragraph[0], other.paragraph[1] + 1)
    return back == number - 1 and is_alone and item.paragraph == next_paragraph


def _negate_retracted(readings: Sequence[SentenceReading]) -> tuple[SentenceReading, ...]:
    """Return the sentences, with retracted ones denied and continued warnings made cautions."""
    result = list(readings)
    for number in range(1, len(result)):
        previous, item = result[number - 1], result[number]
        if previous.paragraph != item.paragraph or item.negates_mention:
            continue
        text = item.sentence.text
        if previous.negation.kind == CAUTION and goes_on_warning(text, item.tokens, item.concerns):
            result[number] = item.negated_as(CAUTION)
        if not previous.negation.kind and cues.retracts_previous(text, item.tokens, item.negation):
            result[number - 1] = previous.negated_as(DENIED)
        if cues.retracts_paragraph(text):
            for back in range(max(0, number - _PARAGRAPH_REACH), number):
                if result[back].paragraph == item.paragraph and not result[back].negation.kind:
                    result[back] = result[back].negated_as(DENIED)
    return tuple(result)
