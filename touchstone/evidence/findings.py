"""The findings of a pack, each with what the rule needs to know about its study."""

from __future__ import annotations

from dataclasses import dataclass

from touchstone.evidence.designs import DESIGNS, OBSERVATIONAL
from touchstone.evidence.rule import (
    DIRECTIONS,
    POINTING,
    RELATED,
    RULE,
    STEP_NAMES,
    STEPS,
    Rule,
)
from touchstone.frames import iterate_rows
from touchstone.ids import Cell
from touchstone.packs.pack import Pack

_FINDING_COLUMNS = (
    "concern_id", "benefit_id", "study_id", "step", "direction", "clear", "effect_id",
    "tested_on", "aim", "direct",
)  # fmt: skip
_STUDY_COLUMNS = (
    "study_id", "design", "people", "given_with", "comparator_kind", "raters_blind", "funding",
)  # fmt: skip


@dataclass(frozen=True, order=True)
class Evidence:
    """One finding, with what the rule needs to know about its study.

    Attributes:
        study_id: The study.
        step: A key of ``rule.STEP_NAMES``.
        direction: A key of ``rule.DIRECTIONS``.
        design: A key of ``evidence.designs.DESIGNS``.
        people: How many took part; 0 if the source gives no number.
        clear: Whether the study could tell the result from chance: ``yes``, ``no`` or
            ``not-tested``; '' if this was not recorded.
        given_with: What touched the skin, or ''.
        comparator_kind: What the massage was compared with, or ''.
        raters_blind: Whether those who judged the result are known to have been blind to the
            treatment.
        funding: Who paid, or ''.
        tested_on: Who was treated, in a few words; '' for a step.
        aim: ``reduce``, ``prevent``, ``both``; '' for a step.
        direct: Whether people with the concern were treated to reduce it.
        effect_id: The outcome that decides the direction, or ''.
    """

    study_id: str
    step: str
    direction: str
    design: str
    people: int
    clear: str = ""
    given_with: str = ""
    comparator_kind: str = ""
    raters_blind: bool = False
    funding: str = ""
    tested_on: str = ""
    aim: str = ""
    direct: bool = False
    effect_id: str = ""

    @property
    def is_sold(self) -> bool:
        """Whether sellers of the method paid for the study or wrote it."""
        return self.funding == "seller"


def is_link(direction: str, step: str, design: str) -> bool:
    """Return whether a finding shows only that two things go together, as stress and acne do.

    An observational study of the step from a benefit to a concern, or of a related method, can
    show no more than that, whether it points to better or to worse.

    Args:
        direction: A key of ``rule.DIRECTIONS``.
        step: A key of ``rule.STEP_NAMES``.
        design: A key of ``evidence.designs.DESIGNS``.
    """
    is_without_massage = step in {STEPS[1], RELATED}
    return is_without_massage and direction in POINTING and design == OBSERVATIONAL


def is_review(item: Evidence, rule: Rule = RULE) -> bool:
    """Return whether a finding comes from a review of a design that may decide."""
    return rule.groups.get(item.design) == "review"


def compares(item: Evidence, rule: Rule = RULE) -> bool:
    """Return whether a study compares massage with going without it."""
    return is_review(item, rule) or item.comparator_kind in rule.comparing


def collect_evidence(pack: Pack) -> dict[Cell, list[Evidence]]:
    """Return the findings of a pack by (concern, benefit)."""
    frame = pack.studies.assign(people=pack.studies["participants"].fillna(0).astype(int))
    studies = {row[0]: row[1:] for row in iterate_rows(frame, _STUDY_COLUMNS)}
    evidence: dict[Cell, list[Evidence]] = {}
    for row in iterate_rows(pack.findings, _FINDING_COLUMNS):
        concern_id, benefit_id, study_id, step, direction, clear, effect_id, *directness = row
        tested_on, aim, direct = directness
        design, people, given_with, comparator_kind, raters_blind, funding = studies[study_id]
        finding = Evidence(
            study_id=study_id, step=step, direction=direction, design=design, people=people,
            clear=clear, given_with=given_with, comparator_kind=comparator_kind,
            raters_blind=raters_blind == "yes", funding=funding, tested_on=tested_on, aim=aim,
            direct=direct == "yes", effect_id=effect_id,
        )  # fmt: skip
        evidence.setdefault(Cell(concern_id, benefit_id), []).append(finding)
    return evidence


def collect_contents(pack: Pack) -> dict[str, frozenset[str]]:
    """Return the studies that are known to be inside each review, by review."""
    contents: dict[str, set[str]] = {}
    for review_id, study_id in iterate_rows(
        pack.tables["review_contents"], ("review_id", "study_id")
    ):
        contents.setdefault(review_id, set()).add(study_id)
    return {review_id: frozenset(study_ids) for review_id, study_ids in contents.items()}


def rank_evidence(item: Evidence) -> tuple[int, int, str]:
    """Return the sort key of a finding: the best designs first, then the most people."""
    return list(DESIGNS).index(item.design), -item.people, item.study_id


@dataclass(frozen=True)
class FoundOf:
    """What a finding is about.

    Attributes:
        step: A key of ``rule.STEP_NAMES``.
        benefit: Name of its benefit.
        concern: Name of its concern, or '' for the step from massage to a benefit.
        is_link: See ``is_link``.
        is_chance: Whether it points one way and could be chance.
    """

    step: str
    benefit: str
    concern: str
    is_link: bool = False
    is_chance: bool = False


def list_found_by_study(pack: Pack) -> dict[str, dict[str, tuple[FoundOf, ...]]]:
    """Return what each study found: its directions, best first, each with what it is about.

    If a study found the same for several pairs, those of the whole way come first. A finding of
    the step from massage to a benefit is about that benefit, whichever concern it is claimed for.
    """
    found: dict[str, dict[str, dict[FoundOf, None]]] = {}
    designs = dict(iterate_rows(pack.studies, ("study_id", "design")))
    columns = ("study_id", "direction", "clear", "step", "concern_id", "benefit_id")
    for study_id, direction, clear, step, *pair in iterate_rows(pack.findings, columns):
        concern = "" if step == STEPS[0] else pack.concern_names[pair[0]]
        linked = is_link(direction, step, designs[study_id])
        is_chance = clear == "no" and direction in ("supports", "against")
        subject = FoundOf(step, pack.benefit_names[pair[1]], concern, linked, is_chance)
        found.setdefault(study_id, {}).setdefault(direction, {})[subject] = None
    steps = list(STEP_NAMES)
    return {
        study_id: {
            key: tuple(sorted(by_direction[key], key=lambda subject: steps.index(subject.step)))
            for key in DIRECTIONS
            if key in by_direction
        }
        for study_id, by_direction in found.items()
    }
