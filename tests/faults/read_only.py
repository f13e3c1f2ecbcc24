"""Run a command that can make, change and remove no file, as on a read-only disk.

``python -m tests.faults.read_only COMMAND...`` works with any rights. The command gets a read-only
view of the file system or, where a container forbids that, restrictions by Landlock. Where neither
works, it exits with a message. The rest of the machine is not affected.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
import tempfile
from pathlib import Path

_LIBC = ctypes.CDLL(None, use_errno=True)
_NEW_VIEW, _NEW_USER = 0x00020000, 0x10000000
_MOUNT_SETATTR, _RECURSIVE, _READ_ONLY, _HERE = 442, 0x8000, 1, -100
_CREATE_RULES, _ADD_RULE, _APPLY_RULES, _ASK_VERSION = 444, 445, 446, 1
_NO_NEW_PRIVILEGES = 38
_WRITE_FILE = 1 << 1
# Writing, removing and making files of each kind; newer versions add moving and truncating.
_WRITES = _WRITE_FILE | sum(1 << bit for bit in range(4, 13))
_MOVE, _CUT = 1 << 13, 1 << 14


def _call(number: int, *arguments: int | bytes | None) -> int:
    """Make a system call.

    Raises:
        OSError: The system refuses it.
    """
    given = [ctypes.c_long(item) if isinstance(item, int) else item for item in arguments]
    answer: int = _LIBC.syscall(ctypes.c_long(number), *given)
    return _refuse(answer)


def _refuse(answer: int) -> int:
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer


def make_view() -> None:
    """Give this process a read-only view of all file systems.

    Raises:
        OSError: The process may not have its own view, as in most containers.
    """
    user, group = os.getuid(), os.getgid()
    _refuse(_LIBC.unshare(_NEW_VIEW if user == 0 else _NEW_VIEW | _NEW_USER))
    if user:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    wanted = struct.pack("=4Q", _READ_ONLY, 0, 0, 0)
    _call(_MOUNT_SETATTR, _HERE, b"/", _RECURSIVE, wanted, len(wanted))


def make_rules() -> None:
    """Forbid this process to write to anything but two devices.

    Raises:
        OSError: The system has no Landlock, or the container does not allow it.
    """
    version = _call(_CREATE_RULES, None, 0, _ASK_VERSION)
    handled = _WRITES | (_MOVE if version >= 2 else 0) | (_CUT if version >= 3 else 0)
    _refuse(_LIBC.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    rules = _call(_CREATE_RULES, struct.pack("=Q", handled), 8, 0)
    for device in ("/dev/null", "/dev/full"):
        with Path(device).open("rb", buffering=0) as file:
            allowed = struct.pack("=Qi", _WRITE_FILE, file.fileno())
            _call(_ADD_RULE, rules, 1, allowed, 0)
    _call(_APPLY_RULES, rules, 0)


def is_read_only(folder: Path) -> bool:
    """Return whether the system refuses to make a file in ``folder``."""
    probe = folder / f"read-only-{os.getpid()}"
    try:
        probe.touch()
    except OSError as error:
        return error.errno in (errno.EROFS, errno.EACCES)
    probe.unlink()
    return False


def main() -> None:
    """Make the disk read-only for this process, and replace it with the command."""
    # Looked up first: to find the temporary folder, Python writes to it.
    folders, refused = (Path.cwd(), Path(tempfile.gettempdir())), []
    for make in (make_view, make_rules):
        try:
            make()
        except OSError as error:
            refused.append(f"{make.__name__}: {error.strerror}")
            continue
        if all(map(is_read_only, folders)):
            os.execv(sys.argv[1], sys.argv[1:])
        refused.append(f"{make.__name__}: files can still be written")
    sys.exit(
        "A read-only disk cannot be had here, so that it cannot be tested: this machine allows "
        f"neither a view of its own nor Landlock ({'; '.join(refused)})."
    )


if __name__ == "__main__":
    main()
