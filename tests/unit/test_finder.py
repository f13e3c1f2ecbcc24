"""A visitor's own words find the right concerns, and none rather than a wrong one."""

from __future__ import annotations

import random
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as hs

from benchmarks.finder import is_right, read_queries
from touchstone.limits import MAX_QUERY_CHARS, MAX_TYPED_CHARS
from touchstone.packs.pack import Pack
from touchstone.search.english import load_english
from touchstone.search.finder import Finder, build_finder
from touchstone.search.negation import ABSENCE_CUES
from touchstone.search.stems import stem_word
from touchstone.search.tokens import split_words, tokenize
from touchstone.wording.own_words import EMERGENCY_NOW, HELP_NOW, describe_answer


@pytest.fixture(scope="module")
def finder(pack) -> Finder:
    """Return the finder of the shipped pack."""
    return build_finder(pack)


@pytest.mark.parametrize("cue", sorted(ABSENCE_CUES))
def test_every_cue_of_absence_denies_the_words_after_it(finder: Finder, cue: str) -> None:
    """A denial holds until the sentence turns, as at “but”, and the answer reports it."""
    answer = finder.find(f"{cue} wrinkles but stress")

    assert [item.concern_id for item in answer.found] == ["stress"]
    assert [item.concern_id for item in answer.denied] == ["wrinkles"]


@pytest.mark.parametrize(
    "query",
    [
        "I can't hide my acne",
        "no idea where all this acne comes from",
        "not sure whether it is acne",
        "no cream helps my acne",
        "never been able to get rid of my acne",
        "not only acne",
    ],
)
def test_a_no_to_something_else_leaves_the_complaint(finder: Finder, query: str) -> None:
    """Someone who has no idea why, or no cream that helps, still has the complaint."""
    assert list(finder.find(query).offered) == ["acne"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("my face looks tired and grey", ["dullness"]),
        ("crow's feet", ["fine-lines"]),
        ("crow’s feet", ["fine-lines"]),
        ("marks from my pregnancy", ["stretch-marks"]),
        ("zits", ["acne"]),
        ("striae", ["stretch-marks"]),
        ("rhytides", ["wrinkles"]),
        ("red blotchy cheeks", ["redness"]),
        ("AGEING", ["signs-of-aging"]),
        ("acne scars", ["acne-scars"]),
        ("not sleeping well", ["poor-sleep"]),
        ("there is no glow left", ["dullness"]),
    ],
)
def test_everyday_and_medical_words_are_understood(finder: Finder, query: str, expected: list[str]):
    """Everyday words and the words of doctors lead to the same concerns."""
    assert list(finder.find(query).offered) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("wrinkels", "wrinkles"),
        ("finelinesaroundmyeyes", "fine-lines"),
        ("toxinbuildup", "congestion"),
        ("strechmarks", "stretch-marks"),
    ],
)
def test_typos_and_words_run_together_are_understood(finder: Finder, query: str, expected: str):
    """Typos and missing spaces are common on phones and must not hide a concern."""
    assert list(finder.find(query).offered) == [expected]


def test_a_lesser_complaint_beside_a_concern_hides_nothing(finder: Finder):
    """People often add a lesser complaint that is not covered, and the concern still counts."""
    assert list(finder.find("I have wrinkles and no energy").offered) == ["wrinkles"]


@pytest.mark.parametrize(
    "query", ["wrinkles quixotry", "Kowalski wrinkles", "wrinkles in Wuppertal"]
)
def test_a_name_beside_a_concern_hides_nothing(finder: Finder, query: str):
    """Only words in common use can show that a text is about something else."""
    assert list(finder.find(query).offered) == ["wrinkles"]


def test_a_word_in_common_use_says_that_the_talk_is_of_something_else(finder: Finder):
    """“Sagging” means skin if it stands alone or beside a name, but not beside a common word."""
    assert finder.find("a sagging bookshelf").offered == ()


