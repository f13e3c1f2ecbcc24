"""The published rule in plain words, written from its data, and examples of it at work."""

from __future__ import annotations

from collections.abc import Mapping

from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.rule import (
    CERTAINTY_WORDS,
    RULE,
    VERDICTS,
    ReasonCode,
    Rule,
    VerdictId,
)
from touchstone.evidence.verdicts import CellVerdict
from touchstone.ids import Cell
from touchstone.wording.phrases import capital_first, join_words, spell_number

# What moves the certainty, in the order of the rule.
_CHANGES: Mapping[ReasonCode, str] = {
    "large-and-agreeing": "{studies} or more randomized trials or reviews agree, "
    "and count {agreeing:,} people or more together.",
    "mixed": "the results are mixed.",
    "few-people": "fewer than {few:,} people took part in all deciding studies together.",
    "people-unknown": "no study says how many people took part.",
}
_STEPS: Mapping[ReasonCode, str] = {
    "review-decides": "A review is among the {value} deciding studies: start at {start}",
    "randomized-decides": "The best of the {value} deciding studies is randomized: "
    "start at {start}",
    "weaker-design-decides": "None of the {value} deciding studies is randomized: start at {start}",
    "large-and-agreeing": "Randomized trials and reviews agree and count {value} people",
    "mixed": "The results of the {value} deciding studies are mixed",
    "few-people": "Only {value} people took part",
    "people-unknown": "No study gives a number of people",
    "single-study": "A single study decides: never more than {cap}",
    "only-a-step": "Only a step was studied: always {step}",
}


def rule_text(rule: Rule = RULE) -> str:
    """Return the rule as Markdown: what decides, and how the certainty is counted."""
    never = [design.plural for key, design in DESIGNS.items() if key not in rule.groups]
    starts = rule.starts
    changes = [
        f"- {_count_steps(rule.changes[code])}: "
        + text.format(
            studies=spell_number(rule.agreeing_studies),
            agreeing=rule.agreeing_people,
            few=rule.few_people,
        )
        for code, text in _CHANGES.items()
    ]
    limits = (
        f"- A single study never passes {rule.single_study_cap}. "
        f"“{VERDICTS['only-a-step'].name}” is always {rule.only_a_step}. "
        f"Nothing passes {rule.highest} or falls below {rule.lowest}."
    )
    return (
        "Only findings of the whole way decide a verdict.\n"
        f"{capital_first(join_words(never))} never decide.\n\n"
        f"{_list_verdicts()}\n\n"
        f"Certainty starts at {starts['review']} if a review decides, "
        f"and at {starts['randomized']} if a randomized trial is the best.\n"
        f"In all other cases it starts at {starts['other']}.\n\n"
        + "\n".join([*changes, limits])
        + "\n\nWe read “agree” strictly: "
        "all randomized trials and reviews that decide found the same.\n"
    )


def explain_certainty(cell: CellVerdict, rule: Rule = RULE) -> list[str]:
    """Return how the rule came to the certainty, one line a step, for worked examples."""
    lines = [
        _STEPS[reason.code].format(
            value=f"{reason.value:,}",
            start=reason.change,
            cap=rule.single_study_cap,
            step=rule.only_a_step,
        )
        + (f": {_count_steps(reason.change).lower()}." if reason.code in _CHANGES else ".")
        for reason in cell.reasons
    ]
    end = CERTAINTY_WORDS.get(cell.certainty, "none")
    return [*lines, f"Certainty: {cell.certainty} of {rule.highest}, {end.lower()}."]


def pick_examples(verdicts: Mapping[Cell, CellVerdict], count: int = 3) -> list[Cell]:
    """Return cells that together show most of the rule: one a verdict, most reasons first."""
    claimed = {cell: found for cell, found in verdicts.items() if found.verdict != "no-claim"}
    ranked = sorted(claimed, key=lambda cell: (-len(claimed[cell].deciding), cell))
    chosen: dict[VerdictId, Cell] = {}
    for cell in ranked:
        chosen.setdefault(claimed[cell].verdict, cell)
    return list(chosen.values())[:count]


def _list_verdicts() -> str:
    return "\n".join(f"- {item.sign} **{item.name}**: {item.meaning}" for item in VERDICTS.values())


def _count_steps(change: int) -> str:
    """Return a change of the certainty in words, as "One down"."""
    return f"{spell_number(abs(change)).capitalize()} {'up' if change > 0 else 'down'}"
