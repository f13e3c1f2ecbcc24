"""What verdicts rest on is computed, counted without duplicates and stated plainly."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as hs

from tests.unit.test_verdicts import META, cells, found, judge
from touchstone.charts.research import (
    build_years_chart,
    count_directions,
    count_years,
    directions_title,
    years_title,
)
from touchstone.charts.research_map import (
    count_map,
    list_map_parts,
    map_title,
)
from touchstone.design.palette import LIGHT
from touchstone.evidence.bar import BAR_ITEMS
from touchstone.evidence.basis import (
    Basis,
    LeftOut,
    Shared,
    SplitBasis,
    classify_studies,
    find_basis,
    find_overlaps,
    judge_studies,
    leave_one_out,
    list_claims_by_study,
    mark_deciding,
    split_basis,
)
from touchstone.evidence.findings import Evidence, FoundOf
from touchstone.evidence.studies import filter_findings
from touchstone.evidence.verdicts import judge_cell
from touchstone.evidence_map.evidence_map import EvidenceMap, apply_bar
from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.markup.basis import list_cell_basis, render_map_basis, render_overlaps
from touchstone.markup.cells import render_cell_research
from touchstone.markup.research import render_studies
from touchstone.wording.basis import (
    basis_sentences,
    count_deciding,
    counted_sentences,
    left_out_sentences,
    pointing_words,
    shared_studies_sentence,
)

SLEEP = Cell(ConcernId("poor-sleep"), BenefitId("better-sleep"))


def make_cell(name: str) -> Cell:
    """Return the cell of a made-up map with a name such as "a.x"."""
    concern_id, _, benefit_id = name.partition(".")
    return Cell(ConcernId(concern_id), BenefitId(benefit_id))


def judge_all(**by_cell: list[Evidence]) -> dict:
    """Return the verdicts of a small map, with cells given by names such as "a_x"."""
    return {make_cell(name.replace("_", ".")): judge(*rows) for name, rows in by_cell.items()}


def test_a_study_counts_once_however_many_claims_it_decides():
    """A study that decides two claims counts once, both as a study and for its people."""
    both = found("both", people=30)
    verdicts = judge_all(
        a_x=[both, found("a", people=10)], b_x=[both], c_x=[found("c", step="related")], d_x=[]
    )
    verdicts[make_cell("e.x")] = judge(found("e"), claimed=False)

    assert find_basis(verdicts) == Basis(
        claims=4, decided=2, studies=2, people=40, single=1, indirect=0
    )
    assert list_claims_by_study(verdicts) == {
        "both": {make_cell("a.x"), make_cell("b.x")},
        "a": {make_cell("a.x")},
    }


def test_the_fewest_concerns_with_most_studies_are_set_apart():
    """The fewest concerns that together hold over half of the studies are set apart."""
    verdicts = judge_all(
        a_x=[found(f"a{number}") for number in range(6)],
        b_x=[found(f"b{number}") for number in range(4)],
        c_x=[found("b0"), found("c")],
        d_x=[found("d")],
    )
    split = split_basis(verdicts)

    assert split.apart == ("a", "b")
    assert (split.everything.studies, split.apart_studies) == (12, 10)
    assert split.has_rest


@given(hs.lists(cells, max_size=6))
def test_what_is_apart_and_the_rest_make_the_whole(rows: list[list[Evidence]]):
    """Concerns set apart hold over half of the studies; a rest exists if other claims remain."""
    verdicts = {make_cell(f"c{number}.x"): judge(*cell) for number, cell in enumerate(rows)}
    split = split_basis(verdicts)
    apart = {pair: cell for pair, cell in verdicts.items() if pair.concern_id in split.apart}

    assert split.has_rest == (find_basis(apart).decided < split.everything.decided)
    assert find_basis(apart).studies == split.apart_studies
    assert split.apart_studies * 2 > split.everything.studies or not split.everything.studies


@given(cells, hs.frozensets(hs.sampled_from(sorted(BAR_ITEMS))))
def test_leaving_out_what_does_not_decide_changes_nothing(
    rows: list[Evidence], bar: frozenset[str]
):
    """Only deciding studies need to be left out, and each one named changes the result."""
    cell = judge(*rows, bar=bar)
    deciding = {item.study_id for item in cell.deciding}
    if cell.is_decided:
        kept = judge(*[item for item in rows if item.study_id in deciding], bar=bar)
        assert (kept.verdict, kept.certainty) == (cell.verdict, cell.certainty)
    for item in leave_one_out(rows, cell, {}, bar):
        without = judge(*[row for row in rows if row.study_id != item.study_id], bar=bar)
        assert item.study_id in deciding
        assert item.cell == without
        assert (without.verdict, without.certainty) != (cell.verdict, cell.certainty)


def test_without_its_review_a_trial_counts_itself():
    """Leaving out a review must not also remove the trials that it contains."""
    rows = [found("review", design=META), found("trial", "against")]
    contents = {"review": frozenset({"trial"})}
    cell = judge_cell(rows, claimed=True, contents=contents)

    (item,) = leave_one_out(rows, cell, contents)

    assert item.study_id == "review"
    assert [row.study_id for row in item.cell.deciding] == ["trial"]


def test_what_is_not_decided_rests_on_nothing(evidence_map: EvidenceMap):
    """An undecided claim gets no sentence about its basis and has no study to leave out."""
    undecided = [pair for pair, cell in evidence_map.verdicts.items() if not cell.is_decided]

    assert leave_one_out([], judge(), {}) == []
    assert [pair for pair in undecided if list_cell_basis(evidence_map, pair)] == []


@pytest.mark.parametrize(
    ("deciding", "shown", "said"),
    [
        (17, 10, "17 count, 10 more are shown"),
        (1, 1, "1 counts, 1 more is shown"),
        (2, 0, "2 count"),
        (0, 1, "1 is shown and not counted"),
        (0, 3, "3 are shown and not counted"),
    ],
)
def test_studies_that_decide_are_counted_apart(deciding: int, shown: int, said: str):
    """Studies that count and studies that are only shown get separate numbers."""
    assert count_deciding(deciding, shown) == said


@pytest.mark.parametrize(
    ("shared", "said"),
    [
        (
            Shared(3, 2, 5),
            "This rests on 3 studies; 2 of them also count for 5 other claims between them.",
        ),
        (Shared(3, 1, 1), "This rests on 3 studies; 1 of them also counts for 1 other claim."),
        (
            Shared(2, 2, 4),
            "This rests on 2 studies; all of them also count for 4 other claims between them.",
        ),
        (Shared(1, 1, 4), "This rests on 1 study, which also counts for 4 other claims."),
        (Shared(1, 0, 0), "This rests on 1 study."),
        (Shared(17, 0, 0), "This rests on 17 studies."),
    ],
)
def test_sharing_is_said_in_one_sentence(shared: Shared, said: str):
    """One sentence gives the number of studies and the other claims that they count for."""
    assert shared_studies_sentence(shared) == said


def test_the_shipped_map_says_what_it_rests_on(evidence_map: EvidenceMap):
    """The map admits that most counted studies are about poor sleep or other scars."""
    drawn = render_map_basis(evidence_map)

    assert (
        "Of 52 claims, 13 were tested the whole way. "
        "For 2 of these, studies tested something else instead of the concern. "
        "Of the 35 studies that count, 28 are about poor sleep or other scars. "
        "In all, 6 claims rest on a single study each, and 2 on the same 3 studies."
    ) in drawn
    assert render_map_basis(evidence_map, [SLEEP]).count("17 studies") == 1
    assert render_map_basis(evidence_map, []) == ""


@pytest.mark.parametrize(
    ("decided", "indirect", "said"),
    [(3, 1, "For 1 of these"), (2, 2, "For all of these"), (1, 1, "For it")],
)
def test_what_was_tested_on_something_near_is_counted(decided: int, indirect: int, said: str):
    """The sentence fits whether some claims, all of them or the only one are concerned."""
    basis = Basis(4, decided, 3, 0, 0, indirect)
    sentences = basis_sentences(SplitBasis(basis, (), 0, has_rest=False), {})

    assert sentences[1] == f"{said}, studies tested something else instead of the concern."


def test_nothing_is_said_of_most_of_a_few_studies():
    """A share of fewer than ten studies means little, so it is not reported."""
    one = Basis(4, 2, 3, 0, 0, 0)
    split = SplitBasis(one, (ConcernId("a"),), 2, has_rest=True)

    assert basis_sentences(split, {"a": "Acne"}) == [
        "Of 4 claims, 2 were tested the whole way.",
        "2 tested claims rest on 3 studies.",
    ]


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("signs-of-aging.fewer-aging-signs", "Without Humbert 2015 this would be: Points to "),
        ("other-scars.scar-softening", "No single study changes this verdict."),
        (
            "poor-sleep.better-sleep",
            "No single study changes this verdict. "
            "Without any one of 9 studies the certainty would be 3 of 4.",
        ),
    ],
)
def test_each_decided_claim_says_what_it_is_without_one_study(
    evidence_map: EvidenceMap, pair: str, said: str
):
    """Each cell shows whether its verdict depends on a single study."""
    assert said in render_cell_research(evidence_map, make_cell(pair))


def test_a_claim_with_one_study_is_not_judged_without_it(evidence_map: EvidenceMap):
    """That one study is all there is needs no second sentence, under a reader's bar neither."""
    whole = list_cell_basis(evidence_map, make_cell("dullness.radiance"))
    barred = apply_bar(evidence_map, frozenset({"by-hand"}))
    sentences = list_cell_basis(barred, make_cell("redness.less-inflammation"))

    assert whole == ["This rests on 1 study, which also counts for 4 other claims."]
    assert sentences == ["This rests on 1 study, which also counts for 1 other claim."]


