"""Let a visitor correct the text of an article, and keep the decisions about its claims.

Headings carry a mark, so that they stay headings whatever they say. Nothing else is markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from touchstone.articles.article import Article
from touchstone.articles.quotes import locate_quote
from touchstone.own_article.documents.document import (
    Block,
    Document,
    Format,
    build_document,
    clean_text,
)
from touchstone.own_article.draft import DraftRow
from touchstone.packs.pack import Pack
from touchstone.wording.phrases import format_count, lower_first

_TITLE, _HEADING = "# ", "## "
_BLANK = re.compile(r"\n\s*\n")


def write_text(document: Document, title: str) -> str:
    """Return the text of a document under its title, in the form that ``read_corrected`` reads."""
    blocks = (
        f"{_HEADING if block.kind == 'heading' else ''}{block.text}" for block in document.blocks
    )
    return "\n\n".join([f"{_TITLE}{title}", *blocks])


def read_corrected(text: str, title: str, source: Format) -> Document:
    """Return the document for a text from ``write_text`` that a visitor changed.

    Args:
        text: The text.
        title: The previous title, which is used if the text has none.
        source: The format that the document was first read from.

    Raises:
        UploadError: There are no words, or too many.
    """
    chunks = [" ".join(chunk.split()) for chunk in _BLANK.split(clean_text(text))]
    title_line = next((chunk for chunk in chunks if chunk.startswith(_TITLE)), f"{_TITLE}{title}")
    blocks = (_read_block(chunk) for chunk in chunks if chunk and chunk != title_line)
    return build_document(blocks, title=title_line.removeprefix(_TITLE), source=source)


def _read_block(chunk: str) -> Block:
    if chunk.startswith(_HEADING):
        return Block("heading", chunk.removeprefix(_HEADING))
    return Block("paragraph", chunk)


def carry_over(
    suggested: Sequence[DraftRow],
    before: Sequence[DraftRow],
    article: Article,
    article_before: Article,
) -> tuple[DraftRow, ...]:
    """Return the claims of a corrected article in its order: the earlier ones, and new ones.

    A claim stays as it was while its words are in the text. A suggestion on words that were
    there before is dropped if a kept claim has the same pair or the same words: it was not
    suggested before, or the visitor changed it.

    Args:
        suggested: What is suggested for the corrected text.
        before: The claims before the correction.
        article: The corrected article.
        article_before: The article before the correction.
    """
    kept = [row for row in before if locate_quote(article, row.words)]
    pairs = {row.cell for row in kept}
    words = {row.words for row in kept}
    new = [
        row
        for row in suggested
        if not locate_quote(article_before, row.words)
        or (row.cell not in pairs and row.words not in words)
    ]
    return tuple(sorted((*kept, *new), key=lambda row: locate_quote(article, row.words)[:1]))


def tell_changes(before: Sequence[DraftRow], rows: Sequence[DraftRow], pack: Pack) -> list[str]:
    """Return which accepted claims a correction removed, and which are new."""
    return [
        *_tell_only(before, rows, pack, "no longer found"),
        *_tell_only(rows, before, pack, "new"),
    ]


def _tell_only(
    rows: Sequence[DraftRow], others: Sequence[DraftRow], pack: Pack, what: str
) -> list[str]:
    other_pairs = {row.cell for row in others}
    claim_names = dict.fromkeys(
        f"{pack.concern_names[row.cell.concern_id]}, "
        f"{lower_first(pack.benefit_names[row.cell.benefit_id])}"
        for row in rows
        if row.accepted and row.cell not in other_pairs
    )
    counted = format_count(len(claim_names), "claim is", "claims are")
    return [f"{counted} {what}: {'; '.join(claim_names)}."] if claim_names else []
