"""Find the concerns and benefits that a sentence mentions.

A benefit such as "less stress" is mentioned when the thing is named and a modifier of
that sense belongs to it ("lowers stress", "stress falls", "stress relief"). A benefit
that is named as missing ("poor circulation") is listed apart.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from operator import attrgetter

from touchstone.own_article.reading import wordlists
from touchstone.own_article.reading.agent_words import (
    INSTRUMENT_PREPOSITIONS,
    MOVE_STEMS,
    OTHER_STEMS,
)
from touchstone.own_article.reading.modifiers import find_clause_span, find_modifier
from touchstone.own_article.reading.other_tissue import (
    find_other_tissue,
    is_said_of_other_tissue,
    names_other_tissue,
)
from touchstone.own_article.reading.vocabulary import Term, Terms, Vocabulary
from touchstone.search.stems import BREAK, locate_term, word_set
from touchstone.search.tokens import Token, Tokens

# How many tokens may stand between a thing and the word that says it is missing.
_LACK_REACH = 3
# What a massage that flushes carries off, among so many words behind it.
_CARRIED = word_set("toxin toxins waste wastes fluid fluids lymph impurities water")
_CARRIED_REACH = 4
_SAID = frozenset(word for saying in wordlists.SAYINGS for word in saying)
# "Fresh blood" is no fresh skin.
_FRESHENED = frozenset({"blood", "oxygen"})
_JOINERS = ((",",), ("and",), ("or",))
_BEFORE_EVEN = wordlists.LINKING_VERBS | word_set("more so very quite skin face complexion")
_PARTITIVES = word_set("less little")
_OFF = word_set("away off out dead dirt")
_DETERMINERS = frozenset({"a", "an", "the", "our", "this"})


@dataclass(frozen=True)
class Mention:
    """Words of a sentence that name a concern or a benefit.

    Attributes:
        meaning: Id of the concern or benefit.
        indexes: Indexes of the words among the tokens of the sentence.
        modifier: Index of the word that makes it less or more, or -1.
        antecedent: Of a benefit that "it" stands for, the concern that "it" means, or "".
        antecedent_sentence: Number of the sentence that names the antecedent: None for
            this one, -1 for the heading.
    """

    meaning: str
    indexes: tuple[int, ...]
    modifier: int = -1
    antecedent: str = ""
    antecedent_sentence: int | None = None


def find_concerns(vocabulary: Vocabulary, tokens: Tokens) -> tuple[Mention, ...]:
    """Return the concerns that a sentence names, by index."""
    matches = _match_terms(vocabulary.concerns, tokens, tokens.content_stems)
    others = find_other_tissue(tokens)
    return _sort_mentions(
        Mention(term.meaning, indexes)
        for term, indexes in matches
        if not _flushes_out(tokens, indexes)
        and not _is_saying(tokens.words, indexes)
        and not names_other_tissue(tokens, indexes, others)
    )


def _flushes_out(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether a flush is none of the skin, as in "flushes toxins out"."""
    first = indexes[0]
    behind = tokens.words[first + 1 : first + 1 + _CARRIED_REACH]
    return tokens.words[first].startswith("flush") and not _CARRIED.isdisjoint(behind)


