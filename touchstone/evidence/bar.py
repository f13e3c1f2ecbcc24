"""A reader's own bar: what a finding must be, to decide, under a stricter standard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from touchstone.evidence.findings import Evidence, compares
from touchstone.evidence.rule import RULE, VERDICTS, Rule, Verdict, VerdictId

# Ids of ``BAR_ITEMS``: all of them must be met.
Bar = frozenset[str]
NO_BAR: Bar = frozenset()


@dataclass(frozen=True)
class BarItem:
    """One thing that a reader may ask of the studies that decide.

    Attributes:
        name: What readers call it.
        meaning: What it leaves out, in a sentence.
        is_met: Whether a finding meets it, by a rule.
    """

    name: str
    meaning: str
    is_met: Callable[[Evidence, Rule], bool]


BAR_ITEMS: Mapping[str, BarItem] = {
    "by-hand": BarItem(
        "By hand only",
        "Only studies that say the massage was given by hand, or by hand among others.",
        lambda item, rule: item.given_with in rule.by_hand,
    ),
    "not-seller": BarItem(
        "Not paid by the seller",
        "No study that is known to be paid for, or written, by who sells the method.",
        lambda item, _: not item.is_sold,
    ),
    "randomized": BarItem(
        "Randomized only",
        "Only randomized trials, and reviews, which count as gathering them.",
        lambda item, rule: rule.groups.get(item.design) in ("review", "randomized"),
    ),
    "comparison": BarItem(
        "With a comparison group",
        "Only studies that compare massage with going without it; reviews count as comparing.",
        compares,
    ),
}


def list_verdicts(bar: Bar) -> dict[VerdictId, Verdict]:
    """Return the verdicts that there can be: without a bar, no study fails to meet it."""
    return {key: item for key, item in VERDICTS.items() if bar or key != "below-bar"}


def meets_bar(item: Evidence, bar: Bar, rule: Rule = RULE) -> bool:
    """Return whether a finding meets everything that a reader asks."""
    return all(BAR_ITEMS[key].is_met(item, rule) for key in bar)
