"""Find the word that makes a named thing less, more or better.

It stands before the thing ("lowers stress", "softer scars"), after it ("stress falls",
"scars got softer"), or around it ("brings stress down").
"""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.own_article.reading import wordlists
from touchstone.own_article.reading.agent_words import MASSAGE_STEMS, MOVE_STEMS
from touchstone.own_article.reading.agents import names_massage_or_moves
from touchstone.own_article.reading.vocabulary import LESS
from touchstone.search.negation import EFFECT_CUES
from touchstone.search.stems import BREAK, stem_word
from touchstone.search.tokens import Tokens, stem_set

# How many tokens a modifier may be from the thing: before it, after it, a weak modifier, a
# particle, a comparative.
_BEFORE, _AFTER, _WEAK_REACH, _PARTICLE_REACH, _LESS_REACH = 12, 8, 2, 4, 3
_SETTLE = stem_word("settle")
# Words that do not count toward the distance: "the lines around the mouth and the folds on the
# forehead have both softened".
_UNCOUNTED = frozenset(
    {"the", "a", "my", "your", "around", "across", "on", "of", "at", "both", "have", "has", "and"}
)
_NO_LONGER = ("no", "longer")
_TIME_CLAUSES = frozenset({"when", "whenever", "where"})
_COME = frozenset({"come", "comes", "coming"})
_KEPT_OFF = frozenset({("away", "from"), ("clear", "of"), ("well", "clear"), ("off", "the")})
_KEEPS = frozenset({"stay", "stays", "stayed", "keep", "keeps", "steer", "steers", "shy", "well"})
# "Holds off wrinkles."
_HOLDING = frozenset({"hold", "holds", "holding", "held", "ward", "wards", "warding", "stave",
                      "staves", "staving", "fend", "fends", "fending"})  # fmt: skip
# "Those who massage will not get stretch marks" describes prevention.
_GETTING = frozenset({"get", "gets", "develop", "develops", "suffer", "have", "see"})
_NEVER_GETTING = _GETTING - {"have", "see"}
_PREVENTING = frozenset({("will", "not"), ("will", "never"), ("you'll", "never")})
# "I would never get wrinkles" retells a promise.
_RETELLING = frozenset({"i", "we", "i'll", "we'll", "would", "could", "had", "i'd", "have"})
_BEFORE_PREVENTED = wordlists.DETERMINERS | {"any", "more", "new", "many", "as", "deep", "such"}
# What may follow a prevented thing: not "fade", since "won't see scars fade" denies, and not
# "from", as in "won't get acne from massage".
_AFTER_PREVENTED = frozenset({"in", "on", "around", "at", "during", "later", "again", "and", "or"})
_CONDITIONS = frozenset({"if", "when", "as", "while"})
_MEANS = frozenset({"this", "it"})
_PEOPLE = frozenset({"people", "those", "anyone", "clients", "guests", "patients"})
# "Red marks respond better" does not mean less redness, but "redness looks better" does.
_VAGUE = frozenset({"better", "easier"})
_GAINING = frozenset({"get", "gets", "got", "getting"})
# Traits that massage may lessen: "makes scars less visible".
_TRAITS = stem_set(
    """
    visible noticeable obvious pronounced prominent apparent conspicuous marked deep red pink raised
    thick tight stiff hard sore tender itchy angry swollen puffy severe frequent
    """
)


def find_clause_span(
    indexes: Sequence[int], borders: Sequence[int], length: int
) -> tuple[int, int]:
    """Return the first index of the clause around some tokens, and the index after its last."""
    start = max((border for border in borders if border <= indexes[0]), default=0)
    end = min((border for border in borders if border > indexes[-1]), default=length)
    return start, end


def find_modifier(
    sense: str, tokens: Tokens, indexes: Sequence[int], clause: tuple[int, int]
) -> int | None:
    """Return the index of the word that makes a thing less, more or better, or None.

    Args:
        sense: "less", "more" or "better".
        tokens: The sentence.
        indexes: The tokens that name the thing.
        clause: See ``find_clause_span``.
    """
    next_index = indexes[-1] + 1
    within = sorted(set(range(indexes[0], next_index)) - set(indexes))
    inner = next((i for i in within if _says_less(tokens.words, i)), None)
    if sense == LESS and inner is not None:
        return inner  # "the face looks less puffy"
    if sense == LESS and next_index < clause[1] and _has_declined(tokens, next_index):
        return next_index  # "the tension drained away"
    prevention = _find_prevention(tokens, indexes) if sense == LESS else None
    if prevention is not None:
        return prevention
    particle = _find_particle(tokens, indexes, clause) if sense == LESS else None
    if particle is not None:
        return particle
    before = _find_before(sense, tokens, indexes, clause[0])
    return before if before is not None else _find_after(sense, tokens, indexes, clause[1])


