"""Which everyday words do the rules of reading rest on?

Closed lists of English words, each with what it is used for. They are about how
English says things, not about skin: what names a concern or a benefit is data of
the pack.
"""

from __future__ import annotations

from touchstone.reading.tokens import spell
from touchstone.words import stem_word


def stem_set(words: str) -> frozenset[str]:
    """Return the stems of words that are separated by white space."""
    return frozenset(stem_word(spell(word)) for word in words.split())


def word_set(words: str) -> frozenset[str]:
    """Return the words themselves."""
    return frozenset(words.split())


# --- More and less (mentions) -------------------------------------------------
# Verbs and adjectives that take something away or make a bad thing better.
LESS = stem_set(
    """
    less fewer lower reduce lessen decrease diminish minimize ease easing calm soothe relieve
    relief fade fading soften flatten shrink fight combat banish erase remove eliminate cut drop
    fall fell down prevent delay slow smooth loosen break breaks broke breakdown dissolve dispel
    melt alleviate curb tame settle weaken counter counteract reverse tackle blur subside vanish
    disappear release improve improvement better treat limit dampen quiet quieten rid wash away
    clear undo mend heal manage refine remodel buffer firm tighten lift plump iron without beat
    defy softer flatter fainter paler looser lighter calmer smoother thinner shallower cool
    quell subdue shed shake wipe chase drive send lose ironed even mellow take dismantle
    """
)
# They say less only when they stand right before the thing: "against stress".
WEAK_LESS = stem_set("against")
# ... and that add to something or make a good thing better.
MORE = stem_set(
    """
    more increase raise boost stimulate improve improvement enhance encourage promote support
    strengthen rise rose grow spur prompt activate trigger produce production build rebuild
    restore synthesize higher greater speed accelerate lift wake awaken enrich better deeper
    longer sound good fresh healthy help up bring deliver supply get fuel kick maintain preserve
    extra restful sounder soundly well easy faster sooner peaceful give make let
    """
)
# Words that make a bad thing worse.
WORSE = stem_set(
    """
    cause worsen aggravate create provoke bring increase raise trigger deepen irritate rise more
    intensify lead feed spread
    """
)
# Words that take a good thing away, before it or after it.
LACK = stem_set(
    """
    poor sluggish slow lack loss lose loses lost losing decline declines declining weak weaken
    restrict reduce impair deplete damage diminish degrade drop less dwindle fall destroy
    stagnant
    """
) | {"break", "broken"}
LACKING_AFTER = stem_set(
    "decline declines drop drops fall falls slow slows dwindle weaken weakens suffer degrade"
)
# After the thing: what happens to it by itself, or was done to it ("stress falls").
FALLS = stem_set(
    """
    fall fell drop fade fading lessen soften softer diminish down subside ease melt disappear
    vanish shrink flatten flatter improve settle recede relief reduction reducing busting less
    lighter thinner smoother better shallower calm gone goes away packing paler fainter pale
    looser fewer rarer invisible flat soft recedes lift quiet
    """
)
DONE = word_set(
    """
    reduced lowered relieved calmed soothed smoothed eased decreased minimized improved softened
    """
)
RISES = stem_set("rise rose grow increase improve higher better up deepen deeper longer easier")
# "Brings stress down": the thing stands between the verb and its particle.
DOWN = word_set("down away packing")

# --- Who does it (subjects) ---------------------------------------------------
# Massage and its kinds: an article that uses these words is about massage.
MASSAGE = stem_set(
    """
    massage massages massaged massaging masseuse masseur massagist gua effleurage petrissage
    shiatsu acupressure reflexology bodywork
    """
)
# Its moves and who gives it: they mean massage once an article is about it.
MOVES = stem_set(
    """
    rub rubs rubbing rubdown knead kneading stroke strokes stroking touch therapist session
    sessions fingers knuckles fingertips rolling tapping
    """
)
MASSAGE_PAIRS = frozenset(
    {("lymphatic", "drainage"), ("lymph", "drainage"), ("manual", "therapy"), ("face", "rolling")}
)
# Other means that articles on skin praise; what they do is no claim about massage.
OTHER = stem_set(
    """
    retinol retinoid tretinoin sunscreen spf vitamin serum cream creams moisturizer lotion toner
    cleanser laser microneedling dermarolling peel botox filler fillers hyaluronic niacinamide
    antibiotic isotretinoin steroid silicone diet food foods supplement antioxidant yoga
    meditation exercise exercising jogging walk walking acupuncture cupping sauna
    microdermabrasion dermabrasion humidifier bath nap scarf oil oils spray pillowcase patch
    patches gel powder tonic herbs weather facelift injection water hydration probiotic peptide
    acid sunlight smoking alcohol sugar makeup concealer medication drug ointment melatonin
    magnesium caffeine tea radiofrequency ultrasound led mask balm butter shampoo soap pill
    tablets
    """
)
PRONOUNS = word_set("it this that these those they he she i we you there what which who yes no so")
# What a subject may be while massage is spoken of: its parts, the body, people, time.
NEUTRAL = stem_set(
    """
    skin face body mind muscle tissue cell vessel cheek forehead jaw jawline neck eye complexion
    hand treatment technique movement motion pressure routine ritual practice therapy work
    effort effect result benefit gain minute hour time week day night month morning evening year
    patient participant people client customer woman women man men guest visitor mother reader
    teen everyone anyone somebody person friend sister husband wife son daughter method process
    way habit movement research study studies trial researcher expert doctor dermatologist nurse
    surgeon therapist finding evidence group facial visit appointment course series rhythm
    contact warmth heat friction pull pinch tap sweep circle press lift release relaxation
    hormone endorphin brain nerve system flow change difference reason point bonus reward secret
    thing part rest scalp back first second third next last one two three four five six ten
    others more most much less both all each every many few same
    """
)
# An article about massage speaks of the body more than now and then.
BODY = stem_set(
    """
    skin face facial cheek complexion jaw jawline forehead body muscle tissue wound scar patient
    neck eye mind sleep stress
    """
)
NO_MEANS = frozenset({("laser", "doppler")})
# What stands after these is only compared with, or comes along.
COMPARED = word_set("unlike than versus alongside without not like or beats")
TOOLS = word_set("with using in plus")
INTO = word_set("into onto")

# --- How parts hang together (clauses) ----------------------------------------
BRINGING = word_set(
    """
    which so thus thereby therefore hence leading leads leaving making giving allowing meaning
    means causing bringing resulting results helping
    """
)
BECAUSE = word_set("because since through thanks via due by attribute attributed")
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
# A sentence that begins so tells what the one before brings.
CHAIN_OPENERS = (
    "that", "this", "these", "those", "as a result", "the result", "in turn", "so", "thus",
    "therefore", "consequently", "over time", "in this way", "together", "which", "both",
)  # fmt: skip
# Before a concern they say what the benefit is for: "better blood flow for dull skin".
TARGETS = word_set("for on in around among with")
# After a comma they begin another thought: "my skin was dull, my jaw had gone".
NEW_THOUGHT = word_set("my your his her our their the a an it they i we you and but")
# "Creases had settled around the mouth" have not gone.
RESTING = word_set("in into next around on under between beside at near")
# After a comma or "and" they begin another sentence: "this is no cure, it only relaxes".
SUBJECTS = word_set("it they she he we i you this")
# Less of something only right before it: "softer scars".
COMPARATIVES = word_set(
    "softer flatter fainter paler looser lighter calmer smoother thinner shallower better"
)