def test_no_sentence_is_long(evidence_map: EvidenceMap):
    """A sentence about the basis has at most twenty words, on the map and in every cell."""
    texts = [*basis_sentences(split_basis(evidence_map.verdicts), evidence_map.pack.concern_names)]
    for pair in evidence_map.verdicts:
        texts += list_cell_basis(evidence_map, pair)

    assert [text for text in texts if len(text.split()) > 20] == []


def test_up_to_three_studies_are_named(evidence_map: EvidenceMap):
    """Up to three studies are named in the sentence, and more are only counted."""
    cell, other = judge(found("a"), found("b")), judge(found("a", "mixed"))
    ids = ["cho-2014", "fang-2023", "hsu-2019", "kim-2019"]
    left_out = [LeftOut(study_id, other) for study_id in ids]

    assert left_out_sentences(left_out[:3], cell, evidence_map.studies) == [
        "Without Cho 2014, Fang 2023 or Hsu 2019 this would be: Mixed results in one study."
    ]
    assert left_out_sentences(left_out, cell, evidence_map.studies) == [
        "Without any one of 4 studies this would be: Mixed results in one study."
    ]


def test_the_groups_of_a_cell_count_apart_what_decides(evidence_map: EvidenceMap):
    """The numbers of the directions add up to the studies that decide the verdict."""
    drawn = render_cell_research(evidence_map, SLEEP)
    cell = evidence_map.verdicts[SLEEP]

    deciding = [int(number) for number in re.findall(r"</b>: (\d+) counts?", drawn)]
    assert sum(deciding) == len(cell.deciding)
    assert "<b>Points in favor</b>: 16 count, " in drawn
    assert "more are shown" in drawn or "more is shown" in drawn


