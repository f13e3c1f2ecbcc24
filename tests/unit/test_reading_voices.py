"""Claims are suggested and denials are not, in whatever voice they are written."""

from __future__ import annotations

import pytest

from tests.reading import ReadText, make_reader, pairs
from touchstone.own_article.reading.vocabulary import Vocabulary, build_vocabulary
from touchstone.packs.pack import Pack

ABOUT = (
    "Face massage is popular with women of all ages. "
    "People lie on a table while a therapist rubs their skin."
)
DENIALS = (
    "Massage has no effect on wrinkles.",
    "The claim: rolling lifts a sagging jaw.",
    "A second myth: kneading erases wrinkles.",
    "Fans with perfect cheekbones insist that kneading will lift a sagging jaw.",
    "Crystal lovers say that the massage softens wrinkles.",
    'It says, in gold letters, "our massage melts wrinkles away."',
    "For a week I would have sworn that the massage was lifting my jaw.",
    "The maker says that rolling smooths fine lines. Our judges saw nothing of the kind.",
    "I wrote that massage drains the swelling. She had changed her tablets, and I take that back.",
    "I wrote that massage firms a sagging neck. My aunt made that up, and it is simply not true.",
    "In the dents that acne left, we have seen no improvement from rubbing.",
    "I would welcome softer scars from a massage, and I see no sign of them.",
    "Kneading makes no difference to stretch marks.",
    "I saw no change in my scar.",
    "The lines on my forehead are as deep as ever.",
    "There was no improvement in skin elasticity.",
    "Massage is not going to lift sagging cheeks.",
    "Do not expect a massage to fade your acne scars.",
    "You should not expect firmer skin.",
    "Nothing suggests that rubbing builds collagen.",
    "It would be wrong to say that massage clears acne.",
    "It is too early to say whether massage helps rosacea.",
    "We could not confirm that massage reduces redness.",
    "The trial failed to show any softening of scars.",
    "Nor does massage smooth wrinkles.",
    "Neither redness nor swelling went down.",
    "Massage alone will never firm a sagging neck.",
    "A massage can't flush toxins out of your body.",
    "The notion that kneading drains toxins is a fairy tale.",
    "Far from fading scars, hard rubbing can make them worse.",
    "Instead of clearing my skin, the massage gave me a rash.",
    "If only it smoothed wrinkles!",
    "I wish I could say that massage fades stretch marks.",
    "Massage won't make you look younger, sadly.",
    "Claims that massage boosts collagen go well beyond the evidence.",
    "There is nothing to back up the promise of younger skin.",
    "Whether it can soften old scars remains an open question.",
    "So much for smoother skin.",
    "Anyone who promises fewer wrinkles is selling something.",
    "Fewer wrinkles? Not that I could see.",
    "Does it brighten dull skin? Hardly.",
    "My skin is no brighter than before.",
    "My jaw is no firmer.",
    "Massage did little for the redness.",
    "It does nothing for fine lines.",
    "The massage left my scars exactly as they were.",
    "Scars were unaffected by massage.",
    "Wrinkle depth remained the same.",
    "It is a stretch to say that massage lifts the face.",
    "You will read that massage melts wrinkles; do not believe it.",
    "Spas like to say that massage detoxifies the skin.",
    "According to the brochure, massage lifts the jaw.",
    "Massage supposedly tightens skin.",
    "We cannot tell you that massage prevents premature aging.",
    "I would not say that it has made my skin smoother.",
    "It hasn't made my skin any smoother.",
    "Not one of the women had fewer wrinkles.",
    "None of the patients slept better.",
    "Few of them slept any better.",
    "Massage was no better than rest at lowering stress.",
    "Sleep did not improve.",
    "Stress levels stayed where they were.",
    "It is doubtful whether massage eases psoriasis.",
    "It remains to be proved that massage calms rosacea.",
    "There are no studies showing that massage reduces acne.",
    "Experts disagree on whether massage smooths skin.",
    "The promise of a glow is just that, a promise.",
    "Massage is often said to boost collagen.",
    "Some people swear that it shrinks pores and smooths wrinkles.",
    "I doubt that massage does much for scars.",
    "The scar looks the same.",
    "I'm not convinced that it firms anything.",
    "It cannot be ruled out that skin gets brighter, but nobody has measured it.",
    "The effect on scars was not significant.",
    "No one slept any better.",
    "My dermatologist laughed when I asked if massage would lift my jowls.",
    "Your skin will not glow, your wrinkles will not fade, and your scars will not soften.",
    "It never touched my wrinkles.",
    "Without proof, I would not pay for firmer skin.",
    'The website promises that it "melts away wrinkles." It does no such thing.',
    'The brochure by the door explains that it "rebuilds collagen."',
    'For a fee the salon will "erase" your stretch marks.',
    '"The whole face is lifted," the owner tells me. The skin was no firmer in a trial.',
    "We asked a panel to say in which pictures the sitter looked younger.",
    "Wrinkles, measured with a laser, had not budged.",
    "The marks were exactly as they had been before the massage.",
    "Whether rubbing ever fades a scar, nobody can say.",
    "Deep folds stay put, however long we knead.",
    "If your cheeks are red, massage is no remedy for redness.",
    "Fans credit the stone with a lifted jaw.",
    "Collagen is where the evidence thins.",
    "If only for once it lifted a sagging jaw.",
    "I asked the dean, who teaches dermatology, whether massage has ever tightened a jaw.",
    "It isn't the massage that softens wrinkles.",
    "Massage has no lasting effect on wrinkles.",
    "Massage will not get you smoother skin.",
    "Massage will never get rid of scars.",
    "Massage will not have any effect on wrinkles.",
    "With massage you won't see wrinkles, scars or sagging improve.",
    "After a massage you will not get softer scars.",
    "You won't get acne from massage.",
    "With a massage you will never get wrinkles to vanish.",
    "My sister never gets wrinkles, and she finds massage dull.",
    "My aunt told me to rub my hips and I would never get stretch marks.",
    "Massage will not heal acne, and you will not get scars.",
    "She promised that with massage I won't develop wrinkles.",
)
CLAIMS = (
    ("Massage lowered stress more than a placebo did.", "stress", "stress-relief"),
    ("Any stress you feel melts away during a massage.", "stress", "stress-relief"),
    ("Many people hold stress in the jaw, and massage relieves it.", "stress", "stress-relief"),
    ("Week three of massage: smoother skin.", "uneven-texture", "texture"),
    ("Massage can't hurt, and it softens scars.", "other-scars", "scar-softening"),
    ("There is no better way to ease stress than an hour of massage.", "stress", "stress-relief"),
    ("Nothing brightens dull skin like a five-minute massage.", "dullness", "radiance"),
    ("I was not expecting much, but my skin is smoother.", "uneven-texture", "texture"),
    (
        "It won't replace your sunscreen, but massage does firm sagging skin.",
        "loss-of-elasticity",
        "elasticity",
    ),
    (
        "You don't need a gadget to drain puffy eyes; your fingers will do.",
        "congestion",
        "lymphatic-flow",
    ),
    ("Massage is no cure, yet it eases stress.", "stress", "stress-relief"),
    ("Never underestimate a good massage: it calms redness.", "redness", "less-inflammation"),
    ("I have never slept better than after a massage.", "poor-sleep", "better-sleep"),
    ("If you do not press too hard, massage softens old scars.", "other-scars", "scar-softening"),
    ("It costs nothing and it smooths fine lines.", "fine-lines", "fewer-aging-signs"),
    ("No wonder my skin is brighter since I started massage.", "dullness", "radiance"),
    ("Not surprisingly, massage lowers stress.", "stress", "stress-relief"),
    ("There is little doubt that massage lowers stress.", "stress", "stress-relief"),
    (
        "Without massage, my face would be puffy; with it, the fluid drains away.",
        "congestion",
        "lymphatic-flow",
    ),
    ("Studies show that scar massage makes scars softer.", "other-scars", "scar-softening"),
    ("Several trials have found that massage improves sleep.", "poor-sleep", "better-sleep"),
    ("Massage may help to reduce fine lines.", "fine-lines", "fewer-aging-signs"),
    ("Massage seems to fade stretch marks.", "stretch-marks", "scar-softening"),
    ("My clients tell me that they sleep better.", "poor-sleep", "better-sleep"),
    ("Even sceptics admit that massage eases stress.", "stress", "stress-relief"),
    ("It is not only pleasant, it also firms the skin.", "loss-of-elasticity", "elasticity"),
    ("Massage cannot erase a scar, but it can flatten it.", "other-scars", "scar-softening"),
    ("A massage does more than relax you: it brightens dull skin.", "dullness", "radiance"),
    ("Your skin will thank you: it feels softer and looks brighter.", "dullness", "radiance"),
    ("The evidence is growing that massage softens scars.", "other-scars", "scar-softening"),
    ("Don't be surprised if you sleep better.", "poor-sleep", "better-sleep"),
    ("Massage helps rough skin feel smooth.", "uneven-texture", "texture"),
    ("Wrinkles look less deep after a month of massage.", "wrinkles", "fewer-aging-signs"),
    ("Massage takes years off a tired face.", "signs-of-aging", "fewer-aging-signs"),
    ("The skin bounces back faster.", "loss-of-elasticity", "elasticity"),
    ("People with rosacea who are massaged feel less stressed.", "stress", "stress-relief"),
    (
        "Massage promotes the growth of new cells, which smooths rough skin.",
        "uneven-texture",
        "cell-renewal",
    ),
    ("The extra oxygen makes skin glow.", "dullness", "nutrient-delivery"),
    ("Massage fights the signs of aging.", "signs-of-aging", "fewer-aging-signs"),
    (
        "By lowering stress, massage can prevent premature aging.",
        "premature-aging",
        "stress-relief",
    ),
    ("Massage relieves anxiety, so people fall asleep sooner.", "poor-sleep", "stress-relief"),
    (
        "Psoriasis flares when I am stressed, and massage keeps the stress away.",
        "psoriasis",
        "stress-relief",
    ),
    (
        "A daily rub reduces the appearance of cellulite and stretch marks.",
        "stretch-marks",
        "scar-softening",
    ),
    ("Under-eye bags disappear.", "congestion", "lymphatic-flow"),
    ("It diminishes crow's feet.", "fine-lines", "fewer-aging-signs"),
    ("Frown lines relax.", "wrinkles", "fewer-aging-signs"),
    ("Acne marks become less noticeable.", "acne-scars", "scar-softening"),
    ("It leaves the complexion luminous.", "dullness", "radiance"),
    ("It leaves you feeling serene.", "stress", "calm-mind"),
    ("It clears the head.", "stress", "calm-mind"),
    ("Massage soothes irritated skin.", "inflammation", "less-inflammation"),
    ("The skin around the scar looks clearer and less inflamed.", "inflammation", "clearer-skin"),
    ("Massage boosts collagen production, which plumps up fine lines.", "fine-lines", "collagen"),
    ("Strokes usher the fluid under the eyes to the nodes.", "congestion", "lymphatic-flow"),
    ("Gentle pressure herds puffiness out toward the ears.", "congestion", "lymphatic-flow"),
    ("Light strokes steer excess water out of the face.", "congestion", "lymphatic-flow"),
    ("My sallow winter face came away lit up.", "dullness", "radiance"),
    ("My thoughts went quiet on the table.", "stress", "calm-mind"),
    ("The day's cares slid off me.", "stress", "stress-relief"),
    ("Massage damps inflammation.", "inflammation", "less-inflammation"),
    ("Clients tell me they were out cold by ten.", "poor-sleep", "better-sleep"),
    ("Since I took up a nightly oil rub, I sleep till morning.", "poor-sleep", "better-sleep"),
    ("Kneading coaxes cells into making collagen, so slack skin firms up.",
     "loss-of-elasticity", "collagen"),
    ("Rubbing draws blood into a scar.", "other-scars", "blood-flow"),
    ("Kneading breaks up scar tissue, and the surface is smoother as a result.",
     "other-scars", "texture"),
    ("The tension drained away.", "stress", "stress-relief"),
    ("Massage softens wrinkles. It takes the skin back to its youth.",
     "wrinkles", "fewer-aging-signs"),
    ("Face massage lowers stress. Whoever thinks that this is not true has never had one.",
     "stress", "stress-relief"),
    ("Massage lowers stress. Some say that it must hurt, and that is not true.",
     "stress", "stress-relief"),
    ("Massage drains the swelling of the face. Each stroke takes the water back to the vessels.",
     "congestion", "lymphatic-flow"),
    ("Ultrasound images showed more blood in scars that were kneaded.",
     "other-scars", "blood-flow"),
    ("Many people say that the strokes leave them calmer.", "stress", "calm-mind"),
    ("Some say that their cheeks look brighter after a massage.", "dullness", "radiance"),
    ("People often say that they sleep more soundly after a massage.",
     "poor-sleep", "better-sleep"),
    ("Your skin has even tone after a massage.", "uneven-texture", "texture"),
    ("Massage lifts facial skin.", "loss-of-elasticity", "elasticity"),
    ("Massage holds off the signs of aging.", "signs-of-aging", "fewer-aging-signs"),
    ("A massage a week wards off wrinkles.", "wrinkles", "fewer-aging-signs"),
    ("My skin after the massage? Brighter.", "dullness", "radiance"),
    ("She had never done anything for her skin before the massage, and now it glows.",
     "dullness", "radiance"),
    ("Women who massage their hips will not get stretch marks.", "stretch-marks",
     "scar-softening"),
    ("Massage your brow and you won't develop any new wrinkles.", "wrinkles",
     "fewer-aging-signs"),
    ("Those who are massaged every day never get fine lines around the eyes.", "fine-lines",
     "fewer-aging-signs"),
    ("You will never suffer from stress if you have a massage on Fridays.", "stress",
     "stress-relief"),
    ("Clients come back sure that massage has softened their scars.",
     "other-scars", "scar-softening"),
    ("Clients read or doze, and that hour of massage lowers their stress.",
     "stress", "stress-relief"),
)  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary(pack: Pack) -> Vocabulary:
    """Return the vocabulary of the shipped pack."""
    return build_vocabulary(pack)


