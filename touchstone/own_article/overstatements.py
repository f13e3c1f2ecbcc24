"""Find words of an article that go further than the evidence for its claims.

The pack's data says which words are strong, and from which certainty they fit. Denials,
doubts and questions are not marked; reports of studies are judged less strictly. Nothing is
rewritten.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from touchstone.articles.article import Article
from touchstone.articles.quotes import Span, locate_quote, merge_spans
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.own_article.attributions import is_attributed
from touchstone.own_article.given_up_care import find_given_up_care
from touchstone.own_article.reading.agents import OTHER
from touchstone.own_article.reading.analysis import analyze
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.vocabulary import Vocabulary
from touchstone.own_article.reading.wordlists import (
    DETERMINERS,
    INSTRUCTIONS,
    MODALS,
    NEUTRAL_VERBS,
)
from touchstone.own_article.strong_words import (
    NEVER,
    OverstatementKind,
    StrongWords,
    find_strong,
    list_quoted,
    only_reports,
    tells_nothing,
)
from touchstone.own_article.told_numbers import find_numbers, find_times, find_unplaced
from touchstone.own_article.unnamed_sources import (
    SOURCE,
    find_unnamed,
    names_source,
    weighs_study,
)
from touchstone.search.negation import EFFECT_CUES
from touchstone.search.tokens import stem_set

# Kinds that take more than a list of words to find.
CERTAINTY, NUMBER, UNPLACED = "certainty", "number", "unplaced"


# "Our studio is guaranteed to be quiet" says nothing about skin.
_PLACES = stem_set("studio spa salon clinic room shop team staff center practice parking")


@dataclass(frozen=True)
class Overstatement:
    """Words that go further than the evidence for a claim.

    Attributes:
        kind_id: A key of ``StrongWords.kinds``.
        span: Where they are in the article.
        words: The words themselves.
        is_sentence: Whether they are a whole sentence that has no strong words, but states a
            benefit as a plain fact.
    """

    kind_id: str
    span: Span
    words: str
    is_sentence: bool = False


# Overstatements grouped by kind.
ByKind = Sequence[tuple[OverstatementKind, Sequence[Overstatement]]]


def find_overstatements(
    article: Article,
    claims: Sequence[tuple[Cell, str]],
    evidence_map: EvidenceMap,
    vocabulary: Vocabulary,
    strong_words: StrongWords,
) -> tuple[tuple[Overstatement, ...], ...]:
    """Return what the words behind each claim overstate, in the order of the article.

    Args:
        article: The article.
        claims: Its claims, each as its cell and its quote from the article.
        evidence_map: What research found.
        vocabulary: See ``own_article.reading.vocabulary``.
        strong_words: See ``read_strong_words``.
    """
    readings, _ = analyze(article, vocabulary)
    by_paragraph: dict[tuple[int, int], list[SentenceReading]] = {}
    for reading in readings:
        by_paragraph.setdefault(reading.paragraph, []).append(reading)
    cells: dict[str, list[Cell]] = {}
    for cell, quote in claims:
        cells.setdefault(quote, []).append(cell)
    overstatements_by_claim: list[tuple[Overstatement, ...]] = []
    for cell, quote in claims:
        judge = _Judge(evidence_map, cell, strong_words, tuple(cells[quote]))
        overstatements = [
            overstatement
            for span in locate_quote(article, quote)
            for reading in by_paragraph.get((span.section, span.paragraph), ())
            if reading.sentence.start < span.end and span.start < reading.sentence.end
            for overstatement in judge.find_in(reading)
        ]
        overstatements_by_claim.append(tuple(dict.fromkeys(overstatements)))
    return tuple(overstatements_by_claim)


def group_by_kind(found: Iterable[Overstatement], strong_words: StrongWords) -> ByKind:
    """Return overstatements by kind, in the order of the pack; empty kinds are left out."""
    overstatements = list(found)
    groups = (
        (kind, [item for item in overstatements if item.kind_id == kind.kind_id])
        for kind in strong_words.kinds.values()
    )
    return [(kind, group) for kind, group in groups if group]


def collect_overstatements(
    article: Article, evidence_map: EvidenceMap, vocabulary: Vocabulary, strong_words: StrongWords
) -> tuple[Overstatement, ...]:
    """Return what the claims of a map's article overstate, each once, in the article's order."""
    claims = [
        (item.cell, item.quote)
        for item in evidence_map.passages
        if item.article_id == article.article_id
    ]
    found = find_overstatements(article, claims, evidence_map, vocabulary, strong_words)
    return tuple(sorted({mark for marks in found for mark in marks}, key=lambda item: item.span))


def mark_strong_words(
    reading: SentenceReading, strong_words: StrongWords
) -> tuple[Overstatement, ...]:
    """Return what a sentence without a known claim overstates; no evidence allows strong words.

    It is not known which study could support a number. A number is therefore marked for
    checking, unless the sentence refers to a study. Plain facts are left out.
    """
    if tells_nothing(reading):
        return ()
    phrases = list(strong_words.find_in(reading.tokens.all))
    reports = only_reports(phrases)
    # What a cream or sunscreen does is not for us to judge.
    strong = [] if _is_of_others(reading) else find_strong(reading, phrases, certainty=0)
    kind_spans = [*strong, *_find_promises(reading, reports=reports)]
    text = reading.sentence.text
    if not reports and not names_source(text) and not weighs_study(text):
        kind_spans += [(UNPLACED, *span) for span in find_unplaced(reading)]
    return tuple(_merge_overstatements(reading, kind_spans, strong_words))


def _is_of_others(reading: SentenceReading) -> bool:
    """Return whether a sentence says what other things do or are, and nothing about massage."""
    # A determiner may come before the thing that acts.
    first = len(DETERMINERS.intersection(reading.tokens.words[:1]))
    subject = reading.tokens.all[first : first + 1]
    is_place = not (reading.concerns or reading.benefits) and any(
        t.stem in _PLACES for t in subject
    )
    return not reading.names_massage and (is_place or set(reading.agents[first:]) == {OTHER})


def makes_promise(reading: SentenceReading) -> bool:
    """Return whether a sentence goes too far by more than single words, whatever it names."""
    return any(_find_promises(reading, reports=False)) or any(find_unplaced(reading))


def _find_promises(reading: SentenceReading, *, reports: bool) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of what goes too far by more than single words."""
    quoted = list_quoted(reading.sentence.text)
    for kind_id, start, end in find_given_up_care(reading, reports=reports):
        if not any(first < start < last for first, last in quoted):
            yield kind_id, start, end
    yield from find_unnamed(reading)
    yield from _find_prevention(reading)


