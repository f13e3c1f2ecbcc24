"""The docs say what is there: link parameters, commands and settings, complete both ways."""

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
# What the values of a parameter are where they come from the data; others are spelled out.
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
# Targets that other targets call.
_INNER_TARGETS = {"chromium"}


def _describe(parameter: Parameter, pack: Pack) -> tuple[str, str, str, str]:
    """Return what the cells of a row say, without its meaning."""
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
    """Return the cells of the table below the heading of a page."""
    _, _, rest = LINKS.partition(f"\n## {title}: `/{path}`\n")
    table = re.findall(r"^\| (`.*) \|$", rest.partition("\n## ")[0], re.MULTILINE)
    return [tuple(cell.strip() for cell in row.split("|")) for row in table]


def test_the_page_about_links_has_every_page_and_no_other():
    """One heading a page, in the order of the navigation."""
    headings = re.findall(r"^## (.*): `/(.*)`$", LINKS, re.MULTILINE)

    assert headings == [(page.title, page.path) for page in PAGES.values()]


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_page_about_links_has_every_parameter_and_no_other(page: Page, pack: Pack):
    """With its values, whether it may be a list, and what makes it begin anew."""
    rows = _list_rows(page.title, page.path)

    assert [(name, *rest) for name, _, *rest in rows] == [
        _describe(parameter, pack) for parameter in page.parameters
    ]
    assert all(meaning for _, meaning, *_ in rows)


def test_the_page_about_links_gives_the_limits_as_they_are():
    """Two numbers that a writer of links can meet."""
    assert f"at most {limits.MAX_PARAMETER_CHARS:,} characters" in LINKS
    assert f"at most {limits.MAX_PARAMETER_VALUES} values" in LINKS


def _list_targets() -> set[str]:
    return set(re.findall(r"^([a-z][\w-]*):(?!=)", MAKEFILE, re.MULTILINE))


def _list_code(*texts: str) -> list[str]:
    """Return what stands as code in Markdown."""
    return [code for text in texts for code in re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)]


def test_every_make_command_of_the_docs_is_there():
    """A renamed target is renamed here, too."""
    named = {
        target
        for code in _list_code(README, CONTRIBUTING, *_list_docs())
        for target in re.findall(r"\bmake ([a-z][\w-]*)", code)
    }

    assert named >= {"run", "test"}
    assert named <= _list_targets()


def test_every_make_target_for_people_is_told():
    """In README or CONTRIBUTING, with what it does."""
    code = "\n".join(_list_code(README, CONTRIBUTING))
    told = set(re.findall(r"\bmake ([a-z][\w-]*)", code))

    assert _list_targets() - told == _INNER_TARGETS


def test_the_docs_say_what_each_package_is_for():
    """A package that comes or goes comes and goes there, too."""
    pinned = re.findall(
        r"^([\w-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE
    )
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")

    assert pinned
    assert sorted(re.findall(r"^\| `([\w-]+)`", told, re.MULTILINE)) == sorted(pinned)


def test_the_commands_of_the_docs_are_those_of_the_command_line(
    capsys: pytest.CaptureFixture[str],
):
    """Every command is told, and no other."""
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
    """What the code reads is in README or docs/deploy.md, and nothing else is."""
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
