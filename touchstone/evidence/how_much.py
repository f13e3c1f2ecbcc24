"""Find how much massage changed: the numbers behind one cell, if there are any."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from touchstone.evidence.effects import RISK_RATIO, STANDARD_DEVIATIONS, Effect
from touchstone.evidence.studies import Study
from touchstone.evidence.verdicts import CellVerdict

# Units that mean nothing to a reader in everyday life.
_ABSTRACT_UNITS = (STANDARD_DEVIATIONS, RISK_RATIO)


@dataclass(frozen=True)
class HowMuch:
    """The numbers of the studies that decide one cell.

    Attributes:
        headline: The most informative outcome of what the benefit names, or None.
        numbers: All outcomes with a number, those that decide a direction first.
        aside: Those of them that measure something else, such as the pain of a scar.
        silent: Ids of the deciding studies that give no number, sorted.
        changes: Ids of the effects that are the change in one group, with or without a number.
    """

    headline: Effect | None
    numbers: tuple[Effect, ...]
    aside: tuple[Effect, ...]
    silent: tuple[str, ...]
    changes: frozenset[str] = frozenset()


def speaks_for_all(effect: Effect, verdict: CellVerdict) -> bool:
    """Return whether one number speaks for the verdict: it is pooled, or only one study decides."""
    return effect.kind == "pooled" or len(verdict.deciding) == 1


def find_how_much(
    verdict: CellVerdict,
    effects: Iterable[Effect],
    studies: Mapping[str, Study],
    aside: Collection[str] = (),
) -> HowMuch | None:
    """Return the numbers behind a cell, or None where no study decides it.

    Args:
        verdict: The verdict of the cell.
        effects: The effects that speak to it, see ``evidence.effects.group_effects``.
        studies: Every study by id.
        aside: Ids of the effects that measure something other than what the benefit names.
    """
    if not verdict.is_decided:
        return None
    effects = tuple(effects)
    deciding_ids = {finding.study_id for finding in verdict.deciding}
    main_effect_ids = {finding.effect_id for finding in verdict.deciding}
    numbers = tuple(
        effect for effect in effects if effect.study_id in deciding_ids and effect.has_number
    )
    silent_ids = deciding_ids - {effect.study_id for effect in numbers}
    aside_numbers = tuple(effect for effect in numbers if effect.effect_id in aside)
    # A number that decides no direction and has no everyday unit tells a reader nothing.
    candidates = [
        (
            effect.effect_id in main_effect_ids,
            *_rank_effect(effect, studies[effect.study_id].participants),
            effect,
        )
        for effect in numbers
        if effect not in aside_numbers
        if effect.effect_id in main_effect_ids or effect.unit not in _ABSTRACT_UNITS
    ]
    headline = max(candidates, key=lambda candidate: candidate[:-1], default=(None,))[-1]
    change_ids = frozenset(effect.effect_id for effect in effects if effect.kind == "before-after")
    return HowMuch(headline, numbers, aside_numbers, tuple(sorted(silent_ids)), change_ids)


def _rank_effect(effect: Effect, participants: int) -> tuple[bool, bool, bool, int]:
    """Rank an outcome by everyday unit, a compared difference, a range, and number of people."""
    return (
        effect.unit not in _ABSTRACT_UNITS,
        effect.kind != "before-after" and effect.difference is not None,
        effect.low is not None,
        effect.people or participants,
    )
