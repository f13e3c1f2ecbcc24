"""Studies on a concern page can all be opened, and the link says which one is open."""

from __future__ import annotations

import json
import re

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage, read_text

OPENED = re.compile(r'<details class="ts-study"[^>]* open><summary>([^:]+)')


def pick(app: AppTest, value: object) -> AppTest:
    """Run the page as if a browser reported ``value`` as picked in its first chart."""
    chart = next(item.proto.id for item in app.get("vega_lite_chart") if item.proto.id)
    states = WidgetStates()
    states.widgets.add(id=chart, string_value=json.dumps(value))
    states.widgets.extend(app._tree.get_widget_states().widgets)
    return app._run(states)


def test_a_chosen_study_opens_and_is_in_the_link(open_page: OpenPage):
    """The dropdown beside the chart opens a study without a mouse, and writes it to the link."""
    app = open_page(concern="other-scars")
    assert OPENED.findall(read_text(app)) == []
    app.selectbox(key="concern_study").set_value("wasserman-2018").run()

    assert app.query_params["study"] == "wasserman-2018"
    assert OPENED.findall(read_text(app)) == ["Wasserman 2018"]


def test_a_picked_row_opens_its_study(open_page: OpenPage):
    """A click on a row of the chart does the same as choosing its study in the dropdown."""
    app = pick(
        open_page(concern="other-scars"),
        {"selection": {"study": [{"pick": "roh-2007 other-scars 0"}]}},
    )

    assert app.query_params["study"] == "roh-2007"
    assert app.selectbox(key="concern_study").value == "roh-2007"
    assert OPENED.findall(read_text(app)) == ["Roh 2007"]


@pytest.mark.parametrize(
    "value",
    [
        {"selection": {"study": [{"pick": "no-such-study other-scars 0"}]}},
        {"selection": {"study": [{"pick": 7}]}},
        {"selection": {"study": ["roh-2007 other-scars 0"]}},
        {"selection": {"study": []}},
        {},
    ],
    ids=json.dumps,
)
def test_anything_else_that_a_browser_says_opens_nothing(open_page: OpenPage, value: object):
    """A selection that the chart did not offer is ignored."""
    app = pick(open_page(concern="other-scars"), value)

    assert not app.exception
    assert "study" not in app.query_params


def test_another_concern_has_no_study_open(open_page: OpenPage):
    """A study belongs to its concern, so choosing another concern removes it from the link."""
    app = open_page(concern="other-scars", study="roh-2007")
    app.selectbox(key="concern_concern").set_value("poor-sleep").run()

    assert "study" not in app.query_params
    assert OPENED.findall(read_text(app)) == []


@pytest.mark.parametrize(
    ("concern", "label"),
    [
        ("other-scars", "Show 13 studies not counted"),
        ("stress", "Show 59 studies not counted"),
        ("acne-scars", "Show 1 study not counted"),
    ],
)
def test_studies_that_do_not_count_are_drawn_on_demand(
    open_page: OpenPage, concern: str, label: str
):
    """Studies that do not count are drawn separately, under words that say so."""
    app = open_page(concern=concern)
    (toggle,) = app.toggle
    assert toggle.label == label
    count = re.search(r"\d+", label)[0]
    before = read_text(app)
    assert f"Shown, not counted: {count}" not in before
    assert ("The best designs come first" in before) == (concern == "other-scars")
    toggle.set_value(True).run()

    after = read_text(app)
    assert f"Shown, not counted: {count}" in after
    # The note on how to read the charts appears only above the first of them.
    assert after.count("The best designs come first") == 1


def test_the_chart_follows_a_readers_own_bar(open_page: OpenPage):
    """Under a reader's own bar fewer studies decide, and the rest are shown as not counted."""
    app = open_page(concern="other-scars", bar="by-hand")
    assert "Other scars: 3 of 5 studies point to better" in read_text(app)
    (toggle,) = app.toggle
    toggle.set_value(True).run()

    assert "Shown, not counted: 19" in read_text(app)
    assert "Some do not meet your bar." in read_text(app)


WAY = '<a href="#study-roh-2007">Read Roh 2007</a>'


def test_a_link_that_opens_a_study_says_so_at_its_top(open_page: OpenPage):
    """A link that opens a study says so above the answer, and leads to the study far below."""
    said = read_text(open_page(concern="other-scars", study="roh-2007"))

    assert said.index("<h1") < said.index(WAY) < said.index("ts-answer")
    assert said.count('id="study-roh-2007"') == 1


def test_who_opens_a_study_is_not_told_that_a_link_did(open_page: OpenPage):
    """Only a link that opened a study gets the note; a reader's own choice needs none."""
    app = open_page(concern="other-scars")
    app.selectbox(key="concern_study").set_value("roh-2007").run()
    assert WAY not in read_text(app)
    app = open_page(concern="other-scars", study="wasserman-2018")
    app.selectbox(key="concern_study").set_value("roh-2007").run()
    assert WAY in read_text(app)
    app.selectbox(key="concern_concern").set_value("acne").run()
    app.selectbox(key="concern_study").select_index(0).run()

    assert OPENED.findall(read_text(app))
    assert "This link opens" not in read_text(app)


def test_a_link_that_compares_says_so_at_its_top(open_page: OpenPage):
    """A link with a comparison says so at the top, as it is far below; a choice needs no note."""
    said = read_text(open_page(concern="acne", compare="rosacea"))
    way = '<a href="#compared">Read the comparison</a>'
    assert said.index("<h1") < said.index(way) < said.index("ts-answer")
    assert said.count('id="compared"') == 1

    app = open_page(concern="acne")
    app.multiselect(key="concern_compare").set_value(["rosacea"]).run()
    assert 'id="compared"' in read_text(app)
    assert way not in read_text(app)
