"""Visitors' input leaves no trace: errors are logged without it, and files stay in memory."""

from __future__ import annotations

import io
import logging

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as hs
from starlette.formparsers import MultiPartParser

from tests.pages.conftest import OpenPage
from touchstone.limits import MAX_UPLOAD_BYTES
from ui import data, log_redaction


@pytest.fixture(autouse=True)
def no_streamlit_warnings() -> None:
    """Allow Streamlit's warnings: these tests look at what it logs about an error."""


@pytest.fixture(autouse=True)
def redacted() -> None:
    """Start with redacted logs, as a server does after its first page."""
    log_redaction.redact_logs()


def test_an_error_of_a_page_keeps_the_words_of_its_visitor_out_of_the_log(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
):
    """A log names the type and place of an error and of its cause, but never their messages."""

    class Broken:
        def find(self, words: str) -> None:
            """Fail as careless code does."""
            try:
                {}[words]
            except KeyError as error:
                message = f"cannot read {words!r}"
                raise ValueError(message) from error

    monkeypatch.setattr(data, "load_finder", Broken)
    app = open_page()
    app.text_input(key="concern_words").set_value("my secret wart")
    logger = logging.getLogger("streamlit.error_util")
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    logger.addHandler(handler)
    app.run()
    logger.removeHandler(handler)

    assert len(app.exception) == 1
    assert "secret" not in app.exception[0].message
    said = log.getvalue()
    # Rich prints errors itself, with their messages.
    assert st.get_option("logger.enableRich") is False
    assert "KeyError\n\nwhich led to:" in said
    assert "ValueError" in said
    assert "finder_box.py" in said
    assert "secret" not in said


@given(hs.text(alphabet="abcdefghij", min_size=6), hs.sampled_from(["x %s", "%s", "%r and so on"]))
def test_whatever_is_logged_with_an_error_holds_no_word_of_it(words: str, message: str):
    """An error is redacted even if it is an argument of the log message, or the message itself."""
    caught = LookupError(words)
    said = io.StringIO()
    logger = logging.Logger("apart")
    logger.addHandler(logging.StreamHandler(said))

    logger.error(message, caught)
    logger.error(caught)
    logger.error("failed", exc_info=caught)
    logger.warning("plain %s", "stays")

    assert words not in said.getvalue()
    assert said.getvalue().count("LookupError") >= 3
    assert said.getvalue().endswith("plain stays\n")


def test_requests_are_not_logged_and_faults_are():
    """Uvicorn's notes on websockets, with link and address, are dropped; its warnings stay."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    logger = logging.getLogger("uvicorn.error")
    level, propagate = logger.level, logger.propagate
    logger.setLevel(logging.INFO)  # as uvicorn sets it
    logger.propagate = False
    logger.addHandler(handler)

    logger.info('%s - "WebSocket %s" [accepted]', "192.0.2.7:1", "/_stcore/stream?wart")
    logger.warning("Invalid HTTP request received.")
    logger.removeHandler(handler)
    logger.setLevel(level)
    logger.propagate = propagate

    assert said.getvalue() == "Invalid HTTP request received.\n"


def test_the_guards_are_set_once_however_often_pages_run():
    """A second call changes nothing, and the largest file allowed fits into memory."""
    log_redaction.redact_logs()
    once = logging.getLogRecordFactory()
    log_redaction.redact_logs()

    assert logging.getLogRecordFactory() is once
    assert MultiPartParser.spool_max_size > MAX_UPLOAD_BYTES


def test_a_log_call_that_is_wrong_stops_nothing():
    """A faulty log call raises nothing, and the values that it passes stay out of the log."""
    logger = logging.getLogger("tests.wrong_call")
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    logger.addHandler(handler)
    logger.error("%d of %s failed", ValueError("my secret wart"))
    logger.removeHandler(handler)

    assert log.getvalue() == "%d of %s failed\n"
