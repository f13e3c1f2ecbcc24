"""Which everyday words do the rules of reading rest on?

Closed lists of English words, each with what it is used for. They are about how
English says things, not about skin: what names a concern or a benefit is data of
the pack. Who may act (massage, creams, people) is in ``actors``.
"""

from __future__ import annotations

from touchstone.search.stems import stem_word, word_set
from touchstone.search.tokens import stem_set

# --- More and less (mentions) -------------------------------------------------
# What a bad thing does when it gets better by itself, and what massage does to it.
_BOTH = """
    fade fading lessen soften diminish subside ease melt disappear vanish shrink flatten settle
    recede quiet dissolve evaporate clear calm cool loosen relax blur lighten deflate dissipate
    disperse improve improvement decrease reduce drain smooth drop
    """
FADES = stem_set(_BOTH) | stem_set(
    """
    fall fell dip sink decline dwindle ebb wane abate retreat heal thin pale blend relent lift
    slide go goes gone went leave leaves
    """
)
# Verbs that take something away or make a bad thing better: "massage eases stress".
LESS = stem_set(_BOTH) | stem_set(
    """
    less fewer fewest least lower reduction soothe relieve relief minimize alleviate combat fight
    banish erase
    remove eliminate cut down prevent delay slow break broke broken breakdown dispel curb tame
    weaken counter counteract reverse tackle release better treat limit dampen quieten rid away
    undo manage refine remodel buffer firm tighten plump iron without beat defy quell shed shake
    wipe chase lose mellow dismantle busting halve tone free defuse disarm deflect lull untangle
    unknot spare polish target address correct repair tidy dissolve
    """
)
# These say less of what stands right after them.
NEAR_ONLY = word_set("less fewer fewest least lower")
# Before or after the thing, what it has become: "softer scars", "the scar is paler".
COMPARATIVES = word_set(
    """
    softer flatter fainter paler looser lighter calmer smoother thinner shallower better smaller
    neater finer rarer lower slighter milder cooler quieter weaker suppler slimmer easier
    """
)
# After the thing: what it is now.
FALLEN = (
    FADES
    | frozenset(stem_word(word) for word in COMPARATIVES)
    | stem_set(
        """
        down relief reduction less fewer away packing pale flat soft invisible harder faint
        lowered relieved soothed minimized erased banished lost flexible pliable supple mobile
        stretchy
        """
    )
)
# What a scar or a line may have become, although it is said of skin, too.
SAID_OF = stem_set("smooth smoother supple suppler elastic even softer flexible")
SKIN = stem_set("skin face cheek complexion surface jaw neck forehead hand arm texture")
EVENED = word_set("evens evened")
# They say less only when they stand right before the thing: "against stress".
WEAK_LESS = stem_set("against help helps")
# ... and that add to something or make a good thing better.
MORE = stem_set(
    """
    more increase raise boost stimulate improve improvement enhance encourage promote support
    strengthen rise rose grow spur prompt activate trigger produce production build rebuild
    restore synthesize higher greater speed accelerate lift wake awaken enrich better deeper
    longer sound good fresh healthy help up bring deliver supply get fuel kick maintain preserve
    extra restful sounder soundly well easy faster sooner peaceful give make let best return
    regain aid assist deepen lengthen full great
    """
)
# Words that make a bad thing worse.
WORSE = stem_set(
    """
    cause worsen aggravate create provoke bring increase raise trigger deepen irritate rise more
    intensify lead feed spread worse show hide
    """
)
# Words that take a good thing away, before it or after it.
LACK = stem_set(
    """
    poor sluggish slow lack loss lose loses lost losing decline declines declining weak weaken
    restrict reduce impair deplete damage diminish degrade drop less dwindle fall destroy
    stagnant starve hungry short want little disrupt interrupt rob steal ruin
    """
) | {"break", "broken"}
LACKING_AFTER = stem_set(
    "decline declines drop drops fall falls slow slows dwindle weaken weakens suffer degrade break"
)
RISES = stem_set(
    "rise rose grow increase improve better up deepen deeper longer easier well sooner"
)
# "Brings stress down", "takes it away": the thing stands between the verb and its particle.
TAKERS = stem_set("bring take send drive carry push keep let wash sweep chase brush set get put")
COMES_AND = ("come", "comes", "coming", "came")
DOWN = word_set("down away packing off out bay check under")
# "It became paler": what stands after these has become of something.
BECOMING = word_set(
    """
    is are was were be been has have had become becomes became get gets got go goes gone went going
    look looks looked feel feels felt turn turns turned grow grows grew seem seems visit come comes
    """
)
# Between words that become together: "thinner and much more elastic".
DEGREES = word_set("more less much far even noticeably visibly a bit little lot slightly also so")
# Before a noun they only say how something is done: "a calming ritual".
MANNERS = word_set("relaxing calming soothing smoothing firming lifting")

