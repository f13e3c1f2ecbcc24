"""Read the phrases of a pack that the finder learns from, and list those that are terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from touchstone.frames import iterate_rows
from touchstone.packs.pack import Pack
from touchstone.search.reading import NUMBER, WEAK, is_content, name_stem
from touchstone.search.terms import SearchTerm
from touchstone.search.tokens import split_words
from touchstone.search.word_weights import NOT_COVERED, TALK

# An example of so few words, all of them telling, is a term that names its subject.
_TERM_WORDS = 3


@dataclass(frozen=True, slots=True)
class TaughtPhrase:
    """What somebody may say.

    Attributes:
        subject: The concern that is meant, ``NOT_COVERED``, or ``TALK`` that goes with anything.
        words: Its words that can be evidence.
        stems: What they stand for.
        is_term: Whether it names its subject.
        about: What is meant that is not covered, or "".
        near: The concern that is closest to that, or "".
        ask: Who should be asked about that, or ""; see ``SearchTerm``.
    """

    subject: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    is_term: bool
    about: str
    near: str
    ask: str


def read_phrases(pack: Pack) -> Iterator[TaughtPhrase]:
    """Yield the names, search words and examples of a pack, and what it does not cover."""
    # Thousands of phrases have few different words: each is named once.
    named: dict[tuple[str, str], str] = {}
    for subject, text, is_name, *aside in _list_texts(pack):
        words, stems = [], []
        for key in split_words(text):
            if (stem := named.get(key)) is None:
                stem = named[key] = name_stem(*key) if is_content(*key) else ""
            if stem:
                words.append(key[0])
                stems.append(stem)
        if words:
            is_term = not WEAK.issuperset(stems) and (is_name or _is_term(subject, text, stems))
            yield TaughtPhrase(subject, tuple(words), tuple(stems), is_term, *aside)


def _is_term(subject: str, text: str, stems: Sequence[str]) -> bool:
    """Return whether an example is so short that it names its subject."""
    if subject == TALK or NUMBER in stems or len(stems) > _TERM_WORDS:
        return False
    is_whole = text.count(" ") < len(stems)
    # "Sleep like a baby" stands for itself, although it has a filler.
    return is_whole or (subject == NOT_COVERED and len(stems) == _TERM_WORDS)


def _list_texts(pack: Pack) -> Iterator[tuple[str, str, bool, str, str, str]]:
    """Yield subject, words, whether they are a name, and about, near and ask of each phrase."""
    columns = ("concern_id", "name", "search_words")
    for concern_id, name, listed in iterate_rows(pack.concerns, columns):
        for text in (name, *listed.split(";")):
            yield concern_id, text, True, "", "", ""
    for concern_id, text in iterate_rows(pack.tables["examples"], ("concern_id", "words")):
        yield concern_id, text, False, "", "", ""
    for text in pack.not_covered:
        yield NOT_COVERED, text, True, "", "", ""
    for row in iterate_rows(pack.tables["not_covered"], ("words", "about", "near", "ask")):
        text, about, near, ask = row
        # What is for a doctor is not to be missed.
        yield NOT_COVERED if about else TALK, text, bool(ask), about, near, ask


def list_terms(phrases: Iterable[TaughtPhrase], foreign: Set[str]) -> list[SearchTerm]:
    """Return the terms among phrases, each once.

    What is not covered wins over a concern, and the first concern over others. A single word
    is no term of what is not covered where the examples of concerns use it more.
    """
    terms: dict[tuple[str, ...], SearchTerm] = {}
    for phrase in phrases:
        is_own = phrase.subject or len(phrase.stems) > 1 or phrase.stems[0] in foreign
        if phrase.is_term and is_own:
            term = SearchTerm(phrase.stems, phrase.subject, phrase.about, phrase.near, phrase.ask)
            terms[phrase.stems] = terms.get(phrase.stems, term) if phrase.subject else term
    return list(terms.values())
