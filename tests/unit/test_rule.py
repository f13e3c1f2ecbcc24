"""The rule is data: a number that changes there changes verdicts and what readers are told."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.unit.test_verdicts import META, found, judge
from touchstone.evidence.rule import RULE, Rule
from touchstone.evidence.verdicts import judge_cell
from touchstone.resources import read_about
from touchstone.wording.about import about_text
from touchstone.wording.rule import explain_certainty, pick_examples, rule_text

SMALL = (found("a", people=40), found("b", people=30))
LARGE = (found("a", design=META, people=200), found("b", people=150))


@pytest.mark.parametrize(
    ("evidence", "rule", "before", "after", "said"),
    [
        pytest.param(
            SMALL, replace(RULE, few_people=71), 2, 1, "fewer than 71 people", id="few people"
        ),
        pytest.param(
            LARGE, replace(RULE, agreeing_people=350), 3, 4, "350 people or more", id="agreeing"
        ),
        pytest.param(
            SMALL, replace(RULE, starts={**RULE.starts, "randomized": 3}), 2, 3,
            "and at 3 if a randomized trial", id="start",
        ),
        pytest.param(
            (found("a", "mixed", META, 300), found("b", people=300)),
            replace(RULE, changes={**RULE.changes, "mixed": -2}), 2, 1,
            "Two down: the results are mixed.", id="step",
        ),
        pytest.param(
            (found("a", design=META, people=300),), replace(RULE, single_study_cap=3), 2, 3,
            "A single study never passes 3.", id="cap",
        ),
        pytest.param(
            (found("a", step="benefit-to-concern"),), replace(RULE, only_a_step=2), 1, 2,
            "is always 2.", id="only a step",
        ),
        pytest.param(
            SMALL, replace(RULE, groups={"meta-analysis": "review"}), 2, 1,
            "randomized trials, controlled trials", id="what decides",
        ),
    ],
)  # fmt: skip
def test_a_number_of_the_rule_moves_verdict_and_text(
    evidence, rule: Rule, before: int, after: int, said: str, pack
):
    """Nobody has to find the number a second time."""
    assert judge_cell(evidence, claimed=True).certainty == before
    assert judge_cell(evidence, claimed=True, rule=rule).certainty == after

    assert said.lower() in about_text(pack, rule)[0].lower()
    assert said.lower() not in about_text(pack)[0].lower()


def test_about_has_no_number_of_the_rule_of_its_own():
    """The template says how things are done, and the rule says with which numbers."""
    before, _, _ = read_about().partition("<!-- examples -->")

    assert "<!-- rule -->" in before
    assert re.findall(r"\d+", before) == []


def test_the_rule_names_every_design_that_never_decides():
    """What is shown and never decides is said before anybody wonders."""
    assert "Lab studies, overviews and guidelines never decide." in rule_text()


def test_each_step_of_an_example_is_explained_with_its_number():
    """What is said about the certainty is what made it."""
    cell = judge(found("a", "mixed", design=META, people=20), found("b", people=20))

    assert explain_certainty(cell) == [
        "A review is among the 2 deciding studies: start at 3.",
        "The results of the 2 deciding studies are mixed: one down.",
        "Only 40 people took part: one down.",
        "Certainty: 1 of 4, very unsure.",
    ]


def test_three_worked_examples_show_three_verdicts(verdicts):
    """The examples on About come from the data and differ."""
    pairs = pick_examples(verdicts)

    assert len({verdicts[pair].verdict for pair in pairs}) == 3
    assert all(
        explain_certainty(verdicts[pair])[-1].startswith(f"Certainty: {verdicts[pair].certainty}")
        for pair in pairs
    )
