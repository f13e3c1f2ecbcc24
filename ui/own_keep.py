"""Draw how much of a visitor's article was read, and how to save the work on it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from touchstone.limits import MAX_MINUTES_LOST
from touchstone.markup.elements import render_note, render_paragraphs
from touchstone.own_article.decisions import DECISIONS, decisions_bytes
from touchstone.own_article.draft import Draft, build_files
from touchstone.own_article.zips import zip_bytes
from touchstone.wording.phrases import format_count, spell_number
from ui import data, own_article
from ui.frame import read_today
from ui.own_article import OwnArticle

_LOSS_WARNING = (
    "Your work is only on this page. Reloading or closing the page loses it, and changing "
    "networks can. If your phone sleeps or the connection drops, it is kept for "
    f"{spell_number(MAX_MINUTES_LOST)} minutes. Save it before a longer break, and resume with "
    "“Open saved work”."
)
_FORGET_WARNING = "The text and all your decisions are deleted at once. You cannot get them back."
_META_LABELS = {
    "title": "Title", "author": "Author", "based_on": "Where it comes from",
    "licence": "License", "published": "Published, such as 2026-11-24",
}  # fmt: skip


def show_keep(own: OwnArticle, draft: Draft) -> None:
    """Draw how much was read, what would be lost, how to save it, and the article's metadata."""
    word_count = sum(
        len(text.split()) for section in own.article.sections for text in section.paragraphs
    )
    with st.container(horizontal=True, key="own_keep"):
        show_pack_download(own, draft, "own_keep_zip", "Save your work")
        # The text would be read with the shown pack's words, which lack the names of another pack.
        if own.base.has_names_of(data.load().pack):
            st.button("Correct the text", on_click=own_article.correct_text)
        with st.popover("Title, author and license"):
            _show_meta(own)
        with st.popover("Forget this article"):
            st.html(render_paragraphs([_FORGET_WARNING], css_class="ts-plain"))
            st.button("Forget it now", on_click=own_article.forget, key="own_forget")
    message = f"{format_count(word_count, 'word')} read. {_LOSS_WARNING}"
    st.html(render_paragraphs([message], css_class="ts-muted"))
    if own.document.notes:
        st.html(render_note(own.document.notes))


def show_pack_download(own: OwnArticle, draft: Draft, key: str, label: str) -> None:
    """Draw the button that saves the article and its claims as a data pack."""
    st.download_button(
        label,
        partial(make_zip, own),
        file_name=f"{own.article.article_id}.zip",
        mime="application/zip",
        on_click="ignore",
        disabled=not draft.claims,
        help=None if draft.claims else "Accept a claim first.",
        key=key,
    )


def make_zip(own: OwnArticle) -> bytes:
    """Return the data pack of an article, with the visitor's decisions, as a zip file."""
    sources = own.sources or data.load_sources()
    files = build_files(
        sources,
        own.base,
        own.article,
        document=own.document,
        meta=own.meta,
        rows=own.rows,
        created=read_today().isoformat(),
    )
    files[DECISIONS] = decisions_bytes(own.rows, own.dismissed)
    return zip_bytes({f"{own.article.article_id}/{path}": raw for path, raw in files.items()})


def _show_meta(own: OwnArticle) -> None:
    for name, label in _META_LABELS.items():
        value = st.text_input(label, own.meta[name], max_chars=300, key=f"own_meta_{name}")
        own.meta[name] = value.strip() or own.meta[name]
    own.article = replace(own.article, meta=dict(own.meta))
