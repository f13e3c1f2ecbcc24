"""Picking a pair in the map of Research filters the list, and each filter can be removed."""

from __future__ import annotations

import json

import pytest

from tests.pages.conftest import OpenPage, read_text
from tests.pages.test_glance import pick

SLEEP = {"concern_id": "poor-sleep", "benefit_id": "better-sleep"}
LINK = {"concern": "poor-sleep", "benefit": "better-sleep"}


def test_a_picked_pair_filters_the_list(open_page: OpenPage):
    """The pair is in the link, map and list count the same, and each filter can be removed."""
    app = pick(open_page("research"), {"selection": {"pair": [SLEEP]}})

    assert dict(app.query_params) == LINK
    text = read_text(app)
    assert "27 of 170 studies. 17 of 27 count, because they tested the whole way" in text
    assert "“Better sleep” for poor sleep. 27 studies: 17 count" in text
    button = app.button(key="research_top_without_concern_poor-sleep")
    assert button.label.replace("\\", "") == "✕ Concern: Poor sleep"

    app.button(key="research_list_without_benefit_better-sleep").click().run()
    assert dict(app.query_params) == {"concern": "poor-sleep"}


@pytest.mark.parametrize(
    "value",
    [
        {"selection": {"pair": [{"concern_id": "acne-scars", "benefit_id": "calm-mind"}]}},
        {"selection": {"pair": [{"concern_id": ["acne"], "benefit_id": {}}]}},
        {"selection": {"pair": [{"concern_id": "acne"}]}},
        {"selection": {"pair": []}},
        {},
    ],
    ids=json.dumps,
)
def test_anything_else_that_a_browser_says_filters_nothing(open_page: OpenPage, value: object):
    """A pair that the map did not offer is ignored."""
    app = pick(open_page("research"), value)

    assert not app.exception
    assert dict(app.query_params) == {}


def test_a_search_says_what_counts(open_page: OpenPage):
    """A search says how many of its results count; pairs without a result are not called gaps."""
    text = read_text(open_page("research", q="stretch marks"))
    assert "9 of 170 studies. 2 of 9 count, because they tested the whole way" in text

    text = read_text(open_page("research", q="sleep"))
    assert "Where the research is, and where the gaps are" in text
    assert "have no study" not in text


def test_what_is_searched_for_comes_first(open_page: OpenPage):
    """A search shows the list first, no charts of few studies, and no notes on unchosen pairs."""
    app = open_page("research", q="sleep")
    headers = [item.value for item in app.header]
    assert headers[0] == "The studies"
    assert "How the research grew" in headers

    app = open_page("research", q="Yeung")
    assert [item.value for item in app.header] == ["The studies"]
    assert "no study of massage is about it" not in read_text(app)

    # A concern is not a search: the charts of its few studies come above the list.
    headers = [item.value for item in open_page("research", concern="stretch-marks").header]
    assert "How the research grew" not in headers
    assert headers[-1] == "The studies"


def test_many_values_of_a_filter_are_counted(open_page: OpenPage, pack):
    """Many values of a filter are given as a count, and one button removes them all."""
    some = list(pack.concern_names)[:6]
    app = open_page("research", concern=some)
    labels = [item.label.replace("\\", "") for item in app.button]

    assert labels.count("✕ Concern: 6 chosen") == 2
    app.button(key="research_top_without_concern_").click().run()
    assert dict(app.query_params) == {}
