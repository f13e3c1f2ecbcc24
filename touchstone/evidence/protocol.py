"""Sum up what was done in studies of massage: by whom, with what, how long, and where.

Amounts are ranges over studies, with how many studies do not say. They are never averages: no
study gave anybody the average. Reviews, overviews and guidelines are left out, because they
gather studies and their ranges come from those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from touchstone.evidence.designs import DESIGNS
from touchstone.evidence.findings import Evidence
from touchstone.evidence.rule import NOT_STATED, WHOLE
from touchstone.evidence.studies import Study
from touchstone.evidence.verdicts import CellVerdict

AspectId = Literal[
    "given_by", "given_with", "body_site", "minutes", "times_per_week", "weeks", "sessions"
]
# Aspects that are counted by value, and aspects that have a range.
_KINDS: tuple[AspectId, ...] = ("given_by", "given_with", "body_site")
_AMOUNTS: tuple[AspectId, ...] = ("minutes", "times_per_week", "weeks", "sessions")
# Steps in which massage was given.
_MASSAGE_STEPS = frozenset({WHOLE, "massage-to-benefit"})
_GATHERING = frozenset({"review", "overview", "guideline"})


@dataclass(frozen=True)
class AmountRange:
    """A range over studies.

    Attributes:
        low: The lowest number that a study gives.
        high: The highest.
        stated: How many studies give a number.
        unstated: How many do not.
    """

    low: float
    high: float
    stated: int
    unstated: int


@dataclass(frozen=True)
class Protocol:
    """What was done in some studies.

    Attributes:
        count: How many studies these are.
        kinds: How many studies did what, by aspect and value of studies.csv. The most frequent
            value comes first, and ``not-stated`` last.
        amounts: The range of each amount; 0 to 0 if no study gives a number.
    """

    count: int
    kinds: Mapping[AspectId, Mapping[str, int]]
    amounts: Mapping[AspectId, AmountRange]

    def states(self, aspect: AspectId) -> bool:
        """Return whether at least one of the studies states an aspect."""
        if aspect in self.amounts:
            return bool(self.amounts[aspect].stated)
        return any(value != NOT_STATED for value in self.kinds[aspect])


def split_studies(
    cells: Iterable[CellVerdict], studies: Mapping[str, Study]
) -> tuple[tuple[Study, ...], tuple[Study, ...]]:
    """Return the studies of massage that decide any of some cells, and the other studies.

    Args:
        cells: Verdicts of the claimed cells of a concern.
        studies: See ``evidence.studies.build_studies``.

    Returns:
        Each study once, sorted by id. The other studies tested the whole way without
        deciding, or tested the step from massage to a benefit.
    """
    cells = list(cells)
    deciding_ids = {finding.study_id for cell in cells for finding in cell.deciding}
    shown_ids = {
        finding.study_id
        for cell in cells
        for finding in cell.shown
        if finding.step in _MASSAGE_STEPS
    }
    deciding, others = (
        tuple(studies[study_id] for study_id in sorted(study_ids) if _is_single(studies[study_id]))
        for study_ids in (deciding_ids, shown_ids - deciding_ids)
    )
    return deciding, others


def list_found(cell: CellVerdict, study_id: str) -> tuple[Evidence, ...]:
    """Return what a study found for one claim, in the steps in which massage was given.

    ``split_studies`` selects studies by the same findings.
    """
    return tuple(
        finding
        for finding in (*cell.deciding, *cell.shown)
        if finding.study_id == study_id and finding.step in _MASSAGE_STEPS
    )


def summarize_protocols(
    cells: Iterable[CellVerdict], studies: Mapping[str, Study]
) -> tuple[Protocol, Protocol]:
    """Return what was done in the two groups of studies from ``split_studies``."""
    deciding, others = split_studies(cells, studies)
    return summarize_protocol(deciding), summarize_protocol(others)


def summarize_protocol(singles: Collection[Study]) -> Protocol:
    """Return what was done in some studies, and how many do not say."""
    return Protocol(
        count=len(singles),
        kinds={name: _count_values(getattr(item, name) for item in singles) for name in _KINDS},
        amounts={name: _find_range([getattr(item, name) for item in singles]) for name in _AMOUNTS},
    )


def _is_single(study: Study) -> bool:
    """Return whether a study gave massage itself, and who gave it was recorded."""
    return bool(study.given_by) and DESIGNS[study.design].counted_as not in _GATHERING


def _count_values(values: Iterable[str]) -> dict[str, int]:
    counts = Counter(value or NOT_STATED for value in values)
    ranked = sorted(counts, key=lambda value: (value == NOT_STATED, -counts[value], value))
    return {value: counts[value] for value in ranked}


def _find_range(values: Collection[str]) -> AmountRange:
    edges = [float(edge) for value in values if value for edge in value.split("-")]
    stated_count = sum(bool(value) for value in values)
    return AmountRange(
        min(edges, default=0.0), max(edges, default=0.0), stated_count, len(values) - stated_count
    )
