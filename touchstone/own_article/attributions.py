"""Recognize a sentence that reports a view or a practice instead of stating a fact.

Whether the view is true is not checked here. Strong words in such a sentence still count.
"""

from __future__ import annotations

import re

from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.search.stems import plain_text

# Subjects that are quoted for a fact and hold no view: "Science says", "It says".
_NO_SPEAKER = (
    r"(?!(?:science|research|evidence|studies|trials?|it|this|that|which|what|massage|skin|"
    r"history|nature|to|and|or|is|are|was|were)\b)"
)
_MANY = (
    r"(?:she|he|they|i|we|people|women|men|"
    r"(?!(?:this|is|was|has|does|studies|trials|tests|results|numbers|facts|always)\b)\w+s)"
)
_VIEW = re.compile(
    rf"""
    \b{_NO_SPEAKER}\w+\ (?:(?:also|still|\w+ly)\ )?
       (?:says|said|tells|told|believes|believed|thinks|thought|swears|swore|insists|insisted|
       explains|explained|adds|added|argues|argued|recalls|recalled|reckons|maintains)\b|
    \b{_MANY}\ (?:(?:also|still|\w+ly)\ )?
       (?:say|tell|believe|think|swear|insist|argue|reckon)\b|
    ["”]\ (?:says|said|explains|explained|adds|added|recalls)\ \w+|
    \b(?:according\ to|in\ (?:my|her|his|their|our)\ (?:view|opinion|experience))\b
    """,
    re.VERBOSE,
)
_USED = r"(?:used|practi[cs]ed|recommended|prescribed|offered|prized|valued|taught)"
_PRACTICE = re.compile(
    rf"""
    \b(?:have|has|had)\ (?:\w+\ )?(?:been\ )?(?:\w+\ )?
       (?:{_USED}|turned\ to|relied\ on|reached\ for|sworn\ by)\b|
    \b(?:is|are|was|were)\ (?:\w+\ )?{_USED}\ (?:\w+\ ){{0,5}}?(?:to|for|against|by)\b|
    \b{_MANY}\ (?:(?:often|sometimes|usually|also|now)\ )?
       (?:use|recommend|prescribe|suggest|turn\ to|rely\ on|reach\ for|practi[cs]e)\b
    """,
    re.VERBOSE,
)
# After these, the sentence may continue in the author's own voice: ", and it fades scars".
_OWN_VOICE = re.compile(r"[,;:—–]\ (?:and|but|so|because|since|which|as|for|it|massage)\b")


def is_attributed(reading: SentenceReading) -> bool:
    """Return whether a sentence reports what somebody believes, or what massage is used for."""
    plain = plain_text(reading.sentence.text)
    if _VIEW.search(plain):
        return True
    found = _PRACTICE.search(plain)
    if not found or _OWN_VOICE.search(plain, found.end()):
        return False
    starts = (reading.tokens.all[benefit.indexes[0]].start for benefit in reading.asserted_benefits)
    return all(start >= found.end() for start in starts)
