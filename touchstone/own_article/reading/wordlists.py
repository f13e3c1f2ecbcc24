"""Hold the closed English word lists that the reading rules use.

They cover how English expresses change, cause, condition and so on. Words that name a concern
or a benefit are data of the pack. Words for who acts (massage, creams, people) are in
``agent_words``, and negations in ``touchstone.search.negation``.
"""

from __future__ import annotations

from touchstone.search.stems import stem_word, word_set
from touchstone.search.tokens import stem_set

# --- Modifiers: words that make a thing less, more or better -------------------
# Verbs for what a bad thing does when it gets better, and for what massage does to it.
_DECLINE_OR_REDUCE = """
    fade fading lessen soften diminish subside ease melt disappear vanish shrink flatten settle
    recede quiet dissolve evaporate clear calm cool loosen relax blur lighten deflate dissipate
    disperse improve improvement decrease reduce drain smooth drop dampen mellow thaw unravel
    scatter mute
    """
# Verbs for what a bad thing does when it gets better by itself: "stress falls".
DECLINE = stem_set(_DECLINE_OR_REDUCE) | stem_set(
    """
    fall fell dip sink decline dwindle ebb wane abate retreat heal thin pale blend relent lift
    slide slid slip slipped go goes gone went leave leaves float crumble whiten peter
    plummet tumble lapse die dies died
    """
)
# Verbs that take something away or make a bad thing better: "massage eases stress".
LESS = stem_set(_DECLINE_OR_REDUCE) | stem_set(
    """
    less fewer fewest lower reduction soothe relieve relief minimize alleviate combat fight
    banish erase
    remove eliminate cut down prevent delay slow break broke broken breakdown dispel curb tame
    weaken counter counteract reverse tackle release better treat limit dampen quieten rid away
    undo manage refine remodel buffer firm tighten plump iron without beat defy quell shed shake
    wipe chase lose mellow dismantle busting halve tone free defuse disarm deflect lull untangle
    unknot spare polish target address correct repair tidy dissolve damp douse quench pacify
    mollify assuage mitigate moderate allay appease subdue temper unburden bleed siphon
    purge expel dispatch expunge neutralize suppress stifle restrain contain pare trim whittle chip
    sand buff plane unstick unlock unpick detach mobilize comfort settle extinguish hush obliterate
    camouflage disguise downplay heal lessen flush unload offload rein chill rinse evict
    """
)
# These modify only the thing right after them.
ADJACENT_ONLY = word_set("less fewer fewest lower")
# What a thing has become, named before or after it: "softer scars", "the scar is paler".
COMPARATIVES = word_set(
    """
    softer flatter fainter paler looser lighter calmer smoother thinner shallower better smaller
    neater finer rarer lower slighter milder cooler quieter weaker suppler slimmer easier
    """
)
# What a bad thing does or is once it is better, named after it.
DECLINED = (
    DECLINE
    | frozenset(stem_word(word) for word in COMPARATIVES)
    | stem_set(
        """
        down relief reduction less fewer away packing pale flat soft invisible harder faint
        lowered relieved soothed minimized erased banished lost flexible pliable supple mobile
        stretchy shallow muted narrow freely
        """
    )
)
# What a scar or a line may have become; the words also fit skin.
SKIN_ADJECTIVES = stem_set("smooth smoother supple suppler elastic even softer flexible")
SKIN = stem_set("skin face cheek complexion surface jaw neck forehead hand arm texture")
# Features of skin that may be even.
TONES = stem_set("tone color colour pigment finish look out surface")
EVEN_VERBS = word_set("evens evened")
# These mean less only right before the thing: "against stress".
ADJACENT_LESS = stem_set("against help helps")
# Words that add to a good thing or make it better.
MORE = stem_set(
    """
    more increase raise boost stimulate improve improvement enhance encourage promote support
    strengthen rise rose grow spur prompt activate trigger produce production build rebuild
    restore synthesize higher greater speed accelerate lift wake awaken enrich better deeper
    longer sound good fresh healthy help up bring deliver supply get fuel kick maintain preserve
    extra restful sounder soundly well easy faster sooner peaceful give make let best return
    regain aid assist deepen lengthen full great nudge prod coax provoke summon elicit kindle ignite
    amplify multiply double accelerate hasten hurry bolster elevate augment heighten foster nurture
    rev ramp top replenish revive recover rebuild revitalize
    """
)
# Words that make a bad thing worse.
WORSE = stem_set(
    """
    cause worsen aggravate create provoke bring increase raise trigger deepen irritate rise more
    intensify lead feed spread worse show hide
    """
)
# Words that take a good thing away, before or after it.
LACK = stem_set(
    """
    poor sluggish slow lack loss lose loses lost losing decline declines declining weak weaken
    restrict reduce impair deplete damage diminish degrade drop less dwindle fall destroy
    stagnant starve hungry short want little disrupt interrupt rob steal ruin
    """
) | {"break", "broken"}
LACK_AFTER = stem_set(
    "decline declines drop drops fall falls slow slows dwindle weaken weakens suffer degrade break"
)
# Verbs for what a good thing does when there is more of it: "circulation improves".
RISE = stem_set("rise rose grow increase improve better up deepen deeper longer easier well sooner")
# "Brings stress down": the thing stands between a phrasal verb and its particle.
PHRASAL_VERBS = stem_set(
    """
    bring take send drive carry push keep let wash sweep chase brush set get put usher shepherd
    herd steer walk guide nudge coax ferry lead funnel route channel direct move shift draw pull
    squeeze milk pump flush escort transport shuttle cart haul force press whisk dial knock hold
    talk turn damp calm wring took taken drove driven sent drew drawn
    """
)
DOWN_PARTICLES = word_set("down away packing off out bay check under")
# These falls do not mean less: "it comes down to stress", "two with sore necks dropped out".
OTHER_FALLS = frozenset(
    {("down", "to"), ("drop", "out"), ("drops", "out"), ("dropped", "out"), ("fall", "ill")}
)
# Linking verbs, before what a thing is or has become: "it became paler".
LINKING_VERBS = word_set(
    """
    is are was were be been has have had become becomes became get gets got go goes gone went going
    look looks looked feel feels felt turn turns turned grow grows grew seem seems visit come comes
    """
)
# Between adjectives of one thing: "thinner and much more elastic".
DEGREE_WORDS = word_set(
    "more less much far even noticeably visibly a bit little lot slightly also so"
)
# Before a noun, these describe a treatment, not its effect: "a calming ritual".
MANNER_ADJECTIVES = word_set("relaxing calming soothing smoothing firming lifting")

