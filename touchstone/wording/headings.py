"""Headings of sections that appear in more than one place: page, offline copy, handout."""

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
# Short names for the sections of a concern's page, by anchor.
CONCERN_CONTENTS: Mapping[str, str] = {
    "cautions": "Cautions",
    "benefits": "Claims",
    "glance": "Studies",
    "protocol": "How it was done",
    "take-along": "Handout",
}
# The same for the page of research.
RESEARCH_CONTENTS: Mapping[str, str] = {
    "designs": "By design",
    "years": "By year",
    "numbers": "Numbers",
    "map": "Gaps",
    "studies": "The studies",
}
