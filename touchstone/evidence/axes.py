"""Group the numbers of studies into axes, so that unlike numbers are never compared.

Nothing is pooled or converted: an axis holds differences as the studies give them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from touchstone.evidence.effects import RISK_RATIO, STANDARD_DEVIATIONS, Effect, Scale
from touchstone.evidence.findings import Evidence
from touchstone.evidence.rule import RELATED
from touchstone.text import slugify

# Units that mean the same in every study. Points on an unnamed scale do not, and neither does
# a percentage of something else.
SHARED_UNITS = frozenset(
    {
        "minutes", "minutes a night", "hours", "days", "mm", "cm", "mL", "mL a minute",
        "degrees Celsius", "ng/mL", "mmol", "% of people", "% of women", RISK_RATIO,
    }
)  # fmt: skip
# Units that mean the same only within one study.
OWN_UNITS = frozenset({"%", "% of the start", "arbitrary units", "perfusion units"})
# A cell shows an axis only if it has at least this many numbers.
LEAST_IN_CELL = 3


@dataclass(frozen=True)
class Axis:
    """Numbers that may be compared with each other.

    Attributes:
        axis_id: Its id in links.
        unit: The unit of all of them.
        better: ``higher``, ``lower``, or '' where the studies do not say.
        scale: The named scale that they were measured on, or None.
        benefit_id: The benefit they are about, if sharing a unit is not enough; otherwise ''.
        study_id: The study they come from, if the unit holds only within it; otherwise ''.
        effects: All outcomes, each once, in the order they were given.
    """

    axis_id: str
    unit: str
    better: str
    scale: Scale | None
    benefit_id: str
    study_id: str
    effects: tuple[Effect, ...]

    @property
    def drawn(self) -> tuple[Effect, ...]:
        """The outcomes with a difference."""
        return tuple(effect for effect in self.effects if effect.difference is not None)

    @property
    def silent(self) -> tuple[Effect, ...]:
        """The outcomes without a difference, which are counted in words."""
        return tuple(effect for effect in self.effects if effect.difference is None)

    @property
    def is_ratio(self) -> bool:
        """Whether 1, not 0, means no difference."""
        return self.unit == RISK_RATIO

    @property
    def noticeable(self) -> float | None:
        """The smallest difference that people notice, or None if unknown in this unit."""
        return self.scale.noticeable if self.scale and self.scale.unit == self.unit else None

    @property
    def is_offered(self) -> bool:
        """Whether the axis says more than its numbers do one by one."""
        is_whole_scale = self.scale is not None and self.scale.unit == self.unit
        return len(self.drawn) >= (1 if is_whole_scale else 2)


def list_axes(effects: Mapping[str, Iterable[Effect]]) -> list[Axis]:
    """Return every axis on which at least one number can be drawn.

    Named scales come first. Standard deviations, which are not an everyday unit, come last.

    Args:
        effects: The outcomes by the id of the benefit they are about.

    Source:
        Numbers on the same named scale and in the same unit share an axis. So do numbers in
        standard deviations, which are labeled as such. Without a scale, numbers share an axis
        if they are about the same benefit, in a unit that means the same in every study. In a
        unit such as percent, they share one only within one study. In every case, the same
        direction must be better.
    """
    groups: dict[tuple[str, str, str, str, str], dict[str, Effect]] = {}
    for benefit_id, benefit_effects in effects.items():
        for effect in benefit_effects:
            key = _find_key(effect, benefit_id)
            if key is not None:
                groups.setdefault(key, {})[effect.effect_id] = effect
    axes = [_build_axis(key, effects_by_id.values()) for key, effects_by_id in groups.items()]
    return sorted((axis for axis in axes if axis.drawn), key=_rank_axis)


def _rank_axis(axis: Axis) -> int:
    if axis.scale is not None:
        return 0
    return 2 if axis.unit == STANDARD_DEVIATIONS else 1


def choose_axis(axes: Iterable[Axis]) -> Axis:
    """Return the most informative of one or more axes.

    An axis with numbers from several studies comes first, then one where it is known what
    people notice, then the one with the most studies. Ties go to an everyday unit, then to the
    most numbers, then to the most outcomes.
    """

    def rank(axis: Axis) -> tuple[bool, bool, int, bool, int, int]:
        studies = len({effect.study_id for effect in axis.drawn})
        is_everyday = axis.unit != STANDARD_DEVIATIONS
        is_known = axis.noticeable is not None
        return studies > 1, is_known, studies, is_everyday, len(axis.drawn), len(axis.effects)

    return max(axes, key=rank)


def select_offered_axes(axes: Iterable[Axis]) -> list[Axis]:
    """Return the axes worth offering as a choice, each set of numbers only once."""
    distinct: dict[frozenset[str], Axis] = {}
    for axis in axes:
        # The same numbers may speak to several benefits.
        distinct.setdefault(frozenset(effect.effect_id for effect in axis.effects), axis)
    return [axis for axis in distinct.values() if axis.is_offered]


def select_cell_axes(benefit_id: str, effects: Iterable[Effect]) -> list[Axis]:
    """Return the axes that an open cell shows: those with three numbers or more to draw."""
    axes = list_axes({benefit_id: effects})
    return [axis for axis in axes if len(axis.drawn) >= LEAST_IN_CELL]


def select_massage(effects: Iterable[Effect], evidence: Iterable[Evidence]) -> list[Effect]:
    """Return the effects of one cell that come from massage, not from a related method.

    Args:
        effects: The effects that speak to the cell.
        evidence: All findings of the cell.
    """
    massage_ids = {finding.study_id for finding in evidence if finding.step != RELATED}
    return [effect for effect in effects if effect.study_id in massage_ids]


def _find_key(effect: Effect, benefit_id: str) -> tuple[str, str, str, str, str] | None:
    """Return the key that all numbers of an axis share, or None for a number without an axis."""
    unit, better = effect.unit, effect.better
    if effect.scale is not None:
        return effect.scale.scale_id, "", "", unit, better
    if unit == STANDARD_DEVIATIONS:
        return "", "", "", unit, better
    if unit in SHARED_UNITS:
        return "", benefit_id, "", unit, better
    return ("", "", effect.study_id, unit, better) if unit in OWN_UNITS else None


def _build_axis(key: tuple[str, str, str, str, str], effects: Collection[Effect]) -> Axis:
    scale_id, benefit_id, study_id, unit, better = key
    id_words = (scale_id, benefit_id, study_id, unit.replace("%", "percent"), better)
    return Axis(
        axis_id=".".join(slugify(word) for word in id_words if word),
        unit=unit,
        better=better,
        scale=next(iter(effects)).scale if scale_id else None,
        benefit_id=benefit_id,
        study_id=study_id,
        effects=tuple(effects),
    )
