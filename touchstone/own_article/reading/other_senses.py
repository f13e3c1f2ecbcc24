"""Recognize words that can name a concern or benefit but mean something else in this sentence.

They may belong to a saying, name a kind of massage, or describe how it is done or what a tool
is like. Or they name something that is missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.own_article.reading import wordlists
from touchstone.own_article.reading.agent_words import (
    INSTRUMENT_PREPOSITIONS,
    MOVE_STEMS,
    OTHER_STEMS,
)
from touchstone.own_article.reading.vocabulary import Term
from touchstone.search.stems import BREAK, word_set
from touchstone.search.tokens import Token, Tokens, stem_set

# How many tokens may stand between a thing and the word that says it is missing.
_LACK_REACH = 3
# What massage flushes away, if named within this many words after "flush".
_CARRIED = word_set("toxin toxins waste wastes fluid fluids lymph impurities water")
_CARRIED_REACH = 4
_AFTER_FACIAL = ((), *((word,) for word in (".", ",", ":", "(", "and", "is", "with", "for")))
_SAID = frozenset(word for saying in wordlists.SAYINGS for word in saying)
# "Fresh blood" is not fresh skin, and a fresh graft is not a fresh look.
_FRESHENED = stem_set("blood oxygen graft scar wound stitch incision cut bruise air")
# Neither "I have even slept" nor "I was even late" says anything about skin.
_LINKING = wordlists.LINKING_VERBS - {"have", "has", "had"}
_EVEN_THINGS = word_set("skin face complexion cheeks forehead tone it everything")
_BEFORE_EVEN = _EVEN_THINGS | word_set("more so very quite")
_EVEN_REACH = 3
_PARTITIVES = word_set("less little")
# Each item of a list that follows one of these is missing.
_LOSING = stem_set("lose loses losing lost lack lacks lacking miss misses missing")
_LISTING = word_set(", and or")
# Massage breaks down scar tissue: "breaks down the thick bands of collagen".
_BUNDLES = stem_set("band bundle cord clump fiber knot mat mesh rope strand tangle web")
_BREAKING = frozenset({("break", "down"), ("break", "up"), ("break", "apart")})
_BUNDLE_REACH = 5
_DESCRIBING = word_set("the this that old hard stiff excess extra")
_OFF = word_set("away off out dead dirt")
_DETERMINERS = frozenset({"a", "an", "the", "our", "this"})
# These describe skin in "like silk" and "silk skin", but not in "a silk-lined box".
_CLOTHS = word_set("silk satin velvet")
_LIKENESS = word_set("like as to into than")
_CLOTH_REACH = 2
_AS_SKIN = wordlists.SKIN | wordlists.TONES | stem_set("soft smooth")
# In "it should feel firm" and "firm but gentle", the pressure is firm.
_HOW_FIRM = frozenset({("but", "not"), ("but", "never"), ("but", "gentle"), ("yet", "gentle"),
                       ("but", "light"), ("but", "kind"), ("and", "steady")})  # fmt: skip
# What is firm without being skin: "a firm yes", "a firm mattress".
_FIRM_THINGS = word_set(
    "yes no answer belief believer opinion conviction favorite rule mattress bed pillow cushion"
)
# Falling asleep on the massage table, or during the massage, is not better sleep.
_ASLEEP = stem_set("asleep doze snore nod drift")
_COUCHES = word_set("couch table bench mat recliner")
_MEANWHILE = word_set("during halfway midway while")
_PLACE_REACH = 4
# "She pressed and smoothed" describes moves, not skin that got smooth.
_MOVED = stem_set("press circle knead stroke tap pinch roll rub glide sweep push pull massage")
_MOVERS = word_set("she he they i we")
_ADVISING = word_set("should must ought needs")
_ADVICE_REACH = 3
# Next to these, "firm" is a complaint: "a scar may be raised, firm, or itchy".
_COMPLAINTS = stem_set(
    "raised itchy hard lumpy red tender thick thickened numb sore ropy bumpy swollen"
)


def flushes_out(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether "flush" does not mean flushed skin, as in "flushes toxins out"."""
    first = indexes[0]
    behind = tokens.words[first + 1 : first + 1 + _CARRIED_REACH]
    return tokens.words[first].startswith("flush") and not _CARRIED.isdisjoint(behind)


