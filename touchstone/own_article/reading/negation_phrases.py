"""Hold the phrases that deny, doubt or ask, and phrases that only seem to.

``negation`` decides what they cover. Negating words are in ``touchstone.search.negation``.
"""

from __future__ import annotations

import re

from touchstone.own_article.reading.wordlists import ASIDE

_ASIDE = rf"(?:{ASIDE})?"
# What people say about themselves is a report, not hearsay: "that it helps them to relax".
_OF_ONESELF = r"""(?:\w+\ ){0,9}?(?:
    they\ (?:\w+\ )?(?:feel|felt|sleep|slept|fall|fell|drop|drift|doze|wake|woke|look|looked)|
    (?:helps?|leaves?|makes?|lets?|gets?|puts?|calms?|relaxes|soothes?)\ them|
    their\ (?:\w+\ ){1,3}?(?:feels?|looks?|is|are|was|were|has|have|gets?|becomes?|seems?)
    )\b"""
# Massage as what outdoes everything else: "no cream can, but massage does", "nothing does it
# better than massage".
_MASSAGE = r"(?:an?\ |the\ |good\ |regular\ )*(?:massag|rubbing|kneading|gua\ sha|hands|fingers)"
# What massage outdoes: anything except massage itself and evidence.
_RIVAL = (
    r"(?!massag|rubbing|kneading|gua|hands|fingers|stroke|technique|treatment|therap|stud|trial|"
    r"evidence|proof|data|research|sign|reason|one\b|doubt)"
)
# Phrases that look like a negation but are not one.
NO_NEGATION = re.compile(
    r"""\b(?:
    like\ (?:nothing|no)\ (?:else|other)|
    not\ (?:only|just|merely|simply|solely|all\ about|surprising\w*|to\ mention|least)|
    (?:not|no|isn't)\ (?:magic|witchcraft|sorcery|voodoo|rocket\ science|mystery|secret)
       (?=[,;:—–]\ (?:it|this|that|just|only|but)\b)|
    no\ (?:wonder|doubt|question|longer|surprise|matter|more)|
    (?:no|not\ an?|isn't\ an?)\ (?:coincidence|accident|fluke)|
    nothing\ (?:beats|like|better|nicer|more|compares)|
    (?:is|costs?|need|needs|asks\ for|for)\ nothing|
    (?:is|are|does|do)(?:\ not|n't)\ (?:only|just|merely|simply|solely|all\ about)|
    never\ (?:better|before|fails?|failed)|without\ fail|
    never\ (?:need|worry|want|hide)\b(?=[^,;.]*\ again\b)|
    (?:can't|cannot|won't|will\ not|does\ not|doesn't)\ fail|
    (?:nobody|no\ one|few|none)\ (?:\w+\ )?(?:disputes?|doubts?|denies|deny|questions?)|
    (?:why|if)\ not|not\ (?:forget|overlook)|no\ better\ (?!than)\w+|no\ harm|little\ doubt|
    (?:can't|cannot|won't|does\ not|doesn't)\ (?:hurt|harm)|nothing\ \w+\ (?:\w+\ ){1,4}like|
    (?:do\ not|don't|does\ not|doesn't|no)\ needs?|never\ (?:\w+\ )?(?:better|deeper|softer)|
    (?:does\ not|doesn't|won't|will\ not)\ (?:cost|have\ to|
       take(?!\ (?:\w+\ ){1,4}?(?:away|off|out|down|years)\b))|
    # A limit, or advice: "It should not replace a cream", "It must not hurt".
    (?:do|does|will|can)(?:\ not|n't|not)"""
    + _ASIDE
    + r"""\ replace|won't\ replace|
    (?:no|not"""
    + _ASIDE
    + r"""\ an?)\ (?:substitute|replacement|alternative)|
    # How long the effect lasts: "It never lasts past supper", "if only for an hour".
    (?:\w*n't|\w*not|never|hardly|barely|rarely)\ (?:\w+\ )?(?:last|lasts|lasted|lingers?)|
    if\ only\ (?:for(?!\ once)|because|until|briefly|slightly|a\ (?:little|bit|few|touch))|
    (?:should|must)(?:\ not|n't|\ never)\ (?!(?:\w+\ )?(?:expect|believe|hope|count|trust|think|
       imagine|assume|suppose|rely|be)\b)|
    (?:fad|shr[aiu]nk|melt|dwindl|thinn|dissolv|soften|eas)\w*\ (?:\w+\ ){0,3}?to
       \ (?:almost\ |practically\ |virtually\ |nearly\ |next\ to\ )?nothing|
    # What became of those who got no massage: "No change in the other group".
    (?:did\ not|didn't)\ (?:change|budge|improve|move)\ in\ the
       \ (?:other|control|comparison|untreated|unmassaged|second)|
    (?:no|without)\ (?:change|improvement|difference)\ in\ the
       \ (?:other|control|comparison|untreated|unmassaged|second)|
    # Judges who do not know which group is which: the study is blinded, and nothing is denied.
    (?:who|which|that)\ (?:did|do|does|was|were|is|are|had|has|have|could)(?:\ not|n't)
       \ (?:been\ )?(?:know|known|told|informed|aware|shown)(?=\ (?:of\ )?
       (?:who|whose|which|what|how|when|where|whether|anything))|
    no\ difference\ (?:which|what|how|when|who|whether|where)|
    no\ (?:idea|pain|effort|rush|hurry|pressure)|(?:could|can)(?:\ not|n't|not)\ believe|
    (?:do\ not|don't)\ (?:even\ )?(?:answer|reply|ask|charge|argue|complain)|
    (?:had\ not|hadn't)\ (?:noticed|expected|planned)|
    # What surprised somebody, or is seldom mentioned, is true: "What I did not expect is ...".
    what\ (?:\w+\ ){1,2}?(?:did\ not|didn't|never)\ (?:\w+\ )?
       (?:expect(?:ed)?|anticipated?|foresee|foresaw|plan(?:ned)?)|
    what\ (?:nobody|no\ one)\ (?:tells?|told|mention(?:s|ed)|warn(?:s|ed))\ (?:you|me|us)|
    (?:would\ not|wouldn't|would\ never)\ have\ (?:guessed|expected|predicted|imagined)|
    even\ (?:sceptics|skeptics|doubters)|(?:do\ not|don't)\ be\ surprised|
    (?:as|like)\ \w+\ (?:have|had|has)(?:\ not|n't|\ never)|without\ a?\ ?doubt|nothing\ else\ \w+|
    no\ """
    + _RIVAL
    + r"""\w+\ (?:\w+\ )?(?:can|could|will|does|do|did)\b(?=[^.;!?]*,?\ but\ """
    + _MASSAGE
    + r"""\w*\ (?:can|could|will|does|do|did)\W*(?:$|[.;!,]))|
    unlike\ [^,.;]{2,40},\ which\ (?:can(?:not|'t)|do(?:\ not|n't)|won't|never)(?=[^.;]*,\ """
    + _MASSAGE
    + r""")|
    (?:no\ (?="""
    + _RIVAL
    + r""")|nothing\ )(?=(?:(?!that\b)\w+\ ){1,8}?
       (?:(?:better|more|faster)\ than|(?:as|so)\ \w+\ as|like)\ """
    + _MASSAGE
    + r"""\w*\W*(?:$|[.;!,]|\ (?:does|do|can|will)\b))
    )\b""",
    re.VERBOSE,
)
# What others claim or nobody knows, so the author does not assert it.
DOUBT = re.compile(
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
    sales\ (?:pitch|talk)|would\ have\ (?:you|us)\ believe|
    might\ (?:just\ )?as\ well\ have|(?:gave|given|give)\ up\ (?:hoping|hope)|
    (?<!than\ i\ )(?<!than\ we\ )(?<!than\ they\ )had\ (?:expected|predicted|assumed)|
    whoever\ (?:says?|said|tells?|told|claims?|promises?)|
    (?:was|were)\ meant\ to\ (?!be\b)|
    (?:has|have|had)\ yet\ to\ (?!try|book|visit|discover)\w+|yet\ to\ (?:be|show|see)|
    (?:is|are|was|were|looked|look)\ (?:\w+\ )?(?:identical|indistinguishable)|
    claims?\ is|(?:had\ )?hoped|would\ like\ to\ believe|to\ no\ avail|made\ no\ difference|
    would\ have\ sworn|
    no\ amount\ of|as\ if\ by\ magic|the\ story\ goes|with\ a\ (?:pinch|grain)\ of|
    (?:may|might)\ or\ (?:may|might)\ not|rests?\ on\ hope|hard\ to\ believe|
    too\ good\ to\ be|in\ your\ dreams|
    (?:nobody|no\ one|none\ of\ them|who|science|research)\ (?:can|could|really|quite)
       \ (?:\w+\ )?(?:say|tell|know|name|explain|show)|
    (?:exactly|just|precisely|right|much)\ (?:as|where|what|how)\ (?:it|they|i|he|she|we)
       \ (?:was|were|had|left|always|started|began|did|used|looked|felt)|
    (?:looked|look|looks|stayed|stay|remain|remained|was|were)\ (?:\w+\ )?the\ same
       (?!\ time|\ in\ the\ (?:other|control|comparison|untreated|unmassaged|second))|
    no\ different\ (?:from|to|than|after)|
    (?:stay|stays|stayed|staying)\ (?:put|as\ (?:it|they)|where)|still\ (?:there|with\ me)|
    present\ and\ (?:accounted\ for|correct)|none\ the\ (?:wiser|better|younger|smoother)|
    (?:evidence|proof|research|data|science|trials?|studies)
       \ (?:\w+\ )?(?:thins?|dries|dry|runs?|ran|falls?|fell|peters?|crumbles?|vanish\w*|gives?|
       stops?|disappoints?|is\ silent|are\ silent)\b|
    (?:trial|trials|study|studies|researchers|panel|judges|raters|assessors|observers|experts)
       \ (?:\w+\ ){0,5}?(?:could|did)\ (?:not|n't)\ (?:tell|see|find|spot|detect|distinguish)|
    (?:such|that)\ (?:claims?|talk|promises?)|
    take\ it\ with|take\ that\ with|i'll\ believe|seeing\ is\ believing|
    (?:stopped|given\ up|quit)\ (?:\w+\ )?(?:repeating|claiming|saying|promising|believing)|
    used\ to\ (?:promise|claim|swear|believe)|
    (?:any\ ?one|people|those|whoever)\ who\ (?:says?|tells?|claims?|promises?)|
    if\ (?:it|this|that|massage|rubbing|kneading)\ (?:\w+\ )?(?:could|did|were|worked)|
    (?:brochure|leaflet|advert|advertisement|poster|label|website|menu|flyer|caption|blurb|
       packaging|sales\w+|copy|slogan|infomercial|pamphlet|catalog|listing)s?
       (?:\ (?:\w+\ ){0,4}?|,\ [^,]{1,40},\ )(?:says?|said|claim(?:s|ed)?|promis\w+|reads?|
       explain(?:s|ed)|boasts?|boasted|assures?|insist(?:s|ed)?|tells?|told|announces?|declares?|
       vows?|talks?\ of|speaks?\ of|calls?\ it|states?|has\ it|would\ have)|
    (?:says?|claims?|reads|according\ to)\ (?:the|a|my|their|its)
       \ (?:\w+\ )?(?:brochure|leaflet|advert\w*|poster|label|website|menu|box|package|packaging)|
    (?:little|no|scant|weak|limited|insufficient|lack\ of|lacks?|without|thin|poor|scarce|
       hardly\ any|not\ enough|any|slim|few)\ (?:\w+\ ){0,3}?
       (?:proof|evidence|research|studies|trials|data|basis)(?!\ (?:shows?|suggests?))|
    (?:evidence|proof|research|data|science)\ (?:\w+\ ){0,7}?(?:is|are|was|remains?)\ (?:\w+\ )?
       (?:weak|thin|limited|lacking|mixed|poor|scarce|scant|missing|slim|patchy|shaky|small)|
    (?:more|larger|bigger|better|further)\ (?:\w+\ ){0,2}?(?:trials?|studies|research)
       \ (?:is|are)\ needed|
    (?!(?:some|many|people)\ (?:(?!not|never)\w+\ ){0,5}?say\ """
    + _OF_ONESELF
    + r""")(?:(?:some|many)(?!\ of\ (?:them|my|our|her|his)\b)|people|fans|
       enthusiasts|proponents|advocates|spas|salons|supporters|believers|
       brands|influencers|marketers|critics|websites|advertisements|ads|devotees|sellers|makers|
       lovers|posters?|commenters?|aunts|neighbou?rs)
       \ (?:(?!(?:we|i|but|and|who)\b)\w+\ ){0,5}?
       (?:believe|claim|say|think|swear(?!\ by\ it)|insist|maintain|argue|promise|tell\ you|credit|
       hold\ that|assert|boast|will\ have\ it|swears|insists|claims|promises)|
    (?:see|saw|seen|find|found|noticed?)\ no\ (?:\w+\ )?
       (?:signs?|improvements?|changes?|effects?|difference|benefits?)|no\ sign\ (?:that|of)|
    (?:is|are|been|was|were|be|am)\ (?:\w+\ )?(?:said|claimed|rumou?red|alleged|supposed|believed|
       touted|billed|marketed|sold\ (?:as|with|on)|advertised|told(?!\ to\b)|promised|credited)|
    claims?\ (?:that|to|of|about)|(?:idea|notion|belief|impression|assumption)\ that|
    (?:not|never|nobody\ has|no\ one\ has)\ (?:\w+\ )?
       (?:shown|proven|proved|demonstrated|established|supported|tested)
    )\b""",
    re.VERBOSE,
)
# A quoted slogan: "Erases scars." or "Lifts and firms," it says, or "Promise four: ...".
SLOGAN = re.compile(
    r"""["“](?:address|erase|fix|cure|lift|melt|sculpt|detox|drain|flush|heal|
       rejuvenate|reverse|dissolve|treat|tone|renew|vanish|banish|restore|boost)(?:e?[sd]|ing)?["”](?=\s)|
    ^\W*(?:
    (?:(?:the|a|an|one|another|their|first|second|next|common)\ ){0,2}
       (?:promise|claim|myth|legend|fiction|fairy\ tale|slogan|rumou?r|pitch|hype|theory)s?
       (?:\ (?:number\ |no\.?\ ?)?\w+)?\s?[:.—–-]|
    (?<=["“])\w+s\b[^"”]{0,40}["”]$|
    it\ (?:says|promises)\b[^"“”]{0,40}["“]|
    (?<=["“])[^"”]{3,60}[,.!]["”]\ (?:it|they|the\ \w+|their\ \w+|one\ \w+)
       \ (?:say|read|promise|boast|go)e?s?\b
    )""",
    re.VERBOSE,
)
# An indirect question: "Whether it helps is not known".
WHETHER = re.compile(r"^\W*(?:and |but |so )?(?:whether(?! you\b)|if and how)\b")
OPEN = re.compile(
    r"\b(?:nobody|no one|no|not|n't|cannot|can't|don't|doesn't|unclear|unknown|hard to|open|yet)\b"
)
AIM = re.compile(
    r"\b(?:say|tell|judge|guess|decide|choose|pick|rate|determine) (?:in |on |at )?"
    r"(?:which|who|whose|whether)\b|"
    r"\b(?:determine|assess(?:ed|es)?|evaluate[ds]?|examine[ds]?|investigate[ds]?|tested|compare[ds]?|"
    r"explore[ds]?|measured?|find out|see|ask(?:s|ed|ing)?|wonder(?:ed|s|ing)?|know|to test|study|"
    r"studied|question is) (?:me |us |him |her |them )?(?:whether|if|how|the effects?)\b|"
    r"\bwhether (?:\w+ ){1,4}?(?:ever|really|actually|can|could|will|would|does|did)\b|"
    r"\bif (?:you|anyone|somebody) (?:\w+ )?(?:want|need|hope|wish|are after|are looking|crave)\b"
)
