"""Sentences about what research found sound as sure as the certainty, and no surer."""

from __future__ import annotations

import re

import pytest

from tests.plain_words import BANNED
from tests.unit.test_verdicts import CONTROLLED, META, found, judge
from touchstone.evidence.chain import build_chain
from touchstone.evidence.findings import collect_evidence
from touchstone.evidence_map.answers import plain_answer
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.markup.cells import render_cell_details
from touchstone.markup.claims import render_found
from touchstone.wording.research import chain_sentence, research_answer, research_lead
from touchstone.wording.verdicts import (
    cell_sentence,
    certainty_sentence,
    count_studies,
    directions_words,
    overlap_sentence,
    population_sentence,
)


@pytest.mark.parametrize(
    ("evidence", "start"),
    [
        pytest.param(
            (found("a", design=META, people=300), found("b", people=400)),
            "Massage improves wrinkles. 2 of 2 better. 1 review and 1 trial, at least 400 people.",
            id="4",
        ),
        pytest.param(
            (found("a", people=150), found("b", people=150)), "Massage probably improves", id="3"
        ),
        pytest.param(
            (found("a", people=20), found("b", people=20)),
            "Massage may improve wrinkles. 2 of 2 better. 2 trials, 40 people.",
            id="2",
        ),
        pytest.param(
            (found("a", people=9),),
            "It is very uncertain whether massage improves wrinkles. 1 trial, 9 people.",
            id="1",
        ),
        pytest.param(
            (found("a", clear="no"), found("b", clear="no")),
            "Massage may improve wrinkles, and the result could be chance. 2 of 2",
            id="none clear",
        ),
        pytest.param(
            (found("a", people=9, aim="prevent"),),
            "It is very uncertain whether massage prevents wrinkles. 1 trial",
            id="to prevent",
        ),
        pytest.param(
            (found("a", people=9, aim="prevent"), found("b", people=9)),
            "Massage may prevent or improve wrinkles",
            id="both aims",
        ),
        pytest.param(
            (found("a", "mixed", people=9), found("b", people=9)),
            "Results are mixed: it is very uncertain whether massage improves",
            id="mixed",
        ),
        pytest.param(
            (found("a", "no-difference", people=9),),
            "It is very uncertain whether massage makes a difference to wrinkles",
            id="no difference",
        ),
        pytest.param(
            (found("a", "against"), found("b", "against")),
            "Massage makes wrinkles worse. 2 of 2 worse",
            id="worse",
        ),
        pytest.param((), "We found no study of this. This does not mean", id="none"),
    ],
)
def test_the_verb_follows_the_certainty(evidence, start: str):
    """The verb gets weaker with the certainty, and is "prevents" where prevention was tested."""
    assert cell_sentence(judge(*evidence), "Wrinkles").startswith(start)


def test_what_deciding_studies_found_is_counted_in_words():
    """Several deciding studies are counted by what they found; one study needs no count."""
    three = (found("a"), found("b", "no-difference"), found("c", "mixed"))

    assert directions_words(judge(*three)) == "1 of 3 better, 1 no different, 1 mixed"
    assert directions_words(judge(found("a"))) == ""


@pytest.mark.parametrize(
    ("clear", "words"),
    [
        pytest.param(("yes", "yes"), "2 of 2 better", id="all are"),
        pytest.param(("yes", "no"), "2 of 2 better (1 could be chance)", id="one could be chance"),
        pytest.param(("no", "not-tested"), "2 of 2 better (both could be chance)", id="none is"),
        pytest.param(("yes", ""), "2 of 2 better", id="not recorded"),
    ],
)
def test_a_count_says_how_many_could_be_chance(clear: tuple[str, str], words: str):
    """A bare count would make results that could be chance sound as good as the others."""
    pair = (found("a", clear=clear[0]), found("b", clear=clear[1]))

    assert directions_words(judge(*pair)) == words


def test_what_was_tested_instead_is_said():
    """Direct studies name who took part; others say what was tested instead."""
    face, forearm = found("a", tested_on="women"), found("b", tested_on="forearms", direct=False)
    scars = found("c", tested_on="burn scars, not a face", direct=False)
    marks = found("d", tested_on="women in a pregnancy", aim="prevent", direct=False)

    assert population_sentence(judge(face), "Wrinkles") == "Tested on: women."
    assert population_sentence(judge(face, forearm), "Wrinkles") == (
        "1 of 2 studies treated people with wrinkles. The other was on: forearms."
    )
    assert population_sentence(judge(scars), "Redness") == (
        "Not tested on redness as most people mean it. Tested instead: burn scars, not a face."
    )
    assert population_sentence(judge(marks), "Stretch marks") == (
        "Tested for prevention, not on existing stretch marks. Tested on: women in a pregnancy."
    )


