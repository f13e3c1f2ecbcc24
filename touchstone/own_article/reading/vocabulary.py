"""Build the vocabulary of a pack: the terms that name its concerns and benefits.

The vocabulary also holds how they relate: which pairs the pack claims, which benefit
is the relief of which concern, and which benefit presupposes that another concern is
eased. A benefit that the pack claims for a concern needs less proof in a new article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from touchstone.own_article.reading.wordlists import NO_BENEFIT
from touchstone.packs.pack import Pack
from touchstone.search.stems import BREAK
from touchstone.search.tokens import tokenize

# The first word of a benefit's phrase may be one of these; any modifier of that sense matches.
LESS, MORE, BETTER = "less", "more", "better"
_SENSES = (LESS, MORE, BETTER)


@dataclass(frozen=True, order=True)
class Term:
    """Words that name a concern, a benefit, or something that is neither.

    Attributes:
        stems: The stems of the words, without a leading "less", "more" or "better".
        meaning: Id of a concern or benefit; empty for what is neither.
        sense: "less", "more" or "better" when a modifier of that sense is needed, or "".
    """

    stems: tuple[str, ...]
    meaning: str
    sense: str = ""


@dataclass(frozen=True)
class Terms:
    """Terms, indexed by their first stem."""

    by_stem: Mapping[str, tuple[Term, ...]]

    def find_in(self, stems: Iterable[str]) -> list[Term]:
        """Return the terms whose stems are all among ``stems``, longest first."""
        present = set(stems)
        found = {
            term
            for stem in present
            for term in self.by_stem.get(stem, ())
            if present.issuperset(term.stems)
        }
        return sorted(found, key=lambda term: (-len(term.stems), term.meaning != "", term))


@dataclass(frozen=True)
class Vocabulary:
    """The terms of a pack and how its concerns and benefits relate.

    Attributes:
        concerns: Terms that name a concern.
        benefits: Terms that name a benefit.
        opposites: By benefit, the concern that it is the absence of: stress for "less stress". A
            benefit that only serves others, such as blood flow, has none.
        claimed_pairs: The (concern, benefit) pairs that the pack claims.
        prerequisites: By benefit, the concern that must be eased first: fewer breakouts follow
            from less stress.
        relief: By concern, the benefit that means less of it.
        concern_names: Names by id.
        benefit_names: Names by id.
    """

    concerns: Terms
    benefits: Terms
    opposites: Mapping[str, str]
    claimed_pairs: frozenset[tuple[str, str]]
    prerequisites: Mapping[str, str]
    relief: Mapping[str, str]
    concern_names: Mapping[str, str]
    benefit_names: Mapping[str, str]


def build_vocabulary(pack: Pack) -> Vocabulary:
    """Return the vocabulary of a pack; the order of its rows does not matter."""
    concern_terms = _list_concern_terms(pack)
    benefit_terms = {
        term
        for benefit_id, name in pack.benefit_names.items()
        for phrase in pack.benefit_words.get(benefit_id) or (name,)
        if (term := _benefit_term(phrase, benefit_id)).stems
    }
    not_covered = {Term(stems, "") for phrase in pack.not_covered if (stems := _stems(phrase))}
    no_benefit = {Term(stems, "") for stems in NO_BENEFIT_STEMS}
    claimed = frozenset(zip(pack.claims["concern_id"], pack.claims["benefit_id"], strict=True))
    concerns = _index_terms(concern_terms | not_covered)
    relief = _find_relief(pack, concern_terms, benefit_terms)
    reduced = _find_reduced_concerns(concerns, benefit_terms)
    opposites = _find_opposites(pack, concerns, reduced, claimed)
    relief_terms = _list_relief_terms(concern_terms, benefit_terms, relief)
    return Vocabulary(
        concerns=concerns,
        benefits=_index_terms(benefit_terms | not_covered | no_benefit | relief_terms),
        opposites=opposites,
        claimed_pairs=claimed,
        prerequisites=_find_prerequisites(opposites, reduced, relief),
        relief=relief,
        concern_names=pack.concern_names,
        benefit_names=pack.benefit_names,
    )


def _list_concern_terms(pack: Pack) -> set[Term]:
    columns = (pack.concerns[name] for name in ("concern_id", "name", "search_words"))
    terms = {
        Term(stems, concern_id)
        for concern_id, name, search_words in zip(*columns, strict=True)
        for phrase in (name, *search_words.split(";"), *pack.concern_words.get(concern_id, ()))
        if (stems := _stems(phrase))
    }
    single = {term.stems[0]: term.meaning for term in terms if len(term.stems) == 1}
    groups = dict(zip(pack.concerns["concern_id"], pack.concerns["group"], strict=True))
    return {term for term in terms if not _names_two_concerns(term, single, groups)}


def _names_two_concerns(term: Term, single: Mapping[str, str], groups: Mapping[str, str]) -> bool:
    """Return whether a phrase also names a concern of another group ("stress breakouts").

    A visitor who types it means the concern that lists it; an article means both.
    """
    meanings = {single[stem] for stem in term.stems if stem in single}
    return term.meaning in meanings and len({groups[meaning] for meaning in meanings}) > 1


def _find_relief(
    pack: Pack, concern_terms: Iterable[Term], benefit_terms: Iterable[Term]
) -> dict[str, str]:
    """Return, by concern, the benefit with the most "less ..." phrases that name it."""
    less = {(term.stems, term.meaning) for term in benefit_terms if term.sense == LESS}
    counts: dict[str, Counter[str]] = {concern_id: Counter() for concern_id in pack.concern_names}
    for term in concern_terms:
        counts[term.meaning].update(meaning for stems, meaning in less if stems == term.stems)
    return {
        concern_id: min(tally, key=lambda benefit_id: (-tally[benefit_id], benefit_id))
        for concern_id, tally in counts.items()
        if tally
    }


def _list_relief_terms(
    concern_terms: Iterable[Term], benefit_terms: Iterable[Term], relief: Mapping[str, str]
) -> set[Term]:
    """Return a "less ..." term for every word of a concern that is not good in itself.

    What eases one word of a concern eases the concern: "less wrinkles" in the pack covers
    creases, furrows and folds, too. A visitor who types "sleep" means poor sleep, but less
    sleep is not a benefit.
    """
    good = {term.stems for term in benefit_terms if term.sense != LESS}
    # "Fewer racing thoughts" means a calm mind; it is not another name for less stress.
    less_terms = {(term.stems, term.meaning) for term in benefit_terms if term.sense == LESS}
    taken = {stems for stems, meaning in less_terms if meaning not in relief.values()}
    return {
        Term(term.stems, relief[term.meaning], LESS)
        for term in concern_terms
        if term.stems not in good | taken and term.meaning in relief
    }


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem for stem in tokenize(phrase).content_stems if stem != BREAK)


def _benefit_term(phrase: str, benefit_id: str) -> Term:
    first, _, rest = phrase.strip().partition(" ")
    if first in _SENSES and _stems(rest):
        return Term(_stems(rest), benefit_id, first)
    return Term(_stems(phrase), benefit_id)


NO_BENEFIT_STEMS = frozenset(map(_stems, NO_BENEFIT))


def _index_terms(terms: Iterable[Term]) -> Terms:
    by_stem: dict[str, list[Term]] = defaultdict(list)
    for term in sorted(set(terms)):
        by_stem[term.stems[0]].append(term)
    return Terms({stem: tuple(stem_terms) for stem, stem_terms in by_stem.items()})


def _find_reduced_concerns(concerns: Terms, benefit_terms: Iterable[Term]) -> dict[str, set[str]]:
    """Return, by benefit, the concerns that its "less ..." phrases name."""
    reduced: dict[str, set[str]] = defaultdict(set)
    for term in benefit_terms:
        if term.sense == LESS:
            reduced[term.meaning] |= _concerns_in(concerns, term.stems)
    return reduced


def _find_opposites(
    pack: Pack,
    concerns: Terms,
    reduced: Mapping[str, set[str]],
    claimed: frozenset[tuple[str, str]],
) -> dict[str, str]:
    """Return, by benefit, the one concern that its name or else its "less ..." phrases contain.

    The pack must claim the pair.
    """
    opposites: dict[str, str] = {}
    for benefit_id, name in pack.benefit_names.items():
        named = _concerns_in(concerns, _stems(name)) or reduced.get(benefit_id, set())
        if len(named) == 1 and {(concern_id, benefit_id) for concern_id in named} <= claimed:
            opposites[benefit_id] = next(iter(named))
    return opposites


def _find_prerequisites(
    opposites: Mapping[str, str], reduced: Mapping[str, set[str]], relief: Mapping[str, str]
) -> dict[str, str]:
    """Return, by benefit, the concern that must be eased first, if there is one.

    A benefit that is named after one concern and reduces others ("stress-related skin
    problems") follows from the benefit that is the relief of that concern.
    """
    return {
        benefit_id: concern_id
        for benefit_id, concern_id in opposites.items()
        if reduced.get(benefit_id, set()) - {concern_id}
        and relief.get(concern_id, benefit_id) != benefit_id
    }


def _concerns_in(concerns: Terms, stems: tuple[str, ...]) -> set[str]:
    return {term.meaning for term in concerns.find_in(stems) if term.meaning}
