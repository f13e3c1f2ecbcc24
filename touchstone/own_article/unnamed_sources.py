"""Find unnamed studies and experts that a sentence relies on, and stories of clients.

A study that is named, or described with its limits, can be weighed and is never found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from touchstone.own_article.reading.agent_words import OTHER_STEMS
from touchstone.own_article.reading.agents import names_massage_or_moves
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.search.stems import plain_text

SOURCE, TESTIMONIAL = "source", "testimonial"

_EXPERTS = (
    r"(?:doctors|dermatologists|physicians|surgeons|specialists|experts|scientists|researchers|"
    r"professionals)"
)
_ANY = (
    r"(?:many|most|leading|top|the|all|world's|countless|several|numerous|clinical|scientific|"
    r"skin|plastic|medical|beauty|recent|new|modern|multiple|various|independent|other|"
    r"international)"
)
_SHOW = (
    r"(?:shows?|showed|shown|proves?|proved|proven|confirms?|confirmed|demonstrates?|demonstrated|"
    r"reveals?|revealed|found|finds?|establish(?:es|ed)?|discovered)"
)
_LATELY = r"(?:(?:have|has|had|now|clearly|also|even|repeatedly|consistently|already|all)\ ){0,2}"
_STUDY = r"(?:study|trial|research|experiment|survey|analysis|paper)"
_UNNAMED = re.compile(
    rf"""\b(?:
    (?:{_ANY}\ ){{0,2}}(?:studies|trials|research|science|scientists|researchers|tests)
       \ {_LATELY}{_SHOW}\b|
    (?:(?:an?|the|recent|new|latest)\ ){{1,2}}(?:[\w'-]+\ ){{0,3}}?{_STUDY}\ (?:[\w'-]+\ ){{0,4}}?
       {_LATELY}{_SHOW}\b|
    research\ (?:from|at|by)\ (?:[\w'-]+\ ){{1,4}}?{_LATELY}{_SHOW}\b|
    (?:{_ANY}\ ){{0,2}}{_EXPERTS}\ (?:(?:now|all|everywhere|worldwide)\ )?
       (?:agree|confirm|swear\ by|love|praise|rave\ about|endorse|are\ (?:sure|convinced|certain)|
       know)\b|
    (?:{_ANY}\ ){{0,2}}{_EXPERTS}\ (?:\w+\ )?(?:recommend|prescribe|advise)
       \ (?:(?:it|this|massage)\b|(?:[\w'-]+\ ){{0,7}}?(?:against|for|to)\b)|
    (?:loved|trusted|recommended|approved|endorsed|praised|backed|championed)\ by
       \ (?:{_ANY}\ ){{0,2}}(?:{_EXPERTS}|science|research|studies|celebrities)\b|
    (?:doctor|dermatologist|expert|surgeon|science|research)
       -(?:approved|recommended|tested|backed|loved|endorsed)\b|
    according\ to\ (?:{_ANY}\ ){{0,2}}(?:{_EXPERTS}|science|research|studies)\b|
    according\ to\ an?\ (?:[\w'-]+\ ){{0,3}}?{_STUDY}\b
    )""",
    re.VERBOSE,
)
# What leads a reader to a source. Case matters, because names are known by their capitals.
_NAMED = re.compile(
    r"\b(?:Journal|Archives|Annals|Lancet|JAMA|BMJ|PLOS|Nature|Cochrane|Medicine|PubMed|doi|DOI|"
    r"et al|and colleagues|led by|Dr\.?|Prof\.?|Professor)\b|https?:|\[\d+\]|"
    r"\(\D{0,40}(?:19|20)\d\d\)|\b[A-Z][\w-]+ \((?:19|20)\d\d\)|"
    r"\bby [A-Z][\w-]+(?: [A-Z][\w-]+)?\b"
)
# Words that say how far a study goes.
_WEIGHED = re.compile(
    r"\b(?:small|only|just|pilot|preliminary|early|few|some|but|yet|although|though|however|while|"
    r"whereas|mixed|so\ far|may|might|perhaps|possibly|seem\w*|suggest\w*|whether|not|no|never|"
    r"none|nobody|ancient|centur\w+|once|histor\w+|tradition\w*|cannot|\w+n't|average|compared|"
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\ (?:of\ (?:\d+|\w+)\ )?"
    r"(?:\w+\ )?(?:studies|trials|reviews))|"
    r"\d+\ (?:\w+\ ){0,2}?(?:women|men|people|patients|adults|volunteers|participants|babies))\b"
)
_OF_STUDY = re.compile(r"\b(?:stud(?:y|ies)|trials?|researchers|scientists|measured)\b")
# Advice to be careful with massage: "recommend waiting", "advise against".
_CARE = re.compile(
    r"\b(?:wait\w*|avoid\w*|stop\w*|only|before|until|once|unless|(?:advise|recommend)\ against|"
    r"careful\w*|caution|gentle|gently|patch|ask\w*|check\w*|clean|sunscreen)\b"
)
_ADVISE = re.compile(r"\b(?:recommend|prescribe|advise)\b")
_CLIENT = r"(?:client|guest|customer|patient|reader|member|user|student|regular)"
_SAYS = r"(?:says|said|tells|told|writes|wrote|reports|reported|raves|raved|swears|gushes)"
_STORY = r"(?:say|tell|report|swear|rave|notice|see|write)"
# A client who speaks, recognized by an age or by a word such as "client".
_TELLER = re.compile(
    rf"""
    ^\W*[A-Z]\w+(?:\s[A-Z][\w.]*)?,?\s\(?\d\d\)?(?:\s?:|,[^"“”]{{0,40}}["“]|\s{_SAYS}\b)|
    ["”]\s?[—–-]?\s?(?:{_SAYS}\s)?(?:(?:our|my|one|a)\s(?:\w+\s)?{_CLIENT}\b|
       [A-Z]\w+(?:\s[A-Z][\w.]*)?,?\s\(?\d\d\b)|
    \b(?:our|my|one|a)\s(?:\w+\s){{0,2}}?{_CLIENT}s?\s(?:[A-Z]\w+,?\s)?(?:{_SAYS}|puts\sit)\b
    """,
    re.VERBOSE,
)
_MANY_TELL = re.compile(
    r"\b(?:(?:our|my|many|most|all|countless|(?:hundreds|thousands)\ of)\ "
    rf"(?:\w+\ )?{_CLIENT}s\ (?:(?:often|always|also|all|regularly)\ )?{_STORY}|"
    rf"{_CLIENT}s\ (?:(?:often|always|also|all|regularly)\ )?(?:rave|swear|gush|report))\b"
)
# "Guests with rosacea tell us that ...", "A client named Mary told me ..."
_TELLS_US = re.compile(
    rf"\b{_CLIENT}s?\ (?:(?:named|called|with|from)\ (?:[\w'-]+\ ){{1,5}}?)?"
    r"(?:tells?|told|reports?|reported)\ (?:us|me)\b"
)
_QUOTE = re.compile(r"[\"“]([^\"“”]+)(?:[\"”]|$)")
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|my|me)\b")
# People who speak about others, and not about a treatment that they had.
_THERAPIST = re.compile(
    r"\b(?:therapist|masseu\w+|teacher|dermatologist|doctor|professor|nurse|researcher|"
    r"aesthetician|esthetician|founder|owner|director|facialist|practitioner)\b"
)
_STORY_TOLD_AS_ONE = re.compile(
    r"\b(?:but|though|although|yet|however|testimonial\w*|anecdot\w*|one\ person's|story|"
    r"not\ a\ (?:study|trial)|may|might|relax\w*|hold|carry)\b"
)
_EFFECT = re.compile(
    r"\b(?:gone|vanish\w*|disappear\w*|fad(?:e|es|ed|ing)|clear(?:s|ed|er)?|younger|better|"
    r"smooth\w*|soft\w*|firm\w*|lift\w*|glow\w*|radian\w*|heal(?:s|ed)?|cured|"
    r"different|difference|results?|changed|miracles?|amaz\w+|stopped|threw|free)\b"
)


def find_unnamed(reading: SentenceReading) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of each unnamed source and of each client's story."""
    yield from ((SOURCE, *span) for span in _find_sources(reading))
    yield from ((TESTIMONIAL, *span) for span in _find_stories(reading))


def weighs_study(text: str) -> bool:
    """Return whether a sentence describes a study with its limits."""
    plain = plain_text(text)
    return bool(_OF_STUDY.search(plain) and _WEIGHED.search(plain))


def names_source(text: str) -> bool:
    """Return whether a sentence names, cites or links to a source."""
    return bool(_NAMED.search(text))


def _find_sources(reading: SentenceReading) -> Iterator[tuple[int, int]]:
    plain = plain_text(reading.sentence.text)
    if reading.negation.kind or names_source(reading.sentence.text) or _WEIGHED.search(plain):
        return
    is_of_massage = names_massage_or_moves(reading.tokens)
    is_of_another = any(token.stem in OTHER_STEMS for token in reading.tokens.all)
    if not is_of_massage and (is_of_another or not _is_fragment_or_effect(reading, plain)):
        return
    for found in _UNNAMED.finditer(plain):
        if not (_ADVISE.search(found.group()) and _CARE.search(plain)):
            yield found.span()


def _is_fragment_or_effect(reading: SentenceReading, plain: str) -> bool:
    """Return whether a sentence is about massage without naming it: "Trusted by doctors"."""
    return bool(reading.asserted_benefits) or bool(re.match(r"\W*(?:it|this|\w+ed by)\b", plain))


def _find_stories(reading: SentenceReading) -> Iterator[tuple[int, int]]:
    text = reading.sentence.text
    plain = plain_text(text)
    if reading.negation.kind or _THERAPIST.search(plain) or _STORY_TOLD_AS_ONE.search(plain):
        return
    if not (_EFFECT.search(plain) or reading.benefits):
        return
    many = _MANY_TELL.search(plain) or _TELLS_US.search(plain)
    if many:
        yield many.span()
    quote = _QUOTE.search(text)
    if quote and _TELLER.search(text) and _FIRST_PERSON.search(plain_text(quote[1])):
        yield quote.span(1)