@pytest.fixture(scope="module")
def read(pack: Pack) -> ReadText:
    """Return a function that reads paragraphs that follow one about massage."""
    return make_reader(pack)


@pytest.mark.parametrize("text", DENIALS)
def test_a_denial_or_doubt_in_other_words_is_never_suggested(read: ReadText, text: str):
    """However an author words a denial or a doubt, it is no claim."""
    assert pairs(read(text)) == set()


@pytest.mark.parametrize(("text", "concern", "benefit"), CLAIMS)
def test_a_claim_in_other_words_is_suggested(read: ReadText, text: str, concern: str, benefit: str):
    """A claim counts however it is worded, even beside words that look like a denial."""
    assert (concern, benefit) in pairs(read(text))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ("I have a scar on my chin.", "A month of rubbing has loosened it."),
            ("other-scars", "scar-softening"),
            id="object",
        ),
        pytest.param(
            ("My eyelids were puffy.", "After a massage they had gone down."),
            ("congestion", "lymphatic-flow"),
            id="subject",
        ),
        pytest.param(
            ("We see acne scars, which soften with massage.",),
            ("acne-scars", "scar-softening"),
            id="which",
        ),
        pytest.param(
            ("Her scar was tethered.", "After five sessions it slid freely."),
            ("other-scars", "scar-softening"),
            id="state",
        ),
        pytest.param(
            ("Tommy has an old scar.", "After a month of rubbing it's softer."),
            ("other-scars", "scar-softening"),
            id="it's",
        ),
        pytest.param(
            ("Redness after a windy day?", "Gone."), ("redness", "less-inflammation"), id="fragment"
        ),
        pytest.param(
            ("Collagen holds the skin up.", "Massage stimulates it, and jowls get firmer."),
            ("loss-of-elasticity", "collagen"),
            id="boosts it",
        ),
    ],
)
def test_what_was_just_named_is_meant_by_it(read: ReadText, texts, expected):
    """A pronoun stands for the concern or benefit in the sentence before it."""
    assert expected in pairs(read(" ".join(texts)))


