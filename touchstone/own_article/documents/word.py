"""Read a Word file.

python-docx opens the package and knows its styles. The text is gathered here, because
python-docx skips tracked insertions, text boxes and form fields. Runs in ``worker``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from touchstone.errors import UploadError
from touchstone.limits import MAX_TAGS
from touchstone.own_article.documents.document import (
    Block,
    BlockKind,
    Document,
    build_document,
    left_out,
)
from touchstone.own_article.documents.formats import ALLOWED
from touchstone.own_article.zips import read_members, zip_bytes

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab", f"{_W}br", f"{_W}cr"}
_HYPHEN = f"{_W}noBreakHyphen"
# Deleted text, and text that belongs to another paragraph.
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}p", f"{_W}pPr", _FALLBACK}
_HEADING = re.compile(r"(heading|title|subtitle)\b", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
# Other formats that are zip files: a member that identifies them, and what to do.
_OTHER_FORMATS = (
    ("datapackage.json", "a data pack, not an article. Give it where data packs are opened"),
    ("xl/workbook.xml", "an Excel workbook. Copy its text into a document and give that"),
    ("ppt/presentation.xml", "a PowerPoint file. Copy its text into a document and give that"),
    ("META-INF/container.xml", "an e-book (EPUB). Save the chapter as .docx or .txt"),
    ("content.xml", "an OpenDocument file. Save it as .docx"),
)


def read_word(raw: bytes) -> Document:
    """Return the words of a Word file (.docx).

    Raises:
        UploadError: It is another zip file, too large, or without words. A broken
            one may raise whatever python-docx raises, for which ``sandbox`` has a message.
    """
    members = read_members(raw, wanted=bool)
    _check_members(members)
    # Imported late: the worker needs it for Word files only.
    import docx

    file = docx.Document(BytesIO(zip_bytes(members, packed=False)))
    return build_document(
        _read_blocks(file),
        title=file.core_properties.title or "",
        source="docx",
        notes=left_out(sum(1 for _ in file.element.body.iter("{*}pic")), "picture"),
    )


def _check_members(members: dict[str, bytes]) -> None:
    for name, what in _OTHER_FORMATS:
        if name in members:
            raise UploadError(f"This is {what}.")
    if "[Content_Types].xml" not in members:
        raise UploadError(f"This is a zip file, not an article. Unpack it, and give {ALLOWED}.")
    xml = [raw for name, raw in members.items() if name.lower().endswith((".xml", ".rels"))]
    # Without NUL bytes: in UTF-16 each letter has one.
    if any(_DOCTYPE.search(raw.replace(b"\x00", b"")) for raw in xml):
        raise UploadError(
            "The Word file defines entities, which no Word file needs. "
            "Open it in Word, save it again as .docx, and give that."
        )
    if sum(raw.count(b"<") for raw in xml) > MAX_TAGS:
        raise UploadError(
            f"The Word file has more than {MAX_TAGS:,} tags. Save its text alone and give that."
        )


def _read_blocks(file: WordFile) -> Iterator[Block]:
    kind_of = _style_kinds(file)
    for paragraph in file.element.body.iter(f"{_W}p"):
        if any(parent.tag == _FALLBACK for parent in paragraph.iterancestors()):
            continue
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = "" if style is None else style.get(f"{_W}val", "")
        for number, text in enumerate(_paragraph_text(paragraph).split("\n\n")):
            yield Block(kind_of(name) if number == 0 else "paragraph", text)


def _style_kinds(file: WordFile) -> Any:
    """Return a function that gives the kind of block by the id of a style."""
    styles = {style.style_id: style for style in file.styles if style.type == 1}

    @cache
    def kind_of(style_id: str) -> BlockKind:
        style, steps = styles.get(style_id), 0
        while style is not None and steps < 10:  # a style may be based on another
            if _HEADING.match(style.name or ""):
                return "heading"
            style, steps = style.base_style, steps + 1
        return "paragraph"

    return kind_of


def _paragraph_text(paragraph: Any) -> str:
    words: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag == f"{_W}t":
            words.append(element.text or "")
        elif element.tag in _BREAKS:
            words.append("\n" if element.tag != f"{_W}tab" else " ")
        elif element.tag == _HYPHEN:
            words.append("-")
        elif element.tag not in _SKIPPED and not _is_hidden(element):
            stack.append(iter(element))
    return "".join(words)


def _is_hidden(element: Any) -> bool:
    return element.tag == f"{_W}r" and element.find(f"{_W}rPr/{_W}vanish") is not None