def _find_prevention(reading: SentenceReading) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of each promised prevention: "will not get stretch marks"."""
    tokens = reading.tokens.all
    for cue in {mention.modifier for mention in reading.benefits}:
        if cue >= 0 and tokens[cue].word in EFFECT_CUES:
            first = cue - 1 if tokens[cue - 1].word == "will" else cue
            yield CERTAINTY, tokens[first].start, tokens[cue + 1].end


@dataclass(frozen=True)
class _Judge:
    """What the evidence for one claim allows its words to say."""

    evidence_map: EvidenceMap
    cell: Cell
    strong_words: StrongWords
    # Every cell that the same words claim: a number may belong to any of them.
    cells: tuple[Cell, ...]

    @cached_property
    def _certainty(self) -> int:
        verdict = self.evidence_map.verdicts.get(self.cell)
        return verdict.certainty if verdict and verdict.is_decided else 0

    @cached_property
    def _numbers(self) -> frozenset[float]:
        """Numbers that studies of the claims give, without their sign."""
        return frozenset(
            abs(number)
            for cell in self.cells
            for effect in self.evidence_map.effects_by_cell.get(cell, ())
            for number in (
                effect.massage, effect.comparison, effect.difference, effect.low, effect.high,
            )
            if number is not None
        )  # fmt: skip

    def find_in(self, reading: SentenceReading) -> Iterator[Overstatement]:
        """Yield what a sentence overstates; overlapping words are merged within each kind."""
        if tells_nothing(reading):
            return
        phrases = list(self.strong_words.find_in(reading.tokens.all))
        reports = only_reports(phrases)
        kind_spans = [
            *find_strong(reading, phrases, certainty=self._certainty),
            *((NUMBER, *span) for span in find_numbers(reading, self._numbers)),
            *((UNPLACED, *span) for span in ([] if reports else find_times(reading))),
            *_find_promises(reading, reports=reports),
        ]
        # Mark the whole sentence if no words in it are marked. An unnamed source does not count,
        # because its mark says nothing about the stated fact.
        is_marked = any(kind_id != SOURCE for kind_id, _, _ in kind_spans)
        if not is_marked and not reports and self._is_plain_fact(reading):
            fact = [(CERTAINTY, 0, len(reading.sentence.text))]
            yield from _merge_overstatements(reading, fact, self.strong_words, is_sentence=True)
        yield from _merge_overstatements(reading, kind_spans, self.strong_words)

    def _is_plain_fact(self, reading: SentenceReading) -> bool:
        """Return whether a benefit is stated as a fact, but its certainty is not the highest."""
        if self._certainty >= NEVER - 1 or not _tells_effect(reading):
            return False
        is_cautious = bool(reading.negation.kind) or not MODALS.isdisjoint(reading.tokens.words)
        return not is_cautious and not is_attributed(reading)


def _merge_overstatements(
    reading: SentenceReading,
    kind_spans: Iterable[tuple[str, int, int]],
    strong_words: StrongWords,
    *,
    is_sentence: bool = False,
) -> Iterator[Overstatement]:
    """Yield kinds, starts and ends as overstatements, overlapping ones merged within each kind."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for kind_id, start, end in kind_spans:
        spans.setdefault(kind_id, []).append((start, end))
    sentence = reading.sentence
    for kind_id in strong_words.kinds:
        for start, end in merge_spans(spans.get(kind_id, ())):
            where = sentence.start + start, sentence.start + end
            span = Span(sentence.section, sentence.paragraph, *where)
            yield Overstatement(kind_id, span, sentence.text[start:end], is_sentence)


def _tells_effect(reading: SentenceReading) -> bool:
    """Return whether a sentence says what massage does, rather than how to do it."""
    words = reading.tokens.words
    if INSTRUCTIONS.intersection(words[:1]):
        return False
    acts = any(
        word in ("massage", "massages") and after.endswith("s") and after not in NEUTRAL_VERBS
        for word, after in itertools.pairwise(words)
    )
    return acts or bool(reading.asserted_benefits)