def test_more_blood_goes_with_the_glow_of_the_next_sentence(read: ReadText):
    """More blood eases no concern by itself, so it joins the claim next to it, as implied."""
    reading = read("More blood reaches the cheeks. The skin glows.")
    kinds = {(item.concern_id, item.benefit_id): item.kind for item in reading.suggestions}

    assert kinds == {("dullness", "blood-flow"): "implied", ("dullness", "radiance"): "stated"}


def test_a_word_of_sleep_within_the_benefit_is_no_cause(read: ReadText):
    """In "doze off to sleep", the word "sleep" does not link back to the stress before it."""
    reading = read("A wedding is a stressful time. Massage helps the bride to doze off to sleep.")

    assert pairs(reading) == {("poor-sleep", "better-sleep")}


def test_another_matter_is_not_joined(read: ReadText):
    """The word "also" starts a new point, so what follows is not joined to the claim before it."""
    assert ("dullness", "blood-flow") not in pairs(
        read("Massage brightens dull skin. It also boosts the circulation.")
    )


def test_less_stress_goes_on_to_what_stress_drives(read: ReadText):
    """If stress drives a skin condition, less stress eases it, whichever is said first."""
    expected = {
        ("stress", "stress-relief"),
        ("acne", "stress-relief"),
        ("acne", "fewer-flare-ups"),
        ("stress", "fewer-flare-ups"),
    }

    assert pairs(read("Stress feeds acne. Massage lowers stress.")) == expected
    assert pairs(read("Massage lowers stress. And stress is what feeds acne.")) == expected


