"""Hearsay, retracted statements and instructions are not claims."""

from __future__ import annotations

import pytest

from tests.reading import ReadText, make_reader, pairs
from touchstone.own_article.reading.suggest import ArticleReading
from touchstone.packs.pack import Pack

HEARSAY = (
    "You may have heard that massage smooths wrinkles.",
    "Clients come in having read that massage firms a sagging neck.",
    "Patients hear somewhere that massage fades scars.",
    "One reads in books that massage fades scars.",
    "Most of them have seen on YouTube that gua sha firms a sagging neck.",
    "Brides turn up convinced that kneading smooths wrinkles.",
    "Visitors are under the impression that massage fades scars.",
    "Everyone reads that kneading builds collagen and erases wrinkles.",
    "Some fans say that massage makes them look younger.",
    "Many people say that massage firms a sagging neck, and they look no older to me.",
    "As you will have read, kneading firms a sagging neck.",
    "Some parlors advertise that gua sha will lift a sagging jaw.",
    "The shop tells you that rolling fades stretch marks.",
    "Beauty blogs repeat that massage builds collagen and firms sagging skin.",
    "Rumor has it that rubbing clears acne.",
    "There is a legend that stroking the face erases fine lines.",
    "In theory, massage lifts sagging cheeks.",
    "It is widely held that massage brightens dull skin.",
    "Massage, they say, melts wrinkles.",
    "They say it gives you a glow.",
    "Massage fades scars, or so the saying goes.",
    "I'm told that kneading drains puffy eyes.",
    "There are pages that say massage clears acne.",
    "You would think that massage firms a sagging neck.",
    "The aide told me that the strokes would soften my scar.",
    "Whoever told you that massage erases wrinkles was selling something.",
)
REPORTS = (
    "My cousin says that massage softens old scars.",
    "A neighbor insists that gua sha has firmed her sagging neck.",
    "The teacher told us that the strokes smooth wrinkles.",
    "I expected that massage would brighten my dull skin.",
    "Massage fades stretch marks.",
)
TAKE_BACKS = (
    "Sorry, but it doesn't.",
    "We have not seen it do so.",
    "I don't see it.",
    "I don't see it, and I think he is being kind.",
    "I don't believe that it does.",
    "In my case it did not.",
    "Nope.",
    "I wish.",
    "I measured it and found no change.",
    "Two trials looked, and neither found one.",
    "A trial put that to the test and came up empty.",
    "Science does not back this up.",
    "The photos say otherwise.",
    "My mirror disagrees.",
    "She is wrong.",
    "Skin does not work that way.",
    "I remain unconvinced.",
    "Nothing changed.",
    "That is an anecdote and not a trial.",
    "This is hearsay, and it does not show that massage does anything.",
    "It tells us nothing about whether kneading works.",
    "That may be a coincidence, and is no proof that rubbing helps.",
)
# Sentences that only look like a take-back.
NO_TAKE_BACKS = (
    "I see it, too.",
    "I don't do it every day, though.",
    "I could not believe it!",
    "I had not noticed it myself.",
    "It does not take long.",
    "Nothing else does.",
    "I have no idea why.",
    "My sister did not want to try it.",
    "Some say that it must hurt, and that is not true.",
    "It makes no difference which oil you use.",
    "That is no coincidence.",
    "It wakes no sleeping beauty, and whoever says otherwise sells something.",
    "It does not tell you how long a scar will take.",
    "That does not work on every kind of scar.",
)
INSTRUCTIONS = (
    "Press down until the skin turns pale.",
    "Hold the stone still until the redness fades.",
    "My cheeks are red. Wipe it with a soft cloth, and chill it overnight.",
    "Stay away from pimples that are open or sore.",
    "We keep away from inflamed skin.",
    "Steer clear of acne and of scars that are still open.",
    "Smooth on your favorite serum first.",
    "Rub the two halves together until smooth.",
    "Pat the skin dry and smooth.",
    "Lift your chin and stretch your neck.",
    "Relax your shoulders before you begin.",
    "Pull the skin tight with one hand.",
    "Even out the pressure on both sides.",
    "Lift the cheek gently and hold.",
    "Then she kneaded, tapped and smoothed.",
)
SAYINGS = (
    "I have made my peace with them.",
    "I am a firm believer in the stone.",
    "My aunt had a bright idea.",
    "It was a smooth start to the week.",
    "The stone glows in the dark.",
    "Detox. Everybody asks about it.",
    "The vagus nerve runs down the neck.",
    "A ticket for the face contouring journey is on the desk.",
    "The glow. My clients come for it.",
    "My aunt has never done anything to her cheeks but wash them, and she glows.",
)
STILL_CLAIMS = (
    ("Rub nightly to smooth fine lines.", "fine-lines", "fewer-aging-signs"),
    ("Roll lightly, and you drain puffy eyes.", "congestion", "lymphatic-flow"),
    ("Press here: the pressure softens old scars.", "other-scars", "scar-softening"),
    ("Ease your stress with ten minutes of kneading.", "stress", "stress-relief"),
    ("A massage takes you away from the stress of the day.", "stress", "stress-relief"),
    ("Lift your cheeks with massage.", "loss-of-elasticity", "elasticity"),
    ("She massaged my cheeks, which smoothed and brightened.", "uneven-texture", "texture"),
    ("Massage calms frayed nerves.", "stress", "stress-relief"),
    ("Massage brings peace of mind.", "stress", "calm-mind"),
    ("Please don't skip this part, because slow strokes lower stress.", "stress", "stress-relief"),
)


