"""Read a web page with lxml, however broken its tags are.

Scripts, styles, menus, comments and hidden elements are dropped; nothing is fetched or run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from touchstone.errors import UploadError
from touchstone.limits import MAX_TAGS
from touchstone.own_article.documents.document import (
    Block,
    BlockKind,
    Document,
    build_document,
    clean_text,
    collapse,
    pictures_note,
)

_DROPPED = {
    "script", "style", "nav", "footer", "aside", "noscript", "template", "iframe", "object",
    "embed", "svg", "math", "canvas", "audio", "video", "button", "select", "textarea",
    "datalist", "dialog", "head", "title", "map", "noframes",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "input", "picture", "source",
}  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,40})", re.I)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
# Stands for <br>. Cleaned text has no such character.
_BR = "\x1e"
_BREAK = re.compile(f"{_BR}\\s*{_BR}")


def read_webpage(text: str) -> Document:
    """Return the words of a web page.

    Args:
        text: The page, decoded.

    Raises:
        UploadError: There are no words, too many, or too many tags.
    """
    tree = _parse(text)
    if tree is None:
        return build_document((), title="", source="html")
    root = _find_content(tree)
    notes = pictures_note(sum(1 for _ in root.iter("img")))
    title = tree.findtext(".//title") or ""
    heading = next((collapse(item.text_content()) for item in root.iter("h1")), "")
    return build_document(_read_tree(root), title=heading or title, source="html", notes=notes)


def read_fragment(text: str) -> Iterator[Block]:
    """Yield the blocks of an HTML fragment, such as Markdown may hold.

    Raises:
        UploadError: There are too many tags.
    """
    tree = _parse(text)
    if tree is not None:
        yield from _read_tree(tree)


def declared_encoding(raw: bytes) -> str:
    """Return the encoding that a page declares near its start, or ''."""
    found = _CHARSET.search(raw[:4096])
    return found[1].decode("ascii").lower() if found else ""


def _parse(text: str) -> html.HtmlElement | None:
    if text.count("<") > MAX_TAGS:
        raise UploadError(
            f"The page has more than {MAX_TAGS:,} tags. Save its text alone and give that."
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


def _find_content(tree: html.HtmlElement) -> html.HtmlElement:
    """Return the only <article>, or else the only <main>, or else the whole page."""
    for path in (".//article", ".//main", ".//body"):
        found = tree.findall(path)
        if len(found) == 1 and collapse(found[0].text_content()):
            return found[0]
    return tree


def _read_tree(root: html.HtmlElement) -> Iterator[Block]:
    """Yield the blocks below ``root``, without walking into dropped elements."""
    words: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: html.HtmlElement | None = None
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if _is_dropped(element, tag):
                skipped = element
                walker.skip_subtree()
                continue
            if tag not in _INLINE and tag != "br":
                yield from _flush(words, "")
            words.append(_BR if tag == "br" else element.text or "")
        else:
            if element is skipped:
                skipped = None
            elif tag not in _INLINE and tag != "br":
                yield from _flush(words, tag)
            words.append(element.tail or "" if element is not root else "")
    yield from _flush(words, "")


def _flush(words: list[str], tag: str) -> Iterator[Block]:
    """Yield the gathered words as blocks that end with ``tag``, and clear them."""
    kind: BlockKind = "heading" if tag in _HEADINGS else "paragraph"
    text = "".join(words)
    words.clear()
    for paragraph in [text] if kind == "heading" else _BREAK.split(text):
        if paragraph.strip():
            yield Block(kind, paragraph.replace(_BR, " "))


def _is_dropped(element: html.HtmlElement, tag: str) -> bool:
    return (
        tag in _DROPPED
        or not tag
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") in ("navigation", "search", "dialog")
        or bool(_HIDDEN_STYLE.search(element.get("style", "")[:1000]))
    )
