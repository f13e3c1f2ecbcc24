"""Trace what became of every paper found: kept in which role, or left out for which reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from touchstone.evidence.rule import RELATED, WHOLE
from touchstone.evidence.verdicts import CellVerdict
from touchstone.frames import iterate_rows
from touchstone.ids import Cell
from touchstone.packs.pack import Pack

RoleId = Literal["decides", "whole", "step", "related", "caution"]
# A study gets the first of these roles that fits.
ROLES: tuple[RoleId, ...] = ("decides", "whole", "step", "related", "caution")


@dataclass(frozen=True)
class StudyFlow:
    """What became of the papers that were found.

    Attributes:
        kept: How many studies of the pack have each role.
        left_out: How many papers were left out for each reason, the most frequent first.
    """

    kept: Mapping[RoleId, int]
    left_out: Mapping[str, int]

    @property
    def kept_count(self) -> int:
        """How many were kept."""
        return sum(self.kept.values())

    @property
    def left_out_count(self) -> int:
        """How many were left out."""
        return sum(self.left_out.values())

    @property
    def found_count(self) -> int:
        """How many were found."""
        return self.kept_count + self.left_out_count


def trace_studies(pack: Pack, verdicts: Mapping[Cell, CellVerdict]) -> StudyFlow:
    """Return what became of every paper that was found for a pack.

    Args:
        pack: The data pack.
        verdicts: The verdicts of its cells, which determine the studies that decide.
    """
    deciding = {
        item.study_id for cell in verdicts.values() if cell.is_decided for item in cell.deciding
    }
    steps: dict[str, set[str]] = {}
    for study_id, step in iterate_rows(pack.findings, ("study_id", "step")):
        steps.setdefault(study_id, set()).add(step)
    roles: Counter[RoleId] = Counter(
        "decides" if study_id in deciding else _find_role(steps.get(study_id, set()))
        for study_id in pack.studies["study_id"].tolist()
    )
    reasons = Counter(pack.tables["left_out"]["reason"].tolist())
    return StudyFlow(
        kept={role: roles[role] for role in ROLES},
        left_out=dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
    )


def _find_role(steps: set[str]) -> RoleId:
    """Return the role of a study that decides nothing, given the steps that it tested."""
    if WHOLE in steps:
        return "whole"
    if steps - {RELATED}:
        return "step"
    return "related" if steps else "caution"
