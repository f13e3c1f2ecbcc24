"""Read one PDF or Word file in a separate process, started by ``sandbox``.

The file comes on standard input, and the document leaves as JSON on standard output. The
process first limits its own time and memory, and bars itself from writing files.
"""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import asdict

from touchstone.errors import UploadError
from touchstone.limits import MAX_READ_CPU_SECONDS, MAX_READ_MEMORY, MAX_UPLOAD_BYTES
from touchstone.own_article.documents.document import Document

_TOO_MUCH = "Reading the file needs too much memory. Save only its text and upload that."


def main() -> None:
    """Read the file on standard input; the first argument names its format."""
    limit_process()
    result = read_as_json(sys.argv[1], sys.stdin.buffer.read(MAX_UPLOAD_BYTES + 1))
    sys.stdout.write(json.dumps(result))


def read_as_json(kind: str, raw: bytes) -> dict[str, object]:
    """Return the document as JSON-ready values, or ``{"refused": message}``."""
    try:
        return asdict(_read(kind, raw))
    except UploadError as error:
        return {"refused": str(error)}
    except MemoryError:
        return {"refused": _TOO_MUCH}


def limit_process() -> None:
    """Limit the time and memory of this process, and keep it from writing files."""
    if sys.platform == "win32":
        return  # no such limits here; ``sandbox`` limits the time
    import resource

    limits = (
        (resource.RLIMIT_CPU, MAX_READ_CPU_SECONDS),
        (resource.RLIMIT_AS, MAX_READ_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for name, value in limits:
        # Some systems have a limit but do not allow setting it.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (value, value))


def _read(kind: str, raw: bytes) -> Document:
    # Imported late: each is large, and only one is needed.
    if kind == "pdf":
        from touchstone.own_article.documents.pdf import read_pdf

        return read_pdf(raw)
    from touchstone.own_article.documents.word import read_word

    return read_word(raw)


if __name__ == "__main__":
    main()
