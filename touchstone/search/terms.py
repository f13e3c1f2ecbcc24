"""Find terms in a text: short phrases that name a concern or what is not covered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from touchstone.search.reading import NEGATION
from touchstone.search.stems import locate_term

# Where to turn with what is not covered: to a doctor, or, for an emergency or in despair, to
# whoever helps at once.
DOCTOR, EMERGENCY, NOW = "doctor", "emergency", "now"


@dataclass(frozen=True)
class SearchTerm:
    """Words that name a subject.

    Attributes:
        stems: Their stems.
        subject: A concern, or "" for what is not covered.
        about: What is not covered ("hair"), or "".
        near: The concern closest to that, or "".
        ask: Where to turn with it: ``DOCTOR``, ``EMERGENCY``, ``NOW`` for despair, or "".
    """

    stems: tuple[str, ...]
    subject: str
    about: str = ""
    near: str = ""
    ask: str = ""


@dataclass(frozen=True)
class Hit:
    """A term in a text, and the places of its words."""

    term: SearchTerm
    places: tuple[int, ...]


@dataclass(frozen=True)
class SearchTerms:
    """Terms, indexed by their first stem."""

    by_stem: Mapping[str, tuple[SearchTerm, ...]]

    def find_in(self, stems: Sequence[str], parts: Sequence[int]) -> list[Hit]:
        """Return the terms in a text, longest first; each word counts for one of them at most.

        Args:
            stems: The words of the text.
            parts: The part that each word is in; a term never spans two.
        """
        present = set(stems)
        near = [
            term
            for stem in present
            for term in self.by_stem.get(stem, ())
            if present.issuperset(term.stems)
        ]
        near.sort(key=lambda term: (-len(term.stems), term.subject != "", term.stems))
        used: set[int] = set()
        hits: list[Hit] = []
        for term in near:
            for indexes in locate_term(term.stems, stems, used):
                if parts[indexes[0]] == parts[indexes[-1]] and _is_in_order(term, indexes, stems):
                    used.update(indexes)
                    hits.append(Hit(term, indexes))
        return hits


def _is_in_order(term: SearchTerm, indexes: Sequence[int], stems: Sequence[str]) -> bool:
    """Return whether a term with a negation appears word for word; others always pass.

    "Can't sleep for stress" has the stems of "no stress" but does not say that.
    """
    return NEGATION not in term.stems or tuple(stems[indexes[0] : indexes[-1] + 1]) == term.stems


def index_terms(terms: Iterable[SearchTerm]) -> SearchTerms:
    """Return terms by their first stem."""
    by_stem: dict[str, list[SearchTerm]] = defaultdict(list)
    for term in terms:
        by_stem[term.stems[0]].append(term)
    return SearchTerms({stem: tuple(listed) for stem, listed in by_stem.items()})
