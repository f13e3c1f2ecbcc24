"""A statement that its author doubts is listed and makes no claim, however it is worded."""

from __future__ import annotations

import pytest

from tests.reading import ReadText, make_reader, pairs
from touchstone.packs.pack import Pack

DOUBTS = (
    # A search for proof failed.
    "We searched for evidence that massage softens scars and came away empty-handed.",
    "Evidence that gua sha firms sagging skin is hard to come by.",
    # It is a past belief.
    "I used to think that massage smoothed wrinkles.",
    "When I trained, we were told that kneading drains puffy eyes.",
    "I no longer tell clients that massage softens scars.",
    "I rubbed my scar for a year in the hope that it would soften.",
    # The study was flawed, or others did as well without massage.
    "One study found that massage smoothed wrinkles, but it was paid for by a roller maker.",
    "Early results suggested that massage fades scars; a larger trial could not repeat them.",
    "One trial found smoother skin after massage, yet the control group did just as well.",
    "The massage group had softer scars, but so did the group that was left alone.",
    "The wrinkles were softer in both groups, massaged or not.",
    "Massage softened the scars no better than time alone.",
    "Massage made my wrinkles no shallower.",
    # Something else did it.
    "Their skin got brighter, but that is the cream, not the massage.",
    "My skin glows after a facial massage, but it's the oil that does that.",
    "The glow comes from the serum rather than from the massage.",
    "Massage gets the credit for softer scars, but time does the work.",
    # It may have been chance.
    "Massage softened the scars a little, but the difference was too slight to rule out chance.",
    "The wrinkles were shallower after massage, but that could have been chance.",
    "The scars grew paler with massage, but the change was not statistically significant.",
    "The massaged scars were softer, although the gap did not reach significance.",
    "The scars were softer after massage, though not significantly so.",
    "Scars softened with massage, but the change failed to reach statistical significance.",
    "As for softer scars, which the poster shows, no pair of hands can do that.",
    # A verdict, a wish, or irony.
    "That massage fades stretch marks is, I'm sorry to say, a fairy tale.",
    "It is a mistake to think that massage fades stretch marks.",
    "I'd like to report that massage faded my stretch marks.",
    "It would take a miracle for massage to smooth my wrinkles.",
    "That massage softens scars is still to be proved.",
    "Massage smooths wrinkles about as well as wishing does.",
    "Massage smooths wrinkles, if you believe the adverts.",
    "Massage stops short of smoothing wrinkles.",
    "The judges, who did not know which face was massaged, saw no smoother wrinkles.",
    "Judges who did not see that massage had smoothed wrinkles went home.",
)
NO_DOUBTS = (
    "I used to think rubbing was a luxury, but massage has softened my scar.",
    "As a student I was taught that massage softens scars, and it does.",
    "Massage softens scars in no more than a month.",
    "Massage softened the scars more than in the control group.",
    "The kneading, not the oil, has softened my scar.",
    "I can't say why, but massage softens scars.",
    "Massage softens scars, but the difference in redness was not significant.",
    "Massage softened the scars, and the difference was too large to be chance.",
    "Massage softens scars, and no other hands can do that.",
    "Massage softens scars, and no cream can do that.",
    "For wrinkles it is a waste of time, but massage softens scars.",
    "A nurse who had not been told which half was kneaded found those scars softer.",
    "Judges, who did not know who was who, called the massaged scars paler.",
)


@pytest.fixture(scope="module")
def read(pack: Pack) -> ReadText:
    """Return a function that reads paragraphs that follow one about massage."""
    return make_reader(pack)


@pytest.mark.parametrize("text", DOUBTS)
def test_a_doubt_is_listed_and_no_claim(read: ReadText, text: str):
    """A failed search, a past belief, a flawed study, another cause or a verdict is a doubt."""
    reading = read(text)

    assert pairs(reading) == set()
    assert [item.sentence for item in reading.denied] == [text]


@pytest.mark.parametrize("text", NO_DOUBTS)
def test_words_of_doubt_that_doubt_something_else_leave_the_claim(read: ReadText, text: str):
    """A claim stands if the doubt was overcome or is about something other than massage."""
    assert pairs(read(text)) == {("other-scars", "scar-softening")}


@pytest.mark.parametrize(
    "take_back",
    [
        "I've stopped offering it, because I haven't seen a single one go in nineteen years.",
        "Several readers corrected me, and they were right.",
        "Hers say otherwise.",
        "Nobody has repeated the trial.",
        "I didn't believe it, and nor did the surgeon, Ada Brandt, when I asked her.",
    ],
)
def test_a_later_sentence_takes_back_what_was_said(read: ReadText, take_back: str):
    """What the author does now, or what others found, can take back the sentence before."""
    assert pairs(read(f"My aunt told me that massage fades stretch marks. {take_back}")) == set()


