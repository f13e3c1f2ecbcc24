"""Extract the web page from a file that a browser or mail program saved with its pictures.

Chrome, Edge and Word write MIME (.mhtml, .mht), and so do mail programs (.eml). Safari writes
a property list (.webarchive).
"""

from __future__ import annotations

import email
import plistlib
import re
from email.message import Message
from typing import Any

from touchstone.errors import UploadError
from touchstone.limits import MAX_NESTED_PARTS, MAX_SAVED_PARTS

_HEADERS = re.compile(rb"\A\s*(?:[A-Za-z][\w-]{1,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*){2,}")
_NAMES = {b"mime-version", b"content-type"}
_MIME = re.compile(rb"^(mime-version|content-type):", re.IGNORECASE | re.MULTILINE)
_HOLDS_PARTS = re.compile(rb"content-type:\s*multipart/", re.IGNORECASE)
_SAFARI = b"bplist00"
_NO_PAGE = (
    "This is a saved page or mail whose text cannot be found. Save it as “Webpage, HTML only”, "
    "or paste its text."
)


def unpack_saved_page(raw: bytes) -> tuple[bytes, str] | None:
    """Return the page in a saved file and its declared encoding, or None for other files.

    Raises:
        UploadError: It is a saved page or mail, but no text can be found in it.
    """
    if raw.startswith(_SAFARI):
        return _unpack_safari(raw)
    headers = _HEADERS.match(raw[:20_000].replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    if headers and {name.lower() for name in _MIME.findall(headers[0])} == _NAMES:
        return _unpack_mime(raw)
    return None


def _unpack_mime(raw: bytes) -> tuple[bytes, str]:
    nested = len(_HOLDS_PARTS.findall(raw))
    if nested > MAX_NESTED_PARTS or raw.lower().count(b"content-type:") > MAX_SAVED_PARTS:
        raise UploadError(_NO_PAGE)
    try:
        message = email.message_from_bytes(raw)
        part = _find_part(message, "text/html") or _find_part(message, "text/plain")
        content = part.get_payload(decode=True) if part is not None else None
        charset = part.get_content_charset("") if part is not None else ""
    # Unknown encodings, invalid numbers, parameters only partly numbered, mails nested in mails.
    except (LookupError, ValueError, TypeError, RecursionError) as error:
        raise UploadError(_NO_PAGE) from error
    if not isinstance(content, bytes) or not content.strip():
        raise UploadError(_NO_PAGE)
    return content, str(charset)


def _find_part(message: Message, kind: str) -> Message | None:
    return next((part for part in message.walk() if part.get_content_type() == kind), None)


def _unpack_safari(raw: bytes) -> tuple[bytes, str]:
    try:
        page: Any = plistlib.loads(raw, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        content, charset = page["WebResourceData"], page.get("WebResourceTextEncodingName", "")
    # A broken list, missing names, no list at all, lists nested in lists.
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UploadError(_NO_PAGE) from error
    if not isinstance(content, bytes) or not content.strip():
        raise UploadError(_NO_PAGE)
    return content, charset if isinstance(charset, str) else ""
