"""Word lists that identify the agent of a sentence: massage, another treatment, or off topic.

They separate the effects of massage from those of creams, food and exercise, and human
skin from dough, dogs and furniture.
"""

from __future__ import annotations

from touchstone.search.stems import word_set
from touchstone.search.tokens import stem_set

# Names of massage and its kinds. They mean massage in any article.
MASSAGE_STEMS = stem_set(
    """
    massage massages massaged massaging masseuse masseur massagist massager gua effleurage
    petrissage shiatsu acupressure reflexology bodywork rubdown kobido abhyanga tuina rolfing
    """
)
MASSAGE_PAIRS = frozenset(
    {
        ("lymphatic", "drainage"), ("lymph", "drainage"), ("lymph", "drain"), ("manual", "therapy"),
        ("face", "rolling"), ("facial", "rolling"), ("jade", "roller"), ("back", "rub"),
        ("foot", "rub"), ("face", "rub"), ("belly", "rub"), ("neck", "rub"), ("head", "rub"),
        ("shoulder", "rub"), ("face", "roller"), ("facial", "roller"), ("quartz", "roller"),
    }
)  # fmt: skip
# Massage moves, and who or what performs them. They mean massage once it is the topic.
MOVE_STEMS = stem_set(
    """
    rub rubs rubbing rubbed knead kneading stroke strokes stroking stroked touch therapist session
    sessions fingers knuckles fingertips rolling roller tapping sweep sweeping pummel pummeling
    knuckle thumb thumbs hands pinching masseuse rubber stone friction facialist
    """
)
# Who or what gives the massage. These words never mean that a product is rubbed in.
GIVER_STEMS = stem_set("therapist fingers knuckles fingertips knuckle thumb hands stone facialist")
MOVE_PAIRS = frozenset(
    {
        ("each", "pass"), ("every", "pass"), ("slow", "passes"), ("gentle", "passes"),
        ("light", "passes"), ("few", "passes"), ("slow", "circles"), ("small", "circles"),
        ("little", "circles"), ("light", "pressure"), ("gentle", "pressure"),
    }
)  # fmt: skip
# Moves and tools that are the subject of an article when a title or heading names them.
SUBJECT_STEMS = stem_set(
    "rub rubbing knead kneading roller rolling stone stroking strokes scraping"
)
# Other treatments, foods and habits that skin articles praise. Their effects are not claims
# about massage.
OTHER_STEMS = stem_set(
    """
    retinol retinoid tretinoin sunscreen spf vitamin serum cream moisturizer lotion toner cleanser
    laser microneedling dermarolling needling peel botox filler injection facelift hyaluronic
    niacinamide antibiotic isotretinoin steroid silicone peptide acid benzoyl salicylic azelaic
    ceramide glycerin petrolatum petroleum vaseline ointment balm emollient oil spray gel powder
    tonic mask exfoliant exfoliator shampoo soap primer makeup concealer perfume clay mud seaweed
    aloe turmeric herb medication medicine drug pill tablets antihistamine estrogen contraceptive
    melatonin magnesium zinc biotin omega probiotic supplement antioxidant diet food vegetables
    sugar drink drinking hydration tea coffee caffeine alcohol smoking exercise jogging swimming
    yoga meditation nap acupuncture cupping sauna steam bath shower plunge humidifier
    radiofrequency ultrasound phototherapy microdermabrasion dermabrasion dressing bandage glove
    pillowcase
    """
)
OTHER_PAIRS = frozenset(
    {
        ("light", "therapy"), ("laser", "therapy"), ("heat", "therapy"), ("red", "light"),
        ("brisk", "walk"), ("facial", "exercise"), ("ice", "bath"), ("cold", "water"),
    }
)  # fmt: skip
# Pairs in which one of these words does not name another treatment.
NOT_MEANS_PAIRS = frozenset(
    {("laser", "doppler"), ("ultrasound", "scan"), ("ultrasound", "scans"),
     ("ultrasound", "image"), ("ultrasound", "images"), ("ultrasound", "imaging"),
     ("massage", "oil"), ("steam", "off"), ("steam", "room"),
     ("oil", "rub"), ("oil", "massage"), ("oil", "rubs"), ("cream", "rub")}
)  # fmt: skip
# What follows one of these is only a comparison or an addition.
COMPARISON_WORDS = word_set(
    "unlike than versus alongside without not no like or beats instead besides"
)
# After one of these, "like" is a verb.
LIKE_SUBJECTS = word_set("i you we they who people would")
# What follows one of these is an instrument, unless it acts: "with a mask that leaves skin dewy".
INSTRUMENT_PREPOSITIONS = word_set(
    "with using in plus of for to from after before on at under without"
)
# What follows one of these is a circumstance: "stop retinol before a massage".
CIRCUMSTANCE_PREPOSITIONS = word_set("before until about than")
# An article about massage and skin uses these words often.
BODY_STEMS = stem_set(
    """
    skin face facial cheek complexion jaw jawline forehead body muscle tissue wound scar patient
    neck eye mind sleep stress chin brow shoulder hand lymph blood wrinkle client
    """
)
# Other things that are kneaded, rubbed and stroked. Many of these words mean that an article is
# off topic.
OFF_TOPIC_STEMS = stem_set(
    """
    animal pet dog puppy cat kitten horse pony mare cow cattle pig sheep hen vet veterinarian groom
    groomer fur mane tail paw hoof saddle
    dough bread loaf flour oven bake recipe cook stir meat beef chicken salad garlic onion lemon
    vinegar rice noodle pastry pizza
    leather wood grain varnish metal steel brick concrete fabric wool paint wax furniture sofa
    shoe bike chain engine brake car garden lawn soil seed plant guitar piano
    """
)