def test_scars_under_a_heading_are_the_scars_of_the_heading(read: ReadText):
    """Under "Acne scars", the word "scars" alone means acne scars."""
    reading = read("Massage makes scars softer.", heading="Acne scars")

    assert pairs(reading) == {("acne-scars", "scar-softening")}


def test_what_becomes_of_a_scar_is_not_said_of_the_skin(read: ReadText):
    """A scar that gets thinner and more elastic is no claim about the elasticity of skin."""
    assert pairs(read("With massage, the scar gets thinner and more elastic.")) == {
        ("other-scars", "scar-softening")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Stop if the scar becomes softer or inflamed.",
        "If the redness fades, press a little harder.",
        "Avoid oils that leave skin smooth.",
        "We examined whether massage reduces wrinkles.",
        "Methods. Massage reduced wrinkles in the model.",
        "We finish with a lift-and-sculpt massage.",
        "She is trained in manual lymphatic drainage.",
        "Lymphatic drainage sessions have moved to the bathroom shelf.",
        "Raised blood flow in the cheek was seen after five minutes.",
        "The effect on sleep is better studied.",
        "The circles bring in fresh blood.",
        "The same firm sells a larger model.",
        "Redness comes and goes.",
        "Light therapy clears redness. It smooths wrinkles, too.",
        "Massage the night cream in. It brightens dull skin.",
    ],
)
def test_cases_warnings_aims_and_names_claim_nothing(read: ReadText, text: str):
    """Such sentences use the words of claims but do not say what massage brings."""
    assert pairs(read(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Do not massage over rosacea.",
        "Don't rub skin with rosacea: the extra blood flow makes redness worse.",
        "People with rosacea should not massage their face, since blood flow makes redness worse.",
        "Be careful with rosacea: massage brings blood to the surface, and that worsens redness.",
        "With rosacea, leave massage out; the increased circulation feeds the redness.",
        "Rosacea is a reason not to massage: better circulation means more redness.",
        "Ask a doctor before you massage rosacea, since more blood flow can bring on flushing.",
        "Steer clear of inflamed acne; massage increases circulation there and spreads it.",
        "Massage over a fresh scar should wait until it has healed.",
        "With rosacea, the boost in circulation from massage can set off redness.",
        "Massage is a bad idea for rosacea because it boosts circulation and inflammation.",
        "Do not massage over acne. It may increase inflammation and blood flow.",
    ],
)
def test_a_caution_is_listed_as_that_and_is_no_claim(read: ReadText, text: str):
    """A warning names a concern and an effect of massage, but it promises nothing."""
    reading = read(text)

    assert pairs(reading) == set()
    assert {item.why for item in reading.denied} == {"The sentence warns."}


