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
        """The domain that it belongs to."""
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
        """The name of the verdict, which says so if it rests on one study."""
        name = VERDICTS[self.verdict].name
        return f"{name} in one study" if self.is_decided and len(self.deciding) == 1 else name

    @property
    def sign(self) -> str:
        """The sign of the verdict."""
        return VERDICTS[self.verdict].sign

    @property
    def is_decided(self) -> bool:
        """Whether studies decided the verdict."""
        return bool(self.deciding) and self.verdict not in ("no-claim", "below-bar")

    @property
    def is_indirect(self) -> bool:
        """Whether the studies that decided it only tested something near the concern."""
        return self.is_decided and not self.direct_count

    @property
    def counts(self) -> dict[str, int]:
        """How many deciding studies found each direction."""
        return dict(Counter(item.direction for item in self.deciding))

    @property
    def is_clear(self) -> bool:
        """Whether at least one deciding study could tell its result from chance."""
        return any(item.clear == CLEAR for item in self.deciding)

    @property
    def direct_count(self) -> int:
        """How many deciding studies treated people with the concern to reduce it."""
        return sum(item.direct for item in self.deciding)

    @property
    def has_both_kinds(self) -> bool:
        """Whether trials and reviews both decide; the reviews may include the trials."""
        return len({is_review(item) for item in self.deciding}) == 2

    @property
    def is_least_number(self) -> bool:
        """Whether more people may have taken part than the known number."""
        return self.has_both_kinds or not all(item.people for item in self.deciding)

    @property
    def shown(self) -> tuple[Evidence, ...]:
        """The findings that are shown but not counted."""
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
    findings = sorted(set(evidence))
    eligible = [finding for finding in findings if decides(finding, rule)]
    meeting_bar = [finding for finding in eligible if meets_bar(finding, bar, rule)]
    inside = tuple(_select_inside(meeting_bar, contents, rule))
    deciding = tuple(finding for finding in meeting_bar if finding not in inside)
    others = tuple(finding for finding in findings if finding not in meeting_bar)
    if not claimed:
        return CellVerdict(
            "no-claim", 0, (), deciding, inside, others, count_people(deciding, rule)
        )
    if not deciding:
        return _judge_undecided(others, rule, is_barred=bool(eligible))
    return _judge_decided(deciding, inside, others, rule)


def decides(item: Evidence, rule: Rule = RULE) -> bool:
    """Return whether a finding may decide the verdict of its cell."""
    return item.step == WHOLE and item.design in rule.groups and item.direction != NOT_STATED


def counts_as_step(item: Evidence, rule: Rule = RULE) -> bool:
    """Return whether a finding counts as a step studied if no finding decides."""
    return item.step != RELATED and item.design not in rule.uncounted


def count_clear(cell: CellVerdict, direction: str) -> int:
    """Return how many deciding studies that found a direction could tell it from chance."""
    return sum(item.clear == CLEAR for item in cell.deciding if item.direction == direction)


def count_by_device(cell: CellVerdict) -> int:
    """Return how many of the deciding studies used a machine or a tool."""
    return len({item.study_id for item in cell.deciding if item.given_with in RULE.devices})


def count_sold(cell: CellVerdict) -> int:
    """Return how many of the deciding studies were paid for or written by sellers."""
    return len({item.study_id for item in cell.deciding if item.is_sold})


def is_half_sold(cell: CellVerdict) -> bool:
    """Return whether at least half of the deciding studies were paid for or written by sellers."""
    return Fraction(count_sold(cell), len(cell.deciding)) >= RULE.half


def count_sure(cells: Iterable[CellVerdict]) -> int:
    """Return how many verdicts have all certainty dots, or all but one."""
    return sum(cell.certainty >= RULE.highest - 1 for cell in cells)


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
    counts = Counter(finding.direction for finding in deciding)
    total = sum(counts.values())
    for direction in POINTING:
        share = Fraction(counts[direction], total)
        if share == 1 or (total >= rule.most_from and share >= rule.most_share):
            return direction
    return ""


def _select_inside(
    meeting: Collection[Evidence], contents: Contents, rule: Rule
) -> Iterable[Evidence]:
    included = {
        study_id
        for item in meeting
        if is_review(item, rule)
        for study_id in contents.get(item.study_id, ())
    }
    return (item for item in meeting if item.study_id in included and not is_review(item, rule))


