"""Articles are parsed into the text that readers see."""

from __future__ import annotations

import pytest

from touchstone.articles.article import ArticleError, parse_article
from touchstone.text import slugify

FRONT = "\n".join(
    [
        "---",
        "title: A title",
        "author: Someone",
        "based_on: nothing",
        "language: en",
        "published: 2026-01-01",
        "licence: none",
        "---",
        "",
    ]
)


def test_headings_open_sections_and_blank_lines_open_paragraphs():
    """Each ## heading starts a section, and each block of text in it is a paragraph."""
    article = parse_article(
        "a", f"{FRONT}\n## One\n\nFirst\nline.\n\nSecond.\n\n## Two\n\nThird.\n"
    )

    assert [(part.section_id, part.paragraphs) for part in article.sections] == [
        ("one", ("First line.", "Second.")),
        ("two", ("Third.",)),
    ]


def test_text_before_the_first_heading_is_an_opening():
    """Text before the first heading gets a section of its own, so no words are lost."""
    article = parse_article("a", f"{FRONT}\nHello.\n\n## One\n\nFirst.\n")

    assert article.sections[0].title == "Opening"
    assert article.sections[0].paragraphs == ("Hello.",)


def test_marks_of_markdown_are_not_words():
    """A quote is compared with what a reader sees, not with the source."""
    article = parse_article("a", f"{FRONT}\n## One\n\nA *soft* [touch](https://x.org).\n\n- item\n")

    assert article.sections[0].paragraphs == ("A soft touch.", "item")


def test_two_headings_of_one_name_get_two_anchors():
    """Anchors must be unique, so that each leads to one place."""
    article = parse_article("a", f"{FRONT}\n## One\n\na\n\n## One\n\nb\n")

    assert [part.section_id for part in article.sections] == ["one", "one-2"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("## One\n\nText.\n", "title", id="no front matter"),
        pytest.param(FRONT.replace("author: Someone\n", ""), "author", id="entry missing"),
        pytest.param("---\ntitle: [unclosed\n---\n", "front matter", id="not YAML"),
    ],
)
def test_broken_front_matter_is_named(text: str, named: str):
    """The error names what is missing or broken in the front matter."""
    with pytest.raises(ArticleError, match=named):
        parse_article("a", text)


@pytest.mark.parametrize("value", ["2026-13-45", "no", "1_000", "!!int x", "9" * 5_000])
def test_front_matter_is_text_whatever_yaml_makes_of_it(value: str):
    """Values stay text, so an impossible date, a boolean or a huge number is not an error."""
    article = parse_article("a", FRONT.replace("2026-01-01", value) + "Text.")

    assert article.meta["published"] == value.removeprefix("!!int ")


def test_front_matter_that_grows_is_not_followed():
    """Nested YAML aliases that multiply tenfold are left out instead of expanded."""
    lists = [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 10)}]" for n in range(1, 30)]
    text = FRONT.replace("---\n", "\n".join(["---", "x0: &x0 [a]", *lists, ""]), 1) + "Text."

    assert list(parse_article("a", text).meta) == [
        "title", "author", "based_on", "language", "published", "licence"
    ]  # fmt: skip


def test_a_heading_called_opening_is_kept():
    """“Opening” stands in for a missing heading, but it may also be a real one."""
    article = parse_article("a", f"{FRONT}## Opening\n\n## One\n\nText.\n")

    assert [section.title for section in article.sections] == ["Opening", "One"]


def test_ids_are_plain_ascii():
    """Anchors and ids contain only lower-case letters, digits and hyphens."""
    assert slugify("  Ça & là: Ünïcode!  ") == "ca-la-unicode"
