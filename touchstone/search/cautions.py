"""Find the cautions that apply to what a visitor typed.

The words that lead to a caution are data of the pack (``search_words`` in ``cautions.csv``). If
a pack has none, the rare words of its cautions for everyone are used. Denied words lead to a
caution, too: one caution too many does less harm than one too few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from touchstone.frames import iterate_rows
from touchstone.packs.pack import Pack
from touchstone.search.english import load_english
from touchstone.search.reading import PAUSE, WEAK, Word, read_words
from touchstone.search.spelling import Speller
from touchstone.search.stems import BREAK, locate_term

# A word with at least this dictionary count says nothing about the subject of a caution.
_EVERYDAY = 45_000
# Nor does a word in more cautions than this number and this share of them all.
_SEVERAL, _SHARE = 2, 1 / 8

_Stems = tuple[str, ...]


@dataclass(frozen=True)
class Spoken:
    """The cautions that apply to a text.

    Attributes:
        caution_ids: Their ids, in the order of the pack.
        places: The places of the words that led to them.
    """

    caution_ids: tuple[str, ...]
    places: frozenset[int]


@dataclass(frozen=True)
class CautionWords:
    """The words that lead to each caution.

    Attributes:
        terms: By caution id, the stems of each of its terms.
        speller: Mends typos of the words of all terms.
    """

    terms: Mapping[str, tuple[_Stems, ...]]
    speller: Speller

    def find_in(self, words: Sequence[Word], *, mended: bool = True) -> Spoken:
        """Return the cautions with a term in a text.

        Args:
            words: See ``reading.read_words``.
            mended: Whether to mend typos. Published text has few and may be long.
        """
        indexed_stems = [
            (stem, word_index)
            for word_index, word in enumerate(words)
            for stem in (self._mend(word) if mended else _stem(word))
        ]
        stems = [stem for stem, _ in indexed_stems]
        present = set(stems)
        hits = {
            caution_id: {
                indexed_stems[index][1]
                for term in terms
                if present.issuperset(term)
                for indexes in locate_term(term, stems, ())
                for index in indexes
            }
            for caution_id, terms in self.terms.items()
        }
        return Spoken(
            tuple(caution_id for caution_id, indexes in hits.items() if indexes),
            frozenset[int]().union(*hits.values()),
        )

    def _mend(self, word: Word) -> Iterator[str]:
        if word.stem in (PAUSE, BREAK):
            yield BREAK
        elif word.is_content:
            for part in self.speller.mend(word.word):
                yield from (item.stem for item in read_words(part) if item.is_content)


def _stem(word: Word) -> Iterator[str]:
    if word.stem in (PAUSE, BREAK):
        yield BREAK
    elif word.is_content:
        yield word.stem


def read_caution_words(pack: Pack) -> CautionWords:
    """Return the words that lead to each caution of a pack."""
    texts = _list_search_words(pack) or _list_rare_words(pack)
    words = {
        caution_id: [[word for word in read_words(text) if word.is_content] for text in listed]
        for caution_id, listed in texts.items()
    }
    return CautionWords(
        {
            caution_id: tuple(tuple(word.stem for word in term) for term in terms if term)
            for caution_id, terms in words.items()
        },
        Speller(Counter(word.word for terms in words.values() for term in terms for word in term)),
    )


def _list_search_words(pack: Pack) -> dict[str, list[str]]:
    rows = iterate_rows(pack.cautions, ("caution_id", "search_words"))
    return {
        caution_id: search_words.split(";") for caution_id, search_words in rows if search_words
    }


def _list_rare_words(pack: Pack) -> dict[str, list[str]]:
    """Return the rare words of the cautions for everyone; a concern leads to its own cautions."""
    rows = list(iterate_rows(pack.cautions, ("caution_id", "concern_id", "advice")))
    advice = {caution_id: read_words(text) for caution_id, _, text in rows}
    uses = Counter(stem for words in advice.values() for stem in {word.stem for word in words})
    most = max(_SEVERAL, len(rows) * _SHARE)
    return {
        caution_id: [
            word.word
            for word in advice[caution_id]
            if word.is_content and uses[word.stem] <= most and not _is_everyday(word)
        ]
        for caution_id, concern_id, _ in rows
        if not concern_id
    }


def _is_everyday(word: Word) -> bool:
    counts = load_english()
    return word.stem in WEAK or max(counts[word.word], counts[word.stem]) >= _EVERYDAY
