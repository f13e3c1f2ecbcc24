"""Find the concerns and benefits that a sentence mentions.

A benefit such as "less stress" is mentioned when the thing is named and a modifier of
that sense belongs to it ("lowers stress", "stress falls", "stress relief"). A benefit
that is said to be missing ("poor circulation") is listed separately.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from operator import attrgetter

from touchstone.own_article.reading import wordlists
from touchstone.own_article.reading.modifiers import find_clause_span, find_modifier
from touchstone.own_article.reading.other_senses import (
    describes_cells,
    flushes_out,
    is_lacking,
    is_manner,
    is_saying,
    names_massage_kind,
)
from touchstone.own_article.reading.other_tissue import (
    find_other_tissue,
    is_said_of_other_tissue,
    names_other_tissue,
)
from touchstone.own_article.reading.vocabulary import NO_BENEFIT_STEMS, Term, Terms, Vocabulary
from touchstone.search.stems import BREAK, locate_term
from touchstone.search.tokens import Tokens

# Words with a comma and more than this many tokens between them name two things.
_CLAUSE_REACH = 3
_JOINERS = ((",",), ("and",), ("or",))


@dataclass(frozen=True)
class Mention:
    """Words of a sentence that name a concern or a benefit.

    Attributes:
        meaning: Id of the concern or benefit.
        indexes: Indexes of the words among the tokens of the sentence.
        modifier: Index of the word that makes it less, more or better, or -1.
        antecedent: For a benefit such as "softens it", the concern that "it" means, or "".
        antecedent_sentence: Number of the sentence that names the antecedent: None for
            this one, -1 for the heading.
    """

    meaning: str
    indexes: tuple[int, ...]
    modifier: int = -1
    antecedent: str = ""
    antecedent_sentence: int | None = None


def find_concerns(vocabulary: Vocabulary, tokens: Tokens) -> tuple[Mention, ...]:
    """Return the concerns that a sentence names, sorted by index."""
    matches = _match_terms(vocabulary.concerns, tokens, tokens.content_stems)
    other_tissue = find_other_tissue(tokens)
    return _sort_mentions(
        Mention(term.meaning, indexes)
        for term, indexes in matches
        if not flushes_out(tokens, indexes)
        and not is_saying(tokens.words, indexes)
        and not names_other_tissue(tokens, indexes, other_tissue)
    )


def find_benefits(
    vocabulary: Vocabulary, tokens: Tokens, borders: Sequence[int], concerns: Sequence[Mention]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the benefits that a sentence names and those that it calls missing, sorted by index.

    Args:
        vocabulary: The terms of the pack.
        tokens: The sentence.
        borders: Indexes where a clause begins; no modifier reaches across one.
        concerns: The concerns that it names.
    """
    other_tissue = find_other_tissue(tokens)
    benefits: list[Mention] = []
    missing: list[Mention] = []
    # "New, healthy cells" are new cells, but "acne, scars" are not acne scars.
    stems = tokens.comma_joined_stems

    def counts_as_benefit(term: Term, indexes: Sequence[int]) -> bool:
        if names_other_tissue(tokens, indexes, other_tissue):
            return False
        clause = find_clause_span(indexes, borders, len(tokens.all))
        return not term.sense or find_modifier(term.sense, tokens, indexes, clause) is not None

    for term, indexes in _match_terms(vocabulary.benefits, tokens, stems, counts_as_benefit):
        is_split = any(indexes[0] < border <= indexes[-1] for border in borders)
        is_other = is_saying(tokens.words, indexes) or describes_cells(tokens, term, indexes)
        if is_split or is_other or names_massage_kind(tokens, indexes):
            continue
        clause = find_clause_span(indexes, borders, len(tokens.all))
        if term.sense:
            modifier = find_modifier(term.sense, tokens, indexes, clause)
            if modifier is not None:
                benefits.append(Mention(term.meaning, indexes, modifier))
        elif not is_manner(tokens, indexes) and not _spans_removal(tokens, indexes):
            target = missing if is_lacking(tokens, indexes, clause[0]) else benefits
            target.append(Mention(term.meaning, indexes))
    skin_benefits = (
        _drop_said_of_others(tokens, benefits, concerns, other_tissue) if other_tissue else benefits
    )
    return drop_modifiers(vocabulary, tokens, skin_benefits), _sort_mentions(missing)


def _drop_said_of_others(
    tokens: Tokens, benefits: Sequence[Mention], concerns: Sequence[Mention], other_tissue: Set[int]
) -> list[Mention]:
    """Return the benefits that are not about hair or fat; one that names a concern is kept."""
    concern_indexes = {index for mention in concerns for index in mention.indexes}
    spans = [{*mention.indexes, mention.modifier} - {-1} for mention in benefits]
    benefit_indexes = set().union(*spans)
    return [
        mention
        for mention, span in zip(benefits, spans, strict=True)
        if not concern_indexes.isdisjoint(mention.indexes)
        or not is_said_of_other_tissue(tokens, span, other_tissue, benefit_indexes)
    ]


