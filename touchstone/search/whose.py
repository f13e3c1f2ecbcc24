"""Tell what a visitor has from what other people have: "my sister has rosacea, I don't"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchstone.search.reading import PAUSE, Word
from touchstone.search.stems import word_set

_OWN = word_set("i i'm im i've ive i'd i'll me mine myself")
_PEOPLE = word_set(
    """
    mother mothers mom mum mama father fathers dad parents sister sisters brother brothers husband
    wife partner boyfriend girlfriend fiance son sons daughter daughters child children kids baby
    grandmother grandma granny gran grandfather grandad grandpa aunt auntie uncle cousin niece
    nephew twin friend friends mate mates colleague colleagues coworker coworkers boss neighbor
    neighbors roommate flatmate family relatives dog dogs cat cats puppy kitten horse pet
    """
)
_THEIR = word_set("he she his her him they their them he'd she'd he'll she'll they've they're")
# How many words after "my" a person may come: "my dear old mother".
_REACH = 3
# What may follow "I" if a visitor says only that they do or do not.
_VERBS = word_set(
    "can cannot can't do don't dont did didn't am not never have haven't havent got any it"
)
_NOT_ME = word_set("me not for though")


def split_by_person(clause: Sequence[Word]) -> Iterator[tuple[bool, list[Word]]]:
    """Yield the stretches of a clause, and whether each is only about other people."""
    is_theirs = False
    stretch: list[Word] = []
    for part in _split_at_pauses(clause):
        was_theirs, is_theirs = is_theirs, _is_theirs(part, was_theirs=is_theirs)
        if stretch and is_theirs != was_theirs:
            yield was_theirs, stretch
            stretch = []
        stretch += part
    yield is_theirs, stretch


def is_contrast(words: Sequence[Word]) -> bool:
    """Return whether the words only say that the visitor does or does not have it.

    Examples are "I haven't" and "not me".
    """
    rest = [word.word for word in words if word.stem != PAUSE]
    if rest[:1] == ["i"]:
        return len(rest) > 1 and _VERBS.issuperset(rest[1:])
    return "me" in rest and _NOT_ME.issuperset(rest)


def _split_at_pauses(clause: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the parts of a clause; each but the first begins with its pause."""
    part: list[Word] = []
    for word in clause:
        if word.stem == PAUSE and part:
            yield part
            part = []
        part.append(word)
    yield part


def _is_theirs(part: Sequence[Word], *, was_theirs: bool) -> bool:
    """Return whether a part is about other people; one that names nobody is like the one before."""
    words = [word.word for word in part]
    people = [index for index, word in enumerate(words) if word in _PEOPLE]
    is_own = any(
        word in _OWN or (word == "my" and not any(0 < who - index <= _REACH for who in people))
        for index, word in enumerate(words)
    )
    is_other = bool(people) or not _THEIR.isdisjoint(words)
    return not is_own and (is_other or was_theirs)
