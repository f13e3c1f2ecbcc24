"""Find promises that massage makes care unnecessary, cures a disease, or does no harm.

Lists of words are not enough, because the care may come several words after the verb. Advice,
warnings, denials and statements about another treatment are not promises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from touchstone.own_article.reading.agent_words import OTHER_STEMS
from touchstone.own_article.reading.agents import OTHER, names_massage_or_moves
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.wordlists import ASIDE, MODALS
from touchstone.search.stems import plain_text

MEDICAL, SAFETY = "medical", "safety"

# Words for cosmetic products, which nobody prescribes.
_COSMETIC = (
    r"(?:night|day|eye|hand|foot|face|facial|body|beauty|rich|heavy|oily|scented|greasy|"
    r"moistur\w+|anti-ag\w+|firming|wrinkle|sun|massage|shaving|oils?|lotions?)"
)
_SKIPPED = rf"(?:(?!{_COSMETIC}\b)[\w'-]+\ ){{0,3}}?"
_OWNER = r"(?:your|their|her|his|my|our)"
_DRUG = (
    r"(?:medications?|medicines?|meds|drugs?|pills?|tablets?|steroids?|(?:hydro)?cortisone|"
    r"antibiotics?|antihistamines?|antidepressants?|painkillers?|injections?|inhalers?|insulin|"
    r"blood\ thinners?|anticoagulants?|warfarin|"
    r"prescriptions?|tretinoin|isotretinoin|methotrexate|biologics|chemotherapy|phototherapy)"
)
# A cream is care only if it is medicated or somebody's own: not in "Use oil instead of cream."
_CREAM = (
    r"(?:(?:steroid|prescri\w+|acne|eczema|psoriasis|rosacea|scar|medicated)\ "
    r"(?:creams?|ointments?|gels?)|"
    rf"{_OWNER}\ {_SKIPPED}(?:creams?|ointments?))"
)
_DOCTOR = r"(?:doctors?|dermatologists?|physicians?|surgeons?|specialists?)"
_TREATMENT = r"(?:(?:medical|prescribed|drug|hospital)\ (?:treatments?|care|therapy))"
_OPERATION = r"(?:operations?|surger(?:y|ies))"
_CARE = (
    rf"(?:(?:{_CREAM}|{_SKIPPED}(?:{_DRUG}|{_DOCTOR}|{_TREATMENT}|{_OPERATION}))\b"
    r"(?!-|'|\ (?:free|sites?|scars?|wounds?|bills?|rooms?|words?|users?)\b))"
)
_BY_USE = r"(?:(?:using|taking|applying|seeing|visiting|going\ to|needing|on|having)\ )?"
_GIVEN_UP = re.compile(
    rf"""\b(?:
    (?:(?:stop|quit|ditch|skip|cancel|bin|discontinu|abandon)\w*|
       (?:wean|taper)\w*\ (?:\w+sel(?:f|ves)\ )?off|
       (?:comes?|coming|came|gets?|getting|got|goes|go|going|went|gone|is|are|been)
          \ (?:\w+ly\ )?off|
       (?:throw|threw|thrown|throwing|toss\w*|chuck\w*|put|putting|give|gave|given|giving)
          \ (?:away|out|aside|up)|
       (?:do|does|did|done|live|lives|go|went|cope|copes)\ without|do\ away\ with|
       (?:get|gets|got|getting)\ rid\ of|(?:say|said)\ goodbye\ to|
       no\ longer\ (?:need|use|take|require|want)\w*)
       \ {_BY_USE}{_CARE}|
    (?:throw|threw|thrown|toss(?:ed)?|put|give|gave|given|leave|left)\ (?:the|{_OWNER})\ {_SKIPPED}
       (?:{_DRUG}|creams?|ointments?)\ (?:away|out|aside|up|behind|in\ the\ (?:bin|trash|drawer))
    )""",
    re.VERBOSE,
)
_REPLACED = re.compile(
    rf"""\b(?:
    replac(?:e|es|ed|ing)|(?:take|takes|took|taking)\ the\ place\ of|instead\ of|in\ place\ of|
    (?:swap|swaps|swapped|trade|trades|traded)(?=\ .{{1,60}}\ for\b)|beats|outperforms|
    makes?(?=\ .{{1,40}}\ (?:needless|unnecessary|superfluous)\b)
    )\ {_BY_USE}{_CARE}""",
    re.VERBOSE,
)
_LESS_CARE = (
    rf"(?:{_SKIPPED}(?:{_DRUG}|{_OPERATION}|grafts?|hospital\ (?:stays|visits)|"
    r"doctor(?:'s|s')?\ visits))\b"
)
# Its time grows with the square of a sentence's length, which ``limits`` caps.
_FEWER = re.compile(
    rf"""\b(?:
    (?:needs?|needed|requires?|required|uses?|used|takes?|took|undergo(?:es)?|underwent|
       has|have|had|gets?\ by\ with|ends?\ up\ with)
       \ (?:\w+\ )?(?:fewer|less|no\ more|half\ the)\ {_LESS_CARE}|
    (?:fewer|less)\ {_LESS_CARE}\ (?:is|are|was|were)\ (?:needed|necessary|required)|
    {_LESS_CARE}\ (?:is|are)\ no\ longer\ (?:needed|necessary|required)|
    (?:cut|reduce|lower|shrink|lessen)s?\ (?:the|{_OWNER})\ (?:need\ for|use\ of)\ {_LESS_CARE}|
    (?:avoid|skip|escape|(?:spare|save)s?\ (?:you|them|her|him|me))s?
       \ (?:the|an?|{_OWNER}|another|further|more)\ {_SKIPPED}(?:{_OPERATION}|scalpel|knife)
       \b(?!\ (?:sites?|scars?|wounds?|areas?))
    )""",
    re.VERBOSE,
)
_DISEASE = (
    r"(?:cancers?|melanomas?|tumou?rs?|carcinomas?|lymphomas?|leuk(?:a?e)mia|diabetes|"
    r"heart\ (?:disease|attacks?|failure)|high\ blood\ pressure|hypertension|dementia|"
    r"alzheimer'?s|parkinson'?s|(?:multiple\ )?sclerosis|arthritis|asthma|epilepsy|lupus|"
    r"scleroderma|sepsis|thrombos[ie]s|blood\ clots?|hepatitis|hiv|kidney\ (?:disease|failure)|"
    r"infections?|pneumonia|depression)"
)
_CURED = re.compile(
    rf"""\b(?:
    prevent(?:s|ed|ing)?|cur(?:e|es|ed|ing)|heal(?:s|ed|ing)?|revers(?:e|es|ed|ing)|
    treats|stop(?:s|ped)?|beat(?:s|ing)?|fight(?:s|ing)?|shrinks?|
    (?:ward|fend|stave|head)(?:s|ed|ing)?\ off|
    (?:protect|shield|guard|defend|save)(?:s|ed|ing)?\ (?:[\w']+\ ){{0,3}}?(?:against|from)|
    (?:get|gets|got|getting)\ rid\ of|(?:keep|keeps|kept|keeping)(?=\ .{{0,40}}\ (?:at\ bay|away))|
    (?:lower|reduce|cut)s?\ (?:the|your)\ (?:risk|chances?)\ of
    )\ (?:[\w']+\ ){{0,2}}?{_DISEASE}\b(?!\ (?:treatment|therapy|care|patients?|scars?))""",
    re.VERBOSE,
)
_CURED_BY = re.compile(
    r"""\b(?:cured|healed|reversed)\ (?:\w+ly\ )?(?:by|with|through)\ (?:[\w']+\ ){0,3}?
    (?:massag\w*|rubbing|kneading|gua\ sha|acupressure|cupping)\b""",
    re.VERBOSE,
)
# Stands before a doctor without being advice to see one.
_NO_NEED = re.compile(
    rf"""\bno\ (?:real\ )?(?:need|rush|hurry|reason)
    \ (?:to\ (?:see|visit|call|ask|consult|bother|trouble)|for)
    \ (?:an?|the|any|{_OWNER})\ (?:\w+\ )?{_DOCTOR}\b""",
    re.VERBOSE,
)
_HARM = (
    r"(?:bruis(?:es|ing)|breakouts?|irritations?|redness|damage|injur(?:y|ies)|scarring|scars|"
    r"(?:broken|burst)\ (?:veins|capillaries|vessels)|swelling|infections?|rash(?:es)?|"
    r"allerg(?:y|ies)|allergic\ reactions?|bleeding|side\ effects?|harm|complications?|"
    r"blood\ clots?|flare-?ups?|problems?|inflammation)"
)
_HARMLESS = re.compile(
    rf"""\b(?:
    (?:(?:do|does|will|can)\ (?:not|never)|cannot|(?:do|does|wo|ca)n't|never)
       \ (?:ever\ )?(?:causes?|leads?\ to|brings?\ on|triggers?|results?\ in|leaves?|gives?\ you)
       \ (?:[\w']+\ ){{0,3}}?{_HARM}\b
    )""",
    re.VERBOSE,
)
# Where a new clause starts; "never, ever" is not split.
_CUT = re.compile(r"[;:—–!?\"“”]|\bbut\b|,(?!\ ever\b)")
# An aside does not end a clause: "It does not, however, replace".
_ASIDE = re.compile(ASIDE)
_DENIAL = re.compile(
    r"\b(?:not(?!\ (?:only|just))|never|no(?!\ (?:wonder|doubt|longer|question|surprise))|nobody|"
    r"none|neither|nor|cannot|without|hardly|rarely|whether|before|until|unless|if|than|"
    r"against|avoid\w*|refus\w*|advis\w*|\w+n't)\b"
)
# Words that warn, or refer to a doctor: a sentence with one promises nothing.
_WARNING = re.compile(
    r"\b(?:danger\w*|warn\w*|mistakes?|unsafe|risky|delay\w*|abruptly|too\ (?:early|soon)|fear\w*|"
    r"on\ (?:your|their)\ own|nobody\ should|"
    r"(?:ask|tell|see|consult|(?:talk|speak)\ (?:to|with)|check\ with)\ (?:your|a|the)\ "
    r"(?:\w+\ )?(?:doctor|dermatologist|surgeon|pharmacist|nurse)|"
    r"(?:doctor|dermatologist|surgeon|pharmacist)\ (?:says|agrees|tells|asks|advises))\b"
)
# Advice on when to pause: "Stop your tablets two days before".
_ADVISED = re.compile(
    r"\b(?:before|until|for\ (?:an?|one|two|three|a\ few)\ (?:day|week|hour)s?)\b"
)
# Hygiene does prevent infections: "Wash your hands to prevent infections."
_HYGIENE = re.compile(r"\b(?:wash|clean|cover|disinfect)\w*\b")
_WHEN = re.compile(r"\b(?:if|when|as\ soon\ as)\b")
_OWN = re.compile(rf"\b(?:you|we|i|{_OWNER}|its?|this)\b")
# Conditions and limits, with which "no harm" is fair: "Press so lightly that it does not cause
# bruises", "usually", "in most people".
_SO_THAT = re.compile(
    r"\b(?:so|sure|long\ as|provided|when|where|that|which|once|usually|normally|often|generally|"
    r"rarely|should|light\w*|gently)\b"
)
_IN_MOST = re.compile(r"\b(?:in|for|with)\ (?:most|many|the\ trials?)\b|\b(?:usually|normally)\b")


def find_given_up_care(
    reading: SentenceReading, *, reports: bool
) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of each promise.

    Args:
        reading: The sentence.
        reports: Whether it reports what a study found or who says it.
    """
    plain = plain_text(reading.sentence.text)
    if _WARNING.search(_NO_NEED.sub(" ", plain)):
        return
    for found in _NO_NEED.finditer(plain):
        if not _WHEN.search(plain) and names_massage_or_moves(reading.tokens):
            yield MEDICAL, *found.span()
    for found in _GIVEN_UP.finditer(plain):
        if _is_promise(reading, plain, found) and _is_given_up(reading, plain, found):
            yield MEDICAL, *found.span()
    patterns = (_REPLACED,) if _HYGIENE.search(plain) else (_REPLACED, _CURED, _CURED_BY)
    for pattern in patterns:
        for found in pattern.finditer(plain):
            if _is_promise(reading, plain, found):
                yield MEDICAL, *found.span()
    is_cautious = reports or not MODALS.isdisjoint(reading.tokens.words)
    for found in _FEWER.finditer(plain):
        if not is_cautious and _is_promise(reading, plain, found):
            yield MEDICAL, *found.span()
    for found in _HARMLESS.finditer(plain):
        clause = _cut_clause(plain, found.start())
        is_fine = _SO_THAT.search(clause) or _IN_MOST.search(plain, found.end())
        if not is_fine and not _DENIAL.search(clause) and not _does_another(reading, found):
            yield SAFETY, *found.span()


def _is_promise(reading: SentenceReading, plain: str, found: re.Match[str]) -> bool:
    """Return whether a match is about massage, and neither denied nor conditional."""
    is_denied = any(
        reading.tokens.all[index].start == found.start() for index in reading.negation.scope
    ) or _DENIAL.search(_cut_clause(plain, found.start()))
    return not is_denied and not _does_another(reading, found)


def _is_given_up(reading: SentenceReading, plain: str, found: re.Match[str]) -> bool:
    """Return whether care is given up for massage, rather than paused for a while as advised."""
    is_order = not _cut_clause(plain, found.start()).strip()
    if _ADVISED.search(plain, found.end()) or (is_order and _WHEN.search(plain, found.end())):
        return False
    return bool(_OWN.search(plain)) or names_massage_or_moves(reading.tokens)


def _does_another(reading: SentenceReading, found: re.Match[str]) -> bool:
    """Return whether another treatment, named before, is said to do it: "sunscreen prevents"."""
    before = [i for i, token in enumerate(reading.tokens.all) if token.end <= found.start()]
    return bool(before) and (
        reading.agents[before[-1] : before[-1] + 1] == (OTHER,)
        and any(reading.tokens.all[index].stem in OTHER_STEMS for index in before)
    )


def _cut_clause(plain: str, end: int) -> str:
    """Return the part of a clause before a position."""
    before = _ASIDE.sub(" ", plain[:end])
    cuts = [cut.end() for cut in _CUT.finditer(before)]
    return before[cuts[-1] if cuts else 0 :]
