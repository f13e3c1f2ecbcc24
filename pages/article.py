"""Article: the whole text with marks: the words behind a concern, or those that say too much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from touchstone.articles.article import Article
from touchstone.claims.marked_article import MarkedArticle, list_spans, mark_article
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.frames import iterate_rows
from touchstone.limits import MAX_TEXT_CHARS
from touchstone.markup.elements import (
    escape_markdown,
    render_link,
    render_list,
    render_note,
    render_paragraphs,
)
from touchstone.markup.passages import render_jumps, render_mark_reasons, render_marked
from touchstone.wording.claims import (
    article_lines,
    hits_sentence,
    marks_sentence,
    overstated_sentences,
)
from touchstone.wording.headings import BEYOND
from ui import articles, data
from ui.caching import cache_by_map
from ui.frame import Context, open_page
from ui.state import bind_widget

if TYPE_CHECKING:
    from touchstone.own_article.overstatements import Overstatement

PAGE = "article"


def choose(context: Context) -> None:
    """Draw the choice of a concern to mark and the search box."""
    names = context.evidence_map.pack.concern_names
    left, right = st.columns(2)
    left.selectbox(
        "Highlight the words about",
        list(names),
        format_func=names.__getitem__,
        index=None,
        placeholder="Choose a concern",
        **bind_widget(context.view, "concern"),
    )
    right.text_input(
        "Search in the article",
        max_chars=MAX_TEXT_CHARS,
        placeholder="For example, collagen",
        **bind_widget(context.view, "q"),
    )

    if context.evidence_map.choices["mark"]:
        modes = context.evidence_map.choices["mark"]
        st.pills(
            BEYOND,
            list(modes),
            format_func=modes.__getitem__,
            **bind_widget(context.view, "mark"),
        )


def show_title(article: Article) -> None:
    """Draw what the article says of itself."""
    st.title(escape_markdown(article.title), anchor="title")
    st.html(render_paragraphs(article_lines(article.meta), css_class="ts-muted"))


def show_finds(context: Context, marked: MarkedArticle) -> None:
    """Draw the contents, what is marked and what was found, with jumps to the marks."""
    concern_id, query = context.view.concern_id, context.view.one("q")
    items = [render_link(f"#{part.section_id}", part.title) for part in marked.sections]
    st.html(render_list(items, label="Contents"))
    messages = []
    if concern_id:
        name = context.evidence_map.pack.concern_names[concern_id]
        messages.append(marks_sentence(name, marked.mark_count))
        if not marked.mark_count:
            messages += articles.look_elsewhere(context, concern_id)
    if query:
        messages.append(hits_sentence(query, marked.hit_count))
    if messages:
        st.html(render_note(messages) + render_jumps(marked.mark_count))


def show_sections(marked: MarkedArticle) -> None:
    """Draw every section with its marks and hits."""
    for section in marked.sections:
        st.header(escape_markdown(section.title), anchor=section.section_id)
        st.html(render_marked(section.paragraphs, last=marked.mark_count))


@cache_by_map
def list_overstated(evidence_map: EvidenceMap, article_id: str) -> tuple[Overstatement, ...]:
    """Return what an article overstates."""
    # Imported here: only a reader who asks for it waits for the reader of articles.
    from touchstone.own_article.overstatements import collect_overstatements

    article = evidence_map.pack.articles[article_id]
    return collect_overstatements(article, evidence_map, data.load_vocabulary())


def show_overstated(
    context: Context, found: Sequence[Overstatement], marked: MarkedArticle
) -> None:
    """Draw what goes further than the evidence, by kind, each leading to its mark."""
    rows = iterate_rows(
        context.evidence_map.pack.tables["overstatements"],
        ("kind_id", "name", "explanation", "instead"),
    )
    groups = [
        (
            name,
            f"{explanation} {instead}",
            [(item.words, marked.find_mark(item.span)) for item in found if item.kind_id == kind],
        )
        for kind, name, explanation, instead in rows
    ]
    st.html(render_note(overstated_sentences(marked.mark_count)) + render_mark_reasons(groups))


def show_article(context: Context, article: Article) -> None:
    """Draw one article: the text beside its contents."""
    query = context.view.one("q")
    show_title(article)
    left, right = st.columns([1, 2], gap="large")
    if context.view.one("mark"):
        found = list_overstated(context.evidence_map, article.article_id)
        marked = mark_article(article, [item.span for item in found], query)
        with left:
            show_overstated(context, found, marked)
    else:
        passages = context.evidence_map.passages_by_concern.get(context.view.concern_id, ())
        marked = mark_article(article, list_spans(article, passages), query)
        with left:
            show_finds(context, marked)
    with right:
        show_sections(marked)


with open_page(PAGE) as page_context:
    page_article = articles.choose_one(page_context)
    choose(page_context)
    show_article(page_context, page_article)
