"""Every limit holds: input at the limit passes, input over it does not, and docs list them all."""

from __future__ import annotations

import ast
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from tests.making_files import zip_of
from touchstone import limits
from touchstone.articles.article import (
    Article,
    ArticleError,
    Section,
    find_tiring_markdown,
    parse_article,
)
from touchstone.errors import UploadError
from touchstone.evidence.cautions import pick_cautions
from touchstone.evidence.studies import build_studies
from touchstone.links.view import parse_view
from touchstone.nearest import find_nearest
from touchstone.own_article.documents import build_article, read_document, read_text
from touchstone.own_article.draft import DraftRow, check_rows, describe_origin
from touchstone.own_article.pack_zip import read_pack_zip
from touchstone.packs import checking
from touchstone.packs.checking import check_sources
from touchstone.packs.sources import Sources, read_sources
from touchstone.resources import SHIPPED_FOLDER
from touchstone.search.finder import build_finder
from touchstone.text import shorten
from ui.components.pick_words import split_pieces

ROOT = SHIPPED_FOLDER.parent
NAMES = sorted(name for name in vars(limits) if name.startswith("MAX_"))
# Limits on time, memory and work, which no input can meet exactly, and what tries them.
TRIED_BY_NAME = {
    "MAX_READ_CPU_SECONDS": "a loop without end",
    "MAX_READ_MEMORY": "a loop without end",
    "MAX_READS_AT_ONCE": "wait and are told",
    "MAX_CHAIN_LINKS": "make bench-reader",
    "MAX_NAMES_MEASURED": "make bench-scale",
    "MAX_CACHED_SELECTIONS": "make bench-load",
    "MAX_CACHED_RESULTS": "make bench-load",
    "MAX_CACHED_STEMS": "make bench-finder",
}


@cache
def list_tested() -> dict[str, int]:
    """Return how often unit and page tests name each limit, apart from imports."""
    found = dict.fromkeys(NAMES, 0)
    for path in _list_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            # Either used by name, or named in a string to set it to a small value.
            name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
            name = node.value if isinstance(node, ast.Constant) else name
            if name in found:
                found[name] += 1
    return found


@pytest.mark.parametrize("name", [name for name in NAMES if name not in TRIED_BY_NAME])
def test_every_limit_is_named_by_a_test(name: str):
    """A limit without a test fails here. Write a test at the limit and one over it."""
    assert list_tested()[name]


def test_limits_stand_in_one_file_and_are_called_alike():
    """A constant named like a limit must be in ``limits.py``, where these tests find it."""
    called = re.compile(r"^_?(?:MAX|MOST)_\w+(?:: .+)? = ", re.MULTILINE)
    files = [
        path
        for folder in ("touchstone", "ui", "pages", "deploy")
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "limits.py"
    ]

    assert len(files) > 100
    assert [path.name for path in files if called.search(path.read_text(encoding="utf-8"))] == []


def _list_files() -> list[Path]:
    tests = ROOT / "tests"
    return [*tests.glob("unit/test_*.py"), *tests.glob("pages/test_*.py")]


