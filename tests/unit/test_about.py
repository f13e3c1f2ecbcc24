"""The text of About holds for any pack, and says what a pack says of itself."""

from __future__ import annotations

import itertools
from dataclasses import replace

from markdown_it import MarkdownIt

from touchstone.wording.about import about_text


def test_what_the_pack_says_of_itself_is_told_once(pack):
    """The texts of the pack stand in the page, and no mark of the template is left."""
    said = "".join(about_text(pack))

    assert all(said.count(text) == 1 for text in pack.texts.values())
    assert "<!--" not in said


def test_a_pack_without_texts_leaves_no_gap(pack):
    """Nothing is told of the shipped data, and no heading is without a word under it."""
    parts = about_text(replace(pack, texts={}))

    assert "The article was read twice" not in "".join(parts)
    assert "<!--" not in "".join(parts)
    tokens = MarkdownIt("commonmark").parse("\n".join(parts))
    opened = [token for token in tokens if token.level == 0 and token.nesting != -1]
    after = [
        second.type
        for first, second in itertools.pairwise(opened)
        if first.type == "heading_open" and first.tag == "h2" and second.tag == "h2"
    ]
    assert after == []
