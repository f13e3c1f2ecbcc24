"""List the studies of a concern in order: which decide a claim, and which are only shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from touchstone.evidence.findings import Evidence, rank_evidence
from touchstone.evidence.verdicts import CellVerdict


@dataclass(frozen=True)
class StudyRow:
    """A study of a concern, with what it found for the claimed benefits.

    Attributes:
        study_id: The study.
        found: Its findings, each after the id of its benefit; at least one.
    """

    study_id: str
    found: tuple[tuple[str, Evidence], ...]

    @property
    def about(self) -> Evidence:
        """One of the findings, to read what they all say about the study as a whole."""
        return self.found[0][1]


@dataclass(frozen=True)
class Glance:
    """The studies of the claims about one concern, the best designs and most people first.

    Attributes:
        deciding: Studies that decide at least one claim, with the findings that do.
        shown: Studies with findings that are shown but not counted, with those findings. A
            study that decides one claim but is only shown for another is in both.
    """

    deciding: tuple[StudyRow, ...]
    shown: tuple[StudyRow, ...]

    @property
    def has_chart(self) -> bool:
        """Whether enough studies decide for a chart of them to say more than a sentence."""
        return len(self.deciding) > 1

    @property
    def shown_again(self) -> int:
        """How many of the studies shown also decide, another claim."""
        return len({row.study_id for row in self.deciding} & {row.study_id for row in self.shown})

    @property
    def study_ids(self) -> tuple[str, ...]:
        """The id of every study once, those that decide first."""
        return tuple(dict.fromkeys(row.study_id for row in (*self.deciding, *self.shown)))


def build_glance(cells: Mapping[str, CellVerdict]) -> Glance:
    """Return the studies of the claims about one concern.

    Args:
        cells: The verdict of each claim by the id of its benefit, in the order of the claims.
    """
    return Glance(
        deciding=_list_rows(cells, lambda cell: cell.deciding),
        shown=_list_rows(cells, lambda cell: cell.shown),
    )


def list_benefits(rows: Iterable[StudyRow], cells: Mapping[str, CellVerdict]) -> list[str]:
    """Return the ids of the benefits that studies speak to, in the order of the claims.

    Args:
        rows: Studies from ``build_glance``.
        cells: The verdicts that ``build_glance`` was called with.
    """
    spoken_to = {benefit_id for row in rows for benefit_id, _ in row.found}
    return [benefit_id for benefit_id in cells if benefit_id in spoken_to]


def _list_rows(
    cells: Mapping[str, CellVerdict], select: Callable[[CellVerdict], Iterable[Evidence]]
) -> tuple[StudyRow, ...]:
    findings_by_study: dict[str, list[tuple[str, Evidence]]] = {}
    for benefit_id, cell in cells.items():
        for finding in select(cell):
            findings_by_study.setdefault(finding.study_id, []).append((benefit_id, finding))
    rows = (StudyRow(study_id, tuple(findings)) for study_id, findings in findings_by_study.items())
    return tuple(sorted(rows, key=lambda row: rank_evidence(row.about)))
