"""Name the evidence that a data pack made from an own article rests on.

Such a pack has a version and a date of its own, which say nothing of its studies. What is
printed as the source of a verdict is the data that the studies come from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from touchstone.packs.descriptor import DESCRIPTOR
from touchstone.packs.pack import Pack
from touchstone.packs.sources import Sources, standard_tables, standard_texts

_TITLE = re.compile(r"(.+), version (\S+)")


def name_source(base: Mapping[str, Any]) -> dict[str, str]:
    """Return the data that research comes from, as Data Package names a source.

    Args:
        base: What a pack says of itself: the source that it names, or the pack itself.
    """
    match base.get("sources"):
        case [{"title": str(title), **more}]:
            return {"title": title, **{str(key): str(value) for key, value in more.items()}}
    return {
        "title": f"{base['title']}, version {base['version']}",
        "created": base["created"][:10],
    }


def rest_on_evidence(pack: Pack, files: Sources, shown: Pack, shown_files: Sources) -> Pack:
    """Return a pack with the title, version and date of the data that its studies come from.

    Args:
        pack: A pack that was saved from an own article.
        files: Its files.
        shown: The pack that the app shows: it stands for the other where the studies are the
            same, and gives the date of an earlier version.
        shown_files: The files of that.
    """
    own = (standard_tables()["claims"].path, standard_texts()["about_claims"])
    paths = {*(table.path for table in standard_tables().values()), *standard_texts().values()}
    if all(files.files.get(path) == shown_files.files.get(path) for path in paths - set(own)):
        return replace(pack, title=shown.title, version=shown.version, created=shown.created)
    source = name_source(json.loads(files.files[DESCRIPTOR].decode("utf-8-sig")))
    found = _TITLE.fullmatch(source["title"])
    if not found:
        return pack
    title, version = found.groups()
    dates = {change.version: change.date for change in shown.changes}
    created = source.get("created") or dates.get(version, "")
    if not _is_date(created):
        return pack
    return replace(pack, title=title, version=version, created=created)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
