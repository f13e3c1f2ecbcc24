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
    result, aims_paragraph, false_paragraph = [], _NO_PARAGRAPH, _NO_PARAGRAPH
    for reading in readings:
        text = reading.sentence.text
        if cues.is_aims_heading(text):
            aims_paragraph = reading.paragraph
        if cues.is_false_verdict(text):
            false_paragraph = reading.paragraph
        if reading.paragraph == false_paragraph and cues.resumes_assertion(text):
            false_paragraph = _NO_PARAGRAPH
        by_heading = reading.sentence.section in doubted
        if (by_heading or reading.paragraph == false_paragraph) and not reading.negation.kind:
            result.append(reading.negated_as(DOUBTED, by_heading=by_heading))
        elif reading.sentence.section in aims or reading.paragraph == aims_paragraph:
            by_heading = reading.sentence.section in aims
            result.append(reading.negated_as(STUDY_AIM, by_heading=by_heading))
        else:
            result.append(reading)
    return result


def _negate_hearsay(readings: Sequence[SentenceReading]) -> list[SentenceReading]:
    """Return the sentences, with hearsay doubted unless it or the next sentence bears it out."""
    result = list(readings)
    for number, reading in enumerate(readings):
        following = readings[number + 1 : number + 2]
        is_borne_out = bears_itself_out(reading.tokens) or any(
            other.paragraph == reading.paragraph and bears_out(other.tokens) for other in following
        )
        if reading.negation.kind or is_borne_out:
            continue
        prediction_end = len(reading.tokens.all) if is_prediction(reading) else 0
        if end := prediction_end or find_hearsay(reading.tokens, reading.clauses):
            result[number] = replace(reading, negation=Negation(DOUBTED, range(end)))
    return result


def _negate_reports(article: Article, readings: Sequence[SentenceReading]) -> list[SentenceReading]:
    """Return the sentences, with reports of what others say doubted if the article is skeptical.

    Reports under a heading that calls them true ("You will glow: True") stay as they are.
    """
    relevant = [
        reading
        for reading in readings
        if reading.massage_acts and (reading.concerns or reading.benefits)
    ]
    negated = sum(
        reading.negation.kind == DOUBTED
        or (reading.negation.kind == DENIED and reading.negates_mention)
        for reading in relevant
    )
    if negated < max(_MIN_NEGATED, len(relevant) * _SKEPTIC_SHARE):
        return list(readings)
    return [
        reading.negated_as(DOUBTED)
        if not reading.negation.kind
        and cues.is_reported(reading.sentence.text)
        and not cues.is_true_verdict(article.sections[reading.sentence.section].title)
        else reading
        for reading in readings
    ]


def _negate_refuted(readings: Sequence[SentenceReading]) -> tuple[SentenceReading, ...]:
    """Return the sentences, with reports and promises doubted if they are soon denied."""
    result = list(readings)
    for number, reading in enumerate(result):
        denies = reading.negation.kind in (DENIED, DOUBTED) and reading.massage_acts
        refuted = reading.negated_meanings if denies else frozenset()
        concern_ids = {mention.meaning for mention in reading.concerns}
        for earlier_number in range(max(0, number - _REPORT_REACH), number) if refuted else ():
            earlier = result[earlier_number]
            may_be_refuted = (
                earlier.sentence.section == reading.sentence.section and not earlier.negation.kind
            )
            asserted = {mention.meaning for mention in earlier.asserted_benefits}
            # "It softens fine lines, but never a deep wrinkle" denies nothing about fine lines.
            earlier_concern_ids = {mention.meaning for mention in earlier.concerns}
            may_be_refuted = may_be_refuted and not (
                concern_ids and earlier_concern_ids and concern_ids.isdisjoint(earlier_concern_ids)
            )
            if may_be_refuted and refuted & asserted and cues.is_promise(earlier.sentence.text):
                result[earlier_number] = earlier.negated_as(DOUBTED)
    return tuple(result)


def _negate_taken_back(readings: Sequence[SentenceReading]) -> list[SentenceReading]:
    """Return the sentences; one that a short clause takes back is denied, and so is the clause.

    The clause takes back the sentence before it. If that one names no concern or benefit, the
    clause takes back the report before that.
    """
    result = list(readings)
    for number, reading in enumerate(readings):
        negates_its_own = reading.negates_mention and not opens_with_take_back(reading.tokens)
        if negates_its_own or not takes_back(reading.tokens):
            continue
        for earlier_number in range(number - 1, max(-1, number - 1 - _TAKE_BACK_REACH), -1):
            earlier = result[earlier_number]
            is_near = earlier_number == number - 1 or cues.is_reported(earlier.sentence.text)
            if not is_near or not _is_beside(result, earlier_number, number):
                break
            if earlier.concerns or earlier.benefits:
                result[number] = reading.negated_as(reading.negation.kind or DENIED)
                if not earlier.negation.kind and not _tells_of_another(readings, number):
                    result[earlier_number] = earlier.negated_as(DENIED)
                break
    return result


def _tells_of_another(readings: Sequence[SentenceReading], number: int) -> bool:
    """Return whether a sentence is about the second of two: "One sleeps. The other does not"."""
    before = readings[number - 1].tokens.words if number else ()
    return before[:1] == ("one",) and readings[number].tokens.words[:2] == ("the", "other")


def _is_beside(readings: Sequence[SentenceReading], earlier_number: int, number: int) -> bool:
    """Return whether a sentence shares a later one's paragraph or makes up the paragraph before."""
    earlier, reading = readings[earlier_number], readings[number]
    if earlier.paragraph == reading.paragraph:
        return True
    is_alone = earlier_number == 0 or readings[earlier_number - 1].paragraph != earlier.paragraph
    next_paragraph = (earlier.paragraph[0], earlier.paragraph[1] + 1)
    return earlier_number == number - 1 and is_alone and reading.paragraph == next_paragraph


def _negate_retracted(readings: Sequence[SentenceReading]) -> tuple[SentenceReading, ...]:
    """Return the sentences, with retracted ones denied and continued warnings made cautions."""
    result = list(readings)
    for number in range(1, len(result)):
        previous, reading = result[number - 1], result[number]
        if previous.paragraph != reading.paragraph or reading.negates_mention:
            continue
        text = reading.sentence.text
        if previous.negation.kind == CAUTION and goes_on_warning(
            text, reading.tokens, reading.concerns
        ):
            result[number] = reading.negated_as(CAUTION)
        if not previous.negation.kind and cues.retracts_previous(
            text, reading.tokens, reading.negation
        ):
            result[number - 1] = previous.negated_as(DENIED)
        if cues.retracts_paragraph(text):
            for earlier_number in range(max(0, number - _PARAGRAPH_REACH), number):
                if (
                    result[earlier_number].paragraph == reading.paragraph
                    and not result[earlier_number].negation.kind
                ):
                    result[earlier_number] = result[earlier_number].negated_as(DENIED)
    return tuple(result)