def _says_less(words: Sequence[str], index: int) -> bool:
    """Return whether a word within a term reduces it: "eyes look less puffy", "no longer puffy"."""
    return words[index] in wordlists.ADJACENT_ONLY or words[index - 1 : index + 1] == _NO_LONGER


def _has_declined(tokens: Tokens, index: int) -> bool:
    """Return whether a word is the verb by which a thing declined: "stress fell away"."""
    after = tokens.words[index + 1 : index + 2]
    is_verb = tokens.all[index].stem in wordlists.DECLINE
    if (tokens.words[index], *after) in wordlists.OTHER_FALLS:
        return False
    return is_verb and not wordlists.PLACE_PREPOSITIONS.intersection(after)


def _find_prevention(tokens: Tokens, indexes: Sequence[int]) -> int | None:
    """Return the index of "not" in "those who massage will not get stretch marks", or None."""
    words = tokens.words
    verb = indexes[0] - 1
    while verb > 0 and words[verb] in _BEFORE_PREVENTED:
        verb -= 1
    if words[max(0, verb - 1) : verb + 1] == ("suffer", "from"):
        verb -= 1
    cue = verb - 1
    if cue < 0 or not _is_never_had(words, cue):
        return None
    next_tokens = tokens.all[indexes[-1] + 1 :]
    after = next_tokens[0].word if next_tokens else "."
    is_conditional = after in _CONDITIONS
    is_end = is_conditional or after in _AFTER_PREVENTED or not after.isalpha()
    becomes = any(token.stem in wordlists.LESS | wordlists.DECLINED for token in next_tokens)
    searched = tokens if is_conditional else Tokens(tokens.all[:cue])
    is_by_massage = names_massage_or_moves(searched) or not _MEANS.isdisjoint(searched.words)
    return cue if is_end and not becomes and is_by_massage else None


def _is_never_had(words: Sequence[str], cue: int) -> bool:
    """Return whether the words say that nobody gets a thing: "won't get", "never develop"."""
    is_future = words[cue] == "won't" or tuple(words[max(0, cue - 1) : cue + 1]) in _PREVENTING
    before = words[max(0, cue - 2) : cue]
    if not (_RETELLING.isdisjoint(before) and EFFECT_CUES.isdisjoint(words[:cue])):
        return False
    is_never = words[cue] == "never" and words[cue + 1] in _NEVER_GETTING
    return is_never or (is_future and words[cue + 1] in _GETTING)


def _find_particle(tokens: Tokens, indexes: Sequence[int], clause: tuple[int, int]) -> int | None:
    """Return the index of "down" in "brings stress down", or None."""
    all_tokens = tokens.all
    earlier = all_tokens[max(clause[0], indexes[0] - _BEFORE) : indexes[0]]
    has_verb = any(token.stem in wordlists.PHRASAL_VERBS for token in earlier)
    rubs = any(token.stem in MASSAGE_STEMS | MOVE_STEMS for token in earlier)
    next_index = indexes[-1] + 1
    for index in range(next_index, min(clause[1], next_index + _PARTICLE_REACH)):
        word = all_tokens[index].word
        alone = index == next_index and word == "down"
        # "Rubs the worry out of her", but not "rub the scar out toward the ear".
        is_rubbed = rubs and tokens.words[index : index + 2] == ("out", "of")
        if word in wordlists.DOWN_PARTICLES and (has_verb or alone or is_rubbed):
            return index
        if all_tokens[index].stem == BREAK:
            return None
    return None


