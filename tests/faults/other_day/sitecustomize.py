"""Give a whole process another date: Python runs this if its folder is in PYTHONPATH.

``OTHER_DAY`` is the date, such as 2099-03-01. Functions that tell the date are shifted; those that
measure durations are not.
"""

from __future__ import annotations

import ctypes
import gc
import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from typing import Any

_DAYS = (date.fromisoformat(os.environ["OTHER_DAY"]) - date.today()).days
_SECONDS = _DAYS * 24 * 60 * 60
_read, _read_ns, _format = time.time, time.time_ns, time.strftime


def _begin_now(make: Callable[[float], Any]) -> Callable[..., Any]:
    """Return ``make`` with the shifted time as the default for its argument."""
    return lambda seconds=None: make(time.time() if seconds is None else seconds)


def _now(cls: type[datetime], tz: tzinfo | None = None) -> datetime:
    return cls.fromtimestamp(time.time(), tz)


def _replace(cls: type, name: str, make: Callable[..., Any]) -> None:
    # Patched in the class itself: C libraries hold a reference to it and ignore a replacement.
    gc.get_referents(cls.__dict__)[0][name] = classmethod(make)
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(cls))


time.time = lambda: _read() + _SECONDS
time.time_ns = lambda: _read_ns() + _SECONDS * 10**9
time.localtime = _begin_now(time.localtime)
time.gmtime = _begin_now(time.gmtime)
time.ctime = _begin_now(time.ctime)
time.strftime = lambda form, at=None: _format(form, time.localtime() if at is None else at)
_replace(datetime, "now", _now)
_replace(datetime, "today", _now)
_replace(datetime, "utcnow", lambda cls: _now(cls, UTC).replace(tzinfo=None))
_replace(date, "today", lambda cls: cls.fromtimestamp(time.time()))
