"""Typed ids, so that a benefit cannot pass where a concern belongs."""

from __future__ import annotations

from typing import NamedTuple, NewType

ConcernId = NewType("ConcernId", str)
BenefitId = NewType("BenefitId", str)


class Cell(NamedTuple):
    """A concern and a benefit: one cell of the map.

    Attributes:
        concern_id: Id of the concern.
        benefit_id: Id of the benefit.
    """

    concern_id: ConcernId
    benefit_id: BenefitId

    def __str__(self) -> str:
        """Return the cell as links write it: ``concern.benefit``."""
        return f"{self.concern_id}.{self.benefit_id}"


def parse_cell(text: str) -> Cell:
    """Return the cell that a link writes as ``concern.benefit``.

    Examples:
        >>> parse_cell("wrinkles.collagen")
        Cell(concern_id='wrinkles', benefit_id='collagen')
    """
    concern_id, _, benefit_id = text.partition(".")
    return Cell(ConcernId(concern_id), BenefitId(benefit_id))
