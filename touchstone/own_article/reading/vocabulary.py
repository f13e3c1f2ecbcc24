"""Which words name a concern, a benefit, or a change for the better?

Built once from a pack: the search words of its concerns, the phrases of its
benefits, and which benefits it claims for which concern (a benefit that is
known to go with a concern needs less proof in a new article).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from touchstone.own_article.reading.wordlists import NO_BENEFIT
from touchstone.packs.pack import Pack
from touchstone.search.stems import BREAK
from touchstone.search.tokens import tokenize

# A phrase of a benefit may begin with one of these: any word of that sense will do.
LESS, MORE, BETTER = "less", "more", "better"
_SENSES = (LESS, MORE, BETTER)


@dataclass(frozen=True, order=True)
class Term:
    """Words that name something.

    Attributes:
        stems: The stems of the words, without a leading "less", "more" or "better".
        meaning: Id of a concern or benefit; empty for what the pack does not cover.
        sense: "less", "more" or "better" when such a word must stand with them, or "".
    """

    stems: tuple[str, ...]
    meaning: str
    sense: str = ""


@dataclass(frozen=True)
class Terms:
    """Terms to be looked up by any of their stems, longest first."""

    by_stem: Mapping[str, tuple[Term, ...]]

    def candidates(self, stems: Iterable[str]) -> list[Term]:
        """Return the terms all of whose stems are among ``stems``, longest first."""
        there = set(stems)
        found = {
            term
            for stem in there
            for term in self.by_stem.get(stem, ())
            if there.issuperset(term.stems)
        }
        return sorted(found, key=lambda term: (-len(term.stems), term.meaning != "", term))


@dataclass(frozen=True)
class Vocabulary:
    """What a pack knows about words.

    Attributes:
        concerns: Terms that name a concern.
        benefits: Terms that name a benefit.
        homes: By benefit, the concerns that are what the benefit takes away, as
            stress is for "less stress". Empty for a benefit that only serves others.
        natural: The (concern, benefit) pairs that the pack claims.
        follows: By benefit, the concern that must be eased first, where the benefit
            takes away others: fewer breakouts follow from less stress.
        lessens: By concern, the benefits that are less of it.
        concern_names: Names by id.
        benefit_names: Names by id.
    """

    concerns: Terms
    benefits: Terms
    homes: Mapping[str, tuple[str, ...]]
    natural: frozenset[tuple[str, str]]
    follows: Mapping[str, str]
    lessens: Mapping[str, tuple[str, ...]]
    concern_names: Mapping[str, str]
    benefit_names: Mapping[str, str]


def build_vocabulary(pack: Pack) -> Vocabulary:
    """Return the vocabulary of a pack; the order of its rows does not matter."""
    columns = (pack.concerns[name] for name in ("concern_id", "name", "search_words"))
    concern_terms = {
        Term(stems, concern_id)
        for concern_id, name, listed in zip(*columns, strict=True)
        for phrase in (name, *listed.split(";"), *pack.concern_words.get(concern_id, ()))
        if (stems := _stems(phrase))
    }
    single = {term.stems[0]: term.meaning for term in concern_terms if len(term.stems) == 1}
    groups = dict(zip(pack.concerns["concern_id"], pack.concerns["group"], strict=True))
    concern_terms = {term for term in concern_terms if not _names_two(term, single, groups)}
    benefit_terms = {
        term
        for benefit_id, name in pack.benefit_names.items()
        for phrase in pack.benefit_words.get(benefit_id) or (name,)
        if (term := _benefit_term(phrase, benefit_id)).stems
    }
    others = {Term(stems, "") for phrase in pack.not_covered if (stems := _stems(phrase))}
    natural = frozenset(zip(pack.claims["concern_id"], pack.claims["benefit_id"], strict=True))
    concerns = _index(concern_terms | others)
    taken = _concerns_taken(concerns, benefit_terms)
    homes = _find_homes(pack, concerns, taken, natural)
    lessens = _find_lessens(pack, concern_terms, benefit_terms)
    no_benefit = {Term(_stems(phrase), "") for phrase in NO_BENEFIT}
    return Vocabulary(
        concerns=concerns,
        benefits=_index(
            benefit_terms | others | no_benefit | _less_of(concern_terms, benefit_terms, lessens)
        ),
        homes=homes,
        natural=natural,
        follows=_find_followers(homes, taken, lessens),
        lessens=lessens,
        concern_names=pack.concern_names,
        benefit_names=pack.benefit_names,
    )


def _names_two(term: Term, single: Mapping[str, str], groups: Mapping[str, str]) -> bool:
    """Return whether a phrase names another concern, too ("stress breakouts").

    Who searches for it means the first; an article speaks of both.
    """
    meanings = {single[stem] for stem in term.stems if stem in single}
    return term.meaning in meanings and len({groups[meaning] for meaning in meanings}) > 1


def _find_lessens(
    pack: Pack, concern_terms: Iterable[Term], benefit_terms: Iterable[Term]
) -> dict[str, tuple[str, ...]]:
    """Return by concern the benefit that is less of it: most of its words say so."""
    less = {(term.stems, term.meaning) for term in benefit_terms if term.sense == LESS}
    counts: dict[str, Counter[str]] = {concern_id: Counter() for concern_id in pack.concern_names}
    for term in concern_terms:
        counts[term.meaning].update(meaning for stems, meaning in less if stems == term.stems)
    return {
        concern_id: (min(found, key=lambda item: (-found[item], item)),) if found else ()
        for concern_id, found in counts.items()
    }


def _less_of(
    concern_terms: Iterable[Term],
    benefit_terms: Iterable[Term],
    lessens: Mapping[str, tuple[str, ...]],
) -> set[Term]:
    """Return "less ..." for every word of a concern, unless the word is good in itself.

    What eases one word of a concern eases the concern: "less wrinkles" in the pack
    stands for creases, furrows and folds, too. "Sleep" names poor sleep for a
    visitor who types it, but less of it is no benefit.
    """
    good = {term.stems for term in benefit_terms if term.sense != LESS}
    return {
        Term(term.stems, benefit_id, LESS)
        for term in concern_terms
        if term.stems not in good
        for benefit_id in lessens[term.meaning]
    }


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem for stem in tokenize(phrase).content_stems if stem != BREAK)


def _benefit_term(phrase: str, benefit_id: str) -> Term:
    first, _, rest = phrase.strip().partition(" ")
    if first in _SENSES and _stems(rest):
        return Term(_stems(rest), benefit_id, first)
    return Term(_stems(phrase), benefit_id)


def _index(terms: Iterable[Term]) -> Terms:
    by_stem: dict[str, list[Term]] = defaultdict(list)
    for term in sorted(set(terms)):
        by_stem[term.stems[0]].append(term)
    return Terms({stem: tuple(listed) for stem, listed in by_stem.items()})


def _concerns_taken(concerns: Terms, benefit_terms: Iterable[Term]) -> dict[str, set[str]]:
    """Return the concerns that the "less ..." phrases of each benefit name."""
    taken: dict[str, set[str]] = defaultdict(set)
    for term in benefit_terms:
        if term.sense == LESS:
            taken[term.meaning] |= _concerns_in(concerns, term.stems)
    return taken


def _find_homes(
    pack: Pack,
    concerns: Terms,
    taken: Mapping[str, set[str]],
    natural: frozenset[tuple[str, str]],
) -> dict[str, tuple[str, ...]]:
    """Return what each benefit takes away.

    The name decides when it names one concern, else the phrases, when they all mean
    one. The pack must claim the pair.
    """
    homes: dict[str, tuple[str, ...]] = {}
    for benefit_id, name in pack.benefit_names.items():
        named = _concerns_in(concerns, _stems(name)) or taken.get(benefit_id, set())
        known = all((item, benefit_id) in natural for item in named)
        homes[benefit_id] = tuple(named) if len(named) == 1 and known else ()
    return homes


def _find_followers(
    homes: Mapping[str, tuple[str, ...]],
    taken: Mapping[str, set[str]],
    lessens: Mapping[str, tuple[str, ...]],
) -> dict[str, str]:
    """Return the benefits that need another first, with the concern that it eases.

    A benefit that is named after one concern and takes away others ("stress-related
    skin problems") follows from the benefit that is less of that concern.
    """
    return {
        benefit_id: home[0]
        for benefit_id, home in homes.items()
        if home
        and taken.get(benefit_id, set()) - set(home)
        and set(lessens.get(home[0], ())) - {benefit_id}
    }


def _concerns_in(concerns: Terms, stems: tuple[str, ...]) -> set[str]:
    return {term.meaning for term in concerns.candidates(stems) if term.meaning}
