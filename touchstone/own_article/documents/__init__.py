"""Read an article from a file in any supported format, or from pasted text.

``read_document`` and ``read_text`` turn bytes or text into plain headings and paragraphs;
``build_article`` turns those into an article. Nothing is fetched, run or written. The limits
(``touchstone.limits``) are enforced before any work is done.
"""

from __future__ import annotations

from touchstone.articles.article import find_tiring_markdown
from touchstone.own_article.documents.document import (
    Block,
    Document,
    Format,
    build_document,
    check_length,
    clean_text,
)
from touchstone.own_article.documents.encodings import decode
from touchstone.own_article.documents.formats import (
    check_size,
    detect_binary_format,
    detect_text_format,
    mismatch_note,
)
from touchstone.own_article.documents.markdown import read_markdown
from touchstone.own_article.documents.plaintext import read_blocks
from touchstone.own_article.documents.sandbox import read_in_sandbox
from touchstone.own_article.documents.saved_pages import unpack_saved_page
from touchstone.own_article.documents.to_article import build_article, build_article_markdown
from touchstone.own_article.documents.webpage import declared_encoding, read_webpage
from touchstone.text import slugify

__all__ = [
    "Block",
    "Document",
    "build_article",
    "build_article_markdown",
    "read_document",
    "read_text",
    "suggest_article_id",
]

_READ_AS_PLAIN = (
    "The Markdown holds very long paragraphs or very many brackets. It was read as plain text."
)


def read_document(name: str, raw: bytes) -> Document:
    """Return the text of a file as a document.

    Args:
        name: Name of the file. Its extension counts only if the content leaves the format open.
        raw: The file.

    Raises:
        UploadError: It is empty, too large, broken, locked, not text, or in an unsupported
            format. The message says which, and what to do.
    """
    check_size(raw)
    saved_page = unpack_saved_page(raw)
    charset, typed_name = "", name
    if saved_page:
        (raw, charset), typed_name = saved_page, "page.html"
        check_size(raw)
    binary = detect_binary_format(raw)
    if binary is not None:
        document = read_in_sandbox(binary, raw)
        notes: tuple[str, ...] = ()
    else:
        text, notes = decode(raw, declared=charset or declared_encoding(raw))
        document = _read_decoded(detect_text_format(typed_name, text), text)
    notes = (*mismatch_note(name, document.format), *notes, *document.notes)
    return Document(document.title, document.blocks, document.format, notes)


def read_text(text: str) -> Document:
    """Return pasted text as a document.

    Raises:
        UploadError: It is too long or holds no words.
    """
    return _read_decoded("txt", text)


def suggest_article_id(title: str) -> str:
    """Return an id for an article with this title.

    Examples:
        >>> suggest_article_id("What massage can do")
        'what-massage-can-do'
    """
    return slugify(title[:60])[:60].strip("-")


def _read_decoded(kind: Format, text: str) -> Document:
    if kind == "html":
        return read_webpage(text)
    check_length(text)
    plain = clean_text(text)
    if kind == "md" and not find_tiring_markdown(plain):
        return read_markdown(plain)
    source: Format = "md" if kind == "md" else "txt"
    notes = (_READ_AS_PLAIN,) if kind == "md" else ()
    return build_document(read_blocks(plain), title="", source=source, notes=notes)