@pytest.fixture(scope="module")
def read(pack: Pack) -> ReadText:
    """Return a function that reads paragraphs that follow one about massage."""
    return make_reader(pack)


def denied(reading: ArticleReading) -> list[str]:
    """Return the denied sentences."""
    return [item.sentence for item in reading.denied]


@pytest.mark.parametrize("text", HEARSAY)
def test_hearsay_and_advertising_are_listed_and_no_claim(read: ReadText, text: str):
    """What everybody, nobody or a seller says is not a claim by the author."""
    reading = read(text)

    assert pairs(reading) == set()
    assert denied(reading) == [text]


@pytest.mark.parametrize("take_back", TAKE_BACKS)
@pytest.mark.parametrize("report", REPORTS)
def test_a_short_clause_takes_back_the_sentence_before_it(
    read: ReadText, report: str, take_back: str
):
    """Both sentences are listed as denied, however the author takes the report back."""
    reading = read(f"{report} {take_back}")

    assert pairs(reading) == set()
    assert denied(reading) == [report, take_back]


@pytest.mark.parametrize("following", NO_TAKE_BACKS)
def test_a_sentence_that_only_looks_like_a_take_back_leaves_the_claim(
    read: ReadText, following: str
):
    """Amazement, praise and remarks about something else do not take a claim back."""
    assert pairs(read(f"Massage softens old scars. {following}")) == {
        ("other-scars", "scar-softening")
    }


@pytest.mark.parametrize(
    ("claim", "following"),
    [
        ("One of them says that massage softened her fine lines.", "The other sees no difference."),
        ('"Massage softens fine lines," he says.', "But it has never erased a wrinkle."),
        ('"Massage softens fine lines," he says.', "It does nothing for acne."),
    ],
)
def test_a_denial_of_another_thing_leaves_the_claim(read: ReadText, claim: str, following: str):
    """A denial about another person or another concern does not take a claim back."""
    reading = read(f"{claim} {following}")

    assert pairs(reading) == {("fine-lines", "fewer-aging-signs")}
    assert denied(reading) == [following]


def test_a_take_back_may_name_again_what_it_takes_back(read: ReadText):
    """What follows "it says nothing about whether" is in doubt, so it is no new claim."""
    report = "Two of the cooks said that massage had faded their stretch marks."
    verdict = "That is an anecdote, and it says nothing about whether stretch marks fade."
    reading = read(f"{report} {verdict}")

    assert pairs(reading) == set()
    assert denied(reading) == [report, verdict]


def test_a_verdict_in_a_paragraph_of_its_own_takes_back_the_line_above_it(read: ReadText):
    """As in a list of myths, the verdict takes back a single sentence, but no longer paragraph."""
    claim = "Massage softens old scars."
    verdict = "We found no study that shows it."

    assert pairs(read(claim, verdict)) == set()
    assert pairs(read(f"{claim} Try it.", verdict)) == {("other-scars", "scar-softening")}


def test_a_prediction_that_came_true_is_a_claim(read: ReadText):
    """A prediction alone is doubtful, but here the author confirms it in the same sentence."""
    text = "The aide told me that massage would soften my scar, and it did."

    assert pairs(read(text)) == {("other-scars", "scar-softening")}


def test_a_report_may_be_taken_back_one_sentence_later(read: ReadText):
    """A sentence in between that asserts nothing does not save the report."""
    report = "My cousin says that massage has softened her old scar."

    assert pairs(read(f"{report} She checks it each morning. I don't see it.")) == set()
    assert pairs(read(f"{report} She checks it each morning. I'm glad.")) == {
        ("other-scars", "scar-softening")
    }


def test_hearsay_that_is_borne_out_is_a_claim(read: ReadText):
    """Hearsay becomes a claim if the author agrees in the next sentence."""
    text = "You may have heard that massage lowers stress. It does, and trials agree."

    assert pairs(read(text)) == {("stress", "stress-relief")}


