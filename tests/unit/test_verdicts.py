"""The rule for verdict and certainty, branch by branch (docs/about.md)."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as hs

from touchstone.evidence.bar import BAR_ITEMS
from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.findings import Evidence
from touchstone.evidence.rule import DIRECTIONS, STEP_NAMES, VERDICTS
from touchstone.evidence.verdicts import CellVerdict, format_dots, judge_cell
from touchstone.packs.loading import DESCRIPTOR
from touchstone.resources import SHIPPED_FOLDER

RCT, CONTROLLED, META, SYSTEMATIC = (
    "randomized-trial",
    "controlled-trial",
    "meta-analysis",
    "systematic-review",
)


def found(
    study: str,
    direction: str = "supports",
    design: str = RCT,
    people: int = 200,
    step: str = "whole",
    *,
    clear: str = "yes",
    given_with: str = "hands",
    comparator_kind: str = "no-treatment",
    raters_blind: bool = True,
    funding: str = "independent",
    tested_on: str = "people",
    aim: str = "reduce",
    direct: bool = True,
) -> Evidence:
    """Return a finding; unless an argument says otherwise, its study has no flaw."""
    return Evidence(
        study, step, direction, design, people, clear, given_with, comparator_kind,
        raters_blind, funding, tested_on, aim, direct,
    )  # fmt: skip


def judge(*evidence: Evidence, claimed: bool = True, **more) -> CellVerdict:
    """Return the verdict of a cell with a few findings."""
    return judge_cell(evidence, claimed=claimed, **more)


def several(**directions: int) -> tuple[Evidence, ...]:
    """Return the given number of trials for each direction."""
    return tuple(
        found(f"{direction}-{number}", direction.replace("_", "-"))
        for direction, count in directions.items()
        for number in range(count)
    )


VERDICT_CASES = [
    pytest.param(several(supports=2), "better", id="all support"),
    pytest.param(several(supports=3, mixed=1), "better", id="three in four"),
    pytest.param(several(supports=2, mixed=1), "mixed", id="two in three"),
    pytest.param(several(supports=11, no_difference=4), "mixed", id="less than three in four"),
    pytest.param(several(against=3, no_difference=1), "worse", id="three in four against"),
    pytest.param(
        tuple(replace(item, clear="no") for item in several(supports=2)),
        "points-to-better",
        id="none is clear",
    ),
    pytest.param(
        tuple(replace(item, people=9, direct=False) for item in several(supports=2)),
        "points-to-better",
        id="very unsure",
    ),
    pytest.param((found("a", "against", people=9),), "points-to-worse", id="points to worse"),
    pytest.param((found("a"), found("b", "no-difference")), "mixed", id="they disagree"),
    pytest.param((found("a", "mixed"),), "mixed", id="one is mixed"),
    pytest.param(
        (found("a", clear="no"), found("b", "no-difference", clear="no")),
        "no-difference",
        id="they disagree and none is clear",
    ),
    pytest.param((found("a", "no-difference"),), "no-difference", id="no difference"),
    pytest.param((found("a", "not-stated"),), "only-a-step", id="direction not stated"),
    pytest.param((found("a", step="massage-to-benefit"),), "only-a-step", id="first step"),
    pytest.param((found("a", step="benefit-to-concern"),), "only-a-step", id="second step"),
    pytest.param((found("a", design="lab-study"),), "only-a-step", id="lab study of the whole"),
    pytest.param((found("a", design="scoping-review"),), "only-a-step", id="scoping review"),
    pytest.param((found("a", design="narrative-review"),), "only-a-step", id="overview"),
    pytest.param((found("a", design="guideline"),), "not-studied", id="guideline"),
    pytest.param((found("a", step="related"),), "not-studied", id="related"),
    pytest.param((), "not-studied", id="nothing"),
]


@pytest.mark.parametrize(("evidence", "verdict"), VERDICT_CASES)
def test_each_table_gives_its_verdict(evidence: tuple[Evidence, ...], verdict: str):
    """The code follows every row of the published table of verdicts."""
    assert judge(*evidence).verdict == verdict


def test_the_cases_reach_every_verdict():
    """No verdict is left untested; "no claim" and the bar have tests of their own."""
    reached = {case.values[1] for case in VERDICT_CASES}

    assert reached | {"no-claim", "below-bar"} == set(VERDICTS)


def test_a_pair_that_is_not_claimed_has_no_certainty():
    """The findings are still shown, but the verdict is "no claim"."""
    cell = judge(found("a"), claimed=False)

    assert (cell.verdict, cell.certainty) == ("no-claim", 0)
    assert [item.study_id for item in cell.deciding] == ["a"]


TWO = several(supports=2)


def vary(evidence: tuple[Evidence, ...] = TWO, **changes) -> tuple[Evidence, ...]:
    """Return findings with the same change in each."""
    return tuple(replace(item, **changes) for item in evidence)


CERTAINTY_CASES = [
    pytest.param(TWO, 4, id="nothing to find fault with"),
    pytest.param(vary(design=CONTROLLED), 2, id="no randomized trial"),
    pytest.param((TWO[0], replace(TWO[1], design=CONTROLLED)), 4, id="one randomized trial"),
    pytest.param((TWO[0], replace(TWO[1], raters_blind=False)), 4, id="half are blinded"),
    pytest.param(vary(raters_blind=False), 3, id="none is blinded"),
    pytest.param(vary(design=SYSTEMATIC, people=400), 3, id="a review counts as not blinded"),
    pytest.param(vary(comparator_kind="before-after"), 3, id="no comparison"),
    pytest.param(vary(comparator_kind="other-touch"), 3, id="another touch is no comparison"),
    pytest.param(
        vary(design=META, comparator_kind="not-stated", people=400),
        3,
        id="a review counts as comparing",
    ),
    pytest.param(several(supports=2, against=1), 3, id="mixed"),
    pytest.param(vary(given_with="machine"), 3, id="by machine"),
    pytest.param((TWO[0], replace(TWO[1], given_with="tool")), 4, id="one by hand"),
    pytest.param((TWO[0], replace(TWO[1], direct=False)), 4, id="half are direct"),
    pytest.param(vary(direct=False), 3, id="none is direct"),
    pytest.param(vary(direct=False, given_with="tool"), 3, id="one down a domain"),
    pytest.param(vary(people=199), 3, id="398 people"),
    pytest.param(vary(people=30), 3, id="60 people"),
    pytest.param(vary(people=29), 2, id="58 people"),
    pytest.param(vary(people=0), 2, id="no number"),
    pytest.param(vary(funding="seller"), 3, id="all paid by the seller"),
    pytest.param((TWO[0], replace(TWO[1], funding="seller")), 4, id="one paid by the seller"),
    pytest.param((found("a", people=5000),), 2, id="a single study"),
    pytest.param(vary(design=CONTROLLED, people=9, direct=False), 1, id="floor"),
    pytest.param((found("a", step="benefit-to-concern", people=9999),), 1, id="only a step"),
    pytest.param((), 0, id="not studied"),
]


@pytest.mark.parametrize(("evidence", "certainty"), CERTAINTY_CASES)
def test_each_table_gives_its_certainty(evidence: tuple[Evidence, ...], certainty: int):
    """The code follows the published start, domains, cap and floor, at their edges."""
    assert judge(*evidence).certainty == certainty


def test_the_cases_reach_every_certainty():
    """No number of dots is left untested."""
    assert {case.values[1] for case in CERTAINTY_CASES} == {0, 1, 2, 3, 4}


def test_the_reasons_add_up_to_the_certainty():
    """The reasons given to readers are the ones that the certainty was computed from."""
    cell = judge(found("a", "mixed", design=META, people=20), found("b", people=20))

    assert [(reason.code, reason.domain, reason.change) for reason in cell.reasons] == [
        ("review-decides", "start", 4),
        ("mixed", "inconsistency", -1),
        ("very-few-people", "imprecision", -2),
    ]
    assert cell.certainty == 1


def test_nobody_is_counted_twice():
    """The count is of all trials or of the largest review, whichever has more people.

    If both kinds decide, or a study gives no number, it is "at least" that many.
    """
    trials = (found("a", people=30), found("b", people=50))
    reviews = (found("c", design=META, people=60), found("d", design=META, people=70))

    assert judge(*trials).people == 80
    assert judge(*reviews).people == 70
    assert judge(*trials, *reviews).people == 80
    assert judge(*trials, *reviews).is_least_number
    assert not judge(*reviews).is_least_number
    unknown = judge(found("a", people=30), found("b", people=0))
    assert (unknown.people, unknown.is_least_number) == (30, True)


def test_one_deciding_study_is_said_in_the_name():
    """Readers must not take the result of one study for that of many."""
    assert judge(found("a", people=9)).name == "Points to better in one study"
    assert judge(found("a", "mixed")).name == "Mixed results in one study"
    assert judge(found("a"), found("b")).name == "Better"


@pytest.mark.parametrize(
    ("key", "failing"),
    [
        ("by-hand", {"given_with": "not-stated"}),
        ("not-seller", {"funding": "seller"}),
        ("randomized", {"design": CONTROLLED}),
        ("comparison", {"comparator_kind": "before-after"}),
    ],
)
def test_a_bar_leaves_out_what_does_not_meet_it(key: str, failing: dict):
    """Such a finding is still shown; if no finding is left to decide, the verdict says so."""
    good, bad = found("good"), replace(found("bad", "against"), **failing)
    bar = frozenset({key})

    both = judge(good, bad, bar=bar)
    assert [item.study_id for item in both.deciding] == ["good"]
    assert [item.study_id for item in both.others] == ["bad"]
    assert judge(bad, bar=bar).verdict == "below-bar"
    assert judge(found("a", step="massage-to-benefit"), bar=bar).verdict == "only-a-step"
    assert judge(bar=bar).verdict == "not-studied"
    assert set(BAR_ITEMS) == {"by-hand", "not-seller", "randomized", "comparison"}


def test_dots_show_four_places():
    """The certainty can be read without color."""
    assert [format_dots(number) for number in range(5)] == ["", "●○○○", "●●○○", "●●●○", "●●●●"]


def test_the_lists_of_the_rule_are_those_of_the_tables():
    """The rule knows exactly the designs, steps and directions that the data pack allows."""
    descriptor = json.loads((SHIPPED_FOLDER / DESCRIPTOR).read_text(encoding="utf-8"))
    allowed = {
        (resource["name"], field["name"]): set(field["constraints"]["enum"])
        for resource in descriptor["resources"]
        for field in resource.get("schema", {}).get("fields", ())
        if "enum" in field.get("constraints", {})
    }

    assert set(DESIGNS) == allowed["studies", "design"]
    assert set(STEP_NAMES) == allowed["findings", "step"]
    assert set(DIRECTIONS) == allowed["findings", "direction"]


evidence_rows = hs.builds(
    Evidence,
    study_id=hs.sampled_from("abcdef"),
    step=hs.sampled_from(sorted(STEP_NAMES)),
    direction=hs.sampled_from(sorted(DIRECTIONS)),
    design=hs.sampled_from(sorted(DESIGNS)),
    people=hs.integers(0, 1000),
    clear=hs.sampled_from(["yes", "no", "not-tested", ""]),
    given_with=hs.sampled_from(["hands", "tool", "machine", "several", "not-stated", ""]),
    comparator_kind=hs.sampled_from(["no-treatment", "before-after", "other-touch", ""]),
    raters_blind=hs.booleans(),
    funding=hs.sampled_from(["seller", "independent", "not-stated", ""]),
    direct=hs.booleans(),
)
cells = hs.lists(evidence_rows, max_size=8, unique_by=lambda item: (item.study_id, item.step))


@given(cells, hs.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(rows: list[Evidence], random):
    """Shuffled rows give the same cell."""
    shuffled = rows[:]
    random.shuffle(shuffled)

    assert judge(*shuffled) == judge(*rows)


def outcome(cell: CellVerdict) -> tuple[str, int]:
    """Return the verdict and certainty, which readers see first."""
    return (cell.verdict, cell.certainty)


@given(cells, hs.sampled_from(sorted(DIRECTIONS)), hs.integers(0, 10_000))
def test_what_never_counts_never_changes_a_cell(rows: list[Evidence], direction: str, people: int):
    """Related findings and guidelines change no verdict and no certainty."""
    before = outcome(judge(*rows))
    for step in ("related", "whole", "massage-to-benefit"):
        design = "meta-analysis" if step == "related" else "guideline"
        extra = found("new", direction, design, people, step, clear="no")
        assert outcome(judge(*rows, extra)) == before


@given(
    cells,
    hs.sampled_from(sorted(DIRECTIONS)),
    hs.sampled_from(["lab-study", "narrative-review"]),
    hs.integers(0, 10_000),
)
def test_lab_studies_and_overviews_never_decide(
    rows: list[Evidence], direction: str, design: str, people: int
):
    """All they can do is turn "not studied" into "only a step was studied"."""
    before = outcome(judge(*rows))
    after = outcome(judge(*rows, found("new", direction, design, people)))

    assert after == (("only-a-step", 1) if before == ("not-studied", 0) else before)


@given(hs.sampled_from(sorted(DIRECTIONS)), hs.sampled_from(sorted(DESIGNS)), hs.integers(0, 10**6))
def test_a_single_study_never_passes_two(direction: str, design: str, people: int):
    """A single study gets at most two dots, whatever its size or design."""
    assert judge(found("a", direction, design, people)).certainty <= 2


@given(cells)
def test_certainty_stays_in_its_range(rows: list[Evidence]):
    """It is 0 if a pair was not studied, and 1 to 4 otherwise."""
    cell = judge(*rows)

    assert (cell.certainty == 0) == (cell.verdict == "not-studied")
    assert 0 <= cell.certainty <= 4
    if not rows:
        assert cell.verdict == "not-studied"


@given(cells, hs.data())
def test_clear_never_changes_which_way_a_verdict_points(rows: list[Evidence], data: hs.DataObject):
    """It decides how firm a verdict is, and mixed or no difference; better never becomes worse."""
    changed = [
        replace(item, clear=data.draw(hs.sampled_from(["yes", "no", "not-tested", ""])))
        for item in rows
    ]
    way = {
        "better": "better", "points-to-better": "better", "worse": "worse",
        "points-to-worse": "worse", "mixed": "neither", "no-difference": "neither",
    }  # fmt: skip
    before, after = judge(*rows).verdict, judge(*changed).verdict

    assert way.get(before, before) == way.get(after, after)


@given(
    cells,
    hs.sampled_from(sorted(DIRECTIONS)),
    hs.sampled_from([RCT, CONTROLLED, "uncontrolled-trial", "observational"]),
    hs.integers(0, 10_000),
)
def test_a_trial_inside_a_deciding_review_changes_nothing(
    rows: list[Evidence], direction: str, design: str, people: int
):
    """Neither its result nor its people are counted again; it is shown under the review."""
    review = found("review", design=META)
    trial = found("trial", direction, design, people)
    contents = {"review": frozenset({"trial"})}

    without = judge(*rows, review, contents=contents)
    with_trial = judge(*rows, review, trial, contents=contents)

    assert replace(with_trial, inside=without.inside, others=without.others) == without
    assert "trial" in {item.study_id for item in with_trial.shown}


def test_a_trial_whose_review_does_not_decide_counts_itself():
    """Otherwise, the trial would not be counted anywhere."""
    review = found("review", "not-stated", design=META)
    trial = found("trial")

    cell = judge(review, trial, contents={"review": frozenset({"trial"})})

    assert [item.study_id for item in cell.deciding] == ["trial"]


def test_the_shipped_evidence_decides_thirteen_claims(verdicts):
    """Three are better (two dots), seven point to better and three are mixed (one dot)."""
    decided = {pair: cell for pair, cell in verdicts.items() if cell.is_decided}
    told = {
        name: {pair for pair, cell in decided.items() if cell.verdict == name}
        for name in ("better", "points-to-better", "mixed")
    }

    assert len(decided) == 13
    assert told["better"] == {
        ("poor-sleep", "better-sleep"),
        ("loss-of-elasticity", "fewer-aging-signs"),
        ("signs-of-aging", "fewer-aging-signs"),
    }
    assert {decided[pair].certainty for pair in told["better"]} == {2}
    assert (len(told["points-to-better"]), len(told["mixed"])) == (7, 3)
    others = told["points-to-better"] | told["mixed"]
    assert {decided[pair].certainty for pair in others} == {1}