def test_two_concerns_at_once_are_both_found(finder: Finder):
    """Each concern that a visitor names must be found."""
    found = finder.find("my old surgery scar and the lines round my eyes").offered

    assert set(found) == {"other-scars", "fine-lines"}


def test_each_concern_names_the_words_that_found_it(finder: Finder):
    """Readers see why a concern was found, in the words that they typed."""
    found = {item.concern_id: item.words for item in finder.find("Wrinkels, and Acne!").found}

    assert found == {"wrinkles": ("Wrinkels",), "acne": ("Acne",)}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("a mole on my back changed shape and bleeds", "Please ask a doctor about it."),
        ("there is a lump in my breast", "Please ask a doctor about it."),
        ("fever and a rash that is spreading", "Please ask a doctor about it."),
        ("wrinkles. And a mole that bleeds", "You also mention moles and skin cancer: please"),
        ("I am pregnant. And a mole of mine bleeds", "Please ask a doctor about it."),
        ("I hate my face and want to die", HELP_NOW),
        ("My acne is bad. I feel suicidal", HELP_NOW),
        ("a rash that spreads fast and I cannot breathe", EMERGENCY_NOW),
        ("my face feels numb and one side is drooping", EMERGENCY_NOW),
        ("acne, and chest pain since this morning", EMERGENCY_NOW),
        ("my calf is swollen and painful", "Please ask a doctor about it."),
        ("isotretinoin and acne", "You also mention a medicine: please ask a doctor about it."),
        ("wrinkles. And a filler last week", "You also mention an injected filler: please ask"),
        ("chemo", "Please ask a doctor about it."),
    ],
)
def test_what_needs_a_doctor_or_help_at_once_is_told(
    finder: Finder, pack: Pack, query: str, said: str
):
    """A red flag must never lead straight to a page about massage."""
    answer = finder.find(query)
    lines = describe_answer(query, answer, pack.concern_names)

    assert [line for line in lines if line.startswith(said)] != []
    assert answer.near == ""


@pytest.mark.parametrize(
    "query",
    [
        "skin to die for",
        "I want to dye my hair",
        "dead skin",
        "eczema",
        "acne scars",
        "my face is drooping",
        "my pores cannot breathe",
        "let my skin breathe",
        "light strokes",
    ],
)
def test_what_is_no_red_flag_needs_nobody(finder: Finder, query: str):
    """Words that only look like a red flag cause no warning."""
    answer = finder.find(query)

    assert (answer.for_doctor, answer.needs_help_now, answer.is_emergency) == ((), False, False)


@pytest.mark.parametrize(
    ("query", "about"),
    [
        ("hair loss", "hair"),
        ("melasma", "pigment spots"),
        ("toenail fungus", "nails"),
        ("a dull knife", "home and garden"),
        ("mole that changed and bleeds", "moles and skin cancer"),
        ("lump under skin", "a lump under the skin"),
        ("there is a lump under my skin", "a lump under the skin"),
        # These words also occur with a concern; alone they name something that is not covered.
        ("sunburn", "sunburn"),
        ("fake tan", "sunburn and tanning"),
        ("boil", "infections of the skin"),
        ("wound", "an open wound"),
    ],
)
def test_what_is_not_covered_finds_nothing_and_is_named(finder: Finder, query: str, about: str):
    """What is not covered must be named, because no concern is better than a wrong one."""
    answer = finder.find(query)

    assert (answer.found, answer.unsure) == ((), ())
    assert about in answer.about


@pytest.mark.parametrize("query", ["best pizza", "sleeping well", "", " ", "stars", "cream"])
def test_nothing_is_found_where_nothing_is_meant(finder: Finder, query: str):
    """“Stars” does not mean scars, and sleeping well is not poor sleep."""
    assert finder.find(query).offered == ()