def test_a_trial_inside_a_review_says_so_in_its_cell(evidence_map: EvidenceMap):
    """A trial that a counted review contains is shown but not counted again."""
    review, trial = evidence_map.evidence[SLEEP][:2]
    pair = SLEEP
    inside = judge(
        replace(review, design=META, step="whole", direction="supports"),
        replace(trial, design="randomized-trial", step="whole", direction="supports"),
        contents={review.study_id: frozenset({trial.study_id})},
    )
    changed = replace(evidence_map, verdicts={**evidence_map.verdicts, pair: inside})

    drawn = render_cell_research(changed, pair)

    assert "Inside a review that counts: shown, not counted again" in drawn
    assert "<b>Points in favor</b>: 1 counts, 1 more is shown" in drawn


def test_a_study_below_the_bar_says_so_in_its_cell(evidence_map: EvidenceMap):
    """A study that does not meet the bar stays visible and says that it does not."""
    barred = apply_bar(evidence_map, frozenset({"by-hand"}))

    assert "Shown, does not meet your bar" in render_cell_research(barred, SLEEP)
    assert "does not meet your bar" not in render_cell_research(evidence_map, SLEEP)


def test_the_grid_knows_two_states_and_neither_is_no(evidence_map: EvidenceMap):
    """A trial that is not listed as inside a review counts as not known, never as a no."""
    overlaps = find_overlaps(evidence_map.verdicts, evidence_map.contents)
    drawn = render_overlaps(evidence_map)
    inside = sum(len(item.inside) for item in overlaps)
    pairs = sum(len(item.reviews) * len(item.trials) for item in overlaps)

    assert drawn.count("</span> Inside<") == inside == 3
    assert drawn.count("</span> Not known<") == pairs - inside
    assert "“Not known” never means no" in drawn
    assert {item.pair.concern_id for item in overlaps} == {
        *("poor-sleep", "other-scars", "redness", "stretch-marks", "loss-of-elasticity"),
    }
    for item in overlaps:
        assert not set(item.reviews) & set(item.trials)


