"""Explain the words that appear beside every claim and every study.

Each explanation is next to what it explains, collapsed at first.
"""

from __future__ import annotations

from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.rule import VERDICTS
from touchstone.markup.elements import render_details, render_facts
from touchstone.wording.phrases import capital_first

TITLE = "What these words mean"
# Source: docs/about.md, in fewer words.
CLAIM_TERMS = {
    "Stated": "The words of the article say it.",
    "Implied": "A careful reader concludes it from the words, in one more step.",
    "Research found": "What studies of the whole way from massage to the concern found.",
    "How sure": "How far you can rely on that, from one dot to four. "
    "It does not say how much massage helps.",
    VERDICTS["only-a-step"].name: "Studies tested only part of the way.",
    VERDICTS["not-studied"].name: VERDICTS["not-studied"].meaning,
}


def explain_claims() -> str:
    """Return explanations of the words beside a claim, as markup."""
    return render_details(TITLE, render_facts(CLAIM_TERMS))


def explain_designs() -> str:
    """Return explanations of the kinds of studies, as markup."""
    meanings = {capital_first(design.name): design.meaning for design in DESIGNS.values()}
    return render_details("What the kinds of studies mean", render_facts(meanings))
