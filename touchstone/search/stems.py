"""Normalize text, stem words, and match terms of several stems.

The concern finder and the article reader share these functions. Which words name a
concern or a benefit is data of the pack. The stemming library is snowballstemmer.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import snowballstemmer

# How many other words may stand between the words of one term.
GAP = 2
# The stem of punctuation and conjunctions; no term spans it.
BREAK = "|"


def word_set(words: str) -> frozenset[str]:
    """Return the words in ``words`` as a set, split at white space."""
    return frozenset(words.split())


CONJUNCTIONS = word_set("and or nor")
FILLERS = word_set(
    """
    a an the my your his her our i i'm im i've ive it its it's is are was were be been am on in of
    from for to at with by as that this these those some any very really so too all have has had get
    gets got getting do does can me we you they them their if about around round over under what how
    why when where which help please because since after before lot lots bit little kind there thing
    things make makes made like feel feels keep keeps
    """
)
# The stemmer would merge "age", a number of years, with "aging", which happens to skin.
_STEM_EXCEPTIONS = {"age": "age-years", "ages": "age-years", "aged": "age-years"}
_STEMMER = snowballstemmer.stemmer("english")
# The stemmer stores the word it is working on, and each visitor's script runs in its own thread.
_ONE_AT_A_TIME = threading.Lock()
# The stemmer changes no word with another ending, so two words in five can skip it.
_ENDINGS = (
    "s", "ed", "ing", "ly", "y", "e", "al", "er", "ator", "ic", "ant", "ent", "ism", "ion", "ful",
    "ll", "li", "ogist",
)  # fmt: skip


def plain_text(text: str) -> str:
    """Return lower-case text without accents, character for character, so that offsets hold."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return "".join(map(_plain_char, text))


def stem_word(word: str) -> str:
    """Return the stem of a lower-case word in US spelling."""
    if word in _STEM_EXCEPTIONS:
        return _STEM_EXCEPTIONS[word]
    word = word.replace("'", "")
    if not word.endswith(_ENDINGS):
        return word
    with _ONE_AT_A_TIME:
        return str(_STEMMER.stemWord(word))


def locate_term(
    term: Sequence[str], stems: Sequence[str], used: Iterable[int]
) -> list[tuple[int, ...]]:
    """Return the indexes of each occurrence of a term, its stems in any order.

    At most ``GAP`` other words may stand among them.

    Args:
        term: The stems of the term.
        stems: The stems of a text without fillers; ``BREAK`` where a term must end.
        used: Indexes that another term has taken.
    """
    taken = set(used)
    found: list[tuple[int, ...]] = []
    width = len(term) + (GAP if len(term) > 1 else 0)
    for start in range(len(stems)):
        window = list(_window(stems, start, width))
        indexes: list[int] = []
        for stem in term:
            free = (i for i in window if stems[i] == stem and i not in taken and i not in indexes)
            index = next(free, None)
            if index is None:
                break
            indexes.append(index)
        if len(indexes) == len(term) and start in indexes:
            found.append(tuple(sorted(indexes)))
            taken.update(indexes)
    return found


def _plain_char(char: str) -> str:
    if char in "’‘`´":
        return "'"
    base = unicodedata.normalize("NFKD", char)[:1].lower()
    return base if len(base) == 1 else " "


def _window(stems: Sequence[str], start: int, width: int) -> Iterator[int]:
    """Yield at most ``width`` indexes from ``start`` on, up to a break."""
    for index in range(start, min(start + width, len(stems))):
        if stems[index] == BREAK:
            return
        yield index
