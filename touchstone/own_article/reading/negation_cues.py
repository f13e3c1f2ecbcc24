"""Which words say that what stands before or below them is not so?

Headings ("Myths"), verdicts ("Fiction."), sentences that take back ("It does not."),
and the signs of a report.
"""

from __future__ import annotations

import re

from touchstone.own_article.reading.negation import DENIED, DOUBTED, LABEL_WORDS
from touchstone.search.negation import CONTRACTIONS, EFFECT_CUES
from touchstone.search.stems import plain_text, word_set
from touchstone.search.tokens import Tokens

# A sentence that goes on denying: "It does not." "Nobody has followed them." "No, ..."
_POINTS_BACK = re.compile(
    r"^\W*(?:(?:but|yet|and|however|sadly|unfortunately|alas|in fact|in truth|in reality)\W+)*"
    r"(?:(?:it|this|that|they|these|those|there|the truth)\b|no\W|nor\b|none\b|not\b(?! every)|"
    r"nobody\b|no one\b|wrong\b|really\b|"
    r"i (?:have|am|was|had|do|did|doubt)\b|i've\b|show me|good luck|as if\b|if only|"
    r"false\b|neither\b|\w+ does neither|that's|it's|there's|i would not|i wouldn't)"
)
_TAKE_BACK_WORDS = 14
# Among how many first words a denial stands that takes back what was said.
_EARLY = 7
_ALL_BACK = re.compile(
    r"^\W*(?:(?:but|yet|sadly|alas)\W+)?(?:none of (?:it|this|that|these|those|them)\b|"
    r"not (?:one|a word|any) of (?:it|this|that|these|those|them)\b|all of (?:it|this|that) is)"
)
_AIMS = re.compile(
    r"\W*(?:study |trial )?(?:methods?|materials|objectives?|aims?|purpose|design|setting|"
    r"participants|hypothesis|protocol|outcome measures)\b"
)
_REPORTED = re.compile(
    r"""["“”]|\b(?:says?|said|tells?|told|swears?|claims?|claimed|insists?|promises?|promised|"""
    r"""assures?|according|theory|supposed)\b"""
)
_RULED_OUT = re.compile(
    r"\W*(?:fiction|myth|false|busted|wrong|untrue|not true|not so)\b(?=\W|$)(?! \w)"
)
_TURNED = re.compile(
    r"\W*(?:but|however|still|yet|though|what (?:it|i|we|massage)\b|it (?:does|may|can|might|is)\b|"
    r"that said|having said|on the other)|.*\b(?:however|though|but)\b"
)
_HEADING_NEGATORS = CONTRACTIONS | {"not"}
_WARNED = word_set("when who should if")
_HEADED = re.compile(r"\b(?:myths?|hype|misconceptions?|fairy tales?|false)\b")


def points_back(text: str) -> bool:
    """Return whether a denial may be about the sentence before it."""
    return _POINTS_BACK.match(plain_text(text)) is not None


def takes_back(text: str, tokens: Tokens, doubt: str) -> bool:
    """Return whether a short sentence denies or doubts the sentence before it."""
    early = any(word in EFFECT_CUES for word in tokens.words[:_EARLY])
    short = len(tokens.all) <= _TAKE_BACK_WORDS
    return short and points_back(text) and (doubt == DOUBTED or (doubt == DENIED and early))


def takes_all_back(text: str) -> bool:
    """Return whether a sentence denies everything that its paragraph said before."""
    return _ALL_BACK.match(plain_text(text)) is not None


def heads_doubts(text: str) -> bool:
    """Return whether a heading says that what follows is not so ("What it cannot do")."""
    plain = plain_text(text)
    words = set(re.findall(r"[a-z']+", plain))
    # "What holds up, and what does not" heads both, and "Who should not come" warns.
    denies = bool(words & _HEADING_NEGATORS) and "," not in plain and not words & _WARNED
    return denies or _HEADED.search(plain) is not None


def is_reported(text: str) -> bool:
    """Return whether a sentence says what others say."""
    return _REPORTED.search(plain_text(text)) is not None


def rules_out(text: str) -> bool:
    """Return whether a sentence answers that it is not so ("Fiction.")."""
    return _RULED_OUT.match(plain_text(text)) is not None


def turns_back(text: str) -> bool:
    """Return whether a sentence goes on to what is so after all ("But ...", "It may ...")."""
    return _TURNED.match(plain_text(text)) is not None


def heads_aims(text: str) -> bool:
    """Return whether a heading or label says that only aims or methods follow."""
    plain = plain_text(text)
    return _AIMS.match(plain) is not None and len(plain.split()) <= LABEL_WORDS
