"""Find the numbers that a sentence gives for an effect: sizes, fractions, multiples, and times.

This module checks whether a study gives a number; ``overstatements`` picks the studies.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.search.stems import plain_text

# How far a number may be off through rounding, as a share: in digits and in words.
_ROUNDED, _ROUNDED_IN_WORDS = 0.05, 0.1
_COUNTS = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|few|couple)"
_TIMES = r"(?:minute|hour|day|night|week|fortnight|month|session|treatment|visit|lunch)s?"
_SIZE_WORDS = r"(?:%|percent\b|per\ cent\b|mm\b|cm\b|centimet\w+|millimet\w+)"
# A size in digits, but not what something is made of: "100% natural".
_SIZE = re.compile(
    rf"(?<![\w.])(?P<size>\d+(?:\.\d+)?)\s?{_SIZE_WORDS}"
    r"(?!\s(?:natural|organic|vegan|pure|cotton|silk|recycled|plant)\b)"
)
_PERCENT = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_NUMERATORS = {"one": 1, "two": 2, "three": 3, "four": 4}
_ABOUT = r"(?:(?:about|around|nearly|almost|roughly|up\ to|over|more\ than|at\ least)\ )?"
_MORE = (
    r"(?:less|more|fewer|lower|higher|deeper|shallower|smoother|softer|firmer|better|faster|"
    r"smaller|shorter|longer|lighter|calmer|younger|brighter|quicker|sooner)"
)
# What may follow a fraction; a noun may not, as in "by the third session".
_NO_NOUN = (
    r"(?=\W*$|[^\w\s]|\ (?:in|after|within|over|at|and|or|when|for|on|with|if|from|by|during)\b)"
)
# A fraction or a multiple: "by a third", "twice as deep"; but not "half an hour", "twice a week".
_PART = re.compile(
    rf"""\b(?:
    by\ {_ABOUT}(?:an?\ |(?P<by>one|two|three|four)[\ -])?
       (?P<of>half|third|quarter|fifth|tenth)s?\b{_NO_NOUN}|
    (?:an?|(?P<count>one|two|three|four))[\ -](?P<part>third|quarter|fifth|tenth)s?\ {_MORE}\b|
    (?:cut|cuts|cutting|slash\w*|split|splits|drops?|falls?)\ (?:\w+\ ){{0,4}}?in\ half\b|
    (?:half|twice|{_COUNTS}\ times)\ as\ (?!(?:an?|the)\b)\w+|
    (?:twice\ the\ \w+|(?:twice|{_COUNTS}\ times)\ {_MORE})\b|
    (?<!both\ )(?<!two\ )(?:doubl|halv|tripl|quadrupl)(?:es|ed|ing)\b(?!\ (?:as|over|up|of|down)\b)|
    (?:can|could|may|might|will|would|to|nearly|almost|even)
       \ (?:double|halve|triple|quadruple)\b(?!\ (?:as|over|up)\b)|
    {_COUNTS}-?fold\b
    )""",
    re.VERBOSE,
)
# A time after which an effect is said to show, and years or a share said to go away. How long
# massage takes is not matched: "for ten minutes".
_TIME = re.compile(
    rf"""(?<![\w.])(?:
    (?:in|within|after)
       \ (?:as\ little\ as\ |only\ |just\ |about\ |under\ |less\ than\ |a\ single\ )*
       {_COUNTS}?\ ?(?:single\ )?{_TIMES}\b|
    {_COUNTS}\ years\ (?:younger|better|fewer|more|less)|{_COUNTS}\ times\ off|
    half\ (?:of|the)\ \w+|
    (?:add|gain|win)(?:s|ed)?\ (?:you\ )?{_COUNTS}\ (?:hour|minute|year)s?\b|
    {_COUNTS}\ years\ (?:off|from)\b|a\ full\ (?:centimet\w+|inch)
    )""",
    re.VERBOSE,
)
_CHANGE = r"(?:reduction|increase|improvement|drop|decrease|boost|rise|gain|decline)s?"
# The size of a change: "by 31 percent", "40% smoother". How much water skin holds is not one.
_CHANGED = re.compile(
    rf"""\b(?:
    by\ {_ABOUT}(?P<by>\d+(?:\.\d+)?\s?{_SIZE_WORDS})|
    {_CHANGE}\ of\ {_ABOUT}(?P<of>\d+(?:\.\d+)?\s?{_SIZE_WORDS})|
    (?P<more>(?<![\d.])\d+(?:\.\d+)?\s?{_SIZE_WORDS})\ (?:\w+\ )?(?:{_MORE}|{_CHANGE})\b
    )""",
    re.VERBOSE,
)
_OF_TEN = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_SEEN = (
    r"(?:saw|seen|sees?|notic\w+|felt|feels?|report\w*|look(?:s|ed)?(?!\ after)|agree[ds]?|"
    r"recommend\w*|confirm\w*|slept|sleeps?|loved?|would|"
    rf"(?:had|got|have)\ (?:\w+\ )?(?:{_MORE}|results?|relief))"
)
_PEOPLE = (
    r"(?:people|women|men|clients|guests|customers|patients|users|testers|readers|participants|"
    r"volunteers|members|visitors)"
)
_IN_WORDS = re.compile(r"\b(?:out of|in|half|thirds|quarters|fifths)\b")
_PRICE = re.compile(r"[$€£]|\b(?:costs?|pric\w+|cheap\w*|discount\w*|pay|paid)\b")
# A share of people who are said to see an effect: "nine out of ten of our guests saw".
_SHARE = re.compile(
    rf"""\b(?P<share>
    (?:{_OF_TEN}\ (?:out\ of|in)\ {_OF_TEN}|half|
       (?:two|three|four)[\ -](?:third|quarter|fifth)s|
       \d+(?:\.\d+)?\s?(?:%|percent\b|per\ cent\b))
    \ (?:of\ )?(?:(?:our|the|my|all|these|those)\ )?(?:\w+\ )?{_PEOPLE})
    (?=\ (?:[\w']+\ ){{0,8}}?{_SEEN}\b)""",
    re.VERBOSE,
)


def find_unplaced(reading: SentenceReading) -> Iterator[tuple[int, int]]:
    """Yield start and end of each number for an effect in a sentence that makes no known claim.

    Times are left out, and so are sizes that describe no change.
    """
    plain = plain_text(reading.sentence.text)
    if _PRICE.search(plain):
        return
    spans = [found.span() for found in _SHARE.finditer(plain)]
    if reading.benefits or reading.concerns or reading.massage_acts:
        spans += [found.span(found.lastgroup or 0) for found in _CHANGED.finditer(plain)]
        spans += [found.span() for found in _PART.finditer(plain)]
    for start, end in spans:
        if not _is_denied(reading, start):
            yield start, end


def find_times(reading: SentenceReading) -> Iterator[tuple[int, int]]:
    """Yield start and end of each time, or share in words, that is said of an asserted effect."""
    # Without an asserted effect, a time says how long massage takes.
    if not reading.asserted_benefits:
        return
    for match in _TIME.finditer(plain_text(reading.sentence.text)):
        if not _is_denied(reading, match.start()):
            yield match.span()


def find_numbers(reading: SentenceReading, known: Collection[float]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each number that no study gives and that is not denied.

    Args:
        reading: The sentence.
        known: The numbers that studies of the claim give.
    """
    plain = plain_text(reading.sentence.text)
    found = [
        size
        for size in _SIZE.finditer(plain)
        if not _is_known(float(size["size"]), known, _ROUNDED)
    ]
    if reading.benefits or reading.concerns:
        found += [
            part
            for part in _PART.finditer(plain)
            if not _is_known(_read_part(part), known, _ROUNDED_IN_WORDS)
        ]
    # Only shares in words: those in percent were found as sizes.
    found += [share for share in _SHARE.finditer(plain) if _IN_WORDS.search(share.group())]
    for match in found:
        if not _is_denied(reading, match.start()):
            yield match.span()


def _is_denied(reading: SentenceReading, offset: int) -> bool:
    return any(
        reading.tokens.all[index].start <= offset < reading.tokens.all[index].end
        for index in reading.negation.scope
    )


def _is_known(size: float, known: Collection[float], rounded: float) -> bool:
    """Return whether a study gives a number, allowing for rounding."""
    return any(abs(size - number) <= rounded * number for number in known)


def _read_part(match: re.Match[str]) -> float:
    """Return a fraction in percent, or -1, which no study gives, for a multiple."""
    part = match["of"] or match["part"]
    if not part:
        return _PERCENT["half"] if match.group().endswith(" in half") else -1.0
    return _PERCENT[part] * _NUMERATORS[match["by"] or match["count"] or "one"]
