"""A Streamlit session without a browser: a websocket that opens a link and makes choices.

It speaks the protocol of Streamlit 1.67: binary protobuf messages over ``/_stcore/stream``.
Each run is requested with the query string and the changed widget, and ends with
``script_finished``.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

# By position: the protocol, and a token that is not checked without an Origin. A third entry
# would be a session to resume.
_PROTOCOLS = ["streamlit", "PLACEHOLDER_AUTH_TOKEN"]
TIMEOUT_SECONDS = 60.0


class RunError(Exception):
    """A run ended with an exception in the page."""


@dataclass
class Session:
    """One reader.

    Attributes:
        address: Address of the server, such as ``http://127.0.0.1:8501``.
        query: What follows "?" in the link.
        browser: Name of its browser; nginx keeps readers with the same name at one process.
        size: Bytes received so far.
    """

    address: str
    query: str = ""
    browser: str = "reader"
    size: int = 0
    _widgets: dict[str, str] = field(default_factory=dict)
    _line: ClientConnection | None = None

    async def open(self) -> None:
        """Connect. Nothing runs before the first ``run``."""
        url = f"{self.address.replace('http', 'ws', 1)}/_stcore/stream"
        self._line = await connect(
            url, subprotocols=_PROTOCOLS, max_size=None, compression=None, open_timeout=60,
            ping_interval=None, user_agent_header=self.browser,
        )  # fmt: skip

    async def run(self, key: str = "", value: str = "") -> float:
        """Run the page, with the widget ``key`` set to ``value``; return seconds until it ended.

        Args:
            key: Key of a dropdown, or the end of its id if it has no key; '' to run the page
                as it is.
            value: What to choose, as the reader sees it.

        Raises:
            RunError: The page showed an exception.
            TimeoutError: Nothing was received for a minute.
        """
        assert self._line is not None, "open() comes first"
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.context_info.timezone = "UTC"
        message.rerun_script.context_info.locale = "en-US"
        if key:
            state = message.rerun_script.widget_states.widgets.add()
            state.id = self._widgets[key]
            state.string_value = value
        started = time.perf_counter()
        await self._line.send(message.SerializeToString())
        while True:
            raw = await asyncio.wait_for(self._line.recv(), TIMEOUT_SECONDS)
            self.size += len(raw)
            if self._take(raw):
                return time.perf_counter() - started

    def dropdown(self) -> str:
        """Return the key of the first dropdown of the page."""
        return next(iter(self._widgets))

    async def close(self) -> None:
        """Disconnect."""
        if self._line is not None:
            await self._line.close()

    def _take(self, raw: Any) -> bool:
        """Record what a message brings; return whether it ends the run."""
        message = ForwardMsg()
        message.ParseFromString(raw)
        kind = message.WhichOneof("type")
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                raise RunError(element.exception.type)
            if element.WhichOneof("type") == "selectbox":
                box = element.selectbox
                self._widgets[box.id.rpartition("-")[2]] = box.id
        return kind == "script_finished"