@pytest.mark.parametrize(
    ("text", "concern_id", "benefit_id"),
    [
        ("Massage eases redness, but do not massage over rosacea.", "redness", "less-inflammation"),
        ("Do not stop massaging: over weeks it fades scars.", "other-scars", "scar-softening"),
        ("Massage fades scars, and you should avoid massaging cuts.", "other-scars",
         "scar-softening"),
        ("Stress makes rosacea worse, and massage lowers stress.", "rosacea", "stress-relief"),
        ("Massage may soften scars. It does not, however, replace your doctor.", "other-scars",
         "scar-softening"),
        ("Massage may soften scars. It is not, of course, a cure for acne.", "other-scars",
         "scar-softening"),
        ("\"Massage firms sagging skin,\" says a facialist.", "loss-of-elasticity", "elasticity"),
        ("Massage makes skin with eczema less red.", "redness", "less-inflammation"),
        ("Massage smooths wrinkles, and many women swear by it.", "wrinkles",
         "fewer-aging-signs"),
    ],
)  # fmt: skip
def test_a_claim_beside_a_caution_stays_a_claim(
    read: ReadText, text: str, concern_id: str, benefit_id: str
):
    """A claim apart from the warning counts, and so does one that only sounds like a warning."""
    assert (concern_id, benefit_id) in pairs(read(text))


