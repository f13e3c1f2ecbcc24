"""Article: the whole text, with the words marked that back a concern or say too much."""

from __future__ import annotations

import streamlit as st

from touchstone.articles.article import Article
from touchstone.claims.marked_article import MarkedArticle
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.limits import MAX_TEXT_CHARS
from touchstone.markup.elements import (
    escape_markdown,
    render_link,
    render_list,
    render_paragraphs,
)
from touchstone.markup.findings_summary import render_claims_notice
from touchstone.markup.passages import render_marked
from touchstone.wording.claims import article_lines
from ui import article_marks, articles, data
from ui.caching import cache_by_map
from ui.frame import Context, open_page
from ui.state import bind_widget

PAGE = "article"


def choose(context: Context) -> None:
    """Draw the choice of a concern to mark, the search box, and the choice of other marks."""
    names = context.evidence_map.pack.concern_names
    left, middle, right = st.columns([3, 3, 2])
    left.selectbox(
        "Highlight the words about",
        list(names),
        format_func=names.__getitem__,
        index=None,
        placeholder="Choose a concern",
        **bind_widget(context.view, "concern"),
    )
    middle.text_input(
        "Search in the article",
        max_chars=MAX_TEXT_CHARS,
        placeholder="For example, collagen",
        **bind_widget(context.view, "q"),
    )
    with right:
        article_marks.show_mode(context)


@cache_by_map
def render_found_notice(evidence_map: EvidenceMap, bar: tuple[str, ...]) -> str:
    """Return a notice that an article claims but finds nothing; links keep the reader's own bar."""
    return render_claims_notice(evidence_map, bar)


def show_title(context: Context, article: Article) -> None:
    """Draw the notice about the article's claims, its title, and what it says about itself."""
    st.html(render_found_notice(data.select((article.article_id,)), context.view.many("bar")))
    st.title(escape_markdown(article.title), anchor="title")
    st.html(render_paragraphs(article_lines(article.meta), css_class="ts-muted"))


def show_finds(marked: MarkedArticle, notes_html: str) -> None:
    """Draw the table of contents, and notes on what is marked and found."""
    links = [render_link(f"#{section.section_id}", section.title) for section in marked.sections]
    st.html(render_list(links, label="Contents"))
    if notes_html:
        st.html(notes_html)


def show_sections(marked: MarkedArticle) -> None:
    """Draw every section with its marks and hits."""
    for section in marked.sections:
        st.header(escape_markdown(section.title), anchor=section.section_id)
        st.html(render_marked(section.paragraphs, last=marked.mark_count))


def show_article(context: Context, article: Article) -> None:
    """Draw one article: the text beside its contents."""
    is_beyond = bool(context.view.one("mark"))
    mark_words = article_marks.mark_overstated if is_beyond else article_marks.mark_backing
    marked, notes_html = mark_words(context, article)
    show_title(context, article)
    left, right = st.columns([1, 3], gap="large")
    with left, st.container(key="article_outline"):
        show_finds(marked, notes_html)
    with right:
        show_sections(marked)


with open_page(PAGE) as page_context:
    page_article = articles.choose_one(page_context)
    choose(page_context)
    show_article(page_context, page_article)
