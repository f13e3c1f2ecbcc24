"""Read a PDF or Word file in a separate process with limits on time and memory.

Whatever the file does to its reader (``worker``), the app keeps running and the visitor gets
a message.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading

from touchstone.errors import UploadError
from touchstone.limits import MAX_READ_SECONDS, MAX_READS_AT_ONCE
from touchstone.own_article.documents.document import Block, Document, Format
from touchstone.own_article.documents.formats import NAMES
from touchstone.resources import SHIPPED_FOLDER

_ROOT = SHIPPED_FOLDER.parent
_WORKER = f"{__package__}.worker"
# Keeps a small machine from reading many large files at once.
_slots = threading.BoundedSemaphore(MAX_READS_AT_ONCE)
# Signals of a reader that crashed on unexpected content.
_FAULTS = (signal.SIGSEGV, signal.SIGILL, signal.SIGFPE)
_TOO_LONG = "takes too long to read. Save only its text, or paste it."
_BROKEN = (
    "is broken and cannot be read. Open it, save it again, and upload that; or paste its text."
)
_BUSY = "Many files are being read just now. Wait a minute and try again, or paste the text."


def read_in_sandbox(kind: Format, raw: bytes) -> Document:
    """Return the text of a PDF or Word file as a document, read in a separate process.

    Raises:
        UploadError: It is refused, broken, or takes too long, or no process is free to read it.
    """
    if not _slots.acquire(timeout=MAX_READ_SECONDS):
        raise UploadError(_BUSY)
    try:
        process = subprocess.run(  # noqa: S603  # a module of ours, a word from a closed list
            [sys.executable, "-B", "-X", "utf8", "-m", _WORKER, kind],
            input=raw,
            stdout=subprocess.PIPE,
            # A library's error message may quote the file, and must not reach a log.
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            timeout=MAX_READ_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UploadError(_build_message(kind, _TOO_LONG)) from error
    except OSError as error:  # no process could be started
        raise UploadError(_BUSY) from error
    finally:
        _slots.release()
    if process.returncode < 0 and -process.returncode not in _FAULTS:  # ended at its limit
        raise UploadError(_build_message(kind, _TOO_LONG))
    if process.returncode:
        raise UploadError(_build_message(kind, _BROKEN))
    return _parse_result(process.stdout)


def _build_message(kind: Format, problem: str) -> str:
    return f"The {NAMES[kind].partition(' ')[2]} {problem}"


def _parse_result(raw: bytes) -> Document:
    result = json.loads(raw)
    if "refused" in result:
        raise UploadError(result["refused"])
    blocks = tuple(Block(item["kind"], item["text"]) for item in result["blocks"])
    return Document(result["title"], blocks, result["format"], tuple(result["notes"]))
