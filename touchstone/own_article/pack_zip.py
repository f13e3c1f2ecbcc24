"""Read a data pack from a zip file that a visitor uploads.

The files stay in memory. The pack is always checked in full: the checksums of an
untrusted pack prove nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from touchstone.errors import Problem, UploadError
from touchstone.limits import MAX_UPLOADED_ARTICLE_BYTES, MAX_UPLOADED_ROWS, MEGABYTE
from touchstone.own_article.decisions import DECISIONS
from touchstone.own_article.documents.formats import check_size
from touchstone.own_article.zips import read_members
from touchstone.packs.descriptor import DESCRIPTOR
from touchstone.packs.loading import build_pack, refuse_problems
from touchstone.packs.pack import Pack
from touchstone.packs.sources import (
    ARTICLE_FOLDER,
    Sources,
    is_side_file,
    standard_tables,
    standard_texts,
)


@dataclass(frozen=True)
class UploadedPack:
    """A data pack that a visitor uploaded.

    Attributes:
        sources: Its files.
        pack: The loaded pack.
        decisions: The file of an editor's decisions, which is not part of the pack; empty if
            there is none.
    """

    sources: Sources
    pack: Pack
    decisions: bytes = b""


def read_pack_zip(raw: bytes) -> UploadedPack:
    """Return the data pack in a zip file; its files may all be inside one folder.

    Raises:
        UploadError: It is not a zip file, is too large, does not hold exactly one data pack, or
            holds paths that lead out of it.
        PackError: The pack is refused; the message names its problems.
    """
    check_size(raw)
    if not raw.startswith(b"PK"):
        raise UploadError("This is not a zip file. Upload a data pack as it was downloaded here.")
    names = read_members(raw, wanted=_is_descriptor)
    if len(names) != 1:
        raise UploadError(
            f"The zip file holds no data pack: there must be one {DESCRIPTOR} in it. "
            "Upload a data pack as it was downloaded here."
        )
    root = next(iter(names)).removesuffix(DESCRIPTOR)
    members = read_members(raw, wanted=lambda name: _is_pack_file(name, root))
    files = {name.removeprefix(root): content for name, content in members.items()}
    decisions = files.pop(DECISIONS, b"")
    _check_amount(files)
    missing = "the file is missing. Add it, with a header row."
    problems = [
        Problem(table.path, 0, "", missing)
        for table in standard_tables().values()
        if not table.optional and table.path not in files
    ]
    sources = Sources(files, tuple(problems))
    refuse_problems(sources)
    return UploadedPack(sources, build_pack(sources), decisions)


def _is_descriptor(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    return last == DESCRIPTOR and "/" not in folder


def _is_pack_file(name: str, root: str) -> bool:
    """Return whether a path is a file of the pack or the decisions; nothing else is unpacked."""
    inside = name.removeprefix(root)
    folder, _, last = inside.rpartition("/")
    is_article = folder == ARTICLE_FOLDER and last.endswith(".md") and not is_side_file(last)
    tables = (table.path for table in standard_tables().values())
    allowed_paths = (DESCRIPTOR, DECISIONS, *tables, *standard_texts().values())
    return name.startswith(root) and (is_article or inside in allowed_paths)


def _check_amount(files: dict[str, bytes]) -> None:
    for name, raw in files.items():
        if name.endswith(".csv") and max(raw.count(b"\n"), raw.count(b"\r")) > MAX_UPLOADED_ROWS:
            raise UploadError(
                f"A table of the data pack has more than {MAX_UPLOADED_ROWS:,} lines, the limit "
                "here. Check it on your own machine: python -m touchstone check."
            )
    articles = sum(len(raw) for name, raw in files.items() if name.endswith(".md"))
    if articles > MAX_UPLOADED_ARTICLE_BYTES:
        limit = MAX_UPLOADED_ARTICLE_BYTES // MEGABYTE
        raise UploadError(
            f"The articles of the data pack have more than {limit} MB together, the limit here. "
            "Check it on your own machine: python -m touchstone check."
        )
