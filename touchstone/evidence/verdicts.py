"""Judge each cell: what research found, and how sure one can be.

This applies the published rule, whose numbers and names are in ``rule``. Verdict and
certainty are two fields, never one score. The reasons are codes; ``wording.verdicts``
turns them into sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from touchstone.evidence.bar import NO_BAR, Bar, meets_bar
from touchstone.evidence.findings import Evidence, compares, is_review
from touchstone.evidence.rule import (
    CLEAR,
    NOT_STATED,
    POINTING,
    REASON_DOMAINS,
    RELATED,
    RULE,
    VERDICTS,
    WHOLE,
    DesignGroup,
    DomainId,
    ReasonCode,
    Rule,
    VerdictId,
)

# Trials that are known to be inside a review, by review.
Contents = Mapping[str, frozenset[str]]
NO_CONTENTS: Contents = {}

# The reason that says which group of designs a certainty starts from.
_START_REASONS: Mapping[DesignGroup, ReasonCode] = {
    "review": "review-decides",
    "randomized": "randomized-decides",
    "other": "weaker-design-decides",
}


@dataclass(frozen=True)
class Reason:
    """One thing that moved the certainty.

    Attributes:
        code: Which reason it is.
        value: The number of people or studies it is about.
        change: The starting certainty, or the change to it; 0 if its domain is counted already.
    """

    code: ReasonCode
    value: int
    change: int

    @property
    def domain(self) -> DomainId:
        """Return the domain that it belongs to."""
        return REASON_DOMAINS[self.code]


@dataclass(frozen=True)
class CellVerdict:
    """What research found about one cell.

    Attributes:
        verdict: A key of ``rule.VERDICTS``.
        certainty: 1 to 4; 0 if the verdict has none.
        reasons: The reasons for the certainty, in the order of the rule.
        deciding: Findings that decide, sorted by study.
        inside: Findings of trials inside a review that decides, which are not counted again.
        others: Findings that are shown but do not decide, sorted by study.
        people: How many people took part in the deciding studies, with nobody counted twice;
            0 if no study says.
    """

    verdict: VerdictId
    certainty: int
    reasons: tuple[Reason, ...]
    deciding: tuple[Evidence, ...]
    inside: tuple[Evidence, ...]
    others: tuple[Evidence, ...]
    people: int

    @property
    def name(self) -> str:
        """Return the name of the verdict, which says so if it rests on one study."""
        name = VERDICTS[self.verdict].name
        return f"{name} in one study" if self.is_decided and len(self.deciding) == 1 else name

    @property
    def sign(self) -> str:
        """Return the sign of the verdict."""
        return VERDICTS[self.verdict].sign

    @property
    def is_decided(self) -> bool:
        """Return whether studies decided the verdict."""
        return bool(self.deciding) and self.verdict not in ("no-claim", "below-bar")

    @property
    def is_indirect(self) -> bool:
        """Return whether the studies that decided it only tested something near the concern."""
        return self.is_decided and not self.direct_count

    @property
    def counts(self) -> dict[str, int]:
        """Return how many deciding studies found each direction."""
        return dict(Counter(item.direction for item in self.deciding))

    @property
    def is_clear(self) -> bool:
        """Return whether at least one deciding study could tell its result from chance."""
        return any(item.clear == CLEAR for item in self.deciding)

    @property
    def direct_count(self) -> int:
        """Return how many deciding studies treated people with the concern to reduce it."""
        return sum(item.direct for item in self.deciding)

    @property
    def has_both_kinds(self) -> bool:
        """Return whether trials and reviews both decide; the reviews may include the trials."""
        return len({is_review(item) for item in self.deciding}) == 2

    @property
    def is_least_number(self) -> bool:
        """Return whether more people may have taken part than the known number."""
        return self.has_both_kinds or not all(item.people for item in self.deciding)

    @property
    def shown(self) -> tuple[Evidence, ...]:
        """Return the findings that are shown but not counted."""
        return (*self.inside, *self.others)


def format_pips(certainty: int) -> str:
    """Return a certainty as dots to put under the sign of a small cell; '' for none."""
    return "•" * certainty


def format_dots(certainty: int) -> str:
    """Return a certainty as dots, or '' for none.

    Examples:
        >>> format_dots(2)
        '●●○○'
    """
    return "●" * certainty + "○" * (RULE.highest - certainty) if certainty else ""


def judge_cell(
    evidence: Iterable[Evidence],
    *,
    claimed: bool,
    contents: Contents = NO_CONTENTS,
    bar: Bar = NO_BAR,
    rule: Rule = RULE,
) -> CellVerdict:
    """Return the verdict and certainty of one cell.

    Args:
        evidence: All findings of the cell, in any order.
        claimed: Whether the article claims the pair.
        contents: Trials that are known to be inside a review, by review.
        bar: The reader's own bar.
        rule: The rule to apply.

    Source:
        The published rule, version 2. A lab study or overview of the whole way counts as a
        step studied. Guidelines and related methods never count.
    """
    found = sorted(set(evidence))
    able = [item for item in found if decides(item, rule)]
    meeting = [item for item in able if meets_bar(item, bar, rule)]
    inside = tuple(_list_inside(meeting, contents))
    deciding = tuple(item for item in meeting if item not in inside)
    others = tuple(item for item in found if item not in meeting)
    if not claimed:
        return CellVerdict(
            "no-claim", 0, (), deciding, inside, others, count_people(deciding, rule)
        )
    if not deciding:
        return _judge_undecided(others, rule, is_barred=bool(able))
    return _judge_decided(deciding, inside, others, rule)


def decides(item: Evidence, rule: Rule = RULE) -> bool:
    """Return whether a finding may decide the verdict of its cell."""
    return item.step == WHOLE and item.design in rule.groups and item.direction != NOT_STATED


def counts_as_step(item: Evidence, rule: Rule = RULE) -> bool:
    """Return whether a finding counts as a step studied if no finding decides."""
    return item.step != RELATED and item.design not in rule.uncounted


def count_clear(cell: CellVerdict, direction: str) -> int:
    """Return how many deciding studies that found a direction are beyond chance."""
    return sum(item.clear == CLEAR for item in cell.deciding if item.direction == direction)


def count_by_device(cell: CellVerdict, rule: Rule = RULE) -> int:
    """Return how many of the deciding studies used a machine or a tool."""
    return len({item.study_id for item in cell.deciding if item.given_with in rule.devices})


def count_sold(cell: CellVerdict) -> int:
    """Return how many of the deciding studies were paid for or written by sellers."""
    return len({item.study_id for item in cell.deciding if item.is_sold})


def is_half_sold(cell: CellVerdict, rule: Rule = RULE) -> bool:
    """Return whether at least half of the deciding studies were paid for or written by sellers."""
    return Fraction(count_sold(cell), len(cell.deciding)) >= rule.half


def count_sure(cells: Iterable[CellVerdict], rule: Rule = RULE) -> int:
    """Return how many verdicts have all certainty dots, or all but one."""
    return sum(cell.certainty >= rule.highest - 1 for cell in cells)


def count_people(deciding: Collection[Evidence], rule: Rule = RULE) -> int:
    """Return how many people took part, with nobody counted twice; 0 if no study says.

    Source:
        The published rule: all trials together or the largest review, whichever has more.
    """
    reviews = [item.people for item in deciding if is_review(item, rule)]
    trials = sum(item.people for item in deciding if not is_review(item, rule))
    return max(trials, *reviews, 0)


def find_direction(deciding: Collection[Evidence], rule: Rule = RULE) -> str:
    """Return where most findings point: ``supports``, ``against``, or '' for neither."""
    counts = Counter(item.direction for item in deciding)
    total = sum(counts.values())
    for direction in POINTING:
        share = Fraction(counts[direction], total)
        if share == 1 or (total >= rule.most_from and share >= rule.most_share):
            return direction
    return ""


def _list_inside(meeting: Collection[Evidence], contents: Contents) -> Iterable[Evidence]:
    gathered = {
        study_id
        for item in meeting
        if is_review(item)
        for study_id in contents.get(item.study_id, ())
    }
    return (item for item in meeting if item.study_id in gathered and not is_review(item))


def _judge_undecided(others: tuple[Evidence, ...], rule: Rule, *, is_barred: bool) -> CellVerdict:
    if is_barred:
        return CellVerdict("below-bar", 0, (), (), (), others, 0)
    steps = {item.study_id for item in others if counts_as_step(item, rule)}
    if not steps:
        return CellVerdict("not-studied", 0, (), (), (), others, 0)
    reasons = (Reason("only-a-step", len(steps), rule.only_a_step),)
    return CellVerdict("only-a-step", rule.only_a_step, reasons, (), (), others, 0)


def _judge_decided(
    deciding: tuple[Evidence, ...],
    inside: tuple[Evidence, ...],
    others: tuple[Evidence, ...],
    rule: Rule,
) -> CellVerdict:
    direction = find_direction(deciding, rule)
    is_clear = any(item.clear == CLEAR for item in deciding)
    agrees = all(item.direction == "no-difference" for item in deciding)
    is_mixed = not direction and is_clear and not agrees
    reasons = tuple(_weigh(deciding, rule, is_mixed=is_mixed))
    certainty = _add_up(reasons, rule)
    verdict: VerdictId = "mixed" if is_mixed else "no-difference"
    if direction:
        solid, pointing = POINTING[direction]
        verdict = solid if is_clear and certainty >= rule.solid_certainty else pointing
    people = count_people(deciding, rule)
    return CellVerdict(verdict, certainty, reasons, deciding, inside, others, people)


def _weigh(deciding: Collection[Evidence], rule: Rule, *, is_mixed: bool) -> Iterable[Reason]:
    """Yield the reasons that move the certainty, domain by domain."""
    total = len(deciding)
    groups = {rule.groups[item.design] for item in deciding}
    best = next(group for group in rule.starts if group in groups)
    yield Reason(_START_REASONS[best], total, rule.starts[best])
    blinded = sum(item.raters_blind and not is_review(item, rule) for item in deciding)
    if Fraction(blinded, total) < rule.half:
        yield _change(rule, "not-blinded", blinded)
    if not any(compares(item, rule) for item in deciding):
        yield _change(rule, "no-comparison", total)
    if is_mixed:
        yield _change(rule, "mixed", total)
    yield from _count_once(_find_indirect(deciding, rule))
    yield from _find_imprecise(count_people(deciding, rule), rule)
    yield from _count_once(_find_published(deciding, rule))


def _find_indirect(deciding: Collection[Evidence], rule: Rule) -> Iterable[Reason]:
    total = len(deciding)
    if all(item.given_with in rule.devices for item in deciding):
        yield _change(rule, "by-device", total)
    direct = sum(item.direct for item in deciding)
    if Fraction(direct, total) < rule.half:
        yield _change(rule, "indirect", direct)


def _find_imprecise(people: int, rule: Rule) -> Iterable[Reason]:
    if not people:
        yield _change(rule, "people-unknown", 0)
    elif people < rule.very_few_people:
        yield _change(rule, "very-few-people", people)
    elif people < rule.few_people:
        yield _change(rule, "few-people", people)


def _find_published(deciding: Collection[Evidence], rule: Rule) -> Iterable[Reason]:
    total = len(deciding)
    if all(item.is_sold for item in deciding):
        yield _change(rule, "seller-paid", total)
    if total == 1:
        yield _change(rule, "single-study", 1)


def _count_once(reasons: Iterable[Reason]) -> Iterable[Reason]:
    """Yield the reasons of one domain, of which only the first changes the certainty."""
    for number, reason in enumerate(reasons):
        yield reason if not number else Reason(reason.code, reason.value, 0)


def _change(rule: Rule, code: ReasonCode, value: int) -> Reason:
    return Reason(code, value, rule.changes[code])


def _add_up(reasons: Collection[Reason], rule: Rule) -> int:
    total = max(rule.lowest, min(rule.highest, sum(reason.change for reason in reasons)))
    single = any(reason.code == "single-study" for reason in reasons)
    return min(total, rule.single_study_cap) if single else total
