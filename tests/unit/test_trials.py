"""Each study of massage says what was done, on whom, and what it found."""

from __future__ import annotations

import pytest

from touchstone.evidence.rule import DIRECTION_SIGNS
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.evidence_map.trials import list_trials
from touchstone.ids import ConcernId
from touchstone.markup.concern import render_protocol_section


def test_those_that_count_come_first_the_best_designs_before_others(evidence_map: EvidenceMap):
    """Reviews are left out, and every other study that counts is included."""
    trials = list_trials(evidence_map, ConcernId("poor-sleep"))
    deciding = [item.study.design for item in trials if item.decides]

    assert [item.decides for item in trials] == sorted(
        (item.decides for item in trials), reverse=True
    )
    assert len(deciding) == 12
    assert deciding == sorted(
        deciding, key=["randomized-trial", "controlled-trial", "uncontrolled-trial"].index
    )


@pytest.mark.parametrize("concern_id", ["stretch-marks", "other-scars", "acne", "fine-lines"])
def test_each_study_says_what_on_whom_and_what_it_found(evidence_map: EvidenceMap, concern_id: str):
    """Each text starts with the treatment, then says who took part and what was found."""
    trials = list_trials(evidence_map, ConcernId(concern_id))

    assert trials
    for item in trials:
        study, words = item.study, item.words
        assert words.startswith(study.intervention.rstrip("."))
        assert words.index(study.population.rstrip(".")) > 0
        assert any(sign in words for sign in (*DIRECTION_SIGNS.values(), "△", "▽"))


def test_the_page_of_a_concern_has_each_study_that_counts(evidence_map: EvidenceMap):
    """Each is listed with its source; if none counts, the page lists the others instead."""
    sleep = render_protocol_section(evidence_map, ConcernId("poor-sleep"))
    told = sleep.partition("Each study on its own")[2].partition("</details>")[0]

    assert told.count("<li>") == 12
    assert told.index("Gökbulut 2022") < told.index("Porcheron 2024")
    assert "6-minute back massage." in told

    acne = render_protocol_section(evidence_map, ConcernId("acne"))
    assert "Each study on its own" in acne
    assert "One 20-minute massage." in acne
