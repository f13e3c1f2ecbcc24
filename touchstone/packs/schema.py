"""The shape of each table of a data pack, parsed from ``datapackage.json``.

The shapes are stated once, in that file (Frictionless Table Schema, plus our own
``optional`` on a table or a column that a pack may lack). This module reads no files and judges
no data: see ``loading`` and ``checking``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Field:
    """One column of a table, as ``datapackage.json`` states it.

    Attributes:
        name: Column name in the file.
        title: Column name as readers see it.
        description: One sentence, used as column help and in the data dictionary.
        type: ``string``, ``integer`` or ``number``.
        required: Whether a blank cell is refused.
        allowed: The closed list of values, empty if any value is allowed.
        pattern: Regular expression that the whole cell must match, or empty.
        optional: Whether a file may lack the column; its cells then count as blank.
    """

    name: str
    title: str
    description: str
    type: str
    required: bool
    allowed: tuple[str, ...]
    pattern: str
    optional: bool


@dataclass(frozen=True)
class ForeignKey:
    """A column whose values must be ids in the column ``target`` of a table."""

    column: str
    table: str
    target: str


@dataclass(frozen=True)
class Table:
    """One table of a data pack.

    Attributes:
        name: Resource name, for example ``claims``.
        title: Name as readers see it.
        description: What one row is.
        path: File name inside the pack.
        fields: The columns, in order.
        primary_key: Columns that together must be unique.
        foreign_keys: Columns that point to another table.
        optional: Whether a pack may lack it; it then counts as having no rows.
        descriptor: The Table Schema itself, for tools that read it.
    """

    name: str
    title: str
    description: str
    path: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    optional: bool
    descriptor: Mapping[str, Any]

    @property
    def columns(self) -> list[str]:
        """The column names, in order."""
        return [field.name for field in self.fields]

    def field(self, name: str) -> Field:
        """Return the column called ``name``.

        Raises:
            KeyError: The table has no such column.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


def parse_tables(descriptor: Mapping[str, Any]) -> dict[str, Table]:
    """Return the tables of a data package by name, in the order of the file."""
    resources = [item for item in descriptor["resources"] if "schema" in item]
    return {item["name"]: _parse_table(item) for item in resources}


def parse_texts(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """Return the paths of the optional texts of a data package by name.

    A text is a resource that has no schema and is marked ``optional``; articles are not.
    """
    return {
        item["name"]: item["path"]
        for item in descriptor["resources"]
        if "schema" not in item and item.get("optional", False)
    }


def _parse_table(resource: Mapping[str, Any]) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        title=resource["title"],
        description=resource["description"],
        path=resource["path"],
        fields=tuple(_parse_field(item) for item in schema["fields"]),
        primary_key=tuple(schema["primaryKey"]),
        foreign_keys=tuple(
            ForeignKey(
                item["fields"][0],
                # In the Data Package standard, blank means the table itself.
                item["reference"]["resource"] or resource["name"],
                item["reference"]["fields"][0],
            )
            for item in schema.get("foreignKeys", ())
        ),
        optional=bool(resource.get("optional", False)),
        descriptor=schema,
    )


def _parse_field(item: Mapping[str, Any]) -> Field:
    constraints = item.get("constraints", {})
    return Field(
        name=item["name"],
        title=item["title"],
        description=item["description"],
        type=item["type"],
        required=bool(constraints.get("required", False)),
        allowed=tuple(constraints.get("enum", ())),
        pattern=constraints.get("pattern", ""),
        optional=bool(item.get("optional", False)),
    )
