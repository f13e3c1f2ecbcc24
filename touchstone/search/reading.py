"""Split what a visitor typed into words and sentences, and give each word its stem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from touchstone.search.negation import CONTRACTIONS, EFFECT_CUES
from touchstone.search.stems import BREAK, CONJUNCTIONS, FILLERS, word_set
from touchstone.search.tokens import tokenize

# The stems that all numbers and all negating words share: which one it is says little.
NUMBER, NEGATION = "#", "not"
# The stem of what separates the items of a list. Denials heed it, and no term spans it.
PAUSE = ","

# Words so common that they say something only in pairs ("look old", "like a prune").
WEAK = frozenset({NUMBER, NEGATION}) | word_set(
    """
    up down out off back day time year look go gone come turn start show see seen take left right
    side little small big long good bad new old young month week people know think want need tri
    use way whole full more most less just only still again alway ever never now then ago after
    before work help doctor well last first wake woke much mani one even tell told say said name
    put set end everi everyth everyon someth sinc till until while through like
    """
)
_NUMBERS = word_set(
    """
    two three four five six seven eight nine ten twelve fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety twenties thirties forties fifties sixties
    """
)
# "11s" are lines between the eyebrows, not a number.
_NO_NUMBERS = frozenset({"11", "111"})
_NEGATIONS = (EFFECT_CUES | CONTRACTIONS | {"without"}) - word_set("fail fails failed unlikely")
_SENTENCE_ENDS = frozenset(".!?…")
_FILLERS = FILLERS - {"like"}
_PAUSES = frozenset({",", "plus", "also"})
_TURNS = word_set("but although though instead except")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or pause of a text.

    Attributes:
        word: In lower case, US spelling.
        stem: What it stands for: its stem, ``NUMBER``, ``NEGATION``, ``PAUSE`` or ``BREAK``.
        start: Offset of its first character.
        end: Offset after its last character.
    """

    word: str
    stem: str
    start: int
    end: int

    @property
    def is_content(self) -> bool:
        """Whether it can be evidence; fillers, pauses and breaks cannot."""
        return is_content(self.word, self.stem)


def read_words(text: str) -> list[Word]:
    """Return the words, pauses and breaks of a text."""
    return [
        Word(token.word, name_stem(token.word, token.stem), token.start, token.end)
        for token in tokenize(text).all
    ]


def split_sentences(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the sentences of a text, without their end marks."""
    return _split(words, lambda word: word.word in _SENTENCE_ENDS)


def split_at_turns(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the parts of a sentence between its turns ("but", a colon)."""
    return _split(words, lambda word: word.stem == BREAK)


def _split(words: Sequence[Word], ends: Callable[[Word], bool]) -> Iterator[list[Word]]:
    part: list[Word] = []
    for word in words:
        if not ends(word):
            part.append(word)
        elif part:
            yield part
            part = []
    if part:
        yield part


def is_content(word: str, stem: str) -> bool:
    """Return whether a word can be evidence; fillers, pauses and breaks cannot."""
    return stem not in (BREAK, PAUSE) and word not in _FILLERS


def name_stem(word: str, stem: str) -> str:
    """Return what a word stands for in the examples: its own stem or a shared one."""
    if word in CONJUNCTIONS or word in _PAUSES:
        return PAUSE
    if stem == BREAK or word in _TURNS:
        return BREAK
    if word in _NEGATIONS:
        return NEGATION
    if word in _NUMBERS or (word.isdigit() and word not in _NO_NUMBERS):
        return NUMBER
    return stem
