"""Every number in the words about how much massage changed comes from the data."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

import pandas as pd
import pytest

from touchstone.evidence.effects import Effect, Scale
from touchstone.evidence.studies import short_name
from touchstone.evidence_map.answer_card import build_answer_card
from touchstone.evidence_map.answers import list_claim_answers
from touchstone.exports.handout import build_handout
from touchstone.exports.tables import map_json_bytes
from touchstone.ids import Cell
from touchstone.markup.answer_card import render_answer_card
from touchstone.markup.effects import render_how_much
from touchstone.wording.effects import (
    difference_words,
    effect_sentences,
    how_sized_words,
    main_words,
    notice_sentence,
    number_sentences,
    range_words,
)

SCALE = Scale(
    "s", "Sleep score", "Sleep.", 0, 21, "lower", "points", 3.0, "Note.", "S", "https://x.org"
)
EFFECT = Effect(
    "a-1", "a", "sleep score", "points", "lower", "between-groups", "0.01", "yes",
    "after 4 weeks", None, None, -2.5, -4.0, -1.0, 60, SCALE,
)  # fmt: skip
_NUMBER = re.compile(r"−?\d[\d,]*(?:\.\d+)?")


def read_numbers(text: str) -> set[float]:
    """Return the numbers in a text, without their signs."""
    return {float(found.replace(",", "").lstrip("−")) for found in _NUMBER.findall(text)}


def list_given_numbers(pack, effect: Effect) -> set[float]:
    """Return every number in the rows of an effect and its scale, also those in their texts."""
    effects, scales = pack.tables["effects"], pack.tables["scales"]
    rows = [effects.loc[effects["effect_id"] == effect.effect_id]]
    if effect.scale:
        rows.append(scales.loc[scales["scale_id"] == effect.scale.scale_id])
    given = [value for row in rows for value in row.iloc[0].tolist() if not pd.isna(value)]
    return set().union(*(read_numbers(f"{value}".replace("-", " ")) for value in given))


def read_own_numbers(text: str) -> set[float]:
    """Return the numbers in a text, except the years of studies and the 95 of "95% range"."""
    return read_numbers(re.sub(r"\((?:[^()]* )?(19|20)\d\d\)|95% range", " ", text))


def test_every_number_of_an_effect_is_in_its_row(evidence_map, pack):
    """The sentences of pages, handout and offline copy never give a number of another effect."""
    said = 0
    for effect in evidence_map.effects.values():
        if not effect.has_number:
            continue
        study = short_name(evidence_map.studies[effect.study_id])
        told = " ".join([*effect_sentences(effect, study), *number_sentences(effect)])
        numbers = read_own_numbers(told)
        # The 1 in "1 is no difference" explains a risk ratio and is not a number of the study.
        strange = (
            numbers - list_given_numbers(pack, effect) - ({1.0} if "risk ratio" in told else set())
        )
        assert strange == set(), effect.effect_id
        said += len(numbers)

    assert said > 200


def test_pages_show_no_other_numbers_of_effects(evidence_map, pack):
    """Cells, answer card and handout of a concern show only the numbers of its own effects."""
    for concern_id in pack.concern_ids:
        cells = [cell for cell in evidence_map.verdicts if cell.concern_id == concern_id]
        effects = [item for cell in cells for item in evidence_map.effects_by_cell.get(cell, ())]
        given = set().union(*(list_given_numbers(pack, effect) for effect in effects))
        card = build_answer_card(evidence_map, concern_id)
        handout = build_handout(evidence_map, concern_id, address="https://x.org")
        answers = list_claim_answers(evidence_map, concern_id)
        amounts = [" ".join(item.how_much) for item in answers]
        others = [" ".join(item.how_much) for item in answers if item.benefit != card.benefit]
        assert all(any(amount in line for line in handout.numbers) for amount in others)
        drawn = [
            unescape(re.sub(r"<[^>]+>", " ", render_how_much(evidence_map, cell))) for cell in cells
        ]
        bars = re.findall(r"<b>([^<]+)</b></div>", render_answer_card(card) if card else "")
        for text in [*amounts, *drawn, *bars, card.number if card else ""]:
            text = re.sub(r"[A-Z][\w-]+(?: [\w-]+)? (19|20)\d\d", " ", text)
            # How many numbers and studies there are is our count, not a number of a study.
            text = re.sub(r"\d+ (numbers?|stud(y|ies)) of th|None of the \d+ studies", " ", text)
            numbers = read_own_numbers(text) - ({1.0} if "risk ratio" in text else set())
            assert numbers - given == set(), (concern_id, text)


def test_a_number_of_another_effect_would_be_found(evidence_map, pack):
    """A number of another effect would make the tests above fail."""
    sleep, scars = evidence_map.effects["wang-2024-1"], evidence_map.effects["santuzzi-2024-1"]
    told = " ".join(effect_sentences(replace(sleep, difference=scars.difference), "Wang 2024"))

    assert read_own_numbers(told) - list_given_numbers(pack, sleep) == {1.5}


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        pytest.param(
            EFFECT,
            [
                "Sleep score: 2.5 of 21 points lower, which is better (Doe 2020).",
                "The 95% range: 1 to 4 lower.",
                "When: after 4 weeks; 60 people.",
                "Smaller than most people notice in themselves (3 points).",
            ],
            id="difference",
        ),
        pytest.param(
            replace(EFFECT, massage=8.0, comparison=7.0, unit="hours", low=None, high=None),
            [
                "Sleep score: 8 hours with massage, 7 hours in the comparison group (Doe 2020).",
                "When: after 4 weeks; 60 people.",
            ],
            id="both groups",
        ),
        pytest.param(
            replace(
                EFFECT, kind="before-after", massage=49.2, comparison=71.9, unit="% of people",
                low=None, high=None, people=0, measured_at="",
            ),
            [
                "Sleep score: 71.9% before, 49.2% after (Doe 2020).",
                "Number of people not given.",
                "Before and after, no comparison.",
            ],
            id="before and after",
        ),
        pytest.param(
            replace(EFFECT, kind="pooled", unit="standard deviations", difference=1.15, low=0.1,
                    high=2.2),
            [
                "Sleep score: 1.15 standard deviations higher, which is worse (Doe 2020).",
                "The 95% range: 0.1 to 2.2 higher.",
                "When: after 4 weeks; 60 people.",
                "Pooled by a review; the review gives no size in everyday units.",
            ],
            id="standard deviations",
        ),
    ],
)  # fmt: skip
def test_an_outcome_is_told_in_its_own_unit(effect: Effect, said: list[str]):
    """The words give size, range, time and number of people, and whether people would notice it."""
    assert effect_sentences(effect, "Doe 2020") == said


def test_a_range_that_holds_no_difference_is_told_both_ways():
    """A range across zero goes from lower to higher; the range of a ratio has no such words."""
    ratio = replace(EFFECT, unit="risk ratio", difference=0.6, low=0.3, high=1.3)

    assert range_words(replace(EFFECT, low=-4.3, high=2.3)) == "4.3 lower to 2.3 higher"
    time = replace(EFFECT, unit="minutes a night", low=-4.3, high=2.3)
    assert range_words(time) == "4.3 less to 2.3 more"
    assert range_words(replace(time, low=1.3)) == "1.3 to 2.3 more"
    assert difference_words(ratio) == "risk ratio 0.6 (1 is no difference)"
    assert range_words(ratio) == "0.3 to 1.3"
    assert difference_words(replace(EFFECT, difference=0.0)) == "no difference"


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        pytest.param(EFFECT, "Smaller than most people notice", id="smaller"),
        pytest.param(
            replace(EFFECT, difference=-3.0), "As much as most people notice", id="as much"
        ),
        pytest.param(replace(EFFECT, unit="% of people"), "", id="another unit than the scale's"),
        pytest.param(replace(EFFECT, scale=None), "", id="no scale"),
        pytest.param(
            replace(EFFECT, scale=replace(SCALE, noticeable=None)),
            "What people notice on this scale is not known.",
            id="none known",
        ),
    ],
)  # fmt: skip
def test_would_you_notice_it(effect: Effect, said: str):
    """A result is compared with what people notice only in the unit of the scale."""
    sentence = notice_sentence(effect)

    assert sentence.startswith(said)
    assert bool(sentence) == bool(said)


def test_a_study_without_everyday_units_says_so():
    """A single study must not be called a review."""
    effect = replace(EFFECT, kind="before-after", unit="standard deviations")

    assert how_sized_words(effect) == (
        "Before and after, no comparison; the study gives no size in everyday units"
    )


@pytest.mark.parametrize(
    ("concern_id", "said"),
    [
        pytest.param(
            "poor-sleep",
            "Sleep quality score: 2.34 of 21 points lower than with other treatments, which is "
            "better (Wang 2024). "
            "The 95% range: 1.74 to 2.94 lower. Number of people not given. Pooled by a review. "
            "Less than most people notice (3 points), but more than with other treatments. "
            "We have a number from 7 of 17 studies.",
            id="poor sleep",
        ),
        pytest.param(
            "stretch-marks",
            "Women with stretch marks: 67.7% with massage, "
            "73% in the comparison group (Antoszewski 2015).",
            id="stretch marks",
        ),
        pytest.param("wrinkles", "We have no number from the study.", id="wrinkles"),
        pytest.param("redness", "We have no number from any of the 5 studies.", id="redness"),
    ],
)
def test_the_page_of_a_concern_says_how_much(evidence_map, concern_id, said: str):
    """The page gives the main number in words, or says just as visibly that there is none."""
    (answer,) = list_claim_answers(evidence_map, concern_id)

    assert said in " ".join(answer.how_much)


def test_the_export_gives_numbers_counts_and_domains(evidence_map):
    """Other programs can read the data that the page is made from."""
    content = json.loads(map_json_bytes(evidence_map))
    items = {Cell(item["concern"], item["benefit"]): item for item in content["claims"]}
    sleep = items[Cell("poor-sleep", "better-sleep")]
    verdict = evidence_map.verdicts[Cell("poor-sleep", "better-sleep")]

    assert sleep["direct"] == verdict.direct_count
    assert sleep["counts"] == {"supports": 16, "no-difference": 1}
    assert [item["domain"] for item in sleep["domains"]] == [
        "start", "risk-of-bias", "indirectness",
    ]  # fmt: skip
    assert sum(item["change"] for item in sleep["domains"]) == sleep["certainty"]
    wang = next(item for item in sleep["effects"] if item["effect_id"] == "wang-2024-1")
    assert (wang["difference"], wang["low"], wang["people"]) == (-2.34, -2.94, None)
    assert wang["scale"] == "Pittsburgh Sleep Quality Index"
    assert items[Cell("acne", "stress-relief")]["effects"] == []


def test_a_gain_over_another_treatment_is_told_as_one():
    """A gain over another treatment must be for the better and clear to be called one."""
    against = replace(EFFECT, comparator_kind="other-active")
    pooled = replace(against, kind="pooled")
    assert main_words(against).endswith(" than with another treatment")
    assert main_words(pooled).endswith(" than with other treatments")
    both = replace(against, kind="groups", massage=3.0, comparison=5.0)
    assert main_words(both).endswith(" with another treatment")

    assert notice_sentence(pooled).endswith(", but more than with other treatments.")
    for other in (replace(pooled, clear="no"), replace(pooled, difference=2.0)):
        assert "more than" not in notice_sentence(other)
