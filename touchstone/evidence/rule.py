"""The published rule for verdict and certainty, as data.

Everything that the rule counts with or calls by a name stands here: verdicts and their
signs, certainties in words, which designs decide, thresholds, start values and steps.
``verdicts`` applies it, ``wording.rule`` tells it to readers, and the page About is
written from it. Change a number here, and all of them follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

VerdictId = Literal[
    "helped", "mixed", "no-difference", "worse", "only-a-step", "not-studied", "no-claim"
]
DesignGroup = Literal["review", "randomized", "other"]
ReasonCode = Literal[
    "review-decides",
    "randomized-decides",
    "weaker-design-decides",
    "large-and-agreeing",
    "mixed",
    "few-people",
    "people-unknown",
    "single-study",
    "only-a-step",
]

WHOLE = "whole"
STEPS = ("massage-to-benefit", "benefit-to-concern")
RELATED = "related"
STEP_NAMES = {
    WHOLE: "Massage to concern, the whole way",
    "massage-to-benefit": "Massage to benefit",
    "benefit-to-concern": "Benefit to concern",
    RELATED: "A neighboring method, not counted",
}
DIRECTIONS = {
    "supports": "Supports it",
    "mixed": "Mixed",
    "no-effect": "No clear difference",
    "against": "Against it",
}
CERTAINTY_WORDS = {4: "Sure", 3: "Fairly sure", 2: "Not very sure", 1: "Very unsure"}


@dataclass(frozen=True)
class Verdict:
    """One verdict as readers see it: a sign, a word, and what it means."""

    sign: str
    name: str
    meaning: str


# In the order in which the rule asks for them.
VERDICTS: dict[VerdictId, Verdict] = {
    "helped": Verdict("▲", "Helped", "All studies that decide found that it helped."),
    "mixed": Verdict("◆", "Mixed results", "Results are mixed, or the studies disagree."),
    "no-difference": Verdict("■", "No clear difference", "All found no clear difference."),
    "worse": Verdict("▼", "Made it worse", "All found that it made things worse."),
    "only-a-step": Verdict(
        "◇", "Only a step was studied", "No study tested the whole way from massage to concern."
    ),
    "not-studied": Verdict(
        "○", "Not studied", "We found no study of this. This does not mean that it does not help."
    ),
    "no-claim": Verdict("·", "No claim", "The article does not claim this."),
}
ONE_STUDY_NAME = "Helped in one study"
# The only direction that all deciding findings share -> the verdict.
AGREED: Mapping[str, VerdictId] = {
    "supports": "helped",
    "no-effect": "no-difference",
    "against": "worse",
}
# Of the links of a chain: which verdict makes the weaker one.
WEAKEST_FIRST: tuple[VerdictId, ...] = (
    "not-studied", "only-a-step", "worse", "no-difference", "mixed", "helped",
)  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """The numbers of the rule, and which designs they are about.

    Attributes:
        groups: The group of each design that may decide; a design without one never does.
        uncounted: Designs that do not even count as a step studied.
        starts: Where the certainty starts, by the strongest group that decides; the
            strongest first.
        agreeing_groups: Groups whose studies must agree for a step up.
        agreeing_studies: How many of them it takes.
        agreeing_people: How many people they must count together.
        few_people: Fewer people than this in all deciding studies is a step down.
        changes: What each reason adds or takes away.
        single_study_cap: What the certainty of a single study never passes.
        only_a_step: The certainty where only a step was studied.
    """

    groups: Mapping[str, DesignGroup]
    uncounted: frozenset[str]
    starts: Mapping[DesignGroup, int]
    agreeing_groups: tuple[DesignGroup, ...]
    agreeing_studies: int
    agreeing_people: int
    few_people: int
    changes: Mapping[ReasonCode, int]
    single_study_cap: int
    only_a_step: int
    lowest: int = min(CERTAINTY_WORDS)
    highest: int = max(CERTAINTY_WORDS)


RULE = Rule(
    groups={
        "meta-analysis": "review",
        "systematic-review": "review",
        "randomized-trial": "randomized",
        "controlled-trial": "other",
        "uncontrolled-trial": "other",
        "observational": "other",
    },
    uncounted=frozenset({"guideline"}),
    starts={"review": 3, "randomized": 2, "other": 1},
    agreeing_groups=("review", "randomized"),
    agreeing_studies=2,
    agreeing_people=400,
    few_people=60,
    changes={"large-and-agreeing": 1, "mixed": -1, "few-people": -1, "people-unknown": -1},
    single_study_cap=2,
    only_a_step=1,
)
