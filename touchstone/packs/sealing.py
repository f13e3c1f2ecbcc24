"""Record in a pack that it was checked in its present state, and tell whether that still holds.

``datapackage.json`` gives the size and the hash of each file, the way Data Package writes them.
For each table, it also gives the schema that it was checked against, because a later version may
require more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from touchstone.packs.descriptor import DESCRIPTOR
from touchstone.packs.sources import standard_tables
from touchstone.text import slugify


def is_sealed(files: Mapping[str, bytes]) -> bool:
    """Return whether every file matches the hash and schema that ``datapackage.json`` records."""
    try:
        resources = json.loads(files[DESCRIPTOR].decode("utf-8-sig"))["resources"]
        recorded = {
            resource["path"]: (resource.get("hash"), resource.get("schema"))
            for resource in resources
        }
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return False
    schemas = _standard_schemas()
    actual = {
        name: (hash_bytes(raw), schemas.get(name))
        for name, raw in files.items()
        if name != DESCRIPTOR
    }
    return recorded == actual


def hash_bytes(raw: bytes) -> str:
    """Return the hash of a file the way Data Package writes it."""
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"


def seal_descriptor(descriptor: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """Return ``datapackage.json`` with the size and hash of each of ``files``, and its schema.

    Args:
        descriptor: The entries to keep; those of files that are gone are dropped.
        files: The whole pack; its ``datapackage.json``, if any, is ignored.
    """
    resource_by_path = {resource.get("path"): resource for resource in descriptor["resources"]}
    schemas = _standard_schemas()
    resources = [
        {
            **resource_by_path.get(name, _new_resource(name)),
            **({"schema": schemas[name]} if name in schemas else {}),
            "bytes": len(raw),
            "hash": hash_bytes(raw),
        }
        for name, raw in files.items()
        if name != DESCRIPTOR
    ]
    text = json.dumps({**descriptor, "resources": resources}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _standard_schemas() -> dict[str, Mapping[str, Any]]:
    """Return the Table Schema of each table by its path."""
    return {table.path: table.descriptor for table in standard_tables().values()}


def _new_resource(name: str) -> dict[str, str]:
    path = PurePath(name)
    media_type = "text/markdown" if path.suffix == ".md" else "text/csv"
    return {
        "name": slugify(f"{path.parent.name.removesuffix('s')} {path.stem}"),
        "path": name,
        "mediatype": media_type,
        "encoding": "utf-8",
    }
