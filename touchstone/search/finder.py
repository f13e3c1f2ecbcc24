"""Find the concerns that visitors describe in their own words.

What people say is data of the pack: search words, examples, and what is not covered. A text is
read clause by clause. Spelling and word endings may differ, and denied words do not count.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from touchstone.limits import MAX_CONCERNS_FOUND, MAX_QUERY_CHARS
from touchstone.packs.pack import Pack
from touchstone.search.cautions import CautionWords, read_caution_words
from touchstone.search.denial import Denials, list_sayings
from touchstone.search.phrases import TaughtPhrase, list_terms, read_phrases
from touchstone.search.reading import (
    NEGATION,
    PAUSE,
    Word,
    read_words,
    split_at_turns,
    split_sentences,
)
from touchstone.search.scoring import BAR, STORY_BAR, ClauseReading, Scorer, split_at_pauses
from touchstone.search.spelling import Speller
from touchstone.search.terms import DOCTOR, EMERGENCY, NOW, SearchTerm, index_terms
from touchstone.search.whose import is_contrast, split_by_person
from touchstone.search.word_weights import NOT_COVERED, TALK, weigh_examples

# A text with more sentences than this is a story: much of it is about other things.
_STORY_SENTENCES = 3
# In a story, a concern must weigh at least this share of the strongest one.
_STORY_SHARE = 0.7
# The least weight of a concern, and its least lead over what is not covered, for the visitor to
# be asked whether it is meant.
_UNSURE_BAR, _UNSURE_LEAD = 7.5, 5.0
# Stems that are never quoted alone.
_SILENT = frozenset({NEGATION, "like"})
# To the visitor who typed them, words joined by a hyphen are one word ("C-section").
_HYPHENS = "-\u2010\u2011"
_JOINED = re.compile(rf"\w+(?:[{_HYPHENS}]\w+)+")


@dataclass(frozen=True)
class Found:
    """A concern that a query may mean.

    Attributes:
        concern_id: The concern.
        words: The words of the query that name it, as typed.
    """

    concern_id: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What a visitor's words are about.

    Attributes:
        found: The concerns that the words mean, best first, at most ``MAX_CONCERNS_FOUND``.
        denied: Concerns that the visitor says they do not have.
        unsure: Two concerns to choose from, if the words speak clearly for neither.
        about: Subjects of the words that are not covered ("hair"), if known.
        near: The concern closest to these subjects, or "". Empty if a concern is found.
        beside: Those of these subjects that stand beside a concern ("varicose veins and wrinkles").
        unread: The rest of a text that is too long to be read in full, or "".
        cautions: Ids of the cautions that apply, whether or not a concern is found.
        for_doctor: Subjects to ask a doctor about, whether or not a concern is found.
        needs_help_now: Whether the words express despair.
        is_emergency: Whether the words may describe an emergency.
    """

    found: tuple[Found, ...] = ()
    denied: tuple[Found, ...] = ()
    unsure: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    near: str = ""
    beside: tuple[str, ...] = ()
    unread: str = ""
    cautions: tuple[str, ...] = ()
    for_doctor: tuple[str, ...] = ()
    needs_help_now: bool = False
    is_emergency: bool = False

    @property
    def offered(self) -> tuple[str, ...]:
        """The concerns to choose from: those that were found, or else the two unsure ones."""
        return tuple(item.concern_id for item in self.found) or self.unsure

    @property
    def is_urgent(self) -> bool:
        """Whether help comes before anything that is found."""
        return self.is_emergency or self.needs_help_now


