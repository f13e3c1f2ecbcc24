"""How is a PDF or a Word file read without harm to the others who use the app?

In a process of its own (``worker``) with limits of time and memory: whatever the
file does to its reader, the app goes on, and the visitor gets a sentence.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading

from touchstone.errors import UploadError
from touchstone.limits import MAX_READ_SECONDS, MAX_READS_AT_ONCE
from touchstone.own_article.documents.document import Block, Document, Format
from touchstone.own_article.documents.formats import NAMES
from touchstone.resources import SHIPPED_FOLDER

_ROOT = SHIPPED_FOLDER.parent
_WORKER = "touchstone.own_article.documents.worker"
# A small machine must not read many large files at once.
_turn = threading.BoundedSemaphore(MAX_READS_AT_ONCE)
_TOO_LONG = "takes too long to read. Save its text alone, or paste it."
_BROKEN = "is broken and cannot be read. Open it, save it again, and give that; or paste its text."
_BUSY = "Many files are being read just now. Wait a minute and try again, or paste the text."


def read_confined(kind: Format, raw: bytes) -> Document:
    """Return the words of a PDF or Word file, read in a process of its own.

    Raises:
        UploadError: It is refused, broken, or takes too long.
    """
    if not _turn.acquire(timeout=MAX_READ_SECONDS):
        raise UploadError(_BUSY)
    try:
        done = subprocess.run(  # noqa: S603  # our own module, and a word from a closed list
            [
                sys.executable,
                "-B",
                "-X",
                "utf8",
                "-m",
                "touchstone.own_article.documents.worker",
                kind,
            ],
            input=raw,
            stdout=subprocess.PIPE,
            # What a library says of a broken file may quote it: nobody is to log that.
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            timeout=MAX_READ_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UploadError(_say(kind, _TOO_LONG)) from error
    except OSError as error:  # no process could be started
        raise UploadError(_BUSY) from error
    finally:
        _turn.release()
    if done.returncode < 0:  # ended by the system, at its limit
        raise UploadError(_say(kind, _TOO_LONG))
    if done.returncode:
        raise UploadError(_say(kind, _BROKEN))
    return _parse_answer(done.stdout)


def _say(kind: Format, what: str) -> str:
    return f"The {NAMES[kind].partition(' ')[2]} {what}"


def _parse_answer(raw: bytes) -> Document:
    answer = json.loads(raw)
    if "refused" in answer:
        raise UploadError(answer["refused"])
    blocks = tuple(Block(item["kind"], item["text"]) for item in answer["blocks"])
    return Document(answer["title"], blocks, answer["format"], tuple(answer["notes"]))
