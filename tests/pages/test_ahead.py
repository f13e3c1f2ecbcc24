"""What is handed to the browser ahead is what a run of the page draws."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage
from ui import ahead, data

ADDRESS = "/api/sheets.json"


@pytest.fixture
def offered() -> Iterator[None]:
    """Have pages name the address, as on a server of one's own."""
    ahead.offer(ADDRESS)
    yield
    ahead.offer("")


def read_sheets(app: AppTest) -> dict[str, dict[str, str]]:
    """Return what a page hands to its sheets, by place."""
    protos = [item.proto for item in app.get("bidi_component")]
    found = [json.loads(proto.json) for proto in protos if proto.component_name == "section"]
    return {item["name"]: item for item in found}


@pytest.mark.parametrize("concern_id", ["wrinkles", "acne", "congestion", "poor-sleep"])
def test_each_run_draws_what_was_handed_out(open_page: OpenPage, concern_id: str):
    """Place by place, the same markup: a choice that shows at once does not change after."""
    evidence_map = data.load()
    handed = ahead.build_ahead(evidence_map)[evidence_map.concern_options[concern_id]]
    drawn = read_sheets(open_page(concern=concern_id))

    assert {place: item["html"] for place, item in drawn.items()} == handed


def test_every_concern_is_handed_out():
    """The shipped pack fits whole."""
    evidence_map = data.load()

    assert set(ahead.build_ahead(evidence_map)) == set(evidence_map.concern_options.values())


@pytest.mark.usefixtures("offered")
@pytest.mark.parametrize(
    ("query", "address"),
    [
        pytest.param({}, ADDRESS, id="plain"),
        pytest.param({"compare": "acne"}, ADDRESS, id="compared"),
        pytest.param({"sort": "benefit"}, "", id="another_order"),
    ],
)
def test_only_views_like_those_handed_out_name_them(
    open_page: OpenPage, query: dict[str, str], address: str
):
    """In another order the same concern has other sheets."""
    drawn = read_sheets(open_page(concern="wrinkles", **query))

    assert drawn["answer"]["ahead"] == address


def test_no_address_is_named_where_nothing_is_handed_out(open_page: OpenPage):
    """On Streamlit Community Cloud no request goes astray."""
    assert read_sheets(open_page(concern="wrinkles"))["answer"]["ahead"] == ""


def test_a_pack_of_very_many_concerns_is_not_handed_out(monkeypatch: pytest.MonkeyPatch):
    """A browser is not handed many megabytes."""
    monkeypatch.setattr(ahead, "MAX_PREFETCHED", 17)

    assert ahead.build_ahead(data.load()) == {}
