"""The article reader suggests the claims that an article makes, and no others."""

from __future__ import annotations

import contextlib
import dataclasses

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as hs

from benchmarks import reader as bench
from tests.reading import pairs
from touchstone.articles.article import Article, Section
from touchstone.articles.quotes import locate_quote
from touchstone.errors import UploadError
from touchstone.limits import MAX_SENTENCE_CHARS
from touchstone.own_article.documents import build_article, read_document
from touchstone.own_article.draft import describe_origin
from touchstone.own_article.reading.sentences import split_article
from touchstone.own_article.reading.suggest import ArticleReading, read_article
from touchstone.own_article.reading.vocabulary import Vocabulary, build_vocabulary
from touchstone.packs.pack import Pack

ABOUT = "# What facial massage does\n\nA massage takes ten minutes. Anybody can massage a face.\n\n"


def article_from_text(article_id: str, text: str) -> Article:
    """Return Markdown text as an article, built in the same way as from a visitor's file."""
    document = read_document("article.md", text.encode("utf-8", "replace"))
    meta = describe_origin(document)
    return build_article(document, article_id=article_id, meta=meta)


@pytest.fixture(scope="module")
def vocabulary(pack: Pack) -> Vocabulary:
    """Return the vocabulary of the shipped pack."""
    return build_vocabulary(pack)


@pytest.fixture(scope="module")
def read(vocabulary: Vocabulary):
    """Return a function that reads text that follows two sentences about massage."""

    def _read(text: str) -> ArticleReading:
        return read_article(article_from_text("new", ABOUT + text), vocabulary)

    return _read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Massage fades scars.", ("other-scars", "scar-softening"), id="verb"),
        pytest.param("With massage, scars fade.", ("other-scars", "scar-softening"), id="falls"),
        pytest.param("Massage is stress relief.", ("stress", "stress-relief"), id="noun"),
        pytest.param("It leaves skin smoother.", ("uneven-texture", "texture"), id="reversal"),
        pytest.param("Massage minimises wrinkles.", ("wrinkles", "fewer-aging-signs"), id="UK"),
        pytest.param("I slept better after it.", ("poor-sleep", "better-sleep"), id="irregular"),
        pytest.param("Gua sha gives a glow.", ("dullness", "radiance"), id="kind of massage"),
    ],
)
def test_a_plain_claim_is_suggested_as_stated(read, text: str, expected: tuple[str, str]):
    """A plainly worded claim gives its concern, its benefit and the sentence that states it."""
    reading = read(text)

    assert pairs(reading) == {expected}
    assert reading.suggestions[0].kind == "stated"
    assert reading.suggestions[0].sentences == (text,)


def test_one_benefit_that_brings_another_gives_both(read):
    """If one benefit brings another, both are claims for that concern, as About explains."""
    reading = read("Massage boosts circulation, which makes dull skin brighter.")

    assert pairs(reading) == {("dullness", "blood-flow"), ("dullness", "radiance")}


def test_a_chain_goes_from_one_sentence_to_the_next(read):
    """The word "that" refers to the sentence before it, so the claim quotes both sentences."""
    reading = read("Massage improves the blood flow. That calms the redness.")
    found = {item.benefit_id: item for item in reading.suggestions}

    assert found["blood-flow"].sentences == (
        "Massage improves the blood flow.",
        "That calms the redness.",
    )
    assert found["blood-flow"].concern_id == "redness"


def test_a_list_is_no_chain(read):
    """Benefits that are only listed side by side do not bring each other about."""
    reading = read("Massage improves circulation, eases stress and fades scars.")

    assert pairs(reading) == {("stress", "stress-relief"), ("other-scars", "scar-softening")}


def test_a_concern_and_what_undoes_its_cause_may_stand_in_two_sentences(read):
    """A person has to join the two sentences, so the claim is implied and quotes both."""
    reading = read("Skin makes less collagen, so wrinkles appear. Massage builds collagen.")

    assert pairs(reading) == {("wrinkles", "collagen")}
    assert reading.suggestions[0].kind == "implied"
    assert len(reading.suggestions[0].sentences) == 2


def test_a_heading_says_what_its_section_is_for(read):
    """Under the heading "For stretch marks", a benefit is claimed for stretch marks."""
    reading = read("## For stretch marks\n\nKneading keeps the skin supple.")

    assert ("stretch-marks", "elasticity") in pairs(reading)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It keeps the scar supple.", {("other-scars", "scar-softening")}, id="longer words"
        ),
        pytest.param(
            "My jaw sags. I have acne, a scar and stress. It bounces back.",
            {("loss-of-elasticity", "elasticity")},
            id="troubles told",
        ),
        pytest.param(
            "By relieving tension it makes skin glow.",
            {("stress", "stress-relief"), ("dullness", "stress-relief"), ("dullness", "radiance")},
            id="it is no object",
        ),
        pytest.param("Two creases had settled around my mouth.", set(), id="settled is not gone"),
        pytest.param(
            "She is calmer, and her scar is old.", {("stress", "calm-mind")}, id="next thought"
        ),
    ],
)
def test_words_that_stand_near_each_other_need_not_belong_together(read, text, expected):
    """Words form a claim only within one statement, however close other words are."""
    assert pairs(read(text)) == expected