def _find_before(sense: str, tokens: Tokens, indexes: Sequence[int], start: int) -> int | None:
    all_tokens = tokens.all
    if sense == LESS:
        good, bad = wordlists.LESS, wordlists.WORSE
    else:
        good, bad = wordlists.MORE, wordlists.LACK
    for index in range(indexes[0] - 1, max(start, indexes[0] - _BEFORE) - 1, -1):
        stem, word = all_tokens[index].stem, all_tokens[index].word
        distance = indexes[0] - index
        near = distance <= _WEAK_REACH
        if sense == LESS and tokens.words[max(0, index - 1) : index + 1] == _NO_LONGER:
            return index
        if stem == BREAK and all_tokens[index + 1].word in wordlists.SUBJECT_PRONOUNS:
            return None
        if _keeps_off(tokens.words, index) or _names_people(tokens.words, index):
            return None
        if all_tokens[index + 1].stem in MOVE_STEMS and word in wordlists.MANNER_OF_MOVES:
            continue  # "slow strokes over scars"
        # "Softer scars", but not "calmer, with scars" or "less collagen, slack skin".
        is_comparative = word in wordlists.COMPARATIVES
        too_far = (is_comparative and not near) or (
            word in wordlists.ADJACENT_ONLY and distance > _LESS_REACH
        )
        if stem in good and not too_far:
            return index
        if sense == LESS and word in _HOLDING and all_tokens[index + 1].word == "off":
            return index
        # "The fall in stress."
        falls = stem in wordlists.DECLINE and all_tokens[index + 1].word == "in"
        if sense == LESS and falls and distance <= _LESS_REACH:
            return index
        if sense == LESS and near and (stem in wordlists.ADJACENT_LESS or is_comparative):
            return index
        if stem in bad:
            return None
    return None


def _keeps_off(words: Sequence[str], index: int) -> bool:
    """Return whether the words say to avoid a thing: "stay away from", "steer clear of"."""
    pair = tuple(words[index : index + 2])
    return index > 0 and words[index - 1] in _KEEPS and pair in _KEPT_OFF


def _names_people(words: Sequence[str], index: int) -> bool:
    """Return whether the words only name people who have a thing: "relaxes people with acne"."""
    return words[index] in _PEOPLE and words[index + 1 : index + 2] == ("with",)


def _find_after(sense: str, tokens: Tokens, indexes: Sequence[int], end: int) -> int | None:
    """Return the index of what a thing becomes: "dull skin brighter", "stress falls"."""
    all_tokens = tokens.all
    start = _skip_apposition(tokens, indexes[-1] + 1)
    remaining = _AFTER
    for index in range(start, end):
        remaining -= all_tokens[index].word not in _UNCOUNTED
        if remaining < 0:
            return None
        token, after = all_tokens[index], all_tokens[min(index + 1, len(all_tokens) - 1)].word
        if token.word == "," and after in wordlists.CLAUSE_OPENERS:
            return None
        if token.word in _TIME_CLAUSES:
            return None
        if token.stem == _SETTLE and after in wordlists.PLACE_PREPOSITIONS:
            continue
        if (token.word, after) in wordlists.OTHER_FALLS:
            continue
        if all_tokens[index - 2].word in _COME:
            continue  # "redness that comes and goes"
        declined = token.stem in wordlists.DECLINED or token.word in wordlists.EVEN_VERBS
        if sense == LESS and declined and not _is_attributive(tokens, index):
            return index
        if sense != LESS and token.stem in wordlists.RISE:
            return index
    return None


def _is_attributive(tokens: Tokens, index: int) -> bool:
    """Return whether a word is not a predicate: "older skin makes less collagen"."""
    words = tokens.words
    if words[index] in _VAGUE:
        return words[index - 1] not in wordlists.LINKING_VERBS
    if words[index] not in wordlists.ADJACENT_ONLY or index + 1 == len(words):
        return False
    if tokens.all[index + 1].stem in _TRAITS:
        return False
    # "Older skin gets less blood" says nothing about the skin.
    linking = wordlists.LINKING_VERBS - _GAINING
    return tokens.all[index + 1].stem != BREAK and not linking.intersection(
        words[max(0, index - _LESS_REACH) : index]
    )


def _skip_apposition(tokens: Tokens, start: int) -> int:
    """Return the index after an apposition ("my bags, an old gift, are gone"), or ``start``."""
    words = tokens.words
    opening = next((index for index in range(start, len(words)) if words[index] == ","), start)
    if opening - start > _LESS_REACH:
        return start
    for index in range(opening + 1, min(opening + _BEFORE, len(words) - 1)):
        if words[index] == "," and words[index + 1] in wordlists.LINKING_VERBS:
            return index + 1
    return start
