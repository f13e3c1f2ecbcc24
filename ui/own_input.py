"""Take in a visitor's article: pasted text, an uploaded file, or a data pack."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from touchstone.articles.article import Article
from touchstone.errors import TouchstoneError
from touchstone.limits import (
    MAX_ARTICLE_CHARS,
    MAX_MINUTES_LOST,
    MAX_PASTED_CHARS,
    MAX_PDF_PAGES,
    MAX_UPLOAD_BYTES,
    MEGABYTE,
)
from touchstone.links.view import build_path
from touchstone.markup.elements import render_note, render_paragraphs
from touchstone.markup.page_top import render_way_out
from touchstone.own_article.corrections import carry_over, read_corrected, tell_changes, write_text
from touchstone.own_article.decisions import Dismissed
from touchstone.own_article.documents import Document, read_document, read_text, suggest_article_id
from touchstone.own_article.draft import (
    DraftRow,
    describe_origin,
    list_rows,
    start_draft,
)
from touchstone.own_article.evidence_source import rest_on_evidence
from touchstone.own_article.pack_zip import read_pack_zip
from touchstone.own_article.saved_work import read_pack_article, resume_draft
from touchstone.packs.pack import Pack
from touchstone.packs.sources import Sources
from touchstone.wording.phrases import spell_number
from ui import data
from ui.components.page_observer import acknowledge_loss, session_was_lost
from ui.frame import Context
from ui.own_article import BEFORE, KEY, TEXT, OwnArticle, being_corrected, keep_text

if TYPE_CHECKING:
    from touchstone.own_article.reading.suggest import ArticleReading

_ERROR = "own_error"
_LOST_NOTES = (
    "The connection to the server was lost for a moment.",
    "If you had added an article, please add it again: it was not stored.",
    "If you saved your work, choose “Open saved work”.",
)
# The cookie with which Streamlit guards uploads against forgery (server.enableXsrfProtection).
# Inside a page of another site, browsers withhold it, and the upload would be refused.
_COOKIE = "_streamlit_xsrf"
_CORRECTING = (
    "Correct the text and have it read again. Your decisions about unchanged words are kept.",
    "A line that begins with ## is a heading; the one with # is the title.",
)
_METHODS = {"paste": "Paste the text", "file": "Upload a file", "pack": "Open saved work"}
_ENDINGS = ["txt", "md", "docx", "docm", "dotx", "pdf", "html", "htm", "mhtml", "mht", "webarchive"]


def show_input(context: Context) -> None:
    """Draw the ways to submit an article, the limits, and what happens to the text."""
    if own := being_corrected():
        _show_correction(own)
        return
    st.html(render_paragraphs(_list_promises(), css_class="ts-plain"))
    if session_was_lost():
        st.html(render_note(_LOST_NOTES))
    method = st.segmented_control(
        "How will you add it?",
        list(_METHODS),
        format_func=_METHODS.__getitem__,
        default="paste",
        required=True,
        key="own_way",
    )
    if method in {"file", "pack"} and not _takes_files():
        _show_way_out(context)
    else:
        {"paste": _show_paste, "file": _show_file, "pack": _show_pack}[method or "paste"]()
    _show_error()


def _show_error() -> None:
    if st.session_state.get(_ERROR):
        st.html(render_note([st.session_state[_ERROR]]))


def _show_correction(previous: OwnArticle) -> None:
    """Draw the text of an article for correction, and the way back."""
    # Streamlit forgets the content of a box while another page is shown.
    st.session_state.setdefault(TEXT, write_text(previous.document, previous.meta["title"]))
    st.html(render_paragraphs(_CORRECTING, css_class="ts-plain"))
    with st.form("own_correct", border=False):
        text = st.text_area("Text of the article", height=560, max_chars=MAX_PASTED_CHARS, key=TEXT)
        if st.form_submit_button("Read the corrected text", type="primary"):
            _open(partial(_read_correction, previous, text))
    st.button("Keep the text as it was", on_click=keep_text)
    _show_error()


def _list_promises() -> list[str]:
    megabytes = MAX_UPLOAD_BYTES // MEGABYTE
    return [
        "Add an article about massage and skin. You get its claims, with the exact sentences, "
        "to accept, correct or reject. Beside them you see what research found.",
        f"Limits: {megabytes} MB a file, {MAX_ARTICLE_CHARS:,} characters of text, "
        f"{MAX_PDF_PAGES} pages of a PDF. Pictures are not read. The box does not accept "
        f"more than {MAX_PASTED_CHARS:,} characters.",
        "Your article stays in this session. It is not stored, not logged, and not shown to "
        "anyone else. It is not part of the link. It is gone no later than "
        f"{spell_number(MAX_MINUTES_LOST)} minutes after you close or reload the page.",
    ]


def _takes_files() -> bool:
    """Return whether an upload will be accepted: whether the browser sends the cookie it needs."""
    is_protected = st.get_option("server.enableXsrfProtection") and bool(st.context.headers)
    return not is_protected or _COOKIE in st.context.cookies


def _show_way_out(context: Context) -> None:
    # Relative, so that it works under any path at which a larger site shows the app.
    st.html(render_way_out(build_path("your_article", context.view.values).lstrip("/")))


def _show_paste() -> None:
    with st.form("own_paste", border=False):
        # A browser silently drops a text above max_chars. The box takes more than an article
        # may have, so that read_text can refuse a longer text with a message.
        text = st.text_area(
            "Text of the article",
            height=260,
            max_chars=MAX_PASTED_CHARS,
            placeholder="Paste the whole article here. Headings may stand on lines of their own.",
            key=TEXT,
        )
        if st.form_submit_button("Read the article", type="primary"):
            _open(partial(_read_article, text))


def _show_file() -> None:
    file = st.file_uploader(
        "A file: text, Markdown, Word, PDF or web page",
        type=_ENDINGS,
        key="own_file",
        on_change=_forget_error,
    )
    if file is not None and st.button("Read the file", type="primary"):
        _open(partial(_read_article, file.getvalue(), file.name))


def _show_pack() -> None:
    file = st.file_uploader(
        "Work that you saved here: a data pack (zip)",
        type=["zip"],
        key="own_zip",
        on_change=_forget_error,
    )
    if file is not None and st.button("Open the saved work", type="primary"):
        _open(partial(_read_pack, file.getvalue()), "Checking the data pack …")


def _forget_error() -> None:
    """Drop the message about the previous file, which would appear beside a new file's name."""
    st.session_state.pop(_ERROR, None)


