"""Compare the accepted claims of a visitor's article with what the evidence allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import Cell
from touchstone.own_article.decisions import NO_CELL
from ui import data
from ui.own_article import ComparedWords, OwnArticle, current

if TYPE_CHECKING:
    from touchstone.own_article.overstatements import ByKind
    from touchstone.own_article.reading.vocabulary import Vocabulary


def list_overstated(own: OwnArticle, evidence_map: EvidenceMap) -> dict[int, ByKind]:
    """Return what the words of each accepted claim overstate, by its index.

    What the visitor dismissed is left out.

    Args:
        own: The visitor's article, which also caches the results.
        evidence_map: The map of its accepted claims.
    """
    # Imported here: a visitor without a claim does not wait for the code that reads articles.
    from touchstone.own_article.overstatements import find_overstatements, group_by_kind

    claims = _list_compared(own, evidence_map)
    uncompared = [claim for claim in dict.fromkeys(claims.values()) if claim not in own.overstated]
    if uncompared and own.strong_words.kinds:
        overstatements = find_overstatements(
            own.article,
            [(cell, words) for cell, words, *_ in uncompared],
            evidence_map,
            _take_vocabulary(own),
            own.strong_words,
        )
        own.overstated |= dict(zip(uncompared, overstatements, strict=True))
    undismissed = {
        number: [
            overstatement
            for overstatement in own.overstated.get(claim, ())
            if (*claim[:2], overstatement.kind_id) not in own.dismissed
        ]
        for number, claim in claims.items()
    }
    return {number: group_by_kind(items, own.strong_words) for number, items in undismissed.items()}


def _list_compared(own: OwnArticle, evidence_map: EvidenceMap) -> dict[int, ComparedWords]:
    """Return all that the overstatements of each accepted claim depend on, by its index."""
    rows = {
        number: row
        for number, row in enumerate(own.rows)
        if row.accepted and row.cell in evidence_map.verdicts
    }
    # A number may belong to any claim with the same words.
    cells: dict[str, set[Cell]] = {}
    for row in rows.values():
        cells.setdefault(row.words, set()).add(row.cell)
    return {
        number: (row.cell, row.words, frozenset(cells[row.words]), evidence_map.bar)
        for number, row in rows.items()
    }


def _take_vocabulary(own: OwnArticle) -> Vocabulary:
    """Return the vocabulary of the visitor's pack, for reading articles."""
    from touchstone.own_article.reading.vocabulary import build_vocabulary

    has_shown_names = own.base.has_names_of(data.load().pack)
    return data.load_vocabulary() if has_shown_names else build_vocabulary(own.base)


def dismiss(number: int, kind_id: str) -> None:
    """Stop showing a kind of overstatement for the words of a claim. For callbacks.

    Claims with the same words show it only once, so it is dismissed for all of them.
    """
    own = current()
    if own is not None and number < len(own.rows):
        words = own.rows[number].words
        same_words = [row for row in own.rows if row.words == words]
        own.dismissed.update((row.cell, words, kind_id) for row in same_words)


def dismiss_in_sentence(sentence: str, kind_id: str) -> None:
    """Stop showing a kind of overstatement for a sentence without a claim. For callbacks."""
    own = current()
    if own is not None:
        own.dismissed.add((NO_CELL, sentence, kind_id))
