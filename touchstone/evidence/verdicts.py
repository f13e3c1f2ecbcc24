"""Judge a (concern, benefit) cell: what research found, and how sure one can be.

This applies the published rule, whose numbers and names are in ``rule``. Verdict and
certainty are two fields, never one score. The reasons are codes; ``wording.research``
turns them into sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from touchstone.evidence.rule import (
    AGREED,
    ONE_STUDY_NAME,
    RELATED,
    RULE,
    VERDICTS,
    WHOLE,
    DesignGroup,
    ReasonCode,
    Rule,
    VerdictId,
)
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import Cell
from touchstone.packs.pack import Pack

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
        code: What it is.
        value: The number of people or studies it is about.
        change: The start, or what was added or taken away.
    """

    code: ReasonCode
    value: int
    change: int


@dataclass(frozen=True, order=True)
class Evidence:
    """One finding with what the rule needs of its study.

    Attributes:
        study_id: The study.
        step: ``whole``, ``massage-to-benefit``, ``benefit-to-concern`` or ``related``.
        direction: ``supports``, ``mixed``, ``no-effect`` or ``against``.
        design: A key of ``evidence.designs.DESIGNS``.
        people: How many took part; 0 when the source gives no number.
    """

    study_id: str
    step: str
    direction: str
    design: str
    people: int


@dataclass(frozen=True)
class CellVerdict:
    """What research found about one cell.

    Attributes:
        verdict: Which verdict.
        certainty: 1 to 4; 0 where the verdict has none.
        reasons: What made the certainty what it is, in the order of the rule.
        deciding: Findings that decide, sorted by study.
        others: Findings that are shown and do not decide, sorted by study.
        people: How many people the deciding studies count together.
    """

    verdict: VerdictId
    certainty: int
    reasons: tuple[Reason, ...]
    deciding: tuple[Evidence, ...]
    others: tuple[Evidence, ...]
    people: int

    @property
    def name(self) -> str:
        """Return the name of the verdict, which says when it rests on one study."""
        if self.verdict == "helped" and len(self.deciding) == 1:
            return ONE_STUDY_NAME
        return VERDICTS[self.verdict].name

    @property
    def sign(self) -> str:
        """Return the sign of the verdict."""
        return VERDICTS[self.verdict].sign


def format_dots(certainty: int) -> str:
    """Return a certainty as dots, or '' for none.

    Examples:
        >>> format_dots(2)
        '●●○○'
    """
    return "●" * certainty + "○" * (RULE.highest - certainty) if certainty else ""


def judge_cell(evidence: Iterable[Evidence], *, claimed: bool, rule: Rule = RULE) -> CellVerdict:
    """Return the verdict and certainty of one cell.

    Args:
        evidence: All findings of the cell, in any order.
        claimed: Whether the article claims the pair.
        rule: The rule that is applied.

    Source:
        The published rule. A lab study or overview of the whole way counts as a
        step studied; a guideline and a related method never count.
    """
    found = sorted(set(evidence))
    deciding = tuple(item for item in found if decides(item, rule))
    others = tuple(item for item in found if not decides(item, rule))
    people = sum(_people_by_study(deciding).values())
    verdict = _choose_verdict(deciding, others, rule, claimed=claimed)
    reasons: tuple[Reason, ...] = ()
    if verdict == "only-a-step":
        studies = len({item.study_id for item in others})
        reasons = (Reason("only-a-step", studies, rule.only_a_step),)
    elif verdict not in ("not-studied", "no-claim"):
        reasons = tuple(_weigh(deciding, verdict, rule))
    return CellVerdict(verdict, _add_up(reasons, rule), reasons, deciding, others, people)


def decides(item: Evidence, rule: Rule = RULE) -> bool:
    """Return whether a finding decides the verdict of its cell."""
    return item.step == WHOLE and item.design in rule.groups


def counts_as_step(item: Evidence, rule: Rule = RULE) -> bool:
    """Return whether a finding is one of a step studied, where none decides."""
    return item.step != RELATED and item.design not in rule.uncounted


def judge_pack(
    pack: Pack, evidence: Mapping[Cell, Iterable[Evidence]] | None = None
) -> dict[Cell, CellVerdict]:
    """Return the verdict of every cell that is claimed or has a finding, sorted.

    Args:
        pack: The data pack.
        evidence: Its ``collect_evidence``, where that is at hand.
    """
    evidence = collect_evidence(pack) if evidence is None else evidence
    claimed = set(iterate_cells(pack.claims))
    return {
        pair: judge_cell(evidence.get(pair, ()), claimed=pair in claimed)
        for pair in sorted(claimed | evidence.keys())
    }


