"""The text that a visitor corrects is the text of the article, and decisions go along."""

from __future__ import annotations

from dataclasses import replace

import pytest

from touchstone.own_article.corrections import carry_over, read_corrected, write_text
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
        pytest.param(
            read_document("a.html", b"<h1>One</h1><p>A. B.</p><h2>C</h2><p>D</p>"), id="page"
        ),
    ],
)
def test_a_text_comes_back_as_it_was(document):
    """Headings stay headings, and short lines do not become some."""
    again = read_corrected(write_text(document))

    assert (again.title, again.blocks) == (document.title, document.blocks)


def test_what_was_decided_about_words_that_stay_is_kept():
    """Rejected claims, changed ones, and those that a visitor made; not on words that are gone."""
    text = read_text("MASSAGE\n\nMassage fades scars. It calms acne. So we hear.")
    article = build_article(text, article_id="own", meta=describe_origin(text))
    scars = DraftRow(True, "other-scars", "scar-softening", "stated", "Massage fades scars.")  # noqa: FBT003
    acne = replace(scars, concern_id="acne", words="It calms acne.")
    before = (
        replace(scars, accepted=False),
        replace(acne, words="It clears acne."),
        replace(scars, concern_id="redness", words="So we hear."),
        replace(scars, concern_id="psoriasis", words="That is gone."),
    )

    rows = carry_over((scars, acne), before, article)

    assert rows == (before[0], acne, before[2])