def find_benefits(
    vocabulary: Vocabulary, tokens: Tokens, borders: Sequence[int], concerns: Sequence[Mention]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the benefits that a sentence names, and those that it calls missing, by index.

    Args:
        vocabulary: The terms of the pack.
        tokens: The sentence.
        borders: Indexes where a clause begins; no modifier reaches over one.
        concerns: The concerns that it names.
    """
    others = find_other_tissue(tokens)
    found: list[Mention] = []
    missing: list[Mention] = []
    # "New, healthy cells" are new cells, but "acne, scars" are no acne scars.
    stems = tokens.comma_joined_stems

    def is_told(term: Term, indexes: Sequence[int]) -> bool:
        if names_other_tissue(tokens, indexes, others):
            return False
        clause = find_clause_span(indexes, borders, len(tokens.all))
        return not term.sense or find_modifier(term.sense, tokens, indexes, clause) is not None

    for term, indexes in _match_terms(vocabulary.benefits, tokens, stems, is_told):
        is_split = any(indexes[0] < border <= indexes[-1] for border in borders)
        is_other = _is_saying(tokens.words, indexes) or _describes_cells(tokens, term, indexes)
        if is_split or is_other or _names_massage_kind(tokens, indexes):
            continue
        clause = find_clause_span(indexes, borders, len(tokens.all))
        if term.sense:
            modifier = find_modifier(term.sense, tokens, indexes, clause)
            if modifier is not None:
                found.append(Mention(term.meaning, indexes, modifier))
        elif not _is_manner(tokens, indexes) and not _spans_removal(tokens, indexes):
            target = missing if _is_lacking(tokens, indexes, clause[0]) else found
            target.append(Mention(term.meaning, indexes))
    kept = _drop_said_of_others(tokens, found, concerns, others) if others else found
    return drop_modifiers(vocabulary, tokens, kept), _sort_mentions(missing)


def _drop_said_of_others(
    tokens: Tokens, found: Sequence[Mention], concerns: Sequence[Mention], others: Set[int]
) -> list[Mention]:
    """Return the benefits without those of hair or fat; one that names a concern is of that."""
    named = {index for mention in concerns for index in mention.indexes}
    spans = [{*mention.indexes, mention.modifier} - {-1} for mention in found]
    told = set().union(*spans)
    return [
        mention
        for mention, span in zip(found, spans, strict=True)
        if not named.isdisjoint(mention.indexes)
        or not is_said_of_other_tissue(tokens, span, others, told)
    ]


def drop_modifiers(
    vocabulary: Vocabulary, tokens: Tokens, found: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the benefits without those whose words only modify another.

    The modifier of one benefit names no other ("calms redness" calms no mind), nor do the
    adjectives joined to it ("scars get thinner and more elastic").
    """
    modifiers = {
        index
        for mention in found
        if mention.modifier >= 0
        for index in _joined_modifiers(tokens, mention)
    }
    nearest = {mention.modifier for mention in found}
    # "Redness got calmer and clearer": what relieves no concern by itself is said as well.
    kept = [
        item
        for item in found
        if not _is_modifier(
            tokens, item, modifiers if item.meaning in vocabulary.opposites else nearest
        )
    ]
    # Nor do words within longer ones ("a supple scar" says nothing of supple skin), or around
    # another thing: "raised blood flow in the cheek" lifts no cheek.
    return _sort_mentions(
        item
        for item in kept
        if not any(
            set(other.indexes) > set(item.indexes) or _is_between(other.indexes, item.indexes)
            for other in kept
        )
    )


def _is_between(inner: Sequence[int], outer: Sequence[int]) -> bool:
    """Return whether words follow one of other words at once, and the next of those is behind."""
    return any(
        first + 1 == inner[0] and inner[-1] < last for first, last in itertools.pairwise(outer)
    )


def _match_terms(
    terms: Terms,
    tokens: Tokens,
    stems: Sequence[str],
    is_told: Callable[[Term, Sequence[int]], bool] | None = None,
) -> Iterator[tuple[Term, tuple[int, ...]]]:
    """Yield each term with its token indexes, longest first.

    Args:
        terms: The terms.
        tokens: The sentence.
        stems: The stems of its content.
        is_told: Of benefits, whether a term is one where it stands; if not, its words are
            free for another ("moves the extra fluid along"). One word may belong to several.
    """
    content = tokens.content
    used: dict[str, set[int]] = defaultdict(set)
    for term in terms.find_in(stems):
        owner = term.meaning if is_told else ""
        for found in locate_term(term.stems, stems, used[owner] | used[""]):
            indexes = tuple(content[index] for index in found)
            if _spans_verb(tokens, indexes) or _spans_clause(tokens, indexes):
                continue
            if is_told and not is_told(term, indexes):
                continue
            used[owner if term.meaning else ""].update(found)
            if term.meaning:
                yield term, indexes


def _spans_verb(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether a verb stands between: "stress feeds breakouts" is two things."""
    between = (tokens.all[i].stem for i in range(indexes[0], indexes[-1]) if i not in indexes)
    # "Sleep more deeply" is one.
    return any(stem in wordlists.WORSE and stem != "more" for stem in between)


def _spans_removal(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether one word is taken out of the other: "the pinkness out of flushed cheeks"."""
    words = tokens.words
    return any(words[i : i + 2] == ("out", "of") for i in range(indexes[0], indexes[-1]))


def _spans_clause(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether a comma and more stands between: "every cell, so you leave healthy"."""
    between = tokens.words[indexes[0] : indexes[-1]]
    return "," in between and len(between) > _LACK_REACH


def _names_massage_kind(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether the words say what kind of massage it is.

    "Lymphatic massage", "manual drainage", "a lift-and-sculpt massage".
    """
    after = tokens.words[indexes[-1] + 1 : indexes[-1] + 4]
    names_treatment = len(indexes) == 1 and (
        not wordlists.TREATMENT_NOUNS.isdisjoint(after[:1])
        or (after[:1] == ("and",) and after[2:3] == ("massage",))
    )
    are_kinds = all(tokens.words[index] in wordlists.MASSAGE_KINDS for index in indexes)
    around = tokens.words[max(0, indexes[0] - 1) : indexes[0]] + after[:1]
    return names_treatment or (are_kinds and not wordlists.KIND_CONTEXT.isdisjoint(around))


def _is_saying(words: Sequence[str], indexes: Sequence[int]) -> bool:
    """Return whether a word belongs to a saying that has another sense: "made my peace with"."""
    return any(
        words[index - place : index - place + len(saying)] == saying
        for index in indexes
        if words[index] in _SAID
        for saying in wordlists.SAYINGS
        for place in range(min(index + 1, len(saying)))
        if saying[place] == words[index]
    )


def _describes_cells(tokens: Tokens, term: Term, indexes: Sequence[int]) -> bool:
    """Return whether what is named of the skin is said of cells or blood: "healthy skin cells"."""
    after = tokens.all[indexes[-1] + 1 : indexes[-1] + 2]
    if len(indexes) == 1 and tokens.words[indexes[0]] == "fresh":
        return any(token.word in _FRESHENED for token in after)
    is_skin = tokens.words[indexes[-1]] == "skin"
    return is_skin and any(token.stem == "cell" for token in after) and "cell" not in term.stems


def _is_modifier(tokens: Tokens, item: Mention, modifiers: Set[int]) -> bool:
    if item.modifier in item.indexes:
        return False  # "Gone."
    words = {i for i in item.indexes if tokens.words[i] not in wordlists.DOWN_PARTICLES}
    return modifiers >= words and not modifiers.isdisjoint(item.indexes)


def _joined_modifiers(tokens: Tokens, mention: Mention) -> Iterator[int]:
    """Yield the indexes of all that a thing has become: "thinner", "more elastic"."""
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


def _is_manner(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether a word only describes a treatment: "a relaxing hour"."""
    first = indexes[0]
    if len(indexes) == 1 and (_is_adverb(tokens, first) or _lifts_off(tokens, first)):
        return True
    if len(indexes) == 1 and _describes_thing(tokens.all[first + 1 : first + 3]):
        return True
    is_manner = tokens.words[first] in wordlists.MANNER_ADJECTIVES and len(indexes) == 1
    return is_manner and bool(_DETERMINERS.intersection(tokens.words[max(0, first - 2) : first]))


def _lifts_off(tokens: Tokens, index: int) -> bool:
    """Return whether something is lifted off the skin: "lifts away dead cells"."""
    after = tokens.words[index + 1 : index + 2]
    return tokens.words[index].startswith("lift") and not _OFF.isdisjoint(after)


def _is_adverb(tokens: Tokens, index: int) -> bool:
    """Return whether "even" only adds weight: "can even bring", "even spots"."""
    if tokens.words[index] != "even":
        return False
    after = tokens.all[index + 1 : index + 3]
    of_skin = any(token.stem in wordlists.SKIN | wordlists.TONES for token in after)
    before = tokens.words[max(0, index - 1) : index]
    is_end = not after or after[0].stem == BREAK or after[0].word in ("and", "again")
    return not of_skin and not (is_end or _BEFORE_EVEN.intersection(before))


def _describes_thing(after: Sequence[Token]) -> bool:
    """Return whether a tool or a product follows: "polished jade tools", "a brightening serum"."""
    for token in after:
        if token.stem in wordlists.TOOL_NOUNS or token.stem in OTHER_STEMS:
            return True
        if token.stem == BREAK or token.word in INSTRUMENT_PREPOSITIONS:
            return False
    return False


def _is_lacking(tokens: Tokens, indexes: Sequence[int], start: int) -> bool:
    """Return whether the nearest words say that the thing is missing or goes away."""
    words = tokens.all
    for index in range(indexes[0] - 1, max(start, indexes[0] - 1 - _LACK_REACH) - 1, -1):
        stem = words[index].stem
        if words[index].word in _PARTITIVES and words[index + 1].word == "of":
            return False  # "With less of it you sleep more deeply."
        # "Slow strokes settle the mind" lack nothing.
        is_manner = words[index].word in wordlists.MANNER_OF_MOVES
        if is_manner and words[index + 1].stem in MOVE_STEMS:
            continue
        if stem in wordlists.LACK:
            return True
        if stem in wordlists.MORE or stem == BREAK:
            return False
    after = words[indexes[-1] + 1 : indexes[-1] + 1 + _LACK_REACH]
    return any(token.stem in wordlists.LACK_AFTER for token in after)
