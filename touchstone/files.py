"""Read and write single files that a user names."""

from __future__ import annotations

from pathlib import Path

from touchstone.errors import OutputError, UploadError
from touchstone.limits import MAX_UPLOAD_BYTES


def write_file(path: Path, content: bytes) -> None:
    """Write a file that the reader asked for.

    Raises:
        OutputError: The file cannot be written; an old one at that path stays.
    """
    try:
        replace_file(path, content)
    except OSError as error:
        raise OutputError(
            f"'{path.name}' cannot be written ({error.strerror}). Check the folder."
        ) from error


def read_upload(path: Path) -> bytes:
    """Return the content of a file that a user names, at most one byte over the limit.

    Raises:
        UploadError: The file is missing, is not a regular file, or cannot be read.
    """
    try:
        # Reading a pipe or a device could wait forever.
        if path.exists() and not path.is_file():
            raise UploadError(f"'{path.name}' is not a regular file. Give the file of an article.")
        with path.open("rb") as file:
            return file.read(MAX_UPLOAD_BYTES + 1)
    except FileNotFoundError as error:
        raise UploadError(f"There is no file '{path.name}'. Check the path.") from error
    except (OSError, ValueError) as error:
        raise UploadError(f"'{path.name}' cannot be read. Check its permissions.") from error


def replace_file(path: Path, content: bytes) -> None:
    """Write a file completely or not at all: on a full disk, the old one stays."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a pipe or a device
        return
    # Follow a link to the file that it names.
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.new")
    try:
        temporary.write_bytes(content)
        if target.exists():
            temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
