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
    pieces: list[tuple[int, int]] = []
    start, piece_chars = 0, 0
    for section_index, section in enumerate(article.sections):
        section_chars = sum(map(len, section.paragraphs))
        if piece_chars and piece_chars + section_chars > MAX_PICK_CHARS:
            pieces.append((start, section_index))
            start, piece_chars = section_index, 0
        piece_chars += section_chars
    return [*pieces, (start, len(article.sections))]


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
    for kind, kind_quotes in (("claim", quotes), ("denied", denied)):
        for quote in kind_quotes:
            for span in locate_quote(article, quote):
                paragraph_key = (span.section, span.paragraph)
                marks.setdefault(paragraph_key, []).append((span.start, span.end, kind))
    component = st.components.v2.component(
        "pick_words",
        html=_HTML,
        css=read_files("pick_words.css"),
        js=read_files("pick_words.js"),
        isolate_styles=False,
    )
    sections = [_build_section(article, section_index, marks) for section_index in range(*part)]
    component(data={"sections": sections}, key=KEY, on_picked_change=on_pick)


def _build_section(
    article: Article,
    section_index: int,
    marks: Mapping[tuple[int, int], Sequence[tuple[int, int, str]]],
) -> dict[str, object]:
    section = article.sections[section_index]
    return {
        "title": "" if section.title == OPENING_TITLE else section.title,
        "paragraphs": [
            {
                "text": text,
                "anchor": name_paragraph(section_index, paragraph_index),
                "sentences": [list(sentence_range) for sentence_range in split_text(text)],
                "marks": _merge_marks(marks.get((section_index, paragraph_index), ())),
            }
            for paragraph_index, text in enumerate(section.paragraphs)
        ],
    }


def _merge_marks(marks: Sequence[tuple[int, int, str]]) -> list[list[object]]:
    """Return marks of each kind without overlap; claims before denials."""
    return [
        [start, end, kind]
        for kind in ("claim", "denied")
        for start, end in merge_spans([mark[:2] for mark in marks if mark[2] == kind])
    ]
