"""Hold the accepted claims of a visitor's article against what the evidence allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import BenefitId, Cell, ConcernId
from touchstone.own_article.draft import DraftRow
from ui import data
from ui.own_article import OwnArticle, current

if TYPE_CHECKING:
    from touchstone.own_article.overstatements import OverstatementKind

Told = Sequence[tuple["OverstatementKind", Sequence[str]]]


def list_overstated(own: OwnArticle, evidence_map: EvidenceMap) -> dict[int, Told]:
    """Return what the words of each accepted claim overstate, by its index.

    Args:
        own: The visitor's article. What was found once is kept in it.
        evidence_map: The map of its accepted claims.

    Returns:
        Kinds with their words; what the visitor dismissed is left out.
    """
    # Imported here: a visitor without a claim does not wait for the reader of articles.
    from touchstone.own_article.overstatements import find_overstatements, read_strong_words

    if own.strong_words is None:
        own.strong_words = read_strong_words(own.base)
    strong_words = own.strong_words
    claims = {
        number: (find_cell(row), row.words)
        for number, row in enumerate(own.rows)
        if row.accepted and evidence_map.verdicts.get(find_cell(row))
    }
    missing = [claim for claim in dict.fromkeys(claims.values()) if claim not in own.overstated]
    if missing and strong_words.kinds:
        found = find_overstatements(
            own.article, missing, evidence_map, data.load_vocabulary(), strong_words
        )
        for claim, marks in zip(missing, found, strict=True):
            own.overstated[claim] = {
                kind_id: [mark.words for mark in marks if mark.kind_id == kind_id]
                for kind_id in dict.fromkeys(mark.kind_id for mark in marks)
            }
    return {
        number: [
            (strong_words.kinds[kind_id], words)
            for kind_id, words in own.overstated.get(claim, {}).items()
            if (*claim, kind_id) not in own.dismissed
        ]
        for number, claim in claims.items()
    }


def find_cell(row: DraftRow) -> Cell:
    """Return the cell that a claim is about."""
    return Cell(ConcernId(row.concern_id), BenefitId(row.benefit_id))


def dismiss(number: int, kind_id: str) -> None:
    """Tell a kind of overstatement of one claim no longer. For callbacks."""
    own = current()
    if own is not None and number < len(own.rows):
        row = own.rows[number]
        own.dismissed.add((find_cell(row), row.words, kind_id))
