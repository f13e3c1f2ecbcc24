"""The studies of a concern at a glance: their selection, order, signs and words."""

from __future__ import annotations

import pytest

from touchstone.charts.glance import MANY_PEOPLE, build_glance_chart, list_glance_parts
from touchstone.design.palette import LIGHT
from touchstone.evidence.findings import Evidence
from touchstone.evidence.glance import Glance, build_glance, list_benefits
from touchstone.evidence.studies import STUDY_FIELDS, Study
from touchstone.evidence.verdicts import judge_cell
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.markup.glance import (
    find_glance_title,
    list_glance_table,
    render_glance,
    select_cells,
)
from touchstone.packs.pack import Pack
from touchstone.wording.glance import (
    counted_sentence,
    describe_mark,
    glance_title,
    list_evidence_details,
    list_signs,
)


def found(study_id: str, direction: str = "supports", **about: object) -> Evidence:
    """Return a finding that decides, unless ``about`` says otherwise."""
    facts = {"step": "whole", "design": "randomized-trial", "people": 30, **about}
    return Evidence(study_id=study_id, direction=direction, **facts)  # type: ignore[arg-type]


CELLS = {
    "texture": judge_cell(
        [
            found("small", people=9, clear="yes", given_with="hands", funding="seller"),
            found("large", "no-difference", people=90, clear="no"),
            found("review", "mixed", design="meta-analysis", people=0, clear="not-tested"),
            found("lab", design="lab-study"),
        ],
        claimed=True,
    ),
    "collagen": judge_cell([found("large", "against", step="related", people=90)], claimed=True),
}


def test_studies_that_decide_come_first_then_design_then_people():
    """Reviews come before trials, and among trials the one with the most people comes first."""
    glance = build_glance(CELLS)

    assert [row.study_id for row in glance.deciding] == ["review", "large", "small"]
    assert [row.study_id for row in glance.shown] == ["large", "lab"]
    assert glance.study_ids == ("review", "large", "small", "lab")


def test_a_column_is_a_benefit_that_a_study_speaks_to():
    """Benefits follow the order of the claims. One that no drawn study is about is left out."""
    glance = build_glance(CELLS)

    assert list_benefits(glance.deciding, CELLS) == ["texture"]
    assert list_benefits(glance.shown, CELLS) == ["texture", "collagen"]


def name_them(glance: Glance) -> dict[str, Study]:
    """Return each study of a glance by its id; all are from 2020 and treated women."""
    facts: dict[str, object] = {**dict.fromkeys(STUDY_FIELDS, ""), "year": 2020}
    facts["population"] = "Women"
    return {
        key: Study(**{**facts, "study_id": key, "authors": key})  # type: ignore[arg-type]
        for key in glance.study_ids
    }


def draw(*, counted: bool = True, chosen: str = "") -> list[dict]:
    """Return the parts of the chart of ``CELLS``, each as a dict."""
    glance = build_glance(CELLS)
    rows = glance.deciding if counted else glance.shown
    benefits = {key: key.title() for key in list_benefits(rows, CELLS)}
    studies = name_them(glance)
    parts = list_glance_parts(
        rows, studies=studies, benefits=benefits, chosen=chosen, counted=counted
    )
    return parts.to_dict("records")


def test_a_sign_that_points_is_filled_only_where_chance_was_ruled_out():
    """A hollow sign points somewhere, but chance was not ruled out. All other signs are filled."""
    signs = {part["study_id"]: part for part in draw() if part["part"] == "sign"}
    (lab,) = (p for p in draw(counted=False) if p["part"] == "sign" and p["study_id"] == "lab")

    assert {key: part["filled"] for key, part in signs.items()} == {
        "review": True, "large": True, "small": True,
    }  # fmt: skip
    assert (lab["text"], lab["filled"]) == ("▲", False)
    assert {key: part["text"] for key, part in signs.items()} == {
        "review": "◆", "large": "■", "small": "▲",
    }  # fmt: skip


def test_a_legend_has_the_signs_that_are_there_and_no_other():
    """A legend covers only the studies drawn; for a direction not stated, it explains no fill."""
    clear = judge_cell([found("a", clear="yes")], claimed=True)
    unstated = judge_cell([found("b", "not-stated", step="related", clear="no")], claimed=True)

    assert list(list_signs(build_glance({"texture": clear}).deciding)) == ["▲", "▲ filled"]
    both = build_glance({"texture": clear, "collagen": unstated})
    assert list(list_signs(both.deciding)) == ["▲", "▲ filled"]
    assert list(list_signs(both.shown)) == ["?"]
    assert list(list_signs(build_glance(CELLS).deciding)) == ["▲", "◆", "■", "▲ filled"]
    assert list(list_signs(build_glance(CELLS).shown)) == ["▲", "▼", "△ hollow"]
    assert list_signs(()) == {}


