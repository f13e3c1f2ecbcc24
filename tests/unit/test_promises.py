"""Promises, numbers, sources and stories are marked in sentences that matched no claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from touchstone.own_article.documents import read_text
from touchstone.own_article.draft import describe_origin, start_draft
from touchstone.own_article.reading.vocabulary import build_vocabulary
from touchstone.own_article.strong_words import read_strong_words
from touchstone.own_article.unclaimed import list_left_out, list_unclaimed
from touchstone.packs.pack import Pack

Mark = Callable[[str], dict[str, str]]


@pytest.fixture(scope="module")
def mark(pack: Pack) -> Mark:
    """Return a function that reads one sentence and returns the words marked in it, by kind."""
    vocabulary, strong_words = build_vocabulary(pack), read_strong_words(pack)

    def mark_in(sentence: str) -> dict[str, str]:
        document = read_text(f"FACIAL MASSAGE\n\nMassage is kneading of the face.\n\n{sentence}")
        _, reading = start_draft(document, "own", describe_origin(document), vocabulary)
        listed = [
            *list_unclaimed(reading.passed_over, strong_words),
            *list_left_out(reading.denied, strong_words),
        ]
        return {
            kind.kind_id: marks[0].words
            for item in listed
            if item.sentence == sentence
            for kind, marks in item.overstated
        }

    return mark_in


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("You can stop your steroid cream after a few massages.", "stop your steroid cream"),
        ("Massage replaces your acne cream.", "replaces your acne cream"),
        (
            "Several of our clients have thrown away their steroid cream.",
            "thrown away their steroid cream",
        ),
        ("Thanks to massage I quit my eczema ointment.", "quit my eczema ointment"),
        ("Our patients get off cortisone within weeks.", "get off cortisone"),
        ("Leave your pills in the drawer and massage.", "Leave your pills in the drawer"),
        (
            "With our massage you can finally stop taking your blood thinners.",
            "stop taking your blood thinners",
        ),
        ("A neck rub works instead of blood pressure pills.", "instead of blood pressure pills"),
        ("Swap your antibiotics for a jade roller.", "Swap your antibiotics"),
        ("Burn survivors need fewer operations.", "need fewer operations"),
        ("After scar massage, surgery is no longer necessary.", "surgery is no longer necessary"),
        ("Massage prevents skin cancer.", "prevents skin cancer"),
        ("A weekly back rub lowers your risk of diabetes.", "lowers your risk of diabetes"),
    ],
)
def test_care_given_up_and_diseases_cured_are_medical(mark: Mark, sentence: str, words: str):
    """Readers who give up care, or trust in a cure, may come to harm."""
    assert mark(sentence)["medical"] == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Do not stop your steroid cream.",
        "Never give up your medicine for a massage.",
        "Nobody should throw away a prescription for a massage.",
        "Stop the steroid cream only when your doctor says so.",
        "Stop using your tablets for two days before a facial massage.",
        "Use a plain oil instead of a scented cream for the massage.",
        "Throw away your night cream and massage with oil.",
        "Massage does not replace a doctor.",
        "Sunscreen cures cancer no more than a cream.",
        "Massage does not cure infections.",
        "Before the massage, wash your hands to prevent infections.",
        "In one trial, massaged skin needed fewer operations.",
        "People with burns might need less medication after massage.",
        "Whether fewer operations are needed after massage has not been studied.",
    ],
)
def test_advice_denials_and_reports_are_not_medical(mark: Mark, sentence: str):
    """Advice, denials, study results and what other treatments do are no medical promises."""
    assert "medical" not in mark(sentence)


def test_harm_that_is_ruled_out_is_safety(mark: Mark):
    """Words about taking care, or about most people, do not rule out harm."""
    assert mark("Massage does not cause bruising.") == {"safety": "does not cause bruising"}
    assert mark("Rolling never causes broken veins.")["safety"] == "never causes broken veins"
    for sentence in (
        "Massage can cause bruising.",
        "Press so lightly that massage does not cause redness.",
        "Massage usually does not cause bruising.",
        "Massage does not cause bruising in most people.",
        "If massage does not cause irritation, go on.",
    ):
        assert "safety" not in mark(sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Nine out of ten of our guests saw the difference.", "Nine out of ten of our guests"),
        ("Two thirds of users felt the change after massage.", "Two thirds of users"),
        ("Rolling makes the face 40% more lively.", "40%"),
        ("Massage raises your energy by 31 percent.", "31 percent"),
    ],
)
def test_the_number_of_an_effect_is_one_to_check(mark: Mark, sentence: str, words: str):
    """The mark says that the source is missing, not that no study gives the number."""
    assert mark(sentence)["unplaced"] == words


@pytest.mark.parametrize(
    "sentence",
    [
        "A massage takes ten minutes, twice a week.",
        "Skin is 64 percent water.",
        "The massage oil contains 2% lavender.",
        "A massage costs 20% less on Mondays.",
        "About one in three women has dry skin.",
        "In one study of massage, stiffness fell by 20 percent.",
        "A 2022 trial in the Journal of Massage saw stiffness fall by 20 percent.",
        "Researchers measured 20 percent more flow after massage, but only for ten minutes.",
        "Massage does not raise your energy by 31 percent.",
    ],
)
def test_other_numbers_are_not(mark: Mark, sentence: str):
    """Times, prices, composition and results attributed to a study are not numbers to check."""
    assert "unplaced" not in mark(sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "A 2019 study from Harvard showed that massage works.",
            "A 2019 study from Harvard showed",
        ),
        ("Studies show that massage makes you happy.", "Studies show"),
        ("Research proves that massage works.", "Research proves"),
        ("Experts agree that massage keeps the face in shape.", "Experts agree"),
        ("Our massage is loved by doctors.", "loved by doctors"),
        ("Trusted by plastic surgeons around the world.", "Trusted by plastic surgeons"),
        ("According to experts, massage is the new gym.", "According to experts"),
        ("A dermatologist-approved massage for every day.", "dermatologist-approved"),
    ],
)
def test_a_source_without_a_name_is_marked(mark: Mark, sentence: str, words: str):
    """Readers cannot look up a study or an expert without a name."""
    assert mark(sentence)["source"] == words


@pytest.mark.parametrize(
    "sentence",
    [
        "A 2022 trial in the Journal of Massage found that massage works.",
        "Wang and colleagues (2022) found that massage works.",
        "Studies show mixed results for massage.",
        "One small study of 20 women found that massage works, but nobody was blinded.",
        "A study found that massage might work.",
        "Dermatologists recommend sunscreen every day.",
        "Doctors recommend waiting before you massage a wound.",
        "Experts advise against massaging sore skin.",
        "Research shows that sunscreen protects the skin.",
        "Facial massage was praised by physicians in ancient China.",
        "Use the massage that is recommended by your doctor.",
    ],
)
def test_a_source_that_is_named_or_weighed_is_left_alone(mark: Mark, sentence: str):
    """Advice to be careful and statements about other treatments are left alone as well."""
    assert "source" not in mark(sentence)


def test_the_story_of_a_client_is_one(mark: Mark):
    """A story is told by a client in the first person, or is about "our guests"."""
    quoted = mark('Marina, 54, says: "Massage has changed me!"')["testimonial"]
    assert quoted == "Massage has changed me!"
    assert mark("Our guests say that massage changed them.")["testimonial"] == "Our guests say"
    told = mark("Guests with rosacea tell us that their flare-ups stay away.")["testimonial"]
    assert told == "Guests with rosacea tell us"
    for sentence in (
        "Our guests say the massage room is cold.",
        '"I see softer skin after massage," says the therapist Marina, 54.',
        'Marina, 54, says: "Massage has changed me," but a story is not a study.',
    ):
        assert "testimonial" not in mark(sentence)


def test_what_the_box_says_is_not_promised(mark: Mark):
    """Quoted words are those of somebody else."""
    assert mark("The massage roller says “replaces your acne cream” on its box.") == {}
