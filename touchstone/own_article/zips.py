"""Read and write zip files in memory.

Members are unpacked in chunks up to the limits. The sizes that a zip file declares are checked
first but not trusted. Paths that lead out of the zip file are refused.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Mapping

from touchstone.errors import UploadError
from touchstone.limits import MAX_UNPACKED_BYTES, MAX_ZIP_MEMBERS, MEGABYTE

_CHUNK_BYTES = 64 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"[A-Za-z]:")
_ENCRYPTED = 0x1
_BROKEN = "The file is broken and cannot be unpacked. Save it again and upload that."


def read_members(raw: bytes, *, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the contents of the wanted files in a zip file by path, in its order.

    Args:
        raw: The zip file.
        wanted: Returns whether a path is needed. Other files are checked but not unpacked.

    Raises:
        UploadError: It is broken, locked, too large, or holds a path that leads out of it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            # Not is_dir(): it fails on a member without a name.
            infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
            _check_members(infos)
            chosen = [info for info in infos if wanted(info.filename)]
            _check_sizes(chosen)
            return _unpack(archive, chosen)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise UploadError(_BROKEN) from error
    except (UnicodeDecodeError, ValueError, OverflowError) as error:
        # Impossible offsets and names: zipfile checks few of them.
        raise UploadError(_BROKEN) from error


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip file. The same files give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            # The earliest date that a zip file can hold, instead of the current time.
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix, on every machine
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, files[name], compresslevel=9)
    return target.getvalue()


def _check_members(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_ZIP_MEMBERS:
        raise UploadError(
            f"The file holds {len(infos):,} files; the limit is {MAX_ZIP_MEMBERS:,}. "
            "Save only the text and upload that."
        )
    seen: set[str] = set()
    for info in infos:
        _check_name(info)
        if info.filename.casefold() in seen:
            raise UploadError("The file holds two files of one name. Remove one, and try again.")
        seen.add(info.filename.casefold())
        if info.flag_bits & _ENCRYPTED:
            raise UploadError("The file is locked with a password. Upload it without one.")


def _check_name(info: zipfile.ZipInfo) -> None:
    # orig_filename: zipfile cuts a name at a NUL byte and replaces backslashes.
    name = info.orig_filename
    folders = re.split(r"[/\\]", name)
    if name.startswith(("/", "\\")) or _DRIVE.match(name) or ".." in folders or "\x00" in name:
        raise UploadError(
            "The file holds a path that leads out of it. Nothing was unpacked. "
            "Use plain names, such as claims.csv and articles/name.md."
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UploadError("The file holds a link. Put the file itself in its place.")
    if info.compress_type not in _METHODS:
        raise UploadError(
            "The file uses an unsupported compression. Pack it as an ordinary zip file."
        )


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    declared = sum(info.file_size for info in infos)
    if declared > MAX_UNPACKED_BYTES:
        raise UploadError(_too_large())


def _too_large() -> str:
    limit = MAX_UNPACKED_BYTES // MEGABYTE
    return (
        f"The file unpacks to more than {limit} MB, the limit. Save only the text and upload that."
    )


def _unpack(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    remaining_bytes = MAX_UNPACKED_BYTES
    for info in infos:
        content = bytearray()
        with archive.open(info) as member:
            # In chunks: without a size, zipfile unpacks all of a member, whatever size it declares.
            while chunk := member.read(_CHUNK_BYTES):
                content += chunk
                if len(content) > remaining_bytes:
                    raise UploadError(_too_large())
        remaining_bytes -= len(content)
        files[info.filename] = bytes(content)
    return files
