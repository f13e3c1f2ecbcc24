"""Article: the whole text, the words behind a concern marked, and a search in it."""

from __future__ import annotations

import streamlit as st

from touchstone.articles.article import Article
from touchstone.claims.marked_article import MarkedArticle, mark_article
from touchstone.limits import MAX_TEXT_CHARS
from touchstone.markup.elements import (
    escape_markdown,
    render_link,
    render_list,
    render_note,
    render_paragraphs,
)
from touchstone.markup.passages import render_jumps, render_marked
from touchstone.wording.claims import article_lines, hits_sentence, marks_sentence
from ui import articles
from ui.frame import Context, open_page
from ui.state import bind_widget

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


def show_article(context: Context, article: Article) -> None:
    """Draw one article: the text beside its contents."""
    concern_id = context.view.concern_id
    chosen = context.evidence_map.passages_by_concern.get(concern_id, ())
    marked = mark_article(article, chosen, context.view.one("q"))
    show_title(article)
    left, right = st.columns([1, 2], gap="large")
    with left:
        show_finds(context, marked)
    with right:
        show_sections(marked)


with open_page(PAGE) as page_context:
    page_article = articles.choose_one(page_context)
    choose(page_context)
    show_article(page_context, page_article)
