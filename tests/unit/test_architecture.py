"""README and CONTRIBUTING describe the architecture as it is."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from touchstone.resources import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SHIPPED = sorted(
    [
        *(path for name in ("touchstone", "ui", "pages", "deploy") for path in
          (ROOT / name).rglob("*.py")),
        ROOT / "streamlit_app.py",
    ]
)  # fmt: skip
MAX_TOP_MODULES = 12
MAX_MODULE_LINES = 350
MAX_FUNCTION_LINES = 40
QUESTIONS = (
    "certainty capped for a single study",
    "link parameters may repeat",
    'a cell that starts with "="',
    "upload's size limit",
    "denied sentence recognized",
    "shown before a concern is chosen",
    "headers are sent",
    "draws the page of a concern",
)


def name_of(path: Path) -> str:
    """Return a path as the docs write it."""
    return path.relative_to(ROOT).as_posix()


def count_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the number of lines of a function, without its docstring."""
    first = function.body[0]
    is_told = ast.get_docstring(function, clean=False) is not None
    told = (first.end_lineno or 0) - first.lineno + 1 if is_told else 0
    return (function.end_lineno or 0) - function.lineno + 1 - told


def list_functions() -> Iterator[tuple[str, int]]:
    """Yield each shipped function with its number of lines."""
    for path in SHIPPED:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name_of(path)}: {node.name}", count_lines(node)


def list_told_packages() -> set[str]:
    """Return the folders of the core that the README lists."""
    block = README.partition("```text\nstreamlit_app.py")[2].partition("```")[0]
    return set(re.findall(r"^  (\w+)/ ", block, flags=re.M))


def test_the_readme_lists_every_package_of_the_core():
    """Newcomers learn the structure from this list, so it must be complete."""
    found = {
        path.name for path in (ROOT / "touchstone").iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }  # fmt: skip

    assert list_told_packages() == found


def test_the_readme_lists_every_folder_that_is_kept():
    """The list names exactly the folders that are kept, and each of them exists."""
    block = README.partition("## What is where")[2].partition("```\n\n")[0]
    told = set(re.findall(r"^(\.?\w+)/ ", block, flags=re.M))

    # Hidden folders are those of tools, all but one; pictures are made anew and not kept.
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert told == folders - {"shots"} | {".streamlit"}


def test_few_modules_lie_directly_in_the_core():
    """Code that holds an idea of the product belongs in a package, not at the top level."""
    modules = [path.name for path in (ROOT / "touchstone").glob("*.py") if path.name[0] != "_"]

    assert len(modules) <= MAX_TOP_MODULES


def test_no_module_is_too_long():
    """A module that outgrows the limit is split by the questions it answers."""
    lengths = {
        name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SHIPPED
    }

    assert {name: length for name, length in lengths.items() if length > MAX_MODULE_LINES} == {}


def test_no_function_is_too_long():
    """A function must be short enough to read at a glance."""
    lengths = dict(list_functions())

    assert len(lengths) > 500
    assert {name: length for name, length in lengths.items() if length > MAX_FUNCTION_LINES} == {}


def test_a_public_name_means_one_thing():
    """Looking up a name leads to one place; only the entry points of programs and pages repeat."""
    places = defaultdict(list)
    for path in SHIPPED:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                places[node.name].append(name_of(path))
    shared = {name for name, found in places.items() if len(found) > 1 and name[0] != "_"}

    assert {name: places[name] for name in shared - {"main", "show_page"}} == {}


def test_the_limits_that_are_told_are_those_of_the_tests():
    """CONTRIBUTING states the same limits that these tests enforce."""
    assert f"no module has more than {MAX_MODULE_LINES} lines" in CONTRIBUTING
    assert f"no function more than {MAX_FUNCTION_LINES} " in CONTRIBUTING
    assert "At most a dozen modules" in CONTRIBUTING


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_table_of_contributing_answers(question: str):
    """Each question has one row, and its answer points to a file."""
    rows = [line for line in CONTRIBUTING.splitlines() if line.startswith("| ")]
    (row,) = [line for line in rows if question in line]

    assert re.search(r"\| `[\w/]+\.\w+`", row)


def test_every_file_that_is_named_is_there():
    """When a file moves, the docs that name it must follow."""
    named = {
        path
        for text in (README, CONTRIBUTING)
        for path in re.findall(r"`((?:[\w.]+/)*[\w.]+\.(?:py|md|json|csv|toml|txt))`", text)
        if "/" in path or (ROOT / path).suffix == ".py"
    }

    assert len(named) > 15
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_every_function_that_the_table_names_is_in_its_file():
    """When a function is renamed, the table that names it must follow."""
    named = re.findall(r"`([\w/]+\.py)`, `(\w+)`", CONTRIBUTING)

    assert named
    for path, function in named:
        assert f"def {function}(" in (ROOT / path).read_text(encoding="utf-8")
