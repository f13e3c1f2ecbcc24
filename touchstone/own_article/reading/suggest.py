"""Suggest the claims that an editor would find in an article.

There is one suggestion for each (concern, benefit) pair, with the best passage. Sentences that
deny, doubt, ask or warn are listed separately and never suggested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from touchstone.articles.article import OPENING_TITLE, Article, Section
from touchstone.articles.quotes import JOINER, locate_quote
from touchstone.own_article.reading.agents import names_massage_or_moves
from touchstone.own_article.reading.analysis import analyze
from touchstone.own_article.reading.candidates import CHAIN, CLAUSE, CONTEXT, HEADING, Candidate
from touchstone.own_article.reading.negation import (
    ASKED,
    CAUTION,
    DENIED,
    DOUBTED,
    STUDY_AIM,
    denies_relief_of_it,
)
from touchstone.own_article.reading.negation_cues import refers_back
from touchstone.own_article.reading.pairs import find_pairs
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.take_backs import takes_back
from touchstone.own_article.reading.topic import MAIN, OFF_TOPIC
from touchstone.own_article.reading.vocabulary import Vocabulary

_NEGATION_REASONS = {
    DENIED: "The sentence denies it.",
    DOUBTED: "The sentence doubts it.",
    ASKED: "The sentence only asks.",
    STUDY_AIM: "The sentence only asks.",
    CAUTION: "The sentence warns.",
}
_HEADING_REASONS = {
    DOUBTED: "The heading denies it.",
    STUDY_AIM: "The heading says that aims or methods follow.",
}
# How many sentences back a denial may find what it denies.
_POINTING_REACH = 2
# A negated sentence that opens with one of these is advice ("Do not press on acne") or a
# condition.
_ADVICE_OPENERS = frozenset({"do", "don't", "never", "please", "avoid", "if"})
_LINK_REASONS = {
    CLAUSE: "",
    CHAIN: " One is said to bring the other.",
    CONTEXT: " The section spoke of it shortly before.",
    HEADING: " The heading speaks of it.",
}


@dataclass(frozen=True)
class Suggestion:
    """A claim that the article seems to make.

    Attributes:
        concern_id: The concern.
        benefit_id: The benefit.
        kind: ``stated`` or ``implied``.
        sentences: The exact sentences, as slices of the article's paragraphs, in article order.
        why: Which words name the concern, the benefit and massage.
    """

    concern_id: str
    benefit_id: str
    kind: str
    sentences: tuple[str, ...]
    why: str

    @property
    def quote(self) -> str:
        """The sentences as one quote that ``articles.quotes.locate_quote`` can find."""
        return f"{JOINER}".join(self.sentences)


@dataclass(frozen=True)
class DeniedSentence:
    """A sentence about massage that denies, doubts, asks or warns.

    Attributes:
        reading: The sentence.
        why: Why it is not a claim.
    """

    reading: SentenceReading
    why: str

    @property
    def sentence(self) -> str:
        """The exact words."""
        return self.reading.sentence.text


@dataclass(frozen=True)
class ArticleReading:
    """The claims that were found in an article, and its other sentences.

    Attributes:
        suggestions: One for each pair, in article order, then by ids.
        denied: The sentences that deny, doubt, ask or warn, in article order.
        concerns: Ids of the concerns that are named anywhere, sorted.
        about_massage: Whether the article is about massage; if not, nothing is suggested.
        passed_over: Every other sentence, in article order, each once. Empty for an article about
            something else.
        suggested: The sentences behind the suggestions, in article order, each once.
        headings: The title and the headings, each once. They make no claim of their own.
    """

    suggestions: tuple[Suggestion, ...]
    denied: tuple[DeniedSentence, ...]
    concerns: tuple[str, ...]
    about_massage: bool
    passed_over: tuple[SentenceReading, ...] = ()
    suggested: tuple[SentenceReading, ...] = ()
    headings: tuple[SentenceReading, ...] = ()


def read_article(article: Article, vocabulary: Vocabulary) -> ArticleReading:
    """Return the claims that an article seems to make, with the words behind each."""
    readings, topic = analyze(article, vocabulary)
    concerns = tuple(
        sorted({mention.meaning for reading in readings for mention in reading.concerns})
    )
    if topic == OFF_TOPIC:
        return ArticleReading((), (), concerns, about_massage=False)
    suggestions = tuple(
        suggestion
        for candidate in _choose_candidates(article, readings, vocabulary)
        if locate_quote(article, (suggestion := _build_suggestion(candidate, readings)).quote)
    )
    denied = tuple(_list_denied(readings))
    # An article about something else may mention massage once.
    about_massage = topic == MAIN or bool(suggestions or denied)
    claimed_texts = {text for suggestion in suggestions for text in suggestion.sentences}
    used_texts = claimed_texts | {denied_sentence.sentence for denied_sentence in denied}
    by_text = {reading.sentence.text: reading for reading in readings}
    return ArticleReading(
        suggestions,
        denied,
        concerns,
        about_massage=about_massage,
        passed_over=tuple(reading for text, reading in by_text.items() if text not in used_texts),
        suggested=tuple(reading for text, reading in by_text.items() if text in claimed_texts),
        headings=_read_headings(article, vocabulary),
    )


def _read_headings(article: Article, vocabulary: Vocabulary) -> tuple[SentenceReading, ...]:
    """Return the title and the headings, read as sentences of a section titled "Massage"."""
    titles = (article.meta.get("title", ""), *(section.title for section in article.sections))
    headings = tuple(dict.fromkeys(title for title in titles if title not in ("", OPENING_TITLE)))
    section = Section("headings", "Massage", headings)
    return analyze(Article("headings", article.meta, (section,)), vocabulary)[0]


def _choose_candidates(
    article: Article, readings: Sequence[SentenceReading], vocabulary: Vocabulary
) -> list[Candidate]:
    """Return the best candidate of each pair, in article order."""
    best: dict[tuple[str, str], Candidate] = {}
    for candidate in find_pairs(article, readings, vocabulary):
        if any(_only_denies(readings[number]) for number in candidate.sentences):
            continue
        pair = (candidate.concern_id, candidate.benefit_id)
        if pair not in best or candidate.rank < best[pair].rank:
            best[pair] = candidate
    return sorted(
        best.values(), key=lambda item: (item.sentences, item.concern_id, item.benefit_id)
    )


def _only_denies(reading: SentenceReading) -> bool:
    """Return whether a sentence denies what it names and asserts nothing about massage."""
    is_question = reading.negation.kind in (ASKED, STUDY_AIM)
    return reading.negates_mention and not is_question and not reading.asserted_benefits


def _build_suggestion(candidate: Candidate, readings: Sequence[SentenceReading]) -> Suggestion:
    return Suggestion(
        candidate.concern_id,
        candidate.benefit_id,
        candidate.kind,
        tuple(readings[number].sentence.text for number in candidate.sentences),
        _explain(candidate, readings),
    )


def _explain(candidate: Candidate, readings: Sequence[SentenceReading]) -> str:
    benefit = f"“{candidate.benefit_words}”"
    if candidate.concern_words:
        words = f"“{candidate.concern_words}” names the concern, {benefit} the benefit"
    else:
        words = f"{benefit} names the benefit and what it is good for"
    named = any(readings[number].names_massage for number in candidate.sentences)
    massage = "massage is named" if named else "massage is still the subject"
    return f"{words}; {massage}.{_LINK_REASONS[candidate.link]}"


def _list_denied(readings: Sequence[SentenceReading]) -> Iterator[DeniedSentence]:
    for number, reading in enumerate(readings):
        if _is_denial(readings, number):
            reasons = _HEADING_REASONS if reading.negation.by_heading else _NEGATION_REASONS
            reason = reasons[reading.negation.kind]
            yield DeniedSentence(reading, reason)


def _is_denial(readings: Sequence[SentenceReading], number: int) -> bool:
    """Return whether a sentence denies, doubts, asks or warns, or continues an earlier denial."""
    reading = readings[number]
    acts = reading.massage_acts or names_massage_or_moves(reading.tokens)
    if not acts or not reading.negation.kind:
        return False
    if reading.negation.kind == CAUTION:
        return True
    if _ADVICE_OPENERS.intersection(reading.tokens.words[:1]) and not reading.benefits:
        return False
    if reading.negation.kind in (ASKED, STUDY_AIM):
        return reading.negates_mention and reading.names_massage
    return reading.negates_mention or _goes_on_denying(readings, number)


def _goes_on_denying(readings: Sequence[SentenceReading], number: int) -> bool:
    """Return whether a denial points back to what was named, denied or asked before it."""
    reading = readings[number]
    nearby = [
        earlier
        for earlier in readings[max(0, number - _POINTING_REACH) : number]
        if earlier.sentence.section == reading.sentence.section
    ]
    if not nearby:
        return False
    if nearby[-1].concerns and denies_relief_of_it(reading.tokens, reading.negation.scope):
        return True  # "The marks on my hips? It did nothing for them."
    if nearby[-1].negation.kind and refers_back(reading.sentence.text):
        return True
    is_answer = any(earlier.negation.kind or earlier.asserted_benefits for earlier in nearby)
    return is_answer and takes_back(reading.tokens)
