"""Check ``datapackage.json``: what a pack must say about itself.

A seal covers the tables and articles, but not the file that holds it. So this check runs each
time a pack is loaded, and needs no library.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from touchstone.errors import Problem
from touchstone.packs.csv_tables import decode_text
from touchstone.text import shorten

DESCRIPTOR = "datapackage.json"
_REQUIRED_TEXT = ("name", "title", "version", "created")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Extra words for reading articles: the table of their ids, and an example.
WORDS = {
    "benefit_words": ("benefits", '{"better-sleep": ["better sleep"]}'),
    "concern_words": ("concerns", '{"wrinkles": ["worry lines"]}'),
}


def check_descriptor(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield every problem of ``datapackage.json``; ``packs.sources`` reports a missing one.

    Args:
        files: Content of the pack by path.
    """
    if DESCRIPTOR not in files:
        return
    text = decode_text(DESCRIPTOR, files[DESCRIPTOR])
    if isinstance(text, Problem):
        yield text
        return
    try:
        descriptor = json.loads(text)
    except json.JSONDecodeError as error:
        yield Problem(DESCRIPTOR, error.lineno, "", f"this is not JSON: {error.msg}.")
        return
    except RecursionError:
        yield Problem(DESCRIPTOR, 0, "", "this JSON is nested too deeply to be a data package.")
        return
    except ValueError:
        yield Problem(DESCRIPTOR, 0, "", "a number in this JSON is too long. Shorten it.")
        return
    if _LONE_SURROGATE.search(json.dumps(descriptor, ensure_ascii=False)):
        message = "the JSON holds half a character (\\ud800 to \\udfff). Write the whole one."
        yield Problem(DESCRIPTOR, 0, "", message)
    yield from _check_entries(descriptor)


def _check_entries(descriptor: Any) -> Iterator[Problem]:
    if not isinstance(descriptor, dict):
        yield Problem(DESCRIPTOR, 0, "", "this must be a JSON object: { ... }.")
        return
    for name in _REQUIRED_TEXT:
        value = descriptor.get(name)
        if not isinstance(value, str) or not value.strip():
            yield Problem(DESCRIPTOR, 0, "", f"'{name}' is missing. Add it as text.")
    for name in ("created", "next_check"):
        value = descriptor.get(name)
        if isinstance(value, str) and value and not _is_date(value):
            message = (
                f"'{name}' is '{shorten(value)}', which is not a date. Write it as 2026-11-24."
            )
            yield Problem(DESCRIPTOR, 0, "", message)
    yield from _check_extras(descriptor)
    resources = descriptor.get("resources")
    if not isinstance(resources, list) or not all(isinstance(item, dict) for item in resources):
        message = "'resources' is missing or no list. Add one entry a file, each with its path."
        yield Problem(DESCRIPTOR, 0, "", message)


def _check_extras(descriptor: Mapping[str, Any]) -> Iterator[Problem]:
    for name in ("evidence_searched", "next_check"):
        if not isinstance(descriptor.get(name, ""), str):
            yield Problem(DESCRIPTOR, 0, "", f"'{name}' must be text. Write it as 2026-11-24.")
    changes = descriptor.get("changes", [])
    names = ("version", "date", "text")
    if not isinstance(changes, list) or not all(
        isinstance(item, dict) and all(isinstance(item.get(name), str) for name in names)
        for item in changes
    ):
        message = "'changes' must be a list of entries with version, date and text."
        yield Problem(DESCRIPTOR, 0, "", message)
    words = descriptor.get("not_covered", [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        message = "'not_covered' must be a list of words, such as [\"age spots\"]."
        yield Problem(DESCRIPTOR, 0, "", message)
    for name, (_, hint) in WORDS.items():
        if not are_phrases(descriptor.get(name, {})):
            message = f"'{name}' must give each id a list of phrases, such as {hint}."
            yield Problem(DESCRIPTOR, 0, "", message)


def are_phrases(value: Any) -> bool:
    """Return whether ``value`` gives each id a list of phrases, as entries of ``WORDS`` must."""
    return isinstance(value, dict) and all(
        isinstance(phrases, list) and all(isinstance(item, str) for item in phrases)
        for phrases in value.values()
    )


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True