def _open(read: Callable[[], OwnArticle], activity: str = "Reading the article …") -> None:
    """Open the article that ``read`` returns, or keep a message on why it is refused."""
    try:
        with st.spinner(activity, show_time=True):
            own = read()
    except TouchstoneError as error:
        st.session_state[_ERROR] = str(error)
        return
    st.session_state[KEY] = own
    st.session_state.pop(_ERROR, None)
    st.session_state.pop(BEFORE, None)
    acknowledge_loss()
    st.rerun()


def _read_article(content: str | bytes, name: str = "") -> OwnArticle:
    """Return the article in a text or a file, with its suggested claims."""
    document = read_text(content) if isinstance(content, str) else read_document(name, content)
    meta = describe_origin(document)
    article, reading = start_draft(
        document, suggest_article_id(meta["title"]), meta, data.load_vocabulary()
    )
    return _build_own(
        document=document,
        meta=meta,
        article=article,
        base=data.load().pack,
        sources=None,
        reading=reading,
        rows=list_rows(reading),
        about_massage=reading.about_massage,
    )


def _read_correction(previous: OwnArticle, text: str) -> OwnArticle:
    """Return the article with a corrected text, and with the earlier decisions."""
    document = read_corrected(text, previous.meta["title"], previous.document.format)
    meta = {**previous.meta, "title": document.title}
    article, reading = start_draft(
        document, previous.article.article_id, meta, data.load_vocabulary()
    )
    rows = carry_over(list_rows(reading), previous.rows, article, previous.article)
    change_notes = tell_changes(previous.rows, rows, previous.base)
    return _build_own(
        document=replace(document, notes=(*document.notes, *change_notes)),
        meta=meta,
        article=article,
        base=previous.base,
        sources=previous.sources,
        reading=reading,
        rows=rows,
        about_massage=reading.about_massage,
        dismissed=previous.dismissed,
    )


def _read_pack(raw: bytes) -> OwnArticle:
    """Return the article of a data pack, with the decisions saved in it."""
    uploaded = read_pack_zip(raw)
    article_id, article = next(iter(uploaded.pack.articles.items()))
    document, meta = read_pack_article(uploaded.pack, article_id)
    shown_pack = data.load().pack
    vocabulary = data.load_vocabulary() if uploaded.pack.has_names_of(shown_pack) else None
    resumed = resume_draft(uploaded.pack, article_id, uploaded.decisions, vocabulary)
    return _build_own(
        document=replace(document, notes=(*document.notes, *resumed.notes)),
        meta=meta,
        article=article,
        base=rest_on_evidence(uploaded.pack, uploaded.sources, shown_pack, data.load_sources()),
        sources=uploaded.sources,
        reading=resumed.reading,
        rows=resumed.rows,
        about_massage=True,
        dismissed=resumed.dismissed,
    )


def _build_own(
    *,
    document: Document,
    meta: dict[str, str],
    article: Article,
    base: Pack,
    sources: Sources | None,
    reading: ArticleReading,
    rows: tuple[DraftRow, ...],
    about_massage: bool,
    dismissed: Collection[Dismissed] = (),
) -> OwnArticle:
    """Return the article with all that its page shows besides its claims."""
    # Imported here: a visitor without an article does not wait for the code that reads articles.
    from touchstone.own_article.reading.sentences import split_article
    from touchstone.own_article.strong_words import read_strong_words
    from touchstone.own_article.touched_cautions import list_touched
    from touchstone.own_article.unclaimed import list_headings, list_left_out, list_unclaimed
    from touchstone.search.cautions import read_caution_words

    strong_words = read_strong_words(base)
    headings = list_headings(reading.headings, strong_words)
    return OwnArticle(
        document=document,
        meta=meta,
        article=article,
        base=base,
        sources=sources,
        left_out=list_left_out(reading.denied, strong_words),
        about_massage=about_massage,
        rows=rows,
        strong_words=strong_words,
        touched=list_touched(split_article(article), read_caution_words(base)),
        unmatched=(*headings, *list_unclaimed(reading.passed_over, strong_words)),
        suggested=list_unclaimed(reading.suggested, strong_words),
        dismissed=set(dismissed),
    )
