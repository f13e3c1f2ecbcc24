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
    left, right = _strength(first), _strength(second)
    weakest: tuple[LinkId, ...] = ("massage-to-benefit", "benefit-to-concern")
    if left != right:
        weakest = weakest[:1] if left < right else weakest[1:]
    return Chain(first, second, whole, weakest)


def _judge_link(evidence: Iterable[Evidence], step: str) -> CellVerdict:
    found = sorted({item for item in evidence if item.step == step})
    deciding = tuple(item for item in found if decides(replace(item, step=WHOLE)))
    others = tuple(item for item in found if item not in deciding)
    verdict: VerdictId = "only-a-step" if any(map(counts_as_step, others)) else "not-studied"
    if deciding:
        # Mixed does not require a clear finding here: clarity is rarely recorded for a step.
        direction = find_direction(deciding)
        agrees = all(item.direction == "no-difference" for item in deciding)
        verdict = "no-difference" if agrees else "mixed"
        verdict = POINTING[direction][1] if direction else verdict
    return CellVerdict(verdict, 0, (), deciding, (), others, count_people(deciding))


def _strength(link: CellVerdict) -> tuple[int, int]:
    return (WEAKEST_FIRST.index(link.verdict), len(link.deciding))
