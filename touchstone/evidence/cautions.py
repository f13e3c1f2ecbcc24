"""List the cautions of a pack: advice before massaging, the most severe first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from touchstone.evidence.studies import Study
from touchstone.frames import iterate_rows
from touchstone.ids import ConcernId
from touchstone.limits import MAX_CAUTIONS_FOUND
from touchstone.packs.pack import Pack

# Most severe first.
SEVERITIES = {"stop": "Stop", "ask-first": "Ask first", "go-gently": "Take care"}
STOP = next(iter(SEVERITIES))


@dataclass(frozen=True)
class Caution:
    """One piece of advice before massaging, with the study it rests on."""

    severity: str
    advice: str
    study: Study
    caution_id: str
    # What not to massage, in a few words; '' where the pack has none.
    keep_off: str


def list_cautions(
    pack: Pack, studies: Mapping[str, Study], concern_id: ConcernId | None
) -> tuple[Caution, ...]:
    """Return the cautions for a concern, or for everyone if it is None, the most severe first.

    Args:
        pack: The data pack.
        studies: See ``evidence.studies.build_studies``.
        concern_id: The concern, or None.
    """
    return _sort_cautions(_read_cautions(pack, studies, concern_id or ""))


def split_cautions(
    pack: Pack, studies: Mapping[str, Study], *concern_ids: ConcernId
) -> tuple[tuple[Caution, ...], tuple[Caution, ...]]:
    """Return the cautions for concerns, and those for everyone whose advice is not among them.

    Both are sorted with the most severe first; see ``list_cautions``. A caution for everyone
    that matters most for one concern has a row under each, with the same advice.
    """
    cautions = [item for key in concern_ids for item in _read_cautions(pack, studies, key)]
    by_advice = {item.advice: item for item in reversed(cautions)}
    everyone = list_cautions(pack, studies, None)
    others = tuple(item for item in everyone if item.advice not in by_advice)
    return _sort_cautions(reversed(by_advice.values())), others


def find_first_caution(
    pack: Pack, studies: Mapping[str, Study], concern_id: ConcernId
) -> Caution | None:
    """Return the caution to show for a concern if there is room for only one, or None.

    This is the first one that says stop, or else the first one in the pack. It is not the most
    severe one, because a rare warning may be more severe than the one that most people need.
    """
    own = _read_cautions(pack, studies, concern_id)
    return next((item for item in own if item.severity == STOP), own[0] if own else None)


def pick_cautions(
    pack: Pack,
    studies: Mapping[str, Study],
    caution_ids: Collection[str],
    *,
    most: int | None = MAX_CAUTIONS_FOUND,
) -> tuple[Caution, ...]:
    """Return the cautions with some ids, the most severe first, and no more than ``most``."""
    rows = pack.cautions.loc[pack.cautions["caution_id"].isin(list(caution_ids))]
    return _sort_cautions(_build_cautions(rows, studies))[:most]


def _read_cautions(pack: Pack, studies: Mapping[str, Study], concern_id: str) -> list[Caution]:
    """Return the cautions for a concern, or for everyone if it is '', in the order of the pack."""
    return _build_cautions(pack.cautions.loc[pack.cautions["concern_id"] == concern_id], studies)


def _build_cautions(rows: pd.DataFrame, studies: Mapping[str, Study]) -> list[Caution]:
    columns = ("severity", "advice", "study_id", "caution_id", "keep_off")
    return [
        Caution(severity, advice, studies[study_id], caution_id, keep_off)
        for severity, advice, study_id, caution_id, keep_off in iterate_rows(rows, columns)
    ]


def _sort_cautions(cautions: Iterable[Caution]) -> tuple[Caution, ...]:
    order = list(SEVERITIES)
    return tuple(sorted(cautions, key=lambda caution: order.index(caution.severity)))
