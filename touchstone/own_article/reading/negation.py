"""Is a sentence denied, doubted or asked, rather than said?

Such a sentence is never taken for a claim. A denial reaches to the next turn of
thought ("not X, but Y"); a doubt and a question reach over the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.own_article.reading.clauses import TURN, Clause
from touchstone.own_article.reading.wordlists import SUBJECTS
from touchstone.search.negation import CONTRACTIONS, EFFECT_CUES
from touchstone.search.stems import plain_text, word_set
from touchstone.search.tokens import Tokens

DENIED, DOUBTED, ASKED, AIMED = "denied", "doubted", "asked", "aimed"

# Words that look like a denial or a doubt and are none.
_NO_DENIAL = re.compile(
    r"""\b(?:
    not\ (?:only|just|merely|simply|surprising\w*|to\ mention|least)|
    no\ (?:wonder|doubt|question|longer|surprise|matter|more)|
    nothing\ (?:beats|like|better|nicer|more|compares)|
    (?:is|costs?|need|needs|asks\ for|for)\ nothing|
    (?:is|are|does|do)(?:\ not|n't)\ (?:only|just|merely|simply)|never\ (?:better|before)|
    (?:nobody|no\ one|few|none)\ (?:\w+\ )?(?:disputes?|doubts?|denies|deny|questions?)|
    (?:why|if)\ not|not\ (?:forget|overlook)|no\ better\ (?!than)\w+|no\ harm|little\ doubt|
    (?:can't|cannot|won't|does\ not|doesn't)\ (?:hurt|harm)|nothing\ \w+\ (?:\w+\ ){1,4}like|
    (?:do\ not|don't|does\ not|doesn't|no)\ needs?|never\ (?:\w+\ )?(?:better|deeper|softer)|
    even\ (?:sceptics|skeptics|doubters)|(?:do\ not|don't)\ be\ surprised|
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
    (?:little|nothing)\ to\ (?:suggest|show|back|support)|far\ from\ \w+ing|if\ only|
    so\ much\ for|a\ stretch\ to|(?:just|only)\ (?:that,?\ )?a\ promise|disagree\w*|
    (?:i|we)\ wish\ (?:i|we|it)\ (?:could|did)|(?:do\ not|don't|not)\ believe\ (?:it|them|a\ word)|
    promises?\ of|
    (?<!the\ )(?<!this\ )(?<!a\ )promis(?:e|es|ed|ing)\ ["“]?
       (?:a|an|to|you|us|me|that|more|fewer|\w+er)|
    few\ of\ (?:them|us|the|my|our|those)|(?:it|that)'s\ (?:often\ )?said|
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
    (?:says?|claims?|reads|according\ to)\ (?:the|a|my|their|its)
       \ (?:\w+\ )?(?:brochure|leaflet|advert\w*|poster|label|website|menu|box|package|packaging)|
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
_AUXILIARIES = word_set(
    "do does did is are was were be has have had will would can could may might should must"
)
_NOTHING = word_set("nothing none nobody zero")
_CASES = word_set("if unless when where because since")
_NEAR = 4
LABEL_WORDS = 4
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
_IS_AIM = re.compile(
    r"\b(?:determine|assess(?:ed|es)?|evaluate[ds]?|examine[ds]?|investigate[ds]?|tested|compare[ds]?|"
    r"explore[ds]?|measured?|find out|see|asked?|wonder(?:ed|s)?|know|to test|study|studied)"
    r" (?:whether|if|how|the effects?)\b|"
    r"\bif (?:you|anyone|somebody) (?:\w+ )?(?:want|need|hope|wish|are after|are looking|crave)\b"
)


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
        if token.word in EFFECT_CUES and not _is_hidden(token.start, hidden)
    ]
    if not places and aimed:
        start = sum(token.end <= aimed.start() for token in tokens.all)
        commas = (place for place in range(start, len(tokens.all)) if tokens.words[place] == ",")
        return AIMED, start, next(commas, len(tokens.all))
    if not places:
        return "", 0, 0
    start = min(_start_of_denial(place, tokens, clauses) for place in places)
    return DENIED, start, _end_of_denial(places[-1], tokens, clauses)


def _is_hidden(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _start_of_denial(place: int, tokens: Tokens, clauses: Sequence[Clause]) -> int:
    """Return where a denial begins: "the scar will not vanish" denies its subject, too."""
    words = tokens.words
    negated = words[place] in CONTRACTIONS
    # "It lifts nothing."
    negated = negated or (words[place] in _NOTHING and place > 0)
    if not negated and (place == 0 or words[place - 1] not in _AUXILIARIES):
        return place
    start = max((clause.start for clause in clauses if clause.start <= place), default=0)
    if words[start] == ":" and start <= LABEL_WORDS:
        return 0  # "Toxins: nobody found any."
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
    # "If you do not press, it ..." denies nothing beyond its comma.
    fronted = words[0] in _CASES
    ends += [
        index
        for index in range(place + 1, len(words) - 1)
        if words[index] in ":;—"
        or (words[index] == "," and (fronted or _begins_anew(words[index + 1 : index + 3])))
    ]
    return min(ends, default=len(words))


def _begins_anew(words: Sequence[str]) -> bool:
    """Return whether another sentence begins: "it only relaxes", "and it softens"."""
    return words[0] in SUBJECTS or (words[0] in ("and", "so") and words[-1] in SUBJECTS)
