"""Read the headings and paragraphs of a part of a web page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree, html

from touchstone.own_article.documents.document import Block, BlockKind
from touchstone.own_article.documents.raised import mark_raised
from touchstone.own_article.documents.tables import join_row

_DROPPED = {
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas",
    "audio", "video", "select", "textarea", "datalist", "dialog", "head", "title", "map",
    "noframes", "annotation", "annotation-xml", "rp",
}  # fmt: skip
_PICTURES = {"canvas", "object", "embed", "audio", "video", "iframe"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "input", "picture", "source",
    "ruby", "rb", "rt", "math", "semantics", "mrow", "mi", "mn", "mo", "mtext", "msup", "msub",
    "mfrac", "mspace", "mstyle", "button",
}  # fmt: skip
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# Panels of tabs and collapsible sections hold text that the reader opens, so they stay.
_PANEL = re.compile(r"tab|accordion|collaps|panel|toggle|faq|fold|spoiler|expand", re.IGNORECASE)
_NOTE = re.compile(r"\s*\[?\d{1,3}\]?\s*")
# Text for screen readers, and the edit links of Wikipedia.
_FOR_EARS = re.compile(
    r"(?<![\w-])(mw-editsection|sr-only|visually-?hidden|screen-?reader(-text)?)(?![\w-])"
)
# A longer text is not decoration, even if it is hidden from screen readers.
_DECORATION_WORDS = 3
# Stands for <br>. Cleaned text has no such character.
_BR = "\x1e"
_BREAK = re.compile(f"{_BR}\\s*{_BR}")


class PageReader:
    """Reads the blocks of one part of a page.

    Attributes:
        hidden: Number of parts with words that were left out because they are hidden.
        pictures: Number of pictures that were left out.
    """

    def __init__(
        self, parts: Collection[html.HtmlElement] = (), panels: Collection[str] = ()
    ) -> None:
        """Start without blocks.

        Args:
            parts: Elements to leave out.
            panels: Ids of elements that a button or link of the page opens.
        """
        self.hidden = 0
        self.pictures = 0
        self._parts, self._panels = parts, panels
        self._words: list[str] = []
        self._blocks: list[Block] = []
        # Cells of each open row; there may be several, because a cell may hold a table.
        self._rows: list[list[list[Block]]] = []
        self._raised: list[int] = []

    def read(self, root: html.HtmlElement) -> list[Block]:
        """Return the blocks below ``root``, skipping the elements that are left out."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: html.HtmlElement | None = None
        for event, element in walker:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start" and self._is_dropped(element, tag):
                skipped = element
                walker.skip_subtree()
            elif event == "start":
                self._open(element, tag)
            else:
                if element is not skipped:
                    self._close(element, tag)
                skipped = None
                self._words.append((element.tail or "") if element is not root else "")
        self._flush("")
        return self._blocks

    def _open(self, element: html.HtmlElement, tag: str) -> None:
        if tag not in _INLINE and tag != "br":
            self._flush("")
        if tag == "tr":
            self._rows.append([[]])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append([])
        elif _is_raised(element, tag):
            self._raised.append(-1 if self._raised else len(self._words))
        elif tag == "q":
            self._words.append("“")
        self.pictures += tag == "img" and not _is_tiny(element)
        self._words.append(_BR if tag == "br" else element.text or "")

    def _close(self, element: html.HtmlElement, tag: str) -> None:
        if _is_raised(element, tag) and self._raised:
            start = self._raised.pop()
            if start >= 0:
                self._words[start:] = [mark_raised("".join(self._words[start:]))]
        elif tag == "q":
            self._words.append("”")
        elif tag not in _INLINE and tag != "br":
            self._flush(tag)
        if tag == "tr" and self._rows:
            self._add(join_row(self._rows.pop()))

    def _flush(self, tag: str) -> None:
        """Turn the words gathered so far into blocks; ``tag`` is the element that ends them."""
        kind: BlockKind = "heading" if tag in _HEADINGS else "paragraph"
        text = "".join(self._words)
        self._words.clear()
        self._raised.clear()
        self._add(_split(kind, text))

    def _add(self, blocks: Collection[Block] | Iterator[Block]) -> None:
        (self._rows[-1][-1] if self._rows else self._blocks).extend(blocks)

    def _is_dropped(self, element: html.HtmlElement, tag: str) -> bool:
        if element in self._parts or not tag:
            return True
        if tag in _DROPPED:
            self.pictures += tag in _PICTURES and not _is_tiny(element)
            return True
        if tag == "button" and not _opens_text(element):
            return True
        is_hidden = _is_hidden(element) and element.get("id") not in self._panels
        if is_hidden and not _FOR_EARS.search(element.get("class", "")[:1000]):
            self.hidden += any(map(str.isalpha, element.text_content()))
        return is_hidden


def _split(kind: BlockKind, text: str) -> Iterator[Block]:
    for paragraph in [text] if kind == "heading" else _BREAK.split(text):
        if paragraph.strip():
            yield Block(kind, paragraph.replace(_BR, " "))


def _is_raised(element: html.HtmlElement, tag: str) -> bool:
    """Return whether an element is superscript, or a number that links to a note on the page."""
    is_link = tag == "a" and element.get("href", "").startswith("#") and not len(element)
    return tag == "sup" or (is_link and bool(_NOTE.fullmatch(element.text or "")))


def _is_hidden(element: html.HtmlElement) -> bool:
    names = f"{element.get('role', '')} {element.get('id', '')} {element.get('class', '')}"[:1000]
    if _FOR_EARS.search(names):
        return True
    is_hidden = element.get("hidden", "false").lower() not in ("false", "until-found")
    if is_hidden or _HIDDEN_STYLE.search(element.get("style", "")[:1000]):
        return not _PANEL.search(names)
    if element.get("aria-hidden") == "true":
        return len(element.text_content()[:1000].split()) <= _DECORATION_WORDS
    return False


def _opens_text(button: html.HtmlElement) -> bool:
    """Return whether a button is the heading of a collapsible section."""
    folds = "aria-expanded" in button.attrib or "aria-controls" in button.attrib
    parent = button.getparent()
    return folds or (parent is not None and parent.tag in _HEADINGS)


def _is_tiny(element: html.HtmlElement) -> bool:
    """Return whether an element is only a tracking pixel."""
    return not {element.get("width"), element.get("height")}.isdisjoint({"0", "1"})
