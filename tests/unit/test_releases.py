"""Releases are numbered and dated, and the change log agrees with the project."""

from __future__ import annotations

import re
import tomllib
from datetime import date

from touchstone.resources import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Data"}


def read_log() -> str:
    """Return the change log."""
    return (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def read_sections() -> list[tuple[tuple[int, ...], date]]:
    """Return the version and date of each section, in the order of the change log."""
    heads = re.findall(r"^## \[(\d+)\.(\d+)\.(\d+)\] - (\S+)$", read_log(), flags=re.M)
    return [(tuple(map(int, numbers)), date.fromisoformat(day)) for *numbers, day in heads]


def test_the_newest_section_is_the_version_of_the_project():
    """Anyone who runs a copy can look up in the change log what it contains."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert tuple(map(int, project["version"].split("."))) == read_sections()[0][0]


def test_sections_are_in_order_and_what_waits_for_a_release_is_on_top():
    """Versions and dates descend, and each section is a release, except a first "Unreleased"."""
    sections = read_sections()

    assert sections == sorted(sections, reverse=True)
    assert len({version for version, _ in sections}) == len(sections)
    assert [day for _, day in sections] == sorted((day for _, day in sections), reverse=True)
    heads = re.findall(r"^## (.+)$", read_log(), flags=re.M)
    assert len(heads[heads[0] == "Unreleased" :]) == len(sections)


def test_changes_are_told_apart_by_kind():
    """Readers find fixes apart from features, and data apart from code."""
    assert set(re.findall(r"^### (.+)$", read_log(), flags=re.M)) <= KINDS


def test_the_version_of_the_data_is_in_the_change_log(pack):
    """Each new version of the data is announced in the change log as well."""
    assert f"- Data {pack.version}: " in read_log()
    assert all(f"- Data {change.version}: " in read_log() for change in pack.changes)
