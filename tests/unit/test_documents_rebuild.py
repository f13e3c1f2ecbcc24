"""An article built from a document says exactly what the document says."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as hs

from touchstone.articles.article import REQUIRED_META, ArticleError, parse_article
from touchstone.errors import UploadError
from touchstone.own_article.documents import (
    Block,
    Document,
    build_article,
    build_article_markdown,
    read_document,
    read_text,
    suggest_article_id,
)
from touchstone.own_article.documents.document import collapse

META = {
    "author": "Somebody",
    "based_on": "a file",
    "language": "en",
    "published": "2026-11-24",
    "licence": "none",
}


def expected_sections(blocks: tuple[Block, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Return (title, paragraphs) of each section, without the code under test."""
    sections: list[tuple[str, tuple[str, ...]]] = []
    title = ""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        texts = [block.text for block in group]
        if kind == "heading":
            sections += [(text, ()) for text in texts[:-1]]
            title = texts[-1]
        else:
            sections.append((title or "Opening", tuple(texts)))
            title = ""
    return [*sections, (title, ())] if title else sections


def sections_of(document: Document) -> list[tuple[str, tuple[str, ...]]]:
    """Return (title, paragraphs) of each section of the article built from a document."""
    article = build_article(document, article_id="a", meta=META)
    return [(section.title, section.paragraphs) for section in article.sections]


MARKS = hs.text(alphabet="ab1 .#>-+*_=`~[]()!<>&;:|\\\"'$^{}/@\t", min_size=1, max_size=30)
TEXTS = (hs.text(min_size=1, max_size=60) | MARKS).map(collapse).filter(bool)
BLOCKS = hs.lists(
    hs.builds(Block, kind=hs.sampled_from(["heading", "paragraph"]), text=TEXTS), max_size=8
)


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(BLOCKS)
def test_any_blocks_come_back_as_they_were(blocks: list[Block]):
    """Anything that Markdown would take for a mark is escaped."""
    document = Document("", tuple(blocks), "txt")

    assert sections_of(document) == expected_sections(document.blocks)


@settings(max_examples=200, deadline=None)
@given(hs.text(max_size=200) | hs.lists(MARKS, max_size=6).map("\n\n".join))
def test_any_text_that_is_read_comes_back(text: str):
    """The text that the reader is shown is the text that the data pack holds."""
    try:
        document = read_text(text)
    except UploadError:
        return

    assert sections_of(document) == expected_sections(document.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "# not a heading", "## nor this ##", "> no quote", "- no item", "+ no item", "1. no item",
        "12) no item", "1.", "---", "***", "___", "===", "~~~", "```", "    no code", "\\", "a\\",
        "[a]: http://x.org", "[a](http://x.org)", "![a](b)", "<b>a</b>", "<http://x.org>",
        "<!-- a -->", "&amp; &copy; &#65; &x", "*a* _b_ **c** `d`", "a | b", "$x$", "a  b", "#",
        "-", "- ", "a #", "a \\#", "=HYPERLINK(1)", "{{x}}", "www.x.org", "1986\\. A", "(c) -- ...",
    ],
)  # fmt: skip
def test_marks_are_words_in_headings_and_paragraphs(text: str):
    """Nothing that a visitor writes becomes structure, a link or markup."""
    plain = collapse(text)
    for kind in ("heading", "paragraph"):
        document = Document("", (Block(kind, plain), Block("paragraph", "End.")), "txt")
        assert sections_of(document) == expected_sections(document.blocks)


@settings(max_examples=200, deadline=None)
@given(hs.text(max_size=80) | MARKS, hs.dictionaries(hs.sampled_from(REQUIRED_META), hs.text()))
def test_any_title_and_front_matter_come_back(title: str, meta: dict[str, str]):
    """A value stays the text that was given, whatever YAML would turn it into."""
    given_meta = {name: meta.get(name) or "x" for name in REQUIRED_META} | {"title": title}
    document = Document("", (Block("paragraph", "Skin."),), "txt")
    try:
        article = build_article(document, article_id="a", meta=given_meta)
    except ArticleError:
        assert not all(collapse(given_meta[name]) for name in REQUIRED_META if name != "title")
        return

    wanted = {name: collapse(value) for name, value in given_meta.items()}
    assert article.meta == wanted | {"title": wanted["title"] or "Untitled article"}


@pytest.mark.parametrize("value", ["no", "null", "2026-13-45", "---", "a: b", "[1", "*x", "1e9"])
def test_front_matter_stays_text(value: str):
    """YAML must not turn a value into a date, a number or a boolean."""
    document = Document(value, (Block("paragraph", "Skin."),), "txt")

    assert build_article(document, article_id="a", meta=META).title == value


def test_the_shipped_article_comes_back_from_its_own_text(pack):
    """An article that is built as Markdown and read again has the same sections."""
    article = pack.articles["massage-and-skin"]
    blocks = [
        block
        for section in article.sections
        for block in (
            Block("heading", section.title),
            *(Block("paragraph", text) for text in section.paragraphs),
        )
    ]
    text = build_article_markdown(Document(article.title, tuple(blocks), "md"), meta=META)
    again = read_document("a.md", text.encode())

    assert parse_article("a", text).sections == article.sections
    assert (again.title, list(again.blocks)) == (article.title, blocks)


def test_markdown_stays_readable():
    """Only characters that would be taken for a mark are escaped."""
    document = Document(
        "T", (Block("paragraph", "Soft skin, and 5% less (R&D) - it's so."),), "txt"
    )

    assert build_article_markdown(document, meta=META).endswith(
        "---\n\nSoft skin, and 5% less (R&D) - it's so.\n"
    )


@pytest.mark.parametrize("title", ["", "Ünïcode & co", "日本語", "-" * 80, "word " * 30])
def test_an_id_is_always_suggested(title: str):
    """Any title gives an id that a pack accepts."""
    found = suggest_article_id(title)

    assert 0 < len(found) <= 60
    assert found == found.strip("-")


def test_text_that_would_take_too_long_is_refused_or_read_plainly():
    """Some marks take Markdown quadratic time.

    An upload with many of them is read as plain text, and a data pack is refused.
    """
    raw = b"Massage helps skin. " + b"[ " * 20_000
    front = build_article_markdown(Document("T", (Block("paragraph", "x"),), "txt"), meta=META)
    document = read_document("a.md", raw)

    assert "read as plain text" in document.notes[0]
    with pytest.raises(ArticleError, match="20,000 square brackets"):
        parse_article("a", front + "\n\n[ " * 20_000)
    with pytest.raises(ArticleError, match="a paragraph has"):
        parse_article("a", front + "word " * 20_000)
    with pytest.raises(ArticleError, match="front matter has"):
        parse_article("a", front.replace("title: T", "title: " + "T" * 30_000))
