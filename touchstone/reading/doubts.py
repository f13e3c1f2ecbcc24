"""Is a sentence denied, doubted or asked, rather than said?

Such a sentence is never taken for a claim. A denial reaches to the next turn of
thought ("not X, but Y"); a doubt and a question reach over the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.reading.clauses import TURN, Clause
from touchstone.reading.tokens import Tokens
from touchstone.reading.wordlists import SUBJECTS, word_set
from touchstone.words import plain_text

DENIED, DOUBTED, ASKED, AIMED = "denied", "doubted", "asked", "aimed"

_NEGATORS = word_set(
    """
    not no never cannot can't won't doesn't don't isn't aren't didn't hasn't haven't wouldn't
    couldn't shouldn't wasn't weren't neither nor nothing none nobody hardly barely rarely fails
    fail failed unlikely impossible unable zero dont doesnt didnt isnt arent wasnt wont cant hasnt
    havent
    """
)
# Words that look like a denial or a doubt and are none.
_NO_DENIAL = re.compile(
    r"""\b(?:
    not\ (?:only|just|merely|simply|surprising\w*|to\ mention|least)|
    no\ (?:wonder|doubt|question|longer|surprise|matter|more)|
    nothing\ (?:beats|like|better|nicer|more|compares)|
    (?:is|costs?|need|needs|asks\ for|for)\ nothing|
    (?:is|are|does|do)(?:\ not|n't)\ (?:only|just|merely|simply)|never\ (?:better|before)|
    (?:nobody|no\ one|few|none)\ (?:\w+\ )?(?:disputes?|doubts?|denies|deny|questions?)|
    (?:why|if)\ not|not\ (?:forget|overlook)|
    (?:as|like)\ \w+\ (?:have|had|has)(?:\ not|n't|\ never)|without\ a?\ ?doubt|nothing\ else\ \w+
    )\b""",
    re.VERBOSE,
)
# Said by others, or about what is not known: the author does not say it.
_DOUBT = re.compile(
    r"""\b(?:
    myths?|unproven|untested|unfounded|unsupported|debunked|misconception|misleading|false|untrue|
    exaggerat\w+|overstat\w+|overblown|hype|hyped|dubious|doubtful|doubts?|sceptic\w*|skeptic\w*|
    questionable|supposed(?:ly)?|alleged(?:ly)?|purported(?:ly)?|so-called|anecdot\w+|gimmick|
    inconclusive|unclear|uncertain|unknown|unchanged|wishful|snake\ oil|quackery|bunk|hogwash|
    rubbish|nonsense|folklore|marketing|promised|wished|in\ vain|old\ wives|who\ knows|
    remains?\ to\ be\ seen|jury\ is|open\ question|
    which\ (?:\w+\ ){1,3}?
       (?:cannot|can't|does\ not|doesn't|will\ not|won't|never)\ (?:do|does|achieves?)|
    (?:separate|different|another)\ matter|(?:less|little|no)\ (?:agreement|consensus)|
    (?:is|are|seems?)\ (?:\w+\ )?(?:unlikely|improbable)|
    (?:whether\ or\ not|with\ or\ without)\ (?:\w+\ ){0,3}?(?:strok|rub|massag|knead|touch)\w+|
    (?:hardly|barely|scarcely|never|not)\ (?:been\ )?(?:tested|studied|tried|looked\ at)|
    (?:would\ not|wouldn't|do\ not|don't)\ (?:count|bet|bank|rely)\ on|yet\ to\ (?:meet|find)|
    (?:little|nothing)\ to\ (?:suggest|show|back|support)|(?:it|that)'s\ (?:often\ )?said|
    any(?:body|one)'s\ guess|no\ (?:good\ )?reason\ to|
    sales\ (?:pitch|talk)|would\ have\ (?:you|us)\ believe|yet\ to\ (?:be|show|see)|
    claims?\ is|(?:had\ )?hoped|would\ like\ to\ believe|to\ no\ avail|made\ no\ difference|
    no\ amount\ of|as\ if\ by\ magic|the\ story\ goes|with\ a\ (?:pinch|grain)\ of|
    (?:may|might)\ or\ (?:may|might)\ not|rests?\ on\ hope|hard\ to\ believe|
    too\ good\ to\ be|in\ your\ dreams|
    (?:any\ ?one|people|those|whoever)\ who\ (?:says?|tells?|claims?|promises?)|
    if\ (?:it|this|that|massage|rubbing|kneading)\ (?:\w+\ )?(?:could|did|were|worked)|
    (?:brochure|leaflet|advert|advertisement|poster|label|website|menu)s?
       \ (?:says?|claims?|promis\w+|reads)|
    (?:says?|claims?|reads)\ (?:the|a|my|their)
       \ (?:brochure|leaflet|advert\w*|poster|label|website|menu)|
    (?:little|no|scant|weak|limited|insufficient|lack\ of|lacks?|without|thin|poor|scarce|
       hardly\ any|not\ enough|any|slim|few)\ (?:\w+\ ){0,3}?
       (?:proof|evidence|research|studies|trials|data|basis)(?!\ (?:shows?|suggests?))|
    (?:evidence|proof|research|data|science)\ (?:\w+\ ){0,4}?(?:is|are|was|remains?)\ (?:\w+\ )?
       (?:weak|thin|limited|lacking|mixed|poor|scarce|scant|missing|slim|patchy|shaky|small)|
    (?:more|larger|bigger|better|further)\ (?:\w+\ ){0,2}?(?:trials?|studies|research)
       \ (?:is|are)\ needed|
    (?:some|many|people|fans|enthusiasts|proponents|advocates|spas|salons|supporters|believers|
       brands|influencers|marketers|critics|websites|advertisements|ads)
       \ (?:(?:people|still|even|also|may|might|will|would|often|like\ to|of\ them|online)\ )?
       (?:believe|claim|say|think|swear|insist|maintain|argue|promise|tell\ you)|
    (?:is|are|been|was|were|be|am)\ (?:\w+\ )?(?:said|claimed|rumou?red|alleged|supposed|believed|
       touted|billed|marketed|sold\ (?:as|with|on)|advertised|told|promised|credited)|
    claims?\ (?:that|to|of|about)|idea\ that|notion\ that|belief\ that|
    (?:not|never|nobody\ has|no\ one\ has)\ (?:\w+\ )?
       (?:shown|proven|proved|demonstrated|established|supported|tested)
    )\b""",
    re.VERBOSE,
)
# A sentence that goes on denying: "It does not." "Nobody has followed them." "No, ..."
_POINTS_BACK = re.compile(
    r"^\W*(?:(?:but|yet|and|however|sadly|unfortunately|alas|in fact|in truth|in reality)\W+)*"
    r"(?:(?:it|this|that|they|these|those|there|the truth)\b|no\W|nor\b|none\b|not\b(?! every)|"
    r"nobody\b|no one\b|wrong\b|really\b|"
    r"i (?:have|am|was|had|do|did|doubt)\b|i've\b|show me|good luck|as if\b|if only|"
    r"false\b|neither\b|\w+ does neither|that's|it's|there's|i would not|i wouldn't)"
)
_AUXILIARIES = word_set(
    "do does did is are was were be has have had will would can could may might should must"
)
_JOINED = word_set("cannot dont doesnt didnt isnt arent wasnt wont cant hasnt havent")
_NOTHING = word_set("nothing none nobody zero")
_NEAR = 4
_MAX_LABEL_WORDS = 4
_MAX_TAKE_BACK_WORDS = 14
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
# "Erases scars." or "Lifts and firms," it says: a slogan that somebody quotes; and
# "Promise four: ...".
_SLOGAN = re.compile(
    r"""^\W*(?:
    (?:promise|claim|myth|legend|fiction|fairy\ tale|slogan|rumou?r)s?
       (?:\ (?:number\ |no\.?\ ?)?\w+)?\s?[:.—–-]|
    (?<=["“])\w+s\b[^"”]{0,40}["”]$|
    (?<=["“])[^"”]{3,60}[,.!]["”]\ (?:it|they|the\ \w+|their\ \w+|one\ \w+)
       \ (?:say|read|promise|boast|go)e?s?\b
    )""",
    re.VERBOSE,
)
# "Whether it helps is not known": what opens so is asked, not said.
_WHETHER = re.compile(r"^\W*(?:and |but |so )?(?:whether|if and how)\b")
_REPORTED = re.compile(
    r"""["“”]|\b(?:says?|said|tells?|told|swears?|claims?|claimed|insists?|promises?|promised|"""
    r"""assures?|according|theory|supposed)\b"""
)
_IS_AIM = re.compile(
    r"\b(?:determine|assess(?:ed|es)?|evaluate[ds]?|examine[ds]?|investigate[ds]?|tested|compare[ds]?|"
    r"explore[ds]?|measured?|find out|see|asked?|wonder(?:ed|s)?|know|to test|study|studied)"
    r" (?:whether|if|how|the effects?)\b|"
    r"\bif (?:you|anyone|somebody) (?:\w+ )?(?:want|need|hope|wish|are after|are looking|crave)\b"
)
_HEADING_NEGATORS = word_set("not cannot can't won't doesn't don't isn't")
_WARNED = word_set("when who should if")
_HEADED = re.compile(r"\b(?:myths?|hype|misconceptions?|fairy tales?|false)\b")


def find_doubt(text: str, tokens: Tokens, clauses: Sequence[Clause]) -> tuple[str, int, int]:
    """Return how a sentence is doubted, and from which token to which; ("", 0, 0) if not.

    Args:
        text: The sentence.
        tokens: Its words.
        clauses: Its parts.
    """
    plain = plain_text(text)
    if plain.rstrip("\"'”’) ").endswith("?") or _WHETHER.match(plain):
        return ASKED, 0, len(tokens.all)
    if _SLOGAN.match(plain):
        return DOUBTED, 0, len(tokens.all)
    aimed = _IS_AIM.search(plain)
    hidden = [found.span() for found in _NO_DENIAL.finditer(plain)]
    if any(not _is_hidden(found.start(), hidden) for found in _DOUBT.finditer(plain)):
        return DOUBTED, 0, len(tokens.all)
    places = [
        place
        for place, token in enumerate(tokens.all)
        if token.word in _NEGATORS and not _is_hidden(token.start, hidden)
    ]
    if not places and aimed:
        start = sum(token.end <= aimed.start() for token in tokens.all)
        commas = (place for place in range(start, len(tokens.all)) if tokens.words[place] == ",")
        return AIMED, start, next(commas, len(tokens.all))
    if not places:
        return "", 0, 0
    start = min(_start_of_denial(place, tokens, clauses) for place in places)
    return DENIED, start, _end_of_denial(places[-1], tokens, clauses)


def points_back(text: str) -> bool:
    """Return whether a denial may be about the sentence before it."""
    return _POINTS_BACK.match(plain_text(text)) is not None


def takes_back(text: str, tokens: Tokens, doubt: str) -> bool:
    """Return whether a short sentence denies or doubts the sentence before it."""
    early = any(word in _NEGATORS for word in tokens.words[:_EARLY])
    short = len(tokens.all) <= _MAX_TAKE_BACK_WORDS
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


def heads_aims(text: str) -> bool:
    """Return whether a heading or label says that only aims or methods follow."""
    plain = plain_text(text)
    return _AIMS.match(plain) is not None and len(plain.split()) <= _MAX_LABEL_WORDS


def _is_hidden(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _start_of_denial(place: int, tokens: Tokens, clauses: Sequence[Clause]) -> int:
    """Return where a denial begins: "the scar will not vanish" denies its subject, too."""
    words = tokens.words
    negated = words[place].endswith("n't") or words[place] in _JOINED
    # "It lifts nothing."
    negated = negated or (words[place] in _NOTHING and place > 0)
    if not negated and (place == 0 or words[place - 1] not in _AUXILIARIES):
        return place
    start = max((clause.start for clause in clauses if clause.start <= place), default=0)
    breaks = [
        index + 1
        for index in range(start, place)
        if words[index] == "," or (words[index] in ("and", "or") and place - index <= _NEAR)
    ]
    return max([start, *breaks])


def _end_of_denial(place: int, tokens: Tokens, clauses: Sequence[Clause]) -> int:
    """Return where a denial ends: where the thought turns, or another begins."""
    words = tokens.words
    ends = [clause.start for clause in clauses if clause.start > place and clause.link == TURN]
    ends += [
        index
        for index in range(place + 1, len(words) - 1)
        if words[index] in ":;—" or (words[index] == "," and words[index + 1] in SUBJECTS)
    ]
    return min(ends, default=len(words))
