"""Detect the format of a file from its first bytes, then from its name.

The message for an unsupported format names it and says what to upload instead.
"""

from __future__ import annotations

import re

from touchstone.errors import UploadError
from touchstone.limits import MAX_UPLOAD_BYTES, MEGABYTE
from touchstone.own_article.documents.document import Format

# Format by file extension.
ENDINGS: dict[str, Format] = {
    "txt": "txt",
    "text": "txt",
    "md": "md",
    "markdown": "md",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "mhtml": "html",
    "mht": "html",
    "webarchive": "html",
    "docx": "docx",
    "docm": "docx",
    "dotx": "docx",
    "dotm": "docx",
    "pdf": "pdf",
}
NAMES = {
    "txt": "a text",
    "md": "a Markdown text",
    "html": "a web page",
    "docx": "a Word file",
    "pdf": "a PDF",
}
ALLOWED = "a text (.txt), Markdown (.md), Word (.docx), PDF or web page (.html) file"

# Signatures of unsupported formats: offset, bytes, name.
_SIGNATURES = (
    (0, b"\x89PNG", "a picture (PNG)"),
    (0, b"\xff\xd8\xff", "a picture (JPEG)"),
    (0, b"GIF8", "a picture (GIF)"),
    (8, b"WEBP", "a picture (WebP)"),
    (0, b"II*\x00", "a picture (TIFF)"),
    (0, b"MM\x00*", "a picture (TIFF)"),
    (4, b"ftyphei", "a picture (HEIC)"),
    (4, b"ftypavif", "a picture (AVIF)"),
    (0, b"\x00\x00\x01\x00", "a picture (icon)"),
    (4, b"ftyp", "a video or audio file"),
    (0, b"ID3", "an audio file"),
    (0, b"OggS", "a video or audio file"),
    (8, b"WAVE", "an audio file"),
    (0, b"\x7fELF", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "a program"),
    (0, b"\x1f\x8b", "an archive (gzip)"),
    (0, b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (0, b"Rar!\x1a", "an archive (RAR)"),
    (0, b"BZh", "an archive (bzip2)"),
    (0, b"\xfd7zXZ", "an archive (xz)"),
    (0, b"SQLite format 3\x00", "a database"),
)
_PROGRAM = b"MZ"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_RTF = b"{\\rtf"
_PAGE_START = re.compile(r"<(!doctype\s+html|html)\b", re.IGNORECASE)
_TAG = re.compile(r"<(p|div|body|h[1-6]|br|span|article|section|ul|table)\b", re.IGNORECASE)


_XML = re.compile(r"(<\?xml\b[^>]{0,300}\?>\s*)?(<\?[^>]{0,300}\?>\s*)*<([\w:-]+)")
_WORD_XML = {"w:wordDocument", "pkg:package", "office:document"}


def check_size(raw: bytes) -> None:
    """Refuse a file that is empty or too large, before anything else is done with it.

    Raises:
        UploadError: It has no bytes, or more than ``MAX_UPLOAD_BYTES``.
    """
    if not raw:
        raise UploadError(f"The file is empty. Upload {ALLOWED}.")
    if len(raw) > MAX_UPLOAD_BYTES:
        # Rounded up, so that a file just over the limit is not said to be at it.
        size = -(-len(raw) * 10 // MEGABYTE) / 10
        limit = MAX_UPLOAD_BYTES // MEGABYTE
        raise UploadError(
            f"The file has {size:,.1f} MB; the limit is {limit} MB. "
            "Save only the text and upload that."
        )


def find_ending(name: str) -> str:
    """Return the extension of a file name in lower case, without the dot, or ''."""
    return name.rpartition(".")[2].strip().lower() if "." in name else ""


def detect_binary_format(raw: bytes) -> Format | None:
    """Return the format of a binary file, or None for one that may be text.

    A zip file counts as Word; ``word`` refuses other zip files.

    Raises:
        UploadError: Its format is not supported.
    """
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(_ZIP):
        return "docx"
    if raw.startswith(_OLD_OFFICE):
        raise UploadError(
            "This is an old Office file, or one locked with a password. "
            "Open it, save it as .docx without a password, and upload that."
        )
    if raw.startswith(_RTF):
        raise UploadError("This is a rich-text file (.rtf). Save it as .docx or .txt.")
    for offset, signature, name in _SIGNATURES:
        if raw.startswith(signature, offset):
            raise UploadError(f"This is {name}, not text. Upload {ALLOWED}.")
    if raw.startswith(_PROGRAM) and b"\x00" in raw[:4096]:
        raise UploadError(f"This is a program, not text. Nothing of it was run. Upload {ALLOWED}.")
    return None


def detect_text_format(name: str, text: str) -> Format:
    """Return the format of a text file.

    Args:
        name: Name of the file; only its extension counts.
        text: Its decoded content.
    """
    start = text[:2000].lstrip()
    _refuse_xml(start)
    if start.startswith("<") and _PAGE_START.search(start):
        return "html"
    named = ENDINGS.get(find_ending(name), "txt")
    if named == "html" and not _TAG.search(text):
        return "txt"
    return named if named in ("md", "html") else "txt"


def _refuse_xml(start: str) -> None:
    """Refuse XML that is not a web page: its text is scattered among names and settings."""
    found = _XML.match(start)
    if not found or _PAGE_START.search(start):
        return
    if found[3] in _WORD_XML:
        raise UploadError(
            "This is a document saved as XML. Open it in Word, save it as .docx, and upload that."
        )
    if found[1]:
        raise UploadError(f"This is an XML file, not an article. Upload {ALLOWED}.")


def mismatch_note(name: str, found: Format) -> tuple[str, ...]:
    """Return a note if the name of the file suggests a format other than ``found``."""
    ending = find_ending(name)
    named = ENDINGS.get(ending)
    if named is None or named == found:
        return ()
    return (f"The name ends in .{ending}, but the file is {NAMES[found]}. It was read as that.",)
