"""The published rule for verdict and certainty, version 2, as data.

All numbers and names of the rule are defined here: verdicts and their signs, certainties in
words, which designs decide, thresholds, start values and steps. ``verdicts`` applies the rule,
``wording.rule`` explains it to readers, and the page About is written from it. A number that
is changed here changes in all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

VerdictId = Literal[
    "better", "points-to-better", "mixed", "no-difference", "points-to-worse", "worse",
    "only-a-step", "not-studied", "below-bar", "no-claim",
]  # fmt: skip
DesignGroup = Literal["review", "randomized", "other"]
DomainId = Literal[
    "start", "risk-of-bias", "inconsistency", "indirectness", "imprecision", "publication", "limit"
]
ReasonCode = Literal[
    "review-decides",
    "randomized-decides",
    "weaker-design-decides",
    "not-blinded",
    "no-comparison",
    "mixed",
    "by-device",
    "indirect",
    "few-people",
    "very-few-people",
    "people-unknown",
    "seller-paid",
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
    RELATED: "Related method, not counted",
}
NOT_STATED = "not-stated"
# Where the main result of a finding points.
DIRECTIONS = {
    "supports": "Better",
    "mixed": "Mixed",
    "no-difference": "No different",
    "against": "Worse",
    NOT_STATED: "Not stated",
}
# The verdict that points the same way as a direction, and lends it its sign and color.
LIKE_VERDICTS: Mapping[str, VerdictId] = {
    "supports": "better",
    "mixed": "mixed",
    "no-difference": "no-difference",
    "against": "worse",
}
CLEAR = "yes"
CERTAINTY_WORDS = {4: "Sure", 3: "Fairly sure", 2: "Not very sure", 1: "Very unsure"}
# The domains of GRADE, and what else moves or limits the certainty.
DOMAINS: Mapping[DomainId, str] = {
    "start": "Start",
    "risk-of-bias": "Risk of bias",
    "inconsistency": "Inconsistency",
    "indirectness": "Indirectness",
    "imprecision": "Imprecision",
    "publication": "Publication",
    "limit": "Limit",
}
REASON_DOMAINS: Mapping[ReasonCode, DomainId] = {
    "review-decides": "start",
    "randomized-decides": "start",
    "weaker-design-decides": "start",
    "not-blinded": "risk-of-bias",
    "no-comparison": "risk-of-bias",
    "mixed": "inconsistency",
    "by-device": "indirectness",
    "indirect": "indirectness",
    "few-people": "imprecision",
    "very-few-people": "imprecision",
    "people-unknown": "imprecision",
    "seller-paid": "publication",
    "single-study": "publication",
    "only-a-step": "limit",
}


@dataclass(frozen=True)
class Verdict:
    """One verdict as readers see it: a sign, a word, and what it means."""

    sign: str
    name: str
    meaning: str


VERDICTS: dict[VerdictId, Verdict] = {
    "better": Verdict(
        "▲", "Better", "Most studies that count found that it helps, with at least some certainty."
    ),
    "points-to-better": Verdict(
        "△",
        "Points to better",
        "Most studies that count point to better, but this is very unsure or could be chance.",
    ),
    "mixed": Verdict("◆", "Mixed results", "The studies disagree, or each found several things."),
    "no-difference": Verdict(
        "■", "No clear difference", "No difference was found, or any difference could be chance."
    ),
    "points-to-worse": Verdict(
        "▽",
        "Points to worse",
        "Most studies that count point to worse, but this is very unsure or could be chance.",
    ),
    "worse": Verdict(
        "▼",
        "Worse",
        "Most studies that count found that it makes things worse, with at least some certainty.",
    ),
    "only-a-step": Verdict(
        "◇", "Only a step was studied", "No study tested the whole way from massage to concern."
    ),
    "not-studied": Verdict(
        "○", "Not studied", "We found no study of this. This does not mean that it does not help."
    ),
    "below-bar": Verdict(
        "□", "No study meets your bar", "There are studies, but none meets your own bar."
    ),
    "no-claim": Verdict("·", "No claim", "The article does not claim this."),
}
# A direction has the sign of the verdict that points the same way.
DIRECTION_SIGNS: Mapping[str, str] = {
    **{direction: VERDICTS[like].sign for direction, like in LIKE_VERDICTS.items()},
    NOT_STATED: "?",
}
# The verdicts that studies decided.
DECIDED: tuple[VerdictId, ...] = (
    "better", "points-to-better", "mixed", "no-difference", "points-to-worse", "worse",
)  # fmt: skip
# Where most findings point -> the firm verdict, and the verdict that only points there.
POINTING: Mapping[str, tuple[VerdictId, VerdictId]] = {
    "supports": ("better", "points-to-better"),
    "against": ("worse", "points-to-worse"),
}
# Verdicts that are firm instead of only pointing in a direction.
FIRM = frozenset(firm for firm, _ in POINTING.values())
# For comparing the links of a chain: the verdicts from weakest to strongest.
WEAKEST_FIRST: tuple[VerdictId, ...] = (
    "not-studied", "only-a-step", "points-to-worse", "no-difference", "mixed", "points-to-better",
)  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """The numbers of the rule, and the designs and values they apply to.

    Attributes:
        groups: The group of each design that may decide; a design without one never does.
        uncounted: Designs that do not even count as a step studied.
        starts: Where the certainty starts, by the strongest group that decides. The
            strongest group comes first.
        most_share: The smallest share of findings in one direction that counts as most of
            them.
        most_from: The fewest findings for which ``most_share`` applies. With fewer, all must
            agree.
        half: Below this share, too few studies are blinded or direct.
        comparing: Kinds of comparison that go without the massage. A review always compares.
        devices: Values of ``given_with`` that are not massage by hand.
        by_hand: Values of ``given_with`` that are massage by hand, or by hand among others.
        few_people: Fewer people than this takes one step off the certainty.
        very_few_people: Fewer people than this takes two steps off.
        changes: The change that each reason makes to the certainty. Only the first reason of
            a domain changes it, except in risk of bias.
        solid_certainty: The lowest certainty at which a verdict may be firm.
        single_study_cap: The highest certainty that a single study can have.
        only_a_step: The certainty if only a step was studied.
    """

    groups: Mapping[str, DesignGroup]
    uncounted: frozenset[str]
    starts: Mapping[DesignGroup, int]
    most_share: Fraction
    most_from: int
    half: Fraction
    comparing: frozenset[str]
    devices: frozenset[str]
    by_hand: frozenset[str]
    few_people: int
    very_few_people: int
    changes: Mapping[ReasonCode, int]
    solid_certainty: int
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
    starts={"review": 4, "randomized": 4, "other": 2},
    most_share=Fraction(3, 4),
    most_from=4,
    half=Fraction(1, 2),
    comparing=frozenset(
        {
            "no-treatment",
            "usual-care",
            "rest-or-attention",
            "other-active",
            "own-other-side",
            "several",
        }
    ),
    devices=frozenset({"machine", "tool"}),
    by_hand=frozenset({"hands", "several"}),
    few_people=400,
    very_few_people=60,
    changes={
        "not-blinded": -1,
        "no-comparison": -1,
        "mixed": -1,
        "by-device": -1,
        "indirect": -1,
        "few-people": -1,
        "very-few-people": -2,
        "people-unknown": -2,
        "seller-paid": -1,
        "single-study": -1,
    },
    solid_certainty=2,
    single_study_cap=2,
    only_a_step=1,
)
