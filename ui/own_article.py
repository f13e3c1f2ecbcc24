"""A visitor's own article: given, read, corrected. It stays in the visitor's session."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone import markup, wording
from touchstone.articles import Article
from touchstone.claims import KINDS
from touchstone.documents import Document, read_document, read_text, suggest_article_id
from touchstone.drafts import (
    DraftRow,
    describe_origin,
    find_words,
    list_claims,
    list_rows,
    read_pack_article,
    start_draft,
)
from touchstone.errors import TouchstoneError
from touchstone.limits import MAX_ARTICLE_CHARS, MAX_PDF_PAGES, MAX_UPLOAD_BYTES, MEGABYTE
from touchstone.loading import Sources
from touchstone.pack import Pack
from touchstone.pack_zip import read_pack_zip
from ui import data, pick_words
from ui.frame import read_today

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

    from touchstone.reading.suggest import Denied

# Everything that a visitor gave stands under this one key of the session.
KEY = "own_article"
_ERROR = "own_error"
_TABLE = "own_table"
_WAYS = {"paste": "Paste the text", "file": "Upload a file", "pack": "Go on with a data pack"}
_ENDINGS = ["txt", "md", "docx", "pdf", "html", "htm"]
_COLUMNS = ("accepted", "words", "concern_id", "benefit_id", "kind", "why")


@dataclass
class Own:
    """What a visitor gave and made of it; changed in place as the visitor works.

    Attributes:
        document: The words that were understood.
        meta: What the article says of itself.
        article: The article.
        base: Gives concerns, benefits and research: the shown pack, or the visitor's.
        sources: The files of a visitor's pack; None for the shown one.
        denied: Sentences that deny or doubt.
        about_massage: Whether the article is about massage at all.
        rows: The table as it is now.
        start: The table as it was drawn first; edits are kept by the widget.
        drawn: How often the table was begun anew.
    """

    document: Document
    meta: dict[str, str]
    article: Article
    base: Pack
    sources: Sources | None
    denied: tuple[Denied, ...]
    about_massage: bool
    rows: tuple[DraftRow, ...]
    start: tuple[DraftRow, ...]
    drawn: int = 0


def current() -> Own | None:
    """Return what the visitor gave, or None."""
    found: Own | None = st.session_state.get(KEY)
    return found


def show_ways() -> None:
    """Draw the ways to give an article, with their limits before anything is given."""
    st.html(markup.build_paragraphs(_promises(), css_class="ts-plain"))
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
        st.html(markup.build_note([st.session_state[_ERROR]]))


def _promises() -> list[str]:
    megabytes = MAX_UPLOAD_BYTES // MEGABYTE
    return [
        "Give an article about massage and skin. You get its claims with the exact sentences, "
        "to accept, correct or reject, and what research found beside them.",
        f"Limits: {megabytes} MB a file, {MAX_ARTICLE_CHARS:,} characters of text, "
        f"{MAX_PDF_PAGES} pages of a PDF. Pictures are left out.",
        "What you give stays in this session. It is not stored, not logged, and not shown to "
        "anyone else. The link of this page does not carry it. It is gone at the latest two "
        "minutes after you close or reload the page.",
    ]


def _show_paste() -> None:
    with st.form("own_paste", border=False):
        text = st.text_area(
            "Text of the article",
            height=260,
            max_chars=MAX_ARTICLE_CHARS,
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
            meta = describe_origin(document, today=read_today().isoformat())
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
    except TouchstoneError as error:
        st.session_state[_ERROR] = str(error)
        return
    article_id, article = next(iter(given.pack.articles.items()))
    document, meta = read_pack_article(given.pack, article_id)
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
    st.rerun()


def forget() -> None:
    """Drop everything that the visitor gave."""
    for key in [name for name in st.session_state if str(name).startswith("own_")]:
        del st.session_state[key]


def show_understood(own: Own) -> None:
    """Draw what the article says of itself, to be corrected, and what was noticed."""
    words = sum(len(text.split()) for part in own.article.sections for text in part.paragraphs)
    facts = [f"{wording.format_count(words, 'word')} were understood.", *own.document.notes]
    st.html(markup.build_note(facts))
    left, right = st.columns(2)
    labels = {
        "title": "Title", "author": "Author", "based_on": "Where it comes from",
        "licence": "Licence",
    }  # fmt: skip
    for number, (name, label) in enumerate(labels.items()):
        column = right if number % 2 else left
        value = column.text_input(label, own.meta[name], max_chars=300, key=f"own_meta_{name}")
        own.meta[name] = value.strip() or own.meta[name]
    own.article = replace(own.article, meta=dict(own.meta))


def show_table(own: Own) -> None:
    """Draw the suggestions as a table to correct; ``own.rows`` is what it says now."""
    key = f"{_TABLE}_{own.drawn}"
    if key not in st.session_state:
        own.start = own.rows  # drawn anew, as after a visit to another page
    frame = pd.DataFrame(
        [tuple(getattr(row, name) for name in _COLUMNS) for row in own.start],
        columns=list(_COLUMNS),
        index=pd.RangeIndex(1, len(own.start) + 1, name="Row"),
    )
    edited = st.data_editor(
        frame.astype({"accepted": "bool", **dict.fromkeys(_COLUMNS[1:], "str")}),
        key=key,
        num_rows="add",
        width="stretch",
        height=420,
        row_height=44,
        hide_index=False,
        column_config=_configure(own.base),
    )
    own.rows = tuple(
        DraftRow(accepted=bool(accepted), **dict(zip(_COLUMNS[1:], map(str, rest), strict=True)))
        for accepted, *rest in zip(*(edited[name].fillna("") for name in _COLUMNS), strict=True)
    )


def _configure(pack: Pack) -> dict[str, ColumnConfig]:
    column = st.column_config

    def name(value: object) -> str:
        return {**pack.concern_names, **pack.benefit_names, **KINDS}.get(str(value), str(value))

    return {
        "accepted": column.CheckboxColumn("Accept", default=True, width=60),
        "concern_id": column.SelectboxColumn(
            "Concern", width=160, options=list(pack.concern_names), format_func=name
        ),
        "benefit_id": column.SelectboxColumn(
            "Benefit", width=170, options=list(pack.benefit_names), format_func=name
        ),
        "kind": column.SelectboxColumn(
            "Kind", options=list(KINDS), format_func=name, default="stated", width=90
        ),
        "words": column.TextColumn("Words of the article", width=230),
        "why": column.TextColumn("Why it was suggested", disabled=True, width=320),
    }


def show_text(own: Own) -> None:
    """Draw the article with the words of the accepted claims marked."""
    parts = pick_words.split_parts(own.article)
    chosen = 0
    if len(parts) > 1:
        chosen = st.selectbox(
            "Part of the text",
            range(len(parts)),
            format_func=lambda number: f"Part {number + 1} of {len(parts)}",
            key="own_part",
        )
    pick_words.show_text(
        own.article,
        parts[chosen],
        quotes=[row.words for row in own.rows if row.accepted],
        denied=[item.sentence for item in own.denied],
        on_pick=_keep_words,
    )
    st.caption("Marked: the words behind accepted claims. Dotted: denied or doubted.")


def _keep_words() -> None:
    own, picked = current(), st.session_state[pick_words.KEY].picked
    if own is None or not picked:
        return
    parts = [str(part) for part in picked.get("parts", [])][:20]
    st.session_state["own_words"] = find_words(own.article, parts)


def show_change(own: Own) -> None:
    """Draw the form that adds a claim, or gives a row other words."""
    names, benefits = own.base.concern_names, own.base.benefit_names
    rows = {
        number: f"Row {number}: {names.get(row.concern_id, '?')} · "
        f"{benefits.get(row.benefit_id, '?')}"
        for number, row in enumerate(own.rows, start=1)
    }
    st.subheader("Add or change a claim", anchor="change")
    words = st.text_area(
        "Words of the article",
        key="own_words",
        max_chars=1_000,
        placeholder="Pick words in the text, or copy them here.",
    )
    target = st.selectbox(
        "For which claim?",
        [0, *rows],
        format_func=lambda number: rows.get(number, "A new claim"),
        key="own_target",
    )
    if target:
        st.button(
            f"Give row {target} these words", on_click=_change_words, args=(target, words),
            disabled=not words.strip(),
        )  # fmt: skip
        return
    left, middle, right = st.columns(3)
    concern = left.selectbox(
        "Concern", list(names), format_func=names.__getitem__, index=None, key="own_concern"
    )
    benefit = middle.selectbox(
        "Benefit", list(benefits), format_func=benefits.__getitem__, index=None, key="own_benefit"
    )
    kind = right.selectbox("Kind", list(KINDS), format_func=KINDS.__getitem__, key="own_kind")
    st.button(
        "Add the claim",
        on_click=_add_row,
        args=(DraftRow(True, concern or "", benefit or "", kind, words),),  # noqa: FBT003
        disabled=not (words.strip() and concern and benefit),
    )


def _add_row(row: DraftRow) -> None:
    own = current()
    if own is not None:
        _begin_table(own, (*own.rows, row))


def _change_words(number: int, words: str) -> None:
    own = current()
    if own is not None and number <= len(own.rows):
        changed = replace(own.rows[number - 1], words=words)
        _begin_table(own, (*own.rows[: number - 1], changed, *own.rows[number:]))


def _begin_table(own: Own, rows: tuple[DraftRow, ...]) -> None:
    own.rows = own.start = rows
    own.drawn += 1
    st.session_state["own_words"] = ""


def show_denied(own: Own) -> None:
    """Draw what the article denies, doubts or asks: listed apart, never suggested."""
    if not own.denied:
        return
    with st.expander(f"Denied or doubted: not suggested ({len(own.denied)})"):
        lines = [f"“{item.sentence}” {item.why}" for item in own.denied]
        st.html(markup.build_paragraphs(lines, css_class="ts-plain"))
