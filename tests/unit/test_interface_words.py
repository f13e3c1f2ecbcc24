"""Everything that the product can say is plain, whether in code, in scripts or in HTML files.

``tests/pages/test_plain_words.py`` measures the pages as readers meet them. This module also
covers what they meet only in an error, while waiting, or in a download.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plain_words import BANNED, MAX_GRADE, find_long, measure, split_sentences
from touchstone.resources import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent
PARTS = {
    "core": [*ROOT.glob("touchstone/**/*.py")],
    "pages": [ROOT / "streamlit_app.py", *ROOT.glob("pages/*.py"), *ROOT.glob("ui/**/*.py")],
    "server": [*ROOT.glob("deploy/*.py"), *ROOT.glob("deploy/*.html")],
    "scripts": [*ROOT.glob("touchstone/assets/*.js"), *ROOT.glob("ui/components/*.js")],
}
# These list words to look for in other people's texts.
NOT_OURS = {"cues.py", "tokens.py"}


def list_texts(path: Path) -> Iterator[str]:
    """Yield the texts of a file: literals except docstrings, or HTML without styles and scripts."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _list_literals(ast.parse(source))
    elif path.suffix == ".js":
        lines = "\n".join(line for line in source.split("\n") if not line.lstrip().startswith("//"))
        yield from map("".join, re.findall(r'"([^"\n]*)"|`([^`]*)`', lines))
    else:
        yield re.sub(r"(?s)<(style|script).*?</\1>", "", source)


def _list_literals(tree: ast.AST) -> Iterator[str]:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, documented) and ast.get_docstring(node) is not None:
            passed.add(id(node.body[0].value))  # type: ignore[attr-defined]
        if isinstance(node, ast.JoinedStr):
            passed |= {id(value) for value in node.values}
            yield "".join(
                str(value.value) if isinstance(value, ast.Constant) else "X"
                for value in node.values
            )
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in passed:
            yield node.value


def list_sentences(part: str) -> list[str]:
    """Return the sentences in a part of the product."""
    found: list[str] = []
    for path in PARTS[part]:
        if path.name not in NOT_OURS:
            texts = (re.sub(r"<[^>]*>", "\n", text) for text in list_texts(path))
            lines = [line.strip() for text in texts for line in text.split("\n")]
            found += [item for item in split_sentences(lines) if re.match(r"\W*[A-Z0-9]", item)]
    return found


@pytest.mark.parametrize(
    ("part", "least"), [("core", 250), ("pages", 50), ("server", 10), ("scripts", 5)]
)
def test_everything_said_is_plain(part: str, least: int):
    """Texts have grade 9 or below, at most twenty words a sentence, and no words that sell."""
    said = list_sentences(part)

    assert len(said) >= least
    assert measure(part, said) <= MAX_GRADE
    assert find_long(said) == []
    assert [item for item in said if BANNED.search(item)] == []


def test_sentences_of_every_kind_of_file_are_found():
    """The sentences include an error, a page of the proxy, one of our server, and a script hint."""
    said = "\n".join(item for part in PARTS for item in list_sentences(part))

    for words in (
        "Make room, or send it to another place.",
        "This page tries again every 15 seconds",
        "The link may have lost its end",
        "Tap a cell to see what is behind it.",
    ):
        assert words in said, words
