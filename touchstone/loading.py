"""Which bytes make up a data pack, and how do they become frames?

The only module of the core that reads files. Every read is bounded, and stays inside the
pack's folder. A sealed pack (``sealing``) was checked when it was sealed and loads straight
away; any other is checked in full first (``checking``), and refused with every problem named.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from touchstone.articles import parse_article
from touchstone.descriptors import DESCRIPTOR, check_descriptor
from touchstone.errors import OutputError, PackError, Problem, UploadError
from touchstone.limits import MAX_UPLOAD_BYTES
from touchstone.pack import Change, Pack
from touchstone.rawtables import read_records
from touchstone.schema import Table, parse_tables
from touchstone.sealing import is_sealed, seal_descriptor

SHIPPED_FOLDER = Path(__file__).resolve().parent.parent / "data"
ARTICLE_FOLDER = "articles"
MAX_FILE_BYTES = 50_000_000
MAX_ARTICLES = 500
FOLDER_VARIABLE = "TOUCHSTONE_DATA"
# What is drawn with: the style sheet, the script of the offline copy, the sheet to print.
ASSETS = Path(__file__).resolve().parent / "assets"
PREVIEW = SHIPPED_FOLDER.parent / "docs" / "social-preview.png"
ABOUT = SHIPPED_FOLDER.parent / "docs" / "about.md"
_EXAMPLES_HERE = "<!-- The worked examples and the kinds of studies are drawn here. -->"
_FONT_PACKAGES = ("font_source_sans_pro", "font_source_serif_pro")


@dataclass(frozen=True)
class Sources:
    """The bytes of a pack, before anyone has judged them.

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
    descriptor = json.loads((SHIPPED_FOLDER / DESCRIPTOR).read_text(encoding="utf-8"))
    return parse_tables(descriptor)


@lru_cache
def read_asset(name: str) -> str:
    """Return the text of a file of ``touchstone/assets``."""
    return (ASSETS / name).read_text(encoding="utf-8")


@lru_cache
def read_preview() -> bytes:
    """Return the picture of a shared link, as PNG."""
    return PREVIEW.read_bytes()


@lru_cache
def read_style(*names: str) -> str:
    """Return style sheets of ``touchstone/assets`` as one, with the tokens that they name."""
    return "".join(read_asset(name) for name in ("tokens.css", *names))


@lru_cache
def read_about(*, shipped: bool) -> tuple[str, str]:
    """Return the text of About as Markdown: before and after the worked examples.

    Args:
        shipped: Whether it is about the shipped pack. What holds of its article alone
            stands between ``<!-- shipped -->`` and ``<!-- other``, and what is said
            instead of any other pack up to ``-->``.
    """
    text = ABOUT.read_text(encoding="utf-8")
    kept = r"\1" if shipped else r"\2"
    text = re.sub(r"<!-- shipped -->\n(.*?)<!-- other\n(.*?)-->\n", kept, text, flags=re.S)
    before, _, after = text.partition(_EXAMPLES_HERE)
    return before, after


@lru_cache(maxsize=1)
def font_folders() -> tuple[str, ...]:
    """Return the folders of the fonts for paper and pictures, from their packages."""
    specs = [importlib.util.find_spec(name) for name in _FONT_PACKAGES]
    return tuple(str(Path(spec.origin).parent / "files") for spec in specs if spec and spec.origin)


def write_file(path: Path, content: bytes) -> None:
    """Write a file that the reader asked for.

    Raises:
        OutputError: It cannot be written there; what was there stays.
    """
    try:
        _replace_file(path, content)
    except OSError as error:
        raise OutputError(
            f"'{path.name}' cannot be written ({error.strerror}). Check the folder."
        ) from error


def load_pack(folder: Path) -> Pack:
    """Return the data pack in ``folder``.

    Raises:
        PackError: Anything is wrong with it; the message names at most ten
            problems and the total.
    """
    return open_sources(read_sources(folder))


def open_sources(sources: Sources) -> Pack:
    """Return the pack that some files make: a sealed one straight away, any other checked.

    Raises:
        PackError: See ``load_pack``.
    """
    # The seal does not hold for the descriptor, which somebody may have edited since.
    if sources.problems or any(check_descriptor(sources.files)) or not is_sealed(sources.files):
        refuse_problems(sources)
    return build_pack(sources)


def read_sources(folder: Path) -> Sources:
    """Return the bytes of every file that a pack may have, and what could not be read."""
    if not folder.exists():
        return Sources({}, (Problem("", 0, "", _no_folder(folder)),))
    if not folder.is_dir():
        message = f"'{folder.name}' is a file, not a folder. Give the folder that holds the pack."
        return Sources({}, (Problem("", 0, "", message),))
    try:
        names = [DESCRIPTOR, *(table.path for table in standard_tables().values())]
        names += _article_names(folder)
    except OSError as error:
        message = f"'{folder.name}' cannot be read ({error.strerror}). Check its permissions."
        return Sources({}, (Problem("", 0, "", message),))
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in names:
        content = _read_file(folder, name)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            files[name] = content
    return Sources(files, tuple(problems))


def seal_pack(folder: Path) -> Sources:
    """Record in ``datapackage.json`` that the pack was checked as it is now.

    Each file gets a resource with its size and hash, so that the pack loads
    without the full check until a file changes. Same files, same bytes.

    Raises:
        PackError: The pack is refused, or the file cannot be written.
    """
    sources = read_sources(folder)
    refuse_problems(sources)
    descriptor = json.loads(sources.files[DESCRIPTOR].decode("utf-8-sig"))
    _write_file(folder / DESCRIPTOR, seal_descriptor(descriptor, sources.files))
    return sources


