"""Read the bytes of a data pack: every read is bounded and stays inside its folder."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from touchstone.errors import Problem
from touchstone.limits import MAX_PACK_ARTICLES, MAX_PACK_FILE_BYTES
from touchstone.nearest import find_nearest
from touchstone.packs.descriptor import DESCRIPTOR
from touchstone.packs.schema import Table, parse_tables, parse_texts
from touchstone.resources import SHIPPED_FOLDER
from touchstone.text import shorten

ARTICLE_FOLDER = "articles"
FOLDER_VARIABLE = "TOUCHSTONE_DATA"


@dataclass(frozen=True)
class Sources:
    """The unchecked bytes of a pack.

    Attributes:
        files: Content by path inside the pack, with forward slashes.
        problems: What could not be read, and why.
    """

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def chosen_folder() -> Path:
    """Return the folder that ``TOUCHSTONE_DATA`` names, or the shipped one."""
    return Path(os.environ.get(FOLDER_VARIABLE) or SHIPPED_FOLDER)


@lru_cache(maxsize=1)
def standard_tables() -> dict[str, Table]:
    """Return the shapes that every pack must have, by table name.

    Source:
        datapackage.json of the shipped pack, the one place that states them.
    """
    return parse_tables(_standard_descriptor())


@lru_cache(maxsize=1)
def standard_texts() -> dict[str, str]:
    """Return the paths of the texts that a pack may have about itself, by name.

    Source:
        datapackage.json of the shipped pack, as for the tables.
    """
    return parse_texts(_standard_descriptor())


def _standard_descriptor() -> dict[str, Any]:
    descriptor: dict[str, Any] = json.loads(
        (SHIPPED_FOLDER / DESCRIPTOR).read_text(encoding="utf-8")
    )
    return descriptor


def read_sources(folder: Path) -> Sources:
    """Return the bytes of every file that a pack may have, and what could not be read."""
    if not folder.exists():
        return Sources({}, (Problem("", 0, "", _explain_missing_folder(folder)),))
    if not folder.is_dir():
        message = f"'{folder.name}' is a file, not a folder. Give the folder that holds the pack."
        return Sources({}, (Problem("", 0, "", message),))
    try:
        names = [DESCRIPTOR, *_list_file_names(folder), *_list_article_names(folder)]
        problems = _list_unknown_tables(folder)
    except OSError as error:
        message = f"'{folder.name}' cannot be read ({error.strerror}). Check its permissions."
        return Sources({}, (Problem("", 0, "", message),))
    files: dict[str, bytes] = {}
    for name in names:
        content = _read_file(folder, name)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            files[name] = content
    return Sources(files, tuple(problems))


def _explain_missing_folder(folder: Path) -> str:
    return f"there is no folder '{folder.name}' there. Check the path that was given."


def _list_file_names(folder: Path) -> list[str]:
    """Return the file names of tables and texts, without optional ones that are missing."""
    tables = standard_tables().values()
    optional = [table.path for table in tables if table.optional] + [*standard_texts().values()]
    # A broken link counts as present here, and is refused when it is read.
    present = [path for path in optional if os.path.lexists(folder / path)]
    return [table.path for table in tables if not table.optional] + present


def _list_unknown_tables(folder: Path) -> list[Problem]:
    """Return a warning for each unknown table, since a misspelled one would be ignored."""
    known_paths = [table.path for table in standard_tables().values()]
    file_names = {path.name for path in folder.glob("*.csv") if not is_side_file(path.name)}
    unknown_names = sorted(file_names - set(known_paths))
    problems: list[Problem] = []
    for name in unknown_names:
        nearest = find_nearest(name, [path for path in known_paths if not (folder / path).exists()])
        hint = f" Is it {nearest}? Rename it." if nearest else f" Known: {', '.join(known_paths)}."
        message = f"this table is not known, and is ignored.{hint}"
        problems.append(Problem(shorten(name), 0, "", message, warning=True))
    return problems


def is_side_file(name: str) -> bool:
    """Return whether a file is one that a program put beside the real one.

    macOS writes ``._name`` on foreign disks, and Office ``~$name`` while a file is open.

    Examples:
        >>> is_side_file("._skin.md"), is_side_file("~$skin.md"), is_side_file("skin.md")
        (True, True, False)
    """
    return name.startswith((".", "~$"))


def _list_article_names(folder: Path) -> list[str]:
    paths = (folder / ARTICLE_FOLDER).glob("*.md")
    article_paths = sorted(path for path in paths if not is_side_file(path.name))
    return [f"{ARTICLE_FOLDER}/{path.name}" for path in article_paths[: MAX_PACK_ARTICLES + 1]]


def _read_file(folder: Path, name: str) -> bytes | Problem:
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return Problem(name, 0, "", "this is a link that leaves the folder. Put the file here.")
        if path.exists() and not path.is_file():
            # Reading a pipe or a device could wait forever.
            file_type = "a folder" if path.is_dir() else "not a regular file"
            return Problem(name, 0, "", f"this is {file_type}, and a file is needed here.")
        if path.stat().st_size > MAX_PACK_FILE_BYTES:
            limit = MAX_PACK_FILE_BYTES // 1_000_000
            return Problem(name, 0, "", f"the file is larger than the limit of {limit} MB.")
        return path.read_bytes()
    except FileNotFoundError:
        return Problem(name, 0, "", "the file is missing. Add it, with a header row.")
    except RuntimeError:  # how Python 3.11 and 3.12 report a link that leads to itself
        return Problem(name, 0, "", "this is a link that leads nowhere. Put the file here.")
    except OSError as error:
        return Problem(
            name, 0, "", f"the file cannot be read ({error.strerror}). Check its permissions."
        )