def test_studies_are_counted_once_and_by_kind():
    """Two findings of one study are one study."""
    evidence = [
        found("a"),
        found("a", step="massage-to-benefit"),
        found("b", design=CONTROLLED),
        found("c", design=META),
    ]

    assert count_studies(evidence) == "1 review and 2 trials"


def test_what_pulled_the_certainty_down_is_said():
    """Every reason that lowered the certainty is named."""
    said = certainty_sentence(judge(found("a", "mixed", CONTROLLED, 12)))

    assert "No randomized trial or review counts." in said
    assert "The results do not agree." in said
    assert "Only 12 people took part." in said
    assert "Only one study counts." in said


def test_the_weakest_link_is_named():
    """A claim is as strong as the weaker link of its chain, unless tested the whole way."""
    step = found("a", step="massage-to-benefit")
    chain = build_chain([step], judge(step))
    tested = build_chain([step, found("b")], judge(step, found("b")))

    assert chain.weakest == ("benefit-to-concern",)
    # A claim that was tested the whole way rests on no step.
    assert tested.weakest == ()
    assert chain_sentence(tested, "More collagen", "Wrinkles", "More collagen") == ""
    assert chain_sentence(chain, "More collagen", "Wrinkles", "More collagen") == (
        "The weakest link is the one from “more collagen” to wrinkles."
    )


def test_links_are_judged_by_their_own_step():
    """A finding of one step says nothing about another."""
    evidence = [
        found("a", "no-difference", step="massage-to-benefit"),
        found("b", step="benefit-to-concern"),
        found("c", step="related"),
    ]
    chain = build_chain(evidence, judge(*evidence))

    assert (chain.first.verdict, chain.second.verdict, chain.whole.verdict) == (
        "no-difference",
        "points-to-better",
        "only-a-step",
    )
    assert chain.weakest == ("massage-to-benefit",)


def test_the_answer_for_acne_scars_says_that_nothing_was_found(verdicts):
    """The shipped data have no study of massage for acne scars, and the answer admits it."""
    cells = [verdicts["acne-scars", "scar-softening"], verdicts["acne-scars", "cell-renewal"]]

    assert research_answer("Acne scars", cells) == (
        "We found no study that tested massage on acne scars."
    )


def test_what_leads_to_the_claims_says_what_they_do_not(verdicts):
    """The lead neither repeats the answer card nor hides studies of benefits not claimed."""
    none = [verdicts["acne-scars", "scar-softening"]]
    step = [verdicts["stress", "stress-relief"]]
    tested = [verdicts["poor-sleep", "better-sleep"]]

    assert research_lead("Acne scars", none) == ""
    assert research_lead("Stress", step, step) == ""
    assert research_lead("Acne scars", none, step).startswith("We found no study that tested the")
    assert "but not for a benefit that is claimed here" in research_lead("Stress", step, tested)
    assert research_lead("Wrinkles", [verdicts["wrinkles", "fewer-aging-signs"]]) == ""


def test_an_answer_counts_the_studies_of_a_step(verdicts):
    """Studies of massage and stress are counted, even though none looked at the skin."""
    cells = [cell for (concern, _), cell in verdicts.items() if concern == "stress"]
    claimed = [cell for cell in cells if cell.verdict != "no-claim"]
    said = research_answer("Stress that shows on the skin", claimed)

    assert said.startswith("We found no study that tested the whole way from massage to stress")
    assert ". A step of it was tested by 10 reviews, 33 trials, " in said


def test_an_answer_says_each_outcome_in_a_sentence(verdicts):
    """Each outcome has its own short sentence; the shipped data on redness have three."""
    cells = [cell for (concern, _), cell in verdicts.items() if concern == "redness"]
    claimed = [cell for cell in cells if cell.verdict != "no-claim"]

    assert research_answer("Redness", claimed) == (
        "Not tested on redness as most people mean it. "
        "Tested instead: the redness of burn scars, not of a face. "
        "That was done in 1 review and 4 trials. "
        "For 1 benefit, results are mixed (very unsure). "
        "For 2 benefits, only a step was studied. For 1 benefit, we found no study."
    )


def test_each_reason_is_a_sentence():
    """Reasons for a lower certainty are given in full, however many there are."""
    cell = judge(found("a", design="uncontrolled-trial", people=50))

    assert certainty_sentence(cell) == (
        "Why not more certain? No randomized trial or review counts. "
        "Only 50 people took part. Only one study counts."
    )