# Before a move, these say how it is done: "slow strokes".
MANNER_OF_MOVES = word_set("slow light firm smooth easy even better clear free calm relaxed")

# After an adjective, these are what it describes: "polished jade tools", "a calm room".
TOOL_NOUNS = stem_set(
    """
    stone tool head bowl steel jade quartz metal roller edge side handle spoon glass marble pebble
    ball cloth towel blanket bristle brush wand board comb sheet music lamp room voice place setting
    atmosphere finish plating material ceramic
    """
)

# Kinds of massage, not its effects: "manual lymphatic drainage", "a lymphatic massage".
MASSAGE_KINDS = word_set("lymph lymphatic drainage drain draining relaxation relaxing")
KIND_CONTEXT = word_set(
    """
    manual massage massages therapist therapists therapy specialist technique techniques facial
    session sessions treatment treatments ritual rituals
    """
)
TREATMENT_NOUNS = word_set(
    "massage massages treatment ritual session strokes journey package course program menu"
)
# Phrases for how massage is done or what it is done to, whose words could name a benefit.
NO_BENEFIT = (
    "firm pressure", "firm stroke", "firm touch", "firm hand", "firm massage",
    "firm thumb", "firm circle", "firm finger", "firm rub", "firm knead", "firm kneading",
    "smooth stroke", "smooth movement", "smooth motion", "smooth stone", "soft tissue",
    "soft brush", "soft music", "soft hands", "soft towel", "soft light", "soft stroke",
    "calm room", "calm voice", "relaxing music", "relaxing atmosphere", "quiet room",
    "peaceful room", "oxygen facial", "bright light", "bright room", "fresh towel",
    "fresh sheets", "fresh air", "fresh scar", "fresh wound", "tight muscles", "tight jaw",
    "tight shoulders", "blood clot", "blood test", "blood thinner", "blood sugar",
    "blood pressure", "broken vessels", "broken capillaries",
    "flush with", "bacteria lift", "lift pressure", "lift weight",
)  # fmt: skip