@pytest.mark.parametrize(
    ("query", "found", "beside"),
    [
        ("cellulite or stretch marks?", "stretch-marks", "We have no page about cellulite."),
        (
            "varicose veins, hair loss and wrinkles",
            "wrinkles",
            "We have no page about hair or veins.",
        ),
        ("dark circles and puffy eyes", "congestion", "We have no page about dark circles."),
        # Only one thing is named, so there is nothing to add.
        ("wrinkles", "wrinkles", ""),
    ],
)
def test_what_is_named_beside_a_concern_is_told(
    finder: Finder, pack: Pack, query: str, found: str, beside: str
):
    """The concern is found, and the answer says what has no page instead of ignoring it."""
    answer = finder.find(query)

    assert [item.concern_id for item in answer.found] == [found]
    lines = describe_answer(query, answer, pack.concern_names)
    assert [line for line in lines if "no page" in line] == ([beside] if beside else [])


@pytest.mark.parametrize(
    ("query", "found", "beside"),
    [
        ("acne, cellulite, scars", ["other-scars", "acne"], ("cellulite",)),
        ("scars, hair loss, acne", ["other-scars", "acne"], ("hair",)),
        ("my mom has cellulite and stretch marks, I have acne", ["acne"], ()),
    ],
)
def test_what_stands_between_is_no_bridge(
    finder: Finder, query: str, found: list[str], beside: tuple[str, ...]
):
    """Leaving out a part must not join its neighbors, and what others have is not reported."""
    answer = finder.find(query)

    assert sorted(item.concern_id for item in answer.found) == sorted(found)
    assert answer.beside == beside


@pytest.mark.parametrize(
    "query", ["I want to die, wrinkles", "I am suicidal, acne", "stress and suicidal thoughts"]
)
def test_despair_is_not_called_a_subject_without_a_page(finder: Finder, pack: Pack, query: str):
    """Where to find help comes first, and nothing is said of a missing page."""
    answer = finder.find(query)
    lines = describe_answer(query, answer, pack.concern_names)

    assert lines[0] == HELP_NOW
    assert not [line for line in lines if "no page" in line]


@pytest.mark.parametrize("query", ["fine", "not", "about to boil over", "before its time"])
def test_a_part_of_an_entry_is_not_the_entry(finder: Finder, query: str):
    """A text is about an entry's subject only if it matches the whole entry word for word."""
    assert finder.find(query).about == ()


@pytest.mark.parametrize("query", ["asdf qwer", "asdf", "qwer zxcv"])
def test_nonsense_is_about_nothing(finder: Finder, query: str):
    """Nonsense gets the answer for what is not understood."""
    answer = finder.find(query)

    assert (answer.offered, answer.about) == ((), ())


def test_painful_lumps_on_the_jaw_are_acne(finder: Finder):
    """A lump is usually not covered, but painful lumps on the jaw are a sign of acne."""
    assert list(finder.find("painful lumps under the skin of my jaw").offered) == ["acne"]


def test_denied_words_do_not_count(finder: Finder):
    """A denied concern must not be offered, up to the end of the thought."""
    assert finder.find("no wrinkles, just dry").offered == ()
    assert finder.find("no wrinkles or acne").offered == ()
    assert list(finder.find("no wrinkles but acne").offered) == ["acne"]
    assert finder.find("I have neither acne nor scars").offered == ()
    assert finder.find("wrinkles don't bother me").offered == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("my husband has psoriasis, I just have rough elbows", ["uneven-texture"]),
        ("my sister has rosacea but I haven't", []),
        ("my brother had terrible acne, I never did", []),
        ("my mum has psoriasis, not me", []),
        ("everyone in my family has rosacea except me", []),
        ("my son has acne", ["acne"]),
        ("my mother says that I have acne", ["acne"]),
        ("her cheeks are red", ["redness"]),
    ],
)
def test_what_others_have_counts_where_the_visitor_has_nothing(
    finder: Finder, query: str, expected: list[str]
):
    """A mother may ask for her son, but visitors who compare ask for themselves."""
    assert list(finder.find(query).offered) == expected


