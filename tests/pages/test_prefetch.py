"""Prefetched sections are the same as those that a run of the page draws."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage
from ui import data
from ui.components import prefetch


def find_protos(app: AppTest, name: str) -> list[Any]:
    """Return the protos of all components called ``name`` on a page."""
    protos = [item.proto for item in app.get("bidi_component")]
    return [proto for proto in protos if proto.component_name == name]


def read_sections(app: AppTest) -> dict[str, str]:
    """Return the markup of each section of a page, by name."""
    found = [json.loads(proto.json) for proto in find_protos(app, "section")]
    return {item["name"]: item["html"] for item in found}


def read_prefetched(app: AppTest) -> dict[str, Any]:
    """Return what a page sends to the browser for other choices."""
    (proto,) = find_protos(app, "prefetch")
    return json.loads(gzip.decompress(proto.bytes))


@pytest.mark.parametrize("concern_id", ["wrinkles", "acne", "congestion", "poor-sleep"])
def test_each_run_draws_what_was_prefetched(open_page: OpenPage, concern_id: str):
    """Prefetched and drawn markup are the same, so a choice that shows at once does not change.

    Only the table of the chart and the section at the end are left to the run.
    """
    found = read_prefetched(open_page(concern="redness"))
    page = open_page(concern=concern_id)

    prefetched = {name: drawn[concern_id] for name, drawn in found["sections"].items()}
    drawn = read_sections(page)
    assert {name: drawn[name] for name in prefetched} == prefetched
    # A concern with a deciding study has a chart and its table.
    assert set(drawn) - set(prefetched) - {"concern_glance_table"} == {"take_along"}
    option = data.load().pack.concern_names[concern_id]
    assert found["concerns"][option] == concern_id
    assert found["field"] == page.selectbox[0].label


def test_every_concern_is_prefetched(open_page: OpenPage):
    """All concerns of the shipped pack are prefetched, in less than 200 kB."""
    page = open_page(concern="wrinkles")
    (proto,) = find_protos(page, "prefetch")

    for drawn in read_prefetched(page)["sections"].values():
        assert set(drawn) == set(data.load().pack.concern_names)
    assert len(proto.bytes) < 200_000


@pytest.mark.parametrize(
    ("query", "count"),
    [
        pytest.param({"concern": "wrinkles"}, 1, id="plain"),
        pytest.param({"concern": "wrinkles", "compare": "acne"}, 1, id="compared"),
        pytest.param({"concern": "wrinkles", "sort": "benefit"}, 0, id="another_order"),
        pytest.param({}, 0, id="welcome"),
    ],
)
def test_only_views_like_those_prefetched_have_them(
    open_page: OpenPage, query: dict[str, str], count: int
):
    """A view in another order has other sections, so nothing is prefetched for it."""
    assert len(find_protos(open_page(**query), "prefetch")) == count


def test_a_pack_of_very_many_concerns_is_not_prefetched(monkeypatch: pytest.MonkeyPatch):
    """A very large pack would send many megabytes to each browser, so it is not prefetched."""
    monkeypatch.setattr(prefetch, "MAX_PREFETCHED", 17)
    found = json.loads(gzip.decompress(prefetch.compress_sections.__wrapped__(data.load())))

    assert not found["concerns"]
    assert not any(found["sections"].values())
