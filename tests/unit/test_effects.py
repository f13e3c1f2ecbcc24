"""Effects have the numbers of their studies exactly as the data give them."""

from __future__ import annotations

import pandas as pd
import pytest

from touchstone.ids import BenefitId, Cell, ConcernId

SLEEP = Cell(ConcernId("poor-sleep"), BenefitId("better-sleep"))


def test_every_effect_has_the_numbers_of_its_row(evidence_map, pack):
    """A number that the study does not give is None, and unknown people count as 0."""
    frame = pack.tables["effects"]

    assert list(evidence_map.effects) == frame["effect_id"].tolist()
    for row in frame.to_dict("records"):
        effect = evidence_map.effects[row["effect_id"]]
        for name in ("massage", "comparison", "difference", "low", "high"):
            value = getattr(effect, name)
            assert (value is None) == pd.isna(row[name]), name
            assert value is None or value == row[name]
        assert (effect.people == 0) == pd.isna(row["people"])
        assert (effect.scale is None) == (not row["scale_id"])


def test_main_outcomes_come_first(evidence_map):
    """The outcome that decides a finding comes before the others of its cell."""
    effects = [item.effect_id for item in evidence_map.effects_by_cell[SLEEP]]
    main = {item.effect_id for item in evidence_map.evidence[SLEEP]} - {""}
    first = effects[: len(main & set(effects))]

    assert set(first) == main & set(effects)
    assert len(effects) > len(first) > 0


@pytest.mark.parametrize(
    ("effect_id", "given"),
    [
        pytest.param("yeung-2022-1", True, id="difference"),
        pytest.param("gokbulut-2022-1", True, id="both groups"),
        pytest.param("shin-2012-1", True, id="pooled share"),
        pytest.param("hegazy-2023-1", False, id="none"),
        pytest.param("shoemaker-1997-1", False, id="one level alone"),
    ],
)
def test_a_study_without_a_number_is_known(evidence_map, effect_id: str, given):
    """A missing number must be as visible as a number."""
    assert evidence_map.effects[effect_id].has_number == given
