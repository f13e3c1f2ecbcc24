"""Which words does a sentence have, in a form that rules can compare?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from touchstone.search.stems import BREAK, FILLERS, LISTS, american_word, plain_text, stem_word

_WORD = re.compile(r"[a-z']*[a-z][a-z']*|[,.;:!?()\[\]\"“”…–—]|[0-9]+")
# British endings that American English writes with z; these words keep their s.
_KEEP_S = frozenset(
    [
        "exercise",
        "otherwise",
        "likewise",
        "wise",
        "rise",
        "advise",
        "promise",
        "precise",
        "noise",
        "raise",
        "surprise",
        "bruise",
    ]
)
# Forms that no stemmer joins with their verb.
_FORMS = {
    "slept": "sleep", "asleep": "asleep", "woke": "wake", "woken": "wake", "fell": "fall",
    "fallen": "fall", "rose": "rise", "risen": "rise", "brought": "bring", "shrank": "shrink",
    "shrunk": "shrink", "grew": "grow", "grown": "grow", "fed": "feed", "sank": "sink",
    "went": "go", "broke": "break", "kept": "keep", "got": "get", "gave": "give", "felt": "feel",
}  # fmt: skip
# "To line up" is no line on a face, and "firmly" says nothing of firm skin.
_OWN_STEMS = {
    word: word
    for word in ("lines", "firmly", "smoothly", "softly", "brightly", "calmly", "evenly",
                 "tightly", "freshly", "lightly", "clearly", "roughly", "peacefully")
} | {"tone": "tone-noun"}  # fmt: skip
# "Even the deepest lines": nothing is made even.
_AFTER_ADVERB = frozenset(
    """
    a an the my your his her our their this that these those if when though after before more
    better deep old some people at
    """.split()  # noqa: SIM905  # a list of words reads better than a list of strings
)
_ISE = re.compile(r"is(e|es|ed|ing|ation|er)$")


@dataclass(frozen=True)
class Token:
    """A word or a mark of a sentence.

    Attributes:
        word: In lower case, US spelling, without ``'s``.
        stem: Its stem, or ``BREAK`` for a mark and for "and" and "or".
        start: First character in the sentence.
        end: One past the last character.
    """

    word: str
    stem: str
    start: int
    end: int


@dataclass(frozen=True)
class Tokens:
    """The words of one sentence, and those that carry meaning."""

    all: tuple[Token, ...]

    @cached_property
    def content(self) -> tuple[int, ...]:
        """Places in ``all`` of the words that carry meaning, and of breaks."""
        return tuple(
            index
            for index, token in enumerate(self.all)
            if token.stem == BREAK or token.word not in FILLERS
        )

    @cached_property
    def content_stems(self) -> tuple[str, ...]:
        """The stems at the places of ``content``."""
        return tuple(self.all[index].stem for index in self.content)

    @cached_property
    def joined_stems(self) -> tuple[str, ...]:
        """The same, but a comma is a word like others and ends no term."""
        return tuple(
            "," if self.all[index].word == "," else self.all[index].stem for index in self.content
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of ``all``."""
        return tuple(token.word for token in self.all)


def tokenize(text: str, known: dict[str, tuple[str, str]] | None = None) -> Tokens:
    """Return the words and marks of ``text``.

    Args:
        text: The text.
        known: Spelling and stem of the words met so far in one article, to be added
            to. It saves most of the time; nothing is kept beyond the article.
    """
    known = {} if known is None else known
    tokens: list[Token] = []
    for found in _WORD.finditer(plain_text(text)):
        word = found.group()
        if not word[-1].isalnum() and word[-1] != "'":
            tokens.append(Token(word, BREAK, *found.span()))
            continue
        if word not in known:
            spelt = spell(word)
            stem = _OWN_STEMS.get(spelt) or stem_word(spelt)
            known[word] = (spelt, BREAK if spelt in LISTS else stem)
        tokens.append(Token(*known[word], *found.span()))
    return Tokens(tuple(_mark_adverbs(tokens)))


def _mark_adverbs(tokens: Sequence[Token]) -> Iterator[Token]:
    for place, token in enumerate(tokens):
        follows = tokens[place + 1].word if place + 1 < len(tokens) else ""
        adverb = token.word == "even" and follows in _AFTER_ADVERB
        yield replace(token, stem="even-adverb") if adverb else token


def spell(word: str) -> str:
    """Return a plain word in US spelling.

    Examples:
        >>> spell("minimise"), spell("exercise"), spell("ageing")
        ('minimize', 'exercise', 'aging')
    """
    word = american_word(word.strip("'") or word)
    word = _FORMS.get(word, word)
    if len(word) > 5 and _ISE.search(word) and _ISE.sub("ise", word) not in _KEEP_S:
        word = _ISE.sub(r"iz\1", word)
    return word.replace("oedema", "edema").replace("centre", "center").replace("fibre", "fiber")
