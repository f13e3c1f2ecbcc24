"""A reader's own bar: stricter conditions that a finding must meet to decide a verdict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from touchstone.evidence.findings import Evidence, compares
from touchstone.evidence.rule import RULE, VERDICTS, Rule, Verdict, VerdictId

# Ids from ``BAR_ITEMS``. A finding must meet all of them.
Bar = frozenset[str]
NO_BAR: Bar = frozenset()


@dataclass(frozen=True)
class BarItem:
    """One condition that a reader may set for the studies that decide.

    Attributes:
        name: Its name, as readers see it.
        meaning: What it lets through or leaves out, in one sentence.
        is_met: Returns whether a finding meets it under a given rule.
    """

    name: str
    meaning: str
    is_met: Callable[[Evidence, Rule], bool]


BAR_ITEMS: Mapping[str, BarItem] = {
    "by-hand": BarItem(
        "By hand only",
        "Only studies that say the massage was given by hand, or by hand among others.",
        lambda finding, rule: finding.given_with in rule.by_hand,
    ),
    "not-seller": BarItem(
        "No known seller funding",
        "No study known to be paid for or written by a seller of the method.",
        lambda finding, _: not finding.is_sold,
    ),
    "randomized": BarItem(
        "Randomized only",
        "Only randomized trials, and reviews, which count as gathering them.",
        lambda finding, rule: rule.groups.get(finding.design) in ("review", "randomized"),
    ),
    "comparison": BarItem(
        "With a comparison group",
        "Only studies that compare massage with going without it; reviews count as comparing.",
        compares,
    ),
}


def list_verdicts(bar: Bar) -> dict[VerdictId, Verdict]:
    """Return the possible verdicts; without a bar, ``below-bar`` is not one of them."""
    return {key: item for key, item in VERDICTS.items() if bar or key != "below-bar"}


def meets_bar(item: Evidence, bar: Bar, rule: Rule = RULE) -> bool:
    """Return whether a finding meets every condition of a bar."""
    return all(BAR_ITEMS[key].is_met(item, rule) for key in bar)