def judge_again(
    pack: Pack,
    evidence: Mapping[Cell, Iterable[Evidence]],
    verdicts: Mapping[Cell, CellVerdict],
) -> dict[Cell, CellVerdict]:
    """Return ``judge_pack`` of a pack whose claims alone differ from those of another.

    Args:
        pack: The pack.
        evidence: ``collect_evidence`` of both.
        verdicts: ``judge_pack`` of the other; what stays the same is taken from there.
    """
    claimed = set(iterate_cells(pack.claims))
    kept = {
        pair: cell
        for pair, cell in verdicts.items()
        if (pair in claimed) == (cell.verdict != "no-claim")
    }
    return {
        pair: kept[pair]
        if pair in kept
        else judge_cell(evidence.get(pair, ()), claimed=pair in claimed)
        for pair in sorted(claimed | evidence.keys())
    }


def collect_evidence(pack: Pack) -> dict[Cell, list[Evidence]]:
    """Return the findings of a pack by (concern, benefit)."""
    counted = pack.studies.assign(people=pack.studies["participants"].fillna(0).astype(int))
    rows = iterate_rows(counted, ("study_id", "design", "people"))
    studies = {study_id: (design, people) for study_id, design, people in rows}
    columns = ["concern_id", "benefit_id", "study_id", "step", "direction"]
    found: dict[Cell, list[Evidence]] = {}
    for concern_id, benefit_id, study_id, step, direction in iterate_rows(pack.findings, columns):
        design, people = studies[study_id]
        item = Evidence(study_id, step, direction, design, people)
        found.setdefault(Cell(concern_id, benefit_id), []).append(item)
    return found


def _choose_verdict(
    deciding: tuple[Evidence, ...], others: tuple[Evidence, ...], rule: Rule, *, claimed: bool
) -> VerdictId:
    if not claimed:
        return "no-claim"
    if deciding:
        directions = {item.direction for item in deciding}
        return AGREED.get(directions.pop(), "mixed") if len(directions) == 1 else "mixed"
    return "only-a-step" if any(counts_as_step(item, rule) for item in others) else "not-studied"


def _people_by_study(evidence: Iterable[Evidence]) -> Mapping[str, int]:
    return {item.study_id: item.people for item in evidence}


def _weigh(deciding: tuple[Evidence, ...], verdict: VerdictId, rule: Rule) -> Iterable[Reason]:
    """Yield what moves the certainty.

    Source:
        The published rule. "Agree" is read strictly: all randomized trials and
        reviews that decide found the same.
    """
    studies = _people_by_study(deciding)
    people = sum(studies.values())
    groups = {rule.groups[item.design] for item in deciding}
    best = next(group for group in rule.starts if group in groups)
    yield Reason(_START_REASONS[best], len(studies), rule.starts[best])
    agreeing = _count_agreeing(deciding, rule)
    if agreeing:
        yield _change(rule, "large-and-agreeing", agreeing)
    if verdict == "mixed":
        yield _change(rule, "mixed", len(studies))
    if not people:
        yield _change(rule, "people-unknown", 0)
    elif people < rule.few_people:
        yield _change(rule, "few-people", people)
    if len(studies) == 1:
        yield Reason("single-study", 1, 0)


def _count_agreeing(deciding: tuple[Evidence, ...], rule: Rule) -> int:
    """Return the people of the strong studies that decide, or 0 if they are no step up."""
    strong = [item for item in deciding if rule.groups[item.design] in rule.agreeing_groups]
    studies = _people_by_study(strong)
    people = sum(studies.values())
    agree = len({item.direction for item in strong}) == 1
    enough = len(studies) >= rule.agreeing_studies and people >= rule.agreeing_people
    return people if agree and enough else 0


def _change(rule: Rule, code: ReasonCode, value: int) -> Reason:
    return Reason(code, value, rule.changes[code])


def _add_up(reasons: tuple[Reason, ...], rule: Rule) -> int:
    if not reasons:
        return 0
    total = max(rule.lowest, min(rule.highest, sum(reason.change for reason in reasons)))
    single = any(reason.code == "single-study" for reason in reasons)
    return min(total, rule.single_study_cap) if single else total
