"""Every limit holds: at it things pass, over it a sentence says so; the list of them is whole."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.making_files import zip_of
from touchstone import limits
from touchstone.articles.article import find_tiring_markdown
from touchstone.errors import UploadError
from touchstone.own_article.documents import build_article, read_text
from touchstone.own_article.draft import DraftRow, check_rows, describe_origin
from touchstone.own_article.pack_zip import read_pack_zip
from touchstone.packs.sources import read_sources
from touchstone.resources import SHIPPED_FOLDER

ROOT = SHIPPED_FOLDER.parent
NAMES = sorted(name for name in vars(limits) if name.startswith("MAX_"))
# Where each limit of time, memory or process is tried, which no input is exactly at.
TRIED_BY_NAME = {
    "MAX_READ_CPU_SECONDS": "a loop without end",
    "MAX_READ_MEMORY": "a loop without end",
    "MAX_READS_AT_ONCE": "wait and are told",
}


def list_tested() -> dict[str, int]:
    """Return how often tests of units and pages name each limit, imports aside."""
    found = dict.fromkeys(NAMES, 0)
    for path in _list_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
            found[name] = found.get(name, 0) + 1
    return found


@pytest.mark.parametrize("name", [name for name in NAMES if name not in TRIED_BY_NAME])
def test_every_limit_is_named_by_a_test(name: str):
    """A limit without a test fails here; write one at it and over it."""
    text = "".join(path.read_text(encoding="utf-8") for path in _list_files())

    # Or it is set to something small, by its name.
    assert list_tested()[name] or f'"{name}", ' in text


def _list_files() -> list[Path]:
    tests = ROOT / "tests"
    return [*tests.glob("unit/test_*.py"), *tests.glob("pages/test_*.py")]


def test_the_security_page_gives_every_limit_as_it_is():
    """Name and value of each, in the order of limits.py."""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(MAX_\w+)` \| ([\d,]+) \|$", text, re.MULTILINE)

    assert rows == [
        (name, f"{value:,}") for name, value in vars(limits).items() if name.startswith("MAX_")
    ]


def test_a_paragraph_without_a_space_passes_at_the_limit():
    """One more letter is no article any more."""
    at = "a" * limits.MAX_PARAGRAPH_CHARS

    assert read_text(at).blocks[0].text == at
    with pytest.raises(UploadError, match="without a space"):
        read_text(at + "a")


@pytest.mark.parametrize(
    ("text", "most"),
    [
        pytest.param("a", limits.MAX_MARKDOWN_PARAGRAPH_CHARS, id="paragraph"),
        pytest.param("[\n\n", limits.MAX_MARKDOWN_BRACKETS, id="brackets"),
    ],
)
def test_markdown_that_tires_its_reader_is_seen_over_the_limit(text: str, most: int):
    """Up to the limit it is read as Markdown."""
    assert not find_tiring_markdown(text * (most - 1))
    assert not find_tiring_markdown(text * most)
    assert find_tiring_markdown(text * (most + 1))


def test_words_of_a_claim_pass_at_the_limit(pack):
    """One letter more is said, and no claim is made of the row."""
    for size, is_claim in ((limits.MAX_QUOTE_CHARS, True), (limits.MAX_QUOTE_CHARS + 1, False)):
        words = ("Massage fades scars " * 99)[: size - 1] + "."
        document = read_text(f"Massage\n\n{words}")
        article = build_article(document, article_id="a", meta=describe_origin(document))
        row = DraftRow(True, "acne-scars", "scar-softening", "stated", words)  # noqa: FBT003

        draft = check_rows([row], article, pack)

        assert len(words) == size
        assert bool(draft.claims) == is_claim
        assert ("longer than 1,000" in "".join(draft.problems)) != is_claim


def test_articles_of_a_pack_pass_at_the_limit():
    """One byte more is refused before anything is checked."""
    files = dict(read_sources(SHIPPED_FOLDER).files)
    used = sum(len(raw) for name, raw in files.items() if name.endswith(".md"))
    space = b"\n" * (limits.MAX_UPLOADED_ARTICLE_BYTES - used)

    at = zip_of({**files, "articles/massage-and-skin.md": _article(files) + space})
    over = zip_of({**files, "articles/massage-and-skin.md": _article(files) + space + b"\n"})

    assert len(read_pack_zip(at).pack.articles) == 1
    with pytest.raises(UploadError, match="more than 2 MB together"):
        read_pack_zip(over)


def _article(files: dict[str, bytes]) -> bytes:
    return files["articles/massage-and-skin.md"]
