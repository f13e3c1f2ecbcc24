"""Draw the claims of a visitor's article: a table to correct beside the marked text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from touchstone.claims.claims import KINDS
from touchstone.limits import MAX_QUOTE_CHARS
from touchstone.markup.elements import render_note, render_paragraphs
from touchstone.own_article.draft import DraftRow, find_words
from touchstone.packs.pack import Pack
from touchstone.wording.phrases import format_count
from ui.components.pick_words import KEY, show_text, split_pieces
from ui.own_article import OwnArticle, current

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

_TABLE = "own_table"
# Pixels. Streamlit adds a header and a row for a new claim.
_HEAD_HEIGHT, _ROW_HEIGHT = 38, 44
_COLUMNS = ("accepted", "words", "concern_id", "benefit_id", "kind", "why")


def show_understood(own: OwnArticle) -> None:
    """Draw the notes on the document and its metadata, to correct."""
    words = sum(
        len(text.split()) for section in own.article.sections for text in section.paragraphs
    )
    facts = [f"{format_count(words, 'word')} read.", *own.document.notes]
    st.html(render_note(facts))
    labels = {
        "title": "Title", "author": "Author", "based_on": "Where it comes from",
        "licence": "License", "published": "Published, such as 2026-11-24",
    }  # fmt: skip
    # Row by row, so that the order stays on a phone, where columns are stacked.
    columns = (*st.columns(2), *st.columns(3))
    for column, (name, label) in zip(columns, labels.items(), strict=True):
        value = column.text_input(label, own.meta[name], max_chars=300, key=f"own_meta_{name}")
        own.meta[name] = value.strip() or own.meta[name]
    own.article = replace(own.article, meta=dict(own.meta))


def show_table(own: OwnArticle) -> None:
    """Draw the suggestions as a table to correct; ``own.rows`` is what it says now."""
    key = f"{_TABLE}_{own.version}"
    if key not in st.session_state:
        own.start = own.rows  # the widget is new, as after a visit to another page
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
        height=min(420, _HEAD_HEIGHT + _ROW_HEIGHT * (len(own.start) + 1)),
        row_height=_ROW_HEIGHT,
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
        "accepted": column.CheckboxColumn("Accept", default=True, width=100),
        "concern_id": column.SelectboxColumn(
            "Concern", width=160, options=list(pack.concern_names), format_func=name
        ),
        "benefit_id": column.SelectboxColumn(
            "Benefit", width=220, options=list(pack.benefit_names), format_func=name
        ),
        "kind": column.SelectboxColumn(
            "Kind", options=list(KINDS), format_func=name, default="stated", width=90
        ),
        "words": column.TextColumn("Words of the article", width=340, max_chars=MAX_QUOTE_CHARS),
        "why": column.TextColumn("Why it was suggested", disabled=True, width=320),
    }


def show_article_text(own: OwnArticle) -> None:
    """Draw the article with the words of the accepted claims marked."""
    spans = split_pieces(own.article)
    chosen = 0
    if len(spans) > 1:
        chosen = st.selectbox(
            "Part of the text",
            range(len(spans)),
            format_func=lambda number: f"Part {number + 1} of {len(spans)}",
            key="own_part",
        )
    show_text(
        own.article,
        spans[chosen],
        quotes=[row.words for row in own.rows if row.accepted],
        denied=[item.sentence for item in own.denied],
        on_pick=_keep_words,
    )
    st.caption("Marked: the words behind accepted claims. Dotted: denied or doubted.")


def _keep_words() -> None:
    own, picked = current(), st.session_state[KEY].picked
    # The value comes from the browser and may be anything: only words of the article are taken.
    if own and isinstance(picked, str):
        st.session_state["own_words"] = find_words(own.article, [picked])


def show_change(own: OwnArticle) -> None:
    """Draw the form that adds a claim or changes the words of a row."""
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
        max_chars=MAX_QUOTE_CHARS,
        placeholder="Pick words in the text, or copy them here.",
    )
    target = st.selectbox(
        "For which claim?",
        [0, *rows],
        format_func=lambda number: rows.get(number, "A new claim"),
        key="own_target",
    )
    # The value comes from the browser: only an existing row is changed.
    if target in rows:
        st.button(
            f"Give row {target} these words", on_click=_change_words, args=(target, words),
            disabled=not words.strip(),
        )  # fmt: skip
        return
    _offer_new_claim(own, words)


def _offer_new_claim(own: OwnArticle, words: str) -> None:
    """Draw the choices of a new claim, and the button that adds it."""
    names, benefits = own.base.concern_names, own.base.benefit_names
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
        _replace_table(own, (*own.rows, row))


def _change_words(number: int, words: str) -> None:
    own = current()
    if own is not None and number <= len(own.rows):
        changed = replace(own.rows[number - 1], words=words)
        _replace_table(own, (*own.rows[: number - 1], changed, *own.rows[number:]))


def _replace_table(own: OwnArticle, rows: tuple[DraftRow, ...]) -> None:
    own.rows = own.start = rows
    own.version += 1
    st.session_state["own_words"] = ""


def show_denied(own: OwnArticle) -> None:
    """Draw the sentences that deny, doubt or ask, which are never suggested."""
    if not own.denied:
        return
    with st.expander(f"Denied or doubted: not suggested ({len(own.denied)})"):
        lines = [f"“{item.sentence}” {item.why}" for item in own.denied]
        st.html(render_paragraphs(lines, css_class="ts-plain"))
