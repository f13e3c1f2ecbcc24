"""Read a web page with lxml, however broken its tags are.

Scripts, styles, and whatever is not part of the article (``page_parts``) are left out. So are
hidden parts, unless they are panels of text that a click opens. Nothing is fetched or run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from touchstone.errors import UploadError
from touchstone.limits import MAX_TAGS
from touchstone.own_article.documents.document import (
    Block,
    Document,
    build_document,
    clean_text,
    collapse,
    left_out,
)
from touchstone.own_article.documents.page_blocks import PageReader
from touchstone.own_article.documents.page_parts import describe_left_out, find_article

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,40})", re.I)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")


def read_webpage(text: str) -> Document:
    """Return the text of a web page as a document.

    Args:
        text: The page, decoded.

    Raises:
        UploadError: There are no words, too many, or too many tags.
    """
    tree = _parse(text)
    if tree is None:
        return build_document((), title="", source="html")
    root, parts = find_article(tree)
    reader = PageReader(set(parts), _list_panels(tree))
    blocks = reader.read(root)
    notes = [
        *describe_left_out(root, parts),
        *left_out(reader.hidden, "hidden part"),
        *left_out(reader.pictures, "picture"),
    ]
    title = tree.findtext(".//title") or ""
    heading = next((collapse(item.text_content()) for item in root.iter("h1")), "")
    return build_document(blocks, title=heading or title, source="html", notes=notes)


def read_fragment(text: str) -> Iterator[Block]:
    """Yield the blocks of an HTML fragment, such as one in Markdown.

    Raises:
        UploadError: There are too many tags.
    """
    tree = _parse(text)
    if tree is not None:
        yield from PageReader().read(tree)


def _list_panels(tree: html.HtmlElement) -> set[str]:
    """Return the ids of the elements that buttons and links of a page open."""
    names = tree.xpath("//@aria-controls | //@data-target | //@data-bs-target")
    return {str(name).lstrip("#") for name in names}


def declared_encoding(raw: bytes) -> str:
    """Return the encoding that a page declares near its start, or ''."""
    found = _CHARSET.search(raw[:4096])
    return found[1].decode("ascii").lower() if found else ""


def _parse(text: str) -> html.HtmlElement | None:
    if text.count("<") > MAX_TAGS:
        raise UploadError(
            f"The page has more than {MAX_TAGS:,} tags. Save only its text and upload that."
        )
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    raw = _DECLARATION.sub("", clean_text(text)).encode("utf-8", "replace")
    try:
        tree: html.HtmlElement | None = html.document_fromstring(raw, parser=parser)
    except etree.ParserError:  # only comments or white space
        return None
    return tree
