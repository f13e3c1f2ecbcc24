"""Load a data pack from its bytes, seal one, and write a new one.

A sealed pack (``sealing``) was checked when it was sealed, and loads right away. Any other is
checked in full first (``checking``); if it fails, it is refused with every problem named.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from pandas.api.extensions import ExtensionDtype

from touchstone.articles.article import parse_article
from touchstone.errors import PackError, Problem
from touchstone.files import replace_file
from touchstone.packs.csv_tables import read_records
from touchstone.packs.descriptor import DESCRIPTOR, check_descriptor
from touchstone.packs.pack import Change, Pack
from touchstone.packs.schema import Table
from touchstone.packs.sealing import is_sealed, seal_descriptor
from touchstone.packs.sources import (
    ARTICLE_FOLDER,
    Sources,
    read_sources,
    standard_tables,
    standard_texts,
)

_NUMBER_TYPES: Mapping[str, ExtensionDtype] = {
    "integer": pd.Int64Dtype(),
    "number": pd.Float64Dtype(),
}


def load_pack(folder: Path) -> Pack:
    """Return the data pack in ``folder``.

    Raises:
        PackError: Anything is wrong with it; the message names at most ten
            problems and the total.
    """
    return open_sources(read_sources(folder))


def open_sources(sources: Sources) -> Pack:
    """Return the pack that the files make, after a full check unless it is sealed.

    Raises:
        PackError: See ``load_pack``.
    """
    # The seal does not cover the descriptor, which somebody may have edited since.
    has_errors = any(not problem.warning for problem in sources.problems)
    if has_errors or any(check_descriptor(sources.files)) or not is_sealed(sources.files):
        refuse_problems(sources)
    return build_pack(sources)


def seal_pack(folder: Path) -> Sources:
    """Record in ``datapackage.json`` that the pack was checked in its present state.

    Each file gets a resource with its size and hash, so that the pack loads
    without the full check until a file changes. The same files give the same bytes.

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
    # Imported here: a sealed pack, the kind that readers visit, never needs it.
    from touchstone.packs.checking import check_sources

    errors = [problem for problem in check_sources(sources) if not problem.warning]
    if errors:
        raise PackError(errors)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a new pack into ``folder``, which must be new or empty.

    Args:
        folder: The folder, created if missing; its parent must exist.
        files: Content by path with forward slashes (``pack_files``).

    Raises:
        PackError: The folder is not empty, a path leaves it, or a file cannot be written.
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
        One row per data row that is not blank, with the columns of ``table`` in its
        order: text as ``str`` (blank is ``""``), integers as ``Int64``, other numbers as
        ``Float64``. An optional column that the file lacks is blank.
    """
    header, *rows = read_records(raw.decode("utf-8-sig"))
    frame = pd.DataFrame(rows, columns=list(header), dtype="str")
    frame = frame.reindex(columns=table.columns, fill_value="")
    number_columns = {
        field.name: pd.to_numeric(frame[field.name]).astype(_NUMBER_TYPES[field.type])
        for field in table.fields
        if field.type in _NUMBER_TYPES
    }
    return frame.assign(**number_columns)


def _build_header_line(table: Table) -> bytes:
    """Return the content that stands in for an optional table that is missing."""
    return ",".join(table.columns).encode()


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
            name: parse_frame(table, sources.files.get(table.path, _build_header_line(table)))
            for name, table in tables.items()
        },
        articles={
            Path(name).stem: parse_article(Path(name).stem, raw.decode("utf-8-sig"))
            for name, raw in sorted(sources.files.items())
            if name.startswith(f"{ARTICLE_FOLDER}/")
        },
        makers=_read_makers(descriptor.get("contributors")),
        texts={
            name: sources.files[path].decode("utf-8-sig")
            for name, path in standard_texts().items()
            if path in sources.files
        },
        not_covered=tuple(map(str, descriptor.get("not_covered", ()))),
        benefit_words=_read_phrases(descriptor.get("benefit_words", {})),
        concern_words=_read_phrases(descriptor.get("concern_words", {})),
        changes=tuple(
            Change(item["version"], item["date"], item["text"])
            for item in descriptor.get("changes", ())
        ),
    )


def _read_makers(contributors: Any) -> tuple[str, ...]:
    # The standard allows entries without a title; they and malformed entries name nobody.
    entries = contributors if isinstance(contributors, list) else []
    titles = (item.get("title") for item in entries if isinstance(item, dict))
    return tuple(title for title in titles if isinstance(title, str) and title.strip())


def _read_phrases(words: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {item: tuple(phrases) for item, phrases in words.items()}


def _write_file(path: Path, raw: bytes) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        replace_file(path, raw)
    except OSError as error:
        message = f"the file cannot be written ({error.strerror}). Check its permissions."
        raise PackError([Problem(path.name, 0, "", message)]) from error
