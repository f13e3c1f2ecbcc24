"""Forge what a browser reports as chosen, typed, pressed and picked on a page."""

from __future__ import annotations

import json
from random import Random
from typing import Any
from urllib.parse import parse_qsl

from streamlit.proto.Common_pb2 import FileURLs, UploadedFileInfo
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

from tests.fuzz.mutating import describe, mutate_json, mutate_text, pick_nasty
from tests.fuzz.targets import (
    GOOD_LINKS,
    Target,
    check_page,
    list_ids,
    open_link,
    read_own,
    refuse_errors,
)

_ARTICLE = "Massage\n\nMassage fades scars. It calms redness.\n\nIt removes no toxins."
# Events of the browser half of a component arrive under a separate id.
_EVENTS = "$$STREAMLIT_INTERNAL_KEY_{}__events"
_PICKED = ("wrinkles.collagen", {"parts": ["Massage fades scars."]}, 1_700_000_000_000)
_TURNS = 3


def make_forged(random: Random) -> tuple[str, int]:
    """Return a valid page and a seed.

    The page is a path with a query or, for an own article, its text.
    """
    page, query = random.choice((*GOOD_LINKS, ("your_article", _ARTICLE)))
    return f"{page}?{query}", random.randrange(10**9)


def run_forged(given: tuple[str, int]) -> None:
    """Send a page several forged states: it must not fail or show active markup but ours."""
    address, seed = given
    random = Random(seed)
    page, _, query = address.partition("?")
    app = read_own(query) if query == _ARTICLE else open_link(page, parse_qsl(query))
    for _ in range(_TURNS):
        states, said = _forge(random, app)
        try:
            check_page(refuse_errors(app._run(states)))
        except Exception as error:
            error.add_note(f"The browser said: {said}")
            raise


def _forge(random: Random, app: AppTest) -> tuple[WidgetStates, str]:
    """Return the state of all widgets with one or two forged, and a description of those."""
    states = app._tree.get_widget_states()
    own, said = list(states.widgets), []
    for _ in range(random.randint(1, 2)):
        components = [item.proto.id for item in app.get("bidi_component")]
        if components and random.randrange(5) < 2:
            state = states.widgets.add(id=_EVENTS.format(random.choice(components)))
            state.json_trigger_value = json.dumps(_make_events(random))
        else:
            state = random.choice(own)
            _forge_widget(random, state)
        said.append(describe(str(state)))
    return states, "; ".join(said)


def _make_events(random: Random) -> Any:
    value = mutate_json(random, random.choice(_PICKED))
    event = {"event": random.choice(("picked", "again", pick_nasty(random))), "value": value}
    return random.choice(([event], [event, event], event, value))


def _forge_widget(random: Random, state: WidgetState) -> None:
    """Give a widget a hostile value of its own type."""
    words = [random.choice((pick_nasty(random), _pick_id(random))) for _ in range(3)]
    match state.WhichOneof("value"):
        case "string_value" | None:
            state.string_value = mutate_text(random, words[0])
        case "string_array_value":
            state.string_array_value.data[:] = words * random.choice((0, 1, 40))
        case "int_value":
            state.int_value = random.choice((-(2**40), -1, 0, 1, 2, 7, 2**40))
        case "trigger_value":
            state.trigger_value = True
        case "file_uploader_state_value":
            urls = FileURLs(file_id=words[0], upload_url=words[1], delete_url=words[2])
            info = UploadedFileInfo(file_id=words[0], name=words[1], size=1, file_urls=urls)
            state.file_uploader_state_value.uploaded_file_info.append(info)
        case kind:
            raise AssertionError(f"no forgery of {kind} is known")


def _pick_id(random: Random) -> str:
    return random.choice(list_ids())


FORGED = Target("forged values", 8, 10.0, 6, make_forged, run_forged)