def _judge_undecided(others: tuple[Evidence, ...], rule: Rule, *, is_barred: bool) -> CellVerdict:
    if is_barred:
        return CellVerdict("below-bar", 0, (), (), (), others, 0)
    step_ids = {finding.study_id for finding in others if counts_as_step(finding, rule)}
    if not step_ids:
        return CellVerdict("not-studied", 0, (), (), (), others, 0)
    reasons = (Reason("only-a-step", len(step_ids), rule.only_a_step),)
    return CellVerdict("only-a-step", rule.only_a_step, reasons, (), (), others, 0)


def _judge_decided(
    deciding: tuple[Evidence, ...],
    inside: tuple[Evidence, ...],
    others: tuple[Evidence, ...],
    rule: Rule,
) -> CellVerdict:
    direction = find_direction(deciding, rule)
    is_clear = any(finding.clear == CLEAR for finding in deciding)
    finds_no_difference = all(finding.direction == "no-difference" for finding in deciding)
    is_mixed = not direction and is_clear and not finds_no_difference
    reasons = tuple(_weigh(deciding, rule, is_mixed=is_mixed))
    certainty = _sum_certainty(reasons, rule)
    verdict: VerdictId = "mixed" if is_mixed else "no-difference"
    if direction:
        firm, pointing = POINTING[direction]
        verdict = firm if is_clear and certainty >= rule.solid_certainty else pointing
    people = count_people(deciding, rule)
    return CellVerdict(verdict, certainty, reasons, deciding, inside, others, people)


def _weigh(deciding: Collection[Evidence], rule: Rule, *, is_mixed: bool) -> Iterable[Reason]:
    """Yield the reasons that move the certainty, domain by domain."""
    finding_count = len(deciding)
    groups = {rule.groups[finding.design] for finding in deciding}
    best_group = next(group for group in rule.starts if group in groups)
    yield Reason(_START_REASONS[best_group], finding_count, rule.starts[best_group])
    blinded = sum(finding.raters_blind and not is_review(finding, rule) for finding in deciding)
    if Fraction(blinded, finding_count) < rule.half:
        yield _build_reason(rule, "not-blinded", blinded)
    if not any(compares(finding, rule) for finding in deciding):
        yield _build_reason(rule, "no-comparison", finding_count)
    if is_mixed:
        yield _build_reason(rule, "mixed", finding_count)
    yield from _keep_first_change(_find_indirectness(deciding, rule))
    yield from _find_imprecision(count_people(deciding, rule), rule)
    yield from _keep_first_change(_find_publication_bias(deciding, rule))


def _find_indirectness(deciding: Collection[Evidence], rule: Rule) -> Iterable[Reason]:
    finding_count = len(deciding)
    if all(finding.given_with in rule.devices for finding in deciding):
        yield _build_reason(rule, "by-device", finding_count)
    direct_count = sum(finding.direct for finding in deciding)
    if Fraction(direct_count, finding_count) < rule.half:
        yield _build_reason(rule, "indirect", direct_count)


def _find_imprecision(people: int, rule: Rule) -> Iterable[Reason]:
    if not people:
        yield _build_reason(rule, "people-unknown", 0)
    elif people < rule.very_few_people:
        yield _build_reason(rule, "very-few-people", people)
    elif people < rule.few_people:
        yield _build_reason(rule, "few-people", people)


def _find_publication_bias(deciding: Collection[Evidence], rule: Rule) -> Iterable[Reason]:
    finding_count = len(deciding)
    if all(finding.is_sold for finding in deciding):
        yield _build_reason(rule, "seller-paid", finding_count)
    if finding_count == 1:
        yield _build_reason(rule, "single-study", 1)


def _keep_first_change(reasons: Iterable[Reason]) -> Iterable[Reason]:
    """Yield the reasons of one domain, of which only the first changes the certainty."""
    for number, reason in enumerate(reasons):
        yield reason if not number else Reason(reason.code, reason.value, 0)


def _build_reason(rule: Rule, code: ReasonCode, value: int) -> Reason:
    return Reason(code, value, rule.changes[code])


def _sum_certainty(reasons: Collection[Reason], rule: Rule) -> int:
    certainty = max(rule.lowest, min(rule.highest, sum(reason.change for reason in reasons)))
    is_single_study = any(reason.code == "single-study" for reason in reasons)
    return min(certainty, rule.single_study_cap) if is_single_study else certainty
