"""The rule for verdict and certainty, branch by branch (docs/about.md)."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as hs

from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.rule import DIRECTIONS, STEP_NAMES, VERDICTS
from touchstone.evidence.verdicts import CellVerdict, Evidence, format_dots, judge_cell
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
    people: int = 100,
    step: str = "whole",
) -> Evidence:
    """Return one finding."""
    return Evidence(study, step, direction, design, people)


def judge(*evidence: Evidence, claimed: bool = True) -> CellVerdict:
    """Return the verdict of a small cell."""
    return judge_cell(evidence, claimed=claimed)


VERDICT_CASES = [
    pytest.param((found("a"), found("b")), "helped", id="all support"),
    pytest.param((found("a"), found("b", "mixed")), "mixed", id="one is mixed"),
    pytest.param((found("a"), found("b", "no-effect")), "mixed", id="they disagree"),
    pytest.param((found("a", "against"), found("b", "no-effect")), "mixed", id="none helped"),
    pytest.param((found("a", "no-effect"),), "no-difference", id="no effect"),
    pytest.param((found("a", "against"),), "worse", id="against"),
    pytest.param((found("a", step="massage-to-benefit"),), "only-a-step", id="first step"),
    pytest.param((found("a", step="benefit-to-concern"),), "only-a-step", id="second step"),
    pytest.param((found("a", design="lab-study"),), "only-a-step", id="lab study of the whole"),
    pytest.param((found("a", design="narrative-review"),), "only-a-step", id="overview"),
    pytest.param((found("a", design="guideline"),), "not-studied", id="guideline"),
    pytest.param((found("a", step="related"),), "not-studied", id="related"),
    pytest.param((), "not-studied", id="nothing"),
]


@pytest.mark.parametrize(("evidence", "verdict"), VERDICT_CASES)
def test_each_table_gives_its_verdict(evidence: tuple[Evidence, ...], verdict: str):
    """Every row of the published table of verdicts."""
    assert judge(*evidence).verdict == verdict


def test_the_cases_reach_every_verdict():
    """No verdict is left untested."""
    reached = {case.values[1] for case in VERDICT_CASES}

    assert reached | {"no-claim"} == set(VERDICTS)


def test_a_pair_that_is_not_claimed_has_no_certainty():
    """Findings are shown; the verdict is no claim."""
    cell = judge(found("a"), claimed=False)

    assert (cell.verdict, cell.certainty) == ("no-claim", 0)
    assert [item.study_id for item in cell.deciding] == ["a"]


CERTAINTY_CASES = [
    pytest.param((found("a", design=META), found("b", design=CONTROLLED)), 3, id="review decides"),
    pytest.param(
        (found("a", design=SYSTEMATIC), found("b", design=CONTROLLED)), 3, id="systematic review"
    ),
    pytest.param((found("a"), found("b", design=CONTROLLED)), 2, id="randomized is best"),
    pytest.param(
        (found("a", design=CONTROLLED), found("b", design="observational")), 1, id="weaker designs"
    ),
    pytest.param((found("a", people=200), found("b", people=200)), 3, id="agree, 400 people"),
    pytest.param((found("a", people=200), found("b", people=199)), 2, id="agree, 399 people"),
    pytest.param(
        (found("a", design=META, people=300), found("b", people=300)),
        4,
        id="review and trial agree",
    ),
    pytest.param(
        (found("a", people=300), found("b", "no-effect", people=300)), 1, id="large, disagree"
    ),
    pytest.param(
        (found("a", people=300), found("b", people=300), found("c", "no-effect", CONTROLLED)),
        2,
        id="strong ones agree, a weak one does not",
    ),
    pytest.param((found("a", people=30), found("b", people=29)), 1, id="59 people"),
    pytest.param((found("a", people=30), found("b", people=30)), 2, id="60 people"),
    pytest.param((found("a", people=0), found("b", people=0)), 1, id="no number"),
    pytest.param(
        (found("a", "mixed", people=10), found("b", design=CONTROLLED, people=10)), 1, id="floor"
    ),
    pytest.param((found("a", design=META, people=5000),), 2, id="a single study"),
    pytest.param((found("a", step="benefit-to-concern", people=9999),), 1, id="only a step"),
    pytest.param((), 0, id="not studied"),
]


@pytest.mark.parametrize(("evidence", "certainty"), CERTAINTY_CASES)
def test_each_table_gives_its_certainty(evidence: tuple[Evidence, ...], certainty: int):
    """Start, up, down, cap and floor of the published rule, at their edges."""
    assert judge(*evidence).certainty == certainty


def test_the_cases_reach_every_certainty():
    """No number of dots is left untested."""
    assert {case.values[1] for case in CERTAINTY_CASES} == {0, 1, 2, 3, 4}


def test_the_reasons_add_up_to_the_certainty():
    """What is said about the certainty is what made it."""
    cell = judge(found("a", "mixed", design=META, people=20), found("b", people=20))

    assert [(reason.code, reason.change) for reason in cell.reasons] == [
        ("review-decides", 3),
        ("mixed", -1),
        ("few-people", -1),
    ]
    assert cell.certainty == 1


def test_one_deciding_study_is_said_in_the_name():
    """Helped by one study is not helped by many."""
    assert judge(found("a")).name == "Helped in one study"
    assert judge(found("a"), found("b")).name == "Helped"


def test_dots_show_four_places():
    """Certainty reads without color."""
    assert [format_dots(number) for number in range(5)] == ["", "●○○○", "●●○○", "●●●○", "●●●●"]


def test_the_lists_of_the_rule_are_those_of_the_tables():
    """Designs, steps and directions are the ones that the data pack allows."""
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
)
cells = hs.lists(evidence_rows, max_size=8, unique_by=lambda item: (item.study_id, item.step))


@given(cells, hs.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(rows: list[Evidence], random):
    """Shuffled rows give the same cell."""
    shuffled = rows[:]
    random.shuffle(shuffled)

    assert judge(*shuffled) == judge(*rows)


def outcome(cell: CellVerdict) -> tuple[str, int]:
    """Return what a reader is told first."""
    return (cell.verdict, cell.certainty)


@given(cells, hs.sampled_from(sorted(DIRECTIONS)), hs.integers(0, 10_000))
def test_what_never_counts_never_changes_a_cell(rows: list[Evidence], direction: str, people: int):
    """Related findings and guidelines change no verdict and no certainty."""
    before = outcome(judge(*rows))
    for step in ("related", "whole", "massage-to-benefit"):
        design = "meta-analysis" if step == "related" else "guideline"
        extra = found("new", direction, design, people, step)
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
    """They change nothing, but that "not studied" becomes "only a step was studied"."""
    before = outcome(judge(*rows))
    after = outcome(judge(*rows, found("new", direction, design, people)))

    assert after == (("only-a-step", 1) if before == ("not-studied", 0) else before)


@given(hs.sampled_from(sorted(DIRECTIONS)), hs.sampled_from(sorted(DESIGNS)), hs.integers(0, 10**6))
def test_a_single_study_never_passes_two(direction: str, design: str, people: int):
    """However large or well designed it is."""
    assert judge(found("a", direction, design, people)).certainty <= 2


@given(cells)
def test_certainty_stays_in_its_range(rows: list[Evidence]):
    """1 to 4 where there is a verdict on studies, 0 where there is none."""
    cell = judge(*rows)

    assert (cell.certainty == 0) == (cell.verdict == "not-studied")
    assert 0 <= cell.certainty <= 4
    if not rows:
        assert cell.verdict == "not-studied"