def test_a_later_clause_takes_back_its_own_sentence(read: ReadText):
    """The denial covers the clauses before it, and not those after it."""
    assert pairs(read("My cousin says massage fades scars, but I don't see it.")) == set()
    assert pairs(read("I tried creams and nothing worked, but massage softened my old scars.")) == {
        ("other-scars", "scar-softening")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Scars pale on their own, and no stroke of the thumb is known to speed that up.",
        "Fine lines? Two months of kneading did absolutely nothing for them.",
        "Massage has yet to smooth a single wrinkle of mine.",
        "His scar never softened, however long he rubbed.",
        "I gave up hoping for softer scars from massage.",
        "The oil rub was meant to smooth my wrinkles.",
        "One trial found that massage reduced wrinkles. In a second the effect was gone.",
        "The teacher told us that gua sha would lift a sagging jaw. It lifted nothing.",
    ],
)
def test_a_denial_of_what_they_stand_for_is_listed(read: ReadText, text: str):
    """A denial is recognized even if a pronoun stands for what it denies."""
    reading = read(text)

    assert pairs(reading) == set()
    assert denied(reading)


@pytest.mark.parametrize("text", (*INSTRUCTIONS, *SAYINGS))
def test_an_instruction_or_a_saying_claims_nothing(read: ReadText, text: str):
    """An instruction says what to do, and a saying uses the words in another sense."""
    assert pairs(read(text)) == set()


@pytest.mark.parametrize(("text", "concern", "benefit"), STILL_CLAIMS)
def test_an_imperative_may_still_name_a_benefit(
    read: ReadText, text: str, concern: str, benefit: str
):
    """An instruction that names its purpose or its effect claims that benefit."""
    assert (concern, benefit) in pairs(read(text))


def test_a_warning_to_leave_the_tool_alone_is_a_caution(read: ReadText):
    """Telling readers to skip the stone means telling them to skip the massage."""
    reading = read("Skip your stone if you have open pimples.")

    assert [item.why for item in reading.denied] == ["The sentence warns."]


@pytest.mark.parametrize(
    "text",
    [
        "Massage brings my stress down, and I sleep more deeply.",
        "Massage melts my stress away, and then I doze off at once.",
        "The kneading took the stress off me, so I slept through.",
        "The stress of the day is gone after a massage. Because of that, I fall asleep faster.",
        "Massage lowers their stress, and because of that they fall asleep sooner.",
        "Massage calms my stress. That is why I sleep so well.",
        "Massage eases stress. That way I drop off sooner.",
        "Because massage lowers stress, you sleep more deeply.",
        "I sleep more deeply since massage took my stress away.",
    ],
)
def test_less_stress_that_brings_sleep_is_for_both(read: ReadText, text: str):
    """The chain is recognized whether the author says "so", "because of that" or only "and"."""
    assert pairs(read(text)) == {
        ("stress", "stress-relief"),
        ("poor-sleep", "stress-relief"),
        ("poor-sleep", "better-sleep"),
        ("stress", "better-sleep"),
    }


def test_sleep_that_only_stands_beside_less_stress_does_not_follow_from_it(read: ReadText):
    """A list of two benefits is no chain, and neither is a second sentence about massage."""
    beside = {("stress", "stress-relief"), ("poor-sleep", "better-sleep")}

    assert pairs(read("Massage lowers stress and improves sleep.")) == beside
    assert pairs(read("Massage lowers stress. Those strokes also let me sleep better.")) == beside


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("A driver of aging too early is stress, which massage takes away.",
         ("stress", "stress-relief")),
        ("Rollers soften fine lines by bringing more blood to the skin.",
         ("fine-lines", "blood-flow")),
        ("He had not slept in a month, and now he sleeps well after each massage.",
         ("poor-sleep", "better-sleep")),
        ("Massage calms my mind like nothing else.", ("stress", "calm-mind")),
    ],
)  # fmt: skip
def test_a_claim_is_found_behind_a_relative_or_a_negation(read: ReadText, text: str, pair):
    """A relative clause, a phrase with "by" or an earlier negation does not hide a claim."""
    assert pair in pairs(read(text))


def test_a_heading_names_a_concern_by_its_reversal_or_more_widely(read: ReadText):
    """A heading may name a concern by its opposite, or a wider concern than its sentences.

    "Younger-looking skin" is about the signs of aging, and fine lines are one of them.
    """
    reading = read("Massage builds collagen.", heading="Younger-looking skin")
    narrower = read("Massage softens fine lines.", heading="Signs of aging")

    assert pairs(reading) == {("signs-of-aging", "collagen")}
    assert ("signs-of-aging", "fewer-aging-signs") in pairs(narrower)