# Words between two commas that separate "not" from what it denies.
ASIDES = (
    "however", "though", "alas", "sadly", "unfortunately", "of course", "in fact", "to be fair",
    "to be clear", "by itself", "on its own",
)  # fmt: skip
# The same as a pattern for plain text.
ASIDE = r",\ (?:" + "|".join(ASIDES).replace(" ", r"\ ") + "),"

# Sayings, word by word, in which a word for a benefit or concern means something else.
SAYINGS = (
    ("made", "peace"), ("make", "peace"), ("makes", "peace"), ("making", "peace"),
    ("made", "my", "peace"), ("make", "my", "peace"), ("made", "her", "peace"),
    ("made", "your", "peace"), ("make", "your", "peace"), ("made", "our", "peace"),
    ("at", "peace", "with"), ("peace", "offering"), ("hold", "your", "peace"),
    ("same", "firm"),
    ("a", "firm", "that"), ("the", "firm"),
    ("firm", "believer"), ("firm", "believers"), ("firm", "favorite"), ("firm", "favorites"),
    ("firm", "rule"), ("firm", "date"), ("firm", "friend"), ("firm", "friends"),
    ("firm", "opinion"), ("firm", "opinions"), ("bright", "side"), ("bright", "idea"),
    ("bright", "ideas"), ("bright", "and", "early"), ("bright", "future"), ("smooth", "sailing"),
    ("smooth", "talker"), ("smooth", "start"), ("soft", "spot"), ("soft", "launch"),
    ("soft", "opening"),
    ("better", "studied"), ("better", "known"), ("better", "understood"), ("better", "tested"),
    ("better", "documented"), ("better", "researched"), ("better", "supported"),
    ("heavy", "lifting"), ("fresh", "ones"), ("fresh", "start"), ("fresh", "eyes"),
    ("glow", "in", "the", "dark"), ("glows", "in", "the", "dark"),
    ("glowing", "review"), ("glowing", "reviews"), ("glowing", "report"), ("glowing", "reports"),
    ("glowing", "terms"), ("calm", "before", "the", "storm"), ("lift", "a", "finger"),
    ("even", "the", "score"), ("in", "ages"), ("for", "ages"), ("sleep", "on", "it"),
    ("sleep", "it", "off"),
    # Parts of the body, not worries.
    ("vagus", "nerve"), ("vagus", "nerves"), ("facial", "nerve"), ("facial", "nerves"),
    ("nerve", "ending"), ("nerve", "endings"), ("nerve", "damage"),
)  # fmt: skip

