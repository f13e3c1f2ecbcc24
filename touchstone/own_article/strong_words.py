"""Read a pack's words that often say more than evidence allows, and find them in a sentence.

Denied words are not found, and words in reports of studies only if no certainty allows them.
``overstatements`` skips doubts and questions, and knows the certainty of each claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from touchstone.frames import iterate_rows
from touchstone.own_article.given_up_care import SAFETY
from touchstone.own_article.reading.clauses import find_condition
from touchstone.own_article.reading.negation import ASKED, DOUBTED, STUDY_AIM
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.wordlists import MODALS
from touchstone.packs.pack import Pack
from touchstone.search.negation import CONTRACTIONS, EFFECT_CUES
from touchstone.search.stems import word_set
from touchstone.search.tokens import Token, tokenize

# The ``fits_from`` of words that no certainty allows: one above the highest certainty.
NEVER = 5
_FAR_FROM = ("far", "from")
# Words across which "may" still hedges what follows: "it may be that massage lifts".
_CLAUSES = word_set("that which who what why how whether if when because")
# "Ask your surgeon when it is safe" does not say that it is.
_OPEN = word_set("when whether if until once")
# A short quotation: words that others are quoted as saying.
_QUOTED = re.compile(r"[\"“][^\"“”]{1,60}[\"”]")


@dataclass(frozen=True)
class OverstatementKind:
    """A way to say more than is known.

    Attributes:
        kind_id: Its id.
        name: Its name for readers.
        explanation: Why it goes too far, in a sentence.
        instead: What would hold, in a sentence.
    """

    kind_id: str
    name: str
    explanation: str
    instead: str


@dataclass(frozen=True)
class Phrase:
    """Consecutive words; a word with ``is_open`` stands for every word that begins with it.

    Attributes:
        words: The words.
        is_open: For each word, whether it may have any ending.
        kind_id: The kind of overstatement; '' for words that report, so that nothing is asserted.
        fits_from: The lowest certainty at which they fit.
    """

    words: tuple[str, ...]
    is_open: tuple[bool, ...]
    kind_id: str
    fits_from: int

    @property
    def denies(self) -> bool:
        """Whether a denial is what makes them strong, as in "no side effects"."""
        return bool(EFFECT_CUES.union(("without", "free")).intersection(self.words))

    def stands_at(self, tokens: Sequence[Token], index: int) -> bool:
        """Return whether the words occur in a sentence, starting at the token with this index."""
        given = tokens[index : index + len(self.words)]
        return len(given) == len(self.words) and all(
            token.word.startswith(word) if is_open else token.word == word
            for token, word, is_open in zip(given, self.words, self.is_open, strict=True)
        )


@dataclass(frozen=True)
class StrongWords:
    """The words of a pack that often say more than evidence allows.

    Attributes:
        kinds: The kinds by id, in the order of the pack.
        phrases: The phrases of these kinds, and those that only report.
    """

    kinds: dict[str, OverstatementKind]
    phrases: tuple[Phrase, ...]

    @cached_property
    def _by_start(self) -> dict[str, list[Phrase]]:
        found: dict[str, list[Phrase]] = {}
        for phrase in self.phrases:
            # Two letters, because an open word stands for others that only begin like it.
            found.setdefault(phrase.words[0][:2], []).append(phrase)
        return found

    def find_in(self, tokens: Sequence[Token]) -> Iterator[tuple[int, Phrase]]:
        """Yield each phrase in a sentence, preceded by the index of its first token."""
        for index, token in enumerate(tokens):
            for phrase in self._by_start.get(token.word[:2], ()):
                if phrase.stands_at(tokens, index):
                    yield index, phrase


def read_strong_words(pack: Pack) -> StrongWords:
    """Return the strong words of a pack; a pack without its tables has none."""
    rows = iterate_rows(
        pack.tables["overstatements"], ("kind_id", "name", "explanation", "instead")
    )
    kinds = {row[0]: OverstatementKind(*row) for row in rows}
    rows = iterate_rows(pack.tables["strong_words"], ("words", "kind_id", "fits_from"))
    return StrongWords(kinds, tuple(_read_phrase(*row) for row in rows))


def _read_phrase(text: str, kind_id: str, fits_from: str) -> Phrase:
    words: list[str] = []
    is_open: list[bool] = []
    for pattern in text.split():
        # A star alone stands for any word.
        pattern_words = [token.word for token in tokenize(pattern.rstrip("*")).all] or [""]
        words += pattern_words
        is_open += [*[False] * (len(pattern_words) - 1), pattern.endswith("*")]
    return Phrase(tuple(words), tuple(is_open), kind_id, int(fits_from or NEVER))


def tells_nothing(reading: SentenceReading) -> bool:
    """Return whether a sentence asks, doubts or names an aim, so that it asserts nothing."""
    return reading.negation.kind in (ASKED, DOUBTED, STUDY_AIM)


def only_reports(phrases: Sequence[tuple[int, Phrase]]) -> bool:
    """Return whether a sentence's phrases show that it reports a study or names who says it."""
    return any(not phrase.kind_id for _, phrase in phrases)