def test_after_another_means_an_own_experience_goes_back_to_massage(read: ReadText):
    """A cream is the subject of the sentences about it only; then it is massage again."""
    reading = read("My mother swears by retinol. It smooths wrinkles. But my cheeks feel firmer.")

    assert pairs(reading) == {("loss-of-elasticity", "elasticity")}


def test_a_sceptical_article_does_not_believe_what_it_reports(read: ReadText):
    """In a skeptical article, reports by others are doubted, but not what the author felt."""
    reading = read(
        "Massage does not fade scars. It does not smooth wrinkles. It has never cleared acne. "
        "It will not lift a sagging jaw. My friend says that it brightens dull skin.",
        "I was less stressed for a day.",
    )

    assert pairs(reading) == {("stress", "stress-relief")}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Massage the dough until it is smooth and elastic. Knead it until the wrinkles go. "
            "The loaf will glow in the oven, and the stress of the week will melt away.",
            id="dough",
        ),
        pytest.param(
            "A massage calms a nervous dog. Rub the dog's scar to keep it soft. "
            "Dogs sleep better after a massage, and the coat gleams.",
            id="dogs",
        ),
        pytest.param(
            "Massage the kale with salt and lemon. Rough leaves of kale turn bright and silky. "
            "Eat the salad and sleep well.",
            id="salad",
        ),
    ],
)
def test_what_else_is_kneaded_is_no_article_about_skin(read: ReadText, text: str):
    """An article about dough or dogs is not about massage of skin, whatever words it shares."""
    reading = read("Serve it.", about=text)

    assert not reading.about_massage
    assert reading.suggestions == ()


