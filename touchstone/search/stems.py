"""How are words compared, whatever their capitals, endings and spelling?

What the finder (``finder``) and the reading of an article (``reading``) share:
words become stems, and terms of several stems are found with a few words
between. Which words mean what is data of the pack. A kept library does the
stemming (snowballstemmer).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import snowballstemmer

# How many other words may stand between the words of one term.
GAP = 2
# Stands for punctuation and for words that no term reaches over.
BREAK = "|"
LISTS = frozenset({"and", "or", "nor"})
FILLERS = frozenset(
    """
    a an the my your his her our i i'm im i've ive it its it's is are was were be been am on in of
    from for to at with by as that this these those some any very really so too all have has had get
    gets got getting do does can me we you they them their if about around round over under what how
    why when where which help please because since after before lot lots bit little kind there thing
    things make makes made like feel feels keep keeps
    """.split()  # noqa: SIM905  # a list of words reads better than a list of strings
)
# "Age" is a number of years; "aging" is what happens to skin. The stemmer joins them.
_OWN_STEMS = {"age": "age-years", "ages": "age-years", "aged": "age-years"}
_BRITISH = {"grey": "gray", "ageing": "aging", "caesarean": "cesarean", "colour": "color"}
_STEMMER = snowballstemmer.stemmer("english")


def plain_text(text: str) -> str:
    """Return lower-case text without accents, one character for one, so that places stay."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return "".join(map(_plain_char, text))


def american_word(word: str) -> str:
    """Return a plain word in US spelling and without the ``'s`` of possession."""
    return _BRITISH.get(word, word).removesuffix("'s")


def stem_word(word: str) -> str:
    """Return the stem of a word that ``american_word`` returned."""
    return _OWN_STEMS.get(word) or _STEMMER.stemWord(word.replace("'", ""))


def place_term(
    term: Sequence[str], stems: Sequence[str], used: Iterable[int]
) -> list[tuple[int, ...]]:
    """Return where a term stands, its stems in any order, at most a few words between.

    Args:
        term: The stems of the term.
        stems: The stems of a text without fillers; ``BREAK`` where a term must end.
        used: Places that another term has taken.
    """
    taken = set(used)
    found: list[tuple[int, ...]] = []
    width = len(term) + (GAP if len(term) > 1 else 0)
    for start in range(len(stems)):
        window = list(_window(stems, start, width))
        places: list[int] = []
        for stem in term:
            place = next(
                (
                    index
                    for index in window
                    if stems[index] == stem and index not in taken and index not in places
                ),
                None,
            )
            if place is None:
                break
            places.append(place)
        if len(places) == len(term) and start in places:
            found.append(tuple(sorted(places)))
            taken.update(places)
    return found


def _plain_char(char: str) -> str:
    if char in "’‘`´":
        return "'"
    base = unicodedata.normalize("NFKD", char)[:1].lower()
    return base if len(base) == 1 else " "


def _window(stems: Sequence[str], start: int, width: int) -> Iterator[int]:
    """Yield the next places from ``start`` up to a break."""
    for place in range(start, min(start + width, len(stems))):
        if stems[place] == BREAK:
            return
        yield place
