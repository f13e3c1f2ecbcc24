"""Render a reading as lines of text for people and as JSON for other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from touchstone.claims.claims import KINDS
from touchstone.packs.pack import Pack

if TYPE_CHECKING:  # runs that read nothing need not load the reader's libraries
    from touchstone.own_article.reading.suggest import ArticleReading


def reading_as_json(reading: ArticleReading) -> dict[str, object]:
    """Return the suggestions and the denied sentences as values for JSON."""
    return {
        "claims": [
            {
                "concern": item.concern_id,
                "benefit": item.benefit_id,
                "kind": item.kind,
                "sentences": list(item.sentences),
            }
            for item in reading.suggestions
        ],
        "denied": [item.sentence for item in reading.denied],
    }


def describe_reading(pack: Pack, reading: ArticleReading) -> list[str]:
    """Return the reading of an article as lines of text."""
    if not reading.about_massage:
        return [
            "No massage of skin was understood here, so no claim is read from it. "
            "The article may be about something else, too short to tell, or not in English."
        ]
    if not reading.suggestions:
        return ["No claim about a skin concern was found.", *_describe_denied(reading)]
    lines = []
    for item in reading.suggestions:
        concern = pack.concern_names[item.concern_id]
        benefit = pack.benefit_names[item.benefit_id]
        lines += [f"{concern}: {benefit} ({KINDS[item.kind].lower()})"]
        lines += [f"  {item.quote}", f"  Why: {item.why}"]
    return [*lines, *_describe_denied(reading)]


def _describe_denied(reading: ArticleReading) -> list[str]:
    if not reading.denied:
        return []
    lines = [f"  {item.sentence} ({item.why.rstrip('.').lower()})" for item in reading.denied]
    return ["Denied, doubted or asked, and so not suggested:", *lines]
