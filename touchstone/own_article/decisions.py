"""Write and read an editor's decisions that no table of a data pack holds.

Rejected claims, the reasons for suggestions, and dismissed overstatements are saved in a
separate file inside the zip file of saved work. The pack check ignores that file.
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
# A dismissed overstatement: the claim's cell, its words, and the id of the kind. A sentence that
# makes no claim has ``NO_CELL`` as its cell.
Dismissed = tuple[Cell, str, str]
NO_CELL = Cell(ConcernId(""), BenefitId(""))
# Used in place of the id of a kind: the sentence may say the opposite of a caution.
OPPOSITE = "opposite"
_DISMISSED = ("concern_id", "benefit_id", "words", "kind_id")


@dataclass(frozen=True)
class Decisions:
    """What an editor decided.

    Attributes:
        rows: The claims, accepted and rejected, in order.
        dismissed: The overstatements that the editor dismissed.
    """

    rows: tuple[DraftRow, ...]
    dismissed: frozenset[Dismissed]


def decisions_bytes(rows: Sequence[DraftRow], dismissed: Collection[Dismissed]) -> bytes:
    """Return the decisions as a JSON file; the same decisions give the same bytes."""
    dismissed_entries = [
        dict(zip(_DISMISSED, (*cell, *words_and_kind), strict=True))
        for cell, *words_and_kind in sorted(dismissed)
    ]
    content = {"rows": [asdict(row) for row in rows], "dismissed": dismissed_entries}
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def read_decisions(raw: bytes) -> Decisions | None:
    """Return the decisions in a visitor's file, or None if it is empty, too large or damaged."""
    if not raw or len(raw) > MAX_DECISIONS_BYTES:
        return None
    try:
        content = json.loads(raw.decode("utf-8-sig"))
        rows = tuple(_read_rows(content["rows"][:MAX_DRAFT_ROWS]))
        # No limit here: a claim may have several kinds, and the file size limits their number.
        dismissed = frozenset(_read_dismissed(content["dismissed"]))
    except (KeyError, RecursionError, TypeError, ValueError):
        return None
    return Decisions(rows, dismissed)


def _read_rows(items: Any) -> Iterator[DraftRow]:
    for item in items:
        if not isinstance(item["accepted"], bool):
            raise TypeError(item["accepted"])
        names = ("concern_id", "benefit_id", "kind", "words", "why")
        yield DraftRow(*(_read_text(item[name]) for name in names), accepted=item["accepted"])


def _read_dismissed(items: Any) -> Iterator[Dismissed]:
    for item in items:
        concern, benefit, words, kind_id = (_read_text(item[name]) for name in _DISMISSED)
        yield Cell(ConcernId(concern), BenefitId(benefit)), words, kind_id


def _read_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    if len(value) > MAX_DECISION_CHARS:
        raise ValueError(len(value))
    value.encode()  # fails for a lone surrogate, which cannot be sent to a browser
    return value
