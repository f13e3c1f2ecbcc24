"""Which files are in this zip file, and is it harmless to unpack them?

Everything is unpacked in memory, in pieces, and stops at the limits: what a zip
file says of its own sizes is looked at first and not believed. Names are plain
paths inside the zip file or are refused.
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

_PIECE = 64 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"[A-Za-z]:")
_ENCRYPTED = 0x1
_BROKEN = "The file is broken and cannot be unpacked. Save it again, and give that."


def read_members(raw: bytes, *, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the content of files in a zip file by path, in its order.

    Args:
        raw: The zip file.
        wanted: Says for a path whether its content is needed; the others are
            counted and not unpacked.

    Raises:
        UploadError: It is broken, locked, too large, or holds a path that is not
            plainly inside it.
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
        # Offsets and names that cannot be: zipfile checks few of them.
        raise UploadError(_BROKEN) from error


def zip_bytes(files: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """Return files as a zip file: same files, same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            # The first day that a zip file can name: no clock is asked.
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            info.create_system = 3  # whatever the machine is
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, files[name], compresslevel=9)
    return target.getvalue()


def _check_members(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_ZIP_MEMBERS:
        raise UploadError(
            f"{len(infos):,} files are packed in the file; at most {MAX_ZIP_MEMBERS:,} are read. "
            "Save the text alone and give that."
        )
    seen: set[str] = set()
    for info in infos:
        _check_name(info)
        if info.filename.casefold() in seen:
            raise UploadError(
                "Two files of one name are packed in the file. Remove one, and give it once more."
            )
        seen.add(info.filename.casefold())
        if info.flag_bits & _ENCRYPTED:
            raise UploadError("The file is locked with a password. Give it without one.")


def _check_name(info: zipfile.ZipInfo) -> None:
    # orig_filename: zipfile cuts a name at a NUL byte and turns backslashes round.
    name = info.orig_filename
    parts = re.split(r"[/\\]", name)
    if name.startswith(("/", "\\")) or _DRIVE.match(name) or ".." in parts or "\x00" in name:
        raise UploadError(
            "The file holds a path that leads out of it. Nothing was unpacked. "
            "Use plain names, such as claims.csv and articles/name.md."
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UploadError("The file holds a link. Put the file itself in its place.")
    if info.compress_type not in _METHODS:
        raise UploadError(
            "The file is packed in a way that is not read here. Pack it as an ordinary zip."
        )


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    declared = sum(info.file_size for info in infos)
    if declared > MAX_UNPACKED_BYTES:
        raise UploadError(_too_large())


def _too_large() -> str:
    limit = MAX_UNPACKED_BYTES // MEGABYTE
    return (
        f"The file unpacks to more than {limit} MB, which is the most that is allowed. "
        "Save the text alone and give that."
    )


def _unpack(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    left = MAX_UNPACKED_BYTES
    for info in infos:
        content = bytearray()
        with archive.open(info) as member:
            # In pieces: asked for all at once, zipfile unpacks more than it hands over.
            while piece := member.read(_PIECE):
                content += piece
                if len(content) > left:
                    raise UploadError(_too_large())
        left -= len(content)
        files[info.filename] = bytes(content)
    return files