def list_quoted(text: str) -> list[tuple[int, int]]:
    """Return start and end of each short quotation, marks included."""
    return [found.span() for found in _QUOTED.finditer(text)]


def _is_no(before: Sequence[str]) -> bool:
    """Return whether the two words before a phrase deny it: "no", "not a"."""
    return before[-1:] == ("no",) or (
        before[-1:] in (("a",), ("an",)) and before[0] in CONTRACTIONS | {"not", "never"}
    )


def _asserts_anew(words: Sequence[str]) -> bool:
    """Return whether a verb after "may" is no longer hedged: "may calm skin and removes scars".

    Args:
        words: The words from the modal to the verb.
    """
    is_verb = words[-1].endswith("s") and words[-1] != "years"  # "May look years younger."
    return is_verb and _CLAUSES.isdisjoint(words)


def _is_beyond_denial(words: Sequence[str], index: int) -> bool:
    """Return whether a verb after "and" is no longer denied: "has no side effects and is safe"."""
    verb = index - 1 if words[index - 1 : index] in (("is",), ("are",)) else index
    if words[verb] not in ("is", "are") or words[verb - 1 : verb] not in (("and",), ("but",)):
        return False
    cue = max((i for i in range(verb) if words[i] in EFFECT_CUES), default=0)
    return words[cue] == "no" and words[cue - 1] in ("has", "have", "had", "with")


def find_strong(
    reading: SentenceReading, phrases: Sequence[tuple[int, Phrase]], *, certainty: int
) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of each phrase of a sentence that the evidence does not allow.

    Args:
        reading: The sentence.
        phrases: See ``StrongWords.find_in``.
        certainty: How sure the evidence is; 0 if nothing was found or no claim is known.
    """
    tokens, condition = reading.tokens.all, find_condition(reading.tokens)
    reports = only_reports(phrases)
    quoted = list_quoted(reading.sentence.text)
    modal = next((i for i, word in enumerate(reading.tokens.words) if word in MODALS), len(tokens))
    for index, phrase in phrases:
        if any(start < tokens[index].start < end for start, end in quoted):
            continue
        words = reading.tokens.words
        is_denied = index in reading.negation.scope and not phrase.denies
        is_denied = is_denied and not _is_beyond_denial(words, index)
        before = words[max(0, index - 2) : index]
        # "No substitute for" and "not a substitute for" are advice, which ``item.negation`` does
        # not count as a denial.
        is_denied = is_denied or before == _FAR_FROM or (_is_no(before) and not phrase.denies)
        is_open = phrase.kind_id == SAFETY and not _OPEN.isdisjoint(before)
        hedged = modal < index and not _asserts_anew(words[modal : index + 1])
        is_cautious = reports or hedged or bool(reading.negation.kind)
        fits = phrase.fits_from < NEVER and (is_cautious or certainty >= phrase.fits_from)
        if phrase.kind_id and index not in condition and not (is_denied or is_open or fits):
            last = tokens[index + len(phrase.words) - 1]
            yield phrase.kind_id, tokens[index].start, last.end
