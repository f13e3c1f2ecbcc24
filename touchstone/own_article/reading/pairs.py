"""Find the concern that each asserted benefit is for.

There are three kinds of pairs, from the plainest to the most indirect:

- clause (``sentence_parts``): the words of the benefit name the concern ("fades scars"); the
  benefit is the opposite of a concern ("brighter" for dull skin); or the concern is in the
  same part, and the pack claims the pair or the words say "for acne";
- chain (``causal_chains``): one thing brings about another ("better circulation, which calms
  redness"), within a sentence or from one to the next ("That helps ...");
- context (``context``): the heading or the preceding sentences name the concern.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from touchstone.articles.article import Article
from touchstone.own_article.reading.candidates import Candidate, Occurrence
from touchstone.own_article.reading.causal_chains import (
    extend_chains,
    list_benefit_links,
    pair_across_sentences,
    pair_in_chain,
    pair_sequels,
)
from touchstone.own_article.reading.context import (
    NO_HEADING,
    PREREQUISITE_REACH,
    Complaint,
    Heading,
    PrecedingContext,
    list_complaints,
    pair_prerequisites,
    pair_with_context,
    read_complaint,
    read_heading,
    read_questions,
)
from touchstone.own_article.reading.negation import ASKED, DENIED, DOUBTED
from touchstone.own_article.reading.sentence_parts import (
    SentencePart,
    pair_in_parts,
    split_parts,
    starts_new_topic,
)
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.undone_causes import pair_undone_causes
from touchstone.own_article.reading.vocabulary import Vocabulary

# How many sentences back a complaint is remembered.
_COMPLAINT_SENTENCES = 4


def find_pairs(
    article: Article, readings: Sequence[SentenceReading], vocabulary: Vocabulary
) -> tuple[Candidate, ...]:
    """Return every pair that the sentences of an article claim, once for each way it is claimed."""
    pairs: list[Candidate] = []
    for section, section_readings in groupby(
        enumerate(readings), lambda numbered: numbered[1].sentence.section
    ):
        heading = read_heading(article.sections[section].title, vocabulary)
        pairs += _SectionReader(list(section_readings), heading, vocabulary).find_pairs()
    return tuple(pairs)


class _SectionReader:
    """Reads the sentences of a section in order and remembers what precedes each."""

    def __init__(
        self,
        readings: Sequence[tuple[int, SentenceReading]],
        heading: Heading,
        vocabulary: Vocabulary,
    ) -> None:
        self._readings = readings
        self._heading = heading
        self._vocabulary = vocabulary
        self._pairs: list[Candidate] = []
        self._chains: list[Candidate] = []
        self._links: set[tuple[str, str]] = set()  # (benefit, benefit that it brings about)
        self._previous_parts: list[SentencePart] = []
        self._complaints: list[Complaint] = []
        self._previous_concerns: Sequence[Occurrence] = ()
        self._unpaired_benefits: list[Occurrence] = []

    def find_pairs(self) -> Iterator[Candidate]:
        """Yield the pairs of the section."""
        questions = read_questions(self._readings)
        for index, (number, reading) in enumerate(self._readings):
            paragraph = reading.sentence.paragraph
            if index == 0 or paragraph != self._readings[index - 1][1].sentence.paragraph:
                self._heading = questions.get(paragraph, self._heading)
                if reading.tokens.words[:1] == ("dear",):
                    self._heading = NO_HEADING  # An answer to a letter that ends with a question.
            if index and paragraph != self._readings[index - 1][1].sentence.paragraph:
                self._previous_concerns, self._unpaired_benefits = (), []
            oldest = number - _COMPLAINT_SENTENCES
            self._complaints = [
                complaint for complaint in self._complaints if complaint.sentence >= oldest
            ]
            parts = self._split(index)
            if any(part.benefits for part in parts):
                self._read_claims(reading, number, parts)
            else:
                self._previous_parts, self._unpaired_benefits = [], []
                denied = (
                    reading.negated_meanings if reading.negation.kind in (DENIED, DOUBTED) else ()
                )
                if self._heading.is_question and self._heading.meanings.intersection(denied):
                    self._heading = NO_HEADING  # "Wrinkles? It does nothing for wrinkles. But ..."
                if reading.negation.kind in ("", ASKED):
                    self._complaints.append(read_complaint(reading, number))
        self._pairs += extend_chains(self._chains, self._links, self._vocabulary)
        yield from self._pairs
        section_complaints = [
            read_complaint(reading, number)
            for number, reading in self._readings
            if not reading.negation.kind
        ]
        yield from pair_prerequisites(self._pairs, section_complaints, self._vocabulary)
        yield from pair_undone_causes(self._readings, self._vocabulary)

    def _split(self, index: int) -> list[SentencePart]:
        number, reading = self._readings[index]
        if not reading.asserted_benefits:
            return []
        around = self._readings[max(0, index - PREREQUISITE_REACH) : index + PREREQUISITE_REACH + 1]
        nearby = {mention.meaning for _, other in around for mention in other.concerns}
        return split_parts(reading, number, nearby, self._vocabulary)

    def _read_claims(
        self, reading: SentenceReading, number: int, parts: list[SentencePart]
    ) -> None:
        """Add the pairs of a sentence, and remember what it says for those that follow."""
        vocabulary = self._vocabulary
        clause_pairs = list(pair_in_parts(parts, vocabulary))
        chains = [
            *pair_in_chain(parts, vocabulary),
            *pair_across_sentences(reading, self._previous_parts, parts, vocabulary),
        ]
        complaints = [*self._complaints, *list_complaints(parts, number)]
        context = PrecedingContext(
            self._heading, complaints, self._previous_concerns, self._unpaired_benefits
        )
        contextual = pair_with_context(
            parts,
            context,
            vocabulary,
            is_new_topic=starts_new_topic(reading),
            is_chained=bool(chains),
        )
        sentence_pairs = [
            *clause_pairs,
            *chains,
            *contextual,
            *pair_sequels(reading, number, vocabulary),
        ]
        self._pairs += sentence_pairs
        self._chains += chains
        self._links |= set(list_benefit_links(parts))
        self._previous_parts = parts
        self._previous_concerns = [concern for part in parts for concern in part.paired_concerns]
        paired_ids = {pair.benefit_id for pair in sentence_pairs} | vocabulary.opposites.keys()
        # "More blood comes. It brings oxygen. This is why skin glows."
        self._unpaired_benefits = [] if clause_pairs else self._unpaired_benefits
        self._unpaired_benefits += [
            benefit
            for part in parts
            for benefit in part.benefits
            if benefit.meaning not in paired_ids
        ]
