"""If one benefit brings another, in the next clause or sentence, both are claimed."""

from __future__ import annotations

import pytest

from tests.reading import Pairs, ReadText, make_reader, pairs
from touchstone.own_article.reading.negation_cues import is_true_verdict
from touchstone.packs.pack import Pack

GLOW = {("dullness", "blood-flow"), ("dullness", "radiance")}
SCAR = {("other-scars", "blood-flow"), ("other-scars", "scar-softening")}
SLEEP = {
    ("stress", "stress-relief"),
    ("stress", "better-sleep"),
    ("poor-sleep", "stress-relief"),
    ("poor-sleep", "better-sleep"),
}
CHAINS = (
    (
        "Kneading breaks up hard knots of old collagen. As a result, the skin gets smoother.",
        {("uneven-texture", "texture")},
    ),
    (
        "Kneading lays down new strands of collagen, so the skin gets firmer.",
        {("loss-of-elasticity", "collagen"), ("loss-of-elasticity", "elasticity")},
    ),
    ("Kneading draws blood up, and that fresh blood makes the face look brighter.", GLOW),
    ("Massage brings more blood; that is why a face looks brighter.", GLOW),
    ("Massage brings more blood: this is what makes a face look brighter.", GLOW),
    ("Massage brings more blood; that's what brightens a face.", GLOW),
    ("Massage draws blood to the surface, and it is that blood which helps a scar to fade.", SCAR),
    ("Massage draws blood to the surface, and it is this blood that softens a scar.", SCAR),
    ("Massage draws blood to the surface, and that is how a scar fades.", SCAR),
    (
        "He believes that rubbing brings more oxygen, and that this is what makes skin glow.",
        {("dullness", "nutrient-delivery"), ("dullness", "radiance")},
    ),
    (
        "Massage brings the oxygen that helps a scar to fade.",
        {("other-scars", "nutrient-delivery"), ("other-scars", "scar-softening")},
    ),
    (
        "Kneading leaves the skin firmer, and this takes years off her.",
        {
            ("loss-of-elasticity", "elasticity"),
            ("signs-of-aging", "elasticity"),
            ("signs-of-aging", "fewer-aging-signs"),
        },
    ),
    (
        "Massage loosens scar tissue so much that the skin above it is smooth.",
        {
            ("other-scars", "scar-softening"),
            ("other-scars", "texture"),
            ("uneven-texture", "texture"),
            ("uneven-texture", "scar-softening"),
        },
    ),
    ("Massage lowers stress, and because of that I'm asleep by eleven.", SLEEP),
    (
        "Massage fades acne scars. Those who sleep badly may sleep better after a massage.",
        {("acne-scars", "scar-softening"), ("poor-sleep", "better-sleep")},
    ),
    ("Massage takes stress away, and with less of it people sleep more soundly.", SLEEP),
    ("Massage brings stress down, and with that gone he sleeps more soundly.", SLEEP),
    ("Massage lowers stress. The less of it there is, the better you sleep.", SLEEP),
    ("Massage brings my stress down just enough for me to fall asleep.", SLEEP),
    ("Massage eased the tension far enough that she slept through the night.", SLEEP),
    ("Massage lowers stress, and with the tension down people sleep better.", SLEEP),
    ("Massage takes the edge off a bad day, and that lets people drop off sooner.", SLEEP),
    ("Massage helps, and the dip in tension is what let my uncle drift off.", SLEEP),
    ("She found that the fall in cortisol is what helps people to nod off.", SLEEP),
    ("As soon as she had kneaded the strain out of his neck, sleep simply came.", SLEEP),
    (
        "Massage slows racing thoughts, and because of that people sleep more soundly.",
        {
            ("stress", "calm-mind"),
            ("stress", "better-sleep"),
            ("poor-sleep", "calm-mind"),
            ("poor-sleep", "better-sleep"),
        },
    ),
    ("A rise in stress is what keeps people awake, massage or no massage.", set()),
    ("Rub the scar out toward the ear.", set()),
    ("Massage is no drug, and sleep never came.", set()),
    (
        "Press lightly, if nerves set off your acne: ten minutes of kneading lower stress.",
        {
            ("stress", "stress-relief"),
            ("stress", "fewer-flare-ups"),
            ("acne", "stress-relief"),
            ("acne", "fewer-flare-ups"),
        },
    ),
    ("She rubs my scar, and the tank brings her oxygen.", set()),
    ("The scar aches, and nothing brings it oxygen, massage or not.", set()),
    ("Come back if the redness lasts: massage may not be for you.", set()),
    (
        "Massage loosens scar tissue so thoroughly that the skin above it is smooth.",
        {
            ("other-scars", "scar-softening"),
            ("other-scars", "texture"),
            ("uneven-texture", "texture"),
            ("uneven-texture", "scar-softening"),
        },
    ),
    ('The pressure pulls fresh blood up. "That is why clients walk out glowing," he says.', GLOW),
    ("The pressure pulls fresh blood up. That's why a face looks brighter.", GLOW),
    (
        "Massage builds a little collagen, so a neck looks firmer.",
        {("loss-of-elasticity", "collagen"), ("loss-of-elasticity", "elasticity")},
    ),
    ("There is little collagen left in a neck, massage or not.", set()),
    ("Massage is enough to ease stress.", {("stress", "stress-relief")}),
    ("Kneaded cheeks were brighter, which the team traces back to better circulation.", GLOW),
    (
        "The kneaded cheeks were brighter, which puts the circulation to use.",
        {("dullness", "radiance")},
    ),
)
SLEEPER = ("poor-sleep", "better-sleep")
STRETCH = ("stretch-marks", "scar-softening")
POINTING = (
    ("", "Worry builds up. An hour of massage brings it right down.", ("stress", "stress-relief")),
    ("", "Stress builds up. A massage takes that away.", ("stress", "stress-relief")),
    ("", "Stretch marks: after a month of massage, mothers find that theirs are paler.", STRETCH),
    ("Acne scars", "Massage loosens what holds a mark down.", ("acne-scars", "scar-softening")),
    ("Stretch marks", "Massage makes the area softer and flatter.", STRETCH),
    ("Stretch marks", "After a month of massage the area becomes flatter.", STRETCH),
    ("", "Kneading quiets racing thoughts.", ("stress", "calm-mind")),
    ("", "Slow strokes settle a busy mind.", ("stress", "calm-mind")),
    ("", "I rub my burn scar daily, and now it lies flat.", ("other-scars", "scar-softening")),
    ("", "Old burn scars are starved. Rubbing brings them blood.", ("other-scars", "blood-flow")),
    (
        "",
        "A stretch mark is pale. Massage gives it more oxygen.",
        ("stretch-marks", "nutrient-delivery"),
    ),
    ("Stretch marks", "Under massage the marks become fainter.", STRETCH),
    ("", "Massage has faded my stretch marks to almost nothing.", STRETCH),
    ("", "Massage had shrunk my stretch marks to nothing.", STRETCH),
    ("", "The strokes move the extra fluid along.", ("congestion", "lymphatic-flow")),
    ("", "Many of my clients say that massage helps them to fall asleep.", SLEEPER),
    ("", "Some of them say that massage helps them to fall asleep.", SLEEPER),
    ("", "Stretch marks faded in the massage group and stayed the same in the other.", STRETCH),
    (
        "",
        "Massage lowers stress. Stress can make a face look older than its years.",
        ("premature-aging", "stress-relief"),
    ),
)
ASKED = (
    (
        "Somebody asked whether kneading helps old acne scars. Shallow ones do soften.",
        {("acne-scars", "scar-softening")},
    ),
    (
        "A client wondered if massage helps stretch marks. In my experience young ones will fade.",
        {("stretch-marks", "scar-softening")},
    ),
    ("Somebody asked whether massage helps acne scars. Deep ones do not soften.", set()),
    ("She asked about acne scars. We have two stones, and the green ones do break.", set()),
)
LIMITS = (
    "It should not replace a cream from your doctor.",
    "It must not hurt.",
    "It does not replace a cream from your doctor.",
    "It is no substitute for sunscreen.",
    "The effect is gone by noon.",
    "It's not magic, it's plumbing.",
    "It doesn't last past supper.",
    "It isn't the oil.",
    "It will not linger, mind you.",
    "They soften, if only for an evening.",
    "I wouldn't have guessed that.",
)
DENIALS = (
    "Massage will not take this redness away.",
    "Massage does not take the lines out of a forehead.",
    "Massage won't take years off your face.",
    "She rubbed my stretch marks, and they look exactly as they did before.",
    "You should not expect massage to fade a scar.",
    "Some people say that massage clears acne.",
)


