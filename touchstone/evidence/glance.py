"""The studies of a concern side by side: which decide a claim, which are shown only, in order."""

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
        found: Its findings, each with the id of the benefit; at least one.
    """

    study_id: str
    found: tuple[tuple[str, Evidence], ...]

    @property
    def about(self) -> Evidence:
        """A finding, for what the rule knows of the study as a whole."""
        return self.found[0][1]


@dataclass(frozen=True)
class Glance:
    """The studies of the claims about one concern, the best designs and most people first.

    Attributes:
        deciding: Studies that decide at least one claim, with the findings that do.
        shown: Studies with findings that are shown and not counted, with those. A study that
            decides one claim may be only shown for another, and is then in both.
    """

    deciding: tuple[StudyRow, ...]
    shown: tuple[StudyRow, ...]

    @property
    def has_chart(self) -> bool:
        """Whether so many studies decide that a chart of them says more than a sentence."""
        return len(self.deciding) > 1

    @property
    def study_ids(self) -> tuple[str, ...]:
        """Every study once, those that decide first."""
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
    """Return the benefits that studies speak to, in the order of the claims.

    Args:
        rows: Studies of ``build_glance``.
        cells: The same as there.
    """
    named = {benefit_id for row in rows for benefit_id, _ in row.found}
    return [benefit_id for benefit_id in cells if benefit_id in named]


def _list_rows(
    cells: Mapping[str, CellVerdict], select: Callable[[CellVerdict], Iterable[Evidence]]
) -> tuple[StudyRow, ...]:
    found: dict[str, list[tuple[str, Evidence]]] = {}
    for benefit_id, cell in cells.items():
        for item in select(cell):
            found.setdefault(item.study_id, []).append((benefit_id, item))
    rows = (StudyRow(study_id, tuple(items)) for study_id, items in found.items())
    return tuple(sorted(rows, key=lambda row: rank_evidence(row.about)))
