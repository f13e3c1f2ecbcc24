"""Write the published rule in plain words from its data, and explain examples of it at work."""

from __future__ import annotations

from collections.abc import Mapping

from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.rule import (
    CERTAINTY_WORDS,
    DECIDED,
    DOMAINS,
    RULE,
    VERDICTS,
    DomainId,
    ReasonCode,
    Rule,
    VerdictId,
)
from touchstone.evidence.verdicts import CellVerdict, Reason
from touchstone.ids import Cell
from touchstone.wording.findings import ONLY_A_LINK, UNLIKELY_CHANCE
from touchstone.wording.phrases import capital_first, join_words, spell_number
from touchstone.wording.verdicts import explain_reason

# When each domain takes something off the certainty.
_DOWN: Mapping[DomainId, tuple[tuple[ReasonCode, str], ...]] = {
    "risk-of-bias": (
        (
            "not-blinded",
            "in under half of the studies that count, those who judged did not know "
            "who had which treatment. A review counts as unknown.",
        ),
        (
            "no-comparison",
            "no study that counts compares massage with going without it. A review counts as "
            "comparing.",
        ),
    ),
    "inconsistency": (("mixed", "the verdict is “{mixed}”."),),
    "indirectness": (
        (
            "indirect",
            "every study that counts used a machine or a tool, or fewer than half are direct. "
            "A study is direct when people with the concern, as most readers mean it, were "
            "treated to reduce it.",
        ),
    ),
    "imprecision": (
        ("few-people", "fewer than {few:,} people took part."),
        ("very-few-people", "fewer than {very_few} took part, or no study says how many."),
    ),
    "publication": (
        (
            "single-study",
            "only one study counts, or whoever sells the method paid for or wrote every one.",
        ),
    ),
}
_STARTS: Mapping[ReasonCode, str] = {
    "review-decides": "A review is among the {value} studies that count: start at {start}.",
    "randomized-decides": "The best of the {value} studies that count is randomized: "
    "start at {start}.",
    "weaker-design-decides": "None of the {value} studies that count is randomized: "
    "start at {start}.",
    "only-a-step": "Only a step was studied: always {start}.",
}


def rule_text(rule: Rule = RULE) -> str:
    """Return the rule as Markdown: what decides, and how the certainty is counted."""
    never = [design.plural for key, design in DESIGNS.items() if key not in rule.groups]
    return (
        "\n\n".join(
            [
                "Only findings of the whole way count toward a verdict.\n"
                f"{capital_first(join_words(never))} never count.\n"
                "A finding whose direction is not stated is shown and not counted.\n"
                "A trial known to be inside a review that counts is shown and not counted again.",
                _tell_directions(rule),
                _list_verdicts(),
                _tell_starts(rule),
                _list_domains(rule),
                _tell_limits(rule),
            ]
        )
        + "\n"
    )


def explain_certainty(cell: CellVerdict) -> list[str]:
    """Return how the rule arrived at the certainty, one line per step, for worked examples."""
    lines = [_explain_step(cell, reason) for reason in cell.reasons]
    if any(reason.code == "single-study" for reason in cell.reasons):
        lines.append(f"A single study alone: never more than {RULE.single_study_cap}.")
    end = CERTAINTY_WORDS.get(cell.certainty, "none")
    return [*lines, f"Certainty: {cell.certainty} of {RULE.highest}, {end.lower()}."]


def pick_examples(verdicts: Mapping[Cell, CellVerdict]) -> list[Cell]:
    """Return three cells that show most of the rule: one per verdict, most studies first."""
    claimed = {cell: found for cell, found in verdicts.items() if found.verdict != "no-claim"}
    ranked = sorted(claimed, key=lambda cell: (-len(claimed[cell].deciding), cell))
    chosen: dict[VerdictId, Cell] = {}
    for cell in ranked:
        chosen.setdefault(claimed[cell].verdict, cell)
    return list(chosen.values())[:3]


def _explain_step(cell: CellVerdict, reason: Reason) -> str:
    if reason.code in _STARTS:
        return _STARTS[reason.code].format(value=f"{reason.value:,}", start=reason.change)
    text = f"{DOMAINS[reason.domain]}: {explain_reason(cell, reason)}"
    if not reason.change:
        return f"{text}. This domain is counted already."
    return f"{text}: {_count_steps(reason.change).lower()}."


def _tell_directions(rule: Rule) -> str:
    numerator, denominator = rule.most_share.as_integer_ratio()
    share = f"{spell_number(numerator)} in {spell_number(denominator)}"
    return (
        "Two things about a finding are kept apart. Its **direction** is where the main result "
        f"points, whatever its p value. It is **clear**, or {UNLIKELY_CHANCE}, when the study's "
        "own test could tell it from chance.\n"
        "An observational study of a related method, or from benefit to concern, shows that two "
        f"things go together. Its result is marked “{ONLY_A_LINK}”.\n"
        "Where an abstract says only that nothing differed clearly, the direction is no "
        "difference.\n"
        f"“Most” means all, or at least {share} where there are {spell_number(rule.most_from)} "
        "findings or more.\n"
        f"“{VERDICTS['better'].name}” and “{VERDICTS['worse'].name}” need one clear finding and a "
        f"certainty of {rule.solid_certainty} or more. Otherwise results only "
        "“point to” better or worse.\n"
        "Where the directions disagree, the verdict is mixed if one finding is clear. "
        "Otherwise no clear difference was found."
    )


def _tell_starts(rule: Rule) -> str:
    starts = rule.starts
    return (
        f"Certainty starts at {starts['randomized']} if a randomized trial counts, "
        f"and at {starts['review']} if a review does.\n"
        "A review is assumed to be one of randomized trials: abstracts rarely say what it "
        "included.\n"
        f"In all other cases it starts at {starts['other']}.\n"
        "Then each of the five domains of GRADE can lower it:"
    )


def _list_domains(rule: Rule) -> str:
    lines = [
        f"- **{DOMAINS[domain]}**. {_count_steps(rule.changes[code])}: "
        + text.format(
            mixed=VERDICTS["mixed"].name, few=rule.few_people, very_few=rule.very_few_people
        )
        for domain, reasons in _DOWN.items()
        for code, text in reasons
    ]
    return "\n".join(lines)


def _tell_limits(rule: Rule) -> str:
    return (
        "People are counted once: either in all trials that count or in the largest review that "
        "counts, whichever has more.\n"
        f"A single study never gets more than {rule.single_study_cap}. "
        f"“{VERDICTS['only-a-step'].name}” is always {rule.only_a_step}. "
        f"Nothing rises above {rule.highest} or falls below {rule.lowest}."
    )


def _list_verdicts() -> str:
    verdict_ids = (*DECIDED, "only-a-step", "not-studied", "no-claim", "below-bar")
    items = [VERDICTS[key] for key in verdict_ids]
    return "\n".join(f"- {item.sign} **{item.name}**: {item.meaning}" for item in items)


def _count_steps(change: int) -> str:
    """Return a change of the certainty in words, as "One down"."""
    return f"{spell_number(abs(change)).capitalize()} down"