def test_the_security_page_gives_every_limit_as_it_is():
    """The security page has the name and value of each limit, in the order of ``limits.py``."""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(MAX_\w+)` \| ([\d,]+) \|$", text, re.MULTILINE)

    assert rows == [
        (name, f"{value:,}") for name, value in vars(limits).items() if name.startswith("MAX_")
    ]


def test_a_paragraph_without_a_space_passes_at_the_limit():
    """A longer paragraph without a space is refused."""
    at = "a" * limits.MAX_PARAGRAPH_CHARS

    assert read_text(at).blocks[0].text == at
    with pytest.raises(UploadError, match="without a space"):
        read_text(at + "a")


@pytest.mark.parametrize(
    ("text", "most"),
    [
        pytest.param("a", limits.MAX_MARKDOWN_PARAGRAPH_CHARS, id="paragraph"),
        pytest.param("[\n\n", limits.MAX_MARKDOWN_BRACKETS, id="brackets"),
        pytest.param("\\\\[\n\n", limits.MAX_MARKDOWN_BRACKETS, id="brackets after a backslash"),
    ],
)
def test_markdown_that_tires_its_reader_is_seen_over_the_limit(text: str, most: int):
    """Text up to the limit is still read as Markdown."""
    assert not find_tiring_markdown(text * (most - 1))
    assert not find_tiring_markdown(text * most)
    assert find_tiring_markdown(text * (most + 1))


def test_words_of_a_claim_pass_at_the_limit(pack):
    """A quote one letter longer is reported, and its row does not become a claim."""
    for size, is_claim in ((limits.MAX_QUOTE_CHARS, True), (limits.MAX_QUOTE_CHARS + 1, False)):
        words = ("Massage fades scars " * 99)[: size - 1] + "."
        document = read_text(f"Massage\n\n{words}")
        article = build_article(document, article_id="a", meta=describe_origin(document))
        row = DraftRow("acne-scars", "scar-softening", "stated", words, accepted=True)

        draft = check_rows([row], article, pack)

        assert len(words) == size
        assert bool(draft.claims) == is_claim
        assert ("longer than 1,000" in "".join(draft.problems)) != is_claim


def test_articles_of_a_pack_pass_at_the_limit():
    """Articles one byte larger are refused before anything else is checked."""
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


def test_front_matter_passes_at_the_limit():
    """Front matter at the limit is parsed, and lacks a field; a longer one is refused unread."""
    head, tail = "title: A\nmore: ", "a"
    # With the line ends around it.
    at = limits.MAX_FRONT_MATTER_CHARS - len(head) - 2

    with pytest.raises(ArticleError, match="front matter lacks author"):
        parse_article("a", f"---\n{head}{tail * at}\n---\nText.")
    with pytest.raises(ArticleError, match="the limit is 20,000"):
        parse_article("a", f"---\n{head}{tail * (at + 1)}\n---\nText.")


def test_a_heading_passes_at_the_limit():
    """A longer heading becomes a paragraph."""
    for over, kind in ((0, "heading"), (1, "paragraph")):
        heading = "a" * (limits.MAX_HEADING_CHARS + over)
        blocks = read_document("a.md", f"# A\n\nB.\n\n## {heading}\n\nC.".encode()).blocks

        assert [block.kind for block in blocks if block.text == heading] == [kind]


def test_a_file_of_a_pack_passes_at_the_limit(tmp_path: Path):
    """A file one byte larger is reported as a problem and not read."""
    shutil.copytree(SHIPPED_FOLDER, tmp_path / "pack")
    path = tmp_path / "pack" / "claims.csv"
    for size, count in ((limits.MAX_PACK_FILE_BYTES, 0), (limits.MAX_PACK_FILE_BYTES + 1, 1)):
        with path.open("ab") as file:
            file.truncate(size)
        problems = read_sources(tmp_path / "pack").problems

        assert [problem.file for problem in problems] == ["claims.csv"] * count


def test_what_was_meant_is_told_for_the_first_problems():
    """Suggestions take time to find, and nobody reads those for later problems."""
    files = dict(read_sources(SHIPPED_FOLDER).files)
    files["claims.csv"] = files["claims.csv"].replace(b" skin", b" skn")

    problems = check_sources(Sources(files, ()))

    assert len(problems) > limits.MAX_HINTS
    assert sum("Did you mean" in item.message for item in problems) == limits.MAX_HINTS


def test_errors_of_tables_are_collected_up_to_the_limit(monkeypatch: pytest.MonkeyPatch):
    """A table in which every cell is wrong must not fill the memory."""
    files = dict(read_sources(SHIPPED_FOLDER).files)
    files["claims.csv"] = files["claims.csv"].replace(b",stated,", b",sure,")
    assert len(check_sources(Sources(files, ()))) > 3

    monkeypatch.setattr(checking, "MAX_TABLE_ERRORS", 3)

    first, *others = check_sources(Sources(files, ()))

    assert first.message == "the first 3 row problems are listed. Fix these first."
    assert len(others) == 3


def test_values_of_a_parameter_pass_at_the_limit():
    """Values beyond the limit are left out."""
    ids = [f"id-{number}" for number in range(limits.MAX_PARAMETER_VALUES + 1)]
    for count in (limits.MAX_PARAMETER_VALUES, limits.MAX_PARAMETER_VALUES + 1):
        raw = {"kind": [",".join(ids[:count])]}
        view = parse_view("matrix", raw, {"kind": dict.fromkeys(ids, "Kind")})

        assert len(view.many("kind")) == limits.MAX_PARAMETER_VALUES


def test_concerns_found_by_own_words_pass_at_the_limit(pack):
    """Concerns that the words name later are left out."""
    words = ["wrinkles", "acne", "redness", "stretch marks", "rosacea", "psoriasis"]
    for count in (limits.MAX_CONCERNS_FOUND, limits.MAX_CONCERNS_FOUND + 1):
        found = build_finder(pack).find(", ".join(words[:count])).found

        assert len(found) == limits.MAX_CONCERNS_FOUND


def test_cautions_for_own_words_pass_at_the_limit(pack):
    """If there are more cautions, the most severe are kept."""
    ids = ["pregnancy", "open-wounds", "blood-clot", "skin-infection"]
    studies = build_studies(pack)
    for count in (limits.MAX_CAUTIONS_FOUND, limits.MAX_CAUTIONS_FOUND + 1):
        found = pick_cautions(pack, studies, ids[:count])

        assert len(found) == limits.MAX_CAUTIONS_FOUND
    assert {item.severity for item in found} == {"stop"}


def test_text_to_pick_words_from_passes_at_the_limit():
    """A longer text is sent to the browser in two parts."""
    half = limits.MAX_PICK_CHARS // 2
    for more, parts in ((0, [(0, 2)]), (1, [(0, 1), (1, 2)])):
        texts = ("a" * half, "a" * (half + more))
        article = Article("a", {}, tuple(Section("s", "S", (text,)) for text in texts))

        assert split_pieces(article) == parts


def test_a_quote_of_a_strangers_words_passes_at_the_limit():
    """A longer quote is cut and ends in an ellipsis."""
    for limit in (limits.MAX_QUOTED_CHARS, limits.MAX_QUOTED_SENTENCE_CHARS):
        assert shorten("a" * limit, limit) == "a" * limit
        assert shorten("a" * (limit + 1), limit) == "a" * limit + "…"


def test_letters_beyond_the_limit_do_not_count_for_the_nearest():
    """Texts that agree up to the limit count as equal."""
    alike = "a" * limits.MAX_MEASURED_CHARS

    assert find_nearest(f"{alike}b", [f"{alike}ccc"], likeness=1) == f"{alike}ccc"
    assert find_nearest(f"{alike[1:]}b", [f"{alike[1:]}c"], likeness=1) == ""
