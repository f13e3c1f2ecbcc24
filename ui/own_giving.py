"""The ways to give an article: paste, upload, or go on with a data pack."""

from __future__ import annotations

import streamlit as st

from touchstone.errors import TouchstoneError
from touchstone.limits import (
    MAX_ARTICLE_CHARS,
    MAX_PASTED_CHARS,
    MAX_PDF_PAGES,
    MAX_UPLOAD_BYTES,
    MEGABYTE,
)
from touchstone.markup.elements import render_note, render_paragraphs
from touchstone.own_article.documents import read_document, read_text, suggest_article_id
from touchstone.own_article.draft import (
    describe_origin,
    list_claims,
    list_rows,
    read_pack_article,
    start_draft,
)
from touchstone.own_article.pack_zip import read_pack_zip
from ui import data
from ui.own_article import KEY, Own
from ui.watch import came_back, settle

_ERROR = "own_error"
_LOST = (
    "The connection to the server was lost for a moment.",
    "If you had given an article, please give it again: nothing of it was stored.",
)
_WAYS = {"paste": "Paste the text", "file": "Upload a file", "pack": "Data pack"}
_ENDINGS = ["txt", "md", "docx", "pdf", "html", "htm"]


def show_ways() -> None:
    """Draw the ways to give an article, with their limits before anything is given."""
    st.html(render_paragraphs(_promises(), css_class="ts-plain"))
    if came_back():
        st.html(render_note(_LOST))
    way = st.segmented_control(
        "How do you want to give it?",
        list(_WAYS),
        format_func=_WAYS.__getitem__,
        default="paste",
        required=True,
        key="own_way",
    )
    {"paste": _show_paste, "file": _show_file, "pack": _show_pack}[way or "paste"]()
    if st.session_state.get(_ERROR):
        st.html(render_note([st.session_state[_ERROR]]))


def _promises() -> list[str]:
    megabytes = MAX_UPLOAD_BYTES // MEGABYTE
    return [
        "Give an article about massage and skin. You get its claims with the exact sentences, "
        "to accept, correct or reject, and what research found beside them.",
        f"Limits: {megabytes} MB a file, {MAX_ARTICLE_CHARS:,} characters of text, "
        f"{MAX_PDF_PAGES} pages of a PDF. Pictures are not read. The box takes no text "
        f"of more than {MAX_PASTED_CHARS:,} characters at all.",
        "What you give stays in this session. It is not stored, not logged, and not shown to "
        "anyone else. The link of this page does not carry it. It is gone at the latest two "
        "minutes after you close or reload the page.",
    ]


def _show_paste() -> None:
    with st.form("own_paste", border=False):
        # Above max_chars a browser drops the whole text without a word: read_text refuses, in
        # words, what is longer than an article may be.
        text = st.text_area(
            "Text of the article",
            height=260,
            max_chars=MAX_PASTED_CHARS,
            placeholder="Paste the whole article here. Headings may stand on lines of their own.",
            key="own_text",
        )
        if st.form_submit_button("Read the article", type="primary"):
            _begin(text)


def _show_file() -> None:
    file = st.file_uploader(
        "A file: text, Markdown, Word, PDF or web page", type=_ENDINGS, key="own_file"
    )
    if file is not None and st.button("Read the file", type="primary"):
        _begin(file.getvalue(), file.name)


def _show_pack() -> None:
    file = st.file_uploader("A data pack that you downloaded here", type=["zip"], key="own_zip")
    if file is not None and st.button("Open the data pack", type="primary"):
        _begin_pack(file.getvalue())


def _begin(given: str | bytes, name: str = "") -> None:
    """Read what was given and start the table; what is wrong is said, nothing else changes."""
    try:
        with st.spinner("Reading the article …", show_time=True):
            document = read_text(given) if isinstance(given, str) else read_document(name, given)
            meta = describe_origin(document)
            article, reading = start_draft(
                document, suggest_article_id(meta["title"]), meta, data.load_vocabulary()
            )
    except TouchstoneError as error:
        st.session_state[_ERROR] = str(error)
        return
    rows = list_rows(reading)
    _keep(
        Own(
            document, meta, article, data.load().pack, None, reading.denied,
            reading.about_massage, rows, rows,
        )
    )  # fmt: skip


def _begin_pack(raw: bytes) -> None:
    try:
        with st.spinner("Checking the data pack …", show_time=True):
            given = read_pack_zip(raw)
            article_id, article = next(iter(given.pack.articles.items()))
            document, meta = read_pack_article(given.pack, article_id)
    except TouchstoneError as error:
        st.session_state[_ERROR] = str(error)
        return
    rows = list_claims(given.pack, article_id)
    _keep(
        Own(
            document, meta, article, given.pack, given.sources, (),
            about_massage=True, rows=rows, start=rows,
        )
    )  # fmt: skip


def _keep(own: Own) -> None:
    st.session_state[KEY] = own
    st.session_state.pop(_ERROR, None)
    settle()
    st.rerun()