def test_the_subject_carries_over(read):
    """The word "it" refers to massage until something else becomes the subject."""
    reading = read("Massage is old. It lowers stress. Retinol is new. It smooths wrinkles.")

    assert pairs(reading) == {("stress", "stress-relief")}


@pytest.mark.parametrize(
    "text",
    [
        "Retinol smooths wrinkles.",
        "Sunscreen prevents premature aging better than massage.",
        "Massage a retinol cream into the skin. It smooths wrinkles.",
        "We finish with a mask that leaves skin glowing.",
        "A humidifier keeps skin smooth.",
        "Stress causes acne and makes skin dull.",
        "Poor circulation makes skin look dull.",
    ],
)
def test_what_massage_does_not_do_is_no_claim_about_it(read, text: str):
    """A benefit counts only if massage brings it, not a cream, a mask or a device."""
    assert pairs(read(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Massage does not remove toxins.",
        "There is little proof that massage fades stretch marks.",
        "Some believe that massage smooths wrinkles.",
        "It is a myth that massage lifts sagging skin.",
        "Massage has never cleared a case of acne.",
        "Whether massage softens scars is unclear.",
        "Can massage fade scars?",
        "Larger trials are needed before massage can be said to ease rosacea.",
    ],
)
def test_denials_doubts_and_questions_are_listed_and_never_suggested(read, text: str):
    """Each is listed as denied, with its exact sentence and a reason."""
    reading = read(text)

    assert pairs(reading) == set()
    assert [item.sentence for item in reading.denied] == [text]
    assert reading.denied[0].why.startswith("The sentence ")


def test_a_sentence_that_takes_back_the_one_before_denies_both(read):
    """A promise that the author takes back is no claim, and both sentences are listed."""
    reading = read("Massage fades scars, they told me. It does not.")

    assert pairs(reading) == set()
    assert len(reading.denied) == 2


@pytest.mark.parametrize(
    "text",
    [
        "There is no doubt that massage eases stress.",
        "Massage not only relaxes the muscles, it also eases stress.",
        "Massage does not cure acne, but it eases stress.",
        "Massage eases stress, and I have no quarrel with that.",
        "Nobody disputes that massage eases stress.",
        "Massage never fails to ease stress.",
        "Massage cannot fail to ease stress.",
        "Without fail, massage eases stress.",
    ],
)
def test_words_that_only_look_like_a_denial_deny_nothing(read, text: str):
    """Double negatives, "not only" and denials of something else leave the claim standing."""
    assert pairs(read(text)) == {("stress", "stress-relief")}


def test_a_section_of_myths_suggests_nothing(read):
    """The heading "Myths" says that the sentences under it are not true."""
    reading = read("## Myths\n\nMassage fades scars. Massage smooths wrinkles.")

    assert pairs(reading) == set()
    assert len(reading.denied) == 2


@pytest.mark.parametrize(
    "heading",
    [
        "Not just for athletes",
        "Every dot counts",
        "No magic wand needed",
        "Not a treatment for beginners",
        "Why the hype is real",
        "The part I didn't expect",
        "Not only wrinkles",
        "It's not all about looks",
        "Why massage isn't merely a treat",
        "Don't forget the neck",
        "You don't need a spa",
        "What your salon won't tell you",
        "Can't sleep?",
        "It won't hurt",
        "Scars that won't budge",
        "What works and what doesn't",
        "Not your grandmother's facial",
        "What creams can't do",
        "Worth the hype",
    ],
)
def test_a_heading_that_only_looks_like_a_denial_denies_nothing(read, heading: str):
    """Most headings with a "not" praise, advise or tease, and the claims under them stand."""
    reading = read(f"## {heading}\n\nMassage fades scars. Massage smooths wrinkles.")

    assert {"other-scars", "wrinkles"} <= {concern for concern, _ in pairs(reading)}
    assert not reading.denied


@pytest.mark.parametrize(
    "heading",
    [
        "What massage does not do",
        "What it can't do",
        "Massage will not change your skin",
        "What we did not see",
        "Not a cure",
        "No evidence so far",
        "Don't believe it",
        "It does nothing for skin",
        "Things that don't work",
        "Busting myths",
    ],
)
def test_a_heading_that_denies_its_section_is_the_reason_told(read, heading: str):
    """If only the heading denies a sentence, the reason given to the editor names the heading."""
    reading = read(f"## {heading}\n\nMassage fades scars. Massage does not smooth wrinkles.")

    assert pairs(reading) == set()
    assert [item.why for item in reading.denied] == [
        "The heading denies it.",
        "The sentence denies it.",
    ]