def test_a_pack_without_reviews_has_no_grid(evidence_map: EvidenceMap):
    """Without reviews there is nothing to compare, so no empty grid is drawn."""
    assert render_overlaps(replace(evidence_map, verdicts={})) == ""


def test_findings_know_whether_they_decide(evidence_map: EvidenceMap):
    """Only findings of the whole way are marked, and only in cells that their study decides."""
    findings = mark_deciding(evidence_map.index.findings, evidence_map.standings)
    columns = ["study_id", "concern_id", "benefit_id"]
    marked = set(findings.loc[findings["decides"], columns].itertuples(index=False, name=None))

    assert marked == {
        (study_id, *pair)
        for study_id, pairs in evidence_map.claims_by_study.items()
        for pair in pairs
    }
    assert set(findings.loc[findings["decides"], "step"]) == {"whole"}


def test_the_map_of_research_counts_apart(evidence_map: EvidenceMap):
    """The map counts studies as each cell does, and related methods are in neither number."""
    findings = mark_deciding(evidence_map.index.findings, evidence_map.standings)
    counts = count_map(evidence_map.cells, findings)
    sleep = counts.loc[counts["concern"].eq("Poor sleep") & counts["benefit"].eq("Better sleep")]

    assert (counts["decide"] + counts["shown"] == counts["studies"]).all()
    assert sleep["decide"].to_list() == [len(evidence_map.verdicts[SLEEP].deciding)]
    assert "27 are shown and not counted" in map_title(counts, filtered=False)
    parts = list_map_parts(
        counts, headers=evidence_map.pack.benefit_names, emphases=["step"] * len(counts)
    )
    (stretch,) = parts.loc[parts["said"].str.startswith("Stretch marks, scars broken"), "said"]
    assert stretch == (
        "Stretch marks, scars broken up and less visible: points to better. "
        "9 studies: 2 count, 2 more are shown, 5 of a related method are listed"
    )


