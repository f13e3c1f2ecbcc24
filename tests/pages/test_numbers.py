"""Numbers are shown one scale at a time, on Research and in a cell; the choice is in the link."""

from __future__ import annotations

import html

from tests.pages.conftest import OpenPage, read_text

SLEEP = "Pittsburgh Sleep Quality Index, points"


DEVIATIONS = "Standard deviations (higher is better)"


def test_numbers_open_on_a_scale_of_several_studies(open_page: OpenPage):
    """The first scale shown is one of several studies; as the default, it is not in the link."""
    app = open_page("research")

    assert f"{DEVIATIONS}: " in read_text(app)
    assert app.selectbox(key="research_scale").options[-1] == DEVIATIONS
    assert "scale" not in app.query_params


def test_a_scale_says_what_one_person_notices(open_page: OpenPage):
    """A scale says whether a person would notice an effect, and which studies have none to draw."""
    text = read_text(open_page("research", scale="psqi.points.lower"))

    assert f"{SLEEP}: the one difference is too small for a person to notice." in text
    assert "Hegazy 2023, Kashani 2014 and Pinar 2015." in text


def test_a_chosen_scale_is_in_the_link(open_page: OpenPage):
    """A chosen scale is in the link, and a link with a scale opens it."""
    app = open_page("research")
    app.selectbox(key="research_scale").set_value("psqi.points.lower").run()

    assert app.query_params["scale"] == "psqi.points.lower"
    opened = open_page("research", scale="psqi.points.lower")
    for page in (app, opened):
        assert page.selectbox(key="research_scale").value == "psqi.points.lower"
        assert f"{SLEEP}: " in read_text(page)


def test_numbers_follow_the_filters(open_page: OpenPage):
    """Only studies that pass the filters are drawn; if none is left, a sentence says so."""
    app = open_page("research", concern="acne")
    assert app.selectbox(key="research_scale").options == [DEVIATIONS]

    app = open_page("research", concern="acne", scale="psqi.points.lower")
    assert not app.exception
    assert SLEEP in app.selectbox(key="research_scale").options
    assert "No massage result that matches the filters is on this scale." in read_text(app)

    app = open_page("research", concern="acne-scars")
    assert "No massage results that match the filters share a scale." in read_text(app)


def test_an_open_cell_draws_numbers_that_share_a_scale(open_page: OpenPage):
    """A cell draws numbers only if at least three share a scale, such as three pools for sleep."""
    text = html.unescape(read_text(open_page("matrix", cell="poor-sleep.better-sleep")))

    assert "(higher is better): 3 of 3 numbers from 2 studies point to better." in text
    assert f"{SLEEP}: the one" not in text
    assert "Numbers on one scale" not in read_text(open_page("matrix", cell="wrinkles.collagen"))
