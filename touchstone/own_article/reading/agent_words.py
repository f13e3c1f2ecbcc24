"""Which words say who acts: massage, another means, or somebody it is no article for?

Closed lists. What massage does is told from what creams, food and sleep do, and
people with skin from dough, dogs and chairs.
"""

from __future__ import annotations

from touchstone.search.stems import word_set
from touchstone.search.tokens import stem_set

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
    swimming acupuncture cupping cups sauna saunas steam microdermabrasion dermabrasion humidifier
    bath baths nap scarf oil oils spray pillowcase gel gels powder tonic herb herbs facelift
    injection injections drink drinking hydration probiotic peptide peptides acid acids smoking
    alcohol sugar makeup concealer medication medications medicine drug drugs ointment ointments
    melatonin magnesium caffeine tea coffee radiofrequency ultrasound mask masks balm shampoo soap
    pill pills tablets antihistamine emollient emollients petrolatum vaseline petroleum ceramide
    ceramides glycerin aloe turmeric needling phototherapy plunge shower showers glove exfoliant
    exfoliator benzoyl salicylic azelaic dressing dressings bandage hat vegetables omega zinc
    biotin lavender primer clay mud seaweed perfume estrogen contraceptive kidney kidneys liver
    smoothie
    """
)
OTHER_PAIRS = frozenset(
    {
        ("light", "therapy"), ("laser", "therapy"), ("heat", "therapy"), ("red", "light"),
        ("brisk", "walk"), ("facial", "exercise"), ("ice", "bath"), ("cold", "water"),
    }
)  # fmt: skip
# Words beside which the other means is none.
NO_MEANS = frozenset(
    {("laser", "doppler"), ("massage", "oil"), ("steam", "off"), ("steam", "room")}
)  # fmt: skip
# What stands after these is only compared with, or comes along.
COMPARED = word_set("unlike than versus alongside without not no like or beats instead besides")
PERSONS = word_set("i you we they who people would")
# What stands after these does not act, unless it goes on: "with a mask that leaves skin dewy".
TOOLS = word_set("with using in plus of for to from after before on at under without")
ASIDES = word_set("before until about than")
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
    vet vets veterinarian hay barn rider bridle groomer groom grooming fetlock muzzle
    kennel leash udder beak tail pup foals herd stallion gelding collie poodle
    dander fleece aquarium terrarium workshop lathe sandpaper canvas easel violin piano keyboard
    windshield hull deck keel sail plank floorboard tile grout concrete brick mortar
    dog dogs puppy cat cats kitten horse horses pony mare foal cow cows calf pig hen sheep pet pets
    animal animals paw fur coat mane hoof dough bread loaf flour gluten yeast crust oven pastry
    pizza kale cabbage salad meat beef steak brisket chicken marinade butter clay pot pottery
    lemon garlic recipe tablespoon teaspoon simmer bake stir cook vinegar onion noodles
    kiln glaze wheel leather chair sofa saddle shoe boots wood grain varnish table furniture chain
    bike gear engine car paint wax metal steel brake soil seed plant lawn garden wool yarn
    fabric cloth guitar string spreadsheet wagyu cattle octopus
    rice noodle
    """
) - stem_set("table butter pot cloth string coat gear wheel figures chair")
