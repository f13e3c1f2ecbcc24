"""Decode the bytes of a text file.

Byte-order marks, UTF-8, UTF-16, and UTF-8 with a few stray bytes are recognized. Other text is
read as Windows-1252 if it fits; otherwise charset-normalizer guesses the encoding.
"""

from __future__ import annotations

import codecs
import re

from touchstone.errors import UploadError

_BYTE_ORDER_MARKS = (
    # UTF-32 first, because its mark starts like that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MIXED = "utf-8 with strays"
_OLDER = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "mac_roman", "koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_SAMPLE = 100_000
_CONTROLS = bytes({*range(32)} - {*b"\t\n\x0b\x0c\r\x1b"})
# A character beyond the first 65,536 that a program stored as two surrogate halves.
_HALVES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_STRAY = re.compile("[\udc80-\udcff]")
# Mixed UTF-8 has at least this many non-ASCII letters for each stray byte.
_LETTERS_A_STRAY = 2
_NOT_TEXT = (
    "The file holds no text that can be read. "
    "Upload a text, Markdown, Word (.docx), PDF or web page (.html) file, or paste the text."
)


def decode(raw: bytes, *, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the text of a file and notes for the visitor.

    Args:
        raw: The file.
        declared: The encoding that it declares, or ''. It counts only if the bytes leave
            the encoding open.

    Raises:
        UploadError: The bytes are not text.
    """
    name = find_encoding(raw)
    if name == MIXED:
        return _decode_mixed(raw)
    if not name.startswith("utf") and _allowed_encoding(declared):
        return raw.decode(_allowed_encoding(declared), errors="replace"), ()
    try:
        text = raw.decode(name, errors="strict" if name.startswith("utf") else "replace")
    except UnicodeDecodeError as error:
        raise UploadError(_NOT_TEXT) from error
    notes = () if name.startswith("utf") else (_guess_note(name),)
    return text, notes


def find_encoding(raw: bytes) -> str:
    """Return the name of the encoding of ``raw``.

    Raises:
        UploadError: The bytes are not text.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return name
    if b"\x00" in raw[:_SAMPLE]:
        return _find_utf_16(raw[:_SAMPLE])
    sample = raw[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 100:
        raise UploadError(_NOT_TEXT)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return MIXED if _is_mixed(raw) else _find_older(sample)
    return "utf-8"


def _is_mixed(raw: bytes) -> bool:
    """Return whether a file is UTF-8 except for a few bytes."""
    text = _read_mixed(raw)
    strays = len(_STRAY.findall(text))
    letters = sum(not char.isascii() for char in text) - strays
    return letters >= _LETTERS_A_STRAY * strays


def _decode_mixed(raw: bytes) -> tuple[str, tuple[str, ...]]:
    text = _read_mixed(raw)
    return _STRAY.sub(lambda stray: _read_stray(stray[0]), text), _stray_note(text)


def _read_mixed(raw: bytes) -> str:
    return _HALVES.sub(lambda pair: _join_halves(pair[0]), raw).decode("utf-8", "surrogateescape")


def _join_halves(raw: bytes) -> bytes:
    halves = raw.decode("utf-8", "surrogatepass")
    return halves.encode("utf-16", "surrogatepass").decode("utf-16").encode()


def _read_stray(stray: str) -> str:
    return bytes([ord(stray) - 0xDC00]).decode("cp1252", "replace")


def _stray_note(text: str) -> tuple[str, ...]:
    count = len(_STRAY.findall(text))
    if not count:
        return ()
    letters = "1 letter is" if count == 1 else f"{count:,} letters are"
    return (f"{letters} encoded differently from the rest and may be wrong.",)


def _allowed_encoding(declared: str) -> str:
    """Return Python's name for a declared older encoding, or '' if it is not allowed."""
    try:
        name = codecs.lookup(declared).name if declared else ""
    except (LookupError, ValueError):  # unknown, or with characters that no name may contain
        return ""
    # Read Latin-1 as Windows-1252, as browsers do.
    name = "cp1252" if name in ("iso8859-1", "ascii") else name.replace("-", "_")
    return name if name in _OLDER else ""


def _guess_note(name: str) -> str:
    label = name.replace("cp125", "Windows-125").replace("_", " ")
    return f"The file does not state its text encoding. It was read as {label}."


def _find_utf_16(sample: bytes) -> str:
    """Return UTF-16 with its byte order, judged by which byte of Western letters is zero."""
    half = len(sample) // 2
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if second > half // 2 > first:
        return "utf-16-le"
    if first > half // 2 > second:
        return "utf-16-be"
    raise UploadError(_NOT_TEXT)


def _find_older(sample: bytes) -> str:
    """Return the older encoding: Windows-1252 for mostly ASCII letters, else the best guess."""
    foreign = sum(byte > 127 for byte in sample)
    if foreign <= len(sample) // 8 and not {0x81, 0x8D, 0x8F, 0x90, 0x9D} & set(sample):
        return "cp1252"
    # Imported late: few files get this far.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_OLDER).best()
    if best is None:
        raise UploadError(_NOT_TEXT)
    return best.encoding
