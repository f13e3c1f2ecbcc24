"""Read a server as a visitor does: the response to a request, and the text of a page."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

_SECONDS = 30


def ask(address: str) -> tuple[int, str]:
    """Return the status and the text of a response."""
    try:
        with urllib.request.urlopen(address, timeout=_SECONDS) as answer:
            return answer.status, answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8")


def read_page(address: str, page: str, query: str) -> str:
    """Return the markup and the headings of a page, drawn once in a new session."""
    said: list[str] = []
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    message.rerun_script.context_info.timezone = "UTC"
    # Streamlit reads these by position: the protocol, and a token that is not checked here.
    protocols = ["streamlit", "PLACEHOLDER_AUTH_TOKEN"]
    url = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(url, subprotocols=protocols, max_size=None, open_timeout=_SECONDS) as line:
        line.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(line.recv(_SECONDS))
            kind = answer.WhichOneof("type")
            if kind == "script_finished":
                return "\n".join(said)
            if kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
                said += _list_words(answer.delta.new_element)


def _list_words(element: Element) -> Iterator[str]:
    kind = element.WhichOneof("type")
    assert kind != "exception", element.exception.message
    if kind == "html":
        yield element.html.body
    elif kind == "heading":
        yield element.heading.body
    elif kind == "bidi_component" and element.bidi_component.component_name == "section":
        yield json.loads(element.bidi_component.json)["html"]
