"""Headings of sections that stand in more than one place: page, offline copy, paper."""

from __future__ import annotations

from collections.abc import Mapping

CAUTIONS = "Before you massage"
PASSAGES = "The passages behind the claims"
RESEARCH = "What research found"
GLANCE = "Studies at a glance"
NUMBERS = "Numbers on one scale at a time"
NEAR = "Related concerns"
TAKE_ALONG = "Take it with you"
EXAMPLES = "The rule at work"
DESIGNS = "Kinds of studies"
BEYOND = "Where the article says more than is known"
HONEST = "What may honestly be said"
PROTOCOL = "How it was done in studies"
FLOW = "What became of the papers that were found"
SELF_CHECK = "The method checked against SWiM and GRADE"
# The parts of the page of a concern, by anchor, in a word each.
CONCERN_CONTENTS: Mapping[str, str] = {
    "cautions": "Cautions",
    "benefits": "Claims",
    "glance": "Studies",
    "protocol": "How it was done",
    "take-along": "Handout",
}
# The parts of the page of research, likewise.
RESEARCH_CONTENTS: Mapping[str, str] = {
    "designs": "By design",
    "years": "By year",
    "numbers": "Numbers",
    "map": "Gaps",
    "studies": "The studies",
}
