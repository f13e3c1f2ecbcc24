"""Split text into tokens: words in US spelling with their stems, and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from touchstone.limits import MAX_CACHED_STEMS
from touchstone.search.stems import (
    BREAK,
    CONJUNCTIONS,
    FILLERS,
    plain_text,
    stem_word,
    word_set,
)

_TOKEN = re.compile(r"[a-z']*[a-z][a-z']*|[,.;:!?()\[\]\"“”…–—]|[0-9]+")
_BRITISH = {"grey": "gray", "ageing": "aging", "caesarean": "cesarean", "colour": "color"}
_ISE = re.compile(r"is(e|es|ed|ing|ation|er)$")
# Words in -ise that are never spelled with a z.
_KEEPS_S = word_set(
    """
    exercise otherwise likewise wise rise advise promise precise noise raise surprise bruise
    """
)
# Irregular forms that no stemmer maps to their verb.
_IRREGULAR = {
    "slept": "sleep", "woke": "wake", "woken": "wake", "fell": "fall", "fallen": "fall",
    "rose": "rise", "risen": "rise", "brought": "bring", "shrank": "shrink", "shrunk": "shrink",
    "grew": "grow", "grown": "grow", "fed": "feed", "sank": "sink", "went": "go", "broke": "break",
    "kept": "keep", "got": "get", "gave": "give", "felt": "feel", "came": "come",
}  # fmt: skip
# Words whose stem means something else: "to line up" is not a line on a face, and "firmly"
# says nothing about firm skin.
_UNSTEMMED = word_set(
    """
    lines firmly smoothly softly brightly calmly evenly tightly freshly lightly clearly roughly
    peacefully
    """
)
# Before these, "even" only adds emphasis: "even the deepest lines".
_AFTER_ADVERB = word_set(
    """
    a an the my your his her our their this that these those if when though after before more
    better deep old some people at
    """
)


class Token(NamedTuple):
    """A word or punctuation mark of a text.

    Attributes:
        word: In lower case, US spelling, without ``'s``.
        stem: Its stem, or ``BREAK`` for punctuation and conjunctions.
        start: Offset of its first character in the text.
        end: Offset after its last character.
    """

    word: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True)
class Tokens:
    """The tokens of one text, and which of them carry meaning."""

    all: tuple[Token, ...]

    @cached_property
    def content(self) -> tuple[int, ...]:
        """Indexes in ``all`` of breaks and of the words that are not fillers."""
        return tuple(
            index
            for index, token in enumerate(self.all)
            if token.stem == BREAK or token.word not in FILLERS
        )

    @cached_property
    def content_stems(self) -> tuple[str, ...]:
        """The stems of ``content``."""
        return tuple(self.all[index].stem for index in self.content)

    @cached_property
    def comma_joined_stems(self) -> tuple[str, ...]:
        """The stems of ``content``, with commas as ordinary words that end no term."""
        return tuple(
            "," if self.all[index].word == "," else self.all[index].stem for index in self.content
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of ``all``."""
        return tuple(token.word for token in self.all)


def stem_set(words: str) -> frozenset[str]:
    """Return the stems of the words in ``words``, split at white space."""
    return frozenset(stem_word(spell_american(word)) for word in words.split())


def tokenize(text: str, cache: dict[str, tuple[str, str]] | None = None) -> Tokens:
    """Return the tokens of ``text``.

    Args:
        text: The text.
        cache: Spelling and stem by word, filled as words are met. Share one among the
            sentences of an article to stem each word once.
    """
    cache = {} if cache is None else cache
    tokens: list[Token] = []
    for found in _TOKEN.finditer(plain_text(text)):
        word = found.group()
        if not word[-1].isalnum() and word[-1] != "'":
            tokens.append(Token(word, BREAK, *found.span()))
            continue
        if word not in cache:
            cache[word] = _spell_and_stem(word)
        tokens.append(Token(*cache[word], *found.span()))
    return Tokens(tuple(_mark_adverbs(tokens)))


def split_words(text: str) -> list[tuple[str, str]]:
    """Return the words and punctuation marks of a short text, each with its stem."""
    plain = plain_text(text)
    if "even" in plain:
        return [(token.word, token.stem) for token in tokenize(text).all]
    found: list[str] = _TOKEN.findall(plain)
    return [
        _spell_and_stem(word) if word[-1].isalnum() or word[-1] == "'" else (word, BREAK)
        for word in found
    ]


def spell_american(word: str) -> str:
    """Return a lower-case word in US spelling, without ``'s``, with irregular verbs as infinitives.

    Examples:
        >>> spell_american("minimise"), spell_american("exercise"), spell_american("slept")
        ('minimize', 'exercise', 'sleep')
    """
    word = word.strip("'") or word
    word = _BRITISH.get(word, word).removesuffix("'s")
    word = _IRREGULAR.get(word, word)
    if len(word) > 5 and _ISE.search(word) and _ISE.sub("ise", word) not in _KEEPS_S:
        word = _ISE.sub(r"iz\1", word)
    return word.replace("oedema", "edema").replace("centre", "center").replace("fibre", "fiber")


@lru_cache(maxsize=MAX_CACHED_STEMS)
def _spell_and_stem(word: str) -> tuple[str, str]:
    spelled = spell_american(word)
    if spelled in CONJUNCTIONS:
        return spelled, BREAK
    if spelled == "tone":
        return spelled, "tone-noun"
    return spelled, spelled if spelled in _UNSTEMMED else stem_word(spelled)


def _mark_adverbs(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; an "even" that only adds emphasis gets a stem of its own."""
    for index, token in enumerate(tokens):
        next_word = tokens[index + 1].word if index + 1 < len(tokens) else ""
        is_adverb = token.word == "even" and next_word in _AFTER_ADVERB
        yield token._replace(stem="even-adverb") if is_adverb else token