# "Manual lymphatic drainage", "a lymphatic massage": a kind of massage, not what it brings.
KINDS = word_set("lymph lymphatic drainage drain draining relaxation relaxing")
KIND_OF = word_set("manual massage therapist therapy specialist technique techniques facial")
TREATMENTS = word_set("massage massages treatment ritual session strokes")
# How massage is done, or what it is done to, in words that could be taken for a benefit.
NO_BENEFIT = (
    "firm pressure", "firm stroke", "firm touch", "firm hand", "firm massage",
    "smooth stroke", "smooth movement", "smooth motion", "smooth stone", "soft tissue",
    "soft brush", "soft music", "soft hands", "soft towel", "soft light", "soft stroke",
    "calm room", "calm voice", "relaxing music", "relaxing atmosphere", "quiet room",
    "peaceful room", "oxygen facial", "bright light", "bright room", "fresh towel",
    "fresh sheets", "fresh air", "fresh scar", "fresh wound", "new skin scar",
    "tight muscles", "tight jaw", "tight shoulders", "tight schedule", "dead sea",
    "blood clot", "blood test", "blood thinner", "blood sugar", "blood pressure",
    "broken vessels", "broken capillaries", "drain energy", "lift hair", "lift arm", "lift leg",
    "lift finger", "lift hand", "good night stay", "drop off clothes", "plump cushion",
)  # fmt: skip

# --- How parts hang together (clauses) ----------------------------------------
BRINGING = word_set(
    """
    which so thus thereby therefore hence leading leads leaving making giving allowing meaning
    means causing bringing resulting results helping
    """
)
BECAUSE = word_set("because since through thanks via due by attribute attributed owing")
# "Scars soften as their blood supply improves."
AS = word_set("their the your its her his more better blood stress circulation tension")
# "The decline was explained by lower stress."
EXPLAINED = word_set("explained mediated driven caused accompanied preceded brought accounted")
BECAUSE_OF_DOING = word_set("by through via")
TURNING = word_set("but although though however yet while whereas unlike despite")
OPENING = word_set("by with as because when once since through thanks after if via")
# "..., a strong driver of": what is taken away was the cause of what follows.
CAUSES = word_set("driver cause trigger culprit contributor")
# After a benefit that begins a thought: it does something ("better circulation gives ...").
DOES = word_set(
    """
    gives give brings bring hands hand delivers deliver means mean helps help leaves leave makes
    make keeps keep shows show carries carry feeds feed calms calm reduces reduce lets let lends
    lend eases ease softens soften smooths smooth supports support lowers lower can may firms
    lifts brightens
    """
)
# What follows these is a case, not a claim; what opens with the others is advice.
CASES = word_set("if unless")
WARNINGS = word_set("stop avoid skip wait call contact")
WARNING_PAIRS = frozenset({("please", "stop"), ("please", "avoid"), ("please", "wait")})
# A sentence that begins so tells what the one before brings.
# ... after such an opening, too: "Over time this ...".
LEADING = word_set("over time with in the long run end and but , all of together weeks months")
POINTING = word_set("that this these those")
CHAIN_OPENERS = (
    "as a result", "the result", "in turn", "so", "thus",
    "therefore", "consequently", "in this way", "together", "which", "both",
    "hence", "with that", "the effect",
)  # fmt: skip
# A sentence that opens with one of these says why the one before is so.
REASONS = (
    "this is because", "that is because", "explanation", "the reason is", "thanks to",
    "it is simply", "it is the", "it is all", "credits", "puts it down", "puts this down",
    "it is this",
)  # fmt: skip
# A sentence that opens with one of these begins another matter.
ALSO = word_set("also too besides another next then finally additionally moreover furthermore")
# Before a concern they say what the benefit is for: "better blood flow for dull skin".
TARGETS = word_set("for on in around among with")
# After a comma they begin another thought: "my skin was dull, my jaw had gone".
NEW_THOUGHT = word_set("my your his her our their the a an it they i we you and but")
# "Creases had settled around the mouth" have not gone.
RESTING = word_set("in into next around on under between beside at near")
# After a comma or "and" they begin another sentence: "this is no cure, it only relaxes".
SUBJECTS = word_set("it they she he we i you this")
