"""Read a Word file: a document or a template, strict or not, with macros or without.

Only the parts that hold text are read, with lxml: python-docx fails if any link in the file is
broken, and supports neither strict files nor templates. Runs in ``worker``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from touchstone.errors import UploadError
from touchstone.limits import MAX_TAGS
from touchstone.own_article.documents.document import (
    Block,
    Document,
    build_document,
    clean_text,
    clean_title,
    left_out,
)
from touchstone.own_article.documents.encodings import decode
from touchstone.own_article.documents.formats import ALLOWED
from touchstone.own_article.documents.plaintext import read_blocks
from touchstone.own_article.documents.saved_pages import unpack_saved_page
from touchstone.own_article.documents.webpage import declared_encoding, read_fragment
from touchstone.own_article.documents.word_blocks import WordReader
from touchstone.own_article.documents.word_styles import Styles, child_named, local_name, value_of
from touchstone.own_article.zips import read_members

_MAIN = "word/document.xml"
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
# Other formats that are zip files: a member that identifies them, and what to do.
_OTHER_FORMATS = (
    ("datapackage.json", "a data pack, not an article. Upload it under “Open saved work”"),
    ("xl/workbook.xml", "an Excel workbook. Copy its text into a document and upload that"),
    ("ppt/presentation.xml", "a PowerPoint file. Copy its text into a document and upload that"),
    ("META-INF/container.xml", "an e-book (EPUB). Save the chapter as .docx or .txt"),
    ("content.xml", "an OpenDocument file. Save it as .docx"),
)
_NOTES = ("footnotes", "endnotes")
_NOT_READ = "A file embedded in the Word file was not read. Open it in Word, and save it again."
_MARGINS = "Headers and footers of the pages were left out."

Members = dict[str, bytes]
# Target and kind of the links of a part, by id.
Links = dict[str, tuple[str, str]]


def read_word(raw: bytes) -> Document:
    """Return the text of a Word file as a document.

    Raises:
        UploadError: It is another kind of zip file, too large, or without words. A broken
            one may raise whatever lxml raises; ``sandbox`` turns that into a message.
    """
    members = read_members(raw, wanted=bool)
    _check_members(members)
    main = _find_main(members)
    links = _read_links(members, main)
    notes: list[str] = []
    reader = WordReader(
        Styles(_parse_linked(members, links, "styles")), _build_chunk_reader(members, links, notes)
    )
    blocks = reader.read(_parse(members[main]))
    blocks += _read_notes(members, links, reader)
    for name, count in reader.counts.items():
        notes += left_out(count, name)
    notes += _describe_others(members, links)
    return build_document(blocks, title=_read_title(members), source="docx", notes=notes)


def _check_members(members: Members) -> None:
    for name, what in _OTHER_FORMATS:
        if name in members:
            raise UploadError(f"This is {what}.")
    if "[Content_Types].xml" not in members and _MAIN not in members:
        raise UploadError(f"This is a zip file, not an article. Unpack it and upload {ALLOWED}.")
    xml = [raw for name, raw in members.items() if name.lower().endswith((".xml", ".rels"))]
    # Drop NUL bytes, because each letter has one in UTF-16.
    if any(_DOCTYPE.search(raw.replace(b"\x00", b"")) for raw in xml):
        raise UploadError(
            "The Word file defines entities, which no Word file needs. "
            "Open it in Word, save it again as .docx, and upload that."
        )
    if sum(raw.count(b"<") for raw in xml) > MAX_TAGS:
        raise UploadError(
            f"The Word file has more than {MAX_TAGS:,} tags. Save only its text and upload that."
        )


def _parse(raw: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return etree.fromstring(raw, parser)


def _find_main(members: Members) -> str:
    """Return the path of the part that holds the text."""
    targets = [path for path, kind in _read_links(members, "").values() if kind == "officeDocument"]
    return next((path for path in targets if path in members), _MAIN)


def _read_links(members: Members, part: str) -> Links:
    """Return what a part links to in the file; an unreadable list of links counts as empty."""
    folder, name = posixpath.split(part)
    raw = members.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    try:
        tree = () if raw is None else _parse(raw)
    except etree.XMLSyntaxError:
        tree = ()
    links: Links = {}
    for item in tree:
        target = posixpath.normpath(posixpath.join("/", folder, value_of(item, "Target")))
        kind = value_of(item, "Type").rpartition("/")[2]
        links[value_of(item, "Id")] = (target.lstrip("/"), kind)
    return links


def _list_linked(members: Members, links: Links, *kinds: str) -> list[str]:
    return sorted({path for path, kind in links.values() if kind in kinds and path in members})


def _parse_linked(members: Members, links: Links, kind: str) -> Any:
    """Return the first part of a kind, or None if there is none or it cannot be read."""
    try:
        return next((_parse(members[path]) for path in _list_linked(members, links, kind)), None)
    except etree.XMLSyntaxError:
        return None


def _read_notes(members: Members, links: Links, reader: WordReader) -> list[Block]:
    """Return the footnotes and endnotes under a heading."""
    blocks: list[Block] = []
    for kind in _NOTES:
        tree = _parse_linked(members, links, kind)
        for note in () if tree is None else tree:
            if not value_of(note, "type"):  # separators between text and notes have a type
                blocks += reader.read(note)
    has_words = any(block.text.strip() for block in blocks)
    return [Block("heading", "Notes"), *blocks] if has_words else []


def _build_chunk_reader(members: Members, links: Links, notes: list[str]) -> Any:
    """Return a function that reads an embedded file by its id."""

    def read_chunk(chunk_id: str) -> Iterator[Block]:
        path = links.get(chunk_id, ("", ""))[0]
        raw = members.get(path, b"")
        saved = unpack_saved_page(raw) if raw else None
        raw, charset = saved or (raw, "")
        is_page = saved is not None or path.lower().endswith((".html", ".htm", ".xhtml"))
        if not raw or not (is_page or path.lower().endswith(".txt")):
            notes.append(_NOT_READ)
            return
        text, _ = decode(raw, declared=charset or declared_encoding(raw))
        yield from read_fragment(text) if is_page else read_blocks(clean_text(text))

    return read_chunk


def _describe_others(members: Members, links: Links) -> Iterator[str]:
    """Yield notes on comments, headers and footers, which are left out."""
    tree = _parse_linked(members, links, "comments")
    comments = () if tree is None else [item for item in tree if local_name(item) == "comment"]
    yield from left_out(len(comments), "comment")
    for path in _list_linked(members, links, "header", "footer"):
        if re.search(rb"<\w+:t[ >][^<]*[^\W\d_]{3}", members[path]):
            yield _MARGINS
            return


def _read_title(members: Members) -> str:
    raw = members.get("docProps/core.xml")
    try:
        title = None if raw is None else child_named(_parse(raw), "title")
    except etree.XMLSyntaxError:
        title = None
    return "" if title is None else clean_title(title.text or "")
