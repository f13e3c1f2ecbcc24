"""Say where findings point, and which of them show only a link."""

from __future__ import annotations

from touchstone.evidence.findings import Evidence, is_link
from touchstone.evidence.rule import NOT_STATED
from touchstone.wording.phrases import format_all

ONLY_A_LINK = "only a link"
COULD_BE_CHANCE = "could be chance"
UNLIKELY_CHANCE = "unlikely to be chance"
# Whether a result points in favor of what it is about, such as less stress for acne. The words
# avoid "better": a study of people who slept badly may point in favor of better sleep, although
# it did not make anybody sleep better.
_POINTS = {
    "supports": "Points in favor",
    "mixed": "Mixed",
    "no-difference": "No difference",
    "against": "Points against",
    NOT_STATED: "Result not stated",
}


def count_chance_words(count: int, total: int) -> str:
    """Return how many of ``total`` results could be chance; '' for none."""
    if not count:
        return ""
    if count == total == 1:
        return COULD_BE_CHANCE
    return f"{count if count < total else format_all(total)} {COULD_BE_CHANCE}"


def name_found(item: Evidence) -> str:
    """Return where a finding points, and whether it is only a link."""
    linked = is_link(item.direction, item.step, item.design)
    return name_direction(item.direction, linked=linked)


def name_direction(direction: str, *, linked: bool, is_chance: bool = False) -> str:
    """Return where findings point.

    Args:
        direction: A key of ``rule.DIRECTIONS``.
        linked: See ``evidence.findings.is_link``.
        is_chance: Whether to say that they could be chance.
    """
    named = f"{_POINTS[direction]}{f' ({ONLY_A_LINK})' if linked else ''}"
    return f"{named}, {COULD_BE_CHANCE}" if is_chance else named
