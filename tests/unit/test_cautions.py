"""Every caution is shown, the most severe first, and none twice."""

from __future__ import annotations

from dataclasses import replace

from touchstone.evidence.cautions import (
    SEVERITIES,
    find_first_caution,
    list_cautions,
    split_cautions,
)
from touchstone.evidence.studies import build_studies
from touchstone.ids import ConcernId
from touchstone.markup.concern import render_cautions_section


def test_cautions_stand_by_severity(pack):
    """The most severe caution comes first, for a concern and for everyone."""
    order = list(SEVERITIES)
    for concern_id in ("", "acne", "other-scars", "psoriasis"):
        found = [
            order.index(item.severity)
            for item in list_cautions(pack, build_studies(pack), concern_id)
        ]
        assert found
        assert found == sorted(found)


def test_the_first_caution_is_a_stop_or_the_first_of_the_pack(pack):
    """A rare warning does not displace the one that most people need."""
    studies = build_studies(pack)
    first = {key: find_first_caution(pack, studies, key) for key in pack.concern_names}

    named = {key: item.caution_id for key, item in first.items() if item}
    assert named["acne"] == "acne-hard-rubbing"
    assert named["rosacea"] == "rosacea-friction"
    assert named["psoriasis"] == "psoriasis-skin-injury"
    assert named["stretch-marks"] == "pregnancy-stretch-marks"
    assert first["poor-sleep"] is None


def test_an_advice_for_a_concern_is_not_repeated_for_everyone(pack):
    """Stretch marks have the caution for pregnancy as their own, in the same words."""
    studies = build_studies(pack)
    everyone = list_cautions(pack, studies, None)

    for concern_id in pack.concern_names:
        own, general = split_cautions(pack, studies, concern_id)
        told = [item.advice for item in (*own, *general)]
        assert own == list_cautions(pack, studies, concern_id)
        assert len(told) == len(set(told))
        assert {item.advice for item in everyone} <= set(told)
    own, general = split_cautions(pack, studies, ConcernId("stretch-marks"))
    (pregnancy,) = (item for item in everyone if item.caution_id == "pregnancy")
    assert replace(own[0], caution_id="pregnancy") == pregnancy
    assert len(general) == len(everyone) - 1
    both = split_cautions(pack, studies, ConcernId("rosacea"), ConcernId("stretch-marks"))
    lists = [list_cautions(pack, studies, ConcernId(key)) for key in ("rosacea", "stretch-marks")]
    assert {item.advice for item in both[0]} == {item.advice for one in lists for item in one}


def test_how_many_deciding_studies_say_nothing_of_harms_is_told(evidence_map):
    """Silence about harms is not safety; without deciding studies, no number is given."""
    told = {
        key: render_cautions_section(evidence_map, ConcernId(key))
        for key in ("poor-sleep", "stretch-marks", "loss-of-elasticity", "acne", "other-scars")
    }
    noted = "Meirte 2016: ultrasound showed the top skin layer disrupted at 8 of 13 scars; "
    assert noted in told["other-scars"]
    assert "None of the 17 studies that count mentions harms." in told["poor-sleep"]
    assert "That does not mean that there were none." in told["poor-sleep"]
    assert "Neither study that counts mentions harms." in told["stretch-marks"]
    assert "4 of the 5 studies that count do not mention harms." in told["loss-of-elasticity"]
    assert "Caberlotto 2017: none seen" in told["loss-of-elasticity"]
    # What was noted is also shown if every study mentions harms.
    wrinkles = render_cautions_section(evidence_map, ConcernId("wrinkles"))
    assert "Caberlotto 2017: none seen" in wrinkles
    assert "mention harms" not in wrinkles
    assert "mention harms" not in told["acne"]


def test_every_caution_is_shown_somewhere(pack):
    """Each caution of the pack is shown for a concern or for everyone."""
    shown = sum(
        len(list_cautions(pack, build_studies(pack), key)) for key in ("", *pack.concern_names)
    )

    assert shown == len(pack.cautions)
