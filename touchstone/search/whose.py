"""Tell what a visitor has from what other people have: "my sister has rosacea, I don't"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from touchstone.search.reading import NEGATION, PAUSE, Word
from touchstone.search.stems import word_set

_OWN = word_set("i i'm im i've ive i'd i'll me mine myself")
_FAMILY = word_set(
    """
    mother mothers mom mum mama father fathers dad parents sister sisters brother brothers husband
    wife partner boyfriend girlfriend fiance son sons daughter daughters child children kids baby
    grandmother grandma granny gran grandfather grandad grandpa aunt auntie uncle
    cousin niece nephew twin family relatives lad
    """
)
_OTHERS = word_set(
    """
    friend friends mate mates colleague colleagues coworker coworkers boss neighbor neighbors
    roommate flatmate classmate teacher guy bloke girl boy man woman lady mr
    mrs ms dog dogs cat cats puppy kitten horse pet
    """
)
_PEOPLE = _FAMILY | _OTHERS
_THEIR = word_set("he she his her him he'd she'd he'll she'll")
# "A girl in my class" is nobody's own.
_PLACES = word_set("class school office team street work building village course gym business")
# How many words further on a person may stand after "my": "my dear old mother".
_REACH = 3
# What may follow "I" where no more is said than that the visitor does or does not.
_VERBS = word_set(
    "can cannot can't do don't dont did didn't am not never have haven't havent get any it anything"
)
_NOT_ME = word_set("me not for though")
# Whoever says so of their own skin has nothing; after one of these, with one word between.
_WELL = word_set("fine good great clear perfect flawless healthy lucky spared ok okay curious")
_IS = word_set("is are am i'm feels looks mine")
# Whoever has a friend with acne asks for nothing, unless one of these says so.
_REQUESTS = word_set(
    """
    help helps helped advice advise suggest suggestions recommend tips treat treatment try cure rid
    reduce remove against
    """
)


class Whose(Enum):
    """Who has what a stretch of words is about."""

    OWN = auto()
    FAMILY = auto()
    OTHERS = auto()


def split_by_person(clause: Sequence[Word]) -> Iterator[tuple[Whose, list[Word]]]:
    """Yield the stretches of a clause, and who has what each is about."""
    whose = Whose.OWN
    stretch: list[Word] = []
    for part in _split_at_pauses(clause):
        before, whose = whose, _tell_whose(part, before=whose)
        if stretch and whose != before:
            yield before, stretch
            stretch = []
        stretch += part
    yield whose, stretch


def is_contrast(words: Sequence[Word]) -> bool:
    """Return whether no more is said than that the visitor does or does not, or is well.

    "I haven't", "not me" and "mine is fine" do.
    """
    rest = [word.word for word in words if word.stem != PAUSE]
    if rest[:1] == ["i"] and len(rest) > 1 and _VERBS.issuperset(rest[1:]):
        return True
    is_not_me = "me" in rest and _NOT_ME.issuperset(rest)
    return is_not_me or (_is_well(rest) and all(word.stem != NEGATION for word in words))


def _is_well(words: Sequence[str]) -> bool:
    """Return whether words say that the visitor is well; "fine lines" do not."""
    if (_OWN | {"my"}).isdisjoint(words):
        return False
    return any(
        word in _WELL and not _IS.isdisjoint(words[max(0, place - 2) : place])
        for place, word in enumerate(words)
    )


def is_request(words: Iterable[Word]) -> bool:
    """Return whether a text asks for help."""
    return any(word.word in _REQUESTS for word in words)


def _split_at_pauses(clause: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the parts of a clause; each but the first begins with its pause."""
    part: list[Word] = []
    for word in clause:
        if word.stem == PAUSE and part:
            yield part
            part = []
        part.append(word)
    yield part


def _tell_whose(part: Sequence[Word], *, before: Whose) -> Whose:
    """Return who has what a part is about; one that names nobody is as that before it."""
    words = [word.word for word in part]
    people = [place for place, word in enumerate(words) if word in _PEOPLE]
    not_own = {place for place, word in enumerate(words) if word in _PEOPLE | _PLACES}
    is_own = any(
        word in _OWN or (word == "my" and not_own.isdisjoint(range(place, place + _REACH + 1)))
        for place, word in enumerate(words)
    )
    if is_own:
        return Whose.OWN
    if people:
        return Whose.FAMILY if words[people[0]] in _FAMILY else Whose.OTHERS
    return Whose.FAMILY if before is Whose.OWN and not _THEIR.isdisjoint(words) else before
