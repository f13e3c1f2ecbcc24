"""Which numbers may share an axis, which are drawn, which only counted, and in what words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from touchstone.charts.numbers import (
    NARROW_CHARS,
    build_numbers_chart,
    find_domain,
    list_number_parts,
)
from touchstone.design.palette import LIGHT
from touchstone.evidence.axes import (
    LEAST_IN_CELL,
    Axis,
    choose_axis,
    list_axes,
    select_cell_axes,
    select_massage,
    select_offered_axes,
)
from touchstone.evidence.effects import Effect, Scale
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.packs.pack import Pack
from touchstone.wording.numbers import axis_name, axis_sentences, axis_title, effect_row

SCALE = Scale(
    "psqi", "Sleep index", "How well someone slept", 0, 21, "lower", "points", 3.0, "Note.", "A",
    "https://example.org",
)  # fmt: skip


def number(effect_id: str, difference: float | None = -1.0, **about: object) -> Effect:
    """Return a number of one study, without a named scale unless ``about`` gives one."""
    facts: dict = {
        "study_id": "adcock-2001", "outcome": "outcome", "unit": "hours", "better": "lower",
        "kind": "between-groups", "p": "", "clear": "yes", "measured_at": "", "massage": None,
        "comparison": None, "low": None, "high": None, "people": 10, "scale": None, **about,
    }  # fmt: skip
    return Effect(effect_id=effect_id, difference=difference, **facts)


def group(*effects: Effect) -> list[set[str]]:
    """Return the ids of the numbers on each axis."""
    axes = list_axes({"better-sleep": effects})
    return [{effect.effect_id for effect in axis.effects} for axis in axes]


def test_a_long_name_and_its_value_do_not_stand_on_one_line(evidence_map: EvidenceMap):
    """In the narrowest chart, a long name and its value would overlap if they shared a line."""
    shipped = list(evidence_map.effects.values())
    long = [replace(effect, people=1_000_000) for effect in shipped]
    axes = [
        axis for effects in (shipped, long) for axis in list_axes({"any": effects}) if axis.drawn
    ]
    beside = apart = 0
    for axis in axes:
        words = list_number_parts(axis, evidence_map.studies)
        names, values = (words.loc[words["part"] == part] for part in ("name", "value"))
        for name, value in zip(names.itertuples(), values.itertuples(), strict=True):
            if name.y == value.y:
                beside += 1
                assert len(name.text) + len(value.text) <= NARROW_CHARS
            else:
                apart += 1

    assert beside > 50
    assert apart


@pytest.mark.parametrize(
    ("other", "share"),
    [
        pytest.param({}, True, id="the same unit"),
        pytest.param({"study_id": "ahn-2025"}, True, id="another study"),
        pytest.param({"unit": "minutes"}, False, id="another unit"),
        pytest.param({"better": "higher"}, False, id="another side is better"),
        pytest.param({"scale": SCALE}, False, id="a named scale"),
    ],
)
def test_two_units_never_share_an_axis(other: dict, *, share: bool):
    """Numbers share an axis only if unit, named scale and better direction are the same."""
    assert (len(group(number("a"), number("b", **other))) == 1) == share


@pytest.mark.parametrize(
    ("unit", "within", "across"),
    [
        pytest.param("points", 0, 0, id="points of no named scale"),
        pytest.param("not stated", 0, 0, id="not stated"),
        pytest.param("%", 1, 2, id="percent of something"),
        pytest.param("mm", 1, 1, id="a length"),
        pytest.param("standard deviations", 1, 1, id="standard deviations"),
    ],
)
def test_unlike_outcomes_do_not_share_an_axis(unit: str, within: int, across: int):
    """Some units mean the same in every study, some only within one study, and some in none."""
    first, same = number("a", unit=unit), number("b", unit=unit)
    other = number("c", unit=unit, study_id="ahn-2025")

    assert len(group(first, same)) == within
    assert len(group(first, other)) == across


def test_numbers_of_two_benefits_share_an_axis_on_a_named_scale_alone():
    """Numbers of two benefits can also share an axis in standard deviations, labeled as such."""
    for about, axes in (
        ({"unit": "hours"}, 2),
        ({"unit": "points", "scale": SCALE}, 1),
        ({"unit": "standard deviations"}, 1),
    ):
        found = {"better-sleep": [number("a", **about)], "calm-mind": [number("b", **about)]}
        assert len(list_axes(found)) == axes, about


def test_the_same_numbers_are_offered_once():
    """Numbers that speak to two benefits are offered only once.

    A single number is offered only in the own unit of its named scale.
    """
    both = [number("a"), number("b")]
    alone = number("c", unit="points", scale=SCALE)
    percent = number("d", unit="% of people", scale=SCALE)
    axes = list_axes({"better-sleep": [*both, alone, percent], "calm-mind": both})

    assert len(axes) == 4
    assert [axis.unit for axis in select_offered_axes(axes)] == ["points", "hours"]


def test_the_axis_that_tells_most_is_chosen_first():
    """An axis of several studies comes first, then a known noticeable size, then everyday units."""
    deviations = [number(str(place), unit="standard deviations") for place in range(4)]
    hours, percent = [number("h"), number("i")], [number(key, unit="% of people") for key in "pqr"]
    blind = number("b", unit="points", scale=replace(SCALE, scale_id="s", noticeable=None))
    one = number("o", unit="points", scale=replace(SCALE, scale_id="t"))
    more = [number("m", unit="points", scale=SCALE), number("n", None, unit="points", scale=SCALE)]
    two = [number("u", unit="mm"), number("v", unit="mm", study_id="ahn-2025")]
    known = number("w", unit="points", scale=SCALE, study_id="ahn-2025")

    def choose(*effects: Effect) -> str:
        return choose_axis(list_axes({"better-sleep": effects})).axis_id

    assert choose(*deviations) == "standard-deviations.lower"
    assert choose(*deviations, *hours, *percent) == "better-sleep.percent-of-people.lower"
    assert choose(*deviations, *hours, blind, one, *more) == "psqi.points.lower"
    # A single number on a scale has nothing to be compared with.
    assert choose(*more, *two) == "better-sleep.mm.lower"
    assert choose(*more, *two, known) == "psqi.points.lower"
    axes = list_axes({"better-sleep": [*deviations, *hours, one]})
    assert [axis.unit for axis in axes] == ["points", "hours", "standard deviations"]


def test_a_cell_shows_an_axis_from_three_numbers_on():
    """An axis needs three numbers with a difference; numbers without one are only counted."""
    silent = number("silent", None)
    given = [number(str(place)) for place in range(LEAST_IN_CELL)]

    assert select_cell_axes("better-sleep", [*given[1:], silent]) == []
    (axis,) = select_cell_axes("better-sleep", [*given, silent])
    assert (len(axis.drawn), len(axis.silent)) == (3, 1)


def test_neighboring_methods_are_not_drawn(evidence_map: EvidenceMap):
    """Related methods such as self-acupressure are shown with a cell, but not in its numbers."""
    cell = Cell("poor-sleep", "better-sleep")
    effects, evidence = evidence_map.effects_by_cell[cell], evidence_map.evidence[cell]
    kept = {effect.study_id for effect in select_massage(effects, evidence)}

    assert "yeung-2022" in {effect.study_id for effect in effects} - kept
    assert kept == {effect.study_id for effect in effects} & {
        item.study_id for item in evidence if item.step != "related"
    }


def on_scale(*effects: Effect) -> Axis:
    """Return the one axis that these numbers share on the named scale."""
    (axis,) = list_axes({"better-sleep": effects})
    return axis


def test_the_chart_draws_dot_range_band_and_no_difference(evidence_map: EvidenceMap):
    """Before-and-after and pooled numbers stay recognizable; a missing number is not drawn."""
    about = {"unit": "points", "scale": SCALE}
    axis = on_scale(
        number("pool", -2.34, low=-2.94, high=-1.74, kind="pooled", **about),
        number("after", -4.0, kind="before-after", people=99, **about),
        number("small", 1.0, people=5, **about),
        number("large", -1.0, people=50, **about),
        number("silent", None, **about),
    )
    parts = list_number_parts(axis, evidence_map.studies)

    dots = parts.loc[parts["part"] == "dot"]
    assert dots["x"].tolist() == [-1.0, 1.0, -4.0, -2.34]
    assert dots["kind"].tolist() == ["compared", "compared", "before-after", "pooled"]
    assert dots["y"].is_monotonic_increasing
    (title,) = parts.loc[parts["part"] == "group"].itertuples()
    assert title.text == "Pooled by reviews"
    assert dots["y"].tolist()[2] < title.y < dots["y"].tolist()[3]
    assert parts.loc[parts["part"] == "range", ["x", "x2"]].values.tolist() == [[-2.94, -1.74]]
    assert set(parts.loc[parts["part"] == "zero", "x"]) == {0.0}
    assert set(parts.loc[parts["part"] == "band", "x2"]) == {3.0}
    low, high = find_domain(axis)
    assert low < -4.0 < 3.0 < high


def test_no_band_where_the_numbers_are_not_in_the_unit_of_the_scale(evidence_map: EvidenceMap):
    """What people notice in points says nothing about a percentage of people."""
    axis = on_scale(number("a", -22.7, unit="% of people", scale=SCALE))

    assert axis.noticeable is None
    assert "band" not in set(list_number_parts(axis, evidence_map.studies)["part"])


def test_of_a_ratio_one_is_no_difference(evidence_map: EvidenceMap):
    """On an axis of ratios, a value below 1 is better if lower is better."""
    axis = on_scale(
        number("a", 0.61, unit="risk ratio", low=0.29, high=1.26, kind="pooled"),
        number("b", 1.4, unit="risk ratio", kind="pooled"),
    )
    chart = build_numbers_chart(axis, evidence_map.studies, palette=LIGHT, title="T").to_dict()
    scales = [layer["encoding"]["x"]["scale"] for layer in chart["layer"]
              if "scale" in layer.get("encoding", {}).get("x", {})]  # fmt: skip

    assert {scale["type"] for scale in scales} == {"log"}
    assert axis_title(axis, "Risk") == "Risk: 1 of 2 numbers from 1 study points to better"
    parts = list_number_parts(axis, evidence_map.studies)
    assert set(parts.loc[parts["part"] == "zero", "x"]) == {1.0}


@pytest.mark.parametrize(
    ("differences", "said"),
    [
        ([-2.34], "S: the one difference is too small for a person to notice"),
        ([-3.0], "S: the one difference is large enough for a person to notice"),
        ([-1.0, -2.0], "S: none of 2 differences is large enough for a person to notice"),
        ([-4.0, 4.0], "S: 1 of 2 differences is large enough for a person to notice"),
    ],
)
def test_the_title_says_whether_one_would_notice(differences: list[float], said: str):
    """A difference for the worse never counts as large enough to notice."""
    effects = [
        number(str(place), value, unit="points", scale=SCALE)
        for place, value in enumerate(differences)
    ]

    assert axis_title(on_scale(*effects), "S") == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([(-3.0, "yes")], "U: 1 of 1 number points to better"),
        ([(-3.0, "no")], "U: 1 of 1 number points to better, could be chance"),
        (
            [(-3.0, "yes"), (-2.0, "not-tested"), (4.0, "no")],
            "U: 2 of 3 numbers from 3 studies point to better, 1 could be chance",
        ),
        (
            [(-3.0, "no"), (-2.0, "no")],
            "U: 2 of 2 numbers from 2 studies point to better, both could be chance",
        ),
    ],
)
def test_the_title_says_what_could_be_chance(numbers: list[tuple[float, str]], said: str):
    """A number for the better that could be chance is counted as that."""
    effects = [
        number(str(place), value, unit="mm", study_id=str(place), clear=clear)
        for place, (value, clear) in enumerate(numbers)
    ]

    (axis,) = list_axes({"better-sleep": effects})
    assert axis_title(axis, "U") == said


def test_numbers_of_one_study_are_not_called_separate(evidence_map: EvidenceMap):
    """Where a study gives several numbers on one axis, they count as what they are."""
    warning = "Several numbers of one study are not separate votes."
    (same,) = list_axes({"better-sleep": [number("a"), number("b")]})
    (apart,) = list_axes({"better-sleep": [number("a"), number("b", study_id="ahn-2025")]})

    assert warning in axis_sentences(same, evidence_map.studies)
    assert warning not in axis_sentences(apart, evidence_map.studies)


def test_what_gives_no_number_is_counted_in_words(evidence_map: EvidenceMap):
    """The shipped sleep index has one number to draw; three studies without one are named."""
    effects = evidence_map.effects_by_cell[Cell("poor-sleep", "better-sleep")]
    axes = {axis.axis_id: axis for axis in list_axes({"better-sleep": effects})}
    axis = axes["psqi.points.lower"]
    said = axis_sentences(axis, evidence_map.studies)

    assert [effect.difference for effect in axis.drawn] == [-2.34]
    assert said[-1] == ("3 more outcomes have no number: Hegazy 2023, Kashani 2014 and Pinar 2015.")
    assert (
        "Differences in the shaded band, under 3 points, are too small for a person to notice."
        in said
    )
    rows = [effect_row(item, evidence_map.studies[item.study_id]) for item in axis.effects]
    assert ("2.34 of 21 points lower", "1.74 to 2.94 lower") in [row[2:4] for row in rows]
    assert [row[2] for row in rows].count("not given") == 3


def test_every_shipped_axis_can_be_named_drawn_and_linked(evidence_map: EvidenceMap, pack: Pack):
    """Every axis has a link of its own; every one that is offered has a name, title and chart."""
    found: dict[str, list[Effect]] = {}
    for cell, effects in evidence_map.effects_by_cell.items():
        found.setdefault(cell.benefit_id, []).extend(effects)
    axes, names = list_axes(found), evidence_map.choices["axis"]

    assert [axis.axis_id for axis in axes] == list(dict.fromkeys(axis.axis_id for axis in axes))
    assert {axis.axis_id for axis in axes} == set(names)
    offered = select_offered_axes(axes)
    assert len({names[axis.axis_id] for axis in offered}) == len(offered) >= 10
    for axis in offered:
        name = axis_name(axis, pack.benefit_names, evidence_map.studies)
        title = axis_title(axis, name)
        chart = build_numbers_chart(axis, evidence_map.studies, palette=LIGHT, title=title)
        (rows,) = chart.to_dict()["datasets"].values()
        assert sum(row["part"] == "dot" for row in rows) == len(axis.drawn), name
        assert {effect.unit for effect in axis.effects} == {axis.unit}, name