@pytest.mark.parametrize(
    ("blind", "said"),
    [
        (0, "Those who judged the results may have known who got massage."),
        (1, "In 2 of 3 studies, those who judged may have known who got massage."),
    ],
)
def test_those_who_judged_are_doubted_in_the_studies_that_leave_it_open(blind: int, said: str):
    """A study whose raters are known to have been blinded is left out of the count."""
    rows = [found(key, raters_blind=number < blind) for number, key in enumerate("abc")]

    assert said in certainty_sentence(judge(*rows))


@pytest.mark.parametrize(
    ("trials", "reviews", "said"),
    [
        ("ab", "", ""),
        ("", "d", ""),
        ("a", "d", "Some trials may also be in the review."),
        ("a", "de", "Some trials may also be in the reviews, which may share trials."),
        ("", "de", "The reviews may share trials."),
    ],
)
def test_trials_may_be_inside_one_review_or_several(trials: str, reviews: str, said: str):
    """Few trials are known to be inside a review, so the sentence says that they may be."""
    rows = [*(found(key) for key in trials), *(found(key, design=META) for key in reviews)]

    assert overlap_sentence(judge(*rows)) == said


@pytest.mark.parametrize(
    ("concern_id", "said"),
    [
        pytest.param(
            "stretch-marks",
            "Tested for prevention, not on existing stretch marks. "
            "Tested on: women asked after pregnancy; "
            "women in a first pregnancy, before marks appeared.",
            id="stretch marks",
        ),
        pytest.param(
            "redness",
            "Not tested on redness as most people mean it. "
            "Tested instead: the redness of burn scars, not of a face.",
            id="redness",
        ),
        pytest.param(
            "poor-sleep", "8 of 17 studies treated people with poor sleep.", id="poor sleep"
        ),
    ],
)
def test_the_answer_says_on_whom_and_to_what_end(evidence_map, concern_id: str, said: str):
    """The answer must not pass off tests on other people, or for prevention, as direct ones."""
    answer = plain_answer(evidence_map, concern_id)
    cells = evidence_map.verdicts_by_concern[concern_id]
    told = [
        population_sentence(cell, evidence_map.pack.concern_names[concern_id])
        for cell in cells.values()
    ]

    assert said in " ".join([answer, *told])
    if concern_id != "poor-sleep":
        assert said in answer


def test_every_cell_of_the_pack_has_plain_sentences(pack, verdicts):
    """No sentence has a banned word, an unfilled placeholder or a double space."""
    evidence = collect_evidence(pack)
    for (concern_id, benefit_id), cell in verdicts.items():
        concern, benefit = pack.concern_names[concern_id], pack.benefit_names[benefit_id]
        chain = build_chain(evidence.get((concern_id, benefit_id), ()), cell)
        sentences = [
            cell_sentence(cell, concern),
            population_sentence(cell, concern),
            certainty_sentence(cell),
            chain_sentence(chain, benefit, concern, benefit),
        ]
        said = " ".join(sentence for sentence in sentences if sentence)
        assert not BANNED.search(said)
        assert "{" not in said
        assert "  " not in said


def test_a_second_step_is_named_after_what_its_studies_are_about(evidence_map):
    """Studies behind "fewer flare-ups" asked about stress, so they are named after it.

    Studies behind "less stress" need no other name.
    """
    named = render_cell_details(evidence_map, Cell("acne", "fewer-flare-ups"))
    plain = render_cell_details(evidence_map, Cell("acne", "stress-relief"))

    assert "Less stress: Points to better (1 trial and 4 observational studies" in named
    assert "Less stress: " not in plain
    assert "Points to better (1 trial and 4 observational studies" in plain


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        (
            Cell(ConcernId("acne"), BenefitId("stress-relief")),
            [
                "From massage to less stress: mixed results, 17 studies.",
                "From less stress to acne: points to better, 5 studies, only a link in 4 of 5.",
            ],
        ),
        (
            Cell(ConcernId("rosacea"), BenefitId("fewer-flare-ups")),
            ["From less stress to rosacea: points to better, 3 studies, only a link."],
        ),
        (
            Cell(ConcernId("redness"), BenefitId("nutrient-delivery")),
            ["From massage to oxygen and nutrients: no clear difference in one study."],
        ),
    ],
)
def test_a_claim_tells_what_was_found_for_each_step(
    evidence_map: EvidenceMap, cell: Cell, lines: list[str]
):
    """This includes steps without a clear difference; steps that nobody tested are left out."""
    found = render_found(evidence_map, cell)

    assert [line for line in re.findall(r"<p>([^<]+)</p>", found) if "From" in line] == lines