@pytest.mark.parametrize(
    ("query", "found", "denied"),
    [
        ("I have acne, no trouble sleeping", ["acne"], ["poor-sleep"]),
        ("nothing wrong with my sleep but I am flushed", ["redness"], ["poor-sleep"]),
        ("my doctor ruled out rosacea", [], ["rosacea"]),
        ("I don't care about wrinkles", [], ["wrinkles"]),
        ("the redness has gone completely", [], ["redness"]),
        ("it is rosacea, isn't it?", ["rosacea"], []),
    ],
)
def test_a_denial_is_about_its_own_part(
    finder: Finder, query: str, found: list[str], denied: list[str]
):
    """A denial reaches as far as a speaker would mean it, and no further."""
    answer = finder.find(query)

    assert list(answer.offered) == found
    assert [item.concern_id for item in answer.denied] == denied


def test_the_complaint_at_the_end_of_a_story_is_found(finder: Finder):
    """A story is read to its end, and whatever else it tells is not taken for a concern."""
    story = "I moved to the coast in May. The dog loves it. " * 30 + "My cheeks are red all day."

    answer = finder.find(story)

    assert [item.concern_id for item in answer.found] == ["redness"]
    assert answer.unread == ""


def test_what_is_too_long_to_be_read_is_told(finder: Finder, pack: Pack):
    """Nothing is cut silently: the answer gives the limit as it nears, and what was not read."""
    read, typed = MAX_QUERY_CHARS, MAX_TYPED_CHARS
    for length, said in (
        (read // 2, ""),
        (read, "You wrote 2,000 characters. Up to 2,000 are read."),
        (read + 4, "Not read: “acne”"),
        (typed, "Only the first 2,000 characters were read."),
    ):
        query = "x" * (length - 5) + " acne"
        lines = describe_answer(query, finder.find(query), pack.concern_names)

        assert any(said in line for line in lines)
        assert (len(lines) > 1) == bool(said)


def test_a_pack_without_examples_understands_its_search_words(pack: Pack):
    """The tables of examples are optional, so search words alone must work."""
    tables = {**pack.tables}
    for name in ("examples", "not_covered"):
        tables[name] = tables[name].head(0)

    finder = build_finder(replace(pack, tables=tables))

    assert list(finder.find("jowls and zits").offered) == ["loss-of-elasticity", "acne"]
    assert finder.find("hair loss").offered == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("woman, 45, wrinkles", "wrinkles"),
        ("man with rosacea", "rosacea"),
        ("acne as a grown woman", "acne"),
        ("my girl has acne", "acne"),
        ("my son has acne, is it ok if I massage it?", "acne"),
        ("my mother has psoriasis, is it okay that I massage her back?", "psoriasis"),
        ("my sister has rosacea, I'm curious what helps", "rosacea"),
        ("not sure if this is psoriasis or just dry elbows", "psoriasis"),
    ],
)
def test_who_speaks_of_themselves_or_asks_for_family_is_heard(
    finder: Finder, query: str, expected: str
):
    """A word for a person or a question must not hide the concern."""
    assert list(finder.find(query).offered) == [expected]


def test_the_benchmark_holds_on_the_part_that_is_tuned_on(finder: Finder):
    """A change must not break queries that were understood before."""
    rows = [row for row in read_queries() if row["part"] == "tune"]
    right = [is_right(finder, row) for row in rows]

    assert len(rows) > 250
    assert sum(right) / len(right) >= 0.91


def test_no_example_is_taken_from_the_benchmark(pack: Pack):
    """If a query contained an example of four words or more, only memory would be measured."""
    queries = " | ".join(_plain(row["query"]) for row in read_queries())
    tables = (pack.tables[name]["words"] for name in ("examples", "not_covered"))
    rows = [_plain(words) for table in tables for words in table]

    assert len(rows) > 5_000
    assert [row for row in rows if len(row.split()) > 3 and f" {row} " in f" {queries} "] == []


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", text.lower()))