def drop_modifiers(
    vocabulary: Vocabulary, tokens: Tokens, found: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the benefits without those whose words only modify another.

    The modifier of one benefit does not name another ("calms redness" calms no mind), and
    neither do the adjectives joined to it ("scars get thinner and more elastic").
    """
    modifiers = {
        index
        for mention in found
        if mention.modifier >= 0
        for index in _joined_modifiers(tokens, mention)
    }
    nearest = {mention.modifier for mention in found}
    # In "redness got calmer and clearer", a joined adjective still names a benefit that relieves no
    # concern by itself.
    standalone = [
        mention
        for mention in found
        if not _is_modifier(
            tokens, mention, modifiers if mention.meaning in vocabulary.opposites else nearest
        )
    ]
    # Nor do words within a longer mention ("a supple scar" says nothing about supple skin), or
    # words around another mention ("raised blood flow in the cheek" lifts no cheek).
    return _sort_mentions(
        mention
        for mention in standalone
        if not any(
            set(other.indexes) > set(mention.indexes) or _is_between(other.indexes, mention.indexes)
            for other in standalone
        )
    )


def _is_between(inner: Sequence[int], outer: Sequence[int]) -> bool:
    """Return whether the inner words come right after an outer word and before the next one."""
    return any(
        first + 1 == inner[0] and inner[-1] < last for first, last in itertools.pairwise(outer)
    )


def _match_terms(
    terms: Terms,
    tokens: Tokens,
    stems: Sequence[str],
    counts_as_benefit: Callable[[Term, Sequence[int]], bool] | None = None,
) -> Iterator[tuple[Term, tuple[int, ...]]]:
    """Yield each term with its token indexes, longest first.

    Args:
        terms: The terms.
        tokens: The sentence.
        stems: The stems of its content.
        counts_as_benefit: For benefits, tells whether a term counts as one in this sentence. If
            not, its words are free for another term ("moves the extra fluid along"). One word
            may belong to several benefits.
    """
    content = tokens.content
    used: dict[str, set[int]] = defaultdict(set)
    for term in terms.find_in(stems):
        owner = term.meaning if counts_as_benefit else ""
        for positions in locate_term(term.stems, stems, used[owner] | used[""]):
            indexes = tuple(content[index] for index in positions)
            if _spans_verb(tokens, indexes) or _spans_clause(tokens, indexes):
                continue
            if counts_as_benefit and not counts_as_benefit(term, indexes):
                continue
            # "The pressure pulls blood up" does not name blood pressure.
            if term.stems in NO_BENEFIT_STEMS and tuple(stems[i] for i in positions) != term.stems:
                continue
            used[owner if term.meaning else ""].update(positions)
            if term.meaning:
                yield term, indexes


def _spans_verb(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether a verb separates the words: "stress feeds breakouts" is two things."""
    between = (tokens.all[i].stem for i in range(indexes[0], indexes[-1]) if i not in indexes)
    # "Sleep more deeply" is one.
    return any(stem in wordlists.WORSE | wordlists.LESS and stem != "more" for stem in between)


def _spans_removal(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether "out of" separates the words: "the pinkness out of flushed cheeks"."""
    words = tokens.words
    return any(words[i : i + 2] == ("out", "of") for i in range(indexes[0], indexes[-1]))


def _spans_clause(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether a comma and more separate the words: "every cell, so you leave healthy"."""
    between = tokens.words[indexes[0] : indexes[-1]]
    return "," in between and len(between) > _CLAUSE_REACH


def _is_modifier(tokens: Tokens, mention: Mention, modifiers: Set[int]) -> bool:
    if mention.modifier in mention.indexes:
        return False  # "Gone."
    word_indexes = {i for i in mention.indexes if tokens.words[i] not in wordlists.DOWN_PARTICLES}
    return modifiers >= word_indexes and not modifiers.isdisjoint(mention.indexes)


def _joined_modifiers(tokens: Tokens, mention: Mention) -> Iterator[int]:
    """Yield the index of each word for what a thing has become: "thinner", "more elastic"."""
    words = tokens.words
    index = mention.modifier
    yield index
    while index > mention.indexes[-1] and words[index + 1 : index + 2] in _JOINERS:
        index += 2
        while words[index : index + 1] and words[index] in wordlists.DEGREE_WORDS | {"and"}:
            yield index
            index += 1
        if index >= len(words) or tokens.all[index].stem == BREAK:
            return
        yield index


def _sort_mentions(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(set(mentions), key=attrgetter("indexes", "meaning", "modifier")))
