"""Each card of a claim says about its words only what no card above has said."""

from __future__ import annotations

from dataclasses import replace

from touchstone.articles.quotes import Span
from touchstone.own_article.card_notes import CardNotes, list_card_notes
from touchstone.own_article.draft import DraftRow
from touchstone.own_article.overstatements import ByKind, Overstatement
from touchstone.own_article.strong_words import OverstatementKind

WORDS = "Massage cures acne and is proven to fade scars."
ROW = DraftRow("acne", "calm", "stated", WORDS, accepted=True)


def overstate(kind_id: str, words: str) -> ByKind:
    """Return one overstatement of a kind."""
    kind = OverstatementKind(kind_id, kind_id.title(), "Why.", "Instead.")
    return [(kind, [Overstatement(kind_id, Span(0, 0, 0, len(words)), words)])]


CURES, PROVEN = overstate("medical", "cures"), overstate("certainty", "proven")


def test_a_claim_points_to_the_one_that_shows_its_overstatements():
    """If the first claim with the same words has no mark, a later one is the one to look at."""
    notes = list_card_notes([ROW] * 4, {1: CURES, 2: CURES, 3: [*CURES, *PROVEN]}, range(4))

    assert notes[0] == CardNotes([])
    assert notes[1] == CardNotes(CURES, same_as=1)
    assert notes[2] == CardNotes([], frozenset({"medical"}), same_as=2, is_told_there=True)
    assert notes[3] == CardNotes(PROVEN, frozenset({"medical"}), same_as=2, is_told_there=True)


def test_a_rejected_claim_is_no_place_to_read_what_goes_too_far():
    """After the first claim is rejected, the second one shows the mark itself."""
    notes = list_card_notes(
        [replace(ROW, accepted=False), ROW, ROW], {1: CURES, 2: CURES}, range(3)
    )

    assert (notes[1].overstated, notes[1].same_as, notes[1].is_told_there) == (CURES, 1, False)
    assert (notes[2].overstated, notes[2].same_as, notes[2].is_told_there) == ([], 2, True)


def test_only_cards_that_stand_together_spare_each_other_a_repetition():
    """What is on another page of the list, or in a rejected claim, has not been said here."""
    rows, overstated = [ROW, replace(ROW, words="It cures."), ROW], {0: CURES, 1: CURES, 2: CURES}

    assert list_card_notes(rows, overstated, [2]) == {2: CardNotes(CURES)}
    assert list_card_notes(rows, overstated, [1, 2])[2] == CardNotes(CURES, frozenset({"medical"}))


def test_the_same_inputs_give_the_same_notes():
    """Nothing is remembered between two calls, so the page and the report agree."""
    first = list_card_notes([ROW, ROW], {0: CURES, 1: CURES}, range(2))

    assert list_card_notes([ROW, ROW], {0: CURES, 1: CURES}, range(2)) == first
