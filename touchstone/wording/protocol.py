"""Say what was done in studies of massage: a description, never advice.

No sentence tells a reader to do anything. Its subject is a study, a range or a count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from touchstone.evidence.protocol import AmountRange, AspectId, Protocol
from touchstone.evidence.rule import NOT_STATED
from touchstone.evidence.studies import Study
from touchstone.wording.phrases import (
    capital_first,
    format_all,
    format_count,
    join_words,
    lower_first,
)
from touchstone.wording.studies import BODY_SITES, GIVEN_BY, GIVEN_WITH

ASPECTS: Mapping[AspectId, str] = {
    "given_by": "By whom",
    "given_with": "With what",
    "body_site": "Where on the body",
    "minutes": "Minutes a session",
    "times_per_week": "Times a week",
    "weeks": "Weeks",
    "sessions": "Sessions in all",
}
_KIND_NAMES: Mapping[AspectId, Mapping[str, str]] = {
    "given_by": GIVEN_BY,
    "given_with": GIVEN_WITH,
    "body_site": BODY_SITES,
}
# How a line names what touched the skin.
_TOOLS = {
    "hands": "by hand",
    "tool": "with a tool",
    "machine": "with a machine",
    "several": "in more than one way",
}
# The words for an amount of one, and for any other amount or a range.
_AMOUNT_WORDS: Mapping[AspectId, tuple[str, str]] = {
    "minutes": ("1 minute a session", "{} minutes a session"),
    "times_per_week": ("once a week", "{} times a week"),
    "weeks": ("for 1 week", "for {} weeks"),
}
# The value and the words for massage that people gave themselves.
_SELF, _BY_THEMSELVES = "self", "by the people themselves"
# Patterns which show that the words of a study already tell an amount.
_AMOUNT_PATTERNS: Mapping[AspectId, str] = {
    "minutes": r"\bminute",
    "times_per_week": r"\b(?:daily|a day|every|weekly|(?:once|twice|times) a week|in a row|over)\b",
    "weeks": r"\b(?:weeks?|months?|days|in a row)\b",
}
# What a line must mention as missing if no study states it.
_REQUIRED_ASPECTS: Mapping[AspectId, str] = {
    "given_with": "whether it was by hand",
    "minutes": "how long a session was",
}
_DESCRIPTION = "A description, not advice."
_RANGE = "A range runs from the least to the most; it is not an average."
_LEFT_OUT = "Reviews are left out."
_NONE = "We found no single study of massage to describe here."
_UNSTATED = "not stated"


def intro_sentences(deciding: int, others: int) -> list[str]:
    """Return what the description is, and which studies it counts.

    Args:
        deciding: How many deciding studies are described.
        others: How many other studies are described.
    """
    if not deciding + others:
        return [_NONE]
    return [f"{_DESCRIPTION} {_count_words(deciding, others)} {_LEFT_OUT} {_RANGE}"]


def group_title(count: int, *, decides: bool) -> str:
    """Return how many studies are described together, and whether they decide."""
    studies = format_count(count, "study", "studies")
    if not decides:
        return f"{studies} that {'does' if count == 1 else 'do'} not count"
    return f"{studies} that {'counts' if count == 1 else 'count'}"


def aspect_words(protocol: Protocol, aspect: AspectId) -> str:
    """Return one aspect in words, as "3 to 45 in 9 studies; not stated in 8"."""
    return capital_first("; ".join(_list_parts(protocol, aspect)))


def untold_amounts(study: Study) -> list[str]:
    """Return how long and how often, unless the words of a study already say so."""
    values = {
        "minutes": study.minutes,
        "times_per_week": study.times_per_week,
        "weeks": study.weeks,
    }
    return [
        _AMOUNT_WORDS[key][values[key] != "1"].format(values[key].replace("-", " to "))
        for key in _AMOUNT_WORDS
        if values[key] and not re.search(_AMOUNT_PATTERNS[key], study.intervention, re.IGNORECASE)
    ]


def how_done_words(protocol: Protocol, *, what: str = "", beside_reviews: bool = False) -> str:
    """Return in one line what was done in some studies, at least whether by hand and how long.

    Args:
        protocol: What was done in them.
        what: The intervention of the only study, which also names a cream or an oil.
        beside_reviews: Whether reviews, which are not among them, also count.

    Examples:
        >>> from touchstone.evidence.protocol import summarize_protocol
        >>> how_done_words(summarize_protocol([]))
        ''
    """
    if not protocol.count:
        return ""
    missing_aspects = [
        words for key, words in _REQUIRED_ASPECTS.items() if not protocol.states(key)
    ]
    amounts = _tell_amounts(protocol)
    tools = [_TOOLS[key] for key in _list_tools(protocol)]
    # A reader who pictures a therapist must not miss this.
    alone = [_BY_THEMSELVES] if _SELF in protocol.kinds["given_by"] else []
    done = [what, *alone] if what else [*tools, *alone, *amounts]
    phrases, verb = [", ".join(done)], "does not say"
    if protocol.count > 1:
        where = "" if _all_state_amounts(protocol) else "Where stated, "
        amounts = [f"{where}{', '.join(amounts)}"] if amounts else []
        studies = "single studies" if beside_reviews else "studies"
        phrases, verb = [_count_tools(protocol, studies), *amounts], "never says"
    missing_sentence = (
        f"What we read {verb} {join_words(missing_aspects, 'or')}" if missing_aspects else ""
    )
    return " ".join(f"{capital_first(text)}." for text in (*phrases, missing_sentence) if text)


def tell_aspects(protocol: Protocol) -> dict[str, str]:
    """Return each aspect in words by name, with those that no study states grouped at the end."""
    words_by_title = {
        title: aspect_words(protocol, key) for key, title in ASPECTS.items() if protocol.states(key)
    }
    unstated = [lower_first(title) for title in ASPECTS.values() if title not in words_by_title]
    if unstated:
        title = capital_first(f"{_UNSTATED}{_in_studies(protocol.count, protocol.count)}")
        words_by_title[title] = capital_first(join_words(unstated))
    return words_by_title


def protocol_lines(deciding: Protocol, others: Protocol) -> tuple[str, ...]:
    """Return what was done in three lines for the handout; () if there is no study.

    The lines describe the studies that decide, or the others if none decides.
    """
    protocol = deciding if deciding.count else others
    if not protocol.count:
        return ()

    def join_aspects(*aspects: AspectId) -> str:
        words_by_aspect = {key: ", ".join(_list_parts(protocol, key)) for key in aspects}
        return " ".join(f"{ASPECTS[key]}: {words}." for key, words in words_by_aspect.items())

    return (
        f"{group_title(protocol.count, decides=bool(deciding.count))}. {join_aspects('given_by')}",
        join_aspects("given_with", "body_site"),
        join_aspects("minutes", "times_per_week", "weeks"),
    )


def _count_tools(protocol: Protocol, studies: str) -> str:
    """Return what touched the skin in several studies, as "By hand in 3 of 8 studies"."""
    total, tools = protocol.count, _list_tools(protocol)
    if not tools:
        return ""
    (first, count), *others = tools.items()
    of = _in_studies(count, total) if count == total else f" in {count} of {total}"
    named = [f"{_TOOLS[key]} in {others_count}" for key, others_count in others]
    # Otherwise a reader takes the other studies for studies of something else.
    unstated = protocol.kinds["given_with"].get(NOT_STATED, 0)
    named += [f"{_UNSTATED} in {unstated}"] if unstated else []
    return ", ".join([f"{_TOOLS[first]}{of} {studies}", *named])


def _all_state_amounts(protocol: Protocol) -> bool:
    """Return whether each study states every amount that any of them states."""
    stated_amounts = [protocol.amounts[key] for key in _AMOUNT_WORDS if protocol.states(key)]
    return not any(amount.unstated for amount in stated_amounts)


def _list_tools(protocol: Protocol) -> dict[str, int]:
    """Return what touched the skin and in how many studies, for the values in ``_TOOLS``."""
    kinds = protocol.kinds["given_with"]
    return {key: count for key, count in kinds.items() if key in _TOOLS}


def _tell_amounts(protocol: Protocol) -> list[str]:
    amounts = {key: protocol.amounts[key] for key in _AMOUNT_WORDS if protocol.states(key)}
    return [
        _AMOUNT_WORDS[key][_range_words(amount) != "1"].format(_range_words(amount))
        for key, amount in amounts.items()
    ]


def _list_parts(protocol: Protocol, aspect: AspectId) -> list[str]:
    """Return what was done and in how many studies, with those that do not say last."""
    if aspect in protocol.amounts:
        return _list_range(protocol.amounts[aspect], protocol.count)
    names = _KIND_NAMES[aspect]
    return [
        f"{lower_first(names[value])}{_in_studies(count, protocol.count)}"
        for value, count in protocol.kinds[aspect].items()
    ]


def _list_range(amount: AmountRange, total: int) -> list[str]:
    unstated = [f"{_UNSTATED}{_in_studies(amount.unstated, total)}"] if amount.unstated else []
    if not amount.stated:
        return unstated
    numbers = _range_words(amount)
    if amount.unstated:
        studies = format_count(amount.stated, "study", "studies")
        return [f"{numbers} in {studies}", *unstated]
    return [f"{numbers}{_in_studies(amount.stated, total)}"]


def _range_words(amount: AmountRange) -> str:
    low, high = f"{amount.low:g}", f"{amount.high:g}"
    return low if low == high else f"{low} to {high}"


def _in_studies(count: int, total: int) -> str:
    if total == 1:
        return ""
    return f" in {format_all(total) if count == total else count}"


def _count_words(deciding: int, others: int) -> str:
    studies = format_count(deciding, "study", "studies")
    if not deciding:
        verb = "is" if others == 1 else "are"
        return f"{format_count(others, 'study', 'studies')} {verb} described; none counts."
    if not others:
        verb = "that counts is" if deciding == 1 else "that count are"
        return f"{studies} {verb} described."
    verb = "that counts and" if deciding == 1 else "that count and"
    return f"{studies} {verb} {format_count(others, 'other')} are described."
