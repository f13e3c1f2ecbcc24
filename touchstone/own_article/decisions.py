"""Keep what an editor decided that no table of a data pack holds.

Rejected claims, why claims were suggested, and overstatements that are told no longer stand
in a file of their own inside the zip file of saved work. The check of packs passes it over.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.limits import MAX_DECISION_CHARS, MAX_DECISIONS_BYTES, MAX_DRAFT_ROWS
from touchstone.own_article.draft import DraftRow

DECISIONS = "decisions.json"
# What was dismissed: the claim, its words, and the kind of overstatement. A sentence that makes
# no claim has ``NO_CLAIM``.
Dismissed = tuple[Cell, str, str]
NO_CLAIM = Cell(ConcernId(""), BenefitId(""))
# In place of a kind: that a sentence may say the opposite of a caution.
OPPOSITE = "opposite"
_DISMISSED = ("concern_id", "benefit_id", "words", "kind_id")


@dataclass(frozen=True)
class Decisions:
    """What an editor decided.

    Attributes:
        rows: The claims, accepted and rejected, in their order.
        dismissed: The overstatements that are told no longer.
    """

    rows: tuple[DraftRow, ...]
    dismissed: frozenset[Dismissed]


def decisions_bytes(rows: Sequence[DraftRow], dismissed: Collection[Dismissed]) -> bytes:
    """Return the decisions as a file: same decisions, same bytes."""
    told = [dict(zip(_DISMISSED, (*cell, *rest), strict=True)) for cell, *rest in sorted(dismissed)]
    content = {"rows": [asdict(row) for row in rows], "dismissed": told}
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def read_decisions(raw: bytes) -> Decisions | None:
    """Return the decisions of a file that a visitor gave, or None where it is damaged."""
    if not raw or len(raw) > MAX_DECISIONS_BYTES:
        return None
    try:
        content = json.loads(raw.decode("utf-8-sig"))
        rows = tuple(_read_rows(content["rows"][:MAX_DRAFT_ROWS]))
        # A claim has several kinds; how many there may be follows from the size of the file.
        dismissed = frozenset(_read_dismissed(content["dismissed"]))
    except (KeyError, RecursionError, TypeError, ValueError):
        return None
    return Decisions(rows, dismissed)


def _read_rows(items: Any) -> Iterator[DraftRow]:
    for item in items:
        if not isinstance(item["accepted"], bool):
            raise TypeError(item["accepted"])
        names = ("concern_id", "benefit_id", "kind", "words", "why")
        yield DraftRow(item["accepted"], *(_read_text(item[name]) for name in names))


def _read_dismissed(items: Any) -> Iterator[Dismissed]:
    for item in items:
        concern, benefit, words, kind_id = (_read_text(item[name]) for name in _DISMISSED)
        yield Cell(ConcernId(concern), BenefitId(benefit)), words, kind_id


def _read_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    if len(value) > MAX_DECISION_CHARS:
        raise ValueError(len(value))
    value.encode()  # half a character cannot be sent to a browser
    return value
