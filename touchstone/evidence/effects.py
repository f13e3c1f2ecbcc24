"""The numbers that studies give: outcomes of both groups, the difference and its range."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from touchstone.evidence.findings import Evidence
from touchstone.frames import iterate_rows
from touchstone.ids import Cell
from touchstone.packs.pack import Pack

EffectKind = Literal["between-groups", "groups", "before-after", "pooled"]
EFFECT_KINDS: Mapping[EffectKind, str] = {
    "between-groups": "Two groups compared",
    "groups": "Both groups, no comparison given",
    "before-after": "Before and after, no comparison",
    "pooled": "Pooled by a review",
}
# Units that mean nothing in everyday life.
STANDARD_DEVIATIONS = "standard deviations"
RISK_RATIO = "risk ratio"
# The kind of comparison in which the other group was also treated.
OTHER_TREATMENT = "other-active"
_NUMBERS = ("massage", "comparison", "difference", "low", "high")
# The columns behind the fields of ``Effect`` up to ``people``, in the order of the fields.
_COLUMNS = (
    "effect_id", "study_id", "outcome", "unit", "better", "kind", "p", "clear", "measured_at",
    *_NUMBERS, "people",
)  # fmt: skip


@dataclass(frozen=True)
class Scale:
    """A named scale, with the smallest difference that people notice on it.

    Attributes:
        scale_id: Its id.
        name: As readers see it.
        what_it_measures: What it measures, in plain words.
        low: Its lowest value, or None.
        high: Its highest value, or None.
        better: ``higher`` or ``lower``.
        unit: The unit of its values.
        noticeable: The smallest difference that people notice, in its unit; None if none was
            found.
        noticeable_note: Where that difference comes from, and how far it holds.
        source: Where this was read.
        source_url: The address of the source.
    """

    scale_id: str
    name: str
    what_it_measures: str
    low: float | None
    high: float | None
    better: str
    unit: str
    noticeable: float | None
    noticeable_note: str
    source: str
    source_url: str


@dataclass(frozen=True)
class Effect:
    """One outcome of one study, in the unit of the study.

    Attributes:
        effect_id: Its id.
        study_id: The study.
        outcome: What was measured.
        unit: The unit of its numbers.
        better: ``higher``, ``lower``, or '' where the text does not say.
        kind: How the numbers were obtained; a key of ``EFFECT_KINDS``.
        p: The p value as the study states it, or ''.
        clear: Whether the study could tell the result from chance: ``yes``, ``no`` or
            ``not-tested``.
        measured_at: When it was measured, or ''.
        massage: The number with massage, or the later one if before and after. None if not
            given.
        comparison: The number it is compared with, or the earlier one if before and after.
            None if not given.
        difference: Massage minus comparison, or None.
        low: The lower end of the 95% range of the difference, or None.
        high: The upper end, or None.
        people: How many people it is about; 0 if not stated.
        scale: The scale it was measured on, or None.
        comparator_kind: What massage was compared with, see ``rule.RULE.comparing``; '' if
            it was not recorded.
    """

    effect_id: str
    study_id: str
    outcome: str
    unit: str
    better: str
    kind: EffectKind
    p: str
    clear: str
    measured_at: str
    massage: float | None
    comparison: float | None
    difference: float | None
    low: float | None
    high: float | None
    people: int
    scale: Scale | None
    comparator_kind: str = ""

    @property
    def is_against_treatment(self) -> bool:
        """Whether the number compares massage with another treatment."""
        return self.kind != "before-after" and self.comparator_kind == OTHER_TREATMENT

    @property
    def has_number(self) -> bool:
        """Whether the study gives a number that says how much."""
        has_both_groups = self.massage is not None and self.comparison is not None
        has_pooled = self.kind == "pooled" and self.massage is not None
        return self.difference is not None or has_both_groups or has_pooled


def build_scales(pack: Pack) -> dict[str, Scale]:
    """Return every scale by id, in the order of the pack."""
    frame = _plain_numbers(pack.tables["scales"], ("low", "high", "noticeable"))
    names = tuple(Scale.__dataclass_fields__)
    return {row[0]: Scale(*row) for row in iterate_rows(frame, names)}


def build_effects(pack: Pack) -> dict[str, Effect]:
    """Return every effect by id, in the order of the pack."""
    scales = build_scales(pack)
    frame = _plain_numbers(pack.tables["effects"], _NUMBERS)
    frame = frame.assign(people=frame["people"].fillna(0).astype(int))
    comparator_kinds = dict(iterate_rows(pack.studies, ("study_id", "comparator_kind")))
    rows = iterate_rows(frame, (*_COLUMNS, "scale_id"))
    effect_fields = ([*row[:-1], scales.get(row[-1]), comparator_kinds[row[1]]] for row in rows)
    return {row[0]: Effect(*row) for row in effect_fields}


def group_effects(
    pack: Pack, effects: Mapping[str, Effect], evidence: Mapping[Cell, Iterable[Evidence]]
) -> dict[Cell, tuple[Effect, ...]]:
    """Return the effects that speak to each cell, the main outcomes of findings first.

    Args:
        pack: The data pack.
        effects: See ``build_effects``.
        evidence: See ``evidence.findings.collect_evidence``.
    """
    effects_by_cell: dict[Cell, list[Effect]] = {}
    columns = ("concern_id", "benefit_id", "effect_id")
    for concern_id, benefit_id, effect_id in iterate_rows(pack.tables["effect_cells"], columns):
        effects_by_cell.setdefault(Cell(concern_id, benefit_id), []).append(effects[effect_id])
    main_ids = {
        cell: {finding.effect_id for finding in findings} for cell, findings in evidence.items()
    }
    return {
        # The sort is stable, so ties keep the order of the pack.
        cell: tuple(
            sorted(cell_effects, key=lambda effect: effect.effect_id not in main_ids.get(cell, ()))
        )
        for cell, cell_effects in effects_by_cell.items()
    }


def _plain_numbers(frame: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """Return a frame with the numbers of ``columns`` as floats, or None where one is missing."""
    return frame.assign(
        **{
            name: pd.Series(
                [None if pd.isna(value) else float(value) for value in frame[name].tolist()],
                index=frame.index,
                dtype="object",
            )
            for name in columns
        }
    )