def test_an_article_on_another_subject_gives_nothing_and_says_so(vocabulary: Vocabulary):
    """Words for concerns and benefits are no claims in an article that is not about massage."""
    text = "Vitamin C brightens dull skin. Retinol smooths wrinkles. Sleep lowers stress."
    reading = read_article(article_from_text("other", text), vocabulary)

    assert not reading.about_massage
    assert (reading.suggestions, reading.denied) == ((), ())
    assert "wrinkles" in reading.concerns


def test_each_suggestion_says_why(read):
    """An editor sees which words were read as the concern and which as the benefit."""
    reading = read("Massage calms redness.")

    assert reading.suggestions[0].why == (
        "“redness” names the concern, “calms redness” the benefit; massage is named."
    )


def test_each_pair_is_suggested_once_with_the_stated_passage(read):
    """Of several passages for a pair, the best is chosen: stated, short, early."""
    reading = read("## Scars\n\nMassage fades scars. It also makes scars softer.")

    assert pairs(reading) == {("other-scars", "scar-softening")}
    assert reading.suggestions[0].sentences == ("Massage fades scars.",)


def test_a_benefit_without_words_is_known_by_its_name(pack: Pack):
    """A pack without ``benefit_words`` can still be used to read articles."""
    plain = dataclasses.replace(pack, benefit_words={})
    article = article_from_text("new", ABOUT + "Massage brings better sleep.")
    reading = read_article(article, build_vocabulary(plain))

    assert ("poor-sleep", "better-sleep") in pairs(reading)


def test_the_order_of_rows_does_not_matter(pack: Pack, vocabulary: Vocabulary):
    """The same article gives the same result, however the tables of the pack are sorted."""
    tables = {name: frame.iloc[::-1] for name, frame in pack.tables.items()}
    words = {
        benefit_id: tuple(reversed(phrases))
        for benefit_id, phrases in reversed(pack.benefit_words.items())
    }
    turned = dataclasses.replace(pack, tables=tables, benefit_words=words)
    article = bench.read_text("spring-flyer.txt")

    assert read_article(article, build_vocabulary(turned)) == read_article(article, vocabulary)


def test_the_part_report_is_read_only_when_asked_for(monkeypatch: pytest.MonkeyPatch):
    """The articles of part "report" stay unseen while somebody tunes the reader."""
    rows = [{"article": "a", "part": "report"}, {"article": "b", "part": "tune"}]
    monkeypatch.setattr(bench, "read_rows", lambda _: rows)

    assert [row["article"] for row in bench.choose_rows(report=False)] == ["b"]
    assert [row["article"] for row in bench.choose_rows(report=True)] == ["b", "a"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("massage scars " * 20_000, id="no end"),
        pytest.param("massage fades scars so " * 10_000, id="so"),
        pytest.param("massage, fading scars" * 10_000, id="commas"),
        pytest.param("." * 200_000, id="dots"),
        pytest.param("Massage fades scars. None of it is true. " * 5_000, id="taken back"),
        pytest.param("a" * 300_000, id="one word"),
    ],
)
def test_an_endless_line_is_read_in_pieces(vocabulary: Vocabulary, text: str):
    """Text without sentence ends is cut at the limit, so it cannot stall the reader."""
    article = Article("long", {"title": "Massage"}, (Section("one", "One", (text,)),))

    assert all(len(item.text) <= MAX_SENTENCE_CHARS + 2 for item in split_article(article))
    reading = read_article(article, vocabulary)
    assert all(locate_quote(article, item.quote) for item in reading.suggestions)


SNIPPETS = hs.sampled_from(
    ["Massage fades scars", "it does not", "which", ". ", "? ", '"', "“", "\n", "\n\n# ", "less",
     " stress ", "so ", "because ", "It ", "…", "�", "😀", "مساج", "<b>", "=1+1", "I ", "’s", "ß"]
)  # fmt: skip


@pytest.mark.slow
@settings(deadline=None, max_examples=150)
@given(hs.lists(SNIPPETS | hs.text(max_size=30), max_size=30).map("".join))
@example("Massage … fades … scars. " * 3)
def test_any_text_gives_an_answer_in_its_own_words(vocabulary: Vocabulary, text: str):
    """Any text is read without error, quoted exactly, and gives the same result each time."""
    articles = [Article("any", {"title": "Massage"}, (Section("one", text, (ABOUT, text)),))]
    with contextlib.suppress(UploadError):  # text that is refused as a file
        articles.append(article_from_text("any", ABOUT + text))
    for article in articles:
        reading = read_article(article, vocabulary)

        assert reading == read_article(article, vocabulary)
        known = [item for section in article.sections for item in section.paragraphs]
        for item in reading.suggestions:
            assert locate_quote(article, item.quote)
            assert all(any(part in text for text in known) for part in item.sentences)
        for denied in reading.denied:
            assert any(denied.sentence in text for text in known)


def test_tired_skin_is_no_other_subject(read):
    """A word for skin may share its stem with a word for cars ("tire") and still be about skin."""
    reading = read("A massage brightens tired skin. Tired skin glows after it.")

    assert reading.about_massage
    assert ("dullness", "radiance") in pairs(reading)
