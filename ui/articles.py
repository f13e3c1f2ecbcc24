"""Choose which articles are shown, if the pack has several."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from touchstone.articles.article import Article
from touchstone.claims.claims import Passage
from touchstone.ids import Cell, ConcernId
from touchstone.limits import MAX_ARTICLES_CHOSEN
from touchstone.links.view import build_path
from touchstone.markup.elements import (
    Column,
    render_link,
    render_note,
    render_paragraphs,
    render_table,
)
from touchstone.wording.articles import (
    count_articles,
    elsewhere_sentence,
    look_elsewhere_sentence,
    no_claim_sentence,
    shown_sentence,
)
from touchstone.wording.phrases import capital_first, format_all, format_day
from ui import data
from ui.frame import Context
from ui.state import bind_widget, write_link


def show_chooser(context: Context, label: str = "Articles to show") -> None:
    """Draw the article chooser; draw nothing if the pack has only one article."""
    names = context.evidence_map.choices["article"]
    if len(names) == 1:
        return
    view = context.view
    left, _ = st.columns(2)
    left.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        max_selections=max(MAX_ARTICLES_CHOSEN, len(view.many("article"))),
        placeholder=f"{capital_first(format_all(len(names)))} articles together",
        **bind_widget(view, "article", many=True),
    )
    chosen = [names[article_id] for article_id in view.many("article")]
    if chosen:
        message = shown_sentence(chosen, len(names))
        st.html(render_paragraphs([message], css_class="ts-muted"))


def show_article_count(context: Context, passages: Sequence[Passage]) -> None:
    """Say how many articles make a claim; draw nothing if only one article is shown."""
    if context.evidence_map.article_count > 1:
        count = len({passage.article_id for passage in passages})
        message = count_articles(count, context.evidence_map.article_count)
        st.html(render_paragraphs([f"{message}."], css_class="ts-plain"))


def show_no_claim(context: Context, cell: Cell) -> None:
    """Say that no shown article claims a cell, and which other articles do."""
    passages = data.load().passages_by_pair.get(cell, ())
    elsewhere = {passage.article_title for passage in passages}
    sentences = [
        no_claim_sentence(context.evidence_map.article_count),
        elsewhere_sentence(sorted(elsewhere)),
    ]
    st.html(render_note([sentence for sentence in sentences if sentence]))


def choose_one(context: Context) -> Article:
    """Return the article to read; if there are several, draw the chooser and a list of all."""
    articles, names = context.evidence_map.pack.articles, context.evidence_map.choices["article"]
    chosen = context.view.many("article")
    article_id = chosen[0] if chosen else next(iter(articles))
    if len(articles) > 1:
        page = context.view.page
        key = f"{page}_article"
        st.session_state[key] = article_id
        left, _ = st.columns(2)
        left.selectbox(
            "Article",
            list(names),
            key=key,
            format_func=names.__getitem__,
            on_change=write_link,
            args=(page, "article"),
        )
        if len(chosen) > 1:
            message = f"{len(chosen)} articles are chosen. Pick one to read."
            st.html(render_paragraphs([message], css_class="ts-muted"))
        with st.expander(f"All {len(articles)} articles, with author and date", type="compact"):
            _show_list(context)
    return articles[article_id]


def _show_list(context: Context) -> None:
    """Draw a table that links to every article, with author, date and number of passages."""
    names, claim_articles = (
        context.evidence_map.choices["article"],
        context.evidence_map.pack.claims["article_id"],
    )
    passage_counts = claim_articles.value_counts()
    columns = [
        Column("Article", "ts-titles"),
        *(Column(title) for title in ("Author", "Published", "Passages")),
    ]
    rows = [
        [
            render_link(_find_path(context, key), names[key]),
            escape(article.meta["author"]),
            escape(format_day(article.meta["published"])),
            str(passage_counts.get(key, 0)),
        ]
        for key, article in context.evidence_map.pack.articles.items()
    ]
    st.html(render_table("The articles", columns, rows))


def _find_path(context: Context, article_id: str) -> str:
    """Return the address of another article, with the same concern marked and the same search."""
    values = {**context.view.values, "article": (article_id,), "data": ()}
    return build_path(context.view.page, values).lstrip("/")


def look_elsewhere(context: Context, concern_id: ConcernId) -> list[str]:
    """Return one sentence that names the articles with passages about a concern, or []."""
    passages = context.evidence_map.passages_by_concern.get(concern_id, ())
    titles = sorted({passage.article_title for passage in passages})
    return [look_elsewhere_sentence(titles)] if titles else []