@pytest.fixture(scope="module")
def read(pack: Pack) -> ReadText:
    """Return a function that reads paragraphs that follow one about massage."""
    return make_reader(pack)


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_what_a_benefit_brings_is_claimed_with_both(read: ReadText, text: str, expected: Pairs):
    """If one benefit brings another, both are claims for the concern at the end of the chain."""
    assert pairs(read(text)) == expected


@pytest.mark.parametrize(("heading", "text", "expected"), POINTING)
def test_a_pointing_word_finds_what_it_stands_for(
    read: ReadText, heading: str, text: str, expected: tuple[str, str]
):
    """A pronoun, a label, a heading or the sentence before may name the concern."""
    assert expected in pairs(read(text, heading=heading or "One"))


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_a_question_that_is_retold_names_what_the_answer_is_about(
    read: ReadText, text: str, expected: Pairs
):
    """A reported question claims nothing, but its answer may, for the concern asked about."""
    assert pairs(read(text)) == expected


WRINKLES = {("wrinkles", "fewer-aging-signs")}
UNDONE = (
    ("Frown lines are caused by tight muscles. Kneading relaxes those muscles.", WRINKLES),
    ("Crow's feet come from muscles that clench. Each stroke gets those muscles to let go.",
     {("fine-lines", "fewer-aging-signs")}),
    ("Wrinkles come partly from muscles that never rest, and this move gets those muscles to let "
     "go.", WRINKLES),
    ("Wrinkles come from muscles that clench. Massage does not relax those muscles.", set()),
    ("Wrinkles come from muscles that clench. Botox gets those muscles to let go.", set()),
    ("Wrinkles do not come from muscles. Kneading relaxes the muscles.", set()),
    ("Wrinkles come from the sun. Massage in the sun is pleasant.", set()),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNDONE)
