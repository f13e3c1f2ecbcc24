"""Recognize sentences that negate the sentences around them.

The cues are verdicts ("Fiction."), retractions ("It does not."), labels of aims, and signs of
reported speech. ``negating_headings`` covers headings that deny.
"""

from __future__ import annotations

import re

from touchstone.own_article.reading.negation import DENIED, DOUBTED, LABEL_WORDS, Negation
from touchstone.search.negation import EFFECT_CUES
from touchstone.search.stems import plain_text
from touchstone.search.tokens import Tokens

# Openings that refer to the sentence before: "It does not." "Nobody has followed them."
_BACK_REFERENCE = re.compile(
    r"^\W*(?:(?:but|yet|and|however|sadly|unfortunately|alas|in fact|in truth|in reality)\W+)*"
    r"(?:(?:it|this|that|they|these|those|the truth|mine|hers|his|the panel)\b|no\W|nor\b|"
    r"none\b|not\b(?! every)|which \w+\b|"
    r"there(?:'s|\W)(?=.*\b(?:proof|evidence|nothing|none|stud(?:y|ies)|trials?|data|truth|research|"
    r"reason|such|sign|difference|change|science|basis)\b)|"
    r"we (?:can't|cannot|won't|would not|wouldn't|don't)\b|"
    r"nobody\b|no one\b|wrong\b|really\b|"
    r"i (?:have|am|was|had|do|did|doubt|can|could|saw|see|found|find|noticed|would|will)\b|"
    r"i wasn't\b|"
    r"i've\b|show me|good luck|as if\b|if only|"
    r"false\b|neither\b|\w+ does neither|that's|it's|there's|i would not|i wouldn't)"
)
_RETRACTION_WORDS = 14
# "It does nothing of the sort, says a professor who has studied skin for years."
_FLAT_DENIAL = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:nothing of the (?:sort|kind)|no such thing|not a bit of it|"
    r"never (?:did|has|will)|(?:can't|cannot|won't) promise)\b"
)
# Retractions even without an opening that points back: "We saw nothing of the kind."
_TAKEN_BACK = re.compile(
    r"\bnothing of the (?:sort|kind)\b|"
    r"\b(?:i|we|they|he|she) takes? (?:it|that|this|the \w+) back\b(?! (?:to|down|into)\b)|"
    r"^(?!.*\b(?:some|many|people|whoever|anyone|if|those|they) )"
    r".*\b(?:it|that|this) (?:is|was) (?:simply |just |plainly )?(?:not true|untrue)\W*$"
)
# The negation of a retraction is among this many opening words.
_EARLY_WORDS = 7
_ALL_RETRACTED = re.compile(
    r"^\W*(?:(?:but|yet|sadly|alas)\W+)?(?:none of (?:it|this|that|these|those|them)\b|"
    r"not (?:one|a word|any) of (?:it|this|that|these|those|them)\b|all of (?:it|this|that) is)"
)
_AIMS_LABEL = re.compile(
    r"\W*(?:study |trial )?(?:methods?|materials|objectives?|aims?|purpose|design|setting|"
    r"participants|hypothesis|protocol|outcome measures)\b"
)
_REPORTED = re.compile(
    r"""["“”]|\b(?:says?|said|tells?|told|swears?|claims?|claimed|insists?|promises?|promised|"""
    r"""assures?|according|theory|supposed)\b"""
)
_PROMISE = re.compile(
    r"""["“”]|\b(?:they|people|fans|supporters|brands?|makers?|sellers?|founder|owner) (?:says?|"""
    r"""swear|swears|tell|tells|claim|claims)\b|\b(?:salon|spa|clinic|studio|founder|owner|shop|"""
    r"""brand|company|ad|website|menu|they) (?:\w+ )?(?:will|offers? to|can)\b|"""
    r"""\bi (?:told|promised|assured) (?:every(?:one|body)|any(?:one|body)|people|them|my \w+)\b"""
)
_FALSE_VERDICT = re.compile(
    r"\W*(?:(?:(?:our|the|my) )?(?:verdict|ruling|rating)\W+)?(?:fiction|myth|false|busted|wrong|"
    r"untrue|unproven|nonsense|bunk|not true|not so)\b(?=\W|$)(?! \w)"
)
_TRUE_VERDICT = re.compile(
    r"(?:^|[^\w\s]\s*)(?:(?:partly|mostly|half|largely|probably|basically|broadly|somewhat) )?"
    r"(?:true|right|correct|fact|plausible|supported|confirmed|accurate|likely|yes)\W*$"
)
_RESUMPTION = re.compile(
    r"\W*(?:but|however|still|yet|though|what (?:it|i|we|massage)\b|it (?:does|may|can|might|is)\b|"
    r"that said|having said|on the other)|.*\b(?:however|though|but)\b"
)


def refers_back(text: str) -> bool:
    """Return whether a negation may be about the sentence before it."""
    return _BACK_REFERENCE.match(plain_text(text)) is not None


def retracts_previous(text: str, tokens: Tokens, negation: Negation) -> bool:
    """Return whether a short sentence denies or doubts the sentence before it."""
    if _TAKEN_BACK.search(plain_text(text)):
        return True
    is_short = len(tokens.all) <= _RETRACTION_WORDS or _FLAT_DENIAL.match(plain_text(text))
    is_early = any(word in EFFECT_CUES for word in tokens.words[:_EARLY_WORDS])
    negates = negation.kind == DOUBTED or (negation.kind == DENIED and is_early)
    return bool(is_short) and negates and refers_back(text)


def retracts_paragraph(text: str) -> bool:
    """Return whether a sentence denies everything that its paragraph asserted so far."""
    return _ALL_RETRACTED.match(plain_text(text)) is not None


def is_aims_heading(text: str) -> bool:
    """Return whether a heading or label says that only aims or methods follow."""
    plain = plain_text(text)
    return _AIMS_LABEL.match(plain) is not None and len(plain.split()) <= LABEL_WORDS


def is_reported(text: str) -> bool:
    """Return whether a sentence reports what others say."""
    return _REPORTED.search(plain_text(text)) is not None


def is_promise(text: str) -> bool:
    """Return whether a sentence quotes somebody, or promises what a seller will do."""
    return _PROMISE.search(plain_text(text)) is not None


def is_false_verdict(text: str) -> bool:
    """Return whether a sentence is a verdict that something is not true ("Fiction.")."""
    return _FALSE_VERDICT.match(plain_text(text)) is not None


def is_true_verdict(title: str) -> bool:
    """Return whether a heading ends with a verdict of true or partly true ("Partly true")."""
    return _TRUE_VERDICT.search(plain_text(title)) is not None


def resumes_assertion(text: str) -> bool:
    """Return whether a sentence turns to what is true after all ("But ...", "It may ...")."""
    return _RESUMPTION.match(plain_text(text)) is not None
