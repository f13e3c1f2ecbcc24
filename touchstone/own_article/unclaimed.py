"""List an article's sentences about massage or skin that are not in an accepted claim.

The program that reads articles misses some claims. So the sentences that it passed over are
shown, with their words that often go too far. The editor decides whether one makes a claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, replace

from touchstone.articles.quotes import split_quote
from touchstone.ids import ConcernId
from touchstone.own_article.decisions import NO_CELL, Dismissed
from touchstone.own_article.draft import DraftRow, list_claimed
from touchstone.own_article.overstatements import (
    ByKind,
    Overstatement,
    group_by_kind,
    makes_promise,
    mark_strong_words,
)
from touchstone.own_article.reading.negation import ASKED
from touchstone.own_article.reading.sentence_reading import SentenceReading
from touchstone.own_article.reading.suggest import DeniedSentence
from touchstone.own_article.strong_words import StrongWords
from touchstone.own_article.touched_cautions import TouchedCaution, drop_dismissed_opposites
from touchstone.search.tokens import stem_set

# Words for massage, skin and its problems, including some that are no concern of the map.
_SUBJECT = stem_set("massage skin complexion pore mole itch itchy eczema dermatitis rash hives")
_REJECTED = "its claim was rejected"


@dataclass(frozen=True)
class UnclaimedSentence:
    """A sentence that is not in an accepted claim.

    Attributes:
        sentence: The exact words.
        why: Why it was left out; '' if it only matched no claim.
        overstated: The words in it that often go too far, by kind.
        concern_ids: The concerns that it names.
        is_heading: Whether it is the title or a heading, which cannot become a claim.
    """

    sentence: str
    why: str
    overstated: ByKind
    concern_ids: tuple[ConcernId, ...] = ()
    is_heading: bool = False


@dataclass(frozen=True)
class Unclaimed:
    """What an article says besides its accepted claims, without what its editor dismissed.

    Attributes:
        unmatched: Sentences and headings in no claim, and sentences of rejected claims that go
            too far.
        left_out: Sentences that warn, deny, doubt or ask.
        touched: The cautions that the article touches on, in a claim or not.
    """

    unmatched: tuple[UnclaimedSentence, ...]
    left_out: tuple[UnclaimedSentence, ...]
    touched: tuple[TouchedCaution, ...]

    @property
    def beyond(self) -> list[UnclaimedSentence]:
        """The sentences whose words often go too far."""
        return [item for item in (*self.unmatched, *self.left_out) if item.overstated]


def list_unclaimed(
    passed_over: Iterable[SentenceReading], strong_words: StrongWords
) -> tuple[UnclaimedSentence, ...]:
    """Return the sentences about massage or skin, starting with those that an editor must see.

    Sentences with strong words come first, then those where massage acts and a concern or a
    benefit is named, then the rest, then questions. Each group is in the order of the article.

    Args:
        passed_over: See ``reading.suggest.ArticleReading``.
        strong_words: See ``strong_words.read_strong_words``.
    """
    marked_readings = [(item, mark_strong_words(item, strong_words)) for item in passed_over]
    relevant = [
        (item, marks)
        for item, marks in marked_readings
        # Strong words about what "it" does are about massage, too. A sentence about throwing a
        # cream away, or about happy guests, need not name massage.
        if _speaks_of_massage_or_skin(item)
        or (item.massage_acts and marks)
        or (marks and makes_promise(item))
    ]
    return tuple(
        UnclaimedSentence(
            item.sentence.text, "", group_by_kind(marks, strong_words), _name_concerns(item)
        )
        for item, marks in sorted(relevant, key=lambda pair: _rank(*pair))
    )


def _name_concerns(reading: SentenceReading) -> tuple[ConcernId, ...]:
    return tuple(dict.fromkeys(ConcernId(mention.meaning) for mention in reading.concerns))


def _rank(reading: SentenceReading, marks: Sequence[Overstatement]) -> int:
    if marks:
        return 0
    if reading.negation.kind == ASKED:
        return 3
    return 1 if reading.massage_acts and (reading.concerns or reading.benefits) else 2


def list_headings(
    headings: Iterable[SentenceReading], strong_words: StrongWords
) -> tuple[UnclaimedSentence, ...]:
    """Return the title and the headings whose words often go too far."""
    marked = (
        UnclaimedSentence(
            item.sentence.text,
            "",
            group_by_kind(mark_strong_words(item, strong_words), strong_words),
            _name_concerns(item),
            is_heading=True,
        )
        for item in headings
    )
    return tuple(item for item in marked if item.overstated)


def list_left_out(
    denied: Iterable[DeniedSentence], strong_words: StrongWords
) -> tuple[UnclaimedSentence, ...]:
    """Return the sentences that warn, deny, doubt or ask, with their words that go too far."""
    return tuple(
        UnclaimedSentence(
            item.sentence,
            item.why,
            group_by_kind(mark_strong_words(item.reading, strong_words), strong_words),
            _name_concerns(item.reading),
        )
        for item in denied
    )


def find_unclaimed(
    unmatched: Sequence[UnclaimedSentence],
    suggested: Iterable[UnclaimedSentence],
    left_out: Iterable[UnclaimedSentence],
    touched: Iterable[TouchedCaution],
    *,
    rows: Sequence[DraftRow],
    dismissed: Collection[Dismissed],
    told: Set[str],
) -> Unclaimed:
    """Return what an article says besides its accepted claims.

    Args:
        unmatched: See ``list_headings`` and ``list_unclaimed``.
        suggested: The sentences behind the suggested claims, see ``list_unclaimed``.
        left_out: See ``list_left_out``.
        touched: See ``touched_cautions.list_touched``.
        rows: The claims, accepted and rejected.
        dismissed: What the editor does not want to see again.
        told: Sentences already shown with a caution. They are listed again only if they have
            strong words.
    """
    claimed = list_claimed(rows)
    left_out = [item for item in left_out if item.sentence not in claimed]
    # A suggested sentence that also denies something is listed among those left out.
    covered = claimed | {item.sentence for item in left_out}
    rejected = (
        replace(item, why=_REJECTED)
        for item in suggested
        if item.overstated and item.sentence not in covered
    )
    unclaimed = (
        item
        for item in select_unmatched(unmatched, rows)
        if item.overstated or item.sentence not in told
    )
    return Unclaimed(
        _drop_dismissed((*rejected, *unclaimed), dismissed),
        _drop_dismissed(left_out, dismissed),
        drop_dismissed_opposites(touched, dismissed),
    )


def _drop_dismissed(
    sentences: Iterable[UnclaimedSentence], dismissed: Collection[Dismissed]
) -> tuple[UnclaimedSentence, ...]:
    """Return sentences without the kinds of overstatement that an editor dismissed in them."""
    return tuple(
        replace(
            item,
            overstated=[
                (kind, marks)
                for kind, marks in item.overstated
                if (NO_CELL, item.sentence, kind.kind_id) not in dismissed
            ],
        )
        for item in sentences
    )


def select_unmatched(
    unmatched: Sequence[UnclaimedSentence], rows: Iterable[DraftRow]
) -> tuple[UnclaimedSentence, ...]:
    """Return the sentences that no claim, accepted or rejected, quotes."""
    passages = {passage for row in rows for passage in split_quote(row.words)}
    return tuple(
        item
        for item in unmatched
        if item.sentence not in passages
        and not any(_is_same(item.sentence, passage) for passage in passages)
    )


def _is_same(sentence: str, passage: str) -> bool:
    """Return whether a passage contains a sentence, or is most of it."""
    is_most = 2 * len(passage) >= len(sentence)
    return sentence in passage or (is_most and passage in sentence)


def _speaks_of_massage_or_skin(reading: SentenceReading) -> bool:
    return (
        reading.names_massage
        or bool(reading.concerns or reading.benefits or reading.missing)
        or any(token.stem in _SUBJECT for token in reading.tokens.all)
    )