def test_a_cause_that_massage_undoes_implies_the_relief(read: ReadText, text: str, expected: Pairs):
    """If a text names the cause of a concern and massage undoes that cause, relief is implied."""
    reading = read(text)

    assert pairs(reading) == expected
    assert {item.kind for item in reading.suggestions} <= {"implied"}


@pytest.mark.parametrize(
    "cause",
    [
        "We put that down to better circulation.",
        "Dr. Moss thinks this is down to better circulation.",
        "That's because more blood comes.",
        "It comes from the extra blood.",
    ],
)
def test_what_an_effect_is_put_down_to_is_stated(read: ReadText, cause: str):
    """An author who puts an effect down to a cause states that the cause brings it."""
    reading = read(f"Kneaded cheeks are brighter. {cause}")

    assert {item.kind for item in reading.suggestions} == {"stated"}
    assert pairs(reading) == GLOW


@pytest.mark.parametrize("text", LIMITS)
def test_a_limit_takes_nothing_back(read: ReadText, text: str):
    """How long an effect lasts, or what it does not replace, leaves the claim standing."""
    reading = read(f"Massage softens scars. {text}")

    assert ("other-scars", "scar-softening") in pairs(reading)
    assert not reading.denied


@pytest.mark.parametrize("text", DENIALS)
def test_what_is_denied_is_no_claim(read: ReadText, text: str):
    """A sentence that denies or doubts relief is listed and makes no claim."""
    reading = read(text)

    assert not reading.suggestions
    assert text in [item.sentence for item in reading.denied]


def test_skin_beside_a_scar_is_no_scar(read: ReadText):
    """The heading asks about a scar, but suppler skin around it is no claim for the scar."""
    reading = read("It keeps the skin around it supple.", heading="Why should I massage a scar?")

    assert ("other-scars", "elasticity") not in pairs(reading)


def test_a_new_letter_leaves_the_question_of_the_last(read: ReadText):
    """A question that ends one letter does not name the concern for the letter after it."""
    question = "My son has acne. Should he come along?"
    reading = read(question, "Dear Worried,", "After a massage you will be a calmer person.")

    assert pairs(reading) == {("stress", "calm-mind")}


def test_a_heading_may_find_a_claim_true():
    """A heading confirms its section only with a verdict of "true" or "partly true"."""
    assert is_true_verdict("“It helps you sleep”: partly true")
    assert is_true_verdict("Verdict: True")
    assert not is_true_verdict("Is it true?")
    assert not is_true_verdict("“It is true”: False")


def test_a_denied_change_is_no_claim(read: ReadText):
    """The denial covers "make it better", although the word "sleep" comes before it."""
    assert not read("Massage is no replacement for sleep and does not make it better.").suggestions


REPEATED = (
    "Regular massage of stretch marks makes the marks fade.",
    "Rub a stretch mark daily with a massage and the mark fades.",
    "Massaging stretch marks daily makes these marks softer.",
)


@pytest.mark.parametrize("sentence", REPEATED)
def test_a_concern_named_twice_is_one(read: ReadText, sentence: str):
    """The marks that fade are the stretch marks named before, not other scars."""
    assert pairs(read(sentence)) == {STRETCH}


def test_other_scars_beside_named_ones_are_read(read: ReadText):
    """Without "the", scars named later may be other scars, so both kinds are claimed."""
    scars = {("acne-scars", "scar-softening"), ("other-scars", "scar-softening")}
    assert pairs(read("Massage fades acne scars, and old scars soften, too.")) == scars


def test_what_calms_a_condition_is_for_stress_only_if_it_eases_it(read: ReadText):
    """Both causes are claims for acne, but better blood flow is no claim for stress."""
    reading = read("By improving blood flow and lowering stress, massage can calm acne.")

    assert pairs(reading) == {
        ("acne", "blood-flow"),
        ("acne", "stress-relief"),
        ("acne", "fewer-flare-ups"),
        ("stress", "stress-relief"),
        ("stress", "fewer-flare-ups"),
    }


def test_what_is_done_to_people_is_not_done_to_their_skin(read: ReadText):
    """Relaxing or treating people with a skin condition claims nothing about their skin."""
    reading = read("Massage relaxes people with acne and psoriasis.")

    assert pairs(reading) == {("stress", "stress-relief")}
    assert not read("Massage treats patients with scars.").suggestions
