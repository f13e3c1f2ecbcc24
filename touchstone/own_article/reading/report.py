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
                "concern": suggestion.concern_id,
                "benefit": suggestion.benefit_id,
                "kind": suggestion.kind,
                "sentences": list(suggestion.sentences),
            }
            for suggestion in reading.suggestions
        ],
        "denied": [denied.sentence for denied in reading.denied],
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
    for suggestion in reading.suggestions:
        concern = pack.concern_names[suggestion.concern_id]
        benefit = pack.benefit_names[suggestion.benefit_id]
        lines += [f"{concern}: {benefit} ({KINDS[suggestion.kind].lower()})"]
        lines += [f"  {suggestion.quote}", f"  Why: {suggestion.why}"]
    return [*lines, *_describe_denied(reading)]


def _describe_denied(reading: ArticleReading) -> list[str]:
    if not reading.denied:
        return []
    lines = [f"  {denied.sentence} ({denied.why.rstrip('.').lower()})" for denied in reading.denied]
    return ["Denied, doubted or asked, and so not suggested:", *lines]
