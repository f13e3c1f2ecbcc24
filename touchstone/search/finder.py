"""Which concerns does somebody mean who describes them in their own words?

The words of each concern are data (``search_words`` of the pack); this module
matches them (``words``): spelling and endings may differ, denied words do not
count, and what the pack lists as not covered finds nothing. A kept library
measures the likeness of spellings (rapidfuzz).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from rapidfuzz.distance import DamerauLevenshtein
from spellchecker import SpellChecker

from touchstone.limits import MAX_QUERY_CHARS
from touchstone.packs.pack import Pack
from touchstone.search.stems import (
    BREAK,
    FILLERS,
    LISTS,
    american_word,
    place_term,
    plain_text,
    stem_word,
)

MAX_FOUND = 5

_WORD = re.compile(r"[a-z']+|[,.;:!?()]")
_BREAKS = frozenset(",.;:!?()") | {"but", "just", "only", "although", "though", "instead"}
_NEGATORS = frozenset(
    """
    no not neither without never don't dont doesn't doesnt isn't isnt aren't arent haven't havent
    hasn't hasnt didn't didnt
    """.split()  # noqa: SIM905  # a list of words reads better than a list of strings
)


@dataclass(frozen=True)
class Found:
    """One concern that the words may mean.

    Attributes:
        concern_id: The concern.
        words: The visitor's own words that found it, as they were typed.
    """

    concern_id: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Token:
    word: str
    stem: str
    start: int
    end: int
    denied: bool


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
    def _known(self) -> dict[str, str]:
        """Words of the terms with their stems, to correct misspelt ones."""
        return dict(sorted(self.words))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem for term in self.terms for stem in term.stems)

    def find(self, query: str) -> tuple[Found, ...]:
        """Return the concerns that ``query`` may mean, best first, at most five.

        Args:
            query: Words of a visitor; what exceeds ``MAX_QUERY_CHARS`` is not read.
        """
        query = query[:MAX_QUERY_CHARS]
        tokens = [self._correct(token) for token in _tokenize(query)]
        used: set[int] = set()
        matches: list[tuple[int, int, str, str]] = []
        stems = [token.stem for token in tokens]
        present = set(stems)
        for term in self.terms:  # longest first
            if not present.issuperset(term.stems):
                continue
            for places in place_term(term.stems, stems, used):
                used.update(places)
                # A term that itself denies ("can't sleep") means what it says.
                denied = tokens[places[0]].denied and term.stems[0] not in _NEGATORS
                if term.concern_id and not denied:
                    words = query[tokens[places[0]].start : tokens[places[-1]].end]
                    matches.append((-len(term.stems), places[0], term.concern_id, words))
        return _rank(matches)

    def _correct(self, token: _Token) -> _Token:
        """Return the token with its stem mended when it is a misspelt word of the pack."""
        if token.stem in self._stems or len(token.word) < 3 or token.word in _english():
            return token
        allowed = 1 if len(token.word) < 6 else 2
        near = [
            (distance, word)
            for word in self._known
            if word[0] == token.word[0]
            and (distance := DamerauLevenshtein.distance(token.word, word, score_cutoff=allowed))
            <= allowed
        ]
        return replace(token, stem=self._known[min(near)[1]]) if near else token


@lru_cache(maxsize=1)
def _english() -> SpellChecker:
    """Return a list of English words: what is spelt right is never taken for a typo."""
    return SpellChecker(language="en")


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
        tokens = [token for token in _tokenize(phrase) if token.stem != BREAK]
        stems = tuple(token.stem for token in tokens)
        if not stems:
            continue
        if concern_id:
            terms.setdefault(stems, concern_id)
            words.update((token.word, token.stem) for token in tokens if len(token.word) > 3)
        else:
            terms[stems] = ""
    ordered = sorted(terms.items(), key=lambda item: (-len(item[0]), item[1] != "", item[0]))
    return Finder(
        tuple(_Term(stems, concern_id) for stems, concern_id in ordered), frozenset(words)
    )


def _tokenize(text: str) -> list[_Token]:
    """Return the words that carry meaning, each with its place and whether it is denied."""
    tokens: list[_Token] = []
    denied = False
    for found in _WORD.finditer(plain_text(text)):
        word = found.group()
        if word in _BREAKS or word in LISTS:
            # No term reaches over a break; a denial goes on over "and" and "or".
            denied = denied and word in LISTS
            tokens.append(_Token(word, BREAK, *found.span(), denied=False))
        elif word in _NEGATORS:
            plain_word = word.replace("'", "")
            tokens.append(_Token(word, plain_word, *found.span(), denied=False))
            denied = True
        elif word not in FILLERS:
            word = american_word(word)
            tokens.append(_Token(word, stem_word(word), *found.span(), denied=denied))
    return tokens


def _rank(matches: list[tuple[int, int, str, str]]) -> tuple[Found, ...]:
    words: dict[str, list[str]] = {}
    for _, _, concern_id, text in sorted(matches):
        words.setdefault(concern_id, []).append(text)
    found = [Found(concern_id, tuple(texts)) for concern_id, texts in words.items()]
    return tuple(found[:MAX_FOUND])