@pytest.mark.parametrize(
    "following",
    [
        "I didn't believe it, and nor did my sister, until we tried.",
        "I didn't believe it at first.",
    ],
)
def test_a_disbelief_that_passed_leaves_the_claim(read: ReadText, following: str):
    """An author who did not believe it at first takes nothing back."""
    reading = read(f"Massage softens scars. {following}")

    assert pairs(reading) == {("other-scars", "scar-softening")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The liver and the kidneys clear toxins, and massage does not speed that up.", set()),
        ("The lymph nodes drain puffiness by themselves, and massage does nothing to help.", set()),
        ("Sleep smooths wrinkles, and no amount of massage adds to it.", set()),
        (
            "It softens scars, and the massage does not hurt.",
            {("other-scars", "scar-softening")},
        ),
    ],
)
def test_massage_that_is_named_only_to_be_denied_does_not_act(read: ReadText, text: str, found):
    """If massage is named only in a denial, the effect before it belongs to something else.

    "The massage" differs: it refers to one that is already the subject.
    """
    assert pairs(read(text)) == found


def test_a_heading_may_announce_errors_or_a_surprise(read: ReadText):
    """Sentences under a heading about errors are no claims; those under a surprise are."""
    text = "Massage fades stretch marks."

    assert pairs(read(text, heading="What I got wrong")) == set()
    assert pairs(read(text, heading="The part I didn't expect")) == {
        ("stretch-marks", "scar-softening")
    }


@pytest.mark.parametrize("asks", ["asks", "wonders", "keeps asking us"])
def test_a_question_that_is_reported_claims_nothing(read: ReadText, asks: str):
    """A reader's question is not a statement by the author."""
    assert pairs(read(f"A reader {asks} whether massage softens scars.")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Most scars soften by themselves in a year.",
        "Redness fades on its own within a day.",
        "Firm strokes leave red marks that fade within a week.",
        "A little redness afterwards is normal and soon fades.",
        "Hard kneading with heavy oils can even bring on more spots.",
        "We finish with a vitamin C serum, which evens the skin tone.",
        "We finish the massage with a cool mask that calms redness.",
        "Even spots have their stories in our clinic.",
        "Keep an even pace.",
        "The stone lifts away dirt.",
    ],
)
def test_what_heals_alone_or_comes_from_something_else_is_no_claim(read: ReadText, text: str):
    """Natural healing, side effects that pass, a serum and the adverb "even" are no claims."""
    assert pairs(read(text)) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("No cream can erase wrinkles, but massage can.", ("wrinkles", "fewer-aging-signs")),
        ("Nothing smooths fine lines better than massage.", ("fine-lines", "fewer-aging-signs")),
        ("No serum softens scars as well as massage does.", ("other-scars", "scar-softening")),
        ("Massage leaves skin firm and tight.", ("loss-of-elasticity", "elasticity")),
        (
            "Massage in and around the eyes drains puffiness.",
            ("congestion", "lymphatic-flow"),
        ),
        (
            "Unlike creams, which can't lift sagging cheeks, massage does.",
            ("loss-of-elasticity", "elasticity"),
        ),
        (
            "What I did not expect is that I fall asleep sooner after a massage.",
            ("poor-sleep", "better-sleep"),
        ),
        (
            "While no stroke will flush a toxin, a gentle one drains puffy eyes.",
            ("congestion", "lymphatic-flow"),
        ),
    ],
)
def test_what_outdoes_others_or_surprises_is_a_claim(
    read: ReadText, text: str, found: tuple[str, str]
):
    """The negation applies to creams, an expectation or another clause, not to massage."""
    assert found in pairs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "No cream can erase wrinkles, and massage cannot either.",
        "No massage can erase wrinkles, but creams can.",
        "No massage softens scars better than nothing.",
        "I told everyone that the strokes were draining my puffy eyes. I wasn't honest.",
        "I told everyone that the strokes were draining my puffy eyes. They had drained nothing.",
        "She warned against starting early, since fresh grafts can tear under a thumb.",
        "We use small circles, lifting and rolling a pinch of skin.",
        "A scar may be raised, firm, or itchy for months.",
        "Massage the serum in for a minute, and it leaves skin radiant.",
        "While massage will not cure anyone, drain lymph or erase scars, it is pleasant.",
        "Although massage does not drain lymph or lift sagging cheeks, it is lovely.",
        "While no massage erases wrinkles, lifts cheeks or fades scars, it feels good.",
        "No gua sha can erase wrinkles, but a massage can soothe.",
        "There is no evidence that gua sha lifts wrinkles better than massage.",
        "There is no proof that oil softens scars as well as massage.",
        "No one softens scars like massage therapists claim.",
    ],
)
def test_what_massage_is_not_said_to_do_is_no_claim(read: ReadText, text: str):
    """The words are denied, taken back, or about a movement, a complaint or a serum."""
    assert pairs(read(text)) == set()


@pytest.mark.parametrize(
    "heading", ["Scars: don't worry", "2. Scars do not stand a chance", "Don't panic"]
)
def test_a_heading_that_comforts_or_boasts_denies_nothing(read: ReadText, heading: str):
    """A "not" in a heading that comforts or boasts leaves the claims under it standing."""
    assert pairs(read("Massage softens scars.", heading=heading)) == {
        ("other-scars", "scar-softening")
    }


@pytest.mark.parametrize(
    "text",
    [
        "No technique can erase scars, but massage can ease stress.",
        "No massage will erase wrinkles, but massage can ease stress.",
        "No study can prove that massage erases wrinkles, but massage can ease stress.",
    ],
)
def test_what_is_granted_after_a_denial_is_all_that_is_claimed(read: ReadText, text: str):
    """Only the part after "but" is a claim; the rest of the sentence stays denied."""
    assert pairs(read(text)) == {("stress", "stress-relief")}
