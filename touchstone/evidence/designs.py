"""The kinds of studies: what they are called, how they are counted, and what they are.

Definitions are about method only; they say nothing about skin or massage. ``rule`` says
which of them may decide a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Design:
    """One kind of study.

    Attributes:
        name: As readers see it, singular, lower case.
        plural: The same in the plural.
        counted_as: The noun under which it is counted in sentences.
        counted_plural: That noun in the plural.
        meaning: What it is, in plain words.
    """

    name: str
    plural: str
    counted_as: str
    counted_plural: str
    meaning: str


# A study that watches or asks people, and treats nobody.
OBSERVATIONAL = "observational"
# Best designs first.
DESIGNS: dict[str, Design] = {
    "meta-analysis": Design(
        "meta-analysis", "meta-analyses", "review", "reviews",
        meaning="Gathers all studies on a question and pools their numbers.",
    ),
    "systematic-review": Design(
        "systematic review", "systematic reviews", "review", "reviews",
        meaning="Gathers all studies on a question by a stated plan, without pooling numbers.",
    ),
    "randomized-trial": Design(
        "randomized trial", "randomized trials", "trial", "trials",
        meaning="Chance decides who gets the treatment, and groups are compared.",
    ),
    "controlled-trial": Design(
        "controlled trial", "controlled trials", "trial", "trials",
        meaning="Groups are compared, but something other than chance decides who is in which.",
    ),
    "uncontrolled-trial": Design(
        "trial without a control group", "trials without a control group", "trial", "trials",
        meaning="Everyone gets the treatment. There is no one to compare them with.",
    ),
    OBSERVATIONAL: Design(
        "observational study", "observational studies", "observational study",
        "observational studies",
        meaning="Observes or surveys people without giving a treatment, so causes stay unclear.",
    ),
    "lab-study": Design(
        "lab study", "lab studies", "lab study", "lab studies",
        meaning="Done with cells, animals or short tests on volunteers. It never counts here.",
    ),
    "narrative-review": Design(
        "overview", "overviews", "overview", "overviews",
        meaning="Experts sum up a subject without a stated search plan. It never counts here.",
    ),
    "scoping-review": Design(
        "scoping review", "scoping reviews", "overview", "overviews",
        meaning="Maps what was studied, without judging the results. It never counts here.",
    ),
    "guideline": Design(
        "guideline", "guidelines", "guideline", "guidelines",
        meaning="Advice of an organization to the public or to professionals. It never counts.",
    ),
}  # fmt: skip
