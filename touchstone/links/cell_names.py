"""Names of the cells of the matrix, built on demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class CellNames(Mapping[str, str]):
    """Names of all cells by ``concern.benefit``, built on demand because there are many."""

    def __init__(self, concerns: Mapping[str, str], benefits: Mapping[str, str]) -> None:
        self.concerns, self.benefits = concerns, benefits

    def __getitem__(self, cell: str) -> str:
        concern_id, _, benefit_id = cell.partition(".")
        return f"{self.concerns[concern_id]} and {self.benefits[benefit_id]}"

    def __iter__(self) -> Iterator[str]:
        for concern_id in self.concerns:
            yield from (f"{concern_id}.{benefit_id}" for benefit_id in self.benefits)

    def __len__(self) -> int:
        return len(self.concerns) * len(self.benefits)