def test_a_pair_that_is_chosen_stands_out_and_the_others_stay(evidence_map: EvidenceMap):
    """The others stay so that one can be picked, and the title is about the chosen pair."""
    findings = mark_deciding(evidence_map.index.findings, evidence_map.standings)
    chosen = {"concerns": ["poor-sleep"], "benefits": ["better-sleep"]}
    counts = count_map(evidence_map.cells, findings, **chosen)
    parts = list_map_parts(
        counts, headers=evidence_map.pack.benefit_names, emphases=["step"] * len(counts)
    )

    assert len(parts) == len(count_map(evidence_map.cells, findings))
    assert parts["state"].value_counts().to_dict() == {"left-out": len(parts) - 1, "chosen": 1}
    assert map_title(counts, filtered=True) == (
        "“Better sleep” for poor sleep. 27 studies: 17 count, 10 of a related method are listed"
    )


def test_the_map_says_how_many_claims_have_no_study_where_there_are_claims(
    evidence_map: EvidenceMap,
):
    """A title about pairs that no article claims does not mention claims."""
    findings = mark_deciding(evidence_map.index.findings, evidence_map.standings)
    counts = count_map(evidence_map.cells, findings)
    studied, claimed = counts["studies"] > 0, counts["claimed"]

    assert map_title(counts, filtered=False).startswith("11 of 52 claims have no study. Most")
    some = map_title(counts.loc[studied & claimed], filtered=True)
    assert some.startswith("Every claim that is shown has a study among these. Most studied")
    assert map_title(counts.loc[studied & ~claimed], filtered=True).startswith("Most studied")


def test_designs_are_compared_by_what_decides_and_without_percentages(evidence_map: EvidenceMap):
    """With fewer than ten results for a kind of study, the title claims no pattern."""
    findings = mark_deciding(evidence_map.index.findings, evidence_map.standings)
    counts = count_directions(findings)

    assert directions_title(counts) == (
        "Too few results to tell. Better: 5 of 9 results from reviews, "
        "12 of 15 from randomized trials and 10 of 12 from other studies"
    )
    assert directions_title(count_directions(findings.assign(decides=False))) == (
        "None of these studies counts toward a verdict"
    )


@pytest.mark.parametrize(
    ("found_in", "answer"),
    [
        ((5, 8, 12), "The better the design, the fewer found the claimed benefit"),
        ((8, 5, 12), "No clear pattern by design"),
    ],
)
def test_a_pattern_is_named_where_enough_results_show_it(
    found_in: tuple[int, int, int], answer: str
):
    """With twelve results for each kind of study, the title says whether there is a pattern."""
    designs = ("meta-analysis", "randomized-trial", "observational")
    rows = [
        (f"{design}-{number}", design, "supports" if number < better else "mixed", "whole", True)
        for design, better in zip(designs, found_in, strict=True)
        for number in range(12)
    ]
    columns = ["study_id", "design", "direction", "step", "decides"]

    title = directions_title(count_directions(pd.DataFrame(rows, columns=columns)))

    assert title.startswith(f"{answer}. ")
    assert f"{found_in[0]} of 12 results from reviews" in title


def test_years_say_how_many_of_those_that_decide_are_new(evidence_map: EvidenceMap):
    """The title counts recent studies and how many of them decide, if any do."""
    studies = evidence_map.pack.studies[["study_id", "year"]].astype({"year": int})
    marked = studies.assign(decides=studies["study_id"].isin(evidence_map.claims_by_study))
    counts = count_years(marked)

    assert years_title(marked).endswith(
        " from 2015 or later, and 25 of the 35 that count toward a verdict"
    )
    assert years_title(studies.assign(decides=False)).endswith("are from 2015 or later")
    assert counts["decide"].sum() == 35
    assert (counts["decide"] + counts["shown"] == counts["studies"]).all()
    drawn = build_years_chart(counts, palette=LIGHT, title="t").to_dict()
    (rows,) = drawn["datasets"].values()
    assert [row["year"] for row in rows] == list(range(1983, 2026))
    assert "1983: 1 study, 1 is shown and not counted" in {row["said"] for row in rows}