@pytest.mark.parametrize("heading", ["How to use your roller", "The jade stone", "Rub it out"])
def test_a_tool_or_move_in_a_heading_is_what_the_article_is_about(read: ReadText, heading: str):
    """If a heading names a tool or a move, its sentences need not name massage."""
    about = "Wash your face first. A mirror helps, as do a chair and time for your skin."
    reading = read("Each pass eases puffiness.", about=about, heading=heading)

    assert pairs(reading) == {("congestion", "lymphatic-flow")}


def test_how_a_move_is_done_says_nothing_of_what_it_brings(read: ReadText):
    """The words "slow" and "down" name no improvement if they describe strokes or a cause."""
    assert pairs(read("Use slow strokes over blotchy cheeks.")) == set()
    assert pairs(read("Looking old often comes down to genes.")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The polished jade tools are washed.",
        "The stone is boiled. It is smooth as a pebble.",
        "Step 5: Glow.",
        "Press in our C-Bright serum.",
        "Pressing too hard will make the skin sore and may slow you down.",
        "As a wound heals, the body lays down collagen and scars form.",
        "Lymph carries waste away from the tissues.",
        "She had even brought her own stone.",
        "Hold off the massage while you have acne.",
        "Massage lowers your blood pressure.",
        "I was even late for my massage.",
        "With age we lose fat, bone, collagen and elastin.",
        "It is the loss of fat, bone and elastin that ages a face.",
        "Our lift facial is a massage of forty minutes.",
        "The pressure should be firm.",
        "Start with a touch that is firm but gentle.",
        "Do this up to at least three times a day.",
        "Now for firming.",
        "The stone lives in a velvet pouch.",
        "Two women with sore cheeks dropped out.",
        "Four people came with tense jaws and one dropped out.",
        "In a bad week she lays on a clay mask instead, which soothes inflamed skin.",
        "Half of our guests doze off on the table.",
        "Most people fall asleep during the massage.",
        "The one thing known to prevent wrinkles is a hat.",
        "And the only thing that smooths wrinkles is a good surgeon.",
    ],
)
def test_tools_labels_harm_and_nature_claim_nothing(read: ReadText, text: str):
    """Such sentences say nothing about what massage does for the skin."""
    assert pairs(read(text)) == set()


def test_the_name_of_a_treatment_in_a_heading_names_no_concern(read: ReadText):
    """A "Lift Facial" is a treatment, but in "Lift facial skin" the words are about skin."""
    text = "Massage builds collagen."

    assert pairs(read(text, heading="The Alpine Lift Facial")) == set()
    assert pairs(read(text, heading="Lift facial skin")) == {("loss-of-elasticity", "collagen")}