def names_massage_kind(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether the words name a kind of massage.

    Examples are "lymphatic massage", "manual drainage" and "a lift-and-sculpt massage".
    """
    after = tokens.words[indexes[-1] + 1 : indexes[-1] + 4]
    # "Facial" is a noun in "the lift facial" but not in "lift facial skin".
    is_facial = after[:1] in (("facial",), ("facials",)) and after[1:2] in _AFTER_FACIAL
    names_treatment = len(indexes) == 1 and (
        is_facial
        or not wordlists.TREATMENT_NOUNS.isdisjoint(after[:1])
        or (after[:1] == ("and",) and after[2:3] == ("massage",))
    )
    are_kinds = all(tokens.words[index] in wordlists.MASSAGE_KINDS for index in indexes)
    around = tokens.words[max(0, indexes[0] - 1) : indexes[0]] + after[:1]
    return names_treatment or (are_kinds and not wordlists.KIND_CONTEXT.isdisjoint(around))


def is_saying(words: Sequence[str], indexes: Sequence[int]) -> bool:
    """Return whether a word is part of a saying with another meaning: "made my peace with"."""
    return any(
        words[index - offset : index - offset + len(saying)] == saying
        for index in indexes
        if words[index] in _SAID
        for saying in wordlists.SAYINGS
        for offset in range(min(index + 1, len(saying)))
        if saying[offset] == words[index]
    )


def describes_cells(tokens: Tokens, term: Term, indexes: Sequence[int]) -> bool:
    """Return whether the words describe cells or blood, not skin: "healthy skin cells"."""
    after = tokens.all[indexes[-1] + 1 : indexes[-1] + 2]
    if len(indexes) == 1 and tokens.words[indexes[0]] == "fresh":
        return any(token.stem in _FRESHENED for token in after)
    is_skin = tokens.words[indexes[-1]] == "skin"
    return is_skin and any(token.stem == "cell" for token in after) and "cell" not in term.stems


def is_manner(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether a word only describes a treatment or the like: "a relaxing hour"."""
    first = indexes[0]
    if _sleeps_meanwhile(tokens, indexes):
        return True
    if len(indexes) == 1 and (_is_adverb(tokens, first) or _lifts_off(tokens, first)):
        return True
    if len(indexes) == 1 and (
        _describes_thing(tokens.all[first + 1 : first + 3])
        or _is_cloth(tokens, first)
        or _is_firm_otherwise(tokens, first)
        or _is_complaint(tokens, first)
        or _is_move(tokens, first)
    ):
        return True
    is_adjective = tokens.words[first] in wordlists.MANNER_ADJECTIVES and len(indexes) == 1
    return is_adjective and bool(_DETERMINERS.intersection(tokens.words[max(0, first - 2) : first]))


def _sleeps_meanwhile(tokens: Tokens, indexes: Sequence[int]) -> bool:
    """Return whether people sleep during the massage: "fall asleep on the couch"."""
    if not any(tokens.all[index].stem in _ASLEEP for index in indexes):
        return False
    after = tokens.words[indexes[-1] + 1 : indexes[-1] + 1 + _PLACE_REACH]
    is_there = after[:1] == ("on",) and not _COUCHES.isdisjoint(after)
    return is_there or not _MEANWHILE.isdisjoint(after[:2])


def _lifts_off(tokens: Tokens, index: int) -> bool:
    """Return whether something is lifted off the skin: "lifts away dead cells"."""
    after = tokens.words[index + 1 : index + 2]
    return tokens.words[index].startswith("lift") and not _OFF.isdisjoint(after)


def _is_cloth(tokens: Tokens, index: int) -> bool:
    """Return whether the name of a cloth does not describe skin: "a silk-lined box"."""
    if tokens.words[index] not in _CLOTHS:
        return False
    is_likeness = _LIKENESS.intersection(tokens.words[max(0, index - _CLOTH_REACH) : index])
    after = tokens.all[index + 1 : index + 2]
    return not is_likeness and not any(token.stem in _AS_SKIN for token in after)


def _is_firm_otherwise(tokens: Tokens, index: int) -> bool:
    """Return whether "firm" is not said of skin.

    It says how hard to press ("it should feel firm but not painful"), or belongs to a thing.
    """
    words = tokens.words
    if words[index] == "firm" and _FIRM_THINGS.intersection(words[index + 1 : index + 2]):
        return True
    if words[index] != "firm" or any(token.stem in wordlists.SKIN for token in tokens.all[:index]):
        return False
    is_advised = _ADVISING.intersection(words[max(0, index - _ADVICE_REACH) : index])
    return bool(is_advised) or words[index + 1 : index + 3] in _HOW_FIRM


def _is_complaint(tokens: Tokens, index: int) -> bool:
    """Return whether "firm" is a complaint: "thick, firm scars", "firm or itchy"."""
    if tokens.words[index] != "firm":
        return False
    left_index, right_index = index - 1, index + 1
    while left_index >= 0 and tokens.words[left_index] in _LISTING:
        left_index -= 1
    while right_index < len(tokens.all) and tokens.words[right_index] in _LISTING:
        right_index += 1
    beside = [tokens.all[i] for i in (left_index, right_index) if 0 <= i < len(tokens.all)]
    return any(token.stem in _COMPLAINTS for token in beside)


def _is_move(tokens: Tokens, index: int) -> bool:
    """Return whether a word names a massage move: "pressed and smoothed", "lifting and rolling"."""
    words = tokens.words
    if words[index] == "lifting" and words[index + 1 : index + 2] == ("and",):
        return any(token.stem in _MOVED for token in tokens.all[index + 2 : index + 3])
    has_object = index + 1 < len(words) and tokens.all[index + 1].stem != BREAK
    if words[index] != "smoothed" or has_object:
        return False
    verb = index
    while verb > 1 and words[verb - 1] in _LISTING and tokens.all[verb - 2].stem in _MOVED:
        verb -= 2
    return verb < index and words[verb - 1] in _MOVERS


def _is_adverb(tokens: Tokens, index: int) -> bool:
    """Return whether "even" only adds emphasis: "can even bring", "even spots"."""
    if tokens.words[index] != "even":
        return False
    after = tokens.all[index + 1 : index + 3]
    if any(token.stem in wordlists.SKIN | wordlists.TONES for token in after):
        return False
    if not after or after[0].stem == BREAK or after[0].word in ("and", "again"):
        return False
    *before, last = ("", *tokens.words[max(0, index - _EVEN_REACH) : index])
    is_predicate = last in _LINKING and not _EVEN_THINGS.isdisjoint(before)
    return not is_predicate and last not in _BEFORE_EVEN


def _describes_thing(after: Sequence[Token]) -> bool:
    """Return whether a tool or a product follows: "polished jade tools", "a brightening serum"."""
    for token in after:
        if token.stem in wordlists.TOOL_NOUNS or token.stem in OTHER_STEMS:
            return True
        if token.stem == BREAK or token.word in INSTRUMENT_PREPOSITIONS:
            return False
    return False


def is_lacking(tokens: Tokens, indexes: Sequence[int], start: int) -> bool:
    """Return whether nearby words say that a thing is missing or goes away."""
    all_tokens = tokens.all
    if _is_among_lost(tokens, indexes[0]) or _is_broken_down(tokens, indexes[0]):
        return True
    for index in range(indexes[0] - 1, max(start, indexes[0] - 1 - _LACK_REACH) - 1, -1):
        stem = all_tokens[index].stem
        if all_tokens[index].word in _PARTITIVES and all_tokens[index + 1].word == "of":
            return False  # "With less of it you sleep more deeply."
        if all_tokens[index].word == "little" and tokens.words[index - 1] == "a":
            return False  # "It builds a little collagen."
        # In "slow strokes settle the mind", "slow" does not mean a lack.
        is_manner_of_move = all_tokens[index].word in wordlists.MANNER_OF_MOVES
        if is_manner_of_move and any(
            token.stem in MOVE_STEMS for token in all_tokens[index + 1 : index + 3]
        ):
            continue
        if stem in wordlists.LACK:
            return True
        if stem in wordlists.MORE or stem == BREAK:
            return False
    after = all_tokens[indexes[-1] + 1 : indexes[-1] + 1 + _LACK_REACH]
    return any(token.stem in wordlists.LACK_AFTER for token in after)


def _is_among_lost(tokens: Tokens, index: int) -> bool:
    """Return whether a thing is in a list of what is lost: "we lose fat, bone and elastin"."""
    words = tokens.words
    while index > 1 and words[index - 1] in _LISTING:
        index -= 3 if words[index - 2] in _LISTING else 2
        if tokens.all[index - 1].stem in _LOSING or words[index - 2 : index] == ("loss", "of"):
            return True
    return False


def _is_broken_down(tokens: Tokens, index: int) -> bool:
    """Return whether bundles of a thing are broken up: "breaks up the tough knots of collagen"."""
    all_tokens = tokens.all
    start = index - 2
    if not _DESCRIBING.isdisjoint(tokens.words[max(0, index - 1) : index]):
        start -= 1
    if start < 0 or all_tokens[start + 1].word != "of" or all_tokens[start].stem not in _BUNDLES:
        return False
    return any(
        (all_tokens[i].stem, all_tokens[i + 1].word) in _BREAKING
        for i in range(max(0, start - _BUNDLE_REACH), start - 1)
    )