def test_a_study_says_what_its_result_points_to(evidence_map: EvidenceMap):
    """Results name concern and benefit, and a benefit tested whole is not repeated as a part."""
    found = evidence_map.index.found
    whole, part = FoundOf("whole", "A", "X"), FoundOf("massage-to-benefit", "A", "")

    assert pointing_words(found["harris-2012"]) == (
        "Points in favor, could be chance: better sleep for poor sleep (the whole way)"
    )
    by_chance = FoundOf("whole", "B", "Y", is_chance=True)
    assert pointing_words({"supports": (by_chance, whole)}) == (
        "Points in favor: a for x (the whole way). "
        "Points in favor, could be chance: b for y (the whole way)"
    )
    assert pointing_words({"supports": (whole, part, FoundOf("related", "B", "Y"))}) == (
        "Points in favor: a for x (the whole way); b for y (related method)"
    )
    several = (part, FoundOf("benefit-to-concern", "B", "Y"), FoundOf("whole", "C", "Z"))
    assert pointing_words({"mixed": several, "against": (part,)}) == (
        "Mixed: a (part); from b to y (part) and 1 more. Points against: a (part)"
    )
    linked = FoundOf("benefit-to-concern", "A", "X", is_link=True)
    assert pointing_words({"supports": (linked, whole)}) == (
        "Points in favor: a for x (the whole way). "
        "Points in favor (only a link): from a to x (part)"
    )
    assert pointing_words(found["chae-2024"]) == (
        "Points in favor (only a link): better sleep for rosacea (related method)"
    )
    assert pointing_words({}) == "used for a caution only"


def test_it_is_said_which_studies_count_and_why_the_others_do_not(evidence_map: EvidenceMap):
    """Readers learn how many studies count and why the others do not, also under a bar."""
    counted, findings = evidence_map.claims_by_study, evidence_map.index.findings
    judged = judge_studies(findings, evidence_map.standings)
    stood = classify_studies(evidence_map.studies.values(), findings, evidence_map.standings)
    said = counted_sentences(stood["standing"].to_list())

    assert {key for key, standing in judged.items() if standing == "decides"} == counted.keys()
    assert said[0] == (
        "35 of 170 count, because they tested the whole way from massage to a claimed concern."
    )
    assert said[1].startswith("Not counted: 72 on a part of the way; 53 of a related method;")
    assert sum(map(int, re.findall(r"\d+", " ".join(said[1:])))) == 135
    assert max(len(sentence.split()) for sentence in said) <= 20
    assert counted_sentences(["decides"]) == [
        "It counts, because it tested the whole way from massage to a claimed concern."
    ]
    assert counted_sentences(["caution", "caution"]) == [
        "None of the 2 counts.", "Not counted: 2 for a caution only."
    ]  # fmt: skip
    assert counted_sentences(["decides", "bar"], is_barred=True)[0].endswith(" and meets your bar.")
    barred = apply_bar(evidence_map, frozenset({"randomized"}))
    rejudged = judge_studies(findings, barred.standings)
    assert {rejudged[key] for key in counted.keys() - barred.claims_by_study.keys()} == {"bar"}


def test_a_study_counts_for_what_is_shown(evidence_map: EvidenceMap):
    """A study that decides only another claim does not count while acne is shown."""
    findings = filter_findings(evidence_map.index, {"concern": ("acne",)})

    assert "decides" not in judge_studies(findings, evidence_map.standings).values()


def test_the_list_of_studies_says_which_decide(evidence_map: EvidenceMap):
    """Each row says for how many claims a study counts, or that it is only shown."""
    drawn = render_studies(evidence_map.studies.values(), evidence_map, caption="All")

    assert drawn.count('data-label="Counts for">none, only shown<') == 135
    assert len(re.findall(r'data-label="Counts for">\d+ claims?<', drawn)) == 35
