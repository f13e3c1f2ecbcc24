"""The contact address is one that readers can write to, and it is never markup."""

from __future__ import annotations

import logging

import pytest

from touchstone.links.contact import build_contact_link, check_contact, read_contact


@pytest.fixture(autouse=True)
def _forget():
    check_contact.cache_clear()


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("help@example.org", "mailto:help@example.org"),
        ("first.last+skin@mail.example.co.uk", "mailto:first.last+skin@mail.example.co.uk"),
        ("https://example.org", "https://example.org"),
        ("https://example.org:8443/help?to=us&x=1#form", None),
    ],
)
def test_an_address_that_can_be_used_is_kept(
    monkeypatch: pytest.MonkeyPatch, text: str, target: str | None
):
    """White space around a valid address, as in a settings file, is ignored."""
    monkeypatch.setenv("TOUCHSTONE_CONTACT", f" {text} ")

    assert read_contact() == text
    assert build_contact_link(text) == (target or text)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "http://example.org",
        "example.org",
        "@example.org",
        "help@example",
        "help@example.org, me@example.org",
        "help@example.org?subject=x",
        "https://",
        "https://example.org/<script>alert(1)</script>",
        'https://example.org/"onclick="x',
        "https://example.org/a b",
        "https://example.org/:smile:",
        "https://example.org/\n[x](y)",
        "https://user:word@example.org/",
        "[mail](mailto:help@example.org)",
    ],
)
def test_anything_else_is_named_in_the_log_once_and_left_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, text: str
):
    """The operator is told which kind of address would work, and visitors see none."""
    monkeypatch.setenv("TOUCHSTONE_CONTACT", text)

    with caplog.at_level(logging.WARNING):
        assert [read_contact(), read_contact()] == ["", ""]

    (record,) = caplog.records
    assert record.getMessage().startswith("TOUCHSTONE_CONTACT is '")
    assert "Set one such as help@example.org" in record.getMessage()


def test_no_address_is_nothing_to_complain_of(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    """Running without an address is a valid choice, so nothing is logged."""
    monkeypatch.delenv("TOUCHSTONE_CONTACT", raising=False)
    assert read_contact() == ""
    monkeypatch.setenv("TOUCHSTONE_CONTACT", "  ")
    assert read_contact() == ""

    assert caplog.records == []
