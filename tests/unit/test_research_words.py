"""What research found is said in sentences that are as sure as the certainty."""

from __future__ import annotations

import pytest

from tests.plain_words import BANNED
from tests.unit.test_verdicts import CONTROLLED, META, found, judge
from touchstone.evidence.chain import build_chain
from touchstone.evidence.verdicts import collect_evidence
from touchstone.wording.research import (
    cell_sentence,
    certainty_sentence,
    chain_sentence,
    count_studies,
    research_answer,
)


@pytest.mark.parametrize(
    ("evidence", "start"),
    [
        pytest.param(
            (found("a", design=META, people=300), found("b", people=300)),
            "Massage improves wrinkles (1 review and 1 trial, 600 people).",
            id="4",
        ),
        pytest.param(
            (found("a", people=200), found("b", people=200)), "Massage probably improves", id="3"
        ),
        pytest.param((found("a"), found("b")), "Massage may improve wrinkles (2 trials", id="2"),
        pytest.param(
            (found("a", people=9),), "We do not know if massage improves wrinkles (1 trial", id="1"
        ),
        pytest.param((found("a", "mixed"), found("b")), "Results are mixed: we do not", id="mixed"),
        pytest.param((), "We found no study of this. This does not mean", id="none"),
    ],
)
def test_the_verb_follows_the_certainty(evidence, start: str):
    """Improves, probably improves, may improve, we do not know."""
    assert cell_sentence(judge(*evidence), "Wrinkles").startswith(start)


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
    """Each reason has its words."""
    said = certainty_sentence(judge(found("a", "mixed", CONTROLLED, 12)))

    assert "no randomized trial or review decides" in said
    assert "the results do not agree" in said
    assert "only 12 people took part" in said
    assert "only one study decides" in said


def test_the_weakest_link_is_named():
    """A chain is as strong as its weaker link."""
    chain = build_chain([found("a", step="massage-to-benefit"), found("b")])

    assert chain.weakest == ("benefit-to-concern",)
    assert chain_sentence(chain, "More collagen", "Wrinkles") == (
        "The weakest link is the one from “more collagen” to wrinkles."
    )


def test_links_are_judged_by_their_own_step():
    """A finding of one step says nothing about another."""
    chain = build_chain(
        [
            found("a", "no-effect", step="massage-to-benefit"),
            found("b", step="benefit-to-concern"),
            found("c", step="related"),
        ]
    )

    assert (chain.first.verdict, chain.second.verdict, chain.whole.verdict) == (
        "no-difference",
        "helped",
        "not-studied",
    )
    assert chain.weakest == ("massage-to-benefit",)


def test_the_answer_for_acne_scars_says_that_nothing_was_found(verdicts):
    """The example of the design, from the real data."""
    cells = [verdicts["acne-scars", "scar-softening"], verdicts["acne-scars", "cell-renewal"]]

    assert research_answer("Acne scars", cells) == (
        "We found no study that tested massage on acne scars."
    )


def test_an_answer_counts_the_studies_of_a_step(verdicts):
    """Studies of massage and stress are not passed over because none saw the skin."""
    cells = [cell for (concern, _), cell in verdicts.items() if concern == "stress"]
    claimed = [cell for cell in cells if cell.verdict != "no-claim"]
    said = research_answer("Stress that shows on the skin", claimed)

    assert said.startswith("We found no study that tested the whole way from massage to stress")
    assert ". A step of it was tested by 10 reviews, 20 trials, " in said


def test_an_answer_says_each_outcome_in_a_sentence(verdicts):
    """No sentence grows with the benefits; the real data of redness has three outcomes."""
    cells = [cell for (concern, _), cell in verdicts.items() if concern == "redness"]
    claimed = [cell for cell in cells if cell.verdict != "no-claim"]

    assert research_answer("Redness", claimed) == (
        "We found 1 review and 3 trials that tested massage on redness. "
        "For 1 benefit, results are mixed (not very sure). "
        "For 1 benefit, only a step was studied. For 2 benefits, we found no study."
    )


def test_three_reasons_are_two_sentences():
    """What pulled the certainty down is told in full, however much it is."""
    cell = judge(found("a", design="uncontrolled-trial", people=50))

    assert certainty_sentence(cell) == (
        "The certainty is not higher because no randomized trial or review decides "
        "and only 50 people took part. Also, only one study decides."
    )


def test_every_cell_of_the_pack_has_plain_sentences(pack, verdicts):
    """No banned word, no gap, no number without its studies."""
    evidence = collect_evidence(pack)
    for (concern_id, benefit_id), cell in verdicts.items():
        concern, benefit = pack.concern_names[concern_id], pack.benefit_names[benefit_id]
        chain = build_chain(evidence.get((concern_id, benefit_id), ()))
        sentences = [
            cell_sentence(cell, concern),
            certainty_sentence(cell),
            chain_sentence(chain, benefit, concern),
        ]
        said = " ".join(sentence for sentence in sentences if sentence)
        assert not BANNED.search(said)
        assert "{" not in said
        assert "  " not in said