def test_a_heading_that_was_answered_with_no_goes_no_further(read: ReadText):
    """Other benefits of massage are not claims for the concern that the heading asks about."""
    reading = read("It does not fade wrinkles. But the skin is firmer.", heading="Wrinkles?")

    assert pairs(reading) == {("loss-of-elasticity", "elasticity")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Slow passes over blotchy cheeks leave them calmer and looking clearer.",
            {("redness", "less-inflammation"), ("redness", "clearer-skin")},
        ),
        (
            "The fine lines around the mouth and the furrows on the brow have both softened.",
            {("fine-lines", "fewer-aging-signs"), ("wrinkles", "fewer-aging-signs")},
        ),
        (
            "Stress ages a face before its time, and massage lowers stress.",
            {("stress", "stress-relief"), ("premature-aging", "stress-relief")},
        ),
        (
            "The swelling was gone: my eyelids were no longer puffy.",
            {("congestion", "lymphatic-flow")},
        ),
        (
            "Light strokes soothe the redness of my rosacea.",
            {("redness", "less-inflammation"), ("rosacea", "less-inflammation")},
        ),
        (
            "My psoriasis is much less inflamed after a massage.",
            {("inflammation", "less-inflammation"), ("psoriasis", "less-inflammation")},
        ),
        (
            "My rosacea is old, and my cheeks were less red after a massage.",
            {("redness", "less-inflammation")},
        ),
        ("Massage soothes the redness of a sunburn.", {("redness", "less-inflammation")}),
        ("I look less gray after it.", {("dullness", "radiance")}),
        ("Your cheeks should feel firm after it.", {("loss-of-elasticity", "elasticity")}),
        ("It leaves cheeks soft as velvet.", {("uneven-texture", "texture")}),
        ("I fall asleep on Mondays, after it.", {("poor-sleep", "better-sleep")}),
        ("At least three scars softened.", {("other-scars", "scar-softening")}),
        ("Next, brighter skin.", {("dullness", "radiance")}),
        (
            "The only thing that smooths wrinkles is ten minutes of kneading.",
            {("wrinkles", "fewer-aging-signs")},
        ),
        ("The one thing it does is smooth wrinkles.", {("wrinkles", "fewer-aging-signs")}),
        (
            "My scar is hard. It gets the blood going.",
            set(),
        ),
        ("My scar is hard. It gets much softer.", {("other-scars", "scar-softening")}),
        (
            "Light circles between the brows ease fine lines.",
            {("fine-lines", "fewer-aging-signs")},
        ),
        pytest.param(
            "A lymph massage helps flush the fluid from a puffy face.",
            {("congestion", "lymphatic-flow")},
            id="what is flushed out is no redness",
        ),
        pytest.param(
            "Massage calms a flush.", {("redness", "less-inflammation")}, id="a flush of the skin"
        ),
    ],
)
def test_a_sentence_claims_just_these_pairs(read: ReadText, text: str, expected):
    """A sentence may claim several benefits, several concerns, or a cause for each."""
    assert pairs(read(text)) == expected


def test_massage_that_is_mentioned_among_other_things_must_be_named(read: ReadText):
    """In an article about creams, only sentences about massage count."""
    about = (
        "Retinol smooths wrinkles. Sunscreen prevents aging. Vitamin C brightens dull skin. "
        "Azelaic acid calms redness. A rich cream plumps the cheeks. Acids clear dead cells."
    )
    reading = read("A face massage eases stress. It drains puffy eyes.", "Skin glows.", about=about)

    assert pairs(reading) == {("stress", "stress-relief"), ("congestion", "lymphatic-flow")}


def test_a_talk_that_comes_to_massage_late_is_about_it(read: ReadText):
    """One sentence in ten is enough if no cream or lamp is named as often."""
    about = (
        "Welcome back. How was the sea? Cold as ever, and my cheeks are blue. My chin is red. "
        "You asked me for a story. I have one. It begins in a kitchen. There is a kettle in it. "
        "Go on. My aunt had a bad week. She sat down. So did I. It rained. We said nothing. "
        "Nobody rang. The clock struck four."
    )
    reading = read("She learned face massage that day.", "She kneads.", "Skin glows.", about=about)

    assert pairs(reading) == {("dullness", "radiance")}


def test_items_of_a_list_that_lost_its_lines_are_sentences(read: ReadText):
    """List markers separate the items, so that one item claims nothing for the next."""
    reading = read("*) it drains puffy eyes *) it lowers stress *) it fades scars")

    assert [item.sentences for item in reading.suggestions] == [
        ("it drains puffy eyes",),
        ("it lowers stress",),
        ("it fades scars",),
    ]