def refuse_problems(sources: Sources) -> None:
    """Check a pack in full, whether it is sealed or not.

    Raises:
        PackError: Anything is wrong with it.
    """
    # Imported here: a sealed pack, which is what readers visit, never needs it.
    from touchstone.checking import check_sources

    errors = [problem for problem in check_sources(sources) if not problem.warning]
    if errors:
        raise PackError(errors)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a new pack into ``folder``, which is made, or is there and empty.

    Args:
        folder: Where; its parent must be there.
        files: Content by path with forward slashes (``pack_files``).

    Raises:
        PackError: The folder holds something, or a file cannot be written.
    """
    try:
        folder.mkdir(exist_ok=True)
        is_empty = not any(folder.iterdir())
    except OSError as error:
        message = f"'{folder.name}' cannot be made ({error.strerror}). Choose another folder."
        raise PackError([Problem("", 0, "", message)]) from error
    if not is_empty:
        message = f"'{folder.name}' is not empty. Nothing was written. Choose a new folder."
        raise PackError([Problem("", 0, "", message)])
    for name, raw in files.items():
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise PackError([Problem(name, 0, "", "this path leaves the folder. Rename it.")])
        _write_file(path, raw)


def parse_frame(table: Table, raw: bytes) -> pd.DataFrame:
    """Return a table's frame from bytes that were checked.

    Returns:
        One row per data row that is not blank, the columns of ``table`` in its
        order: text as ``str`` (blank is ``""``), integers as ``Int64``.
    """
    header, *rows = read_records(raw.decode("utf-8-sig"))
    frame = pd.DataFrame(rows, columns=list(header), dtype="str")[table.columns]
    integers = [field.name for field in table.fields if field.type == "integer"]
    numbers = {name: pd.to_numeric(frame[name]).astype("Int64") for name in integers}
    return frame.assign(**numbers)


def read_upload(path: Path) -> bytes:
    """Return the content of a file that somebody names, at most a byte over the limit.

    Raises:
        UploadError: It is not there, no ordinary file, or cannot be read.
    """
    try:
        # Reading a pipe or a device could wait for ever.
        if path.exists() and not path.is_file():
            raise UploadError(f"'{path.name}' is no ordinary file. Give the file of an article.")
        with path.open("rb") as file:
            return file.read(MAX_UPLOAD_BYTES + 1)
    except FileNotFoundError as error:
        raise UploadError(f"There is no file '{path.name}'. Check the path.") from error
    except (OSError, ValueError) as error:
        raise UploadError(f"'{path.name}' cannot be read. Check its permissions.") from error


def build_pack(sources: Sources) -> Pack:
    """Return the pack of files that were checked (``refuse_problems``) or are sealed."""
    descriptor: dict[str, Any] = json.loads(sources.files[DESCRIPTOR].decode("utf-8-sig"))
    tables = standard_tables()
    return Pack(
        name=descriptor["name"],
        title=descriptor["title"],
        version=descriptor["version"],
        created=descriptor["created"][:10],
        searched=descriptor.get("evidence_searched", ""),
        next_check=descriptor.get("next_check", ""),
        tables={
            name: parse_frame(table, sources.files[table.path]) for name, table in tables.items()
        },
        articles={
            Path(name).stem: parse_article(Path(name).stem, raw.decode("utf-8-sig"))
            for name, raw in sorted(sources.files.items())
            if name.startswith(f"{ARTICLE_FOLDER}/")
        },
        not_covered=tuple(map(str, descriptor.get("not_covered", ()))),
        benefit_words=_read_phrases(descriptor.get("benefit_words", {})),
        concern_words=_read_phrases(descriptor.get("concern_words", {})),
        changes=tuple(
            Change(item["version"], item["date"], item["text"])
            for item in descriptor.get("changes", ())
        ),
    )


def _read_phrases(words: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {item: tuple(phrases) for item, phrases in words.items()}


def _write_file(path: Path, raw: bytes) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        _replace_file(path, raw)
    except OSError as error:
        message = f"the file cannot be written ({error.strerror}). Check its permissions."
        raise PackError([Problem(path.name, 0, "", message)]) from error


def _replace_file(path: Path, content: bytes) -> None:
    """Write a file in whole or not at all: on a full disk, the old one stays."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a pipe or a device
        return
    # Through a link, to the file that it names.
    target = path.resolve()
    new = target.with_name(f".{target.name}.new")
    try:
        new.write_bytes(content)
        if target.exists():
            new.chmod(target.stat().st_mode)
        new.replace(target)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def _no_folder(folder: Path) -> str:
    return f"there is no folder '{folder.name}' there. Check the path that was given."


def _article_names(folder: Path) -> list[str]:
    names = sorted((folder / ARTICLE_FOLDER).glob("*.md"))
    return [f"{ARTICLE_FOLDER}/{path.name}" for path in names[: MAX_ARTICLES + 1]]


def _read_file(folder: Path, name: str) -> bytes | Problem:
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return Problem(name, 0, "", "this is a link that leaves the folder. Put the file here.")
        if path.exists() and not path.is_file():
            # Reading a pipe or a device could wait for ever.
            what = "a folder" if path.is_dir() else "no ordinary file"
            return Problem(name, 0, "", f"this is {what}, and a file is needed here.")
        if path.stat().st_size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 1_000_000
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