@dataclass(frozen=True)
class Finder:
    """The words of a pack, ready to be matched. Build it once with ``build_finder``."""

    scorer: Scorer
    denials: Denials
    speller: Speller
    cautions: CautionWords
    # Entries of what is not covered, by their stems, to match a whole text.
    whole: Mapping[tuple[str, ...], SearchTerm]

    def find(self, query: str) -> Answer:
        """Return what a visitor's words are about.

        Args:
            query: Words of a visitor; only the first ``MAX_QUERY_CHARS`` characters are read.
        """
        text = query[:MAX_QUERY_CHARS]
        words = read_words(text)
        cautions = self.cautions.find_in(words)
        answer = self._understand(words, text)
        if not (answer.offered or answer.denied or answer.about):
            answer = self._look_up(words)
        if cautions.caution_ids and answer.about and not answer.found:
            # The caution answers what is not covered; the rest may name a concern.
            remaining = [word for index, word in enumerate(words) if index not in cautions.places]
            found = self._understand(remaining, text, is_rest=True).found
            answer = replace(answer, found=found, unsure=(), near="") if found else answer
        unread = query[MAX_QUERY_CHARS:].strip()
        return replace(answer, unread=unread, cautions=cautions.caution_ids)

    def _understand(self, read: Sequence[Word], text: str, *, is_rest: bool = False) -> Answer:
        """Return what words are about, leaving the cautions aside.

        Args:
            read: The words.
            text: The text that holds them.
            is_rest: Whether words of the text were left out. If so, a term must name the concern.
        """
        words = [mended for word in read for mended in self._mend(word)]
        sentences = list(split_sentences(words))
        is_story = len(sentences) > _STORY_SENTENCES
        of_visitor: list[ClauseReading] = []
        of_others: list[ClauseReading] = []
        denied_readings: list[ClauseReading] = []
        uncovered_terms: list[SearchTerm] = []
        beside: list[str] = []
        is_contrasted = False
        clauses = (clause for sentence in sentences for clause in split_at_turns(sentence))
        for is_theirs, stretch in (item for clause in clauses for item in split_by_person(clause)):
            is_contrasted = is_contrasted or is_contrast(stretch)
            denied_indexes = self.denials.find_in(stretch)
            asserted = [word for index, word in enumerate(stretch) if index not in denied_indexes]
            covered_words, left_out = self._leave_out_others(asserted)
            # What other people have besides a concern is not reported.
            beside += [] if is_theirs else left_out
            readings = self._read(covered_words, STORY_BAR if is_story else BAR)
            (of_others if is_theirs else of_visitor).extend(readings)
            denied_readings += self._read([stretch[index] for index in sorted(denied_indexes)], BAR)
            uncovered_terms += self._list_not_covered(asserted)
        # What other people have counts if the visitor has nothing: a mother may ask.
        is_own = is_contrasted or any(item.is_sure for item in of_visitor)
        considered = of_visitor if is_own else [*of_others, *of_visitor]
        meant = [item for item in considered if item.is_named or not is_rest]
        found = _rank(text, meant, _STORY_SHARE if is_story else 0.0)
        ids = {item.concern_id for item in found}
        denied_concerns = _rank(text, [item for item in denied_readings if item.subject not in ids])
        answer = _build_uncovered_answer(uncovered_terms)
        return replace(
            answer,
            found=found,
            denied=denied_concerns,
            unsure=() if found or answer.about or denied_concerns else _list_choices(considered),
            near="" if found else answer.near,
            beside=tuple(item for item in dict.fromkeys(beside) if item not in answer.for_doctor),
        )

    def _read(self, words: Sequence[Word], bar: float) -> list[ClauseReading]:
        return list(self.scorer.read_clause(_keep_content(words), bar))

    def _leave_out_others(self, clause: Sequence[Word]) -> tuple[Sequence[Word], list[str]]:
        """Return a clause without the parts that are not covered, and what these are about.

        "Varicose veins and wrinkles" names wrinkles, whatever the veins are. The clause stays whole
        unless another part consists of the name of a concern and nothing else.
        """
        words, parts = split_at_pauses(_keep_content(clause))
        hits = self.scorer.find_hits(words, parts)
        named = {index for hit in hits if hit.term.subject for index in hit.places}
        loose = {parts[index] for index in range(len(words)) if index not in named}
        covered = {parts[index] for index in named}
        uncovered = {parts[hit.places[0]] for hit in hits if not hit.term.subject} - covered
        is_urgent = any(hit.term.ask in (EMERGENCY, NOW) for hit in hits)
        if is_urgent or not uncovered or not covered - loose:
            return clause, []
        left_out = [hit.term.about for hit in hits if parts[hit.places[0]] in uncovered]
        # A term of the pack's own list says only that it is not covered.
        left_out = [about for about in left_out if about]
        return [word for word in clause if word not in _pick(words, parts, uncovered)], left_out

    def _list_not_covered(self, words: Sequence[Word]) -> list[SearchTerm]:
        hits = self.scorer.find_hits(*split_at_pauses(_keep_content(words)))
        return [hit.term for hit in hits if not hit.term.subject]

    def _look_up(self, words: Sequence[Word]) -> Answer:
        """Return the answer to a text that is, word for word, an entry of what is not covered."""
        entry = self.whole.get(tuple(word.stem for word in words))
        return _build_uncovered_answer([entry] if entry else [])

    def _mend(self, word: Word) -> list[Word]:
        """Return the words that a typo stands for, or the word itself."""
        if not word.is_content or self.scorer.evidence.knows(word.stem):
            return [word]
        parts = self.speller.mend(word.word)
        if sum(map(len, parts)) != word.end - word.start:
            # The typo and its spelling differ in length, so it is unknown where its parts end.
            mended = (item for part in parts for item in read_words(part))
            return [replace(item, start=word.start, end=word.end) for item in mended]
        ends = [word.start + sum(map(len, parts[: count + 1])) for count in range(len(parts))]
        return [
            replace(item, start=end - len(part), end=end)
            for part, end in zip(parts, ends, strict=True)
            for item in read_words(part)
        ]


def _pick(words: Sequence[Word], parts: Sequence[int], chosen: Collection[int]) -> list[Word]:
    """Return the words in the chosen parts of a clause."""
    return [word for word, part in zip(words, parts, strict=True) if part in chosen]


