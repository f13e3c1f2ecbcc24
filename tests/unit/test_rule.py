"""The rule is data: changing one of its numbers changes verdicts and what readers are told."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.unit.test_verdicts import META, found, judge
from touchstone.evidence.rule import RULE, Rule
from touchstone.evidence.verdicts import judge_cell
from touchstone.resources import read_about
from touchstone.wording.about import about_text
from touchstone.wording.rule import explain_certainty, pick_examples, rule_text

TWO = (found("a"), found("b"))
SMALL = (found("a", people=40), found("b", people=30))


@pytest.mark.parametrize(
    ("evidence", "rule", "before", "after", "said"),
    [
        pytest.param(
            TWO, replace(RULE, few_people=401), 4, 3, "fewer than 401 people", id="few people"
        ),
        pytest.param(
            SMALL, replace(RULE, very_few_people=71), 3, 2, "fewer than 71 took part", id="very few"
        ),
        pytest.param(
            TWO, replace(RULE, starts={**RULE.starts, "randomized": 3}), 4, 3,
            "starts at 3 if a randomized trial", id="start",
        ),
        pytest.param(
            (found("a"), found("b", "mixed")), replace(RULE, changes={**RULE.changes, "mixed": -2}),
            3, 2, "Two down: the verdict is “Mixed results”.", id="step",
        ),
        pytest.param(
            (found("a", people=500),), replace(RULE, single_study_cap=3), 2, 3,
            "A single study never gets more than 3.", id="cap",
        ),
        pytest.param(
            (found("a", step="benefit-to-concern"),), replace(RULE, only_a_step=2), 1, 2,
            "is always 2.", id="only a step",
        ),
        pytest.param(
            TWO, replace(RULE, groups={"meta-analysis": "review"}), 4, 1,
            "randomized trials, controlled trials", id="what counts",
        ),
        pytest.param(
            (found("a"), found("b"), found("c", "mixed")), replace(RULE, most_from=3,
            most_share=Fraction(2, 3)), 3, 4, "at least two in three", id="most",
        ),
    ],
)  # fmt: skip
def test_a_number_of_the_rule_moves_verdict_and_text(
    evidence, rule: Rule, before: int, after: int, said: str, pack
):
    """Each number is written down once, so nobody has to change it in a second place."""
    assert judge_cell(evidence, claimed=True).certainty == before
    assert judge_cell(evidence, claimed=True, rule=rule).certainty == after

    assert said.lower() in about_text(pack, rule)[0].lower()
    assert said.lower() not in about_text(pack)[0].lower()


def test_a_rule_says_itself_what_a_review_is():
    """A trial is inside a review only under a rule that counts its design as a review."""
    rows = (found("a", design=META), found("b"))
    no_review = replace(RULE, groups={**RULE.groups, META: "randomized"})

    inside = [
        judge_cell(rows, claimed=True, contents={"a": frozenset("b")}, rule=rule).inside
        for rule in (RULE, no_review)
    ]

    assert inside == [(found("b"),), ()]


def test_about_has_no_number_of_the_rule_of_its_own():
    """The template describes the method, and the rule supplies all of its numbers."""
    before, _, _ = read_about().partition("<!-- examples -->")

    assert "<!-- rule -->" in before
    cited = re.sub(r"chapter 12|in 2017", "", before)
    assert re.findall(r"\d+", cited) == []


def test_the_rule_names_every_design_that_never_decides():
    """Readers learn which designs are shown but never decide."""
    assert "Lab studies, overviews, scoping reviews and guidelines never count." in rule_text()


def test_each_step_of_an_example_is_explained_with_its_number():
    """The explanation lists each reason that moved the certainty, and by how much."""
    cell = judge(found("a", "mixed", design=META, people=20), found("b", people=20))

    assert explain_certainty(cell) == [
        "A review is among the 2 studies that count: start at 4.",
        "Inconsistency: the results do not agree: one down.",
        "Imprecision: only 20 people are known to have taken part: two down.",
        "Certainty: 1 of 4, very unsure.",
    ]


def test_three_worked_examples_show_three_verdicts(verdicts):
    """The examples on About come from the shipped data and show different verdicts."""
    pairs = pick_examples(verdicts)

    assert len({verdicts[pair].verdict for pair in pairs}) == 3
    assert all(
        explain_certainty(verdicts[pair])[-1].startswith(f"Certainty: {verdicts[pair].certainty}")
        for pair in pairs
    )
