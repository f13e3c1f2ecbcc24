"""AppTest for every page: no exception, no warning, no slow discovery of components."""

from __future__ import annotations

import html
import json
import logging
import re
from collections.abc import Callable, Iterator

import pytest
import streamlit.components.v2.component_manager as component_manager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from touchstone.links.pages import PAGES
from touchstone.resources import SHIPPED_FOLDER

ENTRY = SHIPPED_FOLDER.parent / "streamlit_app.py"
OpenPage = Callable[..., AppTest]


class _Catch(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning of Streamlit."""
        self.said.append(f"{record.name}: {record.getMessage()[:200]}")


@pytest.fixture(autouse=True)
def no_streamlit_warnings() -> Iterator[None]:
    """Fail a test in which Streamlit logged a warning.

    Its loggers do not propagate, so each one gets a handler.
    """
    handler = _Catch()
    names = [name for name in logging.root.manager.loggerDict if name.startswith("streamlit")]
    for name in names:
        logging.getLogger(name).addHandler(handler)
    yield
    for name in names:
        logging.getLogger(name).removeHandler(handler)
    # AppTest runs without a browser, so there is no context to miss.
    assert [line for line in handler.said if "missing ScriptRunContext" not in line] == []


@pytest.fixture(autouse=True, scope="session")
def fast_apptest() -> Iterator[None]:
    """Skip the scan of all installed packages that each new AppTest would make."""
    patch = pytest.MonkeyPatch()
    manager = component_manager.BidiComponentManager
    patch.setattr(manager, "discover_and_register_components", lambda *_, **__: None)
    yield
    patch.undo()


@pytest.fixture
def open_page() -> OpenPage:
    """Return a function that opens a page in a new session, as a visitor with a link does."""

    def open_cold(page: str = "concern", /, **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(ENTRY), default_timeout=20)
        if page != "concern":
            app.switch_page(PAGES[page].file)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    return open_cold


def read_text(app: AppTest) -> str:
    """Return everything a page says, markup included."""
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption]
    return "\n".join([*(part.value for part in parts), *read_in_order(app.main)])


def read_in_order(block: Block) -> Iterator[str]:
    """Yield the markup of ``block``, from top to bottom."""
    for _, item in sorted(block.children.items()):
        if isinstance(item, Block):
            yield from read_in_order(item)
        elif item.type == "html":
            yield item.proto.body
        elif item.type == "bidi_component" and item.proto.component_name == "section":
            yield json.loads(item.proto.json)["html"]


def read_title(app: AppTest) -> str:
    """Return the main heading of a concern page, which is in its first section."""
    (found,) = re.findall("<h1[^>]*>(.*?)</h1>", read_text(app))
    return html.unescape(found)


def read_section(app: AppTest, name: str) -> str:
    """Return the markup of the section called ``name``."""
    drawn = (json.loads(item.proto.json or "{}") for item in app.get("bidi_component"))
    (found,) = [given["html"] for given in drawn if given.get("name") == name]
    return found


def read_component(app: AppTest, name: str) -> dict[str, str]:
    """Return the data that a page passes to the component called ``name``."""
    (found,) = [
        item.proto for item in app.get("bidi_component") if item.proto.component_name == name
    ]
    return json.loads(found.json)
