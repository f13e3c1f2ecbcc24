"""List the phrases of a pack that the finder learns from, and those that are terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from touchstone.frames import iterate_rows
from touchstone.packs.pack import Pack
from touchstone.search.evidence import NOT_COVERED, TALK
from touchstone.search.reading import NUMBER, WEAK, Word
from touchstone.search.terms import Term

# An example of so few words, all of them telling, is a term that names its subject.
_TERM_WORDS = 3


@dataclass(frozen=True)
class Phrase:
    """What somebody may say.

    Attributes:
        subject: The concern that is meant, ``NOT_COVERED``, or ``TALK`` that goes with anything.
        text: The words.
        is_name: Whether the pack names it as a term.
        about: What is meant that is not covered, or "".
        near: The concern that is closest to that, or "".
    """

    subject: str
    text: str
    is_name: bool = False
    about: str = ""
    near: str = ""


def list_phrases(pack: Pack) -> Iterator[Phrase]:
    """Yield the names, search words and examples of a pack, and what it does not cover."""
    columns = ("concern_id", "name", "search_words")
    for concern_id, name, listed in iterate_rows(pack.concerns, columns):
        for text in (name, *listed.split(";")):
            yield Phrase(concern_id, text, is_name=True)
    for concern_id, text in iterate_rows(pack.tables["examples"], ("concern_id", "words")):
        yield Phrase(concern_id, text)
    for text in pack.not_covered:
        yield Phrase(NOT_COVERED, text, is_name=True)
    for row in iterate_rows(pack.tables["not_covered"], ("words", "about", "near")):
        text, about, near = row
        yield Phrase(NOT_COVERED if about else TALK, text, about=about, near=near)


def list_terms(phrases: Iterable[tuple[Phrase, Sequence[Word]]]) -> list[Term]:
    """Return the terms among phrases, which come with their words, each once.

    What is not covered wins over a concern, and the first concern over others.
    """
    terms: dict[tuple[str, ...], Term] = {}
    for phrase, words in phrases:
        stems = tuple(word.stem for word in words)
        if _is_term(phrase, stems):
            term = Term(stems, phrase.subject, phrase.about, phrase.near)
            terms[stems] = terms.get(stems, term) if phrase.subject else term
    return list(terms.values())


def _is_term(phrase: Phrase, stems: Sequence[str]) -> bool:
    if phrase.subject == TALK or WEAK.issuperset(stems):
        return False
    is_whole = len(phrase.text.split()) == len(stems) <= _TERM_WORDS
    return phrase.is_name or (is_whole and NUMBER not in stems)
