"""Judge the chain massage -> benefit -> concern link by link, and find its weakest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from touchstone.evidence.rule import STEPS, WEAKEST_FIRST, WHOLE
from touchstone.evidence.verdicts import CellVerdict, Evidence, judge_cell

LinkId = Literal["massage-to-benefit", "benefit-to-concern", "whole"]


@dataclass(frozen=True)
class Chain:
    """The links behind one claim, each judged by the studies of its step alone.

    Attributes:
        first: Massage to benefit.
        second: Benefit to concern.
        whole: The whole way.
        weakest: The weaker of the two links; both when neither is stronger.
    """

    first: CellVerdict
    second: CellVerdict
    whole: CellVerdict
    weakest: tuple[LinkId, ...]


def build_chain(evidence: Iterable[Evidence]) -> Chain:
    """Return the chain of one cell.

    Source:
        The published rule. A link is judged by the rule for cells, as if its step
        were the whole. Weakest: by verdict (not studied, only lab work or overviews,
        made worse, no difference, mixed, helped), then by certainty.
    """
    evidence = list(evidence)
    first, second = (_judge_link(evidence, step) for step in STEPS)
    whole = _judge_link(evidence, WHOLE)
    left, right = _strength(first), _strength(second)
    weakest: tuple[LinkId, ...] = ("massage-to-benefit", "benefit-to-concern")
    if left != right:
        weakest = weakest[:1] if left < right else weakest[1:]
    return Chain(first, second, whole, weakest)


def _judge_link(evidence: Iterable[Evidence], step: str) -> CellVerdict:
    own = [replace(item, step=WHOLE) for item in evidence if item.step == step]
    return judge_cell(own, claimed=True)


def _strength(link: CellVerdict) -> tuple[int, int]:
    return (WEAKEST_FIRST.index(link.verdict), link.certainty)
