"""Find where a sentence only says how massage is done: "Press until the skin turns pale".

An instruction asserts nothing, up to its end or its purpose ("Rub nightly to smooth
lines"). An imperative that names the benefit itself ("Ease your stress", "Rub the stress
away") is left to the other rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from touchstone.own_article.reading.agent_words import GIVER_STEMS
from touchstone.own_article.reading.mentions import Mention
from touchstone.own_article.reading.wordlists import DETERMINERS, INSTRUCTIONS, TOOL_NOUNS
from touchstone.search.stems import word_set
from touchstone.search.tokens import Tokens, stem_set

# Verbs such as "see" and "let" are left out: "see your skin glow" and "let the stress go" name a
# benefit.
_STEPS = (INSTRUCTIONS - word_set("let see keep leave ask tell book")) | word_set(
    """
    pat pull push wait stay steer set rinse wipe lay rotate tilt turn spread dab tap close open
    chill polish store soak
    """
)
# Verbs that give an instruction with an object of ``_HANDLED``, but otherwise name a benefit.
_BOTH = word_set("lift firm tighten relax lighten even ease clear smooth soften release lower")
_HANDLED = (
    GIVER_STEMS
    | TOOL_NOUNS
    | stem_set(
        """
    grip pressure touch wrist elbow arm shoulder chin head tongue cap lid roller schedule desk off
    phone light
    """
    )
)
# "Lift the brow" says what to hold; "lift your brow" may be an advertised promise.
_HELD = stem_set("brow eyebrow forehead cheek cheekbone eyelid lid skin")
_HELD_AS = word_set("the each one")
# Before one of these, a word that could be a verb is a noun: "Use of a roller".
_NOUN_FOLLOWERS = word_set("of is was can may will stress and")
_JOINERS = word_set("and or")
_AWAY = word_set("away out")
_FIRST_WORDS = word_set(
    "then next now first please always gently slowly lightly softly finally again just only so"
)
# Where an instruction ends; "to" and "for" introduce its purpose.
_ENDS = word_set(", ; : — – . ( ) and but or to for so because which while as if when with by")
_OBJECT_REACH = 3
# After a step, these are instructions, too.
_RESTS = word_set("relax rest breathe enjoy")


def drop_instructed(tokens: Tokens, benefits: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the benefits of a sentence without those that only say what to do.

    "Rub the stress away" names a benefit, but "stay away from pimples" does not.
    """
    instructed = _find_instructed(tokens) if benefits else frozenset()
    return tuple(
        benefit
        for benefit in benefits
        if benefit.indexes[0] not in instructed or _takes_away(tokens.words, benefit.modifier)
    )


def _takes_away(words: Sequence[str], modifier: int) -> bool:
    return modifier >= 0 and words[modifier] in _AWAY and "from" not in words[modifier:][1:2]


def _find_instructed(tokens: Tokens) -> frozenset[int]:
    words = tokens.words
    instructed: set[int] = set()
    for start, end in _split(words):
        # "Pat the skin dry and smooth."
        is_rest = end - start <= 1 and words[start - 1] in _JOINERS and start - 2 in instructed
        if _tells_step(tokens, start) or is_rest or (instructed and words[start] in _RESTS):
            instructed.update(range(start, end))
    if instructed and min(instructed) <= 1 and "until" in words:
        until = words.index("until")
        commas = (index for index in range(until, len(words)) if words[index] in ",;:.—")
        instructed.update(range(until, next(commas, len(words))))
    return frozenset(instructed)


def _split(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each stretch between words that end an instruction."""
    start = 0
    for index, word in enumerate((*words, ".")):
        if word in _ENDS or (index == start and word in _FIRST_WORDS):
            if index > start:
                yield start, index
            start = index + 1


def _tells_step(tokens: Tokens, start: int) -> bool:
    words = tokens.words
    before = words[start - 1] if start else ""
    # After "to", a verb states a purpose; after "for" or "with", the word is not a verb.
    if before not in {"", ",", ";", ":", "—", "–", ".", "and", "or", "but"} | _FIRST_WORDS:
        return False
    after = words[start + 1 : start + 1 + _OBJECT_REACH]
    if words[start] in _STEPS:
        return not _NOUN_FOLLOWERS.intersection(after[:1])
    if words[start] == "smooth" and after[:1] in (("on",), ("in",)):
        return True  # "Smooth on your serum."
    is_lift = words[start] == "lift" and not _HELD_AS.isdisjoint(after[:1])
    if is_lift and any(token.stem in _HELD for token in tokens.all[start + 2 : start + 4]):
        return True
    near = tokens.all[start + 1 : start + 1 + _OBJECT_REACH]
    is_own = words[start] in _BOTH and (after[:1] == ("off",) or bool(DETERMINERS & set(after[:2])))
    return is_own and any(token.stem in _HANDLED for token in near)
