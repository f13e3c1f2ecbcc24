"""The process that reads one PDF or Word file, and ends.

Started by ``confined``: the file comes on standard input, the document leaves as
JSON on standard output. The process gives itself limits of time and memory
first, and may write no file.
"""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import asdict

from touchstone.errors import UploadError
from touchstone.limits import MAX_READ_CPU_SECONDS, MAX_READ_MEMORY, MAX_UPLOAD_BYTES
from touchstone.own_article.documents.document import Document

_TOO_MUCH = "Reading the file needs too much memory. Save its text alone and give that."


def main() -> None:
    """Read the file on standard input; the first argument names its format."""
    confine()
    answer = answer_for(sys.argv[1], sys.stdin.buffer.read(MAX_UPLOAD_BYTES + 1))
    sys.stdout.write(json.dumps(answer))


def answer_for(kind: str, raw: bytes) -> dict[str, object]:
    """Return a document as JSON holds it, or ``{"refused": message}``."""
    try:
        return asdict(_read(kind, raw))
    except UploadError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": _TOO_MUCH}


def confine() -> None:
    """Limit the time and memory of this process, and keep it from writing files."""
    if sys.platform == "win32":
        return  # has no such limits; the time is limited from outside
    import resource

    limits = (
        (resource.RLIMIT_CPU, MAX_READ_CPU_SECONDS),
        (resource.RLIMIT_AS, MAX_READ_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for name, value in limits:
        # Some systems know a limit and do not let it be set.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (value, value))


def _read(kind: str, raw: bytes) -> Document:
    # Imported here: each is large, and one is enough.
    if kind == "pdf":
        from touchstone.own_article.documents.pdf import read_pdf

        return read_pdf(raw)
    from touchstone.own_article.documents.word import read_word

    return read_word(raw)


if __name__ == "__main__":
    main()