# --- Discourse: how clauses and sentences relate -------------------------------
# What follows is the result of what precedes.
RESULT_MARKERS = word_set(
    """
    which so thus thereby therefore hence leading leads leaving making giving allowing meaning
    means causing bringing resulting results helping
    """
)
# After "so", these only say how much: "so well".
DEGREES = word_set("well much many deeply soundly long good bad little few far easily quickly fast")
# What follows is the cause of what precedes.
CAUSE_MARKERS = word_set("because since through thanks via due by attribute attributed owing")
# After "as", these make it causal: "scars soften as their blood supply improves".
CAUSAL_AS_FOLLOWERS = word_set(
    "their the your its her his more better blood stress circulation tension"
)
# Before "by", these make it causal: "the decline was explained by lower stress".
CAUSAL_PARTICIPLES = word_set(
    "explained mediated driven caused accompanied preceded brought accounted"
)
# Causal only before a verb in -ing: "by boosting circulation".
GERUND_CAUSE_MARKERS = word_set("by through via")
CONTRAST_MARKERS = word_set("but although though however yet while whereas unlike despite")
# These open a fronted clause of cause or time: "By boosting circulation, ...".
FRONTING_WORDS = word_set("by with as because when once since through thanks after if via")
# In apposition after a comma: "..., a strong driver of".
CAUSE_NOUNS = word_set("driver cause trigger culprit contributor")
# Verbs after a benefit that acts as the subject: "better circulation gives ...".
EFFECT_VERBS = word_set(
    """
    gives give brings bring hands hand delivers deliver means mean helps help leaves leave makes
    make keeps keep shows show carries carry feeds feed calms calm reduces reduce lets let lends
    lend eases ease softens soften smooths smooth supports support lowers lower can may firms
    lifts brightens
    """
)
# What follows is a condition, not a claim.
CONDITION_MARKERS = word_set("if unless")
# A sentence that opens with one of these is advice.
WARNING_VERBS = word_set("stop avoid skip wait call contact")
WARNING_PAIRS = frozenset({("please", "stop"), ("please", "avoid"), ("please", "wait")})
# Words that may stand before the subject: "Over time this ...".
LEADING_WORDS = word_set(
    "over time with in the long run end and but , all of together weeks months"
)
DEMONSTRATIVES = word_set("that this these those")
# After "those", these show that people are meant.
PEOPLE_MARKERS = word_set("who whose whom with living suffering troubled prone")
# A sentence that opens with one of these states a result of the sentence before.
RESULT_OPENERS = (
    "as a result", "the result", "in turn", "so", "thus",
    "therefore", "consequently", "in this way", "together", "which", "both",
    "hence", "with that", "the effect", "because of that", "because of this", "that way",
    "this way", "thanks to that", "thanks to this", "for that reason", "and so", "and because",
)  # fmt: skip
# A sentence that opens with one of these states the cause of the sentence before.
CAUSE_OPENERS = (
    "this is because", "that is because", "explanation", "the reason is", "thanks to",
    "it is simply", "it is the", "it is all", "credits", "it is this", "puts it down",
    "puts this down", "puts that down", "put it down to", "put this down to", "put that down to",
    *(
        f"{pointer} {link}"
        for pointer in ("that", "this", "it")
        for link in ("is down to", "was down to", "is due to", "was due to", "comes from")
    ),
)  # fmt: skip
# A sentence that opens with one of these starts another topic.
ADDITION_MARKERS = word_set(
    "also too besides another next then finally additionally moreover furthermore"
)
# Before a concern that a benefit is for: "better blood flow for dull skin".
TARGET_PREPOSITIONS = word_set("for on in around among with")
GOAL_PREPOSITIONS = word_set("into to toward towards through")
DETERMINERS = word_set("the a an my your his her our their this that these those old new")
# After a comma, these start another clause: "my skin was dull, my jaw had gone".
CLAUSE_OPENERS = word_set("my your his her our their the a an it they i we you and but")
# After "settle", these mean that a thing stays: "creases had settled around the mouth".
PLACE_PREPOSITIONS = word_set("in into next around on under between beside at near")
# After a comma or "and", these start a main clause: "this is no cure, it only relaxes".
SUBJECT_PRONOUNS = word_set("it they she he we i you this")
# What follows one of these may or may not be true.
MODALS = word_set("may might could can perhaps possibly maybe seem seems appear appears tend tends")
# A sentence that opens with one of these gives a step of a massage.
INSTRUCTIONS = word_set(
    """
    hold glide press stroke use apply start finish begin end ask keep warm wash clean place put rub
    roll repeat move rest lie sit breathe choose pick book let leave avoid stop skip see tell
    """
)
# After "massage", these say nothing about its effects.
NEUTRAL_VERBS = word_set(
    """
    is was has does needs means feels takes lasts starts begins ends uses involves costs comes
    sounds says consists remains looks as its this techniques oils strokes sessions therapists
    treatments courses classes tools movements clients guests rollers stones us plus
    """
)
