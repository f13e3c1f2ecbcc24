"""Resume work on an article that was saved as a data pack.

The tables hold the accepted claims, and ``decisions`` holds what else was decided. The tables
take precedence, because somebody may have changed them by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from touchstone.articles.article import OPENING_TITLE, REQUIRED_META
from touchstone.errors import UploadError
from touchstone.ids import Cell
from touchstone.own_article.decisions import Dismissed, read_decisions
from touchstone.own_article.documents import Block, Document
from touchstone.own_article.draft import DraftRow, check_row, list_rows
from touchstone.own_article.reading.suggest import ArticleReading, read_article
from touchstone.own_article.reading.vocabulary import Vocabulary, build_vocabulary
from touchstone.packs.pack import Pack
from touchstone.wording.phrases import format_count

_CLAIMS_ALONE = (
    "In this data pack, only the accepted claims can be read, not your other decisions.",
    "The program's other suggestions come last, as rejected.",
)


@dataclass(frozen=True)
class SavedWork:
    """The saved work that an editor resumes.

    Attributes:
        rows: The claims, in the order in which they were saved.
        dismissed: The overstatements that the editor dismissed.
        reading: A new reading of the article.
        notes: What the editor must know about it, in sentences.
    """

    rows: tuple[DraftRow, ...]
    dismissed: frozenset[Dismissed]
    reading: ArticleReading
    notes: tuple[str, ...] = ()


def read_pack_article(pack: Pack, article_id: str) -> tuple[Document, dict[str, str]]:
    """Return the article of a pack as a document with its metadata, to continue editing.

    Raises:
        UploadError: The pack holds several articles, and all but one would be lost.
    """
    if len(pack.articles) > 1:
        raise UploadError(
            f"This data pack holds {len(pack.articles)} articles, and one can be edited here. "
            "Take the others out of its folder, or edit its tables by hand (see the README)."
        )
    article = pack.articles[article_id]
    blocks = [
        block
        for section in article.sections
        for block in (
            *([] if section.title == OPENING_TITLE else [Block("heading", section.title)]),
            *(Block("paragraph", text) for text in section.paragraphs),
        )
    ]
    meta = {name: article.meta.get(name, "") for name in REQUIRED_META}
    return Document(article.title, tuple(blocks), "md"), meta


def list_claims(pack: Pack, article_id: str) -> tuple[DraftRow, ...]:
    """Return the claims of one article of a pack as accepted rows, to continue editing."""
    claims = pack.claims.loc[pack.claims["article_id"] == article_id]
    columns = ("concern_id", "benefit_id", "kind", "quote")
    rows = zip(*(claims[name] for name in columns), strict=True)
    return tuple(DraftRow(*map(str, row), accepted=True) for row in rows)


def resume_draft(
    pack: Pack, article_id: str, raw: bytes, vocabulary: Vocabulary | None = None
) -> SavedWork:
    """Return the saved work on one article of a pack, with a new reading of the article.

    Args:
        pack: The pack.
        article_id: An article of it.
        raw: The file of decisions; empty if the pack has none. All suggestions that are not
            claims of the pack then come last, as rejected.
        vocabulary: The vocabulary of the first reading, because the few claims of the pack
            cover fewer pairs. None to use that of the pack.
    """
    reading = read_article(pack.articles[article_id], vocabulary or build_vocabulary(pack))
    claims, suggested = list_claims(pack, article_id), list_rows(reading)
    decisions = read_decisions(raw)
    if decisions is None:
        claimed_pairs = {row.cell for row in claims}
        others = [
            replace(row, accepted=False) for row in suggested if row.cell not in claimed_pairs
        ]
        rows = (*_add_reasons(claims, suggested), *others)
        return SavedWork(rows, frozenset(), reading, _CLAIMS_ALONE)
    article = pack.articles[article_id]
    valid_rows = [row for row in decisions.rows if not check_row(row, article, pack, near=False)]
    dropped_count = len(decisions.rows) - len(valid_rows)
    notes = (f"{format_count(dropped_count, 'saved claim')} left out: no longer in the article.",)
    return SavedWork(
        _join_rows(claims, valid_rows), decisions.dismissed, reading, notes if dropped_count else ()
    )


def _join_rows(claims: Iterable[DraftRow], decided: Iterable[DraftRow]) -> tuple[DraftRow, ...]:
    """Return the saved rows, adjusted to the table of claims.

    An accepted row that the table lacks becomes rejected, and a claim that only the table has
    is added.
    """
    claims_by_key = {_key(row): row for row in claims}
    rows = [
        replace(row, kind=claims_by_key[_key(row)].kind)
        if row.accepted and _key(row) in claims_by_key
        else replace(row, accepted=False)
        for row in decided
    ]
    accepted_keys = {_key(row) for row in rows if row.accepted}
    added = (row for key, row in claims_by_key.items() if key not in accepted_keys)
    return (*rows, *_add_reasons(added, rows))


def _add_reasons(rows: Iterable[DraftRow], others: Iterable[DraftRow]) -> tuple[DraftRow, ...]:
    """Return rows with the reasons that other rows give for the same claims."""
    reasons = {_key(row): row.why for row in others}
    return tuple(replace(row, why=reasons.get(_key(row), row.why)) for row in rows)


def _key(row: DraftRow) -> tuple[Cell, str]:
    """Return the key by which two rows are the same claim of a table, whatever its kind."""
    return row.cell, row.quote
