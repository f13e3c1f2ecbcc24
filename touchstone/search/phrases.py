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

# An example of at most this many words, none of them a filler, is a term for its subject.
_TERM_WORDS = 3


@dataclass(frozen=True, slots=True)
class TaughtPhrase:
    """A phrase that visitors may use.

    Attributes:
        subject: The concern that is meant, ``NOT_COVERED``, or ``TALK`` that fits any subject.
        words: Its words that can be evidence.
        stems: The stems of those words.
        is_term: Whether it names its subject.
        about: The subject that is meant, if it is not covered, or "".
        near: The concern closest to it, or "".
        ask: Where to turn with it, or ""; see ``SearchTerm``.
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
    # Thousands of phrases share few words, so the stem of each word is looked up once.
    stem_cache: dict[tuple[str, str], str] = {}
    for subject, text, is_name, *aside in _list_texts(pack):
        words, stems = [], []
        for key in split_words(text):
            if (stem := stem_cache.get(key)) is None:
                stem = stem_cache[key] = name_stem(*key) if is_content(*key) else ""
            if stem:
                words.append(key[0])
                stems.append(stem)
        if words:
            is_term = not WEAK.issuperset(stems) and (is_name or _is_term(subject, text, stems))
            yield TaughtPhrase(subject, tuple(words), tuple(stems), is_term, *aside)


def _is_term(subject: str, text: str, stems: Sequence[str]) -> bool:
    """Return whether an example is short enough to be a term for its subject."""
    if subject == TALK or NUMBER in stems or len(stems) > _TERM_WORDS:
        return False
    is_whole = text.count(" ") < len(stems)
    # "Sleep like a baby" is a term although it has a filler.
    return is_whole or (subject == NOT_COVERED and len(stems) == _TERM_WORDS)


def _list_texts(pack: Pack) -> Iterator[tuple[str, str, bool, str, str, str]]:
    """Yield the subject, text, whether it is a name, about, near and ask of each phrase."""
    columns = ("concern_id", "name", "search_words")
    for concern_id, name, search_words in iterate_rows(pack.concerns, columns):
        for text in (name, *search_words.split(";")):
            yield concern_id, text, True, "", "", ""
    for concern_id, text in iterate_rows(pack.tables["examples"], ("concern_id", "words")):
        yield concern_id, text, False, "", "", ""
    for text in pack.not_covered:
        yield NOT_COVERED, text, True, "", "", ""
    for row in iterate_rows(pack.tables["not_covered"], ("words", "about", "near", "ask")):
        text, about, near, ask = row
        # What needs a doctor must not be missed, so it counts as a name.
        yield NOT_COVERED if about else TALK, text, bool(ask), about, near, ask


def list_terms(phrases: Iterable[TaughtPhrase], foreign: Set[str]) -> list[SearchTerm]:
    """Return the terms among phrases, each once.

    What is not covered wins over a concern, and the first concern over others. A single word is
    not a term of what is not covered if the examples of concerns use it more.
    """
    terms: dict[tuple[str, ...], SearchTerm] = {}
    for phrase in phrases:
        is_own = phrase.subject or len(phrase.stems) > 1 or phrase.stems[0] in foreign
        if phrase.is_term and is_own:
            term = SearchTerm(phrase.stems, phrase.subject, phrase.about, phrase.near, phrase.ask)
            terms[phrase.stems] = terms.get(phrase.stems, term) if phrase.subject else term
    return list(terms.values())
