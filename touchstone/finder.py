"""Which concerns does somebody mean who describes them in their own words?

The words of each concern are data (``search_words`` of the pack); this module
matches them: spelling and endings may differ, denied words do not count, and
what the pack lists as not covered finds nothing. Kept libraries do the stemming
(snowballstemmer) and the likeness of spellings (rapidfuzz).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import snowballstemmer
from rapidfuzz.distance import DamerauLevenshtein
from spellchecker import SpellChecker

from touchstone.limits import MAX_QUERY_CHARS
from touchstone.pack import Pack

MAX_FOUND = 5
# How many other words may stand between the words of one term.
_GAP = 2

_WORD = re.compile(r"[a-z']+|[,.;:!?()]")
_BREAKS = frozenset(",.;:!?()") | {"but", "just", "only", "although", "though", "instead"}
_NEGATORS = frozenset(
    """
    no not without never don't dont doesn't doesnt isn't isnt aren't arent haven't havent hasn't
    hasnt didn't didnt
    """.split()  # noqa: SIM905  # a list of words reads better than a list of strings
)
_FILLERS = frozenset(
    """
    a an the my your his her our i i'm im i've ive it its it's is are was were be been am on in of
    from for to at with by as that this these those some any very really so too all have has had get
    gets got getting do does can me we you they them their if about around round over under what how
    why when where which help please because since after before lot lots bit little kind there thing
    things make makes made like feel feels keep keeps
    """.split()  # noqa: SIM905
)
_LISTS = frozenset({"and", "or", "nor"})
_BREAK = "|"
# "Age" is a number of years; "aging" is what happens to skin. The stemmer joins them.
_OWN_STEMS = {"age": "age-years", "ages": "age-years", "aged": "age-years"}
_BRITISH = {"grey": "gray", "ageing": "aging", "caesarean": "cesarean", "colour": "color"}


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
        for term in self.terms:  # longest first
            for places in _match(term.stems, tokens, used):
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
        tokens = [token for token in _tokenize(phrase) if token.stem != _BREAK]
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


_STEMMER = snowballstemmer.stemmer("english")


def _tokenize(text: str) -> list[_Token]:
    """Return the words that carry meaning, each with its place and whether it is denied."""
    plain = "".join(_plain(char) for char in text)
    tokens: list[_Token] = []
    denied = False
    for found in _WORD.finditer(plain):
        word = found.group()
        if word in _BREAKS or word in _LISTS:
            # No term reaches over a break; a denial goes on over "and" and "or".
            denied = denied and word in _LISTS
            tokens.append(_Token(word, _BREAK, *found.span(), denied=False))
        elif word in _NEGATORS:
            plain_word = word.replace("'", "")
            tokens.append(_Token(word, plain_word, *found.span(), denied=False))
            denied = True
        elif word not in _FILLERS:
            word = _BRITISH.get(word, word).removesuffix("'s")
            stem = _OWN_STEMS.get(word) or _STEMMER.stemWord(word.replace("'", ""))
            tokens.append(_Token(word, stem, *found.span(), denied=denied))
    return tokens


def _plain(char: str) -> str:
    """Return one character for one character, so that places stay the same."""
    if char in "’‘`´":
        return "'"
    base = unicodedata.normalize("NFKD", char)[:1].lower()
    return base if len(base) == 1 else " "


def _match(
    stems: Sequence[str], tokens: Sequence[_Token], used: Iterable[int]
) -> list[tuple[int, ...]]:
    """Return where the stems stand, in any order, with at most a few words between."""
    taken = set(used)
    found: list[tuple[int, ...]] = []
    for start in range(len(tokens)):
        width = len(stems) + (_GAP if len(stems) > 1 else 0)
        window = list(_window(tokens, start, width))
        places: list[int] = []
        for stem in stems:
            place = next(
                (
                    index
                    for index in window
                    if tokens[index].stem == stem and index not in taken and index not in places
                ),
                None,
            )
            if place is None:
                break
            places.append(place)
        if len(places) == len(stems) and start in places:
            found.append(tuple(sorted(places)))
            taken.update(places)
    return found


def _window(tokens: Sequence[_Token], start: int, width: int) -> Iterator[int]:
    """Yield the next places from ``start`` up to a break."""
    for place in range(start, min(start + width, len(tokens))):
        if tokens[place].stem == _BREAK:
            return
        yield place


def _rank(matches: list[tuple[int, int, str, str]]) -> tuple[Found, ...]:
    words: dict[str, list[str]] = {}
    for _, _, concern_id, text in sorted(matches):
        words.setdefault(concern_id, []).append(text)
    found = [Found(concern_id, tuple(texts)) for concern_id, texts in words.items()]
    return tuple(found[:MAX_FOUND])
