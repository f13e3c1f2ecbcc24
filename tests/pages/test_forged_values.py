"""A browser may report any value as picked; a page ignores what it did not offer."""

from __future__ import annotations

import itertools
import json

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import OpenPage, read_text, read_title
from tests.pages.test_your_article import TEXT, own, paste
from ui.components import grid, pick_words

FORGED = [
    None, True, 7, -1.5, "", "nonsense", "stress.nonsense", "x" * 1_000_000, [], ["stress.calm"],
    {}, {"parts": None}, {"parts": 7}, {"parts": "fades"}, {"parts": {"a": "fades"}},
    {"parts": [None, 7, ["fades"], {"fades": 1}]}, {"parts": ["x" * 1_000_000]},
    {"parts": ["fades"] * 100_000}, {"picked": {"parts": []}}, [[[[]]]],
]  # fmt: skip


def forge(app: AppTest, name: str, value: object, *, kept: bool) -> AppTest:
    """Run the page as if a browser reported ``value`` as picked in the component ``name``.

    Args:
        app: The page.
        name: Key of the component.
        value: What is sent, as JSON.
        kept: Whether to send it as a lasting value or as a trigger for a single run.
    """
    (found,) = [
        item.proto.id for item in app.get("bidi_component") if item.proto.id.endswith(f"-{name}")
    ]
    states = WidgetStates()
    if kept:
        states.widgets.add(id=found, json_value=json.dumps({"picked": value}))
    else:
        payload = json.dumps([{"event": "picked", "value": value}])
        aggregate = f"$$STREAMLIT_INTERNAL_KEY_{found}__events"
        states.widgets.add(id=aggregate, json_trigger_value=payload)
    states.widgets.extend(app._tree.get_widget_states().widgets)
    return app._run(states)


GONE = "That cell no longer exists"
CELL = "wrinkles.collagen"


@pytest.mark.slow
@pytest.mark.parametrize("page", ["matrix", "your_article"])
@pytest.mark.parametrize("kept", [False, True])
def test_a_forged_cell_opens_nothing(open_page: OpenPage, page: str, *, kept: bool):
    """No cell opens and the page does not break; a note stays until a real cell opens."""
    app = open_page(page)
    if page == "your_article":
        app = paste(app, TEXT)
    key, noted = grid.KEY if page == "matrix" else "own_grid", False

    for value in FORGED:
        forge(app, key, value, kept=kept)
        noted = noted or (isinstance(value, str) and value != "")
        told = repr(value)[:40]
        assert not app.exception, told
        assert (GONE in read_text(app)) == noted, told
        assert (GONE in read_text(app.run())) == noted, told
        assert "cell" not in app.query_params, told
    forge(app, key, CELL, kept=kept)
    assert noted
    assert GONE not in read_text(app)


@pytest.mark.slow
def test_forged_words_are_not_taken(open_page: OpenPage):
    """Only words from the article can become a claim."""
    app = paste(open_page("your_article"), TEXT)

    for value, kept in itertools.product(FORGED, (False, True)):
        forge(app, pick_words.KEY, value, kept=kept)
        told = (repr(value)[:40], kept)
        assert not app.exception, told
        assert own(app).editing is None, told
        assert len(own(app).rows) == 3, told


def test_what_a_browser_really_says_is_taken(open_page: OpenPage):
    """Values that the pages do offer are accepted when sent in the same way."""
    app = open_page("matrix")
    forge(app, grid.KEY, "acne.less-inflammation", kept=False)
    assert app.query_params["cell"] == "acne.less-inflammation"

    app = paste(open_page("your_article"), TEXT)
    forge(app, pick_words.KEY, "Massage fades scars.", kept=False)
    assert app.text_area(key="own_words").value == "Massage fades scars."
    assert own(app).editing == 3


@pytest.mark.parametrize("value", ["nonsense", None, ["wrinkles"], 7, "wrinkles"])
@pytest.mark.parametrize(
    ("section", "concern"),
    [
        pytest.param("concerns", "", id="first page"),
        pytest.param("passages", "fine-lines", id="near concerns"),
    ],
)
def test_only_a_card_that_is_there_opens(
    open_page: OpenPage, section: str, concern: str, value: object
):
    """Picking a card changes the link; any other value from a browser changes nothing."""
    app = forge(open_page(concern=concern), f"section_{section}", value, kept=False)

    assert not app.exception
    assert (read_title(app) == "Wrinkles") == (value == "wrinkles")
