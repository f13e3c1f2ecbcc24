"""Decide what the card of each claim says about its words, so that no two cards repeat it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from touchstone.own_article.draft import DraftRow

if TYPE_CHECKING:  # these load libraries that only reading an article needs
    from touchstone.own_article.overstatements import ByKind


@dataclass(frozen=True)
class CardNotes:
    """What the card of a claim says about its words that no card above has said.

    Attributes:
        overstated: What they overstate, without what a card above shows for the same words.
        explained: Ids of the kinds of overstatement that a card above explains.
        same_as: Number of the card above with the same words, from 1; 0 if there is none.
        is_told_there: Whether that card shows something that they overstate for this claim, too.
    """

    overstated: ByKind = ()
    explained: frozenset[str] = frozenset()
    same_as: int = 0
    is_told_there: bool = False


def list_card_notes(
    rows: Sequence[DraftRow], overstated: Mapping[int, ByKind], shown: Iterable[int]
) -> dict[int, CardNotes]:
    """Return what the card of each claim says about its words, by the claim's index.

    Args:
        rows: The claims of the article.
        overstated: What the words of each accepted claim overstate, by its index.
        shown: Indexes of the claims whose cards stand together, from the top.
    """
    notes: dict[int, CardNotes] = {}
    first_with_words: dict[str, int] = {}
    first_with_mark: dict[tuple[str, str, tuple[str, ...]], int] = {}
    explained: frozenset[str] = frozenset()
    for at in shown:
        words, by_kind = rows[at].words, overstated.get(at, ())
        keys = [
            (words, kind.kind_id, tuple(mark.words for mark in marks)) for kind, marks in by_kind
        ]
        told = [first_with_mark[key] for key in keys if key in first_with_mark]
        new = [pair for key, pair in zip(keys, by_kind, strict=True) if key not in first_with_mark]
        same_as = told[0] if told else first_with_words.get(words, 0)
        notes[at] = CardNotes(new, explained, same_as, is_told_there=bool(told))
        first_with_words.setdefault(words, at + 1)
        first_with_mark |= {key: at + 1 for key in keys if key not in first_with_mark}
        explained |= {kind.kind_id for kind, _ in new}
    return notes
