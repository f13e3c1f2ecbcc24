"""Find the concerns that visitors describe in their own words.

The words of each concern are data (``search_words`` of the pack). Spelling and
endings may differ, negated words do not count, and what the pack lists as not
covered finds nothing. Typos are matched by edit distance (rapidfuzz).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz.distance import DamerauLevenshtein

from touchstone.limits import MAX_CONCERNS_FOUND, MAX_QUERY_CHARS
from touchstone.packs.pack import Pack
from touchstone.search.english import load_english
from touchstone.search.negation import ABSENCE_CUES
from touchstone.search.stems import BREAK, CONJUNCTIONS, FILLERS, locate_term, word_set
from touchstone.search.tokens import tokenize

# Words that end a term and a negation.
_CLAUSE_BREAKS = word_set("but just only although though instead")


@dataclass(frozen=True)
class Found:
    """A concern that a query may mean.

    Attributes:
        concern_id: The concern.
        words: The words of the query that name it, as they were typed.
    """

    concern_id: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Word:
    word: str
    stem: str
    start: int
    end: int
    negated: bool


@dataclass(frozen=True)
class _Term:
    stems: tuple[str, ...]
    concern_id: str  # "" for what is not covered


@dataclass(frozen=True)
class Finder:
    """The words of a pack, ready to be matched. Build it once with ``build_finder``."""

    terms: tuple[_Term, ...]
    words: frozenset[tuple[str, str]]

    @cached_property
    def _stem_by_word(self) -> dict[str, str]:
        """Words of the terms with their stems, to correct typos."""
        return dict(sorted(self.words))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem for term in self.terms for stem in term.stems)

    def find(self, query: str) -> tuple[Found, ...]:
        """Return the concerns that ``query`` may mean, best first, at most ``MAX_CONCERNS_FOUND``.

        Args:
            query: Words of a visitor; what exceeds ``MAX_QUERY_CHARS`` is not read.
        """
        query = query[:MAX_QUERY_CHARS]
        words = [self._correct(word) for word in _read_words(query)]
        used: set[int] = set()
        matches: list[tuple[int, int, str, str]] = []
        stems = [word.stem for word in words]
        present = set(stems)
        for term in self.terms:  # longest first
            if not present.issuperset(term.stems):
                continue
            for indexes in locate_term(term.stems, stems, used):
                used.update(indexes)
                first, last = words[indexes[0]], words[indexes[-1]]
                # A term that itself negates ("not sleeping") means what it says.
                negated = first.negated and term.stems[0] not in ABSENCE_CUES
                if term.concern_id and not negated:
                    matched = query[first.start : last.end]
                    matches.append((-len(term.stems), indexes[0], term.concern_id, matched))
        return _rank(matches)

    def _correct(self, word: _Word) -> _Word:
        """Return the word, with the stem of the pack's word that it misspells, if any."""
        if word.stem in self._stems or len(word.word) < 3 or word.word in load_english():
            return word
        allowed = 1 if len(word.word) < 6 else 2
        near = [
            (distance, known)
            for known in self._stem_by_word
            if known[0] == word.word[0]
            and (distance := DamerauLevenshtein.distance(word.word, known, score_cutoff=allowed))
            <= allowed
        ]
        return replace(word, stem=self._stem_by_word[min(near)[1]]) if near else word


def build_finder(pack: Pack) -> Finder:
    """Return the finder of a pack: its names, search words and what it does not cover."""
    terms: dict[tuple[str, ...], str] = {}
    words: set[tuple[str, str]] = set()
    columns = (pack.concerns[name] for name in ("concern_id", "name", "search_words"))
    phrases = [
        (concern_id, phrase)
        for concern_id, name, listed in zip(*columns, strict=True)
        for phrase in (name, *listed.split(";"))
    ]
    for concern_id, phrase in (*phrases, *(("", phrase) for phrase in pack.not_covered)):
        phrase_words = [word for word in _read_words(phrase) if word.stem != BREAK]
        stems = tuple(word.stem for word in phrase_words)
        if not stems:
            continue
        if concern_id:
            terms.setdefault(stems, concern_id)
            words.update((word.word, word.stem) for word in phrase_words if len(word.word) > 3)
        else:
            terms[stems] = ""
    ordered = sorted(terms.items(), key=lambda item: (-len(item[0]), item[1] != "", item[0]))
    return Finder(
        tuple(_Term(stems, concern_id) for stems, concern_id in ordered), frozenset(words)
    )


def _read_words(text: str) -> list[_Word]:
    """Return the breaks of a text and its words that are no fillers, each negated or not."""
    words: list[_Word] = []
    negated = False
    for token in tokenize(text).all:
        word, span = token.word, (token.start, token.end)
        if token.stem == BREAK or word in _CLAUSE_BREAKS:
            # No term spans a break; a negation goes on after "and" and "or".
            negated = negated and word in CONJUNCTIONS
            words.append(_Word(word, BREAK, *span, negated=False))
        elif word in ABSENCE_CUES:
            words.append(_Word(word, token.stem, *span, negated=False))
            negated = True
        elif word not in FILLERS and not word.isdigit():
            words.append(_Word(word, token.stem, *span, negated=negated))
    return words


def _rank(matches: list[tuple[int, int, str, str]]) -> tuple[Found, ...]:
    words: dict[str, list[str]] = {}
    for _, _, concern_id, text in sorted(matches):
        words.setdefault(concern_id, []).append(text)
    found = [Found(concern_id, tuple(texts)) for concern_id, texts in words.items()]
    return tuple(found[:MAX_CONCERNS_FOUND])
