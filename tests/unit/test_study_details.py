"""Cards say who gave massage, to whom, who paid and which harms were seen, and hide no gap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.plain_words import BANNED, find_long
from tests.unit.test_verdicts import found, judge
from touchstone.evidence.studies import Study
from touchstone.packs.sources import standard_tables
from touchstone.wording.funding import funding_sentence, some_sold_sentence
from touchstone.wording.research import research_answer
from touchstone.wording.studies import (
    BODY_SITES,
    FUNDING,
    GIVEN_BY,
    GIVEN_WITH,
    HARMS,
    RATERS_BLIND,
    SEXES,
    describe_amount,
    describe_harms,
    list_study_details,
)
from touchstone.wording.verdicts import certainty_sentence


@pytest.fixture
def flament(evidence_map) -> Study:
    """Return a study whose minutes, weeks, payer and ages are known."""
    return evidence_map.studies["flament-2023"]


@pytest.mark.parametrize(
    ("column", "words"),
    [
        pytest.param("given_by", GIVEN_BY, id="given by"),
        pytest.param("given_with", GIVEN_WITH, id="given with"),
        pytest.param("body_site", BODY_SITES, id="body site"),
        pytest.param("raters_blind", RATERS_BLIND, id="blinded"),
        pytest.param("sex", SEXES, id="sex"),
        pytest.param("funding", FUNDING, id="funding"),
        pytest.param("harms", HARMS, id="harms"),
    ],
)
def test_every_value_of_a_closed_list_has_its_words(column: str, words: dict[str, str]):
    """A value that the tables allow never shows as its id, and no other value has words."""
    assert tuple(words) == standard_tables()["studies"].field(column).allowed


def test_a_card_tells_what_the_study_tells(flament: Study):
    """The card says who gave massage, with what, how long, where, to whom, and who paid."""
    told = list_study_details(flament)

    assert told["Given by"] == "The people themselves"
    assert told["Given with"] == "Hands"
    assert told["How long and how often"] == "3 minutes, 7 times a week, 2 weeks, 14 sessions"
    assert told["Where on the body"] == "Face"
    assert told["Sex and ages"] == "Women; ages: 40-60"
    assert told["Not stated"] == "Dropped out and judged without knowing"
    assert told["Who paid"].startswith(
        "A seller of the device, oil, training or method, or an association of such. A L'Oréal"
    )


def test_what_was_not_read_is_absent_and_not_called_not_stated(evidence_map):
    """Nobody looked for the minutes in a lab study, so the card must not say they are missing."""
    assert list_study_details(evidence_map.studies["adcock-2001"]) == {}


def test_nobody_dropping_out_is_not_the_same_as_not_stated(flament: Study):
    """Zero is a number, not a missing value."""
    assert list_study_details(replace(flament, dropouts=0))["Dropped out"] == "Nobody"
    assert list_study_details(replace(flament, dropouts=1))["Dropped out"] == "1 person"


def test_ranges_are_read_as_words(flament: Study):
    """The text "15-25" is a range and not a subtraction, and 1 takes the singular."""
    some = replace(flament, minutes="15-25", times_per_week="1", weeks="", sessions="1")

    assert describe_amount(some) == "15 to 25 minutes, 1 time a week, 1 session"


def test_harms_not_mentioned_never_read_as_safe(evidence_map):
    """Every such card says that silence does not mean safety, with or without a note."""
    silent = [item for item in evidence_map.studies.values() if item.harms == "not-mentioned"]

    assert len(silent) > 50
    for study in silent:
        said = describe_harms(study)
        assert said.startswith("Not mentioned. ")
        assert said.endswith("This does not mean that there were none.")


def test_harms_that_were_seen_are_told(evidence_map):
    """Harms seen and none seen are two different results, each shown with its note."""
    assert describe_harms(evidence_map.studies["xu-2012"]).startswith("Seen. Scraped skin")
    assert describe_harms(evidence_map.studies["harandi-2010"]).startswith("None seen. ")


def test_details_of_the_pack_are_plain(evidence_map):
    """No text about a study has a banned word, except a statement quoted from its authors."""
    told = [
        text
        for study in evidence_map.studies.values()
        for text in list_study_details(study).values()
    ]

    # What authors state about their own interests is quoted.
    ours = [text for text in told if "Authors state no significant commercial" not in text]
    assert len(told) - len(ours) == 1
    assert [text for text in ours if BANNED.search(text)] == []
    assert (
        find_long([text for text in told if "Not mentioned" in text and "Of note" not in text])
        == []
    )


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        pytest.param(
            (found("a", funding="seller", given_with="machine"),),
            "The one study that counts was paid for or written by those who sell the machine.",
            id="one",
        ),
        pytest.param(
            (
                found("a", funding="seller", given_with="machine"),
                found("b", funding="seller", given_with="machine"),
            ),
            "Both studies were paid for or written by those who sell the machine.",
            id="both",
        ),
        pytest.param(
            (found("a", funding="seller", given_with="hands"), found("b"), found("c")),
            "1 of 3 studies was paid for or written by those who sell such products or methods.",
            id="some",
        ),
        pytest.param((found("a", funding="independent"),), "", id="none"),
    ],
)
def test_words_say_when_sellers_paid(evidence, said: str):
    """The sentence says how many studies sellers paid for, and what they sell."""
    assert funding_sentence(evidence) == said


def test_a_cell_says_once_that_sellers_paid():
    """If sellers paid for all, it lowers the certainty; if for some, it has its own sentence."""
    every = judge(found("a", funding="seller", given_with="tool"))
    some = judge(found("a", funding="seller"), found("b"))

    assert some_sold_sentence(every) == ""
    assert (
        "The one study that counts was paid for or written by those who sell the tool."
        in certainty_sentence(every)
    )
    assert some_sold_sentence(some).startswith("1 of 2 studies was paid for")
    assert "paid for" not in certainty_sentence(some)


def test_an_answer_names_sellers_where_they_paid_for_half_or_more():
    """One study of three is mentioned in the cell only; half of them, in the answer as well."""
    sold, free = found("a", funding="seller"), [found("b"), found("c")]

    assert "1 of 2 studies was paid for" in research_answer("Wrinkles", [judge(sold, free[0])])
    assert "paid for" not in research_answer("Wrinkles", [judge(sold, *free)])
