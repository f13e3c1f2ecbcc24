"""The docs list exactly the link parameters, commands and settings that exist."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from touchstone import cli, limits
from touchstone.evidence_map.choices import DISPLAY_MODES, list_choices
from touchstone.links.pages import PAGES, Page
from touchstone.links.parameters import Parameter
from touchstone.packs.pack import Pack
from touchstone.resources import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DEPLOY = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
LINKS = (ROOT / "docs" / "links.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
# How the docs describe values that come from the data; other values are spelled out.
VALUES = {
    "": "any text",
    "concern": "any concern id",
    "benefit": "any benefit id",
    "article": "any article id",
    "group": "any group of concerns",
    "area": "any area of benefits",
    "cell": "any concern id, a dot, any benefit id",
    "study": "any study id",
    "axis": "any scale or unit that studies share",
    "year": "any year of a study",
    "study_page": "any number of a page",
}
# Targets that only other targets call.
_INNER_TARGETS = {"chromium"}


def _describe(parameter: Parameter, pack: Pack) -> tuple[str, str, str, str]:
    """Return the cells of a parameter's row, except for its meaning."""
    choices = {**list_choices(pack), "show": DISPLAY_MODES}
    return (
        f"`{parameter.name}`",
        VALUES.get(parameter.choices) or _spell(choices[parameter.choices]),
        "yes" if parameter.is_list else "no",
        _spell(parameter.resets_with),
    )


def _spell(ids: Iterable[str]) -> str:
    return ", ".join(f"`{item}`" for item in ids)


def _list_rows(title: str, path: str) -> list[tuple[str, ...]]:
    """Return the cells of each row in the table below the heading of a page."""
    _, _, rest = LINKS.partition(f"\n## {title}: `/{path}`\n")
    table = re.findall(r"^\| (`.*) \|$", rest.partition("\n## ")[0], re.MULTILINE)
    return [tuple(cell.strip() for cell in row.split("|")) for row in table]


def test_the_page_about_links_has_every_page_and_no_other():
    """Each page has one heading, in the order of the navigation."""
    headings = re.findall(r"^## (.*): `/(.*)`$", LINKS, re.MULTILINE)

    assert headings == [(page.title, page.path) for page in PAGES.values()]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_page_about_links_has_every_parameter_and_no_other(page: Page, pack: Pack):
    """Each row gives a parameter's values, whether it may be a list, and what resets it."""
    rows = _list_rows(page.title, page.path)

    assert [(name, *rest) for name, _, *rest in rows] == [
        _describe(parameter, pack) for parameter in page.parameters
    ]
    assert all(meaning for _, meaning, *_ in rows)


def test_the_page_about_links_gives_the_limits_as_they_are():
    """Anyone who writes links can run into these two limits."""
    assert f"at most {limits.MAX_PARAMETER_CHARS:,} characters" in LINKS
    assert f"at most {limits.MAX_PARAMETER_VALUES} values" in LINKS


def _list_targets() -> set[str]:
    return set(re.findall(r"^([a-z][\w-]*):(?!=)", MAKEFILE, re.MULTILINE))


def _list_code(*texts: str) -> list[str]:
    """Return the code spans and code blocks of Markdown texts."""
    return [code for text in texts for code in re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)]


def test_every_make_command_of_the_docs_is_there():
    """When a make target is renamed, the docs that name it must follow."""
    named = {
        target
        for code in _list_code(README, CONTRIBUTING, *_list_docs())
        for target in re.findall(r"\bmake ([a-z][\w-]*)", code)
    }

    assert named >= {"run", "test"}
    assert named <= _list_targets()


def test_every_make_target_for_people_is_told():
    """README or CONTRIBUTING names every target that is meant for people."""
    code = "\n".join(_list_code(README, CONTRIBUTING))
    told = set(re.findall(r"\bmake ([a-z][\w-]*)", code))

    assert _list_targets() - told == _INNER_TARGETS


def test_the_docs_say_what_each_package_is_for():
    """When a package is added or removed, the docs must follow."""
    pinned = re.findall(
        r"^([\w-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE
    )
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")

    assert pinned
    assert sorted(re.findall(r"^\| `([\w-]+)`", told, re.MULTILINE)) == sorted(pinned)


def test_the_commands_of_the_docs_are_those_of_the_command_line(
    capsys: pytest.CaptureFixture[str],
):
    """The docs name every command and none that does not exist."""
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    commands = set(re.findall(r"^    ([a-z]+)  ", capsys.readouterr().out, re.MULTILINE))
    named = {
        command
        for text in (README, CONTRIBUTING, *_list_docs())
        for command in re.findall(r"python -m touchstone ([a-z]+)", text)
    }

    assert "check" in commands
    assert named == commands


def test_every_environment_variable_is_told():
    """README and docs/deploy.md name exactly the variables that the code reads."""
    files = [
        path
        for folder in ("touchstone", "ui", "pages", "deploy")
        for path in (ROOT / folder).rglob("*.py")
    ]
    pattern = r"TOUCHSTONE_[A-Z_]+"
    read = {name for path in files for name in re.findall(pattern, path.read_text("utf-8"))}
    told = set(re.findall(pattern, README + DEPLOY))

    assert "TOUCHSTONE_DATA" in read
    assert told == read


def _list_docs() -> list[str]:
    paths: list[Path] = sorted((ROOT / "docs").glob("*.md"))
    return [path.read_text(encoding="utf-8") for path in paths]
