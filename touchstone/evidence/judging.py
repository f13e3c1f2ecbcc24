"""Judge every cell of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from touchstone.evidence.bar import NO_BAR, Bar
from touchstone.evidence.findings import Evidence, collect_contents, collect_evidence
from touchstone.evidence.verdicts import CellVerdict, judge_cell
from touchstone.frames import iterate_cells
from touchstone.ids import Cell
from touchstone.packs.pack import Pack


def judge_pack(
    pack: Pack,
    evidence: Mapping[Cell, Iterable[Evidence]] | None = None,
    bar: Bar = NO_BAR,
) -> dict[Cell, CellVerdict]:
    """Return the verdict of every cell that is claimed or has a finding, sorted.

    Args:
        pack: The data pack.
        evidence: The result of ``collect_evidence`` for the pack; None to collect it here.
        bar: The reader's own bar.
    """
    evidence = collect_evidence(pack) if evidence is None else evidence
    contents = collect_contents(pack)
    claimed = set(iterate_cells(pack.claims))
    return {
        pair: judge_cell(
            evidence.get(pair, ()), claimed=pair in claimed, contents=contents, bar=bar
        )
        for pair in sorted(claimed | evidence.keys())
    }


def judge_again(
    pack: Pack,
    evidence: Mapping[Cell, Iterable[Evidence]],
    verdicts: Mapping[Cell, CellVerdict],
    bar: Bar = NO_BAR,
) -> dict[Cell, CellVerdict]:
    """Return ``judge_pack`` of a pack that differs from another one only in its claims.

    Args:
        pack: The pack.
        evidence: The result of ``collect_evidence``, which is the same for both.
        verdicts: The result of ``judge_pack`` for the other pack. Verdicts that stay the same
            are taken from here.
        bar: The reader's own bar; the same one that ``verdicts`` were judged by.
    """
    contents = collect_contents(pack)
    claimed = set(iterate_cells(pack.claims))
    reused = {
        pair: cell
        for pair, cell in verdicts.items()
        if (pair in claimed) == (cell.verdict != "no-claim")
    }
    return {
        pair: reused[pair]
        if pair in reused
        else judge_cell(evidence.get(pair, ()), claimed=pair in claimed, contents=contents, bar=bar)
        for pair in sorted(claimed | evidence.keys())
    }