def test_more_people_make_a_larger_sign_up_to_a_limit():
    """A sign grows with the number of people; a study that gives no number has the smallest."""
    cells = {
        "a": judge_cell(
            [found(str(people), people=people) for people in (0, 10, 500, MANY_PEOPLE, 32_537)],
            claimed=True,
        )
    }
    glance = build_glance(cells)
    parts = list_glance_parts(glance.deciding, studies=name_them(glance), benefits={"a": "A"})
    sizes = parts.loc[parts["part"] == "sign"].set_index("study_id")["size"].to_dict()

    assert sizes["0"] < sizes["10"] < sizes["500"] < sizes[str(MANY_PEOPLE)] == sizes["32537"]


def test_a_row_says_design_people_hand_or_machine_and_who_paid():
    """A row leaves out what was not stated or not read. Its sign's name says what is not stated."""
    item = found("a", given_with="not-stated", funding="not-stated")

    assert list_evidence_details(item) == ["randomized trial"]
    one = found("a", given_with="hands", funding="not-stated")
    assert list_evidence_details(one) == ["randomized trial", "by hand"]
    assert "hand or machine not stated and payer not stated" in describe_mark("A", item, "Calm")
    assert list_evidence_details(found("a")) == ["randomized trial"]
    rows = {part["study_id"]: part for part in draw() if part["part"] == "row"}
    assert rows["small"]["details"].replace("\xa0", " ").replace("\n", " ") == (
        "randomized trial, by hand, paid by seller"
    )
    assert rows["small"]["whom"] == "Women"
    assert [row["text"] for row in rows.values()] == [
        "review 2020, size not given", "large 2020, 90 people", "small 2020, 9 people",
    ]  # fmt: skip


def test_rows_stand_below_each_other_under_their_claim():
    """Rows never overlap, and each sign is at the vertical center of its row."""
    parts = draw(counted=False)
    rows = [part for part in parts if part["part"] == "row"]
    claims = [part for part in parts if part["part"] == "claim"]
    signs = [part for part in parts if part["part"] == "sign"]

    assert [part["text"] for part in claims] == ["Texture", "Collagen"]
    assert claims[0]["y"] < rows[0]["y"] < rows[0]["y2"] < claims[1]["y"] < rows[1]["y"]
    assert [row["study_id"] for row in rows] == ["lab", "large"]
    for row, sign in zip(rows, signs, strict=True):
        assert sign["y"] == (row["y"] + row["y2"]) / 2
    assert {sign["look"] for sign in signs} == {"uncounted"}
    assert not [part for part in draw() if part["part"] == "claim"], "one claim needs no name"


def test_a_sign_stands_where_its_study_points():
    """Lanes run from worse to better, with results that point nowhere in between."""
    found_ = {"against": 0, "mixed": 1, "no-difference": 1, "not-stated": 1, "supports": 2}
    cell = judge_cell([found(key, direction=key) for key in found_], claimed=True)
    glance = build_glance({"a": cell})
    rows = (*glance.deciding, *glance.shown)
    parts = list_glance_parts(rows, studies=name_them(glance), benefits={"a": "A"})
    places = parts.loc[parts["part"] == "sign"].set_index("study_id")["lane"].to_dict()

    assert places == {key: place + 0.5 for key, place in found_.items()}
    heads = parts.loc[parts["part"] == "head"].set_index("lane")["text"].to_dict()
    assert heads == {0.5: "Worse", 1.5: "Neither", 2.5: "Better"}


def test_the_row_of_the_open_study_is_marked_in_the_data_alone():
    """The specification never depends on the open study or the claims, so browsers can reuse it."""
    assert {part["study_id"] for part in draw(chosen="large") if part["chosen"] is True} == {
        "large"
    }
    glance = build_glance(CELLS)
    specs = []
    for chosen in ("", "large"):
        parts = list_glance_parts(
            glance.deciding,
            studies=name_them(glance),
            benefits={"texture": "Texture", **({"collagen": "Collagen"} if chosen else {})},
            chosen=chosen,
        )
        spec = build_glance_chart(parts, palette=LIGHT).to_dict()
        specs.append({key: spec[key] for key in spec.keys() - {"data", "datasets"}})
    assert specs[0] == specs[1]
    assert specs[0]["layer"]


