"""Give a visitor the text of an article to correct, and keep what was decided about it.

The text is Markdown, so that headings stay what they are whatever they say.
"""

from __future__ import annotations

from collections.abc import Sequence

from touchstone.articles.article import Article
from touchstone.articles.quotes import locate_quote
from touchstone.own_article.documents import Document, read_document
from touchstone.own_article.draft import DraftRow


def write_text(document: Document) -> str:
    """Return the words of a document as Markdown, see ``read_corrected``."""
    title = [f"# {document.title}"] if document.title else []
    blocks = (
        f"## {block.text}" if block.kind == "heading" else block.text for block in document.blocks
    )
    return "\n\n".join([*title, *blocks])


def read_corrected(text: str) -> Document:
    """Return the document of a text that ``write_text`` gave and a visitor changed.

    Raises:
        UploadError: There are no words, or too many.
    """
    return read_document("text.md", text.encode("utf-8", "ignore"))


def carry_over(
    suggested: Sequence[DraftRow], before: Sequence[DraftRow], article: Article
) -> tuple[DraftRow, ...]:
    """Return the claims of a corrected article with what was decided before.

    A claim on the same words is as it was. One that a visitor made is kept while its words
    stand in the text and nothing else is suggested for its concern and benefit.

    Args:
        suggested: What is suggested for the corrected text.
        before: The claims before.
        article: The corrected article.
    """
    decided = {_key(row): row for row in before}
    pairs = {_key(row)[:2] for row in suggested}
    kept = [decided.get(_key(row), row) for row in suggested]
    made = [
        row for row in before if _key(row)[:2] not in pairs and locate_quote(article, row.words)
    ]
    return (*kept, *made)


def _key(row: DraftRow) -> tuple[str, str, str]:
    return row.concern_id, row.benefit_id, row.words