SAID = (
    "acne", "no", "not", "or", "gone", "'finelinesaroundmyeyes'", "oedemaaroundmyeyes", "wrinkels",
    "sleep", "hair", "red", "cheeks", "cannot", "İ", ".", ",", "and", "my scars", "like",
)  # fmt: skip


@given(hs.lists(hs.sampled_from(SAID) | hs.text(max_size=8), max_size=60).map(" ".join))
def test_any_text_gives_an_answer(finder: Finder, query: str):
    """Whatever is typed, the words shown are the visitor's own and lie within the limit."""
    answer = finder.find(query)

    assert answer == finder.find(query)
    for item in (*answer.found, *answer.denied):
        assert item.words
        assert all(words in query[:MAX_QUERY_CHARS] for words in item.words)


@pytest.mark.parametrize(
    ("query", "quoted"),
    [
        ("i have no idea why my cheeks are so red", {"cheeks", "red"}),
        ("'finelinesaroundmyeyes'", {"'finelinesaroundmyeyes'"}),
        ("C-section scar hurts", {"C-section scar"}),
        ("acne-prone since May", {"acne-prone"}),
    ],
)
def test_what_is_quoted_tells_a_reader_something(finder: Finder, query: str, quoted: set[str]):
    """The answer quotes no lone "no" and no part of a corrected or hyphenated word."""
    (found,) = finder.find(query).found

    assert set(found.words) == quoted


@pytest.mark.parametrize(
    "query", ["is it acne or not?", "my acne is not gone", "my acne hasn't gone"]
)
def test_a_not_that_denies_nothing_is_read_past(finder: Finder, query: str):
    """Someone who asks, or says that a complaint has not gone, has it."""
    answer = finder.find(query)

    assert (answer.offered, answer.denied) == (("acne",), ())


def test_a_pack_of_one_concern_offers_no_choice(pack: Pack):
    """With a single concern there is nothing to choose between."""
    concerns = pack.concerns.head(1)
    examples = pack.tables["examples"]
    kept = examples.loc[examples["concern_id"].isin(concerns["concern_id"])]
    alone = replace(pack, tables={**pack.tables, "concerns": concerns, "examples": kept})

    assert build_finder(alone).find("my face").unsure == ()


def test_two_clauses_that_may_mean_the_same_are_no_choice(pack: Pack):
    """In a pack of one concern, "brow" twice must not ask to choose between equal options."""
    concerns = pack.concerns.loc[pack.concerns["concern_id"] == "wrinkles"]
    examples = pack.tables["examples"]
    kept = examples.loc[examples["concern_id"] == "wrinkles"]
    alone = replace(pack, tables={**pack.tables, "concerns": concerns, "examples": kept})

    assert build_finder(alone).find("brow. brow. well. so. then.").unsure == ()


def test_a_term_that_says_only_that_it_is_not_covered_is_not_named(pack: Pack):
    """A pack may list a term in its descriptor, which does not say what the term is about."""
    tables = {**pack.tables, "not_covered": pack.tables["not_covered"].head(0)}
    own = replace(pack, tables=tables, not_covered=("cold sores",))
    answer = build_finder(own).find("cold sores and wrinkles")

    assert (answer.offered, answer.beside) == (("wrinkles",), ())


def test_words_that_are_spared_the_stemmer_are_their_own_stem():
    """Words that skip the stemmer, by their ending, must be ones that it would not change."""
    stemmer = snowballstemmer.stemmer("english")
    known = sorted(word for word in load_english().word_frequency.dictionary if word.isalpha())
    words = random.Random(0).sample(known, 4_000)

    wrong = {word: stem_word(word) for word in words if stem_word(word) != stemmer.stemWord(word)}
    assert not wrong.keys() - {"age", "ages", "aged"}


