"""Name the evidence behind a data pack that was made from a visitor's own article.

Such a pack has its own version and date, which say nothing about its studies. The source
printed with a verdict is therefore the data that the studies come from.
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
    """Return the data that the research comes from, as a Data Package source entry.

    Args:
        base: The descriptor of a pack. If it names exactly one source, that is the data;
            otherwise the pack itself is.
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
        shown: The pack that the app shows. If all files but the claims are the same, it is the
            source; otherwise its list of changes may give the date of an earlier version.
        shown_files: The files of the shown pack.
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
