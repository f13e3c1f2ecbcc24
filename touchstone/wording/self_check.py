"""Check the method against SWiM and GRADE, item by item, and say where each item is met or not.

SWiM is the reporting guideline for reviews that do not pool their results (nine items). The
domains of GRADE are those of the rule. The names of the items are theirs, shortened; the
judgments are ours. A test checks that every place named here exists.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from touchstone.evidence.rule import DOMAINS

Status = Literal["Met", "In part", "Not met"]
SWIM, GRADE = "SWiM", "GRADE"
INTRO = (
    "SWiM is a list for reviews that do not pool their results. "
    "GRADE names what lowers certainty. No one but us has checked these answers."
)


@dataclass(frozen=True)
class CheckItem:
    """One item of a standard.

    Attributes:
        item: Its name, with the standard and number.
        status: Whether it is met.
        how: How, or what is missing.
        place: What readers call the place that meets it.
        target: Its address in the app, or the path of the code.
    """

    item: str
    status: Status
    how: str
    place: str
    target: str


_RULE = ("About, the rule", "about#how-verdict-and-certainty-are-made")
_JUDGING = ("Code of the rule", "touchstone/evidence/verdicts.py")
SELF_CHECK = (
    CheckItem(
        f"{SWIM} 1a. Groups of studies", "Met",
        "Studies are grouped by concern, benefit and step of the way.",
        "Each claim in the matrix", "matrix",
    ),
    CheckItem(
        f"{SWIM} 1b. Changes to the groups since the plan", "Not met",
        "No plan was published in advance. Changes to the rule are described.",
        "About, what changed", "about#what-changed-from-the-first-rule",
    ),
    CheckItem(
        f"{SWIM} 2. The common measure", "Met",
        "It is the direction of the main result. No result is turned into another unit.", *_RULE,
    ),
    CheckItem(
        f"{SWIM} 3. How results are put together", "Met",
        "Studies are counted by direction, not by p value. "
        "Results that are unlikely to be chance can make a verdict firm, or mixed.",
        "About, why results are not pooled", "about#why-results-are-not-pooled",
    ),
    CheckItem(
        f"{SWIM} 4. Which results come first", "Met",
        "Only studies of the whole way count, and only some designs.",
        "About, kinds of studies", "about#designs",
    ),
    CheckItem(
        f"{SWIM} 5. Why results differ", "In part",
        "Results are set out by design, and a reader can set a stricter bar. "
        "There is no formal test.",
        "Results by design, on Research", "research#designs",
    ),
    CheckItem(
        f"{SWIM} 6. Certainty", "Met",
        "For every claim, the start and each step down have a reason.",
        "About, the rule at work", "about#examples",
    ),
    CheckItem(
        f"{SWIM} 7. How data are shown", "Met",
        "Each concern shows its studies at a glance, by design and size. "
        "Each chart has the same as a table.",
        "Studies at a glance, on Your concern", "./",
    ),
    CheckItem(
        f"{SWIM} 8. Results", "Met",
        "Each claim names its studies, how many found what, on whom, and how sure you can be.",
        "Each claim in the matrix", "matrix",
    ),
    CheckItem(
        f"{SWIM} 9. Limits", "Met",
        "They are listed, with counts from the tables.", "About, limits", "about#limits",
    ),
    CheckItem(
        f"{GRADE}. {DOMAINS['risk-of-bias']}", "In part",
        "Counted: who judged without knowing, and whether there was a comparison. "
        "Abstracts do not allow more.",
        *_JUDGING,
    ),
    CheckItem(
        f"{GRADE}. {DOMAINS['inconsistency']}", "In part",
        "Counted where directions disagree. Sizes are shown, and not compared.", *_JUDGING,
    ),
    CheckItem(
        f"{GRADE}. {DOMAINS['indirectness']}", "In part",
        "Counted where a device was used, or where other people or aims were tested. "
        "Other outcomes, such as pain instead of looks, do not count.", *_JUDGING,
    ),
    CheckItem(
        f"{GRADE}. {DOMAINS['imprecision']}", "In part",
        "Counted by the number of people. Ranges are shown, and do not count.", *_JUDGING,
    ),
    CheckItem(
        f"{GRADE}. {DOMAINS['publication']}", "In part",
        "Counted where sellers paid or one study counts. We do not test for missing studies.",
        *_JUDGING,
    ),
)  # fmt: skip


def self_check_title() -> str:
    """Return how many items are met, in part, and not, as one line."""
    counts = Counter(item.status for item in SELF_CHECK)
    return (
        f"Of {len(SELF_CHECK)} items, {counts['Met']} are met, "
        f"{counts['In part']} in part, and {counts['Not met']} not"
    )