def test_readers_at_the_same_moment_get_the_right_stems():
    """The stemmer stores the word that it works on, so two threads must not share it."""
    known = sorted(word for word in load_english().word_frequency.dictionary if word.isalpha())
    words = random.Random(0).sample(known, 1_500)
    right = list(map(stem_word, words))
    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as readers:
            found = list(readers.map(lambda _: list(map(stem_word, words)), range(4)))
    finally:
        sys.setswitchinterval(switching)

    assert found == [right] * 4


@pytest.mark.parametrize("text", ["Even my crow’s feet, ageing!", "no glow", "", "even the lines"])
def test_words_without_places_are_the_words_with_them(text: str):
    """Both functions must agree, so that examples and typed words are read alike."""
    assert split_words(text) == [(token.word, token.stem) for token in tokenize(text).all]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("blood clot", ["blood-clot"]),
        ("I have a dvt in my leg", ["blood-clot"]),
        ("bloodclot", ["blood-clot"]),
        ("can I massage after botox?", ["after-botulinum-toxin"]),
        ("I have a swollen red painful calf after a long flight", ["blood-clot"]),
        ("my leg is swollen and warm", ["blood-clot"]),
        ("my calf hurts and is hot", ["blood-clot"]),
        ("lines on my calves", []),
        ("I am pregnant", ["pregnancy"]),
        ("pregnent", ["pregnancy"]),
        ("blood thinners", ["bleeding"]),
        ("athlete’s foot", ["skin-infection"]),
        ("my car is broken", []),
        ("hair loss", []),
        ("eczema on my hands", []),
        ("massage", []),
        ("ask a doctor about my skin", []),
        ("I don't have psoriasis", []),
        ("I am pregnant and have stretch marks", ["pregnancy"]),
        ("I take warfarin and want to fix my scars", ["bleeding"]),
        ("", []),
    ],
)
def test_words_lead_to_the_cautions_that_speak_of_them(
    finder: Finder, query: str, expected: list[str]
):
    """A caution that fits must be shown, and a common word must not bring one up."""
    assert list(finder.find(query).cautions) == expected


@pytest.mark.parametrize(
    ("query", "expected", "caution_id"),
    [
        ("I am pregnant and have stretch marks", "stretch-marks", "pregnancy"),
        ("I take warfarin and want to fix my scars", "other-scars", "bleeding"),
        ("wrinkles after botox", "wrinkles", "after-botulinum-toxin"),
        ("botox last week, wrinkles", "wrinkles", "after-botulinum-toxin"),
        ("I have a cold sore and dull skin", "dullness", "skin-infection"),
    ],
)
def test_a_caution_and_a_concern_hide_nothing_of_each_other(
    finder: Finder, query: str, expected: str, caution_id: str
):
    """A caution's subject is often not covered, but the rest of the text names its concern."""
    answer = finder.find(query)

    assert (answer.offered, answer.cautions) == ((expected,), (caution_id,))
    assert all("botox" not in words for item in answer.found for words in item.words)


@pytest.mark.parametrize("query", ["botox", "botox, my car is broken", "hair after botox"])
def test_a_rest_that_names_no_concern_finds_none(finder: Finder, query: str):
    """A caution alone must not make the finder guess a concern."""
    answer = finder.find(query)

    assert (answer.found, answer.cautions) == ((), ("after-botulinum-toxin",))


def test_a_pack_without_words_for_cautions_is_searched_by_rare_words_of_the_advice(pack: Pack):
    """Rare words of the advice find cautions in older packs, and common words find none."""
    cautions = pack.cautions.assign(search_words="")
    found = build_finder(replace(pack, tables={**pack.tables, "cautions": cautions})).find

    assert found("warts").cautions == ("clean-hands-tools", "skin-infection")
    assert found("blood clot").cautions == ("blood-clot", "pregnancy")
    for query in ("massage", "doctor", "soft skin", "my car is broken"):
        assert found(query).cautions == ()
