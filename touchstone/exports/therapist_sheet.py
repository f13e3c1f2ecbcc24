"""Gather the second page of the handout, for those who massage: every line with its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from touchstone.evidence.findings import Evidence, rank_evidence
from touchstone.evidence.protocol import list_found, split_studies
from touchstone.evidence.rule import CLEAR, DIRECTION_SIGNS, POINTING, VERDICTS, WHOLE
from touchstone.evidence.studies import (
    NOT_COMPARED,
    SEVERITIES,
    Study,
    short_name,
    split_cautions,
)
from touchstone.evidence.verdicts import CellVerdict
from touchstone.evidence_map.answers import honest_answer
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_cells
from touchstone.ids import ConcernId
from touchstone.wording.findings import name_found
from touchstone.wording.glance import describe_finding
from touchstone.wording.headings import HONEST
from touchstone.wording.notices import data_sentence
from touchstone.wording.phrases import capital_first, format_count, join_words, lower_first
from touchstone.wording.verdicts import describe_people

TITLE = "For those who massage"
_TRIALS = "What the studies did and found: described, not advised"
_BEWARE = "What to beware of"
# As many as leave room for print that is read at arm's length; the page of the concern has all.
_TRIALS_TOLD = 10


@dataclass(frozen=True)
class SheetLine:
    """One line: its words, and the name and address of its source."""

    words: str
    source: str
    url: str


@dataclass(frozen=True)
class SheetPart:
    """One part of the page: its heading, its lines, and whether it stands beside the others."""

    title: str
    lines: tuple[SheetLine, ...]
    is_aside: bool = False


def build_sheet(
    evidence_map: EvidenceMap, concern_id: ConcernId, *, address: str
) -> tuple[SheetPart, ...]:
    """Return the parts of the page about one concern; a part without lines is left out.

    Args:
        evidence_map: The evidence map, with the articles that are shown.
        concern_id: The concern.
        address: The link to the page of the concern.
    """
    parts = (
        SheetPart(_TRIALS, tuple(_list_trials(evidence_map, concern_id, address))),
        SheetPart(_BEWARE, tuple(_list_cautions(evidence_map, concern_id)), is_aside=True),
        SheetPart(HONEST, tuple(_list_sentences(evidence_map, concern_id, address))),
    )
    return tuple(part for part in parts if part.lines)


def _list_trials(
    evidence_map: EvidenceMap, concern_id: ConcernId, address: str
) -> Iterator[SheetLine]:
    """Yield what was done in the trials and what they found.

    Those that decide come first, the best designs before the others.
    """
    names = evidence_map.pack.short_benefit_names
    concern = evidence_map.pack.concern_names[concern_id]
    cells = iterate_cells(evidence_map.claims_of(concern_id))
    verdicts = {names[cell.benefit_id]: evidence_map.verdicts[cell] for cell in cells}
    deciding, others = split_studies(verdicts.values(), evidence_map.studies)
    found = (item for verdict in verdicts.values() for item in verdict.deciding)
    ranks = {item.study_id: rank_evidence(item) for item in found}
    trials = (*sorted(deciding, key=lambda study: ranks[study.study_id]), *others)
    for study in trials[:_TRIALS_TOLD]:
        words = f"{_describe(study)} {_tell_found(verdicts, study, concern)}"
        yield SheetLine(words, short_name(study), study.url)
    if len(trials) > _TRIALS_TOLD:
        words = f"{format_count(len(trials) - _TRIALS_TOLD, 'more study', 'more studies')}:"
        yield SheetLine(words, "the page of this concern", address)


def _describe(study: Study) -> str:
    people = capital_first(describe_people(study.participants))
    # What counts of a study that reports the change in each group is that change.
    is_change = study.comparator_kind == NOT_COMPARED
    other = "the same people before" if is_change else lower_first(study.comparator)
    compared = f" Compared with: {other}." if other else ""
    return f"{study.intervention.rstrip('.')}.{compared} {people}."


def _tell_found(verdicts: Mapping[str, CellVerdict], study: Study, concern: str) -> str:
    """Return what a trial found of what, and where that is not beyond chance.

    Args:
        verdicts: The verdict of each claim by the name of its benefit.
        study: The trial.
        concern: Name of the concern.
    """
    found: dict[str, list[str]] = {}
    for benefit, verdict in verdicts.items():
        for item in list_found(verdict, study.study_id):
            is_chance = item.direction in POINTING and item.clear != CLEAR
            words = describe_finding(item) if is_chance else name_found(item)
            # Hollow where a study points somewhere, and chance was not ruled out.
            like = VERDICTS[POINTING[item.direction][1]] if is_chance else None
            signed = f"{like.sign if like else DIRECTION_SIGNS[item.direction]} {words}"
            found.setdefault(signed, []).append(_name_tested(verdict, item, concern, benefit))
    return " ".join(f"{words}: {join_words(tested)}." for words, tested in found.items())


def _name_tested(verdict: CellVerdict, item: Evidence, concern: str, benefit: str) -> str:
    """Return what a finding is about: the benefit, or what was tested in its place."""
    if not verdict.is_indirect or item.step != WHOLE:
        return lower_first(benefit)
    return f"preventing {lower_first(concern)}" if item.aim == "prevent" else item.tested_on


def _list_cautions(evidence_map: EvidenceMap, concern_id: ConcernId) -> Iterator[SheetLine]:
    """Yield the cautions in full, those for the concern first."""
    for item in chain(*split_cautions(evidence_map.pack, evidence_map.studies, concern_id)):
        words = f"{SEVERITIES[item.severity]}: {item.advice}"
        yield SheetLine(words, short_name(item.study), item.study.url)


def _list_sentences(
    evidence_map: EvidenceMap, concern_id: ConcernId, address: str
) -> Iterator[SheetLine]:
    """Yield what the evidence allows to say about each claim, each sentence once."""
    data = data_sentence(evidence_map.pack.created, evidence_map.pack.version)
    cells = iterate_cells(evidence_map.claims_of(concern_id))
    for sentence in dict.fromkeys(honest_answer(evidence_map, cell).short for cell in cells):
        if sentence:
            yield SheetLine(sentence, f"Touchstone. {data}", address)
