"""List the sentences of an article about massage or skin that are no claim.

The reader of articles misses claims. What it passed over is shown, with the words in it that
often go too far. Whether a sentence makes a claim is for the editor to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, replace

from touchstone.articles.quotes import split_quote
from touchstone.ids import ConcernId
from touchstone.own_article.decisions import NO_CLAIM, Dismissed
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

# What is wrong with skin, too, where no concern of the map is named.
_SKIN = stem_set("skin complexion itch itchy eczema dermatitis rash hives")
_REJECTED = "its claim was rejected"


@dataclass(frozen=True)
class UnclaimedSentence:
    """A sentence that is no claim.

    Attributes:
        sentence: The exact words.
        why: Why it was left out; '' where it only matched no claim.
        overstated: The words in it that often go too far, by kind.
        concern_ids: The concerns that it names.
        is_heading: Whether it is the title or a heading, which no claim can be made of.
    """

    sentence: str
    why: str
    overstated: ByKind
    concern_ids: tuple[ConcernId, ...] = ()
    is_heading: bool = False


@dataclass(frozen=True)
class Unclaimed:
    """What an article says beside its accepted claims, without what its editor dismissed.

    Attributes:
        unmatched: Sentences and headings in no claim, and those that go too far in rejected ones.
        left_out: Sentences that warn, deny, doubt or ask.
        touched: The cautions that it speaks of, whether or not in a claim.
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
    """Return the sentences that speak of massage or skin, those first that an editor must see.

    These are the ones with strong words; then those where massage acts, and a concern or a
    benefit is named; then the rest, and what only asks, each in the order of the article.

    Args:
        passed_over: See ``reading.suggest.ArticleReading``.
        strong_words: See ``strong_words.read_strong_words``.
    """
    marked = [(item, mark_strong_words(item, strong_words)) for item in passed_over]
    kept = [
        (item, marks)
        for item, marks in marked
        # What "it" is said to do is about massage, too, when the words are strong; and whoever
        # throws a cream away, or counts happy guests, need not name it.
        if _speaks_of_massage_or_skin(item)
        or (item.massage_acts and marks)
        or (marks and makes_promise(item))
    ]
    return tuple(
        UnclaimedSentence(
            item.sentence.text, "", group_by_kind(marks, strong_words), _name_concerns(item)
        )
        for item, marks in sorted(kept, key=lambda pair: _rank(*pair))
    )


def _name_concerns(item: SentenceReading) -> tuple[ConcernId, ...]:
    return tuple(dict.fromkeys(ConcernId(mention.meaning) for mention in item.concerns))


def _rank(item: SentenceReading, marks: Sequence[Overstatement]) -> int:
    if marks:
        return 0
    if item.negation.kind == ASKED:
        return 3
    return 1 if item.massage_acts and (item.concerns or item.benefits) else 2


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
    """Return the sentences that warn, deny, doubt or ask; another part of them may go too far."""
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
    """Return what an article says beside its accepted claims.

    Args:
        unmatched: See ``list_headings`` and ``list_unclaimed``.
        suggested: The sentences behind the suggested claims, see ``list_unclaimed``.
        left_out: See ``list_left_out``.
        touched: See ``touched_cautions.list_touched``.
        rows: The claims, accepted and rejected.
        dismissed: What the editor does not want to be told again.
        told: What stands with a caution already, and is not listed again but for strong words.
    """
    claimed = list_claimed(rows)
    left_out = [item for item in left_out if item.sentence not in claimed]
    # What denies one thing and claims another stands among those left out.
    told_of = claimed | {item.sentence for item in left_out}
    rejected = (
        replace(item, why=_REJECTED)
        for item in suggested
        if item.overstated and item.sentence not in told_of
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
    listed: Iterable[UnclaimedSentence], dismissed: Collection[Dismissed]
) -> tuple[UnclaimedSentence, ...]:
    """Return sentences without the kinds of overstatement that an editor dismissed in them."""
    return tuple(
        replace(
            item,
            overstated=[
                (kind, marks)
                for kind, marks in item.overstated
                if (NO_CLAIM, item.sentence, kind.kind_id) not in dismissed
            ],
        )
        for item in listed
    )


def select_unmatched(
    unmatched: Sequence[UnclaimedSentence], rows: Iterable[DraftRow]
) -> tuple[UnclaimedSentence, ...]:
    """Return the sentences that are in the words of no claim, accepted or rejected."""
    passages = {passage for row in rows for passage in split_quote(row.words)}
    return tuple(
        item
        for item in unmatched
        if item.sentence not in passages
        and not any(_is_same(item.sentence, passage) for passage in passages)
    )


def _is_same(sentence: str, passage: str) -> bool:
    """Return whether a passage has a sentence, or most of it."""
    is_most = 2 * len(passage) >= len(sentence)
    return sentence in passage or (is_most and passage in sentence)


def _speaks_of_massage_or_skin(item: SentenceReading) -> bool:
    return (
        item.names_massage
        or bool(item.concerns or item.benefits or item.missing)
        or any(token.stem in _SKIN for token in item.tokens.all)
    )
