"""Which words say who acts: massage, another means, or somebody it is no article for?

Closed lists. What massage does is told from what creams, food and sleep do, and
people with skin from dough, dogs and chairs.
"""

from __future__ import annotations

from touchstone.reading.wordlists import stem_set, word_set

# Massage and its kinds: an article that uses these words is about massage.
MASSAGE = stem_set(
    """
    massage massages massaged massaging masseuse masseur massagist massager gua effleurage
    petrissage shiatsu acupressure reflexology bodywork rubdown
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
# Its moves and who gives it: they mean massage once an article is about it.
MOVES = stem_set(
    """
    rub rubs rubbing rubbed knead kneading stroke strokes stroking stroked touch therapist session
    sessions fingers knuckles fingertips rolling roller tapping sweep sweeping pummel pummeling
    knuckle thumb thumbs hands pinching masseuse rubber
    """
)
# Other means that articles on skin praise; what they do is no claim about massage.
OTHER = stem_set(
    """
    retinol retinoid retinoids tretinoin sunscreen spf vitamin serum serums cream creams
    moisturizer lotion toner cleanser laser lasers microneedling dermarolling peel peels botox
    filler fillers hyaluronic niacinamide antibiotic isotretinoin steroid steroids silicone diet
    food foods supplement supplements antioxidant yoga meditation exercise exercising jogging
    jog walk walking run running swimming acupuncture cupping sauna saunas steam
    microdermabrasion dermabrasion humidifier bath baths nap scarf oil oils spray pillowcase patch
    patches gel gels powder tonic herb herbs weather facelift injection injections water hydration
    probiotic peptide peptides acid acids sunlight smoking alcohol sugar makeup concealer
    medication medications medicine drug drugs ointment ointments melatonin magnesium caffeine tea
    coffee radiofrequency ultrasound led mask masks balm butter shampoo soap pill pills tablets
    tablet antihistamine emollient emollients petrolatum vaseline petroleum ceramide ceramides
    glycerin aloe honey turmeric collagenase surgery surgeon scalpel needle needling phototherapy
    sleep holiday vacation plunge shower showers cold ice glove scrub exfoliant exfoliator
    benzoyl salicylic azelaic bleach dressing dressings bandage suit stocking stockings hat shade
    humidity smoothie vegetables fruit fish omega zinc biotin candle music breathing therapy
    lavender primer foundation clay mud seaweed scent perfume hormone estrogen contraceptive
    kidney kidneys liver sun sunshine heat breakfast kale berries pillow
    """
) - stem_set("sleep heat sun cold hormone music")
# Words beside which the other means is massage after all ("massage oil", "hand therapy").
NO_MEANS = frozenset(
    {("laser", "doppler"), ("massage", "therapy"), ("hand", "therapy"), ("physical", "therapy"),
     ("manual", "therapy"), ("touch", "therapy"), ("therapy", "room"), ("therapy", "center"),
     ("massage", "oil"), ("therapy", "department"), ("steam", "off")}
)  # fmt: skip
# Only one that is named after a beginning such as these is the subject.
PRONOUNS = word_set("it this that these those they he she i we you there what which who yes no so")
# What stands after these is only compared with, or comes along.
COMPARED = word_set("unlike than versus alongside without not like or beats instead besides")
TOOLS = word_set("with using in plus")
INTO = word_set("into onto")
# An article about massage and skin speaks of people's bodies more than now and then.
BODY = stem_set(
    """
    skin face facial cheek complexion jaw jawline forehead body muscle tissue wound scar patient
    neck eye mind sleep stress chin brow shoulder hand lymph blood wrinkle client
    """
)
# What else is kneaded, rubbed and stroked: an article on one of these is about it.
FOREIGN = stem_set(
    """
    dog dogs puppy cat cats kitten horse horses pony mare foal cow cows calf pig hen sheep pet pets
    animal animals paw fur coat mane hoof dough bread loaf flour gluten yeast crust oven pastry
    pizza kale cabbage salad meat beef steak brisket chicken marinade butter clay pot pottery
    kiln glaze wheel leather chair sofa saddle shoe boots wood grain varnish table furniture chain
    bike gear engine car paint wax metal steel brake soil seed plant lawn garden wool felt yarn
    fabric cloth guitar string data spreadsheet budget figures statistics wagyu cattle octopus
    rice noodle
    """
) - stem_set("table butter pot cloth string coat gear wheel figures chair")
