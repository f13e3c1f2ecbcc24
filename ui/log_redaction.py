"""Keep visitors' input out of the server's logs and off its disk.

An error message may quote what the code was working on: a link, the words of a search, a
line of somebody's file. Logs keep only the type of each error and its place in the code.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterator

from starlette.formparsers import MultiPartParser

from touchstone.limits import MAX_UPLOAD_BYTES, MEGABYTE

_LEFT_OUT = "(left out)"
# A shorter text may occur in a log by chance, and identifies nobody.
_LEAST_CHARS = 3


def redact_logs() -> None:
    """From now on, keep visitors' words out of this process's logs, and uploads off its disk.

    A second call changes nothing.
    """
    make_record = logging.getLogRecordFactory()
    if not isinstance(make_record, _RedactedRecords):
        logging.setLogRecordFactory(_RedactedRecords(make_record))
    # This logger records each websocket with its link and its reader's address.
    logging.getLogger("uvicorn.error").addFilter(_is_fault)
    # Keep uploads in memory. Starlette would spool larger ones to the temporary folder, which
    # may be full or read-only.
    MultiPartParser.spool_max_size = MAX_UPLOAD_BYTES + MEGABYTE


def _is_fault(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING


def describe_error(error: BaseException) -> str:
    """Return the traceback of ``error`` and of its causes, without their messages."""
    tracebacks: list[str] = []
    for cause in _list_causes(error):
        frames = traceback.format_tb(cause.__traceback__)
        tracebacks.append(
            f"Traceback (most recent call last):\n{''.join(frames)}{_name_error_type(cause)}"
        )
    return "\n\nwhich led to:\n\n".join(reversed(tracebacks))


class _RedactedRecords:
    """A log record factory that reduces errors to their type and place."""

    def __init__(self, make_record: Callable[..., logging.LogRecord]) -> None:
        self._make = make_record

    def __call__(self, *args: object, **kwargs: object) -> logging.LogRecord:
        """Return the record of an event, without the messages of errors."""
        record = self._make(*args, **kwargs)
        error = record.exc_info[1] if record.exc_info else None
        errors = [error] if error else []
        if isinstance(record.args, tuple):
            errors += [item for item in record.args if isinstance(item, BaseException)]
        if isinstance(record.msg, BaseException):
            errors.append(record.msg)
        if errors:
            record.msg, record.args = _redact_errors(_format_message(record), errors), None
        if error:
            # A formatter uses this text if it is set.
            record.exc_text, record.exc_info = describe_error(error), None
        return record


def _format_message(record: logging.LogRecord) -> str:
    """Return the message of a record; a faulty log call must not stop the code that makes it."""
    try:
        return record.getMessage()
    except (TypeError, ValueError):
        return str(record.msg)


def _redact_errors(message: str, errors: list[BaseException]) -> str:
    for error in errors:
        for cause in _list_causes(error):
            for text in (repr(cause), str(cause), *map(str, cause.args)):
                if len(text) >= _LEAST_CHARS:
                    message = message.replace(text, f"{_name_error_type(cause)} {_LEFT_OUT}")
    return message


def _list_causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, its cause, the cause of that, and so on, each once."""
    seen_ids: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen_ids:
        seen_ids.add(id(cause))
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _name_error_type(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
