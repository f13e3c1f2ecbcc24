"""Judge the chain massage -> benefit -> concern link by link, and find the weakest link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from touchstone.evidence.findings import Evidence
from touchstone.evidence.rule import POINTING, STEPS, WEAKEST_FIRST, WHOLE, VerdictId
from touchstone.evidence.verdicts import (
    CellVerdict,
    count_people,
    counts_as_step,
    decides,
    find_direction,
)

LinkId = Literal["massage-to-benefit", "benefit-to-concern", "whole"]


@dataclass(frozen=True)
class Chain:
    """The links behind one claim, each judged by the studies of its step alone.

    Attributes:
        first: Massage to benefit.
        second: Benefit to concern.
        whole: The whole way: the verdict of the cell.
        weakest: The weaker of the two links, or both if they are equally strong. Empty if
            the claim was tested the whole way, because it then rests on neither.
    """

    first: CellVerdict
    second: CellVerdict
    whole: CellVerdict
    weakest: tuple[LinkId, ...]


def build_chain(evidence: Iterable[Evidence], whole: CellVerdict) -> Chain:
    """Return the chain of one cell.

    Args:
        evidence: All findings of the cell.
        whole: Its verdict.

    Source:
        The published rule. A link is judged by where its studies point. It has no certainty,
        because the domains of certainty are about massage and the whole way. From weakest to
        strongest, a link is: not studied, only lab work or overviews, worse, no difference,
        mixed, better. Of two equal links, the one with fewer deciding studies is weaker.
    """
    evidence = list(evidence)
    first, second = (_judge_link(evidence, step) for step in STEPS)
    if whole.is_decided:
        return Chain(first, second, whole, ())
    first_strength, second_strength = _strength(first), _strength(second)
    weakest: tuple[LinkId, ...] = ("massage-to-benefit", "benefit-to-concern")
    if first_strength != second_strength:
        weakest = weakest[:1] if first_strength < second_strength else weakest[1:]
    return Chain(first, second, whole, weakest)


def _judge_link(evidence: Iterable[Evidence], step: str) -> CellVerdict:
    findings = sorted({finding for finding in evidence if finding.step == step})
    deciding = tuple(finding for finding in findings if decides(replace(finding, step=WHOLE)))
    others = tuple(finding for finding in findings if finding not in deciding)
    verdict: VerdictId = "only-a-step" if any(map(counts_as_step, others)) else "not-studied"
    if deciding:
        # Mixed does not require a clear finding here: clarity is rarely recorded for a step.
        direction = find_direction(deciding)
        finds_no_difference = all(finding.direction == "no-difference" for finding in deciding)
        verdict = "no-difference" if finds_no_difference else "mixed"
        verdict = POINTING[direction][1] if direction else verdict
    return CellVerdict(verdict, 0, (), deciding, (), others, count_people(deciding))


def _strength(link: CellVerdict) -> tuple[int, int]:
    return (WEAKEST_FIRST.index(link.verdict), len(link.deciding))
