"""Which numbers of studies may stand on one axis, so that unlike ones are never compared.

Nothing is pooled or converted: an axis holds differences as the studies give them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from touchstone.evidence.effects import RISK_RATIO, STANDARD_DEVIATIONS, Effect, Scale
from touchstone.evidence.findings import Evidence
from touchstone.evidence.rule import RELATED
from touchstone.text import slugify

# Units of quantities that mean the same in every study. Points of a scale without a name do
# not, and neither does a percentage of something else.
SHARED_UNITS = frozenset(
    {
        "minutes", "minutes a night", "hours", "days", "mm", "cm", "mL", "mL a minute",
        "degrees Celsius", "ng/mL", "mmol", "% of people", "% of women", RISK_RATIO,
    }
)  # fmt: skip
# Units that are the same within one study alone.
OWN_UNITS = frozenset({"%", "% of the start", "arbitrary units", "perfusion units"})
# A cell shows an axis for so many numbers.
LEAST_IN_CELL = 3


@dataclass(frozen=True)
class Axis:
    """Numbers that may stand beside each other.

    Attributes:
        axis_id: Its id in links.
        unit: The unit of all of them.
        better: ``higher``, ``lower``, or '' where the studies do not say.
        scale: The named scale that they were measured on, or None.
        benefit_id: The benefit that they are about, where the unit alone would not do, or ''.
        study_id: The study that they are from, where the unit holds within it alone, or ''.
        effects: All outcomes, each once, in the order they came.
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
        """The outcomes without one, which are counted in words."""
        return tuple(effect for effect in self.effects if effect.difference is None)

    @property
    def is_ratio(self) -> bool:
        """Whether 1 is no difference, instead of 0."""
        return self.unit == RISK_RATIO

    @property
    def noticeable(self) -> float | None:
        """The smallest difference that people notice, where these numbers are in its unit."""
        return self.scale.noticeable if self.scale and self.scale.unit == self.unit else None

    @property
    def is_offered(self) -> bool:
        """Whether it says more than a number in its own place does."""
        is_whole_scale = self.scale is not None and self.scale.unit == self.unit
        return len(self.drawn) >= (1 if is_whole_scale else 2)


def list_axes(effects: Mapping[str, Iterable[Effect]]) -> list[Axis]:
    """Return every axis on which at least one number can be drawn.

    Named scales come first; standard deviations, which are no everyday unit, last.

    Args:
        effects: The outcomes by the id of the benefit they are about.

    Source:
        Numbers on the same named scale and in the same unit share an axis, and so do numbers
        in standard deviations, which are named as such. Without a scale, they share one only
        in a unit that means the same in every study, and for the same benefit; or, in a
        unit such as percent, within one study. Both ways only where the same side is better.
    """
    groups: dict[tuple[str, str, str, str, str], dict[str, Effect]] = {}
    for benefit_id, found in effects.items():
        for effect in found:
            key = _find_key(effect, benefit_id)
            if key is not None:
                groups.setdefault(key, {})[effect.effect_id] = effect
    axes = [_build_axis(key, items.values()) for key, items in groups.items()]
    return sorted((axis for axis in axes if axis.drawn), key=_rank)


def _rank(axis: Axis) -> int:
    if axis.scale is not None:
        return 0
    return 2 if axis.unit == STANDARD_DEVIATIONS else 1


def choose_axis(axes: Iterable[Axis]) -> Axis:
    """Return the axis that tells most, of at least one: with numbers of several studies.

    Of those, one where it is known what people notice, then the one with most studies; of those
    that are alike in this, one in an everyday unit, then the one with most numbers and outcomes.
    """

    def rank(axis: Axis) -> tuple[bool, bool, int, bool, int, int]:
        studies = len({effect.study_id for effect in axis.drawn})
        is_everyday = axis.unit != STANDARD_DEVIATIONS
        is_known = axis.noticeable is not None
        return studies > 1, is_known, studies, is_everyday, len(axis.drawn), len(axis.effects)

    return max(axes, key=rank)


def select_offered_axes(axes: Iterable[Axis]) -> list[Axis]:
    """Return the axes that are worth a choice of their own, each set of numbers once."""
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
    """Return the effects of one cell that are of massage, and not of a related method.

    Args:
        effects: The effects that speak to the cell.
        evidence: All findings of the cell.
    """
    massage = {item.study_id for item in evidence if item.step != RELATED}
    return [effect for effect in effects if effect.study_id in massage]


def _find_key(effect: Effect, benefit_id: str) -> tuple[str, str, str, str, str] | None:
    """Return what all numbers of an axis have in common, or None for a number without one."""
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
    words = (scale_id, benefit_id, study_id, unit.replace("%", "percent"), better)
    return Axis(
        axis_id=".".join(slugify(word) for word in words if word),
        unit=unit,
        better=better,
        scale=next(iter(effects)).scale if scale_id else None,
        benefit_id=benefit_id,
        study_id=study_id,
        effects=tuple(effects),
    )
