"""Describe each study of massage for a concern: what was done, on whom, and what it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from touchstone.evidence.findings import Evidence, rank_evidence
from touchstone.evidence.protocol import list_found, split_studies
from touchstone.evidence.rule import CLEAR, DIRECTION_SIGNS, POINTING, VERDICTS, WHOLE
from touchstone.evidence.studies import NOT_COMPARED, Study
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import ConcernId
from touchstone.wording.findings import name_found
from touchstone.wording.glance import describe_finding
from touchstone.wording.phrases import join_words, lower_first
from touchstone.wording.protocol import untold_amounts
from touchstone.wording.verdicts import describe_people

_COMPARING = frozenset({"randomized-trial", "controlled-trial"})


@dataclass(frozen=True)
class Trial:
    """A study that is not a review, in words.

    Attributes:
        study: The study.
        decides: Whether it counts toward a verdict of the concern.
        words: What was done, compared with what, on whom, and what it found.
    """

    study: Study
    decides: bool
    words: str


def list_trials(evidence_map: EvidenceMap, concern_id: ConcernId) -> tuple[Trial, ...]:
    """Return the studies of massage for a concern, those that decide first.

    Those that decide are sorted by design, the best first, and the others by id. Reviews are
    left out: they do not say what was done.
    """
    names = evidence_map.pack.short_benefit_names
    concern = evidence_map.pack.concern_names[concern_id]
    cells = iterate_cells(evidence_map.claims_of(concern_id))
    verdicts = {names[cell.benefit_id]: evidence_map.verdicts[cell] for cell in cells}
    deciding, others = split_studies(verdicts.values(), evidence_map.studies)
    finding_by_study = {
        finding.study_id: finding for cell in verdicts.values() for finding in cell.deciding
    }
    ranked = sorted(deciding, key=lambda study: rank_evidence(finding_by_study[study.study_id]))
    return tuple(
        Trial(study, decides, f"{_describe_trial(study)} {_tell_found(verdicts, study, concern)}")
        for studies, decides in ((ranked, True), (others, False))
        for study in studies
    )


def pick_counting(trials: Sequence[Trial]) -> Sequence[Trial]:
    """Return the trials that decide, or all of them if none does."""
    return [item for item in trials if item.decides] or trials


def _describe_trial(study: Study) -> str:
    people_words = f": {describe_people(study.participants)}" if study.participants else ""
    comparison = f" Compared with: {lower_first(study.comparator)}." if study.comparator else ""
    if study.comparator_kind == NOT_COMPARED:
        comparison = " Compared with: the same people before."
        # In a study of two treatments, what counts is the change within each group.
        if study.design in _COMPARING:
            comparison += f" The other group: {lower_first(study.comparator)}."
    treatment = ", ".join([study.intervention.rstrip("."), *untold_amounts(study)])
    return f"{treatment}.{comparison} {study.population.rstrip('.')}{people_words}."


def _tell_found(verdicts: Mapping[str, CellVerdict], study: Study, concern: str) -> str:
    """Return what a trial found for each benefit, and where that may be due to chance.

    Args:
        verdicts: The verdict of each claim, by the name of its benefit.
        study: The trial.
        concern: Name of the concern.
    """
    tested_by_result: dict[str, list[str]] = {}
    for benefit, verdict in verdicts.items():
        for finding in list_found(verdict, study.study_id):
            is_chance = finding.direction in POINTING and finding.clear != CLEAR
            words = describe_finding(finding) if is_chance else name_found(finding)
            # A hollow sign if a study points somewhere but chance was not ruled out.
            pointing = VERDICTS[POINTING[finding.direction][1]] if is_chance else None
            signed_words = (
                f"{pointing.sign if pointing else DIRECTION_SIGNS[finding.direction]} {words}"
            )
            tested_by_result.setdefault(signed_words, []).append(
                _name_tested(verdict, finding, concern, benefit)
            )
    return " ".join(f"{words}: {join_words(tested)}." for words, tested in tested_by_result.items())


def _name_tested(verdict: CellVerdict, finding: Evidence, concern: str, benefit: str) -> str:
    """Return what a finding is about: the benefit, or what was tested in its place."""
    if not verdict.is_indirect or finding.step != WHOLE:
        return lower_first(benefit)
    return f"preventing {lower_first(concern)}" if finding.aim == "prevent" else finding.tested_on
