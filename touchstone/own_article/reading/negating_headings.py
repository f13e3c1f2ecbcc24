"""Detect headings that deny or doubt what their section says: "What massage does not do".

Most headings that contain "not" deny nothing: "Not just for athletes", "Don't forget the neck".
"""

from __future__ import annotations

import re

from touchstone.own_article.reading.agents import OTHER, find_first_agent
from touchstone.search.stems import plain_text
from touchstone.search.tokens import tokenize

_NOT = (
    r"(?:(?:do|does|did|can|could|will|would|may|might|must|should|has|have|had)\ not|cannot|"
    r"(?:do|does|did|ca|could|wo|would|should|has|have|had)n'?t)"
)
# Subjects whose "do not know" or "cannot tell" is a denial. With others it is a teaser.
_KNOWERS = r"(?:we|i|it|massage|science|research|researchers|scientists|evidence|studies|trials)"
# "Massage does not cure acne", "What we did not see".
_DENIES = re.compile(
    rf"\b{_NOT}\ (?!(?:just|only|merely|simply|all|solely|purely|be)\b)\w+|"
    r"\b(?:do|does|did|will)\ nothing\ (?:for|to|about)\b"
)
# "Not a cure", "Massage isn't a treatment": if no verb is negated, a word for an effect must be.
_NO_REMEDY = re.compile(
    r"\b(?:not|no|isn't|aren't|isnt|wasn't)\ (?:be\ |an?\ |the\ |yet\ |really\ |exactly\ )*"
    r"(?:cure|remedy|treatment|fix|magic|miracle|proven|proved|shown|tested|supported|true)\b"
    r"(?!\ (?:\w+\ )?(?:needed|required|necessary|like|for)\b)"
)
_DOUBTS = re.compile(
    r"\b(?:myths?|hype(?!\ is\ real)|misconceptions?|fairy\ tales?|unproven|debunked|busted|"
    r"g[eo]ts?\ wrong|"
    r"(?<!true\ or\ )false(?!\ (?:start|alarm))|(?:our|some|my)\ doubts|what\ not\ to\ expect|"
    r"you\ (?:should\ not|shouldn't|cannot|can't)\ (?:expect|hope|count)|"
    r"(?:no|little|scant|without|lacks?|lack\ of)\ (?:\w+\ ){0,2}?(?:evidence|proof)"
    r"(?!\ (?:needed|required|necessary)\b|\ (?:of|for)\ (?:\w+\ )?(?:harm|risk|danger|side)))\b"
)
# "Not a myth", "Worth the hype".
_NO_DOUBT = re.compile(
    r"\b(?:no|not|isn't|more\ than|worth|beyond)\ (?:\w+\ ){0,2}?(?:myths?|hype|fairy\ tales?)\b"
)
_HARMLESS = re.compile(
    rf"""
    # Advice, or words to the reader: "Don't skip the neck", "You don't need a spa".
    ^\W*(?:\d+\W+)?(?:please\ |do\ not\b|don't\b|dont\b|can't\b|cannot\b)
       (?!\ (?:believe|trust|buy|fall|expect)\b)|
    \b(?:you|who|we\ all)\ (?:\w+\ )?{_NOT}|
    # Warnings and conditions.
    \b(?:when|who|should|if)\b|
    # The problem that the section is about: "Lines that won't budge", but not "Things that
    # don't work".
    \b(?:that|which)\ {_NOT}\ (?!(?:work|help|hold|stand)\b)|
    # A heading for both sides: "What holds up, and what does not", "What it does and does not do".
    ,|\b(?:and|or|but|vs|versus)\ (?:what\ |where\ )?(?:it\ |massage\ )?{_NOT}|
    # Teasers: "What your salon won't tell you".
    \b(?!{_KNOWERS}\b)\w+\ {_NOT}\ (?:tell|know|realize|realise|mention|talk|say|expect|notice)\b|
    # Good news: "It won't hurt", "It does not have to be expensive", "It can't wait".
    \b{_NOT}\ (?:\w+\ )?(?:hurt|harm|cost|need|have\ to|take|wait|go\ wrong|miss|skip|forget|stop|
       end|lie|care|matter|mean|replace|get\ enough|bargained|planned|expect|expected|
       see\ coming|regret|resist)\b|
    \b(?:won't|will\ not|wouldn't|can't|cannot|couldn't)\ believe\b|
    # Reassurance and boasts: "Scars: don't worry", "Wrinkles don't stand a chance".
    \b(?:do\ not|don't)\ (?:\w+\ )?(?:worry|panic|despair|fear|fret|give\ up|be\ afraid)\b|
    \b{_NOT}\ (?:\w+\ )?(?:stand|have|stood|had)\ (?:an?|much\ of\ a)\ (?:\w+\ )?chance\b
    """,
    re.VERBOSE,
)


def is_negating_heading(text: str) -> bool:
    """Return whether a heading denies or doubts what follows ("What it cannot do").

    Examples:
        >>> is_negating_heading("What massage does not do"), is_negating_heading("Not a cure")
        (True, True)
        >>> is_negating_heading("Not just for athletes"), is_negating_heading("Can't sleep?")
        (False, False)
        >>> is_negating_heading("Scars: don't worry")
        False
    """
    plain = plain_text(text)
    if _DOUBTS.search(plain):
        return _NO_DOUBT.search(plain) is None
    asks = plain.rstrip("\"'”’) ").endswith("?") and "what" not in plain
    if asks or _HARMLESS.search(plain) or find_first_agent(tokenize(text)) == OTHER:
        return False
    return (_DENIES.search(plain) or _NO_REMEDY.search(plain)) is not None
