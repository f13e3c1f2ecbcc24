"""Articles are read as readers see them."""

from __future__ import annotations

import pytest

from touchstone.articles import ArticleError, parse_article, slugify

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
    """Each ## heading is a section; each block of text in it a paragraph."""
    article = parse_article(
        "a", f"{FRONT}\n## One\n\nFirst\nline.\n\nSecond.\n\n## Two\n\nThird.\n"
    )

    assert [(part.section_id, part.paragraphs) for part in article.sections] == [
        ("one", ("First line.", "Second.")),
        ("two", ("Third.",)),
    ]


def test_text_before_the_first_heading_is_an_opening():
    """No word of an article is lost because it stands before a heading."""
    article = parse_article("a", f"{FRONT}\nHello.\n\n## One\n\nFirst.\n")

    assert article.sections[0].title == "Opening"
    assert article.sections[0].paragraphs == ("Hello.",)


def test_marks_of_markdown_are_not_words():
    """A quote is compared with what a reader sees, not with the source."""
    article = parse_article("a", f"{FRONT}\n## One\n\nA *soft* [touch](https://x.org).\n\n- item\n")

    assert article.sections[0].paragraphs == ("A soft touch.", "item")


def test_two_headings_of_one_name_get_two_anchors():
    """An anchor leads to one place."""
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
    """What is missing in the front matter is said by name."""
    with pytest.raises(ArticleError, match=named):
        parse_article("a", text)


def test_ids_are_plain_ascii():
    """Anchors and ids hold lower-case letters, digits and hyphens only."""
    assert slugify("  Ça & là: Ünïcode!  ") == "ca-la-unicode"
