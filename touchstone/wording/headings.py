"""Headings of sections that stand in more than one place: page, offline copy, paper."""

from __future__ import annotations

CAUTIONS = "Before you massage"
PASSAGES = "The passages behind the claims"
RESEARCH = "What research found"
GLANCE = "Studies at a glance"
NUMBERS = "Numbers on one scale at a time"
TAKE_ALONG = "Take it along"
EXAMPLES = "The rule at work"
DESIGNS = "Kinds of studies"
PROTOCOL = "How it was done in studies"
FLOW = "What became of the papers that were found"
SELF_CHECK = "The method checked against SWiM and GRADE"