def test_the_same_row_drawn_at_another_turn_can_be_picked_again():
    """The pick value changes with the turn, so picking the same row again counts as a change."""
    glance = build_glance(CELLS)
    studies = name_them(glance)
    picks = [
        set(
            list_glance_parts(
                glance.deciding, studies=studies, benefits={"texture": "Texture"}, turn=turn
            )["pick"].dropna()
        )
        for turn in ("scars 0", "scars 1")
    ]

    assert "small scars 0" in picks[0]
    assert not picks[0] & picks[1]


def test_the_title_counts_the_studies_that_decide():
    """The title counts the studies of each decided claim, or says that no claim was decided."""
    assert glance_title("Scars", CELLS) == (
        "Scars: 1 of 3 studies points to better, 1 finds no difference, 1 is mixed"
    )
    both = {"Texture": CELLS["texture"], "More": judge_cell([found("x")], claimed=True)}
    assert glance_title("Scars", both).endswith("1 is mixed; “More”: 1 study points to better")
    assert glance_title("Scars", {"a": CELLS["collagen"]}) == (
        "Scars: no claim was tested the whole way"
    )
    barred = judge_cell([found("x")], claimed=True, bar=frozenset({"by-hand"}))
    assert glance_title("Scars", {"a": barred}) == "Scars: no study meets your bar"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        pytest.param(
            CELLS,
            "3 studies count, 1 of them a review that may include some of the trials; "
            "1 does not. "
            "1 of those that count is listed again, for another claim.",
            id="both",
        ),
        pytest.param(
            {"a": CELLS["collagen"]}, "The one study does not count.", id="shown only"
        ),
        pytest.param(
            {"a": judge_cell([], claimed=True)},
            "We found no study of a claim about this concern.",
            id="none",
        ),
    ],
)  # fmt: skip
def test_words_count_those_that_decide_apart(cells, said: str):
    """Studies that count are kept apart from those that do not, so nobody confuses the two."""
    assert counted_sentence(build_glance(cells)) == said


def test_the_shipped_titles_say_what_was_found(evidence_map: EvidenceMap):
    """The titles of the three concerns that experts are asked about match the evidence."""
    titles = {
        key: find_glance_title(evidence_map, ConcernId(key))
        for key in ("other-scars", "poor-sleep", "acne")
    }

    assert titles == {
        "other-scars": "Other scars: 5 of 11 studies point to better, "
        "3 find no difference, 3 are mixed",
        "poor-sleep": "Poor sleep: 16 of 17 studies point to better, 1 finds no difference",
        "acne": "Acne: no claim was tested the whole way",
    }


def test_every_concern_has_its_studies_in_chart_and_table(evidence_map: EvidenceMap, pack: Pack):
    """Chart and table have every study of all 18 concerns, even if only one or none decides."""
    for key in map(ConcernId, pack.concern_names):
        cells = select_cells(evidence_map, key)
        glance = build_glance(cells)
        table = list_glance_table(evidence_map, key)
        count = sum(len(cell.deciding) + len(cell.shown) for cell in cells.values())

        assert len(table.rows) == count, key
        assert "Studies at a glance" in render_glance(evidence_map, key)
        for rows in (glance.deciding, glance.shown):
            if not rows:
                continue
            benefits = {name: pack.benefit_names[name] for name in list_benefits(rows, cells)}
            parts = list_glance_parts(rows, studies=evidence_map.studies, benefits=benefits)
            drawn = parts[parts["part"] == "row"]
            assert set(drawn["study_id"]) == {row.study_id for row in rows}, key
            assert len(drawn) == sum(len(row.found) for row in rows), key
            assert build_glance_chart(parts, palette=LIGHT, title="T").to_dict()["layer"], key


def test_one_study_is_told_and_not_drawn(evidence_map: EvidenceMap):
    """A chart of a single sign would say less than a sentence."""
    one = render_glance(evidence_map, ConcernId("wrinkles"))
    several = render_glance(evidence_map, ConcernId("stretch-marks"))

    assert "Caberlotto 2017, 42 people: controlled trial, by machine, paid by seller." in one
    assert "ts-legend" not in one
    assert "ts-legend" in several
    assert "Choose a row" not in one