def _build_uncovered_answer(terms: Sequence[SearchTerm]) -> Answer:
    """Return an answer about the subjects that are not covered."""
    asks = {term.about: term.ask for term in terms if term.ask}
    near = next((term.near for term in terms if term.near), "")
    return Answer(
        about=tuple(dict.fromkeys(term.about for term in terms if term.about)),
        # No page here is close to what needs a doctor or help at once.
        near="" if asks else near,
        for_doctor=tuple(subject for subject, ask in asks.items() if ask == DOCTOR),
        needs_help_now=NOW in asks.values(),
        is_emergency=EMERGENCY in asks.values(),
    )


def _keep_content(words: Sequence[Word]) -> list[Word]:
    """Return the words that can be evidence, and the pauses between them."""
    return [word for word in words if word.is_content or word.stem == PAUSE]


def _rank(text: str, readings: Iterable[ClauseReading], share: float = 0.0) -> tuple[Found, ...]:
    """Return the concerns of the sure readings, strongest first."""
    weights: dict[str, float] = {}
    quotes: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        if not reading.is_sure:
            continue
        weights[reading.subject] = max(reading.weight, weights.get(reading.subject, 0.0))
        quotes[reading.subject] += _quote(text, reading.words)
    least = share * max(weights.values(), default=0.0)
    ranked = sorted(weights, key=lambda subject: -weights[subject])
    strong = [subject for subject in ranked if weights[subject] >= least]
    return tuple(
        Found(subject, tuple(dict.fromkeys(quotes[subject])))
        for subject in strong[:MAX_CONCERNS_FOUND]
    )


def _list_choices(readings: Sequence[ClauseReading]) -> tuple[str, ...]:
    """Return the two concerns that a text may mean if it names neither clearly, or none."""
    # If no reading is sure, each clause has two; in a pack of one concern there is no choice.
    pairs = zip(readings[::2], readings[1::2], strict=False)
    close = [
        (first.weight, first.subject, second.subject)
        for first, second in pairs
        if first.weight >= _UNSURE_BAR
        and first.lead >= _UNSURE_LEAD
        and first.subject != second.subject
    ]
    return max(close)[1:] if close else ()


def _quote(text: str, words: Sequence[Word]) -> list[str]:
    """Return the stretches of a text that hold the given words; neighbors share one.

    A lone "no" helped to find the concern but tells a reader nothing, so it is left out. Words
    joined by a hyphen are quoted together.
    """
    joined = [found.span() for found in _JOINED.finditer(text)]
    stretches: list[tuple[int, int, bool]] = []
    for word in words:
        start, end = _widen(word, joined)
        tells = word.stem not in _SILENT
        if stretches and not text[stretches[-1][1] : start].strip():
            before = stretches.pop()
            start, end, tells = min(start, before[0]), max(end, before[1]), tells or before[2]
        stretches.append((start, end, tells))
    telling = [stretch for stretch in stretches if stretch[2]]
    return [text[start:end] for start, end, _ in telling or stretches]


def _widen(word: Word, joined: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Return where a word begins and ends, including words joined to it by a hyphen."""
    spans = (span for span in joined if span[0] <= word.start and word.end <= span[1])
    return next(spans, (word.start, word.end))


def build_finder(pack: Pack) -> Finder:
    """Return the finder for the names, search words, examples and uncovered subjects of a pack."""
    phrases = list(read_phrases(pack))
    subjects = (*pack.concern_ids, NOT_COVERED)
    columns = {subject: column for column, subject in enumerate((*subjects, TALK))}
    evidence = weigh_examples(
        subjects, list(dict.fromkeys((columns[item.subject], item.stems) for item in phrases))
    )
    uncovered_stems = {stem for phrase in phrases if phrase.about for stem in phrase.stems}
    talk_stems = {stem for phrase in phrases if phrase.subject == TALK for stem in phrase.stems}
    concern_phrases = [phrase for phrase in phrases if phrase.subject not in (NOT_COVERED, TALK)]
    names = {
        phrase.stems[0] for phrase in concern_phrases if phrase.is_term and len(phrase.stems) == 1
    }
    foreign = evidence.select_foreign(uncovered_stems)
    return Finder(
        Scorer(evidence, index_terms(list_terms(phrases, foreign)), foreign),
        Denials(
            evidence.list_telling() - (talk_stems - names),
            list_sayings([phrase.stems for phrase in concern_phrases]),
        ),
        Speller(Counter(word for phrase in concern_phrases for word in phrase.words)),
        read_caution_words(pack),
        _index_whole(phrases),
    )


def _index_whole(phrases: Sequence[TaughtPhrase]) -> dict[tuple[str, ...], SearchTerm]:
    """Return the entries of what is not covered that are terms, by their stems.

    Among entries with the same stems, one that needs a doctor or help at once is kept.
    """
    entries = [phrase for phrase in phrases if phrase.about and phrase.is_term]
    return {
        entry.stems: SearchTerm(entry.stems, entry.subject, entry.about, entry.near, entry.ask)
        for entry in sorted(entries, key=lambda entry: bool(entry.ask))
    }
