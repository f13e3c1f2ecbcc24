"""A visitor's corrected text becomes the article, and decisions about claims carry over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from touchstone.articles.article import Article
from touchstone.own_article.corrections import (
    carry_over,
    read_corrected,
    tell_changes,
    write_text,
)
from touchstone.own_article.documents import read_document, read_text
from touchstone.own_article.draft import DraftRow, build_article, describe_origin

MARKDOWN = """# A title

By somebody

## A heading

Massage fades scars.

A few ground rules:

- It takes *time*.
"""


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(read_document("a.md", MARKDOWN.encode()), id="Markdown"),
        pytest.param(read_text("MASSAGE\n\nMassage fades scars.\n\nSo we hear."), id="pasted"),
        pytest.param(read_document("a.html", b"<h1>One</h1><p>A. B.</p><h2>C</h2>D"), id="page"),
        pytest.param(
            read_document("a.html", b"<p>1. *One* [two](x)</p><p>1986. - {% x %}</p>"), id="signs"
        ),
    ],
)
def test_a_text_comes_back_as_it_was(document):
    """Headings stay headings, short lines do not become headings, and no sign becomes markup."""
    again = read_corrected(write_text(document, "A title of its own"), "Before", document.format)

    assert again.title == "A title of its own"
    assert again.blocks == document.blocks


def test_a_text_without_its_title_keeps_the_one_before_and_all_headings():
    """The first heading neither becomes the title nor gets lost."""
    read = read_corrected("## First\n\nMassage fades scars.", "Before", "txt")

    assert read.title == "Before"
    assert [(block.kind, block.text) for block in read.blocks] == [
        ("heading", "First"),
        ("paragraph", "Massage fades scars."),
    ]


SCARS = DraftRow(
    accepted=True,
    concern_id="other-scars",
    benefit_id="scar-softening",
    kind="stated",
    words="Massage fades scars.",
)
ACNE = replace(SCARS, concern_id="acne", words="It calms acne.")
TEXT = "MASSAGE\n\nMassage fades scars. It calms acne. So we hear."


def build(text: str) -> Article:
    """Return a text as an article."""
    document = read_text(text)
    return build_article(document, article_id="own", meta=describe_origin(document))


@pytest.mark.parametrize(
    ("before", "left"),
    [
        pytest.param([replace(SCARS, accepted=False), ACNE], [0, 1], id="rejected"),
        pytest.param([replace(SCARS, words="So we hear."), ACNE], [0, 1], id="other words"),
        pytest.param([SCARS, replace(ACNE, concern_id="rosacea")], [0, 1], id="another concern"),
        pytest.param([SCARS, ACNE, replace(ACNE, concern_id="redness")], [0, 1, 2], id="made"),
        pytest.param([SCARS, ACNE, replace(ACNE, words="That is gone.")], [0, 1], id="gone"),
    ],
)
def test_what_was_decided_about_words_that_stay_is_kept(before, left):
    """A decision must survive a correction, and the original suggestion must not come back."""
    article = build(TEXT)

    rows = carry_over((SCARS, ACNE), before, article, article)

    assert set(rows) == {before[number] for number in left}


def test_what_stands_there_only_now_is_suggested():
    """Claims are suggested on new words, and on old words if no kept claim covers them."""
    new = replace(SCARS, words="It may fade scars.")
    before = [SCARS, replace(ACNE, concern_id="rosacea")]
    corrected = build(TEXT.replace("Massage fades scars.", "It may fade scars."))

    # The claims are in the order of the article.
    assert carry_over((ACNE, new), before, corrected, build(TEXT)) == (new, before[1])
    other = replace(SCARS, words="So we hear.")
    assert carry_over((other,), before, corrected, build(TEXT)) == (before[1], other)


def test_what_is_found_no_longer_and_what_is_new_is_told(pack):
    """Each pair is listed once, by its names, and rejected claims do not count."""
    rejected = replace(SCARS, concern_id="redness", accepted=False)
    again = replace(SCARS, words="So we hear.")

    assert tell_changes([SCARS, rejected], [ACNE, SCARS, again], pack) == [
        "1 claim is new: Acne, scars broken up and less visible."
    ]
    assert tell_changes([SCARS, ACNE], [rejected], pack) == [
        "2 claims are no longer found: Other scars, scars broken up and less visible; "
        "Acne, scars broken up and less visible."
    ]
