"""What did research find about a (concern, benefit) cell, and how sure can one be?

The rule that docs/about.md publishes, and nothing else. Verdict and
certainty are two fields, never one score. The reasons are codes; ``research_words``
turns them into sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from touchstone.evidence.designs import DESIGNS
from touchstone.frames import iterate_cells, iterate_rows
from touchstone.ids import Cell
from touchstone.packs.pack import Pack

VerdictId = Literal[
    "helped", "mixed", "no-difference", "worse", "only-a-step", "not-studied", "no-claim"
]
WHOLE = "whole"
STEPS = ("massage-to-benefit", "benefit-to-concern")
RELATED = "related"
DIRECTIONS = {
    "supports": "Supports it",
    "mixed": "Mixed",
    "no-effect": "No clear difference",
    "against": "Against it",
}
STEP_NAMES = {
    "whole": "Massage to concern, the whole way",
    "massage-to-benefit": "Massage to benefit",
    "benefit-to-concern": "Benefit to concern",
    "related": "A neighboring method, not counted",
}
AGREEING_PEOPLE = 400
FEW_PEOPLE = 60
SINGLE_STUDY_CAP = 2


@dataclass(frozen=True)
class Verdict:
    """One verdict as readers see it: a sign, a word, and what it means."""

    sign: str
    name: str
    meaning: str


# In the order in which the rule asks for them.
VERDICTS: dict[VerdictId, Verdict] = {
    "helped": Verdict("▲", "Helped", "All studies that decide found that it helped."),
    "mixed": Verdict("◆", "Mixed results", "Results are mixed, or the studies disagree."),
    "no-difference": Verdict("■", "No clear difference", "All found no clear difference."),
    "worse": Verdict("▼", "Made it worse", "All found that it made things worse."),
    "only-a-step": Verdict(
        "◇", "Only a step was studied", "No study tested the whole way from massage to concern."
    ),
    "not-studied": Verdict(
        "○", "Not studied", "We found no study. This does not mean that it does not help."
    ),
    "no-claim": Verdict("·", "No claim", "The article does not claim this."),
}
ONE_STUDY_NAME = "Helped in one study"
CERTAINTY_WORDS = {4: "Sure", 3: "Fairly sure", 2: "Not very sure", 1: "Very unsure"}
HIGHEST_CERTAINTY = 4

# The only direction that all deciding findings share -> the verdict.
_AGREED: dict[str, VerdictId] = {
    "supports": "helped",
    "no-effect": "no-difference",
    "against": "worse",
}

ReasonCode = Literal[
    "review-decides",
    "randomized-decides",
    "weaker-design-decides",
    "large-and-agreeing",
    "mixed",
    "few-people",
    "people-unknown",
    "single-study",
    "only-a-step",
]


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
    return "●" * certainty + "○" * (HIGHEST_CERTAINTY - certainty) if certainty else ""


def judge_cell(evidence: Iterable[Evidence], *, claimed: bool) -> CellVerdict:
    """Return the verdict and certainty of one cell.

    Args:
        evidence: All findings of the cell, in any order.
        claimed: Whether the article claims the pair.

    Source:
        docs/about.md. A lab study or overview of the whole way counts as a
        step studied; a guideline and a related method never count.
    """
    found = sorted(set(evidence))
    deciding = tuple(item for item in found if _decides(item))
    others = tuple(item for item in found if not _decides(item))
    people = sum(_people_by_study(deciding).values())
    verdict = _choose_verdict(deciding, others, claimed=claimed)
    reasons: tuple[Reason, ...] = ()
    if verdict == "only-a-step":
        reasons = (Reason("only-a-step", len({item.study_id for item in others}), 1),)
    elif verdict not in ("not-studied", "no-claim"):
        reasons = tuple(_weigh(deciding, verdict))
    return CellVerdict(verdict, _add_up(reasons), reasons, deciding, others, people)


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


def _decides(item: Evidence) -> bool:
    return item.step == WHOLE and DESIGNS[item.design].decides


def _counts_as_step(item: Evidence) -> bool:
    return item.step != RELATED and item.design != "guideline"


def _choose_verdict(
    deciding: tuple[Evidence, ...], others: tuple[Evidence, ...], *, claimed: bool
) -> VerdictId:
    if not claimed:
        return "no-claim"
    if deciding:
        directions = {item.direction for item in deciding}
        return _AGREED.get(directions.pop(), "mixed") if len(directions) == 1 else "mixed"
    return "only-a-step" if any(_counts_as_step(item) for item in others) else "not-studied"


def _people_by_study(evidence: Iterable[Evidence]) -> Mapping[str, int]:
    return {item.study_id: item.people for item in evidence}


def _weigh(deciding: tuple[Evidence, ...], verdict: VerdictId) -> Iterable[Reason]:
    """Yield what moves the certainty.

    Source:
        docs/about.md. "Agree" is read strictly: all randomized trials and
        reviews that decide found the same.
    """
    studies = _people_by_study(deciding)
    people = sum(studies.values())
    best = max(DESIGNS[item.design].rank for item in deciding)
    start: dict[int, ReasonCode] = {3: "review-decides", 2: "randomized-decides"}
    yield Reason(start.get(best, "weaker-design-decides"), len(studies), best)
    strong = [item for item in deciding if DESIGNS[item.design].rank >= 2]
    strong_people = sum(_people_by_study(strong).values())
    agree = len({item.direction for item in strong}) == 1
    if len({item.study_id for item in strong}) >= 2 and agree and strong_people >= AGREEING_PEOPLE:
        yield Reason("large-and-agreeing", strong_people, 1)
    if verdict == "mixed":
        yield Reason("mixed", len(studies), -1)
    if not people:
        yield Reason("people-unknown", 0, -1)
    elif people < FEW_PEOPLE:
        yield Reason("few-people", people, -1)
    if len(studies) == 1:
        yield Reason("single-study", 1, 0)


def _add_up(reasons: tuple[Reason, ...]) -> int:
    if not reasons:
        return 0
    total = max(1, min(HIGHEST_CERTAINTY, sum(reason.change for reason in reasons)))
    single = any(reason.code == "single-study" for reason in reasons)
    return min(total, SINGLE_STUDY_CAP) if single else total
