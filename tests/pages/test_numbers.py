"""Numbers on one scale at a time: the reader's choice is in the link, on Research and in a cell."""

from __future__ import annotations

import html

from tests.pages.conftest import OpenPage, read_text

SLEEP = "Pittsburgh Sleep Quality Index, points"


def test_a_chosen_scale_is_in_the_link(open_page: OpenPage):
    """And its finding stands beside the chart."""
    app = open_page("research")
    app.selectbox(key="research_scale").set_value("psqi.points.lower").run()

    assert app.query_params["scale"] == "psqi.points.lower"
    assert f"{SLEEP}: the one difference is smaller than one person notices." in read_text(app)
    assert "Hegazy 2023, Kashani 2014 and Pinar 2015." in read_text(app)


def test_numbers_follow_the_filters(open_page: OpenPage):
    """Of the studies that pass alone; where none is left, words say so."""
    app = open_page("research", concern="acne")
    assert app.selectbox(key="research_scale").options == ["Standard deviations (higher is better)"]

    app = open_page("research", concern="acne", scale="psqi.points.lower")
    assert not app.exception
    assert SLEEP in app.selectbox(key="research_scale").options
    assert "No number of massage that passes the filters is on this scale." in read_text(app)

    app = open_page("research", concern="acne-scars")
    assert "No numbers of massage that pass the filters share a scale." in read_text(app)


def test_an_open_cell_draws_numbers_that_share_a_scale(open_page: OpenPage):
    """Three pools of reviews for sleep; no chart where fewer than three share a scale."""
    text = html.unescape(read_text(open_page("matrix", cell="poor-sleep.better-sleep")))

    assert "(higher is better): 3 of 3 numbers from 2 studies point to better." in text
    assert f"{SLEEP}: the one" not in text
    assert "Numbers on one scale" not in read_text(open_page("matrix", cell="wrinkles.collagen"))
