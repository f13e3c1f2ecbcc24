"""Render concerns side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from touchstone.evidence.cautions import Caution
from touchstone.evidence_map.answer_card import (
    HOW_DONE,
    HOW_SURE,
    ON_WHOM,
    WHO_PAID,
    AnswerCard,
    build_answer_card,
)
from touchstone.evidence_map.comparison import ComparedBenefit, ComparedCell
from touchstone.evidence_map.evidence_map import EvidenceMap
from touchstone.ids import ConcernId
from touchstone.links.view import build_path
from touchstone.markup.cautions import render_cautions
from touchstone.markup.elements import Column, render_kind, render_link, render_table
from touchstone.markup.research import render_certainty, render_verdict
from touchstone.wording import headings
from touchstone.wording.answer_card import how_sure_words, who_paid_words
from touchstone.wording.effects import HOW_MUCH
from touchstone.wording.phrases import join_words, lower_first
from touchstone.wording.research import NOT_WHOLE
from touchstone.wording.verdicts import NO_CLAIM

# Anchor of the comparison.
_ANCHOR = "compared"


def render_way_to_comparison() -> str:
    """Return a note that this address compares concerns, with a link to the comparison below."""
    link = render_link(f"#{_ANCHOR}", "Read the comparison")
    return f'<p class="ts-note ts-way">This link compares concerns. {link}</p>'


def render_comparison(
    evidence_map: EvidenceMap,
    concerns: Sequence[ConcernId],
    compared: Sequence[ComparedBenefit],
) -> str:
    """Return concerns side by side: the answers, then a row per benefit.

    Args:
        evidence_map: The evidence map.
        concerns: Ids of the concerns, one column each; the first is that of the open page.
        compared: See ``evidence_map.comparison.compare_concerns``.
    """
    names = [evidence_map.pack.concern_names[key] for key in concerns]
    cards = [build_answer_card(evidence_map, key) for key in concerns]
    answers = [
        _render_answer(evidence_map, key, card, linked=column_index > 0)
        for column_index, (key, card) in enumerate(zip(concerns, cards, strict=True))
    ]
    texts_by_question = {
        HOW_MUCH: [card.number if card else "" for card in cards],
        ON_WHOM: _list_rows(cards, ON_WHOM),
        HOW_DONE: _list_rows(cards, HOW_DONE),
        HOW_SURE: [_describe_certainty(card) if card else "" for card in cards],
        WHO_PAID: [_describe_payers(card) if card else "" for card in cards],
    }
    rows = [
        ["Answer", *answers],
        # A question that none of them answers does not show how they differ.
        *(
            [title, *map(_render_card_text, texts, cards)]
            for title, texts in texts_by_question.items()
            if any(texts)
        ),
        *([_name_benefit(item), *map(_render_compared, item.cells)] for item in compared),
    ]
    columns = [Column("Question or benefit"), *map(Column, names)]
    caption = f"Side by side: {join_words(names)}"
    table = render_table(caption, columns, rows, css_class="ts-compared", say=True)
    return f'<div id="{_ANCHOR}">{table}</div>'


def _list_rows(cards: Iterable[AnswerCard | None], title: str) -> list[str]:
    """Return the text of one row of each card; '' for a card without that row."""
    return [dict(card.rows).get(title, "") if card else "" for card in cards]


def _render_answer(
    evidence_map: EvidenceMap, concern_id: ConcernId, card: AnswerCard | None, *, linked: bool
) -> str:
    """Return the answer about a concern, with a link to its page if another page is open."""
    answer_html = f"<b>{escape(card.headline)}</b>" if card else NO_CLAIM
    if not linked:
        return answer_html
    address = build_path("concern", {**evidence_map.kept_in_links, "concern": concern_id})
    name = lower_first(evidence_map.pack.concern_names[concern_id])
    return f"{answer_html}<br>{render_link(address.lstrip('/'), f'Open {name}')}"


def _describe_certainty(card: AnswerCard) -> str:
    if not card.verdict.is_decided:
        return ""
    return how_sure_words(card.verdict, card.fragile, where="on its page")


def _describe_payers(card: AnswerCard) -> str:
    return who_paid_words(card.verdict, few_too=True) if card.verdict.is_decided else ""


def _render_card_text(text: str, card: AnswerCard | None) -> str:
    if text:
        return escape(text)
    if card and card.verdict.verdict == "only-a-step":
        return f'<span class="ts-muted">{NOT_WHOLE}</span>'
    return '<span class="ts-muted" aria-hidden="true">–</span><span class="ts-vh">Nothing</span>'


def _name_benefit(item: ComparedBenefit) -> str:
    return escape(item.benefit) + (" (shared)" if item.shared else "")


def render_compared_cautions(cautions: Sequence[Sequence[Caution]], names: Sequence[str]) -> str:
    """Return the cautions of each concern under its name."""
    general = render_link("#cautions", "The general ones apply.")
    parts = [
        f"<p><b>{headings.CAUTIONS}: {escape(name)}</b></p>"
        + (render_cautions(own) if own else f"<p>No special warnings. {general}</p>")
        for name, own in zip(names, cautions, strict=True)
    ]
    return f'<div class="ts-groups">{"".join(f"<div>{part}</div>" for part in parts)}</div>'


def _render_compared(item: ComparedCell) -> str:
    if item.kind is None or item.cell is None:
        return f'<span class="ts-muted">{NO_CLAIM}</span>'
    certainty = f"<br>{render_certainty(item.cell.certainty)}" if item.cell.certainty else ""
    return f"{render_kind(item.kind)}<br>{render_verdict(item.cell)}{certainty}"
