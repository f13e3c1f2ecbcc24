"""Read the headings and paragraphs of one part of a Word file.

Tracked changes are read as if they were accepted. Prompts of empty fields, hidden text and
field codes are left out. Text boxes follow the paragraph that holds them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from touchstone.own_article.documents.document import Block
from touchstone.own_article.documents.raised import mark_raised
from touchstone.own_article.documents.tables import join_row
from touchstone.own_article.documents.word_styles import (
    Look,
    Styles,
    child_named,
    is_on,
    local_name,
    read_look,
    value_of,
)

# Deleted text, fallback copies, settings, and pronunciation guides.
_SKIPPED = {"del", "moveFrom", "Fallback", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "rt"}
_SIGNS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Counted and named in a note, because the text is in another file, or there is none.
_COUNTED = {
    "pic": "picture", "imagedata": "picture", "chart": "picture", "relIds": "diagram",
    "object": "embedded object", "subDoc": "embedded file",
}  # fmt: skip


@dataclass
class _Paragraph:
    """An open paragraph: its words, and the blocks of the text boxes in it."""

    look: Look
    words: list[str] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    goes_on: bool = False


class WordReader:
    """Reads the blocks of parts of a Word file.

    Attributes:
        counts: How many items were left out, by name.
    """

    def __init__(self, styles: Styles, read_chunk: Callable[[str], Iterable[Block]]) -> None:
        """Start without blocks.

        Args:
            styles: The styles of the file.
            read_chunk: Returns the blocks of an embedded file by its id.
        """
        self.counts: Counter[str] = Counter()
        self._styles = styles
        self._read_chunk = read_chunk
        self._blocks: list[Block] = []
        self._open: list[_Paragraph] = []
        # Cells of each open row; there may be several, because a cell may hold a table.
        self._rows: list[list[list[Block]]] = []
        # A drop cap, or a paragraph whose mark was deleted: the next paragraph continues it.
        self._unfinished: _Paragraph | None = None
        self._looks: list[Look] = []

    def read(self, root: Any) -> list[Block]:
        """Return the blocks of a part."""
        self._blocks = []
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walker:
            name = local_name(element)
            if event == "end":
                if element is not skipped:
                    self._close(name)
                skipped = None
            elif self._is_skipped(element, name):
                skipped = element
                walker.skip_subtree()
            else:
                self._start(element, name)
        self._end_unfinished()
        return self._blocks

    def _end_unfinished(self) -> None:
        """End a paragraph that was waiting for the next one to continue it."""
        if self._unfinished and not self._open:
            self._add(_build_blocks(self._unfinished))
            self._unfinished = None

    def _start(self, element: Any, name: str) -> None:
        if name in _COUNTED:
            self.counts[_COUNTED[name]] += 1
        if name == "p":
            self._open_paragraph(element)
        elif name == "r":
            self._looks.append(self._look_of_run(element))
        elif name == "tbl":
            self._end_unfinished()
        elif name == "tr":
            self._rows.append([])
        elif name == "tc" and self._rows:
            self._rows[-1].append([])
        elif name == "altChunk":
            self._end_unfinished()
            self._add(self._read_chunk(value_of(element, "id")))
        elif self._open:
            self._add_words(element.text or "" if name == "t" else _SIGNS.get(name, ""))

    def _add_words(self, words: str) -> None:
        is_raised = bool(self._looks and self._looks[-1].raised)
        self._open[-1].words.append(mark_raised(words) if is_raised else words)

    def _open_paragraph(self, element: Any) -> None:
        settings = child_named(element, "pPr")
        style = None if settings is None else child_named(settings, "pStyle")
        look = self._styles.look_of("" if style is None else value_of(style))
        look = Look(read_look(settings).heading).over(look)
        unfinished = None if self._open else self._unfinished
        paragraph = _Paragraph(look, unfinished.words if unfinished else [])
        if unfinished:
            self._unfinished, paragraph.boxes = None, unfinished.boxes
            paragraph.look = unfinished.look if unfinished.words else look
        paragraph.goes_on = _goes_on(settings)
        self._open.append(paragraph)

    def _close(self, name: str) -> None:
        if name == "r" and self._looks:
            self._looks.pop()
        elif name == "p" and self._open:
            paragraph = self._open.pop()
            if self._open:
                self._open[-1].boxes += _build_blocks(paragraph)
            elif paragraph.goes_on:
                self._unfinished = paragraph
            else:
                self._add(_build_blocks(paragraph))
        elif name == "tr" and self._rows:
            self._add(join_row(self._rows.pop()))

    def _add(self, blocks: Iterable[Block]) -> None:
        rows = [row for row in self._rows if row]
        (rows[-1][-1] if rows else self._blocks).extend(blocks)

    def _look_of_run(self, run: Any) -> Look:
        settings = child_named(run, "rPr")
        style = None if settings is None else child_named(settings, "rStyle")
        below = self._open[-1].look if self._open else Look()
        if style is not None:
            below = self._styles.look_of(value_of(style)).over(below)
        return read_look(settings).over(below)

    def _is_skipped(self, element: Any, name: str) -> bool:
        if name in _SKIPPED or not name:
            return True
        if name == "r" and self._look_of_run(element).hidden:
            self.counts["hidden part"] += any(local_name(child) == "t" for child in element)
            return True
        settings = child_named(element, "sdtPr") if name == "sdt" else None
        if settings is not None:
            return bool(is_on(child_named(settings, "showingPlcHdr")))
        settings = child_named(element, "trPr") if name == "tr" else None
        return settings is not None and child_named(settings, "del") is not None


def _goes_on(settings: Any) -> bool:
    """Return whether the mark of a paragraph is deleted, or the paragraph is a drop cap."""
    if settings is None:
        return False
    frame = child_named(settings, "framePr")
    if frame is not None and value_of(frame, "dropCap") in ("drop", "margin"):
        return True
    mark_properties = child_named(settings, "rPr")
    return mark_properties is not None and any(
        local_name(item) in ("del", "moveFrom") for item in mark_properties
    )


def _build_blocks(paragraph: _Paragraph) -> list[Block]:
    """Return the blocks of a paragraph, split at double line breaks, and of its text boxes."""
    first, *others = "".join(paragraph.words).split("\n\n")
    block = Block("heading" if paragraph.look.heading else "paragraph", first)
    return [block, *(Block("paragraph", text) for text in others), *paragraph.boxes]
