"""Draw the text of a visitor's article, with marked words and sentences that can be picked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from touchstone.articles.article import OPENING_TITLE, Article
from touchstone.articles.quotes import locate_quote, merge_spans
from touchstone.limits import MAX_PICK_CHARS
from touchstone.own_article.claim_card import name_paragraph
from touchstone.own_article.reading.sentences import split_text
from ui.components import read_files

_HTML = """
<div id="own-text" role="group" aria-label="Text of your article.
  Arrow keys move from sentence to sentence, Enter or a click adds one as a claim."></div>
"""
KEY = "own_pick"


def split_pieces(article: Article) -> list[tuple[int, int]]:
    """Split a long article into parts: for each, its first section and one past its last."""
    parts: list[tuple[int, int]] = []
    start, length = 0, 0
    for number, section in enumerate(article.sections):
        size = sum(map(len, section.paragraphs))
        if length and length + size > MAX_PICK_CHARS:
            parts.append((start, number))
            start, length = number, 0
        length += size
    return [*parts, (start, len(article.sections))]


def show_text(
    article: Article,
    part: tuple[int, int],
    *,
    quotes: Iterable[str],
    denied: Iterable[str],
    on_pick: Callable[[], None],
) -> None:
    """Draw one part of the article, with the words of claims and of denials marked.

    Args:
        article: The article.
        part: Its first section and one past its last.
        quotes: Words that back accepted claims.
        denied: Sentences that deny or doubt.
        on_pick: Called when a sentence was picked, which is then in the session under ``KEY``.
    """
    marks: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
    for kind, words in (("claim", quotes), ("denied", denied)):
        for quote in words:
            for span in locate_quote(article, quote):
                place = (span.section, span.paragraph)
                marks.setdefault(place, []).append((span.start, span.end, kind))
    pick = st.components.v2.component(
        "pick_words",
        html=_HTML,
        css=read_files("pick_words.css"),
        js=read_files("pick_words.js"),
        isolate_styles=False,
    )
    sections = [_build_section(article, number, marks) for number in range(*part)]
    pick(data={"sections": sections}, key=KEY, on_picked_change=on_pick)


def _build_section(
    article: Article,
    number: int,
    marks: Mapping[tuple[int, int], Sequence[tuple[int, int, str]]],
) -> dict[str, object]:
    section = article.sections[number]
    return {
        "title": "" if section.title == OPENING_TITLE else section.title,
        "paragraphs": [
            {
                "text": text,
                "anchor": name_paragraph(number, index),
                "sentences": [list(item) for item in split_text(text)],
                "marks": _merge(marks.get((number, index), ())),
            }
            for index, text in enumerate(section.paragraphs)
        ],
    }


def _merge(marks: Sequence[tuple[int, int, str]]) -> list[list[object]]:
    """Return marks of each kind without overlap; claims before denials."""
    return [
        [start, end, kind]
        for kind in ("claim", "denied")
        for start, end in merge_spans([item[:2] for item in marks if item[2] == kind])
    ]
