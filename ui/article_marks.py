"""Mark words in an article: those behind a concern, or those that say more than is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from touchstone.articles.article import Article
from touchstone.articles.quotes import Span
from touchstone.claims.marked_article import MarkedArticle, list_spans, mark_article
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.markup.elements import render_details, render_note
from touchstone.markup.passages import render_jumps, render_mark_reasons
from touchstone.wording.claims import hits_sentence, marks_sentence, overstated_sentences
from touchstone.wording.headings import BEYOND
from ui import articles, data
from ui.caching import cache_by_map
from ui.frame import Context
from ui.state import bind_widget

if TYPE_CHECKING:
    from touchstone.own_article.overstatements import ByKind


def show_mode(context: Context) -> None:
    """Draw the choice to mark words that say more than is known, if the pack lists such words."""
    if modes := context.evidence_map.choices["mark"]:
        st.pills(
            BEYOND,
            list(modes),
            format_func=modes.__getitem__,
            **bind_widget(context.view, "mark"),
        )


def mark_backing(context: Context, article: Article) -> tuple[MarkedArticle, str]:
    """Mark the words behind the chosen concern; return the article and notes on it as HTML."""
    concern_id, query = context.view.concern_id, context.view.one("q")
    passages = context.evidence_map.passages_by_concern.get(concern_id, ())
    marked = mark_article(article, list_spans(article, passages), query)
    messages = [hits_sentence(query, marked.hit_count)] if query else []
    if concern_id:
        elsewhere = [] if marked.mark_count else articles.look_elsewhere(context, concern_id)
        name = context.evidence_map.pack.concern_names[concern_id]
        messages = [marks_sentence(name, marked.mark_count), *elsewhere, *messages]
    notes_html = render_note(messages) + render_jumps(marked.mark_count) if messages else ""
    return marked, notes_html


def mark_overstated(context: Context, article: Article) -> tuple[MarkedArticle, str]:
    """Mark words that say more than is known; return the article and the reasons as HTML."""
    query = context.view.one("q")
    groups = _list_overstated(context.evidence_map, article.article_id)
    spans = [overstatement.span for _, overstatements in groups for overstatement in overstatements]
    marked = mark_article(article, spans, query)
    messages = overstated_sentences(marked.mark_count)
    messages += [hits_sentence(query, marked.hit_count)] if query else []
    reasons = [
        (
            kind.name,
            f"{kind.explanation} {kind.instead}",
            [
                (_read_on(article, overstatement.span), marked.find_mark(overstatement.span))
                for overstatement in overstatements
            ],
        )
        for kind, overstatements in groups
    ]
    # Folded on a phone, so that the marked text comes first there.
    reasons_html = render_details(
        "Which words, and why", render_mark_reasons(reasons), css_class="ts-fold ts-fold-narrow"
    )
    return marked, render_note(messages) + (reasons_html if reasons else "")


def _read_on(article: Article, span: Span) -> str:
    """Return the text from a mark on; marked words such as "helps to" would repeat in the list."""
    return article.sections[span.section].paragraphs[span.paragraph][span.start :]


@cache_by_map
def _list_overstated(evidence_map: EvidenceMap, article_id: str) -> ByKind:
    # Imported here: only a reader who asks for these marks waits for the code that reads articles.
    from touchstone.own_article.overstatements import collect_overstatements, group_by_kind
    from touchstone.own_article.strong_words import read_strong_words

    article, words = evidence_map.pack.articles[article_id], read_strong_words(evidence_map.pack)
    overstatements = collect_overstatements(article, evidence_map, data.load_vocabulary(), words)
    return group_by_kind(overstatements, words)
