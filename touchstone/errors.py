"""Errors in what we are given, in words for the person who can fix them.

``TouchstoneError`` is the only family that pages and the command line catch and show.
Any other error is a bug and must be seen.

- ``PackError``: a data pack is refused; the error carries every ``Problem``.
- ``OutputError``: a requested file cannot be written.
- ``UploadError``: a visitor's file or text is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from touchstone.limits import MAX_PROBLEMS_SHOWN


class TouchstoneError(Exception):
    """An error whose message is written for the reader."""


class UploadError(TouchstoneError):
    """A visitor's file or text is refused.

    The message says what is wrong, what is allowed and what to do. It quotes
    nothing from the file. Raised by ``own_article`` and ``files.read_upload``.
    """


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in a data pack.

    Attributes:
        file: Path inside the pack, with forward slashes; empty for the folder itself.
        row: Row as a spreadsheet counts it (the header is row 1), 0 if the problem is
            about the whole file.
        column: Name of the column, empty if the problem is about the whole row or file.
        message: What is wrong with which value, what is allowed, what to do.
        warning: Whether the pack loads despite the problem.
    """

    file: str
    row: int
    column: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        """Return ``file, row 3, column 'kind': message``."""
        location = [self.file or "the folder"]
        if self.row:
            location.append(f"row {self.row}")
        if self.column:
            location.append(f"column '{self.column}'")
        return f"{', '.join(location)}: {self.message}"


class OutputError(TouchstoneError):
    """A file cannot be written; raised by ``files.write_file`` and ``exports.offline``."""


class PackError(TouchstoneError):
    """A data pack is refused, or cannot be written.

    Attributes:
        problems: Every problem that was found, in the order of files and rows.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(describe_problems(self.problems)))


def describe_problems(
    problems: Sequence[Problem], *, limit: int | None = MAX_PROBLEMS_SHOWN
) -> list[str]:
    """Return one line per problem, at most ``limit``, and a last line with the total."""
    shown = problems if limit is None else problems[:limit]
    lines = [str(problem) for problem in shown]
    if len(problems) > len(shown):
        lines.append(f"{len(shown)} of {len(problems)} problems are shown.")
    elif len(problems) == 1:
        lines.append("1 problem in all.")
    elif problems:
        lines.append(f"{len(problems)} problems in all.")
    return lines
